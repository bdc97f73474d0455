/**
 * Reads ffmpeg's `-progress` text in whatever pieces it arrives and reports how far the output
 * has come, in seconds. Old versions call the microseconds `out_time_ms`; newer ones write both.
 */
export function createProgressReader(onSeconds: (seconds: number) => void): {
  add(text: string): void;
} {
  let rest = '';
  return {
    add(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const match = /^out_time_(?:us|ms)=\s*(-?\d+)/.exec(line);
        if (match) onSeconds(Number(match[1]) / 1e6);
      }
    },
  };
}

/** Turns positions into fractions that never go back and reach 1 only by `finish`. */
export function createFraction(
  durationSeconds: number,
  onProgress: (fraction: number) => void,
): { at(seconds: number): void; finish(): void } {
  let last = -1;
  const report = (fraction: number): void => {
    if (fraction <= last) return;
    last = fraction;
    onProgress(fraction);
  };
  return {
    at(seconds) {
      if (durationSeconds > 0 && seconds >= 0) report(Math.min(0.999, seconds / durationSeconds));
    },
    finish: () => report(1),
  };
}
