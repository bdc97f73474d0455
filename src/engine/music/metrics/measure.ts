import { barStartsOf } from '../plan/bars.js';
import { isSilentAt } from '../plan/silence.js';
import { secondsAt } from '../plan/tempo-map.js';
import type { Note, Score } from '../types.js';

const SCALES = [
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 3, 5, 7, 8, 10],
].flatMap((scale) =>
  Array.from({ length: 12 }, (_, tonic) => new Set(scale.map((step) => (step + tonic) % 12))),
);

/** Shannon entropy of the pitch classes of `notes`, bits (MusPy `pitch_class_entropy`). */
function pitchClassEntropy(notes: readonly Note[]): number {
  const counts = new Array<number>(12).fill(0);
  for (const { pitch } of notes) counts[pitch % 12] = (counts[pitch % 12] ?? 0) + 1;
  return counts.reduce((sum, count) => {
    const share = count / Math.max(1, notes.length);
    return share > 0 ? sum - share * Math.log2(share) : sum;
  }, 0);
}

/** The largest share of notes within one major or minor scale (MusPy `scale_consistency`). */
function scaleConsistency(notes: readonly Note[]): number {
  if (notes.length === 0) return 1;
  return Math.max(
    ...SCALES.map(
      (scale) => notes.filter(({ pitch }) => scale.has(pitch % 12)).length / notes.length,
    ),
  );
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Notes that have a pitch: drums and effects are left out, as MusPy leaves out drum tracks. */
function pitchedNotes(score: Score): Note[] {
  return score.parts
    .filter(
      ({ role, instrument }) => role !== 'drums' && role !== 'effects' && instrument.kind !== 'kit',
    )
    .flatMap(({ notes }) => notes);
}

/**
 * Measures a score by the formulas of MusPy (pitch-class entropy, scale consistency, groove
 * consistency at 16 steps a bar, empty-beat rate, polyphony) and MusDr (entropy over windows of one
 * and four bars); `onsetsPerBar` counts the different sixteenths on which something pitched begins.
 * The bars are the score's own, without those that were to be silent; notes are taken as written, on
 * the grid.
 */
export function measureScore(score: Score): Record<string, number> {
  const notes = pitchedNotes(score);
  const starts = barStartsOf(score);
  const end = score.sections.at(-1)?.endBeat ?? (starts.at(-1) ?? 0) + 4;
  const bars = starts
    .map((start, i) => ({ start, end: starts[i + 1] ?? end }))
    .filter(({ start }) => !isSilentAt(score, start));
  const within = bars.map(({ start, end: barEnd }) =>
    notes.filter(({ startBeat }) => startBeat >= start - 1e-6 && startBeat < barEnd - 1e-6),
  );
  const windows = (size: number): number => {
    const entropies: number[] = [];
    for (let i = 0; i + size <= within.length; i++) {
      const inside = within.slice(i, i + size).flat();
      if (inside.length > 0) entropies.push(pitchClassEntropy(inside));
    }
    return entropies.length > 0 ? mean(entropies) : pitchClassEntropy(notes);
  };
  const patterns = within.map((inside, i) => {
    const pattern = new Array<boolean>(16).fill(false);
    for (const { startBeat } of inside) {
      const step = Math.round((startBeat - (bars[i]?.start ?? 0)) * 4);
      if (step < 16) pattern[step] = true;
    }
    return pattern;
  });
  const differences = patterns
    .slice(1)
    .map(
      (pattern, i) => pattern.filter((onset, step) => onset !== patterns[i]?.[step]).length / 16,
    );

  const steps = Math.max(1, Math.round(end * 12));
  const sounding = Array.from({ length: steps }, () => new Set<number>());
  for (const { startBeat, durationBeats, pitch } of notes) {
    const last = Math.min(steps, Math.max(Math.round((startBeat + durationBeats) * 12), 1));
    for (let step = Math.round(startBeat * 12); step < last; step++) sounding[step]?.add(pitch);
  }
  const voices = sounding.map((pitches) => pitches.size).filter((size) => size > 0);
  const beats = Array.from({ length: Math.max(1, Math.floor(end)) }, (_, beat) => beat).filter(
    (beat) => !isSilentAt(score, beat),
  );
  const empty = beats.filter((beat) =>
    sounding.slice(beat * 12, beat * 12 + 12).every((pitches) => pitches.size === 0),
  );
  const full = patterns.filter((_, i) => {
    const bar = bars[i];
    return bar !== undefined && bar.end - bar.start >= 3.9;
  });
  return {
    pce: pitchClassEntropy(notes),
    sc: scaleConsistency(notes),
    h1: windows(1),
    h4: windows(4),
    groove: 1 - mean(differences),
    ebr: empty.length / Math.max(1, beats.length),
    polyphony: mean(voices),
    onsetsPerBar: mean(
      (full.length > 0 ? full : patterns).map((pattern) => pattern.filter(Boolean).length),
    ),
    notes: score.parts.reduce((sum, part) => sum + part.notes.length, 0),
    hits: score.hits.length,
    hitsOnDownbeats: mean(score.hits.map((hit) => (hit.downbeat ? 1 : 0))),
    /** The largest departure of the local tempo from the base, as a share. */
    tempoDeviation: Math.max(
      0,
      ...score.tempoMap.points.slice(1).map((point, i) => {
        const from = score.tempoMap.points[i];
        if (from === undefined) return 0;
        const bpm = (60 * (point.beat - from.beat)) / (point.seconds - from.seconds);
        return Math.abs(bpm / score.tempoBpm - 1);
      }),
    ),
    /** Largest distance of a hit's beat from its cut, milliseconds. */
    hitErrorMs: Math.max(
      0,
      ...score.hits.map(
        (hit) => 1000 * Math.abs(secondsAt(score.tempoMap, hit.beat) - hit.cutSeconds),
      ),
    ),
  };
}
