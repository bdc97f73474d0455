/** The gain is down before a peak comes: half of it for each of two smoothings. */
const LOOK_AHEAD_SECONDS = 0.003;
const RELEASE_SECONDS = 0.14;

/**
 * The gain of a look-ahead limiter at every sample: `peaks` (linear, see `truePeakCurve`) times
 * `drive` times this gain never exceeds `ceiling`. The curve is smooth, so that it does not distort.
 */
export function limiterGain(
  peaks: Float32Array,
  drive: number,
  ceiling: number,
  sampleRate: number,
): Float32Array {
  const gain = new Float32Array(peaks.length);
  const half = Math.max(1, Math.round((LOOK_AHEAD_SECONDS * sampleRate) / 2));
  slidingMinimum(peaks, drive, ceiling, 2 * half, gain);
  release(gain, Math.exp(-1 / (RELEASE_SECONDS * sampleRate)));
  average(gain, half);
  average(gain, half);
  return gain;
}

/** The least gain that any peak within ±`reach` samples asks for. */
function slidingMinimum(
  peaks: Float32Array,
  drive: number,
  ceiling: number,
  reach: number,
  gain: Float32Array,
): void {
  gain.fill(1);
  const threshold = ceiling / drive;
  // The peaks of the window that may still become its maximum, falling; a ring.
  const queue = new Int32Array(peaks.length > 0 ? 2 * reach + 2 : 1);
  let head = 0;
  let size = 0;
  const length = queue.length;
  const peakAt = (slot: number): number => peaks[queue[slot % length] ?? 0] ?? 0;
  for (let i = 0; i < peaks.length + reach; i++) {
    if (i < peaks.length) {
      const peak = peaks[i] ?? 0;
      if (peak > threshold) {
        while (size > 0 && peakAt(head + size - 1) <= peak) size--;
        queue[(head + size) % length] = i;
        size++;
      }
    }
    const at = i - reach;
    while (size > 0 && (queue[head % length] ?? 0) < at - reach) {
      head = (head + 1) % length;
      size--;
    }
    if (at >= 0 && size > 0) gain[at] = threshold / peakAt(head);
  }
}

/** Lets the gain fall at once and rise slowly. */
function release(gain: Float32Array, factor: number): void {
  let value = 1;
  for (let i = 0; i < gain.length; i++) {
    const wanted = gain[i] ?? 1;
    value = wanted < value ? wanted : wanted + (value - wanted) * factor;
    gain[i] = value;
  }
}

/** Moving average over ±`half` samples, in place; beyond the ends the end values go on. */
function average(values: Float32Array, half: number): void {
  const length = values.length;
  if (length === 0) return;
  const span = 2 * half + 1;
  const first = values[0] ?? 1;
  const last = values[length - 1] ?? 1;
  // The values that have already been overwritten, as far back as the window reaches.
  const past = new Float32Array(half + 1).fill(first);
  let sum = first * half;
  for (let i = 0; i <= half; i++) sum += i < length ? (values[i] ?? 1) : last;
  for (let i = 0; i < length; i++) {
    const ahead = i + half + 1;
    past[i % (half + 1)] = values[i] ?? 1;
    const leaving = past[(i + 1) % (half + 1)] ?? 1;
    values[i] = sum / span;
    sum += (ahead < length ? (values[ahead] ?? 1) : last) - leaving;
  }
}
