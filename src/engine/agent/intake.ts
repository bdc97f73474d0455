import { uploadType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { type Ffmpeg, type MediaInfo, probeMedia } from '../media/index.js';
import type {
  MediaFacts,
  MediaRecord,
  ReceivedFile,
  SessionRecord,
  Storage,
} from '../storage/index.js';
import { placeVideo, videosOf } from '../timeline/index.js';

/** A file that has arrived for a session, under the name that its user knows. */
export interface ArrivedFile {
  received: ReceivedFile;
  name: string;
}

/** Looks at files that arrive, keeps the sound ones, and puts videos on the timeline. */
export interface Intake {
  /**
   * Takes all the files or none of them.
   * @throws VmgError of exit code 3 when a file is not what its name says, or cannot be read.
   */
  accept(
    session: SessionRecord,
    files: readonly ArrivedFile[],
    signal: AbortSignal,
  ): Promise<MediaRecord[]>;
}

export function createIntake(storage: Storage, ffmpeg: () => Promise<Ffmpeg>): Intake {
  async function examine({ received, name }: ArrivedFile, signal: AbortSignal) {
    const kind = uploadType(name)?.kind;
    if (!kind) throw unsupported(`“${name}” is of a type that cannot be used.`);
    const info = await probeMedia(await ffmpeg(), received.path, { signal, name });
    if (kind === 'audio' ? info.audio === null : info.video === null) {
      throw unsupported(`There is no ${kind === 'audio' ? 'sound' : 'picture'} in “${name}”.`);
    }
    return { kind, facts: factsOf(info) };
  }

  return {
    async accept(session, files, signal) {
      const examined = [];
      for (const file of files) examined.push({ ...file, ...(await examine(file, signal)) });
      const accepted: MediaRecord[] = [];
      for (const { received, name, kind, facts } of examined) {
        const extension = extensionOf(name);
        await storage.files.keep(received, extension);
        const { hash, bytes } = received;
        const media = { sessionId: session.id, name, kind, hash, extension, bytes, facts };
        accepted.push(storage.media.add(media));
      }
      for (const media of accepted) placeOnTimeline(storage, session, media);
      return accepted;
    },
  };
}

/** The same clip uploaded again is the same clip, not a second one behind it. */
function placeOnTimeline(storage: Storage, session: SessionRecord, media: MediaRecord): void {
  if (media.kind !== 'video') return;
  const hashes = new Map(storage.media.ofSession(session.id).map(({ id, hash }) => [id, hash]));
  storage.versions.commit(session.id, `Uploaded ${media.name}`, (draft) =>
    videosOf(draft).some(({ mediaId }) => hashes.get(mediaId ?? '') === media.hash)
      ? undefined
      : placeVideo(draft, {
          mediaId: media.id,
          name: media.name,
          durationMs: media.facts.durationSeconds * 1000,
        }),
  );
}

function factsOf(info: MediaInfo): MediaFacts {
  const { video, audio } = info;
  return {
    durationSeconds: video && !video.isImage ? video.durationSeconds : info.durationSeconds,
    picture: video && {
      width: video.displayWidth,
      height: video.displayHeight,
      frameRate: video.frameRate,
    },
    hasSound: audio !== null,
  };
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';
}

function unsupported(message: string): VmgError {
  return new VmgError('unsupported-type', ExitCode.input, message);
}
