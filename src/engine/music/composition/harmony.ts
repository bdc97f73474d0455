import { Interval, Note as Pitch } from 'tonal';
import type { Random } from '../../../support/random.js';
import type { PlannedSection } from '../plan/form.js';
import type { PartLetter } from '../plan/form-parts.js';
import type { Cadence, Progression, Style } from '../styles/style.js';
import type { Beats, Brief, Key, Mode } from '../types.js';
import { hasPickup, type PlacedChord } from './piece.js';
import { isMajor, readChord } from './theory.js';

/** The harmonic material of one piece. */
export interface HarmonicPalette {
  key: Key;
  /** The home progression, and another one for contrast. */
  home: Progression;
  away: Progression;
  cadence: Cadence;
  /** The same for the parts of a long piece; `C` lies in the relative key, of the same scale. */
  parts: Readonly<Record<PartLetter, { key: Key; home: Progression; away: Progression }>>;
}

/** Semitones from a mode's tonic up to the tonic of the major scale with the same tones. */
const TO_MAJOR: Readonly<Record<Mode, number>> = {
  major: 0,
  dorian: 10,
  phrygian: 8,
  lydian: 7,
  mixolydian: 5,
  minor: 3,
};

/** The relative key: minor of a major one and the other way round. */
function relativeOf(key: Key): Key {
  const minor = isMajor(key.mode);
  const up = (TO_MAJOR[key.mode] + (minor ? 9 : 0)) % 12;
  const tonic = Pitch.simplify(Pitch.transpose(key.tonic, Interval.fromSemitones(up)));
  return { tonic, mode: minor ? 'minor' : 'major' };
}

/** A piece of at most so many bars is short: it shows its progression once. */
const SHORT_BARS = 8;

/** Entropy in bits of the pitch classes that are heard when `bars` bars are a progression and a cadence. */
function colourOf(home: Progression, cadence: Cadence, bars: number, key: Key): number {
  const approach = cadence.approach.slice(-Math.floor((bars - 1) / 2));
  const open = Math.max(0, bars - 1 - approach.length);
  const played = [
    ...Array.from({ length: open }, (_, i) => home.bars[i % home.bars.length] ?? 'I'),
    ...approach,
    cadence.final,
  ];
  const heard = played
    .flatMap((numerals) => numerals.split(' '))
    .flatMap((numeral) => readChord(numeral, key).pitchClasses);
  return [...new Set(heard)].reduce((bits, tone) => {
    const share = heard.filter((other) => other === tone).length / heard.length;
    return bits - share * Math.log2(share);
  }, 0);
}

/** For a short piece, the pairs of progression and cadence that show neither too few colours nor too many. */
function colourful(
  pairs: readonly (readonly [Progression, Cadence])[],
  colours: Style['colours'],
  bars: number,
): readonly (readonly [Progression, Cadence])[] {
  if (colours === undefined || bars > SHORT_BARS) return pairs;
  const [least, most] = colours;
  const off = pairs.map(([home, cadence]) => {
    const bits = colourOf(home, cadence, bars, { tonic: 'C', mode: home.mode });
    return Math.max(0, least - bits, bits - most);
  });
  const nearest = Math.max(0.02, Math.min(...off));
  return pairs.filter((_, i) => (off[i] ?? 0) <= nearest + 1e-9);
}

/**
 * Chooses key and progressions for a piece of `bars` bars: the mode asked for, else one of the family
 * that the mood leans to.
 */
export function choosePalette(
  style: Style,
  brief: Brief,
  bars: number,
  random: Random,
): HarmonicPalette {
  const major = brief.modeLean === 'major';
  const family = style.progressions.filter(({ mode }) => isMajor(mode) === major);
  const exact = family.filter(({ mode }) => mode === brief.key?.mode);
  const cadences = style.cadences.filter(({ mode }) => (mode === 'major') === major);
  const homes = exact.length > 0 ? exact : family;
  const pairs = homes.flatMap((option) => cadences.map((cadence) => [option, cadence] as const));
  const [home, cadence] = random.pick(colourful(pairs, style.colours, bars));
  const others = family.filter((other) => other !== home && other.mode === home.mode);
  const away = random.pick(others.length > 0 ? others : [home]);
  const mode = brief.key?.mode ?? home.mode;
  const key: Key = { tonic: brief.key?.tonic ?? random.pick(style.tonics), mode };
  const relative = relativeOf(key);
  const contrast = style.progressions.filter((option) => option.mode === relative.mode);
  const fresh = (pool: readonly Progression[], name: string): Progression => {
    const unused = pool.filter((option) => option !== home && option !== away);
    return random.fork(name).pick(unused.length > 0 ? unused : [away]);
  };
  const second = fresh(others, 'second');
  const far = contrast.length > 0 ? fresh(contrast, 'far') : away;
  const farther = fresh(
    contrast.filter((option) => option !== far),
    'farther',
  );
  return {
    key,
    home,
    away,
    cadence,
    parts: {
      A: { key, home, away },
      B: { key, home: second, away },
      C:
        contrast.length > 1
          ? { key: relative, home: far, away: farther }
          : { key, home: away, away: second },
      D: { key, home: fresh(others, 'fourth'), away: second },
    },
  };
}

/** Sections that leave home. */
const AWAY = new Set(['variation', 'break', 'build']);

/**
 * Lays chords over the bars of every section: the progression begins anew with the section, a
 * cadence leads into the final chord, and the outro stays on it.
 */
export function layChords(
  sections: readonly PlannedSection[],
  palette: HarmonicPalette,
  endBeat: Beats,
): PlacedChord[] {
  const chords: PlacedChord[] = [];
  const place = (numerals: string, startBeat: Beats, beats: Beats, key = palette.key): void => {
    const names = numerals.split(' ');
    const count = beats < 3 ? 1 : names.length;
    const half = Math.ceil(beats) / 2;
    names.slice(0, count).forEach((numeral, i) => {
      chords.push({
        ...readChord(numeral, key),
        startBeat: startBeat + i * Math.floor(half),
        endBeat: i === count - 1 ? startBeat + beats : startBeat + Math.floor(half),
      });
    });
  };
  sections.forEach((section, s) => {
    if (section.name === 'outro') {
      place(palette.cadence.final, section.startBeat, endBeat - section.startBeat);
      return;
    }
    const { key, home, away } = palette.parts[section.letter];
    const { bars } = AWAY.has(section.sings?.as ?? section.name) ? away : home;
    const approach =
      sections[s + 1]?.name === 'outro'
        ? palette.cadence.approach.slice(-Math.floor(section.bars.length / 2))
        : [];
    // The theme comes on the chords that it had, whether a pickup leads to it or not.
    const ahead = section.sings ? section.sings.chordsBefore - (hasPickup(section) ? 1 : 0) : 0;
    const turn = section.bars.length - approach.length;
    section.bars.forEach((bar, i) => {
      const closes = i >= turn && section.bars.length > 1;
      const numerals = closes ? approach[i - turn] : bars[(i + ahead + bars.length) % bars.length];
      place(numerals ?? 'I', bar.startBeat, bar.beats, closes ? palette.key : key);
    });
  });
  return chords;
}
