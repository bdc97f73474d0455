import type { Random } from '../../../support/random.js';
import { dampingCurve, fadeCurve } from '../composition/ending.js';
import { type Piece, sectionIndexAt, type WrittenPart } from '../composition/piece.js';
import { barAt } from '../plan/bars.js';
import { secondsAt } from '../plan/tempo-map.js';
import type { AutomationPoint, Beats, Note, Part, Role } from '../types.js';
import { filterSweep } from './filter-sweep.js';

/** How far a swell falls back, as controller value: 0.2 is about 4 dB (expression is 40 log₁₀). */
const SWELL_DEPTH = 0.2;

interface Feeling {
  swing: number;
  /** Keys of the beats that are met exactly: accented cuts, and what the words fix. */
  hits: ReadonlySet<number>;
  endSeconds: number;
  /** Whatever is still held is let go here, so that its tail is heard whole. */
  letGoBeat: Beats;
}

const beatKey = (beat: Beats): number => Math.round(beat * 1e4);

/** How late the swing makes a note, in seconds: off sixteenths (or eighths) lean back. */
function swingDelay(piece: Piece, beat: Beats, swing: number): number {
  const unit = piece.style.feel.swing.unit === 'eighth' ? 0.5 : 0.25;
  const bar = barAt(piece.timeline.bars, beat);
  const inBar = beat - (bar?.startBeat ?? 0);
  const step = Math.round(inBar / unit);
  const onGrid = Math.abs(inBar - step * unit) < 1e-3;
  if (!onGrid || step % 2 === 0) return 0;
  return swing * unit * (60 / piece.timeline.baseBpm);
}

/** The loudness of a moment within its phrase and section: −1…1. */
function shape(piece: Piece, beat: Beats): number {
  const section = piece.sections[sectionIndexAt(piece.sections, beat)];
  if (section === undefined) return 0;
  const phrase = ((beat - section.startBeat) % 16) / 16;
  const arch = Math.sin(Math.PI * Math.min(1, phrase * 1.15)) - 0.5;
  const builds =
    section.name === 'build'
      ? (beat - section.startBeat) / Math.max(1, section.endBeat - section.startBeat) - 0.3
      : 0;
  return 0.5 * arch + builds + (section.intensity - 0.55) * 1.3;
}

const DYNAMIC_RANGE: Readonly<Record<Role, number>> = {
  melody: 12,
  counter: 10,
  chords: 10,
  pad: 8,
  bass: 8,
  drums: 7,
  percussion: 10,
  effects: 0,
};

/** Seconds that pads and strings need to die away, and the share of a short ending they get at most. */
const RELEASE_SECONDS = 0.6;
const RELEASE_SHARE = 0.3;

/** When hands and bows let go of the final chord. */
function letGoBeat({ timeline }: Piece): Beats {
  const { finalBeat, musicEndBeat, baseBpm } = timeline;
  const release = Math.min(
    (RELEASE_SECONDS * baseBpm) / 60,
    RELEASE_SHARE * (musicEndBeat - finalBeat),
  );
  return musicEndBeat - release;
}

function playNotes(piece: Piece, part: WrittenPart, feeling: Feeling, random: Random): Note[] {
  const { layer } = part;
  const { feel } = piece.style;
  const behind = (feel.behindMs[layer.role] ?? 0) / 1000;
  const loose = layer.role === 'effects' ? 0 : feel.looseMs / 1000;
  // A player drifts: the next deviation remembers the last one.
  let drift = 0;
  let touch = 0;
  let chordBeat = -1;
  let chordNote = 0;
  const sorted = [...part.notes].sort((a, b) => a.startBeat - b.startBeat || a.pitch - b.pitch);
  return sorted.flatMap((written) => {
    const { startBeat } = written;
    const sameStroke = Math.abs(startBeat - chordBeat) < 1e-6;
    if (!sameStroke) {
      drift = 0.6 * drift + random.gaussian(0, loose * 0.8);
      touch = 0.5 * touch + random.gaussian(0, 3);
      chordNote = 0;
      chordBeat = startBeat;
    } else chordNote++;
    const room = piece.timeline.endBeat - startBeat;
    const rings = Math.max(feeling.letGoBeat - startBeat, 0.6 * room);
    const length = Math.min(written.durationBeats, layer.plays.kind === 'texture' ? room : rings);
    if (length <= 0.01) return [];
    const isHit = feeling.hits.has(beatKey(startBeat));
    // A strumming hand's strokes are spread already, up and down; the last chord is rolled.
    const strummed = layer.plays.kind === 'strum' && startBeat < piece.timeline.finalBeat - 1e-6;
    const roll = sameStroke && !strummed ? (chordNote * (layer.rollMs ?? 0)) / 1000 : 0;
    const wish =
      swingDelay(piece, startBeat, feeling.swing) + behind + drift + roll + written.nudgeSeconds;
    // Nothing begins before the picture, and nothing so late that it would be lost.
    const seconds = secondsAt(piece.timeline.tempoMap, startBeat);
    const exact = isHit || layer.role === 'effects';
    const nudge = exact
      ? 0
      : Math.min(
          Math.max(wish, -Math.min(seconds, 0.03)),
          Math.max(0, feeling.endSeconds - seconds - 0.05),
          0.14,
        );
    const dynamics = isHit ? 0 : shape(piece, startBeat) * DYNAMIC_RANGE[layer.role] + touch;
    const voicing = sameStroke ? random.gaussian(-2, 1.5) : 0;
    return [
      {
        ...written,
        durationBeats: length,
        nudgeSeconds: Math.round(nudge * 1e5) / 1e5,
        velocity: Math.round(
          Math.min(127, Math.max(1, written.velocity + dynamics + (isHit ? 0 : voicing))),
        ),
      },
    ];
  });
}

