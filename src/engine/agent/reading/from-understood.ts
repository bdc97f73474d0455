import { readStated, readWords } from '../../music/index.js';
import type { Edit } from '../intents.js';
import type { ReadingContext, Request } from '../requests.js';
import type { Understood } from '../understand.js';

/** An edit of the loudness, the music or the last change, as a request. */
export function requestOf(edit: Edit): Request {
  if (edit.kind === 'undo') return { ask: 'undo', steps: 1 };
  if (edit.kind === 'remove-music') return { ask: 'remove-music' };
  const { of, change } = edit;
  return {
    ask: 'edit',
    operation: {
      do: 'volume',
      of: of === 'music' ? { by: 'kind', kind: 'music' } : { by: 'all', track: 'video' },
      change: 'to' in change ? change : { times: change.by },
      range: null,
    },
  };
}

/** What a message about music asks for, in the order in which it is done. */
export function requestsOf(understood: Understood): Request[] {
  const { greeting, question, music, refines, tempoStep, remark, edits, missing } = understood;
  return [
    ...(greeting ? [{ ask: 'greeting' } as const] : []),
    ...(question === null ? [] : [{ ask: 'question', topic: question } as const]),
    ...(remark === null ? [] : [{ ask: 'remark', remark } as const]),
    ...(music === null ? [] : [{ ask: 'music', words: music, refines, tempoStep } as const]),
    ...edits.map(requestOf),
    ...[...new Set(missing)].map((one) => ({ ask: 'missing', missing: one }) as const),
  ];
}

const OF_PIECE = ['style', 'instrument', 'reference', 'mood'];
/** Of a part of what there is: without any music it describes none. */
const OF_PART =
  /\b(?:half|third|quarter|part|section|second|minute|intro|outro|ending|chorus|climax)s?\b|[前后]半|[前后]段|部分|分之|[前尾间]奏|高潮|副歌|结尾|开头|\d ?秒/iu;

/** Before there is any music, words that name a style or who plays describe a piece of its own. */
export const asFirstPiece = (
  requests: readonly Request[],
  { music, written }: ReadingContext,
): Request[] =>
  requests.map((one) =>
    one.ask === 'music' && one.refines && music === 'none' && !written && describesOwn(one.words)
      ? { ...one, refines: false, tempoStep: null }
      : one,
  );

const OF_ITS_OWN = /^(?:an?|some) |^来[一点个首段]/iu;
const describesOwn = (words: string): boolean =>
  !OF_PART.test(words) &&
  (OF_ITS_OWN.test(words) ||
    readWords(readStated(words).rest).some(({ meaning }) =>
      OF_PIECE.includes(meaning?.kind ?? ''),
    ));
