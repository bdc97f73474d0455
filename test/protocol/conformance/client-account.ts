import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credits, status, upload } from '../../../src/app/index.js';
import { endpoints } from '../../../src/protocol/index.js';
import { failureOf } from '../../client/setup.js';
import { makeSample } from '../../media/make-sample.js';
import type { At } from './setting.js';
import { newUser, type User } from './user.js';

/** The client before the backend: who it is, and what it does about refusals. */
export function describeClientAccount(at: At): void {
  describe('the client', () => {
    let user: User;
    const tokenCalls = () => user.relay.to('POST', endpoints.anonymousToken);
    const here = async () => ({ cwd: user.cwd, media: [await makeSample('mp4')] });

    beforeAll(async () => {
      user = await newUser(at().backend.url);
    });
    afterAll(() => user.leave());

    it('gets a token by itself, and knows the credits', async () => {
      const { backend, credits: told } = await credits(user.run());
      expect(backend).toBe('cloud');
      expect(told).toMatchObject({ available: 100, frozen: 0, total: 100 });
    });

    it('asks for one token, however often it is run', async () => {
      await credits(user.run());
      await credits(user.run());
      expect(tokenCalls()).toHaveLength(1);
    });

    it('has a new one issued to the same client when the old one is refused', async () => {
      await user.store.credentials.saveToken(user.relay.url, {
        token: 'nmv_usr_expired-and-forgotten',
        kind: 'anonymous',
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      });
      expect((await credits(user.run())).credits.available).toBe(100);
      const clients = tokenCalls().map(({ headers }) => headers['x-client-id']);
      expect(clients).toHaveLength(2);
      expect(new Set(clients).size).toBe(1);
    });

    it('never replaces a token that was given', async () => {
      const before = tokenCalls().length;
      const token = 'nmv_usr_given-and-wrong-all-the-same';
      const run = user.run({ authentication: { kind: 'token', token } });
      expect(await failureOf(credits(run), token)).toMatchObject({
        code: 'token-refused',
        exitCode: 4,
      });
      expect(tokenCalls()).toHaveLength(before);
    });

    it('has a session made when it has something to put there', async () => {
      expect((await status(user.run())).session).toBeNull();
      const { session, media } = await upload(user.run(), await here());
      expect(media).toEqual(['sample-1.mp4']);
      expect(session.media).toEqual(media);
      const shown = await status(user.run());
      expect(shown.session?.sessionId).toBe(session.sessionId);
      expect(shown.videos).toMatchObject([{ name: 'sample-1.mp4' }]);
    });

    it('adds to that session in a later run', async () => {
      const { session } = await upload(user.run(), {
        cwd: user.cwd,
        media: [await makeSample('wav'), await makeSample('jpg')],
      });
      expect(session.media).toEqual(['sample-1.mp4', 'sample-1.wav', 'sample-1.jpg']);
      expect(user.relay.to('POST', endpoints.createSession)).toHaveLength(1);
      expect((await status(user.run())).videos).toHaveLength(3);
    });

    it('begins a new session in the place of one that is lost, and says so', async () => {
      const run = user.run();
      const current = await run.sessions.current('cloud');
      if (current === undefined) throw new Error('There is no current session');
      const lost = { ...current, sessionId: randomUUID(), media: [] };
      await run.sessions.save(lost);
      await run.sessions.setCurrent(lost);
      const { session } = await upload(user.run(), await here(), user.callbacks);
      expect(session.sessionId).not.toBe(lost.sessionId);
      expect(user.heard().notes.join('\n')).toMatch(/gone/);
    });

    it('says of a session that was named that there is none', async () => {
      const named = { ...(await here()), sessionId: randomUUID() };
      expect(await failureOf(upload(user.run(), named))).toMatchObject({
        code: 'session-not-found',
      });
    });

    it.each([
      ['is no video', 'notes.mp4', () => Buffer.from('nothing of that kind\n'.repeat(99))],
      ['is too large', 'large.mp4', () => Buffer.alloc(at().backend.maxUploadBytes + 1)],
    ])('says of a file that it %s when the backend says so', async (_what, name, content) => {
      await writeFile(user.path(name), content());
      const { backend, sessions } = user.run();
      const current = await sessions.current('cloud');
      const uploading = backend.upload(current?.sessionId ?? '', user.path(name));
      expect(await failureOf(uploading)).toMatchObject({ exitCode: 3 });
      expect((await status(user.run())).videos.map((video) => video.name)).not.toContain(name);
    });

    it('shows a session’s page by a claim token, and by no other', async () => {
      const { backend, sessions } = user.run();
      const current = await sessions.current('cloud');
      if (current === undefined) throw new Error('There is no current session');
      const link = await backend.workspaceLink(current);
      expect(link).toMatch(/^https:\/\/web\.example\/workspace\/claim\?ct=clm_\S{20,}$/);
    });

    it('says with every request where it comes from', () => {
      expect(user.relay.passed.length).toBeGreaterThan(10);
      for (const { headers } of user.relay.passed) {
        expect(headers).toMatchObject({
          'x-skill-source': 'video-music-generator',
          'x-skill-version': '1.2.3',
          'x-skill-platform': 'unknown',
        });
      }
    });

    it('puts no token into an address', () => {
      expect(user.relay.passed.filter(({ path }) => /nmv_usr_|clm_/.test(path))).toEqual([]);
    });

    it('sends its token with every call but that for one', () => {
      for (const { path, headers } of user.relay.passed) {
        const expected =
          path === endpoints.anonymousToken ? undefined : expect.stringMatching(/^Bearer nmv_usr_/);
        expect(headers.authorization).toEqual(expected);
      }
    });
  });
}
