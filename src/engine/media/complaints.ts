import { constants } from 'node:os';
import { ExitCode, VmgError } from '../../support/errors.js';

/** How a child process came to its end. */
export interface ChildEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const DISK_FULL = /No space left on device|Disk quota exceeded/i;
/** Lines that tell what ffmpeg is doing, not what went wrong. */
const NOTICES = [
  /^\s*$/,
  /^\s*(Last message repeated|Conversion failed)/,
  /^(Input|Output) #\d|^Stream mapping:|^\s+Stream #|^\s+Duration: |^\s*Metadata:|^\s*Side data:/,
  /^\s+[\w-]+\s*: /,
  /^Press \[q\]|^(frame|size|video)[=:]|^ffmpeg version|^\s+(built with|configuration:)/,
  /Guessed Channel Layout|Estimating duration|deprecated pixel format|Past duration/i,
  /^\[libx264 @|^\[aac @ \S+\] Qavg/,
];
const ERRORS =
  /error|invalid|fail|cannot|can't|could not|unable|not (found|supported|allowed|recognized)|no such|denied|unknown|unrecognized|option |missing|exceed|no space|too (large|many|big)|matches no streams|does not/i;
/** A program that damaged data have led astray dies of these; somebody sends it the others. */
const CRASHES = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL']);

/** The last line that says what went wrong, without ffmpeg's `[h264 @ 0x55…]` prefixes. */
function lastWords(log: readonly string[]): string | undefined {
  const telling = log.filter((line) => !NOTICES.some((notice) => notice.test(line)));
  const last = telling.findLast((line) => ERRORS.test(line)) ?? telling.at(-1);
  return last?.replace(/^(\[[^\]]*\]\s*)+/, '').trim();
}

/** The signal that ended it, also where it caught it: it then says so and exits with 255. */
function signalOf({ code, signal }: ChildEnd, log: readonly string[]): string | undefined {
  if (signal) return signal;
  if (code !== 255) return undefined;
  const told = log.map((line) => /received signal (\d+)/.exec(line)?.[1]).find(Boolean);
  const names = Object.entries(constants.signals);
  return names.find(([, number]) => number === Number(told))?.[0];
}

/** True when the log says that there was no room for the output, whatever the exit code says. */
export function isDiskFull(log: readonly string[]): boolean {
  return log.some((line) => DISK_FULL.test(line));
}

/** Why a run of ffmpeg came to no good end, with the whole of its log in the details. */
export function failureOf(end: ChildEnd, log: readonly string[]): VmgError {
  const details = { log: [...log] };
  if (isDiskFull(log)) {
    return new VmgError('disk-full', ExitCode.jobFailed, 'The disk is full.', {
      hint: 'Free some space, then try again.',
      details,
    });
  }
  const signal = signalOf(end, log);
  if (signal !== undefined && !CRASHES.has(signal)) {
    return new VmgError('ffmpeg-ended', ExitCode.jobFailed, `ffmpeg was ended by ${signal}.`, {
      hint: 'Check that there is enough free memory, then try again.',
      details,
    });
  }
  const words = lastWords(log) ?? `it ended with exit code ${end.code}`;
  const message = signal ? `ffmpeg was ended by ${signal}.` : `ffmpeg failed: ${words}`;
  return new VmgError('ffmpeg-failed', ExitCode.jobFailed, message, {
    hint: 'Run again with --verbose to see its log.',
    details,
  });
}
