import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  claimTokenData,
  creditsData,
  endpoints,
  envelope,
  sessionData,
  stateData,
} from '../../../src/protocol/index.js';
import type { Answer, Wire } from '../wire.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

type Named = (wire: Wire, sessionId: string, taskId: string, clip: string) => Promise<Answer>;

const DRAFT = { t: [{ tt: 0, sg: [{ d: 1000, m: {} }] }] };
const ADDRESS = { urls: ['http://127.0.0.1:9/a.mp4'], source_type: 'url' };

/** Every call that names a session. */
const CALLS: readonly [string, Named][] = [
  ['the state', (wire, id) => wire.request('GET', endpoints.state(id))],
  ['an upload', (wire, id, _task, clip) => wire.upload(id, clip)],
  ['an upload by URL', (wire, id) => wire.request('POST', endpoints.upload(id), { json: ADDRESS })],
  ['a message', (wire, id) => wire.refusedMessage(id, 'remove the music')],
  [
    'a claim token',
    (wire, id, task) =>
      wire.request('POST', endpoints.claimToken, { json: { task_id: task, session_id: id } }),
  ],
  [
    'a render',
    (wire, id) => wire.submit({ id: `render_${randomUUID()}`, sessionId: id, draft: DRAFT }),
  ],
];

/** Sessions, whose they are, and what an account holds. */
export function describeSessions(at: At): void {
  describe('sessions', () => {
    it.each(['en', 'zh'])('makes a task with its session in the language %s', async (language) => {
      const { status, body } = await at().wire.request('POST', endpoints.createSession, {
        json: { task_name: 'project', language },
      });
      expect(status).toBe(200);
      const { code, data } = envelope(sessionData).parse(body);
      expect(code).toBe(0);
      expect(data?.session_id).not.toBe(data?.task_id);
    });

    it('makes another one every time', async () => {
      const sessions = [await at().wire.session(), await at().wire.session()];
      expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(2);
      expect(new Set(sessions.map(({ taskId }) => taskId)).size).toBe(2);
    });

    it('holds nothing at first', async () => {
      const { sessionId } = await at().wire.session();
      const { body } = await at().wire.request('GET', endpoints.state(sessionId));
      const { data } = envelope(stateData).parse(body);
      expect(data?.state.draft ?? null).toBeNull();
      expect(data?.state.video_infos ?? []).toEqual([]);
      expect(data?.state.generated_media ?? []).toEqual([]);
    });

    it('issues a claim token that is not the bearer token', async () => {
      const { wire, scored } = at();
      const { body } = await wire.request('POST', endpoints.claimToken, {
        json: { task_id: scored.taskId, session_id: scored.sessionId },
      });
      const claim = envelope(claimTokenData).parse(body).data?.claim_token;
      expect(claim).toMatch(/^clm_\S{20,}$/);
      expect(claim).not.toContain(wire.token);
    });

    it.each(CALLS)('answers 1002 to %s of a session that is not there', async (_what, call) => {
      const { wire, clip } = at();
      expectRefusal(await call(wire, randomUUID(), randomUUID(), clip), 1002);
    });

    it.each(
      CALLS,
    )('answers 1002 to %s of somebody else’s session, and leaves that as it is', async (_what, call) => {
      const { wire, stranger, clip, scored } = at();
      expectRefusal(await call(stranger, scored.sessionId, scored.taskId, clip), 1002);
      expect(await wire.state(scored.sessionId)).toEqual(scored.state);
    });

    it.each([
      ['a way out of the folder', '../../../etc/passwd'],
      ['an encoded way out', '..%2f..%2fetc%2fpasswd'],
      ['a question', `' OR '1'='1`],
      ['a space', ' '],
      ['another script', '会话'],
      ['a line break', 'a\r\nX-Injected: 1'],
      ['a null byte', 'a\u0000b'],
      ['a very long name', 'x'.repeat(2_000)],
    ])('knows no session by the name of %s', async (_what, name) => {
      expectRefusal(await at().wire.request('GET', endpoints.state(name)), 1002, 404);
    });
  });

  describe('credits', () => {
    it('tells what is available, frozen and there in all', async () => {
      const { body } = await at().stranger.request('GET', endpoints.credits);
      const { code, data } = envelope(creditsData).parse(body);
      expect(code).toBe(0);
      expect(data).toMatchObject({ available: 100, frozen: 0, total: 100 });
    });

    it('freezes nothing when no work is in progress', async () => {
      const { body } = await at().wire.request('GET', endpoints.credits);
      const { available, frozen, total } = body.data;
      expect(frozen).toBe(0);
      expect(available).toBe(total);
    });
  });
}
