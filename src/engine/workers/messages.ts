import type { ExitCode } from '../../support/errors.js';

/** What the pool sends to a worker. */
export type ToWorker =
  | { kind: 'run'; id: number; task: string; input: unknown }
  | { kind: 'cancel'; id: number };

/** What a worker sends back; the last message of a run is `done` or `failed`. */
export type FromWorker =
  | { kind: 'progress'; id: number; stage: string; fraction: number | undefined }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; error: SentError };

/** An error on its way between threads, where classes get lost. */
export interface SentError {
  name: string;
  message: string;
  stack: string | undefined;
  /** Of a VmgError. */
  user:
    | {
        code: string;
        exitCode: ExitCode;
        hint: string | undefined;
        details: Record<string, unknown> | undefined;
      }
    | undefined;
}
