import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anonymousTokenData,
  claimTokenData,
  creditsData,
  endpoints,
  envelope,
  readDraft,
  renderStatus,
  sessionData,
  stateData,
} from '../../src/protocol/index.js';
import { makeClip } from '../media/make-clip.js';
import { ATTRIBUTION, Wire } from './wire.js';

/** A backend to hold against the protocol. */
export interface BackendUnderTest {
  url: string;
  /** Bytes that one upload may have; small, so that a test can exceed it. */
  maxUploadBytes: number;
  close(): Promise<void>;
}

/** What every backend of the protocol must do, told as the protocol's document tells it. */
export function describeProtocol(name: string, start: () => Promise<BackendUnderTest>): void {
  describe(`${name} speaks the protocol`, () => {
    let backend: BackendUnderTest;
    let wire: Wire;
    let folder: string;
    let clip: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vmg-protocol-'));
      backend = await start();
      wire = await new Wire(backend.url).anonymous();
      clip = await makeClip({ durationSeconds: 3, cuts: [1, 2], audio: 'tone' });
    });
    afterAll(async () => {
      await backend.close();
      await rm(folder, { recursive: true, force: true });
    });

    describe('tokens', () => {
      const stranger = () => new Wire(backend.url);

      it('gives an anonymous client a token and 100 credits', async () => {
        const { status, body } = await stranger().request('POST', endpoints.anonymousToken, {
          headers: { 'X-Client-Id': randomUUID() },
        });
        expect(status).toBe(200);
        const { code, data } = envelope(anonymousTokenData).parse(body);
        expect(code).toBe(0);
        expect(data?.token).toMatch(/^nmv_usr_\S{20,}$/);
        expect(data?.credits).toBe(100);
      });

      it('answers 400 when the client id is missing', async () => {
        const { body } = await stranger().request('POST', endpoints.anonymousToken);
        expect(body.code).toBe(400);
        expect(body.message).toContain('X-Client-Id');
      });

      it('gives the same client the same account', async () => {
        const clientId = randomUUID();
        const first = await stranger().anonymous(clientId);
        const { sessionId } = await first.session();
        const again = await stranger().anonymous(clientId);
        const other = await stranger().anonymous();
        expect((await again.request('GET', endpoints.state(sessionId))).body.code).toBe(0);
        expect((await other.request('GET', endpoints.state(sessionId))).body.code).toBe(1002);
      });

      it.each([
        ['no token', null],
        ['an unknown token', 'nmv_usr_this-was-never-issued'],
      ])('answers 1001 to %s', async (_what, token) => {
        const nobody = new Wire(backend.url, token);
        const answers = await Promise.all([
          nobody.request('POST', endpoints.createSession, { json: {} }),
          nobody.request('GET', endpoints.credits),
          nobody.request('GET', endpoints.state('some-session')),
          nobody.request('GET', endpoints.renderStatus('render_1')),
          nobody.submit({ id: 'render_1', sessionId: 's', draft: { t: [] } }),
        ]);
        expect(answers.map(({ body }) => body.code)).toEqual([1001, 1001, 1001, 1001, 1001]);
      });
    });

    describe('sessions', () => {
      it('makes a task with its session', async () => {
        const { body } = await wire.request('POST', endpoints.createSession, {
          json: { task_name: 'project', language: 'en' },
        });
        const { code, data } = envelope(sessionData).parse(body);
        expect(code).toBe(0);
        expect(data?.session_id).not.toBe(data?.task_id);
      });

      it('knows its credits', async () => {
        const { body } = await wire.request('GET', endpoints.credits);
        const { code, data } = envelope(creditsData).parse(body);
        expect(code).toBe(0);
        expect(data).toMatchObject({ available: 100, frozen: 0, total: 100 });
      });

      it('issues a claim token for a session, and none for somebody else’s', async () => {
        const { taskId, sessionId } = await wire.session();
        const claim = { task_id: taskId, session_id: sessionId };
        const { body } = await wire.request('POST', endpoints.claimToken, { json: claim });
        expect(envelope(claimTokenData).parse(body).data?.claim_token).toMatch(/^clm_\S{20,}$/);
        const other = await new Wire(backend.url).anonymous();
        const refused = await other.request('POST', endpoints.claimToken, { json: claim });
        expect(refused.body.code).toBe(1002);
      });

      it('answers 1002 for a session that is not there, wherever one is named', async () => {
        const missing = randomUUID();
        const body = {
          id: 'render_x',
          sessionId: missing,
          draft: { t: [{ tt: 0, sg: [{ d: 1 }] }] },
        };
        const told = await wire.openStream(missing, 'hello');
        const answers = [
          await wire.request('GET', endpoints.state(missing)),
          await wire.upload(missing, clip),
          await wire.submit(body),
        ];
        expect(answers.map((answer) => answer.body.code)).toEqual([1002, 1002, 1002]);
        expect(await told.json()).toMatchObject({ code: 1002 });
      });

      it('is empty at first', async () => {
        const { sessionId } = await wire.session();
        const { body } = await wire.request('GET', endpoints.state(sessionId));
        const { data } = envelope(stateData).parse(body);
        expect(data?.state.draft ?? null).toBeNull();
        expect(data?.state.generated_media ?? []).toEqual([]);
      });
    });

    describe('uploads', () => {
      it('takes a video as multipart and tells of it in the state', async () => {
        const { sessionId } = await wire.session();
        const { body } = await wire.upload(sessionId, clip, 'holiday.mp4');
        expect(body.code).toBe(0);
        const { video_infos: videos } = await wire.state(sessionId);
        expect(videos).toMatchObject([{ name: 'holiday.mp4', width: 160, height: 90 }]);
        expect(videos[0].duration).toBeCloseTo(3, 1);
      });

      it('answers 4001 to a type that is not accepted, and to a file that is not what it says', async () => {
        const { sessionId } = await wire.session();
        const program = join(folder, 'setup.exe');
        const text = join(folder, 'notes.mp4');
        await writeFile(program, 'MZ');
        await writeFile(text, 'This is no video.\n'.repeat(200));
        expect((await wire.upload(sessionId, program)).body.code).toBe(4001);
        expect((await wire.upload(sessionId, text)).body.code).toBe(4001);
        expect((await wire.state(sessionId)).video_infos ?? []).toEqual([]);
      });

      it('answers 4002 to a file that is too large', async () => {
        const { sessionId } = await wire.session();
        const large = join(folder, 'large.mp4');
        await writeFile(large, Buffer.alloc(backend.maxUploadBytes + 1));
        expect((await wire.upload(sessionId, large)).body.code).toBe(4002);
      });

      describe('by URL', () => {
        let web: Server;
        let origin: string;

        beforeAll(async () => {
          const { readFile } = await import('node:fs/promises');
          const bytes = await readFile(clip);
          web = createServer((request, response) => {
            if (request.url === '/old.mp4') {
              response.writeHead(302, { location: '/clips/river.mp4?signature=s3cret' }).end();
            } else if (request.url?.startsWith('/clips/')) {
              response.writeHead(200, { 'content-type': 'video/mp4' }).end(bytes);
            } else {
              response.writeHead(404).end();
            }
          });
          await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
          origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
        });
        afterAll(async () => {
          web.closeAllConnections();
          await new Promise((resolve) => web.close(resolve));
        });
        const byUrl = (sessionId: string, ...urls: string[]) =>
          wire.request('POST', endpoints.upload(sessionId), {
            json: { urls, source_type: 'url' },
          });

        it('fetches it, redirects and all', async () => {
          const { sessionId } = await wire.session();
          const { body } = await byUrl(sessionId, `${origin}/old.mp4`);
          expect(body.code).toBe(0);
          const { video_infos: videos } = await wire.state(sessionId);
          expect(videos).toMatchObject([{ name: 'river.mp4', width: 160 }]);
        });

        it('refuses what is not there and what is not http', async () => {
          const { sessionId } = await wire.session();
          expect((await byUrl(sessionId, `${origin}/gone.mp4`)).body.code).not.toBe(0);
          expect((await byUrl(sessionId, 'file:///etc/passwd')).body.code).not.toBe(0);
          expect((await wire.state(sessionId)).video_infos ?? []).toEqual([]);
        });
      });
    });

    describe('a message', () => {
      it('is answered by events of the agreed shape', async () => {
        const { sessionId } = await wire.session();
        await wire.upload(sessionId, clip);
        const { contentType, events, text } = await wire.say(sessionId, 'ambient, calm');
        expect(contentType).toMatch(/^text\/event-stream/);
        expect(text.length).toBeGreaterThan(20);
        const parts = events.flatMap(({ content }) => content?.parts ?? []);
        const calls = parts.flatMap((part) => part.functionCall ?? []);
        const results = parts.flatMap((part) => part.functionResponse ?? []);
        expect(calls.length).toBeGreaterThan(0);
        expect(results.map(({ id }) => id)).toEqual(calls.map(({ id }) => id));
        const final = events.findLast(({ content }) => content);
        expect(final?.partial ?? false).toBe(false);
        expect(final?.content?.parts.map((part) => part.text).join('')).toBe(text);
        for (const event of events.filter(({ content }) => content)) {
          expect(event).toMatchObject({ content: { role: 'model' }, author: 'nemo_agent' });
          expect(event.timestamp).toBeCloseTo(Date.now() / 1000, -2);
        }

        const { body } = await wire.request('GET', endpoints.state(sessionId));
        const { data } = envelope(stateData).parse(body);
        const types = readDraft(data?.state.draft ?? {}).t.map(({ tt }) => tt);
        expect(types).toEqual(expect.arrayContaining([0, 1]));
        expect(data?.state.generated_media).toHaveLength(1);
      });
    });

    describe('a render', () => {
      let sessionId: string;
      let draft: unknown;

      beforeAll(async () => {
        ({ sessionId } = await wire.session());
        await wire.upload(sessionId, clip);
        await wire.say(sessionId, 'ambient, calm');
        ({ draft } = await wire.state(sessionId));
      });

      it('answers 402 when it does not say where it comes from', async () => {
        const body = { id: 'render_402', sessionId, draft };
        for (const header of Object.keys(ATTRIBUTION)) {
          const others = Object.entries(ATTRIBUTION).filter(([key]) => key !== header);
          expect((await wire.submit(body, Object.fromEntries(others))).body.code).toBe(402);
        }
        const status = await wire.request('GET', endpoints.renderStatus('render_402'));
        expect(status.body.status).toBeUndefined();
      });

      it('goes from pending to completed, without an envelope, and gives a film', async () => {
        const id = `render_${Date.now()}`;
        const submitted = await wire.submit({
          id,
          sessionId,
          draft,
          output: { format: 'mp4', quality: 'high' },
        });
        expect(submitted.body.code).toBeUndefined();
        expect(['pending', 'processing']).toContain(renderStatus.parse(submitted.body).status);
        const { met, last } = await wire.untilRendered(id);
        expect(['pending', 'processing']).toEqual(expect.arrayContaining(met.slice(0, -1)));
        const { status, output } = renderStatus.parse(last);
        expect(status).toBe('completed');
        expect(output?.duration).toBeCloseTo(3, 1);

        const byUrl = await fetch(output?.url ?? '');
        const film = Buffer.from(await byUrl.arrayBuffer());
        expect(film.subarray(4, 8).toString('latin1')).toBe('ftyp');
        expect(Number(byUrl.headers.get('content-length'))).toBe(film.length);
        const direct = await fetch(wire.url + endpoints.renderDownload(id), {
          headers: { Authorization: `Bearer ${wire.token}`, Range: 'bytes=100-199' },
        });
        expect(direct.status).toBe(206);
        expect(direct.headers.get('content-range')).toBe(`bytes 100-199/${film.length}`);
        expect(Buffer.from(await direct.arrayBuffer())).toEqual(film.subarray(100, 200));
      });

      it('is the same render when it is submitted again under the same id', async () => {
        const id = `render_twice_${Date.now()}`;
        const body = { id, sessionId, draft };
        await wire.submit(body);
        const { last } = await wire.untilRendered(id);
        const again = await wire.submit(body);
        expect(again.body).toEqual(last);
      });

      it('is refused when there is nothing on the timeline', async () => {
        const { body } = await wire.submit({ id: 'render_empty', sessionId, draft: { t: [] } });
        expect(body.status).toBeUndefined();
        expect(body.code).not.toBe(0);
      });
    });
  });
}
