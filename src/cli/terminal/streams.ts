import type { Readable, Writable } from 'node:stream';

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

/** True when `stream` is a terminal on which lines can be redrawn. */
export function canRedraw(stream: OutputStream, env: Environment): boolean {
  return stream.isTTY === true && env.TERM !== 'dumb' && !isSet(env.CI);
}

export type Environment = Readonly<Record<string, string | undefined>>;

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
