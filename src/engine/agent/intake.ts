import { ACCEPTED_TYPES, type Draft, uploadType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { type Ffmpeg, type MediaInfo, probeMedia } from '../media/index.js';
import { MAXIMUM_SECONDS, tooLong } from '../render/index.js';
import type {
  MediaFacts,
  MediaRecord,
  ReceivedFile,
  SessionRecord,
  Storage,
} from '../storage/index.js';
import {
  applyOperation,
  fitSounds,
  pictureEndMs,
  placeVideo,
  STILL_MS,
  videosOf,
} from '../timeline/index.js';
import { uploadMessage, uploadOf } from './doing/history-search.js';
import { clipOf, timelineMedia } from './timeline-media.js';

/** A file that has arrived for a session, under the name that its user knows. */
export interface ArrivedFile {
  received: ReceivedFile;
  name: string;
}

/**
 * Looks at files that arrive, keeps the sound ones, and puts videos and pictures on the timeline.
 * Recordings are put there when words ask for it.
 */
export interface Intake {
  /**
   * Takes all the files or none of them.
   * @throws VmgError of exit code 3 when a file is not what its name says, cannot be read, or makes
   * the picture too long.
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
    if (!kind) {
      throw unsupported(
        `“${name}” is of a type that cannot be used.`,
        `Accepted types: ${ACCEPTED_TYPES}.`,
      );
    }
    const info = await probeMedia(await ffmpeg(), received.path, { signal, name });
    if (kind === 'audio' ? info.audio === null : info.video === null) {
      throw kind === 'audio'
        ? unsupported(`There is no sound in “${name}”.`, 'Give a file that holds sound.')
        : unsupported(
            `There is no picture in “${name}”.`,
            'Give a file that holds a video or a picture.',
          );
    }
    const facts = factsOf(info);
    if (kind === 'video' && facts.durationSeconds > MAXIMUM_SECONDS) throw tooLong(`“${name}”`);
    return { kind, facts };
  }

  return {
    async accept(session, files, signal) {
      const examined = [];
      for (const file of files) examined.push({ ...file, ...(await examine(file, signal)) });
      const arriving = examined.map(({ received, name, kind, facts }) => {
        const { hash, bytes } = received;
        const extension = extensionOf(name);
        return { sessionId: session.id, name, kind, hash, extension, bytes, facts };
      });
      // Looked at before the files are moved: what is refused leaves nothing.
      checkLength(storage, session, arriving);
      for (const { received, name } of examined) {
        await storage.files.keep(received, extensionOf(name));
      }
      return storage.transaction(() => {
        checkLength(storage, session, arriving);
        const accepted = arriving.map((media) => storage.media.add(media));
        for (const media of accepted) placeOnTimeline(storage, session, media);
        return accepted;
      });
    },
  };
}

/** Throws when the timeline would be too long with these behind what is there. */
function checkLength(
  storage: Storage,
  session: SessionRecord,
  arriving: readonly Omit<MediaRecord, 'id'>[],
): void {
  const draft = storage.versions.latest(session.id)?.draft ?? { t: [] };
  const there = placedHashes(storage, session, draft);
  const added = new Map(
    arriving
      .filter(({ kind, hash }) => kind !== 'audio' && !there.has(hash))
      .map((media) => [media.hash, clipOf({ ...media, id: '' }).durationMs || STILL_MS]),
  );
  const addedMs = [...added.values()].reduce((sum, length) => sum + length, 0);
  // Whole milliseconds are what the timeline counts in.
  const roundingMs = added.size + 1;
  if (added.size > 0 && pictureEndMs(draft) + addedMs > 1000 * MAXIMUM_SECONDS + roundingMs) {
    throw tooLong('The timeline with all its clips');
  }
}

/** What is on the timeline, by content. */
function placedHashes(storage: Storage, session: SessionRecord, draft: Draft): Set<string> {
  const hashes = new Map(storage.media.ofSession(session.id).map(({ id, hash }) => [id, hash]));
  const placed = videosOf(draft).map(({ mediaId }) => hashes.get(mediaId ?? ''));
  return new Set(placed.filter((hash) => hash !== undefined));
}

/**
 * Puts a video or a picture at the end. The same one uploaded again is the same, not a second one
 * behind it. Another one of a name that is on the timeline is a new cut of it once the film has
 * been worked on (it was edited, or music was written), and takes its place there; before that,
 * while clips are gathered, cameras give many of them the same name.
 */
function placeOnTimeline(storage: Storage, session: SessionRecord, media: MediaRecord): void {
  if (media.kind === 'audio') return;
  const worked = storage.versions.list(session.id).some((one) => uploadOf(one) === null);
  storage.versions.commit(session.id, uploadMessage(media.name), (draft) => {
    if (placedHashes(storage, session, draft).has(media.hash)) return undefined;
    const context = { media: timelineMedia(storage, session), beatsMs: [], downbeatsMs: [] };
    if (worked && videosOf(draft).some(({ name }) => name === media.name)) {
      const target = { by: 'name', name: media.name, track: 'video' } as const;
      const result = applyOperation(draft, { do: 'replace', target, media: media.name }, context);
      if (result.ok) return result.draft;
    }
    const longer = placeVideo(draft, clipOf(media));
    return draft.t.length > 1 ? fitSounds(longer, context, draft) : longer;
  });
}

/** A picture that does not move has no length of its own. */
function factsOf(info: MediaInfo): MediaFacts {
  const { video, audio } = info;
  return {
    durationSeconds: video?.isImage ? 0 : (video?.durationSeconds ?? info.durationSeconds),
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

function unsupported(message: string, hint: string): VmgError {
  return new VmgError('unsupported-type', ExitCode.input, message, { hint });
}