/** Swells for bowed and blown parts: up to the middle of each phrase, and full on hits. */
function swellCurve(piece: Piece): AutomationPoint[] {
  const points: AutomationPoint[] = [];
  for (const section of piece.sections) {
    const rising = section.name === 'build' || section.name === 'intro';
    const full = 0.85 + 0.15 * section.intensity;
    const low = full - SWELL_DEPTH;
    const length = section.endBeat - section.startBeat;
    if (rising) {
      points.push(
        { beat: section.startBeat, value: low },
        { beat: section.endBeat - 0.5, value: full },
      );
      continue;
    }
    for (let at = 0; at < length - 1; at += 16) {
      const phrase = Math.min(16, length - at);
      points.push(
        { beat: section.startBeat + at, value: full - SWELL_DEPTH * 0.45 },
        { beat: section.startBeat + at + phrase * 0.6, value: full },
        { beat: section.startBeat + at + phrase - 0.5, value: full - SWELL_DEPTH * 0.6 },
      );
    }
  }
  return points.map(({ beat, value }) => ({ beat, value: Math.min(1, Math.max(0.2, value)) }));
}

/** The product of two curves, at the points of both. */
function multiply(a: readonly AutomationPoint[], b: readonly AutomationPoint[]): AutomationPoint[] {
  const valueAt = (curve: readonly AutomationPoint[], beat: Beats): number => {
    const after = curve.findIndex((point) => point.beat > beat);
    if (after === 0) return curve[0]?.value ?? 1;
    const left = curve[after < 0 ? curve.length - 1 : after - 1];
    const right = after < 0 ? undefined : curve[after];
    if (left === undefined) return 1;
    if (right === undefined) return left.value;
    return (
      left.value + ((right.value - left.value) * (beat - left.beat)) / (right.beat - left.beat)
    );
  };
  const beats = [...new Set([...a, ...b].map(({ beat }) => beat))].sort((x, y) => x - y);
  return beats.map((beat) => ({ beat, value: valueAt(a, beat) * valueAt(b, beat) }));
}

/**
 * Plays the written parts as people would: swung, a little behind or ahead by role, chords rolled,
 * phrases shaped, sustained parts swelling. Notes on hits stay exactly where the cut is.
 */
export function perform(piece: Piece, parts: readonly WrittenPart[]): Part[] {
  const random = piece.random.fork('performance');
  const [least, most] = piece.style.feel.swing.amount;
  const feeling: Feeling = {
    swing: least + (most - least) * random.next(),
    hits: new Set(
      [...piece.timeline.hits.map(({ beat }) => beat), ...piece.cues.anchors].map(beatKey),
    ),
    endSeconds: secondsAt(piece.timeline.tempoMap, piece.timeline.musicEndBeat),
    letGoBeat: letGoBeat(piece),
  };
  // A fade of a stated length is the master's. What does not fade is damped where it has to be.
  const fades = piece.brief.ending === 'fade' && !piece.cues.fadesOut;
  const fade: readonly AutomationPoint[] = fades ? fadeCurve(piece) : dampingCurve(piece);
  const swell = swellCurve(piece);
  const sweep = filterSweep(piece.sections);
  // An impact is an event: it follows the ride half as far as the players do.
  const half = piece.ride.map(({ beat, value }) => ({ beat, value: Math.sqrt(value) }));
  return parts.flatMap((part) => {
    const notes = playNotes(piece, part, feeling, random.fork(part.layer.id));
    if (notes.length === 0) return [];
    const { id, name, role, instrument, mix, swells, sweeps, plays } = part.layer;
    const ride = plays.kind === 'texture' ? [] : role === 'effects' ? half : piece.ride;
    const curves = [ride, swells === true ? swell : [], fade].filter((curve) => curve.length > 0);
    const expression = curves.reduce<readonly AutomationPoint[]>(
      (product, curve) => (product.length === 0 ? curve : multiply(product, curve)),
      [],
    );
    return [
      {
        id,
        name,
        role,
        instrument,
        mix,
        notes,
        ...(expression.length > 0 ? { expression } : {}),
        ...(sweeps === true && sweep.length > 0 ? { brightness: sweep } : {}),
      },
    ];
  });
}
