import type { FastifyInstance } from 'fastify';
import { describeDraftChange } from '../../../protocol/changes/draft-change.js';
import { endpoints, summarizeDraft, type VersionList } from '../../../protocol/index.js';
import type { ListedVersion } from '../../storage/index.js';
import type { ServerContext } from '../context.js';
import { success } from '../fault.js';
import { requireSession } from '../guards.js';
import { pattern } from '../pattern.js';
import { spokenLanguage } from '../spoken-language.js';

type Language = ReturnType<typeof spokenLanguage>;

/** So many versions' changes are kept in memory. */
const MOST_KNOWN = 2000;

/** Every state that a session's timeline has had. A message brings one of them back. */
export function versionRoutes(server: FastifyInstance, context: ServerContext): void {
  /** A version stays as it is: what it changed is found out once, while it is asked for. */
  const known = new Map<string, string[]>();
  server.get<{ Params: { id: string } }>(pattern(endpoints.versions), async (request) => {
    const session = requireSession(context, request, request.params.id);
    const all = context.storage.versions.list(session.id);
    const language = spokenLanguage(session, context.storage.versions.firstWords(session.id));
    const told = (version: ListedVersion): string[] => {
      const key = [session.id, version.number, version.createdAt, language].join();
      const changes = known.get(key) ?? changesOf(version, all, language);
      // At the end of the map again: the first one is the one not asked for for longest.
      known.delete(key);
      known.set(key, changes);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      return changes;
    };
    const versions = all.map((version) => ({
      number: version.number,
      message: version.message,
      ...(version.label === null ? {} : { label: version.label }),
      ...(version.choices === null ? {} : { choices: version.choices }),
      createdAt: version.createdAt,
      summary: summarizeDraft(version.draft),
      changes: told(version),
      ...(version.upload === null ? {} : { upload: version.upload }),
      current: version.isCurrent,
    }));
    return success({ versions } satisfies VersionList);
  });
}

/** The terminal's sentences, without the sign that they begin with there. */
function changesOf(
  { parent, draft }: ListedVersion,
  all: readonly ListedVersion[],
  language: Language,
): string[] {
  const before = parent === null ? undefined : all[parent - 1];
  return describeDraftChange(before?.draft ?? null, draft, language).map((sentence) =>
    sentence.replace(/^✅ /u, ''),
  );
}
