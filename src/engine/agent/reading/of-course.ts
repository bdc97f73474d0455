import { isRefinement } from '../changes.js';
import type { Request } from '../requests.js';
import { tellsWhen } from '../understand.js';
import type { Item } from './items.js';
import { plainForm } from './names.js';
import type { Part } from './part.js';
import { isMusic } from './targets.js';

/** What is said of the music's course beside words that describe it belongs to them. */
export function gathered(parts: readonly Part[]): Part[] {
  const music = parts.flatMap((part) => (part.kind === 'music' ? [part.words] : []));
  if (music.length === 0) return [...parts];
  const describes = music.some(
    (words) => !isRefinement(plainForm(words)) || tellsWhen(plainForm(words)),
  );
  return parts.map((part) =>
    part.kind === 'edit' &&
    part.requests.length > 0 &&
    part.requests.every((one) => isOfCourse(one, describes) || (describes && fadesAlone(one, part)))
      ? { kind: 'music', words: part.words, items: part.items }
      : part,
  );
}

/** “Calm piano, fade out at the end”: nothing says that the picture does. */
const fadesAlone = (one: Request, { items }: Part): boolean =>
  one.ask === 'edit' &&
  one.operation.do === 'fade' &&
  !items.some(
    (item) => item.is === 'file' || item.is === 'thing' || item.is === 'look' || isOfBlack(item),
  );
const isOfBlack = (item: Item): boolean =>
  item.is === 'word' &&
  ['to-black', 'from-black', 'to-white', 'dip-black', 'dip-white'].includes(item.word);

function isOfCourse(request: Request, describes: boolean): boolean {
  if (request.ask === 'revise') return describes;
  if (request.ask !== 'edit') return false;
  const { operation } = request;
  return (
    (operation.do === 'speed' &&
      operation.target.by === 'all' &&
      describes &&
      Boolean(operation.range)) ||
    (operation.do === 'fade' && isMusic(operation.of) && describes) ||
    (operation.do === 'volume' && isMusic(operation.of) && operation.range !== null)
  );
}
