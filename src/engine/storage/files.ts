import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that has arrived and is not kept yet. */
export interface ReceivedFile {
  path: string;
  bytes: number;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** The engine's files: media by their content, masters of pieces, folders of renders. */
export interface FileStore {
  /**
   * Writes a stream to a temporary file and hashes it on the way, in constant memory. The file is
   * gone again when the stream fails.
   * @throws RangeError when more than `maxBytes` come.
   */
  receive(
    stream: Readable,
    options: { maxBytes: number; signal?: AbortSignal },
  ): Promise<ReceivedFile>;
  /**
   * Moves a received file to its place; the same content is stored once. What is there already is
   * replaced: it may have been damaged since.
   */
  keep(file: ReceivedFile, extension: string): Promise<void>;
  /** Removes a received file that is not wanted. */
  discard(file: ReceivedFile): Promise<void>;
  media(hash: string, extension: string): string;
  /** The WAV of a piece's master. */
  master(pieceId: string): string;
  /** Where the analysis that a piece was composed to is kept, as JSON. */
  pieceAnalysis(pieceId: string): string;
  /** Keeps what a piece was composed to, any JSON-able value: whole or not at all. */
  keepPieceAnalysis(pieceId: string, analysis: unknown): Promise<void>;
  /**
   * The folder of a piece's files that `version` of this program makes on request, made when it is
   * not there. They can be made again, and are dropped a while after somebody last asked for it.
   */
  outputFolder(pieceId: string, version: string): Promise<string>;
  /** A name for a file or a folder that is needed for the time of a task; nothing is there. */
  scratch(): string;
  /** A render's folder, made when it is not there. */
  renderFolder(name: string): Promise<string>;
  /** Where the analysis of the media of this hash is kept, as JSON, once there is one. */
  analysis(hash: string): string;
}

/** The folders below the engine's own. */
export const FOLDERS = ['incoming', 'media', 'analyses', 'pieces', 'outputs', 'renders'] as const;

/** The names of stored files within their folders. */
export const fileNames = {
  media: (hash: string, extension: string): string => `${hash}.${extension}`,
  master: (pieceId: string): string => `${pieceId}.wav`,
  pieceAnalysis: (pieceId: string): string => `${pieceId}.analysis.json`,
  analysis: (hash: string, version: string): string => `${hash}.${version}.json`,
} as const;

/** Which process a temporary file is of: `7-….part`, or `score.mid.7-1.part`; null for others. */
export function partialPid(name: string): number | null {
  const pid = /^(?:.*\.)?(\d+)-[\w-]+\.part$/.exec(name)?.[1];
  return pid === undefined ? null : Number(pid);
}

/**
 * The file store below `dataDir`, with its folders made (mode 0700).
 * `analysisVersion` keeps analyses of another version's making apart.
 */
export async function openFileStore(dataDir: string, analysisVersion: string): Promise<FileStore> {
  const folder = (name: (typeof FOLDERS)[number], ...rest: string[]): string =>
    path.join(dataDir, name, ...rest);
  for (const name of FOLDERS) await mkdir(folder(name), { recursive: true, mode: 0o700 });

  const incoming = (): string => folder('incoming', `${process.pid}-${randomUUID()}.part`);
  const media = (hash: string, extension: string): string =>
    folder('media', fileNames.media(hash, extension));
  const pieceAnalysis = (pieceId: string): string =>
    folder('pieces', fileNames.pieceAnalysis(pieceId));
  const madeFolder = async (target: string): Promise<string> => {
    await mkdir(target, { recursive: true, mode: 0o700 });
    return target;
  };

  return {
    async receive(stream, { maxBytes, signal }) {
      const target = incoming();
      const hash = createHash('sha256');
      let bytes = 0;
      async function* measure(source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          bytes += chunk.length;
          if (bytes > maxBytes) throw new RangeError(`More than ${maxBytes} bytes`);
          hash.update(chunk);
          yield chunk;
        }
      }
      try {
        const file = createWriteStream(target, { flags: 'wx', mode: 0o600 });
        await pipeline(stream, measure, file, signal ? { signal } : {});
      } catch (error) {
        await rm(target, { force: true });
        throw error;
      }
      return { path: target, bytes, hash: hash.digest('hex') };
    },
    async keep(file, extension) {
      const target = media(file.hash, extension);
      try {
        await rename(file.path, target);
      } catch (error) {
        // On Windows, what somebody reads cannot be replaced.
        const there = await stat(target).catch(() => undefined);
        if (there?.size !== file.bytes) throw error;
        await rm(file.path, { force: true });
      }
      await makeYoung(target);
    },
    discard: (file) => rm(file.path, { force: true }),
    media,
    master: (pieceId) => folder('pieces', fileNames.master(pieceId)),
    pieceAnalysis,
    async keepPieceAnalysis(pieceId, analysis) {
      const partial = incoming();
      try {
        await writeFile(partial, JSON.stringify(analysis), { mode: 0o600 });
        await rename(partial, pieceAnalysis(pieceId));
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async outputFolder(pieceId, version) {
      const name = `${pieceId}.${version.replace(/[^\w.+-]/g, '_')}`;
      const target = await madeFolder(folder('outputs', name));
      await makeYoung(target);
      return target;
    },
    scratch: incoming,
    renderFolder: (name) => madeFolder(folder('renders', name)),
    analysis: (hash) => folder('analyses', fileNames.analysis(hash, analysisVersion)),
  };
}

/** Nobody who cleans up meanwhile may take it for forgotten. */
async function makeYoung(target: string): Promise<void> {
  const now = new Date();
  await utimes(target, now, now);
}
