import { seededRandom } from '../../../support/random.js';
import type { Analysis } from '../../analysis/types.js';
import { type TimedDirections, timeDirections } from '../plan/directions.js';
import { type PlannedSection, planForm } from '../plan/form.js';
import { planRide } from '../plan/ride.js';
import { SILENCE } from '../plan/silence.js';
import { type MusicalTimeline, planTimeline } from '../plan/timeline.js';
import { findStyle } from '../styles/index.js';
import type { Brief, Hit, Part, Score, Section } from '../types.js';
import { cuesOf } from './cues.js';
import { equipForDrops } from './drop.js';
import { chooseGrooves } from './drums.js';
import { hireEnsemble } from './ensemble.js';
import { choosePalette, layChords } from './harmony.js';
import { writeMelody } from './melody.js';
import type { Piece } from './piece.js';
import { restPlayers } from './rests.js';
import { stageLayers } from './stage.js';
import { keptTheme, openAs, themeTempo } from './theme.js';
import { titleFor } from './title.js';
import { writeParts } from './write-parts.js';

/** The sections as others see them; silence after the last chord is one of its own. */
function namedSections(
  sections: readonly PlannedSection[],
  { musicEndBeat, endBeat }: MusicalTimeline,
): Section[] {
  const named = sections.map(({ name, startBeat, endBeat: until, intensity }) => ({
    name,
    startBeat,
    endBeat: Math.min(until, musicEndBeat),
    intensity,
  }));
  return musicEndBeat < endBeat - 1e-6
    ? [...named, { name: SILENCE, startBeat: musicEndBeat, endBeat, intensity: 0 }]
    : named;
}

/** The cuts that somebody strikes: where the words have everybody away, nobody does. */
function struckHits(
  hits: readonly Hit[],
  parts: readonly Part[],
  { calls }: TimedDirections,
): readonly Hit[] {
  if (calls.length === 0) return hits;
  return hits.filter(({ beat }) =>
    parts.some(({ notes }) => notes.some(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6)),
  );
}

/**
 * Writes and performs the piece that a brief asks for, over the picture that was analysed. The same
 * brief (with its seed) and analysis give the same score. Works for any length from a second up.
 *
 * @param like A piece of the same words and seed for another cut of the picture: its theme is kept.
 */
export function composeScore(brief: Brief, analysis: Analysis, like?: Score): Score {
  const style = findStyle(brief.style);
  const random = seededRandom(brief.seed).fork(style.id);
  const { minBpm, maxBpm } = brief.tempo;
  const ownBpm = minBpm + (maxBpm - minBpm) * (0.25 + 0.5 * random.fork('tempo').next());
  const directions = timeDirections(brief, analysis);
  const timeline = planTimeline(
    analysis.cuts,
    analysis.durationSeconds,
    brief,
    like ? themeTempo(like) : ownBpm,
    directions,
  );
  const cues = cuesOf(directions, timeline);
  const called = [...new Set(cues.calls.map(({ instrument }) => instrument))];
  const hired = hireEnsemble(style, brief, random.fork('ensemble'), called);
  const band = equipForDrops(hired, style, brief, cues.drops);
  const layers = stageLayers(band, cues, timeline.endBeat);
  const formed = restPlayers(
    planForm(analysis, timeline, brief.intensity, { random: random.fork('form'), directions }),
    layers,
    called,
    random.fork('rests'),
  );
  const lead = layers.find(({ plays }) => plays.kind === 'melody' && (plays.octaves ?? 0) === 0);
  const singing = lead?.range ?? [60, 84];
  const theme = like && keptTheme(like, brief, singing);
  const sections = theme ? openAs(formed, theme, lead) : formed;
  const bars = theme?.bars ?? timeline.bars.length;
  const palette = choosePalette(style, brief, bars, random.fork('harmony'));
  const chords = layChords(sections, palette, timeline.endBeat);
  const ride = planRide(analysis.energy, timeline, sections, style.dynamicRangeDb);
  const piece: Piece = {
    style,
    brief,
    key: palette.key,
    timeline,
    sections,
    chords,
    grooves: chooseGrooves(style, sections, random.fork('grooves')),
    cues,
    ride: ride.points,
    random,
  };
  const { tune } = writeMelody(piece, singing, theme?.sung);
  const played = writeParts(piece, layers, tune);
  return {
    durationSeconds: analysis.durationSeconds,
    seed: brief.seed,
    style: style.id,
    title: like?.title ?? titleFor(brief, palette.key, random.fork('title')),
    key: palette.key,
    tempoBpm: timeline.baseBpm,
    tempoMap: timeline.tempoMap,
    bars: timeline.bars.length,
    barStarts: timeline.bars.map((bar) => bar.startBeat),
    sections: namedSections(sections, timeline),
    hits: struckHits(timeline.hits, played, directions),
    chords: chords.map(({ startBeat, endBeat, symbol, root, pitchClasses }) => ({
      startBeat,
      durationBeats: endBeat - startBeat,
      symbol,
      root,
      pitchClasses,
    })),
    parts: played,
    production: style.production,
    ...(ride.dynamics === null ? {} : { dynamics: ride.dynamics }),
    ...(directions.fades === null ? {} : { fades: directions.fades }),
    ...(directions.unmet.length === 0 ? {} : { unmetDirections: directions.unmet }),
    ...(theme === undefined ? {} : { theme }),
  };
}
