import { guarded } from './boundary.js';
import { checkMedia } from './media-input.js';
import type { AppContext } from './ports.js';
import { putMedia } from './put-media.js';
import type { Callbacks, UploadRequest } from './requests.js';
import type { UploadResult } from './results.js';
import { inSession, openSession } from './session-choice.js';

/**
 * Uploads files and addresses to a session, all of them checked before the first is sent.
 *
 * @throws VmgError
 */
export function upload(
  context: AppContext,
  request: UploadRequest,
  callbacks: Callbacks = {},
): Promise<UploadResult> {
  return guarded(callbacks.signal, async () => {
    const media = await checkMedia(request.media, request.cwd);
    const opened = await openSession(context, request, callbacks);
    const session = await inSession(context, opened, request, callbacks, (current) =>
      putMedia(context, current, media, callbacks),
    );
    return { session, media: media.map((item) => item.name) };
  });
}
