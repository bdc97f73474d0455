import type { Random } from '../../../support/random.js';
import type { Bar } from '../plan/bars.js';
import type { PlannedSection } from '../plan/form.js';
import type { Fill, Groove, Layer, Style } from '../styles/style.js';
import type { Beats, Note } from '../types.js';
import { chordAt, intoRange, note, type Piece, playsIn, readRhythm } from './piece.js';

/** The sounds of a groove and their keys on the GM percussion map. */
export const DRUM_KEYS = {
  kick: 36,
  snare: 38,
  rim: 37,
  hat: 42,
  openHat: 46,
  ride: 51,
  shaker: 70,
  tom: 45,
  lowTom: 41,
  pedalHat: 44,
  swirl: 40,
} as const;
export const CRASH = 49;

/** How loud each sound is against the kit. */
const BALANCE: Readonly<Record<keyof typeof DRUM_KEYS, number>> = {
  kick: 4,
  snare: 2,
  rim: -14,
  hat: -22,
  openHat: -20,
  ride: -18,
  shaker: -22,
  tom: -6,
  lowTom: 0,
  pedalHat: -20,
  swirl: -14,
};

const SOUNDS = [
  'kick',
  'snare',
  'rim',
  'hat',
  'openHat',
  'ride',
  'shaker',
  'tom',
  'lowTom',
  'pedalHat',
  'swirl',
] as const;

/**
 * Gives every section its groove: the piece has one for its quieter sections and one for its louder,
 * so that it is recognisably one piece.
 */
export function chooseGrooves(
  style: Style,
  sections: readonly PlannedSection[],
  random: Random,
): (Groove | null)[] {
  const order = new Map(style.grooves.map((groove) => [groove, random.next()]));
  const favourite = (intensity: number, reach: number): Groove | null => {
    const playable = style.grooves.filter((groove) => groove.from <= intensity);
    const fitting = playable.filter((groove) => groove.from >= intensity - reach);
    const pool = fitting.length > 0 ? fitting : playable;
    return pool.reduce<Groove | null>(
      (best, groove) =>
        best === null || (order.get(groove) ?? 0) > (order.get(best) ?? 0) ? groove : best,
      null,
    );
  };
  return sections.map(({ intensity }) =>
    favourite(intensity < 0.42 ? 0.38 : intensity < 0.7 ? 0.6 : 1, intensity < 0.42 ? 0.4 : 0.3),
  );
}

/** Fills of one bar's last two beats: steps 8…15 of the bar. */
const FILLS: readonly Fill[] = [
  { snare: '....x.xx', kick: 'x.......' },
  { snare: 'x..x..x.', kick: '......x.' },
  { snare: 'o.x.oxxX' },
  { tom: 'x.x.....', lowTom: '....x.xx', snare: 'x.......' },
  { snare: '..x...xx', tom: '....x...', kick: 'x.......' },
  { kick: 'x.x...x.', snare: '....X...' },
];

const LEVELS: Readonly<Record<string, number>> = { X: 14, x: 0, o: -30, '?': -36, r: -8, t: -8 };
/** Strokes of a roll, and how much louder each is than the one before. */
const ROLLS: Readonly<Record<string, number>> = { r: 2, t: 3 };
const ROLL_RISE = 5;

function strike(
  layer: Layer,
  sound: (typeof SOUNDS)[number],
  beat: Beats,
  symbol: string,
  lift: number,
): Note {
  const velocity = layer.velocity + BALANCE[sound] + (LEVELS[symbol] ?? 0) + lift;
  return note(beat, 0.25, DRUM_KEYS[sound], Math.max(14, velocity));
}

/** Only the brush kit can be stirred; on that key others have one more snare. */
const hasBrushes = ({ instrument }: Layer): boolean =>
  instrument.kind === 'kit' && instrument.program === 40;

function playBar(
  layer: Layer,
  groove: Groove,
  bar: Bar,
  cycle: number,
  until: Beats,
  lift: number,
  random: Random,
): Note[] {
  return SOUNDS.flatMap((sound) => {
    const rhythm = groove[sound];
    if (rhythm === undefined || (sound === 'swirl' && !hasBrushes(layer))) return [];
    return readRhythm(rhythm, cycle, bar)
      .filter((event) => event.at < until - 1e-6)
      .filter((event) => event.symbol !== '?' || random.chance(0.4))
      .flatMap(({ at, beats, symbol }) => {
        const strokes = ROLLS[symbol] ?? 1;
        return Array.from({ length: strokes }, (_, n) =>
          strike(
            layer,
            sound,
            bar.startBeat + at + (n * beats) / strokes,
            symbol,
            lift + n * ROLL_RISE,
          ),
        );
      });
  });
}

/** Plays the sections' grooves, with small turns every fourth bar and a fill into what comes next. */
export function writeDrums(piece: Piece, layer: Layer): Note[] {
  const random = piece.random.fork('drums');
  const notes: Note[] = [];
  let entered = false;
  piece.sections.forEach((section, s) => {
    const groove = piece.grooves[s];
    if (!playsIn(layer, section) || groove === null || groove === undefined) return;
    const next = piece.sections[s + 1];
    const lift = (section.intensity - 0.6) * 24;
    section.bars.forEach((bar, i) => {
      const last = i === section.bars.length - 1;
      const phraseEnd = (i + 1) % 4 === 0;
      const fills =
        bar.beats >= 3 && next !== undefined && (last || (phraseEnd && random.chance(0.25)));
      const fillBeats = last && section.intensity > 0.45 ? 2 : 1;
      const until = fills ? bar.beats - fillBeats : bar.beats;
      notes.push(...playBar(layer, groove, bar, i, until, lift, random));
      if (fills) {
        const fill = random.pick(piece.style.fills ?? FILLS);
        for (const sound of SOUNDS) {
          const steps = fill[sound];
          if (steps === undefined) continue;
          [...steps].forEach((symbol, step) => {
            const at = bar.beats - 2 + step / 4;
            if (symbol === '.' || at < until - 1e-6) return;
            notes.push(strike(layer, sound, bar.startBeat + at, symbol, lift - 8 + step * 1.5));
          });
        }
      }
      if (i === 0 && entered && section.intensity > 0.5) {
        notes.push(
          note(bar.startBeat, 1, CRASH, layer.velocity - 8 - piece.style.softCymbals + lift),
        );
      }
    });
    entered = true;
  });
  return notes;
}

/** One drum (or tuned timpani) in a rhythm, with a roll into the next section. */
export function writeStrikes(piece: Piece, layer: Layer, rhythm: string): Note[] {
  if (layer.plays.kind !== 'strikes') return [];
  const { key, tuned, roll } = layer.plays;
  const notes: Note[] = [];
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    const pitchAt = (beat: Beats): number =>
      tuned ? intoRange(chordAt(piece, beat).bass + 24, layer.range) : key;
    section.bars.forEach((bar, i) => {
      const rolls = roll === true && i === section.bars.length - 1 && bar.beats >= 3;
      for (const event of readRhythm(rhythm, i, bar)) {
        if (rolls && event.at >= bar.beats - 2) continue;
        const start = bar.startBeat + event.at;
        const level = LEVELS[event.symbol] ?? 0;
        notes.push(note(start, 0.5, pitchAt(start), layer.velocity + level));
      }
      if (!rolls) return;
      for (let step = 0; step < 16; step++) {
        const start = bar.startBeat + bar.beats - 2 + step / 8;
        notes.push(note(start, 0.125, pitchAt(start), layer.velocity - 42 + step * 2.6));
      }
    });
  }
  return notes;
}
