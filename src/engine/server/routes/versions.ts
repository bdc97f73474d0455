import type { FastifyInstance } from 'fastify';
import { endpoints, summarizeDraft, type VersionList } from '../../../protocol/index.js';
import type { ServerContext } from '../context.js';
import { success } from '../fault.js';
import { requireSession } from '../guards.js';
import { pattern } from '../pattern.js';

/** Every state that a session's timeline has had. A message brings one of them back. */
export function versionRoutes(server: FastifyInstance, context: ServerContext): void {
  server.get<{ Params: { id: string } }>(pattern(endpoints.versions), async (request) => {
    const { id } = requireSession(context, request, request.params.id);
    const versions = context.storage.versions.list(id).map((version) => ({
      number: version.number,
      message: version.message,
      ...(version.label === null ? {} : { label: version.label }),
      createdAt: version.createdAt,
      summary: summarizeDraft(version.draft),
      current: version.isCurrent,
    }));
    return success({ versions } satisfies VersionList);
  });
}
