import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../src/protocol/index.js';
import type { Answer } from '../wire.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

const POSTS: readonly [string, string][] = [
  ['a session', endpoints.createSession],
  ['a claim token', endpoints.claimToken],
  ['a message', endpoints.runSse],
  ['an upload', endpoints.upload('some-session')],
  ['a render', endpoints.submitRender],
];

/** What no client of ours sends, and somebody will. */
export function describeOddRequests(at: At): void {
  describe('a request that is not as it should be', () => {
    const post = async (path: string, body: string): Promise<Answer> => {
      const { wire } = at();
      const response = await fetch(wire.url + path, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${wire.token}`,
          'Content-Type': 'application/json',
          'X-Skill-Source': 'video-music-generator',
          'X-Skill-Version': '0.0.0-test',
          'X-Skill-Platform': 'unknown',
        },
        body,
      });
      return { status: response.status, body: await response.json() };
    };
    const expectAlive = async (): Promise<void> => {
      expect((await at().wire.request('GET', endpoints.credits)).body.code).toBe(0);
    };

    it.each(POSTS)('is refused where its JSON breaks off: %s', async (_what, path) => {
      expectRefusal(await post(path, '{"session_id": "s'));
    });

    it.each([
      '[]',
      '"text"',
      '5',
      'null',
      '{"task_id":{}}',
    ])('is refused where its JSON is %s', async (json) => {
      expectRefusal(await post(endpoints.claimToken, json));
    });

    it.each(['task_id', 'session_id'])('is refused where a claim lacks its %s', async (field) => {
      const { taskId, sessionId } = at().scored;
      const fields = Object.entries({ task_id: taskId, session_id: sessionId });
      const json = JSON.stringify(Object.fromEntries(fields.filter(([key]) => key !== field)));
      expectRefusal(await post(endpoints.claimToken, json));
    });

    it.each([
      ['GET', endpoints.anonymousToken],
      ['GET', endpoints.createSession],
      ['GET', endpoints.claimToken],
      ['GET', endpoints.runSse],
      ['POST', endpoints.credits],
      ['POST', endpoints.state('some-session')],
      ['DELETE', endpoints.state('some-session')],
      ['PUT', endpoints.upload('some-session')],
    ])('is refused by another method: %s %s', async (method, path) => {
      expectRefusal(await at().wire.request(method, path));
    });

    it.each([
      '/',
      '/api',
      '/api/nothing/here',
      '/api/state/other_agent/me/x/latest',
    ])('is refused in an envelope where nothing is: %s', async (path) => {
      expectRefusal(await at().wire.request('GET', path), 404);
    });

    it.each([
      '%',
      '%zz',
      '%c3%28',
    ])('is refused in an envelope where its path is no encoding: %s', async (text) => {
      const path = `/api/state/nemo_agent/me/${text}/latest`;
      expectRefusal(await at().wire.request('GET', path), 1002, 404);
    });

    it('does no harm by headers without measure', async () => {
      const { hostname, port } = new URL(at().wire.url);
      const request = httpRequest({
        hostname,
        port,
        path: endpoints.credits,
        headers: { 'x-large': 'x'.repeat(200_000) },
      });
      request.on('error', () => {});
      request.end();
      const closed = once(request, 'close');
      request.on('response', (response) => {
        expect(response.statusCode).toBeGreaterThanOrEqual(400);
        response.resume();
      });
      await closed;
      await expectAlive();
    });

    it('does no harm by breaking off in the middle of an upload', async () => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const { hostname, port, host } = new URL(wire.url);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      const head = [
        `POST ${endpoints.upload(sessionId)} HTTP/1.1`,
        `Host: ${host}`,
        `Authorization: Bearer ${wire.token}`,
        'Content-Type: multipart/form-data; boundary=edge',
        'Content-Length: 1000000',
        '',
        '--edge',
        'Content-Disposition: form-data; name="files"; filename="a.mp4"',
        '',
        'the first bytes',
      ];
      await new Promise((resolve) => socket.write(head.join('\r\n'), resolve));
      socket.destroy();
      await expectAlive();
      expect((await wire.state(sessionId)).video_infos ?? []).toEqual([]);
    });

    it('does no harm by leaving a stream unread', async () => {
      const { wire, scored } = at();
      const controller = new AbortController();
      await wire.openStream(scored.sessionId, 'what is on the timeline?', controller.signal);
      controller.abort();
      await expectAlive();
      expect(await wire.state(scored.sessionId)).toEqual(scored.state);
    });
  });
}
