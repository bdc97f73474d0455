import type { ClientRequest } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type FormData from 'form-data';

/** A server that does not know the question whether it wants the body gives no answer to it. */
const CONTINUE_MS = 1_000;

/**
 * A form whose first byte waits until it is wanted: a server that refuses a request by its head
 * need not be sent the body, and would cut the connection in its midst, so that the reason is
 * lost.
 */
export class HeldForm {
  readonly headers: Record<string, string>;
  readonly body: Readable;
  readonly #asks: boolean;
  readonly #release: () => void;

  /**
   * @param asks whether the server is asked first. Where a proxy's agent writes the head anew
   * when it is connected, the body only waits for that: what goes before it, the question
   * itself too, has the head written twice.
   */
  constructor(form: FormData, asks: boolean) {
    this.#asks = asks;
    const body = new PassThrough();
    form.on('error', (error) => body.destroy(error));
    this.headers = {
      ...form.getHeaders(),
      'content-length': String(form.getLengthSync()),
      ...(asks ? { expect: '100-continue' } : {}),
    };
    this.body = body;
    let isReleased = false;
    this.#release = () => {
      if (!isReleased) form.pipe(body);
      isReleased = true;
    };
  }

  /** Lets the body go when the server asks for it, or does not say whether it wants it. */
  watch(request: ClientRequest): void {
    request.once('continue', this.#release);
    request.once('socket', () => {
      if (!this.#asks) return this.#release();
      const timer = setTimeout(this.#release, CONTINUE_MS);
      request.once('response', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    });
  }
}
