import type { MediaInput } from './media-input.js';
import type { AppContext, Session } from './ports.js';
import type { Callbacks } from './requests.js';

/** Uploads checked media to a session, in order, and remembers their names. */
export async function putMedia(
  context: AppContext,
  session: Session,
  media: readonly MediaInput[],
  callbacks: Callbacks,
): Promise<Session> {
  let updated = session;
  for (const item of media) {
    if (item.kind === 'file') {
      await context.backend.upload(session.sessionId, item.path, callbacks);
    } else {
      callbacks.onProgress?.({ stage: `Fetching ${item.name}` });
      await context.backend.uploadUrls(session.sessionId, [item.url], callbacks);
    }
    updated = { ...updated, media: [...updated.media, item.name] };
    await context.sessions.save(updated);
  }
  return updated;
}
