import type { PlannedSection } from '../plan/form.js';
import type { PartLetter } from '../plan/form-parts.js';
import { SILENCE } from '../plan/silence.js';
import type { Beats, Note } from '../types.js';
import { chordAt, hasPickup, note, type Piece } from './piece.js';
import { remember, type SungCells } from './sung-cells.js';
import { cellOf, inventTheme, type Theme, treatment } from './thematic-material.js';
import { keyScale, localScale, pentatonicScale, pitchClass } from './theory.js';

/** A note that still looks for its pitch. */
interface Wish {
  beat: Beats;
  /** Beats since the barline. */
  inBar: Beats;
  beats: Beats;
  /** Scale steps from the note before; null: wherever the phrase lies. */
  step: number | null;
  /** Where the phrase lies, in scale steps from the middle of the range. */
  level: number;
  /** Must come to rest on the tonic (or, where that is no chord tone, on the chord). */
  home: boolean;
  accent: number;
  /** Which bar of the theme's material this is, over which chord, and which note of it. */
  cell: string;
  place: number;
}

/** What it costs to sing a bar of the theme otherwise than it was sung in the piece before. */
const FORGOTTEN_COST = 20;

/** Silence at the end of a phrase, in beats. */
const BREATH: Beats = 0.5;

/** Lays the theme's phrases over a section's bars, as wishes. */
function wishesFor(
  section: PlannedSection,
  theme: Theme,
  beforeEnd: boolean,
  piece: Pick<Piece, 'chords'>,
): Wish[] {
  const { plans, level, change } = treatment(section, theme, beforeEnd);
  const wishes: Wish[] = [];
  let bar = 0;
  for (const [i, place] of section.bars.entries()) {
    // A pickup bar is left to the accompaniment.
    if (i === 0 && hasPickup(section)) continue;
    const phrase = Math.floor(bar / 4);
    const plan = plans[phrase % plans.length] ?? [];
    const inPhrase = bar % 4;
    let symbol = plan[inPhrase] ?? '.';
    const closesSection = i === section.bars.length - 1;
    if (closesSection && section.bars.length > 1)
      symbol = beforeEnd ? 'C' : symbol === '.' ? 'c' : symbol;
    const { motif, shift } = cellOf(symbol, theme);
    const shaped =
      change !== null && /^[ab]$/u.test(symbol) && inPhrase !== 0 ? change(motif) : motif;
    // A phrase rises to its third bar and comes down again; the second phrase lies a little higher.
    const arch = [0, 0.8, 1.6, -0.4][inPhrase] ?? 0;
    const ends = /^c/iu.test(symbol);
    const chord = chordAt(piece, place.startBeat).symbol;
    const cell = [section.letter, symbol, level, phrase % 2, inPhrase, chord].join(' ');
    for (const [n, tone] of shaped.entries()) {
      const last = n === shaped.length - 1;
      if (tone.at >= place.beats - (ends && last ? BREATH + 0.2 : 0.2)) continue;
      wishes.push({
        beat: place.startBeat + tone.at,
        inBar: tone.at,
        // A phrase ends with a breath.
        beats: Math.min(tone.beats, place.beats - tone.at - (ends && last ? BREATH : 0)),
        step: tone.step,
        level: level + shift + arch + (phrase % 2) * 0.7,
        home: symbol === 'C' && last,
        accent:
          (n === 0 ? 4 : 0) + (inPhrase === 2 ? 3 : 0) - (symbol === 'c' || symbol === 'C' ? 3 : 0),
        cell,
        place: n,
      });
    }
    bar++;
  }
  return wishes;
}

interface Candidate {
  pitch: number;
  /** Scale steps, counted on through the octaves. */
  index: number;
  cost: number;
}

/** The pitches that a wish can take, with what each costs by itself. */
function candidatesFor(
  wish: Wish,
  piece: Piece,
  scale: readonly number[],
  range: readonly [number, number],
  remembered: SungCells,
): Candidate[] {
  const chord = chordAt(piece, wish.beat);
  const local =
    piece.style.melodicScale === 'pentatonic'
      ? pentatonicScale(piece.key)
      : localScale(scale, chord.pitchClasses);
  const tonic = scale[0] ?? 0;
  const chordTones = chord.pitchClasses;
  const onBeat = wish.inBar % 2 < 1e-6 || wish.beats >= 1.5;
  const middle = (range[0] + range[1]) / 2;
  const known = remembered[wish.cell]?.[wish.place];
  const found: Candidate[] = [];
  for (let octave = -1; octave < 11; octave++) {
    local.forEach((degree, d) => {
      const pitch = 12 * octave + degree + (degree < tonic ? 12 : 0);
      if (pitch < range[0] || pitch > range[1]) return;
      const inChord = chordTones.includes(degree);
      let cost = 0;
      if (!inChord) {
        cost += onBeat ? 6 : wish.beats >= 1 ? 2.5 : 0.4;
        const rubs = chordTones.some((tone) => pitchClass(degree - tone) === 1);
        if (rubs && wish.beats >= 0.5) cost += 2.5;
      } else if (degree === chordTones[0] && wish.beats >= 1) cost += 0.4;
      if (wish.home && degree !== tonic && chordTones.includes(tonic)) cost += 7;
      cost += 0.3 * Math.abs((pitch - middle) / 1.72 - wish.level);
      if (known !== undefined && pitch !== known) cost += FORGOTTEN_COST;
      found.push({ pitch, index: local.length * octave + d, cost });
    });
  }
  return found;
}

