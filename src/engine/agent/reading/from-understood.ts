import type { Edit } from '../intents.js';
import type { Request } from '../requests.js';
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
