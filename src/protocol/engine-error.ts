import { z } from 'zod';
import { ExitCode } from '../support/errors.js';
import { maybe } from './tolerant.js';

/** No error ends a run with success, and no server interrupts one. */
const NO_FAILURES: readonly number[] = [ExitCode.done, ExitCode.interrupted, ExitCode.terminated];
const EXIT_CODES: ReadonlySet<number> = new Set(
  Object.values(ExitCode).filter((code) => !NO_FAILURES.includes(code)),
);

/**
 * How the embedded engine names an error of its own, beside the words: as `origin` of an envelope
 * or of an event. The hosted service sends none.
 */
export const engineError = z.looseObject({
  /** The error's stable name, such as `ffmpeg-missing`. */
  code: z.string().min(1),
  exitCode: z.custom<ExitCode>((value) => typeof value === 'number' && EXIT_CODES.has(value)),
  hint: maybe(z.string()),
  /** Facts about it, such as the last lines of a program's log; never a token. */
  details: maybe(z.record(z.string(), z.unknown())),
});

export type EngineError = z.infer<typeof engineError>;
