import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FaultAction } from './fault-types.js';

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One answer on its way out, as it should be or with what is to go wrong with it. */
export class Answer {
  /** Fires when the client has gone, or the answer is complete. */
  readonly gone: Promise<void>;
  readonly #response: ServerResponse;
  readonly #fault: FaultAction | undefined;
  #pieceBytes: number | undefined;
  #cutAt = Number.POSITIVE_INFINITY;
  #sent = 0;
  #broken = false;
  #dripping: Promise<void> = Promise.resolve();

  constructor(response: ServerResponse, fault?: FaultAction) {
    this.#response = response;
    this.#fault = fault;
    this.gone = new Promise((resolve) => response.once('close', () => resolve()));
    if (fault?.kind === 'reset') this.#cutAt = fault.atByte;
  }

  get begun(): boolean {
    return this.#response.headersSent;
  }

  /** Breaks the connection at that byte of the body. */
  cutAt(byte: number): void {
    this.#cutAt = Math.min(this.#cutAt, byte);
  }

  /** Sends the body in pieces of so many bytes from now on. */
  cutUp(pieceBytes: number | undefined): void {
    this.#pieceBytes = pieceBytes;
  }

  head(status: number, headers: OutgoingHttpHeaders): void {
    const fault = this.#fault;
    if (fault?.kind === 'reset' && fault.atByte === 0) {
      this.reset();
      return;
    }
    const length = Number(headers['content-length']);
    const told =
      fault?.kind === 'wrong-length' && Number.isFinite(length)
        ? { ...headers, 'content-length': Math.max(0, length + fault.by) }
        : headers;
    this.#response.writeHead(status, told);
  }

  /** Sends the head before there is a body. */
  flush(): void {
    if (!this.#broken) this.#response.flushHeaders();
  }

  /** Resolves when the bytes have been handed on. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#broken) return;
    const left = this.#cutAt - this.#sent;
    const part = bytes.length > left ? bytes.subarray(0, left) : bytes;
    this.#sent += part.length;
    const isCut = this.#sent >= this.#cutAt;
    if (isCut) this.#broken = true;
    if (this.#fault?.kind === 'drip') {
      const { bytes: size, everyMs } = this.#fault;
      this.#dripping = this.#dripping.then(() => this.#drip(part, size, everyMs));
      await this.#dripping;
    } else {
      await this.#pass(part);
    }
    if (isCut) this.#response.destroy();
  }

  async end(bytes: Uint8Array = Buffer.alloc(0)): Promise<void> {
    if (bytes.length > 0) await this.write(bytes);
    await this.#dripping;
    if (this.#broken) return;
    // A connection that goes on would leave the client waiting for the bytes that it was told of.
    const isWrong = this.#fault?.kind === 'wrong-length';
    // The answer lets go of its connection when it has ended.
    const { socket } = this.#response;
    this.#response.end(() => {
      if (isWrong) socket?.destroy();
    });
  }

  /** `retryAfter` as the header of that name has it: seconds, or a date. */
  async json(status: number, body: unknown, retryAfter?: string | number): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(body));
    this.head(status, {
      'content-type': 'application/json',
      'content-length': bytes.length,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    });
    await this.end(bytes);
  }

  reset(): void {
    this.#broken = true;
    this.#response.destroy();
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    const size = this.#pieceBytes ?? Math.max(1, bytes.length);
    const passed: Promise<void>[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const piece = bytes.subarray(at, at + size);
      passed.push(new Promise((resolve) => this.#response.write(piece, () => resolve())));
    }
    await Promise.all(passed);
  }

  async #drip(bytes: Uint8Array, size: number, everyMs: number): Promise<void> {
    for (let at = 0; at < bytes.length && !this.#response.destroyed; at += size) {
      await this.#pass(bytes.subarray(at, at + size));
      await wait(everyMs);
    }
  }
}
