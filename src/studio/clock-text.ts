/** `1:04.2`: minutes, seconds and, with `digits`, their fractions; never rounded up. */
export function clockText(milliseconds: number, digits: 0 | 1 | 2 = 0): string {
  const unit = 10 ** digits;
  const parts = Math.floor((Math.max(0, milliseconds) / 1000) * unit + 1e-6);
  const minutes = Math.floor(parts / (60 * unit));
  const seconds = Math.floor(parts / unit) % 60;
  const fraction = digits === 0 ? '' : `.${String(parts % unit).padStart(digits, '0')}`;
  return `${minutes}:${String(seconds).padStart(2, '0')}${fraction}`;
}

const STEPS_MS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000,
];

/** Times for a ruler on which a second takes so many pixels, at least `room` pixels apart. */
export function rulerTicks(
  lengthMs: number,
  pixelsPerSecond: number,
  room = 76,
): { ms: number; label: string }[] {
  const least = (room / pixelsPerSecond) * 1000;
  const step = STEPS_MS.find((candidate) => candidate >= least) ?? 600_000;
  const count = Math.floor(Math.max(0, lengthMs - 1) / step) + 1;
  return Array.from({ length: count }, (_, i) => ({
    ms: i * step,
    label: clockText(i * step, step < 1000 ? 1 : 0),
  }));
}
