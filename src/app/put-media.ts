import { readDraft, TrackType, uploadType } from '../protocol/index.js';
import type { MediaInput } from './media-input.js';
import type { AppContext, Session } from './ports.js';
import type { Callbacks } from './requests.js';
import { keepSession } from './session-choice.js';

async function send(
  context: AppContext,
  session: Session,
  item: MediaInput,
  callbacks: Callbacks,
): Promise<void> {
  if (item.kind === 'file') {
    await context.backend.upload(session.sessionId, item.path, callbacks);
  } else {
    callbacks.onProgress?.({ stage: `Fetching ${item.name}` });
    await context.backend.uploadUrls(session.sessionId, [item.url], callbacks);
  }
}

/** How many clips are on the timeline. */
async function clipsOf(
  context: AppContext,
  session: Session,
  callbacks: Callbacks,
): Promise<number> {
  const { draft } = await context.backend.state(session.sessionId, callbacks);
  return readDraft(draft ?? {})
    .t.filter((track) => track.tt === TrackType.video)
    .reduce((count, track) => count + track.sg.length, 0);
}

/**
 * Sends one thing, and tells when the embedded engine had the same clip on the timeline already:
 * it is played once there, however often it is uploaded.
 */
async function put(
  context: AppContext,
  session: Session,
  item: MediaInput,
  callbacks: Callbacks,
): Promise<void> {
  const kind = uploadType(item.name)?.kind;
  const mayRepeat =
    context.backend.kind === 'engine' &&
    session.media.length > 0 &&
    kind !== 'image' &&
    kind !== 'audio';
  if (!mayRepeat) return send(context, session, item, callbacks);
  const before = await clipsOf(context, session, callbacks);
  await send(context, session, item, callbacks);
  if (before === 0 || (await clipsOf(context, session, callbacks)) > before) return;
  callbacks.onNote?.(
    `${item.name} has the same content as a clip that is on the timeline already: it is there once.`,
  );
}

export interface PutOptions {
  /** Each is to be scored by itself, so that it does not matter what is on the timeline already. */
  severally?: boolean;
}

/**
 * Uploads checked media to a session, in order, and remembers their names. A new session is
 * stored, and becomes the current one, when all of them have been accepted, not before: a refusal
 * leaves the earlier session in its place.
 */
export async function putMedia(
  context: AppContext,
  session: Session,
  media: readonly MediaInput[],
  callbacks: Callbacks,
  { severally = false }: PutOptions = {},
): Promise<Session> {
  const stored = (await context.sessions.get(session.sessionId)) !== undefined;
  let updated = session;
  for (const item of media) {
    await (severally ? send : put)(context, updated, item, callbacks);
    const remember = (known: Session): Session => ({
      ...known,
      media: [...known.media, item.name],
      ...(item.kind === 'file' ? { files: [...(known.files ?? []), item.path] } : {}),
    });
    updated = stored ? await context.sessions.update(updated, remember) : remember(updated);
  }
  await keepSession(context, updated);
  return updated;
}
