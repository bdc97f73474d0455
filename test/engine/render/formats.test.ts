import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeAudio,
  findFfmpeg,
  type MediaInfo,
  probeMedia,
} from '../../../src/engine/media/index.js';
import { measureLoudness } from '../../../src/engine/sound/index.js';
import { type Draft, endpoints } from '../../../src/protocol/index.js';
import { makeClip } from '../../media/make-clip.js';
import type { Wire } from '../../protocol/wire.js';
import { EngineHouse } from '../server/engine-process.js';

let house: EngineHouse;
let wire: Wire;
let sessionId: string;
let draft: Draft;

beforeAll(async () => {
  house = await EngineHouse.open();
  ({ wire } = await house.start());
  ({ sessionId } = await wire.session());
  const clip = await makeClip({ durationSeconds: 1, audio: 'tone', fps: 60, codec: 'mpeg4' });
  await wire.upload(sessionId, clip);
  ({ draft } = await wire.state(sessionId));
});
afterAll(() => house.close());

const submit = (id: string, output: { format: string; quality?: string }) =>
  wire.submit({ id, sessionId, draft, output });

async function render(format: string, quality: string) {
  const id = `render_${format}_${quality}`;
  await submit(id, { format, quality });
  const { last } = await wire.untilRendered(id);
  expect(last).toMatchObject({ status: 'completed' });
  const response = await fetch(last.output.url);
  const path = join(house.dataDir, `${id}.${format}`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  const info = await probeMedia(await findFfmpeg({ env: {} }), path);
  return { output: last.output, headers: response.headers, info };
}

/** LUFS, as a player hears it. */
async function loudnessOf(info: MediaInfo): Promise<number> {
  const options = { sampleRate: 48_000, channels: 2 } as const;
  const [left, right] = await decodeAudio(await findFfmpeg({ env: {} }), info, options);
  if (!left || !right) throw new Error('There is no sound');
  return measureLoudness({ left, right, sampleRate: 48_000 }).integratedLufs;
}

describe('an export', () => {
  it.each([
    ['mov', 'medium', 'video/quicktime', { codec: 'h264', frames: 30 }, { codec: 'aac' }],
    ['webm', 'low', 'video/webm', { codec: 'vp9', frames: 30 }, { codec: 'opus' }],
    ['gif', 'high', 'image/gif', { codec: 'gif', frames: 15 }, null],
    ['mp3', 'low', 'audio/mpeg', null, { codec: 'mp3', sampleRate: 48_000 }],
    ['wav', 'high', 'audio/wav', null, { codec: 'pcm_s24le', sampleRate: 48_000, channels: 2 }],
  ])('as %s of %s quality is one, under its name', async (format, quality, type, video, audio) => {
    const { info, headers, output } = await render(format, quality);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toContain(`.${format}"`);
    expect(output).toMatchObject({ size: info.bytes });
    expect(Math.abs(info.durationSeconds - 1)).toBeLessThan(0.08);
    expect(info.video).toEqual(video && expect.objectContaining(video));
    expect(info.audio).toEqual(audio && expect.objectContaining(audio));
    if (audio) {
      const change = (await loudnessOf(info)) - output.loudness.integratedLufs;
      expect(Math.abs(change)).toBeLessThan(0.25);
    }
  });

  it('tells how much of the picture was copied: all, what did not change, or nothing', async () => {
    const clip = { durationSeconds: 4, audio: 'none', extraArgs: ['-g', '12'] } as const;
    const session = await wire.session();
    await wire.upload(session.sessionId, await makeClip(clip));
    const { draft: whole }: { draft: Draft } = await wire.state(session.sessionId);
    const fading: Draft = structuredClone(whole);
    const [segment] = fading.t[0]?.sg ?? [];
    if (segment?.m) segment.m.fadeOut = 400;
    const copied = async (id: string, draft: Draft, quality: string) => {
      const request = { id, sessionId: session.sessionId, draft };
      await wire.submit({ ...request, output: { format: 'mp4', quality } });
      const { output } = (await wire.untilRendered(id)).last;
      return [output.pictureCopied, output.copiedShare];
    };
    expect(await copied('render_whole', whole, 'high')).toEqual([true, 1]);
    // Seven groups of 12 frames, of 100 frames.
    expect(await copied('render_fading', fading, 'high')).toEqual([false, 0.84]);
    expect(await copied('render_low', whole, 'low')).toEqual([false, 0]);
  });

  it('of an unknown format or quality is refused, and says which there are', async () => {
    const wrong = await submit('render_avi', { format: 'avi' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.message).toContain('mp4, mov, webm, gif, mp3, wav');
    const best = await submit('render_best', { format: 'mp4', quality: 'best' });
    expect(best.body.message).toContain('high, medium, low');
  });

  it('can be cancelled, by its own account alone, and is then failed', async () => {
    const id = 'render_unwanted';
    await submit(id, { format: 'mp4' });
    const path = endpoints.cancelRender(id);
    const other = await wire.anonymous();
    expect((await other.request('DELETE', path)).status).toBe(404);
    const { body } = await wire.request('DELETE', path);
    expect(body).toMatchObject({ id, status: 'failed', error: 'cancelled' });
    expect((await wire.request('DELETE', path)).body).toEqual(body);
    expect((await wire.untilRendered(id)).last).toEqual(body);
  });
});
