import { createParser } from 'eventsource-parser';

/** One event that holds something: neither a comment nor a heartbeat nor empty data. */
export interface StreamEvent {
  /** What it was named, if it was. */
  name: string | undefined;
  data: string;
}

/** No event of the protocol is anywhere near this. In characters. */
const LONGEST_EVENT = 16 * 1024 * 1024;

/** The blank line that ends an event, at any of the line ends that there are. */
const BLANK_LINE = /\r\n\r\n|\n\n|\r\r|\n\r\n/;

/** The beginning of a line of data that is not empty. */
const DATA_BEGUN = /^data: ?\S/;

/**
 * Reads server-sent events from raw bytes, wherever the chunks are cut. Comments, named
 * heartbeats and empty data give nothing; an event that is longer than any memory should hold is
 * passed over, and those after it are read.
 */
export class EventReader {
  readonly #decoder = new TextDecoder('utf-8');
  readonly #longest: number;
  readonly #events: StreamEvent[] = [];
  readonly #parser;
  #overflowed = false;
  /** The end of the text of an event that is passed over; undefined while none is. */
  #skipped: string | undefined;
  /** How the line that is coming in begins. */
  #line = '';

  /** @param longest length of the longest event that is read, in characters. */
  constructor(longest = LONGEST_EVENT) {
    this.#longest = longest;
    this.#parser = createParser({
      maxBufferSize: longest,
      onEvent: ({ event, data }) => {
        if (event === 'heartbeat' || data.trim() === '') return;
        this.#events.push({ name: event, data });
      },
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') this.#overflowed = true;
      },
    });
  }

  /** True while an event that holds something has come in part. */
  get receiving(): boolean {
    return this.#skipped !== undefined || DATA_BEGUN.test(this.#line);
  }

  /** The events that `bytes` completes. */
  feed(bytes: Uint8Array): StreamEvent[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The last event, if the stream ended without the blank line after it. */
  end(): StreamEvent[] {
    return this.#read(`${this.#decoder.decode()}\n\n`);
  }

  #read(text: string): StreamEvent[] {
    const begins = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    this.#line = `${begins === 0 ? this.#line : ''}${text.slice(begins, begins + 8)}`.slice(0, 8);
    let rest = this.#pastSkipped(text);
    // A chunk of any length is taken in pieces, or one of them could hide where an event ends.
    while (rest !== '') {
      const piece = rest.slice(0, this.#longest);
      this.#parser.feed(piece);
      rest = rest.slice(piece.length);
      if (!this.#overflowed) continue;
      this.#overflowed = false;
      this.#parser.reset();
      this.#skipped = piece.slice(-3);
      rest = this.#pastSkipped(rest);
    }
    return this.#events.splice(0);
  }

  /** What of `text` comes after the event that is passed over; all of it when there is none. */
  #pastSkipped(text: string): string {
    if (this.#skipped === undefined) return text;
    const whole = this.#skipped + text;
    const end = BLANK_LINE.exec(whole);
    this.#skipped = end === null ? whole.slice(-3) : undefined;
    return end === null ? '' : whole.slice(end.index + end[0].length);
  }
}
