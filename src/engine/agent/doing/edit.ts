import { type Draft, metadataOf } from '../../../protocol/index.js';
import { ExitCode, VmgError } from '../../../support/errors.js';
import { barStartsOf, secondsAt } from '../../music/index.js';
import {
  applyOperation,
  type Change,
  type EditContext,
  type EditResult,
  musicOf,
  type Operation,
  type Refusal,
} from '../../timeline/index.js';
import { timelineMedia } from '../timeline-media.js';
import { justPlaced } from './just-placed.js';
import { placedPiece } from './music-track.js';
import { type MadeEdit, madeEdit, tellEdit } from './tell-edits.js';
import { toolOf } from './tools.js';
import type { Turn } from './turn.js';

/** What came of an edit: what to say of it, and what of the timeline it has changed. */
export interface Edited {
  sentence: string;
  done: boolean;
  /** The picture's times are others than before. */
  recut: boolean;
  changes: readonly Change[];
  /** What is told of it, for a message that makes several. */
  made?: MadeEdit;
  /** Why it cannot be made. */
  refusal?: Refusal;
}

/** Gathers an edit of the timeline, or tells why it cannot be made. */
export function editTimeline(turn: Turn, operation: Operation): Edited {
  const { phrases, reply } = turn;
  const { tool, args } = toolOf(operation);
  const call = reply.call(tool, args);
  const before = turn.draft();
  const context = contextOf(turn);
  const result = applyOperation(before, operation, context);
  if (!result.ok) {
    const { refusal } = result;
    reply.result(call, tool, { status: 'refused', reason: refusal.reason });
    const isLoudest = operation.do === 'volume' && refusal.reason === 'outside' && refusal.choices;
    const sentence = isLoudest ? phrases.loudest : phrases.refused(operation, refusal);
    return { sentence, done: false, recut: false, changes: [], refusal };
  }
  turn.change((draft) => accepted(applyOperation(draft, operation, context)));
  reply.result(call, tool, { status: 'success' });
  const { draft, changes, recut } = result;
  const made = madeEdit(operation, changes, before, draft);
  return { sentence: tellEdit(phrases, made), done: true, recut, changes, made };
}

/** @throws VmgError where an edit that was made cannot be made on what is there now. */
function accepted(result: EditResult): Draft | undefined {
  if (result.ok) return result.draft;
  if (result.refusal.reason === 'nothing-to-change') return undefined;
  throw new VmgError(
    'timeline-changed',
    ExitCode.jobFailed,
    'The timeline was changed from elsewhere meanwhile, and the edit does not fit it any more: nothing of the message was done.',
    { hint: 'Look at the timeline, and say it again.' },
  );
}

/** What the timeline's edits are worked out with. */
export function contextOf(turn: Turn): EditContext {
  const media = timelineMedia(turn.storage, turn.session);
  const behind = justPlaced(turn.storage, turn.session).behind.map(({ mediaId }) => mediaId ?? '');
  return { media, ...beatsOf(turn), justPlaced: new Set(behind) };
}

/** Of the engine's piece, as it lies on the timeline; nobody knows those of an uploaded song. */
function beatsOf(turn: Turn): Pick<EditContext, 'beatsMs' | 'downbeatsMs'> {
  const found = placedPiece(turn);
  const score = found && turn.scoreOf(found.piece.id);
  if (!found || !score) return { beatsMs: [], downbeatsMs: [] };
  const parts = musicOf(turn.draft()).filter(({ mediaId }) => mediaId === found.piece.id);
  const placed = (beats: readonly number[]): number[] => {
    const seconds = beats.map((beat) => secondsAt(score.tempoMap, beat));
    const all = parts.flatMap(({ startMs, fromMs, durationMs, segment }) => {
      const { speed = 1 } = metadataOf(segment);
      return seconds
        .map((second) => (1000 * second - fromMs) / speed)
        .filter((ms) => ms >= 0 && ms < durationMs)
        .map((ms) => Math.round(startMs + ms));
    });
    return [...new Set(all)].sort((a, b) => a - b);
  };
  const last = score.tempoMap.points.at(-1)?.beat ?? 0;
  return {
    beatsMs: placed(Array.from({ length: Math.floor(last) + 1 }, (_, beat) => beat)),
    downbeatsMs: placed(barStartsOf(score)),
  };
}
