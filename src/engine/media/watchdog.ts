import { cpuSeconds } from './process-time.js';

export interface WatchdogOptions {
  /** The child that is watched. */
  pid: number;
  /** Milliseconds without a sign of life after which it counts as stuck. */
  limitMs: number;
  /** Called once, with how long there was no sign, in milliseconds. */
  onStuck: (quietMs: number) => void;
}

export interface Watchdog {
  /** A sign of life. */
  alive(): void;
  /** While nobody takes what the child makes, its silence says nothing. */
  pause(): void;
  resume(): void;
  stop(): void;
}

const LOOKS = 6;
/** A child that computes is working, even if there is nothing to show for it yet: so much longer. */
const BUSY_FACTOR = 10;
/** The share of one core from which on it computes. */
const BUSY_SHARE = 0.05;

/**
 * Watches a child for signs of life. One that gives none for `limitMs` and does not compute either
 * is stuck; one that computes (it may be on its way to the first frame that is wanted), or of which
 * that cannot be told, is given ten times as long.
 */
export function startWatchdog({ pid, limitMs, onStuck }: WatchdogOptions): Watchdog {
  const lookEveryMs = limitMs / LOOKS;
  let quietMs = 0;
  let isPaused = false;
  let isOver = false;
  let cpuBefore: Promise<number | undefined> | undefined;

  const alive = (): void => {
    quietMs = 0;
    cpuBefore = undefined;
  };
  const isBusy = async (): Promise<boolean> => {
    const [before, now] = await Promise.all([cpuBefore, cpuSeconds(pid)]);
    // What cannot be told does not count against it.
    if (before === undefined || now === undefined) return true;
    return now - before > (BUSY_SHARE * quietMs) / 1000;
  };
  const stop = (): void => {
    isOver = true;
    clearInterval(timer);
  };
  const bite = (): void => {
    stop();
    onStuck(quietMs);
  };
  const timer = setInterval(() => {
    if (isPaused) return;
    quietMs += lookEveryMs;
    cpuBefore ??= cpuSeconds(pid);
    if (quietMs + 1 < limitMs) return;
    if (quietMs >= BUSY_FACTOR * limitMs) return bite();
    const seen = quietMs;
    void isBusy().then((busy) => {
      if (!busy && quietMs >= seen && !isPaused && !isOver) bite();
    });
  }, lookEveryMs);
  timer.unref();

  return {
    alive,
    pause() {
      isPaused = true;
    },
    resume() {
      alive();
      isPaused = false;
    },
    stop,
  };
}

/**
 * Reads ffmpeg's `-progress` text and calls `onActive` when the output has grown: in frames, time
 * or bytes. That the text itself goes on says only that its writer is alive.
 */
export function createActivityReader(onActive: () => void): { add(text: string): void } {
  const seen = new Map<string, string>();
  let rest = '';
  return {
    add(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, name, value] = /^(frame|total_size|out_time)=\s*(.*)/.exec(line) ?? [];
        if (name === undefined || value === undefined || seen.get(name) === value) continue;
        seen.set(name, value);
        onActive();
      }
    },
  };
}