/** What it costs to sing `to` after `from` when `step` was wished for. */
function transition(from: Candidate, to: Candidate, step: number | null): number {
  const leap = Math.abs(to.pitch - from.pitch);
  let cost =
    step === null ? 0.22 * Math.max(0, leap - 3) : 1.5 * Math.abs(to.index - from.index - step);
  if (leap === 6) cost += 1.2;
  if (leap > 9) cost += 3;
  if (leap > 12) cost += 20;
  if (step === null && leap === 0) cost += 0.3;
  // A motif that moves must be heard to move, and in its own direction.
  if (step !== null && step !== 0) {
    if (leap === 0) cost += 2.6;
    else if (Math.sign(to.pitch - from.pitch) !== Math.sign(step)) cost += 0.8;
  }
  return cost;
}

/**
 * Gives every wish a pitch so that the whole line keeps the motif's intervals, sings chord tones where
 * it is heard and stays within its range: the cheapest path through all candidates (Viterbi).
 */
function singWishes(
  wishes: readonly Wish[],
  piece: Piece,
  range: readonly [number, number],
  before: number | undefined,
  remembered: SungCells,
): Note[] {
  const scale = keyScale(piece.key);
  let paths: { candidate: Candidate; cost: number; line: readonly number[] }[] = [];
  for (const [i, wish] of wishes.entries()) {
    const candidates = candidatesFor(wish, piece, scale, range, remembered);
    paths = candidates.map((candidate) => {
      if (i === 0) {
        // After a breath a new section may begin elsewhere, but not in another register.
        const away = before === undefined ? 0 : Math.abs(candidate.pitch - before);
        const cost = candidate.cost + 0.15 * away + (away > 12 ? 20 : 0);
        return { candidate, cost, line: [candidate.pitch] };
      }
      const first = paths[0];
      if (first === undefined) return { candidate, cost: candidate.cost, line: [candidate.pitch] };
      let best = first;
      let lowest = Number.POSITIVE_INFINITY;
      for (const path of paths) {
        const cost = path.cost + transition(path.candidate, candidate, wish.step);
        if (cost < lowest) {
          lowest = cost;
          best = path;
        }
      }
      return { candidate, cost: lowest + candidate.cost, line: [...best.line, candidate.pitch] };
    });
  }
  const best = paths.reduce<(typeof paths)[number] | undefined>(
    (winner, path) => (winner === undefined || path.cost < winner.cost ? path : winner),
    undefined,
  );
  return wishes.map((wish, i) =>
    note(wish.beat, wish.beats, best?.line[i] ?? range[0], 100 + wish.accent),
  );
}

/** Where the tune lies: within the lead's own range, as near as can be to where it was thought. */
function singingRange(
  thought: readonly [number, number],
  lead: readonly [number, number],
): [number, number] {
  const options = [-12, 0, 12].map((shift): [number, number] => [
    Math.max(lead[0], thought[0] + shift),
    Math.min(lead[1], thought[1] + shift),
  ]);
  return options.reduce(
    (best, option) => (option[1] - option[0] > best[1] - best[0] + 2 ? option : best),
    options[1] ?? [lead[0], lead[1]],
  );
}

/**
 * Writes the tune of the whole piece, section by section, within the range of the player who leads.
 * Velocities are around 100 and are scaled to each player's own loudness. `sung` is how each bar of
 * the theme's material is sung the first time; what is `remembered` of another piece is sung again.
 */
export function writeMelody(
  piece: Piece,
  lead: readonly [number, number],
  remembered: SungCells = {},
): { tune: Note[]; sung: SungCells } {
  const random = piece.random.fork('melody');
  const first = inventTheme(random.pick(piece.style.melodies), random);
  const themes = new Map<PartLetter, Theme>([['A', first]]);
  /** The parts of a long piece have themes of their own, sung by the same voice. */
  const themeOf = (letter: PartLetter): Theme => {
    const known = themes.get(letter);
    if (known !== undefined) return known;
    const chance = random.fork(`part ${letter}`);
    const theme = inventTheme(chance.pick(piece.style.melodies), chance);
    themes.set(letter, theme);
    return theme;
  };
  const range = singingRange(first.character.range, lead);
  const beforeEnd = piece.sections.length - 2;
  const tune: Note[] = [];
  const sung: Record<string, readonly number[]> = {};
  piece.sections.forEach((section, i) => {
    if (section.name === 'outro' || section.name === SILENCE) return;
    const wishes = wishesFor(section, themeOf(section.letter), i === beforeEnd, piece);
    const notes = singWishes(wishes, piece, range, tune.at(-1)?.pitch, remembered);
    remember(sung, wishes, notes);
    tune.push(...notes);
  });
  return { tune, sung };
}
