import { summarizeDraft } from '../../../protocol/index.js';
import type { ListedVersion, VersionWords } from '../../storage/index.js';
import type { VersionChoice } from '../requests.js';
import { firstVersion, lastChoices, lineOf, versionBefore } from './history-search.js';
import { exchangePiece, placedPiece, placePiece } from './music-track.js';
import type { Turn } from './turn.js';
import { letterOf } from './variants.js';

/** Of many steps, as many are told one by one. */
const TOLD_STEPS = 4;

/** Takes versions back or brings them back, and returns what to say of it. */
export function stepThrough(turn: Turn, direction: 'undo' | 'redo', steps: number): string {
  const { storage, session, phrases, reply } = turn;
  turn.commit();
  const call = reply.call(direction, { steps });
  const moved = storage.versions[direction](session.id, steps);
  reply.result(call, direction, { status: moved ? 'success' : 'nothing' });
  if (!moved) return direction === 'undo' ? phrases.nothingToUndo : phrases.nothingToRedo;
  turn.reload();
  const told = {
    messages: moved.passed.slice(0, TOLD_STEPS).map((words) => toldMessage(turn, words)),
    taken: moved.taken,
    asked: steps,
    number: moved.version.number,
    summary: summarizeDraft(moved.version.draft),
  };
  return direction === 'undo' ? phrases.undone(told) : phrases.redone(told);
}

/** What to say of a version that was brought back. */
export interface Restored {
  sentence: string;
  /** A piece was put on the timeline that may have been fitted to another cut. */
  exchanged: boolean;
}

/** Brings an earlier state of the timeline back as a new version. */
export function restoreVersion(turn: Turn, choice: VersionChoice): Restored {
  const { storage, session } = turn;
  turn.commit();
  const versions = storage.versions.list(session.id);
  if (choice.by !== 'letter') {
    return { sentence: restore(turn, versions, choice), exchanged: false };
  }
  const offered = lastChoices(versions);
  const chosen = offered.find((_, index) => letterOf(index) === choice.letter);
  if (chosen) return { sentence: choose(turn, chosen), exchanged: true };
  const letters = offered.map((_, index) => letterOf(index));
  return { sentence: turn.phrases.noSuchChoice(choice.letter, letters), exchanged: false };
}

/** A state of the timeline that is meant otherwise than as one of several pieces. */
type StateChoice = Exclude<VersionChoice, { by: 'letter' }>;

function restore(turn: Turn, versions: readonly ListedVersion[], choice: StateChoice): string {
  const { storage, session, phrases, reply, message } = turn;
  const wanted = findVersion(versions, choice);
  const call = reply.call('restore_version', { version: wanted?.number ?? null });
  const isThere = wanted === undefined || wanted.isCurrent;
  const version = isThere
    ? undefined
    : storage.versions.restore(session.id, message, wanted.number);
  reply.result(call, 'restore_version', { status: version ? 'success' : 'nothing' });
  if (wanted === undefined) {
    return choice.by === 'before' && versions.length > 0
      ? phrases.noEditBefore(choice.words)
      : phrases.noSuchVersion(choice.by === 'number' ? choice.number : 1, versions.length);
  }
  if (!version) return phrases.alreadyThere(wanted.number);
  turn.reload();
  const { number } = wanted;
  const summary = summarizeDraft(version.draft);
  return choice.by === 'first'
    ? phrases.asUploaded({ number, summary })
    : phrases.restored({ number, words: wordsOf(turn, wanted), summary });
}

function findVersion(
  versions: readonly ListedVersion[],
  choice: StateChoice,
): ListedVersion | undefined {
  switch (choice.by) {
    case 'number':
      return versions.find(({ number }) => number === choice.number);
    case 'first':
      return firstVersion(versions);
    case 'before':
      return versionBefore(versions, choice.words);
  }
}

/** Puts the piece of one of several on the timeline; what was edited since then stays. */
function choose(turn: Turn, offered: ListedVersion): string {
  const { phrases, reply } = turn;
  const piece = placedPiece(turn, offered.draft)?.piece;
  const label = offered.label ?? '';
  const before = placedPiece(turn)?.piece;
  if (!piece || before?.id === piece.id) return phrases.alreadyChosen(label);
  const call = reply.call('replace_bgm', { media_id: piece.id });
  turn.change((draft) => (before ? exchangePiece(draft, before, piece) : placePiece(draft, piece)));
  reply.result(call, 'replace_bgm', { status: 'success' });
  turn.label(label);
  return phrases.chosen(label);
}

/** The versions of the session, as they are told: those that led to the one that is there. */
export function toldVersions(turn: Turn): { number: number; words: string; isCurrent: boolean }[] {
  const versions = turn.storage.versions.list(turn.session.id);
  const line = new Set(lineOf(versions).map(({ number }) => number));
  return versions
    .filter(({ number, label }) => line.has(number) || label !== null)
    .map((version) => ({
      number: version.number,
      words: wordsOf(turn, version),
      isCurrent: version.isCurrent,
    }));
}

const wordsOf = (turn: Turn, version: ListedVersion): string =>
  version.label ?? toldMessage(turn, version);

/** As much of a message as can be told in passing. In characters. */
const LONGEST_WORDS = 60;

function toldMessage({ phrases }: Turn, { message, upload }: VersionWords): string {
  if (upload !== null) return phrases.uploaded(upload);
  const [line = ''] = message.split('\n');
  return phrases.quoted(
    line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS - 1)}…` : line,
  );
}
