import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
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
  /** A render's folder, made when it is not there. */
  renderFolder(name: string): Promise<string>;
  /** Where the analysis of the media of this hash is kept, as JSON, once there is one. */
  analysis(hash: string): string;
}

/** The folders below the engine's own. */
export const FOLDERS = ['incoming', 'media', 'analyses', 'pieces', 'renders'] as const;

/** The names of stored files within their folders. */
export const fileNames = {
  media: (hash: string, extension: string): string => `${hash}.${extension}`,
  master: (pieceId: string): string => `${pieceId}.wav`,
  analysis: (hash: string, version: string): string => `${hash}.${version}.json`,
} as const;

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
      // Young again: nobody who cleans up meanwhile may take it for forgotten.
      const now = new Date();
      await utimes(target, now, now);
    },
    discard: (file) => rm(file.path, { force: true }),
    media,
    master: (pieceId) => folder('pieces', fileNames.master(pieceId)),
    async renderFolder(name) {
      const target = folder('renders', name);
      await mkdir(target, { recursive: true, mode: 0o700 });
      return target;
    },
    analysis: (hash) => folder('analyses', fileNames.analysis(hash, analysisVersion)),
  };
}
