import type { Note } from '../types.js';
import { CRASH, DRUM_KEYS } from './drums.js';
import { chordAt, intoRange, type Piece, type WrittenPart } from './piece.js';
import { keyScale } from './theory.js';

/** The programme of the orchestra's percussion among the drum kits. */
const ORCHESTRA = 48;
/** On that kit the toms' and the crash's keys are timpani, a semitone a key. */
const TIMPANI: readonly [number, number] = [41, 52];
const CYMBALS = 59;
const TOMS: ReadonlySet<number> = new Set([DRUM_KEYS.lowTom, 43, DRUM_KEYS.tom]);

/** The timpani a drum's stroke falls on: tonic or dominant, whichever the chord has, else its root. */
function timpaniAt(piece: Piece, { startBeat, pitch }: Note): number {
  const scale = keyScale(piece.key);
  const chord = chordAt(piece, startBeat);
  const [tonic = 0, dominant = 7] = [scale[0], scale[4]];
  const liked = pitch === DRUM_KEYS.tom ? [dominant, tonic] : [tonic, dominant];
  const tone = liked.find((option) => chord.pitchClasses.includes(option)) ?? chord.root;
  return intoRange(tone, TIMPANI);
}

/** Translates what is written for a drum kit to the orchestra's: cymbals, and timpani in tune. */
export function tuneOrchestraKit(piece: Piece, part: WrittenPart): WrittenPart {
  const { layer } = part;
  if (layer.instrument.kind !== 'kit' || layer.instrument.program !== ORCHESTRA) return part;
  const notes = part.notes.map((written) => {
    if (written.pitch === CRASH) return { ...written, pitch: CYMBALS };
    return TOMS.has(written.pitch) ? { ...written, pitch: timpaniAt(piece, written) } : written;
  });
  return { ...part, notes };
}
