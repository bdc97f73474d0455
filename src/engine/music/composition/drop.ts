import { SILENCE } from '../plan/silence.js';
import type { DropManner, Layer, Style } from '../styles/style.js';
import type { Beats, Brief, Note } from '../types.js';
import { DRUM_KEYS } from './drums.js';
import { note, type Piece, playsIn, type WrittenPart } from './piece.js';

/** The way to a drop of a style that says nothing of it. */
const QUIET_MANNER: DropManner = { gap: 0, effects: false, roll: false };

const RISER: Layer = {
  id: 'riser',
  name: 'Riser',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'riser' },
  mix: { gainDb: -5, pan: 0, reverbSend: 0.3 },
  velocity: 84,
  range: [60, 60],
  from: 0,
  plays: { kind: 'lead-in', beats: 8, minStep: 2 },
};
const IMPACT: Layer = {
  id: 'impact',
  name: 'Impact',
  role: 'effects',
  instrument: { kind: 'voice', voice: 'impact' },
  mix: { gainDb: -3, pan: 0, reverbSend: 0.35 },
  velocity: 92,
  range: [36, 36],
  from: 0,
  plays: { kind: 'accent', strength: 0.95 },
};

/** Risers and blows for a band that has none, where the words ask for a drop and the style likes them. */
export function equipForDrops(
  layers: readonly Layer[],
  style: Style,
  brief: Pick<Brief, 'without' | 'only'>,
  drops: readonly Beats[],
): Layer[] {
  const manner = style.drop ?? QUIET_MANNER;
  const wanted = !brief.without.includes('effects') && brief.only.length === 0;
  if (drops.length === 0 || !manner.effects || !wanted) return [...layers];
  const has = (kind: string): boolean => layers.some(({ plays }) => plays.kind === kind);
  return [...layers, ...(has('lead-in') ? [] : [RISER]), ...(has('accent') ? [] : [IMPACT])];
}

/** Strokes that come twice as often in the second half, and grow. */
function roll(from: Beats, to: Beats, key: number, velocity: number): Note[] {
  const notes: Note[] = [];
  const middle = from + (to - from) / 2;
  for (let at = from; at < to - 0.05; at += at < middle - 1e-6 ? 0.5 : 0.25) {
    notes.push(note(at, 0.25, key, velocity - 34 + (38 * (at - from)) / (to - from)));
  }
  return notes;
}

/**
 * Makes the way to each drop: the bass steps back, the drums roll, risers grow, and where the style does
 * so all hold their breath for a beat or two. What comes from there on is the form's climax.
 */
export function shapeDrops(piece: Piece, parts: readonly WrittenPart[]): void {
  const manner = piece.style.drop ?? QUIET_MANNER;
  for (const beat of piece.cues.drops) {
    const s = piece.sections.findIndex(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6);
    const before = piece.sections[s - 1];
    const climax = piece.sections[s];
    if (before === undefined || climax === undefined || before.name === SILENCE) continue;
    const room = beat - before.startBeat;
    const gap = Math.min(manner.gap, Math.floor(room / 4));
    // The bass steps back where the roll begins.
    const leadIn = beat - Math.min(8, room / 2);
    const until = beat - gap;
    for (const part of parts) {
      const { layer } = part;
      const { kind } = layer.plays;
      if (kind === 'texture' || kind === 'lead-in' || kind === 'accent') {
        if (layer.plays.kind === 'lead-in' && layer.instrument.kind === 'voice') {
          const length = Math.min(layer.plays.beats, room);
          part.notes = part.notes
            .filter(
              ({ startBeat, durationBeats }) =>
                startBeat + durationBeats <= beat - length + 1e-6 || startBeat >= beat - 1e-6,
            )
            .concat(note(beat - length, length, layer.range[0], layer.velocity + 12));
        }
        continue;
      }
      const last = kind === 'bass' ? Math.min(leadIn, until) : until;
      part.notes = part.notes
        .filter(({ startBeat }) => startBeat < last - 1e-6 || startBeat >= beat - 1e-6)
        .map((played) =>
          played.startBeat < last && played.startBeat + played.durationBeats > last
            ? { ...played, durationBeats: last - played.startBeat }
            : played,
        );
      if (kind === 'drums' && manner.roll && playsIn(layer, climax)) {
        part.notes = part.notes
          .filter(({ startBeat }) => startBeat < leadIn - 1e-6 || startBeat >= beat - 1e-6)
          .concat(roll(leadIn, until, DRUM_KEYS.snare, layer.velocity + 8));
      }
    }
  }
}
