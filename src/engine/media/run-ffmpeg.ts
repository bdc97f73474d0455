import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ExitCode, VmgError } from '../../support/errors.js';
import { failureOf, isDiskFull } from './complaints.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { killGroup, watchChild } from './live-children.js';
import { createFraction, createProgressReader } from './progress.js';
import { createActivityReader, startWatchdog, type Watchdog } from './watchdog.js';

const LOG_LINES_KEPT = 200;
const KILL_AFTER_MS = 2000;
const STUCK_AFTER_MS = 60_000;

export interface ProcessOptions {
  signal?: AbortSignal | undefined;
  /** What the child reads; without it the child has no standard input. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Each line of the log; return true to keep the line out of error reports. */
  onLogLine?: (line: string) => boolean;
  /** The log has come to its end. */
  onLogEnd?: () => void;
  /** The child's process id, for a record that survives this process. */
  onSpawn?: (pid: number) => void;
  /** Files that are deleted unless the child comes to a good end. */
  temporaryFiles?: readonly string[];
  /** Milliseconds without any progress after which the child is killed; by default a minute. */
  stuckAfterMs?: number;
}

export interface RunOptions extends ProcessOptions {
  /** Length of the output, against which progress is measured. */
  durationSeconds?: number;
  /** Called with 0…1, never falling; 1 at a good end only. */
  onProgress?: ((fraction: number) => void) | undefined;
  /** Takes the standard output; without it, the standard output carries the progress. */
  onStdout?: (chunk: Uint8Array) => void;
}

export interface RunResult {
  /** The last 200 lines of the log. */
  log: readonly string[];
}

interface Running {
  stdout: Readable;
  watchdog: Watchdog;
  /** Resolves with the log at a good end; rejects at any other. */
  ended: Promise<RunResult>;
  /** SIGTERM now, SIGKILL two seconds later. */
  stop(): void;
}

function spawnError(ffmpeg: Ffmpeg, cause: unknown): VmgError {
  return new VmgError(
    'ffmpeg-unusable',
    ExitCode.programMissing,
    `ffmpeg could not be started: ${ffmpeg.path}`,
    { hint: 'Install ffmpeg, or set VMG_FFMPEG to one that runs.', cause },
  );
}

function stuckError(quietMs: number, log: readonly string[]): VmgError {
  const seconds = Math.max(1, Math.round(quietMs / 1000));
  return new VmgError(
    'ffmpeg-stuck',
    ExitCode.jobFailed,
    `ffmpeg made no progress for ${seconds} s and was stopped.`,
    {
      hint: 'Try again; if it happens again, convert the clip to an ordinary MP4 first.',
      details: { log: [...log] },
    },
  );
}

function startFfmpeg(ffmpeg: Ffmpeg, args: readonly string[], options: ProcessOptions): Running {
  const { signal, stdin, onLogLine, temporaryFiles = [] } = options;
  signal?.throwIfAborted();
  const child = spawn(ffmpeg.path, ['-hide_banner', '-nostdin', '-nostats', ...args], {
    stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const { stdout, stderr } = child;
  const forget = watchChild(child, temporaryFiles);

  let killTimer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    if (killTimer) return;
    killGroup(child, 'SIGTERM');
    killTimer = setTimeout(() => killGroup(child, 'SIGKILL'), KILL_AFTER_MS);
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (child.pid !== undefined) options.onSpawn?.(child.pid);

  // A child that ends before it has read all of its input is judged by its exit code.
  if (stdin && child.stdin) pipeline(Readable.from(stdin), child.stdin).catch(() => undefined);

  const log: string[] = [];
  let stuck: VmgError | undefined;
  const watchdog = startWatchdog({
    pid: child.pid ?? 0,
    limitMs: options.stuckAfterMs ?? STUCK_AFTER_MS,
    onStuck(quietMs) {
      stuck = stuckError(quietMs, log);
      // What does not move does not clear up after itself either.
      killGroup(child, 'SIGKILL');
    },
  });
  if (stderr) {
    const lines = createInterface({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on('line', (line) => {
      watchdog.alive();
      if (onLogLine?.(line)) return;
      log.push(line);
      if (log.length > LOG_LINES_KEPT) log.shift();
    });
    lines.once('close', () => options.onLogEnd?.());
  }

  const ended = new Promise<RunResult>((resolve, reject) => {
    child.once('error', (cause) => reject(spawnError(ffmpeg, cause)));
    child.once('close', (code, endSignal) => {
      if (signal?.aborted) reject(signal.reason);
      // One that ended well while it was looked at was not stuck.
      else if (stuck && code !== 0) reject(stuck);
      // Older versions call it a good end when the last of the output could not be written.
      else if (code === 0 && !isDiskFull(log)) resolve({ log });
      else reject(failureOf({ code, signal: endSignal }, log));
    });
  })
    .catch(async (error: unknown) => {
      await Promise.all(temporaryFiles.map((path) => rm(path, { force: true })));
      throw error;
    })
    .finally(() => {
      watchdog.stop();
      clearTimeout(killTimer);
      signal?.removeEventListener('abort', stop);
      forget();
    });
  // Whoever waits sees the rejection; nobody waiting must not end the process.
  ended.catch(() => undefined);
  if (!stdout) throw spawnError(ffmpeg, undefined);
  return { stdout, watchdog, ended, stop };
}

/**
 * Runs ffmpeg to its end with `args`.
 *
 * Throws a `VmgError` that ends with ffmpeg's last words and holds its log, one (`ffmpeg-stuck`)
 * when it made no progress for too long, or the signal's reason when it was aborted: then the child
 * is gone and its temporary files are deleted.
 */
export async function runFfmpeg(
  ffmpeg: Ffmpeg,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { onStdout, onProgress, durationSeconds = 0 } = options;
  const fraction = onProgress ? createFraction(durationSeconds, onProgress) : undefined;
  const progress = onStdout ? [] : ['-progress', 'pipe:1'];
  const running = startFfmpeg(ffmpeg, [...progress, ...args], options);
  const { watchdog } = running;
  const reader = createProgressReader((seconds) => fraction?.at(seconds));
  const activity = createActivityReader(() => watchdog.alive());
  running.stdout.on('data', (chunk: Buffer) => {
    if (onStdout) {
      watchdog.alive();
      onStdout(chunk);
    } else {
      const text = chunk.toString('latin1');
      activity.add(text);
      reader.add(text);
    }
  });
  const result = await running.ended;
  fraction?.finish();
  return result;
}

/**
 * Runs ffmpeg and yields its standard output as it comes, no faster than it is taken. Leaving the
 * loop early stops the child. Throws as {@link runFfmpeg} does.
 */
export async function* streamFfmpeg(
  ffmpeg: Ffmpeg,
  args: readonly string[],
  options: ProcessOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  const running = startFfmpeg(ffmpeg, args, options);
  let complete = false;
  try {
    for await (const chunk of running.stdout) {
      running.watchdog.pause();
      yield chunk as Buffer;
      running.watchdog.resume();
    }
    complete = true;
  } finally {
    if (complete) await running.ended;
    else {
      running.stop();
      await running.ended.catch(() => undefined);
    }
  }
}
