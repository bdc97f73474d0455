import { type Random, seededRandom } from '../../../support/random.js';
import type { Analysis } from '../../analysis/types.js';
import { performanceOrder } from '../performance/order.js';
import { perform } from '../performance/perform.js';
import { type TimedDirections, timeDirections } from '../plan/directions.js';
import { type PlannedSection, planForm } from '../plan/form.js';
import { planRide } from '../plan/ride.js';
import { SILENCE } from '../plan/silence.js';
import { type MusicalTimeline, planTimeline } from '../plan/timeline.js';
import { findStyle } from '../styles/index.js';
import type { Layer } from '../styles/style.js';
import type { Brief, Hit, Note, Part, Score, Section } from '../types.js';
import { writeBass, writeDrone } from './bass.js';
import {
  type RhythmPair,
  writeArpeggio,
  writeComp,
  writeCounter,
  writeSustain,
} from './chordal.js';
import { cuesOf } from './cues.js';
import { equipForDrops, shapeDrops } from './drop.js';
import { chooseGrooves, writeDrums, writeStrikes } from './drums.js';
import { writeArrivals, writeLeadIns, writeTexture } from './effects.js';
import { avoidSilence, writeEnding } from './ending.js';
import { hireEnsemble } from './ensemble.js';
import { choosePalette, layChords } from './harmony.js';
import { carryHits } from './hits.js';
import { writeMelody } from './melody.js';
import { tuneOrchestraKit } from './orchestra-kit.js';
import { adorn } from './ornaments.js';
import { intoRange, type Piece, playsIn, sectionIndexAt } from './piece.js';
import { restPlayers } from './rests.js';
import { announce, onStage, stageLayers } from './stage.js';
import { writeStrum } from './strum.js';
import { keyScale, pentatonicScale } from './theory.js';
import { titleFor } from './title.js';

/** The tune as one player takes it: in his octave, where he is on stage. */
function takeMelody(piece: Piece, layer: Layer, tune: readonly Note[]): Note[] {
  if (layer.plays.kind !== 'melody') return [];
  const [low, high] = layer.range;
  const outside = (shift: number): number =>
    tune.filter(({ pitch }) => pitch + shift < low || pitch + shift > high).length;
  // The whole tune moves by octaves, so that its line stays whole.
  const wished = 12 * (layer.plays.octaves ?? 0);
  const shift = [wished, wished - 12, wished + 12].reduce((best, option) =>
    outside(option) < outside(best) ? option : best,
  );
  const taken = tune.flatMap((sung) => {
    const section = piece.sections[sectionIndexAt(piece.sections, sung.startBeat)];
    if (section === undefined || !playsIn(layer, section)) return [];
    return [
      {
        ...sung,
        pitch: intoRange(sung.pitch + shift, layer.range),
        velocity: Math.round(Math.min(127, Math.max(1, layer.velocity + (sung.velocity - 100)))),
      },
    ];
  });
  const { ornaments } = layer.plays;
  if (ornaments === undefined) return taken;
  const pentatonic = piece.style.melodicScale === 'pentatonic';
  const scale = pentatonic ? pentatonicScale(piece.key) : keyScale(piece.key);
  return adorn(taken, ornaments, scale, piece.random.fork(`ornaments ${layer.id}`));
}

function pickPair(rhythms: readonly string[], random: Random): RhythmPair {
  const home = random.pick(rhythms);
  const others = rhythms.filter((rhythm) => rhythm !== home);
  return [home, others.length > 0 ? random.pick(others) : home];
}

function writePart(piece: Piece, layer: Layer, tune: readonly Note[]): Note[] {
  const choice = piece.random.fork(layer.id);
  const { plays } = layer;
  switch (plays.kind) {
    case 'melody':
      return takeMelody(piece, layer, tune);
    case 'counter':
      return writeCounter(piece, layer, choice.pick(plays.rhythms));
    case 'comp':
      return writeComp(piece, layer, pickPair(plays.rhythms, choice));
    case 'sustain':
      return writeSustain(piece, layer);
    case 'arpeggio':
      return writeArpeggio(piece, layer, pickPair(plays.rhythms, choice));
    case 'strum':
      return writeStrum(piece, layer, pickPair(plays.rhythms, choice));
    case 'bass':
      return writeBass(piece, layer);
    case 'drone':
      return writeDrone(piece, layer);
    case 'drums':
      return writeDrums(piece, layer);
    case 'strikes':
      return writeStrikes(piece, layer, choice.pick(plays.rhythms));
    case 'texture':
      return writeTexture(piece, layer);
    case 'lead-in':
      return writeLeadIns(piece, layer);
    case 'accent':
      return writeArrivals(piece, layer);
  }
}

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
 */
export function composeScore(brief: Brief, analysis: Analysis): Score {
  const style = findStyle(brief.style);
  const random = seededRandom(brief.seed).fork(style.id);
  const { minBpm, maxBpm } = brief.tempo;
  const preferred = minBpm + (maxBpm - minBpm) * (0.25 + 0.5 * random.fork('tempo').next());
  const directions = timeDirections(brief, analysis);
  const timeline = planTimeline(
    analysis.cuts,
    analysis.durationSeconds,
    brief,
    preferred,
    directions,
  );
  const cues = cuesOf(directions, timeline);
  const called = [...new Set(cues.calls.map(({ instrument }) => instrument))];
  const hired = hireEnsemble(style, brief, random.fork('ensemble'), called);
  const band = equipForDrops(hired, style, brief, cues.drops);
  const layers = stageLayers(band, cues, timeline.endBeat);
  const sections = restPlayers(
    planForm(analysis, timeline, brief.intensity, { random: random.fork('form'), directions }),
    layers,
    called,
    random.fork('rests'),
  );
  const palette = choosePalette(style, brief, timeline.bars.length, random.fork('harmony'));
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
  const lead = layers.find(({ plays }) => plays.kind === 'melody' && (plays.octaves ?? 0) === 0);
  const tune = writeMelody(piece, lead?.range ?? [60, 84]);
  const parts = layers.map((layer) => ({ layer, notes: writePart(piece, layer, tune) }));
  shapeDrops(piece, parts);
  writeEnding(piece, parts);
  carryHits(piece, parts);
  announce(piece, parts);
  avoidSilence(piece, parts);
  const tuned = parts.map((part) => tuneOrchestraKit(piece, part));
  const played = onStage(piece, perform(piece, tuned), layers).map((part) =>
    performanceOrder(part),
  );
  return {
    durationSeconds: analysis.durationSeconds,
    seed: brief.seed,
    style: style.id,
    title: titleFor(brief, palette.key, random.fork('title')),
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
  };
}
