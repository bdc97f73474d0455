import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  type Ffmpeg,
  findFfmpeg,
  type MediaInfo,
  probeMedia,
} from '../../../src/engine/media/index.js';
import { Code, type Draft, isExportable, readDraft } from '../../../src/protocol/index.js';
import { VmgError } from '../../../src/support/errors.js';
import { makeClip } from '../../media/make-clip.js';
import type { Film, StandInState } from '../stand-in-types.js';
import type { PartSink } from './multipart.js';

/** A refusal in the service's words. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status = 200,
  ) {
    super(message);
  }
}

/** A file that has arrived. */
export interface Arrived {
  name: string;
  path: string;
}

interface StoredFile extends Film {
  name: string;
}

const ACCEPTED = /\.(mp4|mov|avi|webm|mkv|jpe?g|png|gif|webp|mp3|wav|m4a|aac)$/i;
const VIDEO = /\.(mp4|mov|avi|webm|mkv)$/i;
const MAX_REDIRECTS = 10;

/** A name without folders. */
function plainName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}

/** Refuses a type that is not accepted. */
export function checkType(name: string): void {
  if (!ACCEPTED.test(name)) throw new Refusal(Code.unsupportedType, `${name}: unsupported type`);
}

export function tooLarge(name: string): Refusal {
  return new Refusal(Code.tooLarge, `${name}: too large`);
}

/** Where a faithful stand-in keeps what it was sent, and what it makes of it. */
export class MediaHouse {
  readonly #files = new Map<string, StoredFile>();
  readonly #probed = new Map<string, MediaInfo>();
  #ffmpeg: Promise<Ffmpeg> | undefined;

  private constructor(readonly folder: string) {}

  static async open(): Promise<MediaHouse> {
    return new MediaHouse(await mkdtemp(join(tmpdir(), 'vmg-stand-in-')));
  }

  /** Takes the bytes of one file to the disk. */
  receive(name: string): { arrived: Arrived; sink: PartSink } {
    const path = join(this.folder, `${randomUUID()}${extname(name)}`);
    const file = createWriteStream(path);
    const opened = finished(file);
    opened.catch(() => {});
    return {
      arrived: { name: plainName(name), path },
      sink: {
        write: (bytes) =>
          new Promise((resolve, reject) => {
            file.write(bytes, (error) => (error ? reject(error) : resolve()));
          }),
        async end() {
          file.end();
          await opened;
        },
      },
    };
  }

  /** Fetches an address, redirects and all. */
  async fetch(url: string, maxBytes: number): Promise<Arrived> {
    let source = new URL(url);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (!/^https?:$/.test(source.protocol)) throw new Refusal(422, 'only http can be fetched');
      const answer = await fetch(source, { redirect: 'manual' }).catch(() => {
        throw new Refusal(422, 'nobody answers at that address');
      });
      const next = answer.headers.get('location');
      if (next !== null && answer.status >= 300 && answer.status < 400) {
        await answer.body?.cancel();
        source = new URL(next, source);
        continue;
      }
      if (!answer.ok || answer.body === null) {
        throw new Refusal(422, `that address answered ${answer.status}`);
      }
      const name = decodeURIComponent(source.pathname.split('/').at(-1) ?? '');
      checkType(name);
      return this.#fetched(name, answer, maxBytes);
    }
    throw new Refusal(422, 'that address leads nowhere');
  }

  async #fetched(name: string, answer: Response, maxBytes: number): Promise<Arrived> {
    const { arrived, sink } = this.receive(name);
    let bytes = 0;
    for await (const chunk of Readable.from(answer.body ?? [])) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(name);
      await sink.write(Buffer.from(chunk));
    }
    await sink.end();
    return arrived;
  }

  /** What a file holds; the same bytes are looked at once. @throws Refusal 4001 */
  async #probe(name: string, path: string, bytes: Buffer): Promise<MediaInfo> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.#probed.get(hash);
    if (known !== undefined) return known;
    this.#ffmpeg ??= findFfmpeg({ env: process.env, cacheDir: this.folder });
    const info = await probeMedia(await this.#ffmpeg, path, { name }).catch((error: unknown) => {
      throw error instanceof VmgError ? new Refusal(Code.unsupportedType, error.message) : error;
    });
    this.#probed.set(hash, info);
    return info;
  }

  /** Looks into files, and puts all of them into the session or none. @throws Refusal 4001 */
  async accept(state: StandInState, arrived: readonly Arrived[]): Promise<void> {
    const looked = [];
    for (const { name, path } of arrived) {
      const bytes = await readFile(path);
      looked.push({ name, bytes, info: await this.#probe(name, path, bytes) });
    }
    for (const { name, bytes, info } of looked) {
      const id = randomUUID();
      const width = info.video?.displayWidth ?? 0;
      const height = info.video?.displayHeight ?? 0;
      const duration = info.durationSeconds;
      this.#files.set(id, { name, bytes, duration, width, height });
      const size = info.video === null ? {} : { width, height };
      state.video_infos.push({ id, name, duration, ...size, size: info.bytes });
      if (!VIDEO.test(name)) continue;
      state.canvas_config ??= { width, height };
      state.draft = withClip(state.draft, {
        id: randomUUID(),
        d: Math.round(duration * 1000),
        m: { name, mediaId: id, volume: 1 },
        x: { speed: 1, keyframes: [], note: null },
      });
    }
  }

  /**
   * What a draft becomes: its first clip as it is, or a clip of the house's own where that is no
   * MP4. @throws Refusal when there is nothing on the timeline
   */
  async film(draft: Draft): Promise<Film> {
    if (!isExportable(draft)) throw new Refusal(422, 'nothing to export');
    const ids = readDraft(draft).t.flatMap(({ sg }) => sg.map(({ m }) => String(m?.mediaId)));
    const clip = ids.map((id) => this.#files.get(id)).find((file) => file !== undefined);
    if (clip?.name.toLowerCase().endsWith('.mp4')) return clip;
    const bytes = await readFile(await makeClip({ durationSeconds: 1, audio: 'none' }));
    return { bytes, duration: 1, width: 160, height: 90 };
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

function withClip(draft: Draft | null, clip: Draft['t'][number]['sg'][number]): Draft {
  const { t, ...rest } = draft ?? {
    t: [],
    version: 3,
    canvas: { ratio: '16:9', background: null },
  };
  const videos = t.find(({ tt }) => tt === 0);
  return {
    ...rest,
    t: [{ ...videos, tt: 0, sg: [...(videos?.sg ?? []), clip] }, ...t.filter(({ tt }) => tt !== 0)],
  };
}

/** Takes a file's bytes for their number and their hash alone. */
export function measuring(inner: PartSink | undefined): {
  sink: PartSink;
  bytes(): number;
  sha256(): string;
} {
  const hash = createHash('sha256');
  let count = 0;
  return {
    bytes: () => count,
    sha256: () => hash.copy().digest('hex'),
    sink: {
      write(bytes) {
        count += bytes.length;
        hash.update(bytes);
        return inner?.write(bytes);
      },
      end: () => inner?.end(),
    },
  };
}
