import type { FastifyInstance } from 'fastify';
import { endpoints } from '../../../protocol/index.js';
import type { ServerContext } from '../context.js';
import { fault } from '../fault.js';
import { goneSignal } from '../gone.js';
import { requireAccount } from '../guards.js';
import { pattern } from '../pattern.js';
import { sendFile } from '../send-file.js';
import { spokenLanguage } from '../spoken-language.js';

/** Media types by the names' endings. */
const TYPES: Readonly<Record<string, string>> = {
  mid: 'audio/midi',
  wav: 'audio/wav',
  json: 'application/json; charset=utf-8',
  otio: 'application/vnd.pixar.opentimelineio+json',
  edl: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** What there is of a piece besides the film, for whoever's session it was composed in. */
export function pieceFileRoute(
  server: FastifyInstance,
  { storage, pieceFiles }: ServerContext,
): void {
  const route = pattern(endpoints.pieceFile);
  server.get<{ Params: { id: string; name: string } }>(route, async (request, reply) => {
    const account = requireAccount(request);
    const { id, name } = request.params;
    const piece = storage.pieces.find(id);
    const session = piece && storage.sessions.find(account.id, piece.sessionId);
    if (!session) throw fault.notFound('piece');
    const language = spokenLanguage(session, storage.versions.firstWords(session.id));
    const path = await pieceFiles.file({ piece, name, language }, goneSignal(reply.raw));
    if (path === null) throw fault.notFound('file of this piece');
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return sendFile({ path, name, type }, request, reply);
  });
}
