import { createParser } from 'eventsource-parser';

/** No event of the protocol is anywhere near this. */
const LONGEST_EVENT = 16 * 1024 * 1024;

/**
 * Reads server-sent events from raw bytes, wherever the chunks are cut; gives the data of each.
 * Comments, named heartbeats and empty data give nothing: their bytes are the sign of life.
 */
export class EventReader {
  readonly #decoder = new TextDecoder('utf-8');
  readonly #data: string[] = [];
  readonly #parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: ({ event, data }) => {
      if (event !== 'heartbeat' && data.trim() !== '') this.#data.push(data);
    },
  });

  /** The events that `bytes` completes. */
  feed(bytes: Uint8Array): string[] {
    this.#parser.feed(this.#decoder.decode(bytes, { stream: true }));
    return this.#data.splice(0);
  }

  /** The last event, if the stream ended without the blank line after it. */
  end(): string[] {
    this.#parser.feed(`${this.#decoder.decode()}\n\n`);
    return this.#data.splice(0);
  }
}
