import { type Draft, filmLengthMs, TrackType } from '../../../protocol/index.js';
import { type Change, type Operation, placedOn } from '../../timeline/index.js';
import { withoutRoom } from '../answers/edit-phrases.js';
import type { Phrases } from '../phrases.js';

/** An edit that was made, as it is told. */
export interface MadeEdit {
  operation: Operation;
  changes: readonly Change[];
  /** The timeline that it left. */
  draft: Draft;
  /** The length of the film before it and after it, milliseconds. */
  lengthMs: { before: number; after: number };
}

/** An edit of a draft that has left another. */
export function madeEdit(
  operation: Operation,
  changes: readonly Change[],
  before: Draft,
  draft: Draft,
): MadeEdit {
  const lengthMs = { before: filmLengthMs(before), after: filmLengthMs(draft) };
  return { operation, changes, draft, lengthMs };
}

/** What to say of an edit; empty where nothing of it is left to be told. */
export function tellEdit(phrases: Phrases, { operation, changes, lengthMs }: MadeEdit): string {
  const { before, after } = lengthMs;
  const asked = withoutRoom(operation, changes);
  return phrases.join([
    ...(changes.length > 0 ? [phrases.changed(operation, changes)] : []),
    ...(asked === null ? [] : [phrases.noRoom(asked)]),
    ...(reachesLoudest(operation, changes) ? [phrases.loudest] : []),
    ...(before !== after && before > 0 ? [phrases.filmLength(before, after)] : []),
  ]);
}

/**
 * Edits that follow one another as they are told together: what several of them have changed is
 * told once, where it was changed last, from what it was at first. What is as it was is not told.
 */
export function tellOnce(edits: readonly MadeEdit[]): MadeEdit[] {
  const told = edits.map((edit) => ({
    ...edit,
    changes: [...edit.changes],
    lengthMs: { ...edit.lengthMs },
  }));
  told.forEach((edit, index) => {
    const earlier = told.slice(0, index).reverse();
    const sameLength = earlier.find(({ lengthMs: { before, after } }) => before !== after);
    if (sameLength && edit.lengthMs.before !== edit.lengthMs.after) {
      edit.lengthMs.before = sameLength.lengthMs.before;
      sameLength.lengthMs.before = sameLength.lengthMs.after;
    }
    edit.changes = edit.changes.map((change) => {
      for (const { changes, draft } of earlier) {
        const at = changes.findIndex((one) => goesOn(one, change, draft));
        const [first] = at < 0 ? [] : changes.splice(at, 1);
        if (first?.kind === 'changed' && change.kind === 'changed') {
          return { ...change, before: first.before };
        }
      }
      return change;
    });
  });
  for (const edit of told) {
    edit.changes = edit.changes.filter(isTold);
  }
  return told;
}

/** Another file may have the same name; anything else that is as it was has not changed. */
const isTold = (change: Change): boolean =>
  change.kind !== 'changed' || change.field === 'media' || change.before !== change.after;

/** Fields that change what a thing is called. */
const NAMES: ReadonlySet<string> = new Set(['text', 'media']);

/** True when a change begins with what another has left, of the same thing. */
function goesOn(first: Change, second: Change, between: Draft): boolean {
  if (first.kind !== 'changed' || second.kind !== 'changed') return false;
  const { track, field, name } = second;
  if (first.track !== track || first.field !== field || first.after !== second.before) return false;
  const overlaps = first.startMs < second.endMs && second.startMs < first.endMs;
  if (NAMES.has(field)) return overlaps;
  return first.name === name && (overlaps || isOnly(between, track, name));
}

/** True when nothing else on such a track is called like that. */
function isOnly(draft: Draft, track: Change['track'], name: string): boolean {
  const named = placedOn(draft, TrackType[track]).filter((one) => one.name === name);
  return new Set(named.map(({ mediaId }) => mediaId)).size <= 1;
}

/** True where the music was to be louder than it can be heard. */
function reachesLoudest(operation: Operation, changes: readonly Change[]): boolean {
  if (operation.do !== 'volume') return false;
  const { change: asked } = operation;
  return changes.some((change) => {
    if (change.kind !== 'changed' || change.track !== 'audio' || change.after !== 100) return false;
    const before = Number(change.before) / 100;
    const wanted =
      'to' in asked ? asked.to : 'times' in asked ? before * asked.times : before + asked.plus;
    return Math.round(100 * wanted) > 100;
  });
}
