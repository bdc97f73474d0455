import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '../../../protocol/index.js';
import type { Ffmpeg } from '../../media/index.js';
import type { Score } from '../../music/types.js';
import type {
  DraftVersion,
  Language,
  NewVersion,
  PieceRecord,
  SessionRecord,
  Storage,
} from '../../storage/index.js';
import type { Workers } from '../../workers/index.js';
import type { Phrases } from '../phrases.js';
import type { Reply } from '../reply.js';

/** What the agent works with. */
export interface AgentContext {
  storage: Storage;
  workers: Workers;
  ffmpeg: () => Promise<Ffmpeg>;
}

/** An edit of the latest draft; undefined where it cannot be made on it. */
export type DraftEdit = (draft: Draft) => Draft | undefined;

export interface NewPiece {
  record: PieceRecord;
  score: Score;
}

/** What a message comes from, and where its answer goes. */
export interface TurnInput extends AgentContext {
  session: SessionRecord;
  message: string;
  language: Language;
  phrases: Phrases;
  /** The seed that was chosen for whatever music is asked for. */
  seed: number | null;
  reply: Reply;
  signal: AbortSignal;
}

/**
 * One message while it is carried out. What it changes is gathered, and stored as one version at
 * the end: one step back takes the whole message back, and one that fails leaves nothing.
 */
export interface Turn extends TurnInput {
  /** The timeline as the message leaves it, so far. */
  draft(): Draft;
  /** Gathers an edit; false where it cannot be made. */
  change(edit: DraftEdit): boolean;
  /** Gathers a piece, which is stored with the version. */
  addPiece(piece: NewPiece): void;
  /** The session's pieces in the order they were composed, with those of this message. */
  pieces(): PieceRecord[];
  scoreOf(pieceId: string): Score | null;
  /** Says what the version is, where that is not what was asked for. */
  label(text: string): void;
  /** Stores what was gathered; undefined where nothing has changed. */
  commit(): DraftVersion | undefined;
  /** Stores what was gathered and, on top of it, several versions to choose from. */
  commitChoices(make: (draft: Draft) => readonly NewVersion[]): DraftVersion[];
  /** Looks at the stored timeline again, after a step back or forth. */
  reload(): void;
}

export function beginTurn(input: TurnInput): Turn {
  const { storage, session, message } = input;
  let draft: Draft = storage.versions.latest(session.id)?.draft ?? { t: [] };
  let edits: DraftEdit[] = [];
  let held: NewPiece[] = [];
  let label: string | undefined;

  const storePieces = (): void => {
    for (const { record, score } of held) storage.pieces.add(record, score);
  };
  /** Again on what is stored now: another process may have changed it meanwhile. */
  const replay = (latest: Draft): Draft =>
    edits.reduce((before, edit) => edit(before) ?? before, latest);
  const settle = (after: Draft | undefined): void => {
    edits = [];
    held = [];
    label = undefined;
    if (after) draft = after;
  };

  return {
    ...input,
    draft: () => draft,
    change(edit) {
      const after = edit(draft);
      if (!after) return false;
      edits.push(edit);
      draft = after;
      return true;
    },
    addPiece: (piece) => {
      held.push(piece);
    },
    pieces: () => [...storage.pieces.ofSession(session.id), ...held.map(({ record }) => record)],
    scoreOf: (pieceId) =>
      held.find(({ record }) => record.id === pieceId)?.score ?? storage.pieces.score(pieceId),
    label(text) {
      label = text;
    },
    commit() {
      if (edits.length === 0) return undefined;
      const version = storage.transaction(() => {
        storePieces();
        const edit = (latest: Draft): Draft | undefined => {
          const after = replay(latest);
          return isDeepStrictEqual(after, latest) ? undefined : after;
        };
        return storage.versions.commit(session.id, message, edit, { label });
      });
      settle(version?.draft);
      return version;
    },
    commitChoices(make) {
      const versions = storage.transaction(() => {
        storePieces();
        return storage.versions.commitChoices(session.id, message, (latest) =>
          make(replay(latest)),
        );
      });
      settle(versions[0]?.draft);
      return versions;
    },
    reload() {
      settle(storage.versions.latest(session.id)?.draft ?? { t: [] });
    },
  };
}
