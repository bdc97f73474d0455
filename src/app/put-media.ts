import { placed, readDraft, TrackType } from '../protocol/index.js';
import type { MediaInput } from './media-input.js';
import type { AppContext, Session, SessionState } from './ports.js';
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

/** What is on the timeline, by the ids of its pictures' media. */
const shownMedia = ({ draft }: SessionState): (string | undefined)[] =>
  readDraft(draft ?? {})
    .t.filter((track) => track.tt === TrackType.video)
    .flatMap((track) => placed(track).map(({ metadata }) => metadata.mediaId));

/**
 * Sends one thing, and tells what the embedded engine has made of it where it is not behind the
 * rest: a clip is played once, however often it is uploaded, and a new cut takes the place of the
 * one of its name.
 */
async function put(
  context: AppContext,
  session: Session,
  item: MediaInput,
  callbacks: Callbacks,
): Promise<void> {
  const mayRepeat = context.backend.kind === 'engine' && session.media.length > 0;
  if (!mayRepeat) return send(context, session, item, callbacks);
  const before = shownMedia(await context.backend.state(session.sessionId, callbacks));
  await send(context, session, item, callbacks);
  if (before.length === 0) return;
  const state = await context.backend.state(session.sessionId, callbacks);
  const after = shownMedia(state);
  // A recording is put on the timeline when words ask for it, whatever its file is called.
  if (after.length > before.length || state.videos.at(-1)?.type === 'audio') return;
  const known = new Set(before);
  callbacks.onNote?.(
    after.some((id) => !known.has(id))
      ? `${item.name} took the place of the earlier one of that name on the timeline.`
      : `${item.name} has the same content as a clip that is on the timeline already: it is there once.`,
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
