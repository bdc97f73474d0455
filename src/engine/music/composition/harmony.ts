import type { Random } from '../../../support/random.js';
import type { PlannedSection } from '../plan/form.js';
import type { Cadence, Progression, Style } from '../styles/style.js';
import type { Beats, Brief, Key } from '../types.js';
import type { PlacedChord } from './piece.js';
import { isMajor, readChord } from './theory.js';

/** The harmonic material of one piece. */
export interface HarmonicPalette {
  key: Key;
  /** The home progression, and another one for contrast. */
  home: Progression;
  away: Progression;
  cadence: Cadence;
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
  return {
    key: { tonic: brief.key?.tonic ?? random.pick(style.tonics), mode },
    home,
    away,
    cadence,
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
  const place = (numerals: string, startBeat: Beats, beats: Beats): void => {
    const names = numerals.split(' ');
    const count = beats < 3 ? 1 : names.length;
    const half = Math.ceil(beats) / 2;
    names.slice(0, count).forEach((numeral, i) => {
      chords.push({
        ...readChord(numeral, palette.key),
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
    const { bars } = AWAY.has(section.name) ? palette.away : palette.home;
    const approach =
      sections[s + 1]?.name === 'outro'
        ? palette.cadence.approach.slice(-Math.floor(section.bars.length / 2))
        : [];
    const turn = section.bars.length - approach.length;
    section.bars.forEach((bar, i) => {
      const numerals =
        i >= turn && section.bars.length > 1 ? approach[i - turn] : bars[i % bars.length];
      place(numerals ?? 'I', bar.startBeat, bar.beats);
    });
  });
  return chords;
}
