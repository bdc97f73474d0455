import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../src/protocol/index.js';
import { makeSample, SAMPLE_TYPES } from '../../media/make-sample.js';
import { expectRefusal } from './expectations.js';
import type { At } from './setting.js';

/** Files on their way in as multipart bodies. */
export function describeUploads(at: At): void {
  describe('an upload', () => {
    const namesIn = async (sessionId: string): Promise<string[]> => {
      const { video_infos: videos } = await at().wire.state(sessionId);
      return (videos ?? []).map(({ name }: { name: string }) => name);
    };

    it.each(SAMPLE_TYPES)('may be of the type %s', async (type) => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const { status, body } = await wire.upload(sessionId, await makeSample(type), `mine.${type}`);
      expect([status, body.code]).toEqual([200, 0]);
      expect(await namesIn(sessionId)).toEqual([`mine.${type}`]);
    });

    it('is told of in the state with its size and its length', async () => {
      const { wire, clip, clipSeconds } = at();
      const { sessionId } = await wire.session();
      expect((await wire.upload(sessionId, clip, 'holiday.mp4')).body.code).toBe(0);
      const { video_infos: videos } = await wire.state(sessionId);
      expect(videos).toMatchObject([{ name: 'holiday.mp4', width: 160, height: 90 }]);
      expect(videos[0].duration).toBeCloseTo(clipSeconds, 1);
    });

    it.each([
      ['in capitals', 'HOLIDAY.MP4'],
      ['in other scripts', 'städte 城市 🎬.mp4'],
      ['with dots and spaces', 'my last. holiday v1.2.mp4'],
    ])('may have a name %s', async (_what, name) => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      expect((await wire.upload(sessionId, await makeSample('mp4'), name)).body.code).toBe(0);
      expect(await namesIn(sessionId)).toEqual([name]);
    });

    it('may bring several files at once', async () => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const form = new FormData();
      for (const type of ['mp4', 'png'] as const) {
        const bytes = new Uint8Array(await readFile(await makeSample(type)));
        form.append('files', new Blob([bytes]), `one.${type}`);
      }
      const { body } = await wire.request('POST', endpoints.upload(sessionId), { form });
      expect(body.code).toBe(0);
      expect(await namesIn(sessionId)).toEqual(['one.mp4', 'one.png']);
    });

    it('comes behind those before it', async () => {
      const { wire, clip } = at();
      const { sessionId } = await wire.session();
      await wire.upload(sessionId, clip, 'first.mp4');
      await wire.upload(sessionId, await makeSample('mov'), 'second.mov');
      expect(await namesIn(sessionId)).toEqual(['first.mp4', 'second.mov']);
    });

    it.each([
      'setup.exe',
      'notes.txt',
      'report.pdf',
      'clip.mp4.zip',
      'vector.svg',
      'clip',
      '.mp4x',
    ])('that is called %s answers 4001', async (name) => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      expectRefusal(await wire.upload(sessionId, await makeSample('mp4'), name), 4001);
      expect(await namesIn(sessionId)).toEqual([]);
    });

    it.each([
      ['a video', 'text.mp4'],
      ['a picture', 'text.png'],
      ['sound', 'text.wav'],
    ])('that says it is %s and is a text answers 4001', async (_what, name) => {
      const { wire, file } = at();
      const { sessionId } = await wire.session();
      const text = await file(name, 'This is nothing of that kind.\n'.repeat(200));
      expectRefusal(await wire.upload(sessionId, text), 4001);
      expect(await namesIn(sessionId)).toEqual([]);
    });

    it('that is too large answers 4002', async () => {
      const { wire, backend, file } = at();
      const { sessionId } = await wire.session();
      const large = await file('large.mp4', Buffer.alloc(backend.maxUploadBytes + 1));
      expectRefusal(await wire.upload(sessionId, large), 4002);
      expect(await namesIn(sessionId)).toEqual([]);
    });

    it('of which one file is refused brings none of the others', async () => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const form = new FormData();
      const bytes = new Uint8Array(await readFile(await makeSample('mp4')));
      form.append('files', new Blob([bytes]), 'good.mp4');
      form.append('files', new Blob(['x']), 'bad.exe');
      const answer = await wire.request('POST', endpoints.upload(sessionId), { form });
      expectRefusal(answer, 4001);
      expect(await namesIn(sessionId)).toEqual([]);
    });

    it.each([
      ['in another field', 'video'],
      ['in none', undefined],
    ])('with its file %s is refused', async (_what, field) => {
      const { wire } = at();
      const { sessionId } = await wire.session();
      const form = new FormData();
      const bytes = new Uint8Array(await readFile(await makeSample('mp4')));
      if (field === undefined) form.append('files', 'a word');
      else form.append(field, new Blob([bytes]), 'a.mp4');
      expectRefusal(await wire.request('POST', endpoints.upload(sessionId), { form }));
      expect(await namesIn(sessionId)).toEqual([]);
    });
  });
}
