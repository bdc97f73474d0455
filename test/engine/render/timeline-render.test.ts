import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ffmpeg, findFfmpeg, probeMedia } from '../../../src/engine/media/index.js';
import type { Draft } from '../../../src/protocol/index.js';
import { drawFile, seeFilm } from '../../media/lavfi.js';
import { makeClip } from '../../media/make-clip.js';
import type { Wire } from '../../protocol/wire.js';
import { EngineHouse } from '../server/engine-process.js';

let house: EngineHouse;
let wire: Wire;
let ffmpeg: Ffmpeg;
let folder: string;
let sessionId: string;
let media: Record<'clip' | 'photo' | 'song', string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-timeline-'));
  house = await EngineHouse.open();
  ({ wire } = await house.start());
  ffmpeg = await findFfmpeg({ env: process.env, cacheDir: house.dataDir });
  ({ sessionId } = await wire.session());
  const upload = async (path: string): Promise<string> => {
    const { body } = await wire.upload(sessionId, path);
    return body.data.files[0].id;
  };
  media = {
    clip: await upload(await makeClip({ durationSeconds: 2, audio: 'tone' })),
    photo: await upload(
      await drawFile(join(folder, 'photo.png'), 'color=blue:s=160x160', ['-frames:v', '1']),
    ),
    song: await upload(
      await drawFile(join(folder, 'song.mp3'), 'sine=frequency=300:duration=1', ['-b:a', '64k']),
    ),
  };
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

let renders = 0;
/** What a render of the draft comes to, and where its file is. */
async function rendered(draft: Draft, format: string) {
  const id = `timeline-${++renders}`;
  await wire.submit({ id, sessionId, draft, output: { format, quality: 'high' } });
  const { last } = await wire.untilRendered(id);
  if (last.status !== 'completed') return { last, path: '' };
  const path = join(folder, `${id}.${format}`);
  await writeFile(path, Buffer.from(await (await fetch(last.output.url)).arrayBuffer()));
  return { last, path };
}

const everything = (): Draft => ({
  canvas: { ratio: '1:1', fit: 'blur' },
  t: [
    {
      tt: 0,
      sg: [
        { d: 1000, m: { mediaId: media.clip, from: 500, fadeIn: 200 } },
        {
          d: 1500,
          m: {
            ...{ mediaId: media.photo, motion: 'pan-left', start: 600 },
            transition: { kind: 'crossfade', d: 400 },
          },
        },
      ],
    },
    { tt: 1, sg: [{ d: 2100, m: { mediaId: media.song, loop: true, fadeOut: 300 } }] },
    {
      tt: 7,
      sg: [{ d: 600, m: { text: 'Hi', start: 1200, size: 0.3, enter: 'none', leave: 'none' } }],
    },
  ],
});

describe('a render of a whole timeline', () => {
  it('shows pictures, stills and titles at their times, with uploaded music', async () => {
    const { last, path } = await rendered(everything(), 'mp4');
    expect(last).toMatchObject({ status: 'completed', output: { width: 160, height: 160 } });
    const { info, frames } = await seeFilm(ffmpeg, path);
    expect(frames).toHaveLength(Math.round(2.1 * 25));
    expect(info.audio?.durationSeconds).toBeCloseTo(2.1, 1);
    const middle = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };
    const light = (seconds: number): number => {
      const [red = 0, green = 0] = frames[Math.round(seconds * 25)]?.mean(middle) ?? [];
      return red + green;
    };
    expect(light(0)).toBeLessThan(20);
    expect(light(0.4)).toBeGreaterThan(40);
    // The blue photo alone, then with white letters on it, then alone again.
    expect([light(1.12), light(1.88)].every((value) => value < 12)).toBe(true);
    expect(light(1.5)).toBeGreaterThan(40);
  });

  it('is also to be had as sound alone, which needs no picture', async () => {
    const { t } = everything();
    const { last, path } = await rendered({ t: t.filter(({ tt }) => tt === 1) }, 'mp3');
    expect(last.output).not.toHaveProperty('width');
    const { video, audio } = await probeMedia(ffmpeg, path);
    expect(video).toBeNull();
    expect(audio?.durationSeconds).toBeCloseTo(2.1, 1);
  });

  it('is no film without a picture', async () => {
    const { t } = everything();
    const { last } = await rendered({ t: t.filter(({ tt }) => tt === 1) }, 'mp4');
    expect(last).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/no picture.*mp3/),
    });
  });
});
