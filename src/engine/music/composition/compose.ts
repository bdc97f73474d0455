import { type Random, seededRandom } from '../../../support/random.js';
import type { Analysis } from '../../analysis/types.js';
import { performanceOrder } from '../performance/order.js';
import { perform } from '../performance/perform.js';
import { planForm } from '../plan/form.js';
import { rideCurve } from '../plan/ride.js';
import { planTimeline } from '../plan/timeline.js';
import { findStyle } from '../styles/index.js';
import type { Layer } from '../styles/style.js';
import type { Brief, Note, Score } from '../types.js';
import { writeBass, writeDrone } from './bass.js';
import {
  type RhythmPair,
  writeArpeggio,
  writeComp,
  writeCounter,
  writeSustain,
} from './chordal.js';
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

/**
 * Writes and performs the piece that a brief asks for, over the picture that was analysed. The same
 * brief (with its seed) and analysis give the same score. Works for any length from a second up.
 */
export function composeScore(brief: Brief, analysis: Analysis): Score {
  const style = findStyle(brief.style);
  const random = seededRandom(brief.seed).fork(style.id);
  const { minBpm, maxBpm } = brief.tempo;
  const preferred = minBpm + (maxBpm - minBpm) * (0.25 + 0.5 * random.fork('tempo').next());
  const timeline = planTimeline(analysis.cuts, analysis.durationSeconds, brief, preferred);
  const sections = planForm(analysis, timeline, brief.intensity);
  const palette = choosePalette(style, brief, timeline.bars.length, random.fork('harmony'));
  const chords = layChords(sections, palette, timeline.endBeat);
  const piece: Piece = {
    style,
    brief,
    key: palette.key,
    timeline,
    sections,
    chords,
    grooves: chooseGrooves(style, sections, random.fork('grooves')),
    ride: rideCurve(analysis.energy, timeline, sections, style.dynamicRangeDb),
    random,
  };
  const layers = hireEnsemble(style, brief, random.fork('ensemble'));
  const lead = layers.find(({ plays }) => plays.kind === 'melody' && (plays.octaves ?? 0) === 0);
  const tune = writeMelody(piece, lead?.range ?? [60, 84]);
  const parts = layers.map((layer) => ({ layer, notes: writePart(piece, layer, tune) }));
  writeEnding(piece, parts);
  carryHits(piece, parts);
  avoidSilence(piece, parts);
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
    sections: sections.map(({ name, startBeat, endBeat, intensity }) => ({
      name,
      startBeat,
      endBeat,
      intensity,
    })),
    hits: timeline.hits,
    chords: chords.map(({ startBeat, endBeat, symbol, root, pitchClasses }) => ({
      startBeat,
      durationBeats: endBeat - startBeat,
      symbol,
      root,
      pitchClasses,
    })),
    parts: perform(
      piece,
      parts.map((part) => tuneOrchestraKit(piece, part)),
    ).map((part) => performanceOrder(part)),
    production: style.production,
  };
}
