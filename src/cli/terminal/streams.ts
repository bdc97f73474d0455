import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../../support/environment.js';

/** A stream that is written to, and what is known of the terminal behind it. */
export type OutputStream = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  getColorDepth?(env?: object): number;
};

export type InputStream = Readable & { readonly isTTY?: boolean };

/** The three streams of a process; a test brings buffers whose terminal bits it sets. */
export interface Streams {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

const USUAL_COLUMNS = 80;

/** The width of a line on `stream`; a terminal that does not know its own (0 columns) has the usual one. */
export function columnsOf({ columns }: OutputStream): number {
  return columns !== undefined && columns > 0 ? columns : USUAL_COLUMNS;
}

/** `stream` for libraries that divide by its width: what they see of it is never 0. */
export function withUsableWidth(stream: OutputStream): OutputStream {
  return Object.create(stream, {
    columns: { get: () => columnsOf(stream) },
    write: {
      value: stream.write.bind(stream),
      // Ora puts its own in this place while it spins.
      writable: true,
      configurable: true,
    },
  });
}

/** True when `stream` is a terminal on which lines can be redrawn. */
export function canRedraw(stream: OutputStream, env: Environment): boolean {
  return stream.isTTY === true && env.TERM !== 'dumb' && !isSet(env.CI);
}

/** True when a variable is there and is not one of the ways to say no. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/**
 * Lets a reader that goes away (`vmg status | head -1`) end the output quietly: an EPIPE on either
 * stream is a clean end, and what is written after it goes nowhere. Other errors are passed to
 * `onError`.
 */
export function ignoreClosedPipes(streams: Streams, onError: (error: Error) => void): void {
  for (const stream of [streams.stdout, streams.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') onError(error);
    });
  }
}
