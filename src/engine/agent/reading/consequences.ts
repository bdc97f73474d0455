import type { Operation, Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';

/** Edits of the frame one after the other are one, and so are a recording and its loop. */
export function inOneGo(requests: readonly Request[]): Request[] {
  const done: Request[] = [];
  for (const request of requests) {
    const last = done.at(-1);
    const one = last && joined(last, request);
    if (one) done.pop();
    done.push(one ?? request);
  }
  return done;
}

function joined(a: Request, b: Request): Request | null {
  if (a.ask !== 'edit' || b.ask !== 'edit') return null;
  const [first, second] = [a.operation, b.operation];
  if (first.do === 'canvas' && second.do === 'canvas') {
    const ratio = second.ratio ?? first.ratio;
    return { ask: 'edit', operation: { do: 'canvas', ratio, fit: second.fit ?? first.fit } };
  }
  if (first.do === 'sound' && second.do === 'loop') {
    return { ask: 'edit', operation: { ...first, loop: second.loop } };
  }
  return null;
}

/**
 * Numbers of pictures as they are when their edit is made: who says “remove clip 2 and clip 3”
 * counts what is there before anything goes.
 */
export function afterRemovals(requests: readonly Request[]): Request[] {
  const gone: number[] = [];
  return requests.map((request) => {
    if (request.ask !== 'edit') return request;
    const { operation } = request;
    const moved = withTargets(operation, (target) => shifted(target, gone));
    if (operation.do === 'remove' && isPictureNumber(operation.target)) {
      gone.push(operation.target.number);
    }
    return { ask: 'edit', operation: moved };
  });
}

type Numbered = Extract<Target, { by: 'number' }>;

const isPictureNumber = (target: Target): target is Numbered =>
  target.by === 'number' && target.track === 'video';

function shifted(target: Target, gone: readonly number[]): Target {
  if (!isPictureNumber(target)) return target;
  const { number } = target;
  const before = gone.filter((one) =>
    number > 0 ? one > 0 && one < number : one < 0 && one > number,
  );
  return { ...target, number: number > 0 ? number - before.length : number + before.length };
}

function withTargets(operation: Operation, change: (target: Target) => Target): Operation {
  const maybe = (target: Target | null): Target | null => target && change(target);
  switch (operation.do) {
    case 'remove':
    case 'duplicate':
    case 'length':
    case 'speed':
    case 'motion':
    case 'replace':
      return { ...operation, target: change(operation.target) };
    case 'keep':
    case 'cut-out':
      return { ...operation, target: maybe(operation.target) };
    case 'split':
      return { ...operation, target: maybe(operation.target) };
    case 'volume':
    case 'fade':
      return { ...operation, of: change(operation.of) };
    case 'transition':
      return { ...operation, into: maybe(operation.into) };
    case 'swap':
      return { ...operation, first: change(operation.first), second: change(operation.second) };
    case 'move':
      return { ...operation, target: change(operation.target), to: place(operation.to, change) };
    default:
      return operation;
  }
}

const place = (to: Place, change: (target: Target) => Target): Place =>
  'target' in to ? { ...to, target: change(to.target) } : to;
