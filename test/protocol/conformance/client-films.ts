import { copyFile, readdir, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  exportVideo,
  type GenerateResult,
  generate,
  generateEach,
  resumeExports,
  status,
} from '../../../src/app/index.js';
import { endpoints } from '../../../src/protocol/index.js';
import { failureOf } from '../../client/setup.js';
import { makeSample } from '../../media/make-sample.js';
import type { At } from './setting.js';
import { newUser, type User } from './user.js';

const HAN = /\p{Script=Han}/u;

/** Whole jobs: from a clip and some words to a film, through the client. */
export function describeClientFilms(at: At): void {
  describe('a film', () => {
    let user: User;
    let film: GenerateResult;
    let heard: ReturnType<User['heard']>;
    const sent = (path: string) => user.relay.to('POST', path).map(({ body }) => JSON.parse(body));
    const jobs = async () => (await status(user.run())).jobs.map(({ status: state }) => state);

    beforeAll(async () => {
      user = await newUser(at().backend.url);
      await copyFile(at().clip, user.path('clip.mp4'));
      await copyFile(await makeSample('mp4'), user.path('short.mp4'));
      const request = { media: ['clip.mp4'], prompt: 'ambient', choices: { volume: 0.4 } };
      film = await generate(
        user.run(),
        { ...request, export: true, cwd: user.cwd },
        user.callbacks,
      );
      heard = user.heard();
    });
    afterAll(() => user.leave());

    it('is written beside the clip, of its length and its size', async () => {
      expect(film.output).toBe(user.path('clip.vmg.mp4'));
      expect(film.video).toMatchObject({ width: 160, height: 90 });
      expect(film.video?.durationSeconds).toBeCloseTo(at().clipSeconds, 1);
      expect((await stat(user.path('clip.vmg.mp4'))).size).toBe(film.video?.bytes);
    });

    it('comes with what the agent said, and says it once', () => {
      expect(film.text).toBe(heard.text);
      expect(film.text.length).toBeGreaterThan(20);
      expect(film.text).not.toMatch(HAN);
    });

    it('comes with the timeline in one line', () => {
      expect(film.draft).toMatch(/^Timeline \(2 tracks\): 1\. Video: clip\.mp4 \(0-2s\) 2\. BGM: /);
    });

    it('comes with the page of its session', () => {
      expect(film.workspace).toMatch(/^https:\/\/web\.example\/workspace\/claim\?ct=clm_/);
    });

    it('takes one message, with what was chosen besides the words', () => {
      const [message, ...others] = sent(endpoints.runSse);
      expect(others).toEqual([]);
      expect(message).toMatchObject({
        app_name: 'nemo_agent',
        user_id: 'me',
        session_id: film.session,
      });
      expect(message.new_message.parts[0].text).toMatch(/^ambient\b[\s\S]*Music volume: 40%\.$/);
    });

    it('is rendered from the draft as it came, under an id of the client’s', async () => {
      const { draft } = await user.run().backend.state(film.session);
      const [render, ...others] = sent(endpoints.submitRender);
      expect(others).toEqual([]);
      expect(render).toEqual({
        id: film.renderId,
        sessionId: film.session,
        draft,
        output: { format: 'mp4', quality: 'high' },
      });
    });

    it('leaves no job open and no partial file', async () => {
      expect(await jobs()).toEqual([]);
      expect((await readdir(user.cwd)).sort()).toEqual(['clip.mp4', 'clip.vmg.mp4', 'short.mp4']);
    });

    it('can be made again from its session in a later run', async () => {
      const again = await exportVideo(user.run(), { cwd: user.cwd, output: 'again.mp4' });
      expect(again).toMatchObject({ session: film.session, output: user.path('again.mp4') });
      expect(again.renderId).not.toBe(film.renderId);
      expect(again.video.bytes).toBe((await stat(user.path('again.mp4'))).size);
    });

    it('can be left to the backend, and fetched in a later run', async () => {
      const before = sent(endpoints.submitRender).length;
      const left = exportVideo(user.run(), { cwd: user.cwd, output: 'late.mp4', noWait: true });
      expect(await failureOf(left)).toMatchObject({ exitCode: 8 });
      expect(await jobs()).toEqual(['running']);
      const [fetched] = await resumeExports(user.run());
      expect(fetched?.output).toBe(user.path('late.mp4'));
      expect(fetched?.video.durationSeconds).toBeCloseTo(at().clipSeconds, 1);
      expect(await jobs()).toEqual([]);
      expect(sent(endpoints.submitRender)).toHaveLength(before + 1);
    });

    it('is fetched on from where the connection broke', async () => {
      const sizes = async () => {
        const parts = (await readdir(user.cwd)).filter((name) => name.endsWith('.part'));
        return Promise.all(parts.map(async (name) => (await stat(user.path(name))).size));
      };
      const arrived = () => vi.waitFor(async () => expect(await sizes()).toEqual([1_000]));
      user.relay.meddling = { cutFilm: { after: 1_000, arrived } };
      const whole = await exportVideo(user.run(), { cwd: user.cwd, output: 'mended.mp4' });
      expect(user.relay.meddling.cutFilm).toBeUndefined();
      expect((await stat(user.path('mended.mp4'))).size).toBe(whole.video.bytes);
      const resumed = user.relay.passed.filter(({ headers }) => headers.range === 'bytes=1000-');
      expect(resumed).toHaveLength(1);
    });

    it('is fetched by the download route when its URL leads nowhere', async () => {
      const lost = `${user.relay.url}/nothing/here.mp4`;
      user.relay.meddling = {
        json: (text) => text.replace(/"url":"[^"]+"/, `"url":${JSON.stringify(lost)}`),
      };
      const { renderId } = await exportVideo(user.run(), { cwd: user.cwd, output: 'around.mp4' });
      user.relay.meddling = {};
      expect(user.relay.to('GET', '/nothing/here.mp4').length).toBeGreaterThan(0);
      expect(user.relay.to('GET', endpoints.renderDownload(renderId))).toHaveLength(1);
      expect((await stat(user.path('around.mp4'))).size).toBeGreaterThan(1_000);
    });

    it('is not begun where there is nothing on the timeline', async () => {
      const { sessionId } = await user.run().backend.createSession('en');
      const before = sent(endpoints.submitRender).length;
      const work = exportVideo(user.run(), { cwd: user.cwd, sessionId, output: 'none.mp4' });
      expect(await failureOf(work)).toMatchObject({ code: 'nothing-to-export', exitCode: 7 });
      expect(sent(endpoints.submitRender)).toHaveLength(before);
    });

    it('is not begun for what is no video', async () => {
      const request = { media: ['clip.vmg.txt'], prompt: 'x', choices: {}, export: true };
      const work = generate(user.run(), { ...request, cwd: user.cwd });
      expect(await failureOf(work)).toMatchObject({ exitCode: 3 });
    });

    it('that is given up leaves nothing but its session', async () => {
      const controller = new AbortController();
      const before = sent(endpoints.runSse).length;
      // As soon as there is a sign of the agent's work.
      const onProgress = (): void => {
        if (sent(endpoints.runSse).length > before) controller.abort();
      };
      const request = { media: ['clip.mp4'], prompt: 'ambient', choices: {}, export: true };
      const work = generate(
        user.run(),
        { ...request, cwd: user.cwd, output: 'never.mp4' },
        { signal: controller.signal, onProgress },
      );
      expect(await failureOf(work)).toMatchObject({ exitCode: 130 });
      expect((await readdir(user.cwd)).filter((name) => name.startsWith('never'))).toEqual([]);
    });

    it('is asked for and answered in Chinese', async () => {
      const request = { media: ['short.mp4'], prompt: '氛围音乐，平静', choices: {}, export: true };
      const chinese = await generate(user.run(), { ...request, cwd: user.cwd });
      expect(chinese.text).toMatch(HAN);
      expect(sent(endpoints.createSession).at(-1)).toMatchObject({ language: 'zh' });
      expect(chinese.output).toBe(user.path('short.vmg.mp4'));
      expect(chinese.video?.durationSeconds).toBeCloseTo(1, 1);
    });

    describe('of each of several clips', () => {
      let before: { messages: number; sessions: number };
      let result: Awaited<ReturnType<typeof generateEach>>;

      beforeAll(async () => {
        before = {
          messages: sent(endpoints.runSse).length,
          sessions: sent(endpoints.createSession).length,
        };
        const item = { prompt: 'ambient', choices: {} };
        result = await generateEach(user.run(), {
          items: [
            { ...item, media: 'clip.mp4', output: 'one.mp4' },
            { ...item, media: 'not-there.mp4', output: 'two.mp4' },
            { ...item, media: 'short.mp4', output: 'three.mp4' },
          ],
          export: true,
          cwd: user.cwd,
        });
      });

      it('is made in one session, by a message of its own', () => {
        expect(sent(endpoints.createSession)).toHaveLength(before.sessions + 1);
        expect(sent(endpoints.runSse)).toHaveLength(before.messages + 2);
        const sessions = result.files.flatMap((row) => row.result?.session ?? []);
        expect(new Set(sessions)).toEqual(new Set([result.session]));
      });

      it('is kept from nothing by one that fails', () => {
        expect(result.files.map(({ status: how }) => how)).toEqual(['done', 'failed', 'done']);
        expect(result.files[1]?.error).toMatchObject({ exitCode: 3 });
        expect(result.exitCode).toBe(3);
      });

      it('holds its own clip and no other', () => {
        const lengths = result.files.map((row) => row.result?.video?.durationSeconds);
        expect(lengths[0]).toBeCloseTo(at().clipSeconds, 1);
        expect(lengths[2]).toBeCloseTo(1, 1);
        expect(result.files[2]?.result?.draft).toContain('Video: short.mp4 (0-1s)');
      });

      it('has a file of its own', async () => {
        const outputs = result.files.flatMap((row) => row.result?.output ?? []);
        expect(outputs).toEqual([user.path('one.mp4'), user.path('three.mp4')]);
        for (const path of outputs) expect((await stat(path)).size).toBeGreaterThan(1_000);
      });
    });
  });
}
