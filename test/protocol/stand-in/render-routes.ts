import { Code, SKILL_SOURCE } from '../../../src/protocol/index.js';
import type { Film, StandInRender } from '../stand-in-types.js';
import { sendFilm } from './film-answer.js';
import { Refusal } from './media.js';
import { bodyOf, type Fields, stateOf, textOf, type Visit } from './service.js';

const PRETENDED: Omit<Film, 'bytes'> = { duration: 10, width: 320, height: 180 };

function statusOf({ service }: Visit, id: string, render: StandInRender): Fields {
  const { standIn, signature } = service;
  const { quirks } = standIn;
  if (render.polls < quirks.pollsUntilDone) {
    return { id, status: render.polls === 0 ? 'pending' : 'processing', progress: 50 };
  }
  if (quirks.renderFails || render.fails === true) {
    return { id, status: 'failed', error: 'out of paint' };
  }
  const own = `${standIn.url}/files/${encodeURIComponent(id)}.mp4?signature=${signature}`;
  const url = quirks.outputUrl === undefined ? own : quirks.outputUrl;
  const size = quirks.announcedSize ?? render.film?.bytes.length;
  const { duration, width, height } = render.film ?? PRETENDED;
  return {
    id,
    status: 'completed',
    progress: 100,
    output: {
      ...(url === null ? {} : { url }),
      ...(size === undefined ? {} : { size }),
      duration,
      width,
      height,
    },
  };
}

function tellStatus(visit: Visit, id: string, render: StandInRender): Promise<void> {
  const { pollAfter } = visit.service.standIn.quirks;
  return visit.answer.json(200, statusOf(visit, id, render), pollAfter);
}

/** The visitor's render of the name in the path. @throws Refusal 404 */
function renderOf({ service, id, account }: Visit): StandInRender {
  const render = service.standIn.renders.get(id);
  if (render === undefined || (render.account ?? account.id) !== account.id) {
    throw new Refusal(404, 'render not found', 404);
  }
  return render;
}

/** `POST /api/render/proxy/lambda` */
export async function submitRender(visit: Visit): Promise<void> {
  const { headers, account, service } = visit;
  const { renders, quirks } = service.standIn;
  const named = headers['x-skill-version'] && headers['x-skill-platform'];
  if (headers['x-skill-source'] !== SKILL_SOURCE || !named) {
    throw new Refusal(Code.exportBlocked, 'export is not part of this plan', 402);
  }
  const request = bodyOf(visit);
  const id = textOf(request, 'id');
  const sessionId = textOf(request, 'sessionId');
  const known = renders.get(id);
  if (known !== undefined) {
    visit.id = id;
    return tellStatus(visit, id, renderOf(visit));
  }
  let film: Film | undefined;
  if (service.media !== undefined) {
    stateOf(visit, sessionId);
    film = await service.media.film({ t: [], ...(request.draft ?? {}) });
  }
  const fails = quirks.failRenders > 0;
  if (fails) quirks.failRenders--;
  renders.set(id, {
    request,
    polls: 0,
    account: account.id,
    ...(film === undefined ? {} : { film }),
    ...(fails ? { fails } : {}),
  });
  await visit.answer.json(200, { id, status: 'pending' }, quirks.pollAfter);
}

/** `GET /api/render/proxy/lambda/<id>` */
export async function pollRender(visit: Visit): Promise<void> {
  const render = renderOf(visit);
  const told = tellStatus(visit, visit.id, render);
  render.polls++;
  await told;
}

/** `GET /api/render/proxy/<id>/download` */
export async function downloadRender(visit: Visit): Promise<void> {
  const { standIn } = visit.service;
  const render = renderOf(visit);
  if (render.film !== undefined && statusOf(visit, visit.id, render).status !== 'completed') {
    throw new Refusal(404, 'there is no file yet', 404);
  }
  await sendFilm(render.film?.bytes ?? standIn.file, visit.headers, visit.answer, standIn.quirks);
}

/** `GET /files/<id>.mp4?signature=`: what `output.url` leads to; it takes no token. */
export async function sendSigned({ service, id, query, headers, answer }: Visit): Promise<void> {
  const { standIn } = service;
  if (Number(query.get('signature') ?? service.signature) < service.signature) {
    answer.head(403, { 'content-type': 'application/xml' });
    return answer.end(Buffer.from('<Error><Code>AccessDenied</Code></Error>'));
  }
  const film = standIn.renders.get(id)?.film?.bytes ?? standIn.file;
  await sendFilm(film, headers, answer, standIn.quirks);
}
