import { rm } from 'node:fs/promises';
import path from 'node:path';
import { PIECE_FILES } from '../../protocol/index.js';
import { interruptedError } from '../../support/errors.js';
import { fileExists } from '../../support/file-exists.js';
import type { Language, PieceRecord, Storage } from '../storage/index.js';
import { pieceTooOld, type StemsInput, stemFiles, type Workers } from '../workers/index.js';

/** What there is of a piece besides the film; each file is made when it is first asked for. */
export interface PieceFiles {
  /**
   * Where the file of that name is; null when the piece has no such file. It is made if need be,
   * once however many ask for it; what was begun goes on to its end, even when nobody waits any more.
   * What only waits for its turn then is not begun.
   *
   * @throws VmgError `piece-too-old`, and what its making throws; the signal's reason.
   */
  file(request: PieceFileRequest, signal: AbortSignal): Promise<string | null>;
  /** Stops whatever is being made. */
  close(): Promise<void>;
}

export interface PieceFileRequest {
  piece: PieceRecord;
  name: string;
  /** Of the words in it. */
  language: Language;
}

export interface PieceFilesOptions {
  storage: Storage;
  workers: Workers;
  /** Files that another version made are not used. */
  version: string;
}

type FileName = (typeof PIECE_FILES)[number];

const isFileName = (name: string): name is FileName => PIECE_FILES.some((known) => known === name);

/** Work that several wait for. */
interface Making {
  waiting: number;
  done: Promise<void>;
}

export function createPieceFiles({ storage, workers, version }: PieceFilesOptions): PieceFiles {
  const { files, pieces } = storage;
  const making = new Map<string, Making>();
  const closing = new AbortController();
  /** Stems are played one piece after the other: they fill the memory. */
  let stemsTurn: Promise<unknown> = Promise.resolve();

  /**
   * Does the work of that key once for all who ask meanwhile. What was begun goes on to its end when
   * the last of them has left, so that whoever comes back finds it done.
   */
  async function share(
    key: string,
    signal: AbortSignal,
    work: (isWanted: () => boolean) => Promise<void>,
  ): Promise<void> {
    signal.throwIfAborted();
    closing.signal.throwIfAborted();
    const mine = making.get(key) ?? begin(key, work);
    mine.waiting++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => reject(signal.reason);
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([mine.done, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      mine.waiting--;
    }
  }

  function begin(key: string, work: (isWanted: () => boolean) => Promise<void>): Making {
    const forget = (): void => {
      if (making.get(key) === begun) making.delete(key);
    };
    const isWanted = (): boolean => {
      // Whoever comes now begins anew.
      if (begun.waiting === 0) forget();
      return begun.waiting > 0;
    };
    const begun: Making = { waiting: 0, done: Promise.resolve().then(() => work(isWanted)) };
    making.set(key, begun);
    // Nobody may be left to hear how it ended.
    begun.done.catch(() => undefined).then(forget);
    return begun;
  }

  return {
    async file({ piece, name, language }, signal) {
      const isOutput = isFileName(name);
      if (!isOutput && !/^[\w-]+\.wav$/.test(name)) return null;
      const folder = await files.outputFolder(piece.id, version);
      const target = path.join(folder, name);
      // What is made needs no look at the score, which may be long.
      if (await fileExists(target)) return target;
      const score = pieces.score(piece.id);
      if (!score) throw pieceTooOld();
      if (isOutput) {
        await share(target, signal, async () => {
          // Another request may have made it since.
          if (await fileExists(target)) return;
          const { report, words } = piece;
          const analysisPath = files.pieceAnalysis(piece.id);
          const masterPath = files.master(piece.id);
          const input = { report, words, language, analysisPath, masterPath };
          await workers.output({ name, path: target, score, ...input }, { signal: closing.signal });
        });
        return target;
      }
      const stems = stemFiles(score).map(({ file }) => path.join(folder, file));
      if (!stems.includes(target)) return null;
      await share(folder, signal, (isWanted) =>
        inTurn(async () => {
          if (!isWanted()) throw interruptedError();
          if (await allExist(stems)) return;
          const soundFont = piece.soundFont ?? null;
          await makeStems({ score, soundFont, folder, scratchFolder: files.scratch() });
        }),
      );
      return target;
    },
    async close() {
      closing.abort(interruptedError());
      await Promise.allSettled([...making.values()].map(({ done }) => done));
    },
  };

  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = stemsTurn.then(work);
    stemsTurn = mine.catch(() => undefined);
    return mine;
  }

  async function makeStems(input: StemsInput): Promise<void> {
    try {
      await workers.stems(input, { signal: closing.signal });
    } finally {
      // A thread that was ended could not tidy up.
      await rm(input.scratchFolder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function allExist(paths: readonly string[]): Promise<boolean> {
  const there = await Promise.all(paths.map((one) => fileExists(one)));
  return there.every((one) => one);
}
