import type { Random } from '../../../support/random.js';
import { performanceOrder } from '../performance/order.js';
import { perform } from '../performance/perform.js';
import type { Layer } from '../styles/style.js';
import type { Note, Part } from '../types.js';
import { writeBass, writeDrone } from './bass.js';
import {
  type RhythmPair,
  writeArpeggio,
  writeComp,
  writeCounter,
  writeSustain,
} from './chordal.js';
import { shapeDrops } from './drop.js';
import { writeDrums, writeStrikes } from './drums.js';
import { writeArrivals, writeLeadIns, writeTexture } from './effects.js';
import { avoidSilence, writeEnding } from './ending.js';
import { carryHits } from './hits.js';
import { tuneOrchestraKit } from './orchestra-kit.js';
import { adorn } from './ornaments.js';
import { intoRange, type Piece, playsIn, type StagedLayer, sectionIndexAt } from './piece.js';
import { announce, onStage } from './stage.js';
import { writeStrum } from './strum.js';
import { keyScale, pentatonicScale } from './theory.js';

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

/** Writes and performs what everybody of a band plays, round a tune. */
export function writeParts(
  piece: Piece,
  layers: readonly StagedLayer[],
  tune: readonly Note[],
): Part[] {
  const parts = layers.map((layer) => ({ layer, notes: writePart(piece, layer, tune) }));
  shapeDrops(piece, parts);
  writeEnding(piece, parts);
  carryHits(piece, parts);
  announce(piece, parts);
  avoidSilence(piece, parts);
  const tuned = parts.map((part) => tuneOrchestraKit(piece, part));
  return onStage(piece, perform(piece, tuned), layers).map((part) => performanceOrder(part));
}
