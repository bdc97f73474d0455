/** `0.4 s`, `12 s`, `2 min 5 s`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  return formatWholeSeconds(Math.round(seconds) * 1000);
}

/** The seconds that have passed, for a display that counts them: `0 s`, `12 s`, `2 min 5 s`. */
export function formatWholeSeconds(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const AGO: readonly (readonly [milliseconds: number, unit: string])[] = [
  [24 * 60 * 60_000, 'day'],
  [60 * 60_000, 'hour'],
  [60_000, 'minute'],
];

/** How long ago something was: `just now`, `5 minutes ago`, `2 days ago`. */
export function formatAgo(milliseconds: number): string {
  for (const [length, unit] of AGO) {
    const count = Math.floor(milliseconds / length);
    if (count >= 1) return `${plural(count, unit)} ago`;
  }
  return 'just now';
}

/** A point or length on the timeline: `0:07`, `1:05`, `1:00:00`. */
export function formatTimecode(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** A file's size, in powers of 1000 as file managers show it. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

export function formatPercent(fraction: number): string {
  return `${Math.round(Math.min(1, Math.max(0, fraction)) * 100)}%`;
}

/** −14.0 with a real minus sign. */
export function formatSigned(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `1 cut`, `3 cuts`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
