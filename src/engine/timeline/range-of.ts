import type { Draft } from '../../protocol/index.js';
import type { EditContext, Refusal, TimeRange } from './operations.js';
import { Refused } from './refused.js';
import { rangeMs } from './times.js';
import { openFilm } from './working-film.js';

export type FoundRange =
  | { ok: true; fromMs: number; toMs: number }
  | { ok: false; refusal: Refusal };

/** A stretch of a draft's timeline in whole milliseconds, or why there is none. */
export function rangeOf(draft: Draft, range: TimeRange, context: EditContext): FoundRange {
  try {
    const [fromMs, toMs] = rangeMs(openFilm(draft, context), range);
    return { ok: true, fromMs, toMs };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
