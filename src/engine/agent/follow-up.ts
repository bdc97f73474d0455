import { readChoices, writeChoices } from '../../protocol/index.js';
import type { PieceRecord } from '../storage/index.js';
import type { Understood } from './understand.js';

/** What is asked of the composer, seen from the piece that is there. */
export interface FollowUp {
  words: string;
  /** What the piece before was made to. */
  earlierWords: string | null;
  /** That piece's seed, where it is to be recognised in the new one. */
  seed: number | null;
}

const TEMPO_LIMITS = { slowest: 40, fastest: 220 } as const;
const STATED_TEMPO =
  /(?:\btempo:? *|\bat +)?\d{2,3}(?:\.\d+)? *(?:bpm|beats per minute)\b\.?|(?:每分[钟鐘])? *\d{2,3} *拍/giu;

/** A request as it stands to the piece before: “slower” is slower than that, and the same music. */
export function followUp(
  request: Pick<Understood, 'music' | 'refines' | 'tempoStep'>,
  before: PieceRecord | undefined,
): FollowUp {
  const words = request.music ?? '';
  if (!before) return { words, earlierWords: null, seed: null };
  const seed = request.refines ? before.report.seed : null;
  const asked = readChoices(words);
  if (request.tempoStep === null || asked.choices.bpm !== undefined) {
    return { words, earlierWords: before.words, seed };
  }
  const { slowest, fastest } = TEMPO_LIMITS;
  const tempo = Math.round(before.report.tempoBpm * request.tempoStep);
  const bpm = Math.min(fastest, Math.max(slowest, tempo));
  return {
    words: writeChoices(asked.words, { ...asked.choices, bpm }),
    // What it says of its tempo would go before what is asked now.
    earlierWords: before.words.replace(STATED_TEMPO, '').trim(),
    seed,
  };
}
