import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  endpoints,
  isExportable,
  isRenderFormat,
  RENDER_FORMATS,
  RENDER_QUALITIES,
  type RenderStatus,
  renderRequest,
} from '../../../protocol/index.js';
import { requestedProfile } from '../../render/index.js';
import type { RenderRecord } from '../../storage/index.js';
import { parseBody } from '../body.js';
import type { ServerContext } from '../context.js';
import { fault } from '../fault.js';
import { requireAccount, requireAttribution, requireSession } from '../guards.js';
import { pattern } from '../pattern.js';
import { sendFile } from '../send-file.js';

type ById = { Params: { id: string }; Querystring: { key?: string } };

/** Renders: submitted once by an id of the client's making, polled, and fetched. */
export function renderRoutes(server: FastifyInstance, context: ServerContext): void {
  server.post(endpoints.submitRender, async (request) => {
    const account = requireAccount(request);
    requireAttribution(request);
    const body = parseBody(renderRequest, request.body);
    requireSession(context, request, body.sessionId);
    if (!isExportable(body.draft))
      throw fault.invalid('There is nothing on the timeline to export.');
    requireKnown(body.output);
    return statusOf(context, context.renders.submit(account.id, body));
  });

  server.get<ById>(pattern(endpoints.renderStatus), async (request) => {
    const render = context.renders.poll(requireAccount(request).id, request.params.id);
    if (!render) throw fault.notFound('render');
    return statusOf(context, render);
  });

  server.get<ById>(pattern(endpoints.renderDownload), async (request, reply) => {
    const render = fetchable(context, request);
    if (!render) throw fault.notFound('render');
    if (render.status !== 'completed') throw fault.invalid('The render is not completed.');
    const path = await context.renders.file(render);
    const { extension, mime } = requestedProfile(render.request);
    return sendFile({ path, name: `${render.id}.${extension}`, type: mime }, request, reply);
  });

  server.delete<ById>(pattern(endpoints.cancelRender), async (request) => {
    const render = await context.renders.cancel(requireAccount(request).id, request.params.id);
    if (!render) throw fault.notFound('render');
    return statusOf(context, render);
  });
}

/** Refuses formats and qualities that nothing is known of, and says which there are. */
function requireKnown({ format, quality }: { format: string; quality: string }): void {
  if (!isRenderFormat(format)) {
    const formats = Object.keys(RENDER_FORMATS).join(', ');
    throw fault.invalid(`${format} cannot be exported; these can: ${formats}.`);
  }
  if (!RENDER_QUALITIES.some((known) => known === quality)) {
    const qualities = RENDER_QUALITIES.join(', ');
    throw fault.invalid(`There is no quality ${quality}; there are ${qualities}.`);
  }
}

/** By its own key, as in the URL that the status gives, or by the token of the account. */
function fetchable(
  context: ServerContext,
  { account, params, query }: FastifyRequest<ById>,
): RenderRecord | undefined {
  if (query.key !== undefined) return context.storage.renders.findByKey(params.id, query.key);
  if (!account) throw fault.tokenInvalid();
  return context.storage.renders.find(account.id, params.id);
}

function statusOf(context: ServerContext, render: RenderRecord): RenderStatus {
  const { id, status, progress, output, error, timingsMs, downloadKey } = render;
  const base = { id, progress, timingsMs };
  if (status === 'completed' && output) {
    const download = context.baseUrl() + endpoints.renderDownload(id);
    const url = `${download}?key=${encodeURIComponent(downloadKey)}`;
    return { ...base, status, output: { ...output, url } };
  }
  if (status === 'failed') return { ...base, status, error: error ?? 'The render failed.' };
  return { ...base, status: status === 'processing' ? status : 'pending' };
}
