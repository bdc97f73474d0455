import {
  applyOperation,
  type Change,
  type EditContext,
  type Operation,
  placeMusic,
  placeVideo,
  type Refusal,
} from '../../../src/engine/timeline/index.js';
import { type Draft, metadataOf, placed } from '../../../src/protocol/index.js';
import { CONTEXT, MEDIA } from './any-operation.js';
import { problemsOfDraft } from './problems-of-draft.js';

/** Beach.mp4 (8 s), city walk.mov (3.21 s) and a photo (4 s), one after the other. */
export const three: Draft = MEDIA.slice(0, 3).reduce<Draft>(
  (draft, { id, name, durationMs }) => placeVideo(draft, { mediaId: id, name, durationMs }),
  { t: [] },
);

/** Those, with a piece by the engine. */
export const scored: Draft = placeMusic(three, {
  mediaId: 'piece_1',
  name: 'Golden Bridge',
  durationMs: 15_210,
  volume: 1,
});

/** The draft after edits that must succeed and leave no problem. */
export function edited(draft: Draft, ...operations: readonly Operation[]): Draft {
  return operations.reduce((before, operation) => {
    const result = applyOperation(before, operation, CONTEXT);
    if (!result.ok) throw new Error(`${operation.do}: ${JSON.stringify(result.refusal)}`);
    const problems = problemsOfDraft(result.draft, MEDIA);
    if (problems.length > 0) throw new Error(`${operation.do}: ${problems.join(' ')}`);
    return result.draft;
  }, draft);
}

/** What is told of an edit that must succeed, a line for each change. */
export function told(draft: Draft, operation: Operation): string[] {
  const result = applyOperation(draft, operation, CONTEXT);
  return result.ok ? result.changes.map(line) : [`refused: ${result.refusal.reason}`];
}

function line(change: Change): string {
  const what = `${change.name} ${change.startMs}-${change.endMs}`;
  return change.kind === 'changed'
    ? `${change.field} of ${what}: ${change.before} → ${change.after}`
    : `${change.kind} ${what}`;
}

/** Why an edit cannot be made; null when it can. */
export function refused(
  draft: Draft,
  operation: Operation,
  context: EditContext = CONTEXT,
): Refusal | null {
  const result = applyOperation(draft, operation, context);
  return result.ok ? null : result.refusal;
}

/** True when an edit changes what is seen when. */
export function recuts(draft: Draft, operation: Operation): boolean {
  const result = applyOperation(draft, operation, CONTEXT);
  return result.ok && result.recut;
}

/** What lies where, track by track: `Beach.mp4 0-8000`, with ` +300` where its media begins later. */
export function lies(draft: Draft, type?: number): string[] {
  return draft.t
    .filter(({ tt }) => type === undefined || tt === type)
    .flatMap((track) =>
      placed(track).map(({ metadata, startMs, endMs }) => {
        const from = metadata.from ? ` +${metadata.from}` : '';
        return `${metadata.text ?? metadata.name} ${startMs}-${endMs}${from}`;
      }),
    );
}

/** A field of each segment, in order. */
export function fields(draft: Draft, field: keyof ReturnType<typeof metadataOf>): unknown[] {
  return draft.t.flatMap(({ sg }) => sg.map((segment) => metadataOf(segment)[field]));
}
