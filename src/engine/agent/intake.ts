import { ACCEPTED_TYPES, type Draft, type MediaKind, uploadType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { type Ffmpeg, isRepeated, type MediaInfo, probeMedia } from '../media/index.js';
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
  videosOf,
} from '../timeline/index.js';
import { mediaKind } from './media-kind.js';
import { asTimelineMedia, clipOf } from './timeline-media.js';

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
   * @throws VmgError of exit code 3 when a file cannot be read, or makes the picture too long.
   */
  accept(
    session: SessionRecord,
    files: readonly ArrivedFile[],
    signal: AbortSignal,
  ): Promise<MediaRecord[]>;
}

export function createIntake(storage: Storage, ffmpeg: () => Promise<Ffmpeg>): Intake {
  async function examine({ received, name }: ArrivedFile, signal: AbortSignal) {
    const named = uploadType(name)?.kind;
    if (!named) {
      throw unsupported(
        `“${name}” is of a type that cannot be used.`,
        `Accepted types: ${ACCEPTED_TYPES}.`,
      );
    }
    const info = await probeMedia(await ffmpeg(), received.path, { signal, name });
    const kind = mediaKind(info, named);
    const facts = factsOf(info, kind);
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
        return arriving.map((one) => {
          const media = storage.media.add(one);
          placeOnTimeline(storage, session, media);
          return media;
        });
      });
    },
  };
}

/** Throws when the timeline would be too long with these on it. */
function checkLength(
  storage: Storage,
  session: SessionRecord,
  arriving: readonly Omit<MediaRecord, 'id'>[],
): void {
  const draft = storage.versions.latest(session.id)?.draft ?? { t: [] };
  const worked = hasWorked(storage, session);
  const stored = storage.media.ofSession(session.id);
  const after = arriving.reduce((before, one, index) => {
    const media = { ...one, id: `arriving ${index}` };
    stored.push(media);
    return withPicture(before, media, stored, worked) ?? before;
  }, draft);
  // Whole milliseconds are what the timeline counts in.
  const limitMs = 1000 * MAXIMUM_SECONDS + arriving.length + 1;
  if (pictureEndMs(after) > Math.max(limitMs, pictureEndMs(draft))) {
    throw tooLong('The timeline with all its clips');
  }
}

/** True when the film was edited, or music was written. */
const hasWorked = (storage: Storage, session: SessionRecord): boolean =>
  storage.versions.list(session.id).some(({ upload }) => upload === null);

function placeOnTimeline(storage: Storage, session: SessionRecord, media: MediaRecord): void {
  const worked = hasWorked(storage, session);
  const stored = storage.media.ofSession(session.id);
  const { name } = media;
  const edit = (draft: Draft) => withPicture(draft, media, stored, worked);
  storage.versions.commit(session.id, `Uploaded ${name}`, edit, { upload: name });
}

/**
 * Puts a video or a picture at the end. The same one uploaded again is the same, not a second one
 * behind it. Another one of a name that is on the timeline is a new cut of it once the film has
 * been worked on (it was edited, or music was written), and takes its place there; before that,
 * while clips are gathered, cameras give many of them the same name.
 *
 * @param stored What the session has, with it as the last.
 */
function withPicture(
  draft: Draft,
  media: MediaRecord,
  stored: readonly MediaRecord[],
  worked: boolean,
): Draft | undefined {
  if (media.kind === 'audio') return undefined;
  const hashes = new Map(stored.map(({ id, hash }) => [id, hash]));
  const placed = videosOf(draft);
  if (placed.some(({ mediaId }) => hashes.get(mediaId ?? '') === media.hash)) return undefined;
  const context = { media: stored.map(asTimelineMedia), beatsMs: [], downbeatsMs: [] };
  if (worked && placed.some(({ name }) => name === media.name)) {
    const target = { by: 'name', name: media.name, track: 'video' } as const;
    const result = applyOperation(draft, { do: 'replace', target, media: media.name }, context);
    if (result.ok) return result.draft;
  }
  const longer = placeVideo(draft, clipOf(media));
  return draft.t.length > 1 ? fitSounds(longer, context, draft) : longer;
}

/** A picture that does not move has no length of its own; a cover is not what a song looks like. */
function factsOf({ video, audio, durationSeconds }: MediaInfo, kind: MediaKind): MediaFacts {
  if (kind === 'audio' || !video) {
    const length = audio?.durationSeconds ?? durationSeconds;
    return { durationSeconds: length, picture: null, hasSound: audio !== null };
  }
  const { displayWidth: width, displayHeight: height, frameRate } = video;
  const picture = { width, height, frameRate };
  const hasSound = audio !== null;
  if (kind === 'video') return { durationSeconds: video.durationSeconds, picture, hasSound };
  const animated = isRepeated(video);
  return { durationSeconds: animated ? video.durationSeconds : 0, picture, hasSound, animated };
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';
}

function unsupported(message: string, hint: string): VmgError {
  return new VmgError('unsupported-type', ExitCode.input, message, { hint });
}
