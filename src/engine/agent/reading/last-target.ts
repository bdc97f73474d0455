import type { Operation, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';

/** Where a picture that is called by its number lies after it was moved. */
function movedTo({ target, to }: Extract<Operation, { do: 'move' }>): Target {
  if (target.by !== 'number') return target;
  if (to.at === 'start') return { ...target, number: 1 };
  if (to.at === 'end') return { ...target, number: -1 };
  if (to.at === 'number') return { ...target, number: to.number };
  const beside = 'target' in to && to.target.by === 'number' ? to.target.number : 0;
  if (beside <= 0 || target.number <= 0) return target;
  const ahead = target.number < beside ? 1 : 0;
  return { ...target, number: to.at === 'before' ? beside - ahead : beside + 1 - ahead };
}

/** What was edited last, for “it”. */
export function lastTarget(requests: readonly Request[]): Target | null {
  const last = requests.findLast((request) => request.ask === 'edit');
  if (last?.ask !== 'edit') return null;
  const { operation } = last;
  if (operation.do === 'title') return { by: 'name', name: operation.text, track: 'text' };
  if (operation.do === 'place') return { by: 'name', name: operation.media, track: 'video' };
  if (operation.do === 'sound') return { by: 'name', name: operation.media, track: 'audio' };
  if (operation.do === 'move') return movedTo(operation);
  if ('target' in operation) return operation.do === 'remove' ? null : operation.target;
  if ('of' in operation) return operation.of;
  return null;
}
