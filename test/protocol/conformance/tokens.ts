import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anonymousTokenData, endpoints, envelope } from '../../../src/protocol/index.js';
import { type Answer, Wire } from '../wire.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

type Call = (wire: Wire) => Promise<Answer>;

const UPLOAD_BY_URL = { urls: ['http://127.0.0.1:9/a.mp4'], source_type: 'url' };

/** Every call that needs a token. */
const CALLS: readonly [string, Call][] = [
  ['a session', (wire) => wire.request('POST', endpoints.createSession, { json: {} })],
  [
    'a claim token',
    (wire) =>
      wire.request('POST', endpoints.claimToken, { json: { task_id: 't', session_id: 's' } }),
  ],
  ['a message', (wire) => wire.refusedMessage('some-session', 'hello')],
  [
    'an upload',
    (wire) => {
      const form = new FormData();
      form.append('files', new Blob(['x']), 'a.mp4');
      return wire.request('POST', endpoints.upload('some-session'), { form });
    },
  ],
  [
    'an upload by URL',
    (wire) => wire.request('POST', endpoints.upload('some-session'), { json: UPLOAD_BY_URL }),
  ],
  ['the credits', (wire) => wire.request('GET', endpoints.credits)],
  ['a state', (wire) => wire.request('GET', endpoints.state('some-session'))],
  [
    'a render',
    (wire) => wire.submit({ id: 'render_1', sessionId: 's', draft: { t: [{ tt: 0, sg: [] }] } }),
  ],
  ['a render’s status', (wire) => wire.request('GET', endpoints.renderStatus('render_1'))],
  ['a render’s file', (wire) => wire.request('GET', endpoints.renderDownload('render_1'))],
];

/** Who is whom: anonymous tokens, and what is refused without one. */
export function describeTokens(at: At): void {
  describe('tokens', () => {
    const nobody = (token: string | null = null) => new Wire(at().backend.url, token);

    it('gives an anonymous client a token and 100 credits', async () => {
      const { status, body } = await nobody().request('POST', endpoints.anonymousToken, {
        headers: { 'X-Client-Id': randomUUID() },
      });
      expect(status).toBe(200);
      const { code, data } = envelope(anonymousTokenData).parse(body);
      expect(code).toBe(0);
      expect(data?.token).toMatch(/^nmv_usr_\S{20,}$/);
      expect(data?.credits).toBe(100);
    });

    it('answers 400 when the client id is missing', async () => {
      const answer = await nobody().request('POST', endpoints.anonymousToken);
      expectRefusal(answer, 400);
      expect(answer.body.message).toContain('X-Client-Id');
    });

    it('gives one whose token has expired a new one', async () => {
      const { body } = await nobody('nmv_usr_expired-long-ago').request(
        'POST',
        endpoints.anonymousToken,
        { headers: { 'X-Client-Id': randomUUID() } },
      );
      expect(body.code).toBe(0);
    });

    it('gives the same client the same account, however often it asks', async () => {
      const clientId = randomUUID();
      const first = await nobody().anonymous(clientId);
      const { sessionId } = await first.session();
      const again = await nobody().anonymous(clientId);
      expect((await again.request('GET', endpoints.state(sessionId))).body.code).toBe(0);
      expect((await again.request('GET', endpoints.credits)).body.data.available).toBe(100);
    });

    it('gives another client another account', async () => {
      const { sessionId } = await at().wire.session();
      const other = await nobody().anonymous();
      expectRefusal(await other.request('GET', endpoints.state(sessionId)), 1002);
    });

    it.each(CALLS)('answers 1001 to whoever asks for %s without a token', async (_what, call) => {
      expectRefusal(await call(nobody()), 1001);
    });

    it.each(
      CALLS,
    )('answers 1001 to whoever asks for %s with a token that it never issued', async (_what, call) => {
      expectRefusal(await call(nobody('nmv_usr_this-was-never-issued')), 1001);
    });

    it.each([
      ['under another scheme', (token: string) => `Basic ${token}`],
      ['without a scheme', (token: string) => token],
      ['cut short', (token: string) => `Bearer ${token.slice(0, -1)}`],
      ['in another case', (token: string) => `Bearer ${token.toUpperCase()}`],
    ])('answers 1001 to a good token %s', async (_how, write) => {
      const { wire, backend } = at();
      const answer = await new Wire(backend.url).request('GET', endpoints.credits, {
        headers: { Authorization: write(wire.token ?? '') },
      });
      expectRefusal(answer, 1001);
    });
  });
}
