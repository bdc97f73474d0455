import type { FastifyInstance } from 'fastify';
import {
  createSessionRequest,
  type Draft,
  endpoints,
  metadataOf,
  type StateData,
  TrackType,
} from '../../../protocol/index.js';
import type { MediaFacts, SessionRecord, Storage } from '../../storage/index.js';
import { parseBody } from '../body.js';
import type { ServerContext } from '../context.js';
import { success } from '../fault.js';
import { requireAccount, requireSession } from '../guards.js';
import { pattern } from '../pattern.js';

/** Sessions and what they hold. */
export function sessionRoutes(server: FastifyInstance, context: ServerContext): void {
  server.post(endpoints.createSession, async (request) => {
    const account = requireAccount(request);
    const { task_name: name, language } = parseBody(createSessionRequest, request.body ?? {});
    const spoken = /^zh\b/i.test(language) ? 'zh' : 'en';
    const session = context.storage.sessions.create(account.id, name, spoken);
    return success({ task_id: session.taskId, session_id: session.id });
  });

  server.get<{ Params: { id: string } }>(pattern(endpoints.state), async (request) => {
    const session = requireSession(context, request, request.params.id);
    return success(stateOf(context.storage, session));
  });
}

function stateOf(storage: Storage, session: SessionRecord): StateData {
  const draft = storage.versions.latest(session.id)?.draft ?? null;
  const media = storage.media.ofSession(session.id);
  const onTimeline = draft ? mediaOf(draft) : new Set<string>();
  const [first] = draft?.t.find(({ tt }) => tt === TrackType.video)?.sg ?? [];
  const shown = first && metadataOf(first).mediaId;
  const picture = media.find(({ id }) => id === shown)?.facts.picture;
  return {
    state: {
      draft,
      video_infos: media.map(({ id, name, kind, bytes, facts }) => ({
        id,
        name,
        type: kind,
        duration: facts.durationSeconds,
        size: bytes,
        has_sound: facts.hasSound,
        on_timeline: onTimeline.has(id),
        ...(facts.picture
          ? {
              width: facts.picture.width,
              height: facts.picture.height,
              frame_rate: facts.picture.frameRate,
            }
          : {}),
      })),
      generated_media: storage.pieces.ofSession(session.id).map(({ id, report }) => ({
        id,
        type: 'music',
        title: report.title,
        on_timeline: onTimeline.has(id),
        report,
      })),
      canvas_config: canvasOf(draft, picture ?? null),
    },
  };
}

/** The shape of the film: the one that was chosen, or that of its first picture. */
function canvasOf(draft: Draft | null, picture: MediaFacts['picture']) {
  const size = picture ? { width: picture.width, height: picture.height } : null;
  const { ratio, fit } = draft?.canvas ?? {};
  return ratio === undefined ? size : { ratio, fit: fit ?? 'pad' };
}

function mediaOf(draft: Draft): Set<string> {
  const ids = draft.t.flatMap(({ sg }) => sg.map((segment) => metadataOf(segment).mediaId));
  return new Set(ids.filter((id) => id !== undefined));
}
