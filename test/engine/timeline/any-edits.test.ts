import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyOperation,
  fitSounds,
  musicOf,
  type Operation,
  placeMusic,
  placeVideo,
  planRender,
  videosOf,
} from '../../../src/engine/timeline/index.js';
import { type Draft, filmLengthMs } from '../../../src/protocol/index.js';
import { anyOperation, CONTEXT, MEDIA } from './any-operation.js';
import { problemsOfDraft } from './problems-of-draft.js';

const EDITS = 50;

/** Edits that may take music off the timeline, or away from its beginning. */
const TAKES_MUSIC: ReadonlySet<Operation['do']> = new Set([
  'remove',
  'sound',
  'keep',
  'cut-out',
  'move',
]);

/** The music that is heard from the first moment on. */
const openingMusic = (draft: Draft): unknown[] =>
  musicOf(draft).flatMap(({ mediaId, startMs }) => (startMs === 0 ? [mediaId] : []));

const begun: Draft = placeMusic(
  MEDIA.slice(0, 3).reduce<Draft>(
    (draft, { id, name, durationMs }) => placeVideo(draft, { mediaId: id, name, durationMs }),
    { t: [{ tt: 42, sg: [] }] },
  ),
  { mediaId: 'piece_1', name: 'Golden Bridge', durationMs: 15_210, volume: 0.35 },
);

/** No error that is thrown while a draft is changed goes unseen. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe('any fifty edits, sensible or not', () => {
  it('leave a timeline that can be rendered, as long as its pictures, and the one before as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(begun, begun, begun, { t: [] }),
        fc.array(anyOperation, { minLength: EDITS, maxLength: EDITS, size: 'max' }),
        (start, operations) => {
          let draft: Draft = frozen(start);
          for (const operation of operations) {
            const result = applyOperation(draft, operation, CONTEXT);
            if (!result.ok) continue;
            const problems = problemsOfDraft(result.draft, MEDIA);
            if (problems.length > 0) throw new Error(`${operation.do}: ${problems.join(' ')}`);
            if (!TAKES_MUSIC.has(operation.do)) {
              const left = openingMusic(result.draft);
              const lost = openingMusic(draft).filter((one) => !left.includes(one));
              if (lost.length > 0) throw new Error(`${operation.do} loses music`);
            }
            if (result.changes.length === 0) throw new Error(`${operation.do} tells nothing`);
            // A timeline without pictures takes hardly any edit: the one before goes on instead.
            if (videosOf(result.draft).length > 0) draft = frozen(result.draft);
          }
          const last = videosOf(draft).at(-1);
          if (!last) return;
          expect(filmLengthMs(draft)).toBe(last.startMs + last.durationMs);
          expect(planRender(draft).durationMs).toBe(filmLengthMs(draft));
          const fitted = fitSounds(draft, CONTEXT);
          expect(problemsOfDraft(fitted, MEDIA)).toEqual([]);
          expect(fitSounds(fitted, CONTEXT)).toEqual(fitted);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('put in order whatever was there before', () => {
    const time = fc.nat(24_000).map((quarters) => quarters / 4);
    const segments = (ids: readonly string[]) =>
      fc.array(
        fc.record({
          d: time,
          m: fc
            .record(
              {
                start: time,
                from: time,
                volume: fc.double({ min: -1, max: 3 }),
                speed: fc.double({ min: 0, max: 12 }),
                fadeIn: time,
                fadeOut: time,
                loop: fc.boolean(),
                transition: fc.record({ kind: fc.constantFrom('slide', 'spin'), d: time }),
                more: fc.jsonValue(),
              },
              { requiredKeys: [] },
            )
            .chain((m) => fc.constantFrom(...ids.map((mediaId) => ({ ...m, mediaId, text: 'A' })))),
        }),
        { maxLength: 4 },
      );
    const pictures = segments(['media_a', 'media_b', 'media_c']);
    const tracks = fc.array(
      fc.oneof(
        fc.record({ tt: fc.constant(0), sg: pictures }),
        fc.record({ tt: fc.constant(1), sg: segments(['media_e', 'media_f', 'piece_1']) }),
        fc.record({ tt: fc.constant(7), sg: segments(['']) }),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(tracks, anyOperation, (t, operation) => {
        const result = applyOperation(frozen({ t }), operation, CONTEXT);
        if (result.ok) expect(problemsOfDraft(result.draft, MEDIA)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
