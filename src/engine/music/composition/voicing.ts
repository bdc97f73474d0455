/** How a chord layer likes its chords laid out. */
export interface VoicingTaste {
  voices: number;
  range: readonly [low: number, high: number];
  /** Semitones from the lowest to the highest voice. */
  spread: number;
}

/**
 * The chord tones that `voices` players take. The third (or what suspends it) and the seventh tell
 * the chord; colours come before the fifth, and the root is left to the bass when there are enough
 * others. Expects root, third, fifth, seventh, colours.
 */
function tellingTones(chord: readonly number[], voices: number): number[] {
  const [root, third, fifth, seventh, ...colours] = chord;
  const all = [third, seventh, ...colours.toReversed(), fifth, root];
  const order = chord.length <= 3 ? [third, fifth, root] : all;
  const tones = order.filter((tone) => tone !== undefined).slice(0, voices);
  while (tones.length < voices && tones.length > 0)
    tones.push(tones.length % 2 ? (root ?? 0) : (fifth ?? 0));
  return tones;
}

function placements(tone: number, [low, high]: readonly [number, number]): number[] {
  const pitches: number[] = [];
  for (let pitch = low + ((((tone - low) % 12) + 12) % 12); pitch <= high; pitch += 12) {
    pitches.push(pitch);
  }
  return pitches;
}

/** Every way of laying the tones into the range, low to high, without unisons. */
function layouts(tones: readonly number[], range: readonly [number, number]): number[][] {
  let partial: number[][] = [[]];
  for (const tone of tones) {
    partial = partial.flatMap((chosen) =>
      placements(tone, range)
        .filter((pitch) => !chosen.includes(pitch))
        .map((pitch) => [...chosen, pitch]),
    );
  }
  return partial.map((pitches) => pitches.sort((a, b) => a - b));
}

/** Distance moved by all voices; a voice that comes or goes counts as a small leap. */
function movement(from: readonly number[], to: readonly number[]): number {
  let moved = 0;
  const count = Math.max(from.length, to.length);
  for (let i = 0; i < count; i++) {
    const a = from[i];
    const b = to[i];
    moved += a === undefined || b === undefined ? 3 : Math.abs(a - b);
  }
  const topFrom = from.at(-1);
  const topTo = to.at(-1);
  const leap = topFrom === undefined || topTo === undefined ? 0 : Math.abs(topFrom - topTo);
  return moved + 2 * Math.max(0, leap - 5);
}

/** Parallel fifths and octaves between two voicings of as many voices. */
function parallels(from: readonly number[], to: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < to.length; i++) {
    for (let j = i + 1; j < to.length; j++) {
      const before = (from[j] ?? 0) - (from[i] ?? 0);
      const after = (to[j] ?? 0) - (to[i] ?? 0);
      const perfect = after % 12 === 0 || after % 12 === 7;
      if (before === after && perfect && from[i] !== to[i] && from.length === to.length) count++;
    }
  }
  return count;
}

/** How muddy, gappy or clustered a voicing sounds by itself. */
function roughness(pitches: readonly number[], taste: VoicingTaste): number {
  const low = pitches[0] ?? 0;
  const high = pitches.at(-1) ?? 0;
  let cost = 0.35 * Math.abs(high - low - taste.spread);
  cost += 0.25 * Math.abs((low + high) / 2 - (taste.range[0] + taste.range[1]) / 2);
  for (let i = 1; i < pitches.length; i++) {
    const gap = (pitches[i] ?? 0) - (pitches[i - 1] ?? 0);
    if (gap === 1) cost += i === pitches.length - 1 ? 6 : 3;
    if (gap > 10) cost += gap - 10;
    // Low intervals need room.
    if ((pitches[i - 1] ?? 0) < 48 && gap < 5) cost += 4;
  }
  return cost;
}

/** Lays out a chord so that every voice moves as little as it can from the chord before. */
export function voiceChord(
  chord: readonly number[],
  previous: readonly number[] | null,
  taste: VoicingTaste,
): number[] {
  const candidates = layouts(tellingTones(chord, taste.voices), taste.range);
  let best: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const leading =
      previous === null ? 0 : movement(previous, candidate) + 3 * parallels(previous, candidate);
    const cost = leading + roughness(candidate, taste);
    if (cost < lowest) {
      lowest = cost;
      best = candidate;
    }
  }
  return best;
}
