import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../../src/protocol/index.js';
import { makeSample } from '../../media/make-sample.js';
import type { Answer } from '../wire.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

/** Media that the backend fetches by their addresses. */
export function describeUploadsByUrl(at: At): void {
  describe('an upload by URL', () => {
    let web: Server;
    let origin: string;

    beforeAll(async () => {
      const clip = await readFile(await makeSample('mp4'));
      const picture = await readFile(await makeSample('png'));
      web = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const redirects: Readonly<Record<string, string>> = {
          '/old.mp4': '/clips/river.mp4?signature=s3cret',
          '/older.mp4': '/old.mp4',
          '/to-a-file.mp4': 'file:///etc/passwd',
          '/round.mp4': '/round.mp4',
        };
        const next = redirects[path];
        if (next !== undefined) response.writeHead(302, { location: next }).end();
        else if (path.endsWith('/page.mp4')) {
          response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in first</p>');
        } else if (path.endsWith('.exe')) {
          response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('MZ');
        } else if (path.startsWith('/clips/')) {
          const [type, bytes] = path.endsWith('.png')
            ? ['image/png', picture]
            : ['video/mp4', clip];
          response.writeHead(200, { 'content-type': type }).end(bytes);
        } else response.writeHead(404).end();
      });
      await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    });

    const send = (sessionId: string, json: unknown): Promise<Answer> =>
      at().wire.request('POST', endpoints.upload(sessionId), { json });
    const sendAll = async (...urls: string[]): Promise<{ answer: Answer; names: string[] }> => {
      const { sessionId } = await at().wire.session();
      const answer = await send(sessionId, { urls, source_type: 'url' });
      const { video_infos: videos } = await at().wire.state(sessionId);
      return { answer, names: (videos ?? []).map(({ name }: { name: string }) => name) };
    };

    it('is fetched and told of in the state', async () => {
      const { answer, names } = await sendAll(`${origin}/clips/river.mp4`);
      expect([answer.status, answer.body.code]).toEqual([200, 0]);
      expect(names).toEqual(['river.mp4']);
    });

    it.each(['/old.mp4', '/older.mp4'])('is followed to where %s leads', async (path) => {
      const { answer, names } = await sendAll(origin + path);
      expect(answer.body.code).toBe(0);
      expect(names).toEqual(['river.mp4']);
    });

    it('may name several', async () => {
      const { answer, names } = await sendAll(`${origin}/clips/a.mp4`, `${origin}/clips/b.png`);
      expect(answer.body.code).toBe(0);
      expect(names).toEqual(['a.mp4', 'b.png']);
    });

    it.each([
      ['leads nowhere', () => `${origin}/gone.mp4`],
      ['leads to a web page', () => `${origin}/clips/page.mp4`],
      ['leads out of the web', () => `${origin}/to-a-file.mp4`],
      ['leads to itself', () => `${origin}/round.mp4`],
      ['is that of a file', () => 'file:///etc/passwd'],
      ['is of another kind', () => 'ftp://127.0.0.1/a.mp4'],
      ['is the content itself', () => 'data:video/mp4;base64,AAAA'],
      ['is none', () => 'clip.mp4'],
      ['belongs to nobody', () => 'http://127.0.0.1:9/a.mp4'],
      ['leads to another type', () => `${origin}/clips/setup.exe`],
    ])('whose address %s is refused', async (_what, address) => {
      const { answer, names } = await sendAll(address());
      expectRefusal(answer);
      expect(names).toEqual([]);
    });

    it.each([
      ['no addresses', { source_type: 'url' }],
      ['an empty list', { urls: [], source_type: 'url' }],
      ['something else than addresses', { urls: [5], source_type: 'url' }],
    ])('with %s is refused', async (_what, body) => {
      const { sessionId } = await at().wire.session();
      expectRefusal(await send(sessionId, body));
    });
  });
}
