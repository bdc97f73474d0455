import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ClipOptions, clipFfmpeg, makeClip } from '../media/make-clip.js';
import { makeWorkplace, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';
import { openEngineApp } from './engine-app.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
});
afterAll(() => place.remove());

const DURATION_SECONDS = 2;

interface Row {
  clip: ClipOptions;
  /** As a player shows it. */
  size: [width: number, height: number];
  pictureCopied: boolean;
  /** By the times of its frames, where that is not what was asked for. */
  durationSeconds?: number;
}

const ROWS: Readonly<Record<string, Row>> = {
  'a phone’s clip: HEVC in a MOV, held upright, with speech': {
    clip: { container: 'mov', codec: 'hevc', rotation: 90, audio: 'speech', fps: 30 },
    size: [90, 160],
    pictureCopied: false,
  },
  'an AVI of MPEG-4 with MP3': {
    clip: { container: 'avi', audio: 'tone' },
    size: [160, 90],
    pictureCopied: false,
    // This ffmpeg leaves two gaps between the frames of an AVI.
    durationSeconds: DURATION_SECONDS + 2 / 25,
  },
  'a WebM of VP9 with Opus': {
    clip: { container: 'webm', audio: 'noise' },
    size: [160, 90],
    pictureCopied: false,
  },
  'a silent MKV of variable frame rate': {
    clip: { container: 'mkv', audio: 'none', variableFrameRate: true, cuts: [1] },
    size: [160, 90],
    pictureCopied: true,
  },
  'a vertical MP4 of 29.97 frames, silent': {
    clip: { width: 90, height: 160, fps: '30000/1001', audio: 'none' },
    size: [90, 160],
    pictureCopied: true,
  },
};

/** What ffmpeg reads out of a file's head. */
async function streamsOf(path: string): Promise<string> {
  const { stderr } = await execa(clipFfmpeg(), ['-hide_banner', '-i', path], { reject: false });
  return stderr;
}

/** What is told of a film that was made, in its place in the list. */
const rowResult = z.looseObject({
  output: z.string(),
  video: z.looseObject({ width: z.number(), height: z.number(), pictureCopied: z.boolean() }),
  loudness: z.looseObject({ integratedLufs: z.number(), truePeakDbtp: z.number() }),
});

describe('vmg generate takes', () => {
  const names = Object.values(ROWS).map(({ clip: { container = 'mp4' } }) => container);
  const results: z.infer<typeof rowResult>[] = [];

  // All in one run: what is loaded is loaded once.
  beforeAll(async () => {
    for (const [index, { clip }] of Object.values(ROWS).entries()) {
      const path = join(place.cwd, `${names[index]}.${names[index]}`);
      await makeClip({ ...clip, durationSeconds: DURATION_SECONDS, path });
    }
    const clips = names.map((name) => `${name}.${name}`);
    const { engine, app } = await openEngineApp(join(place.cwd, '.home'));
    const { exitCode, stdout, stderr } = await runInProcess(
      ['generate', ...clips, 'calm ambient', '--json', '--seed', '3'],
      { cwd: place.cwd, services: { app: async () => app } },
    );
    await engine.close();
    expect({ exitCode, stderr: exitCode === 0 ? '' : stdout + stderr }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    results.push(
      ...z
        .looseObject({ files: z.array(z.looseObject({ result: rowResult })) })
        .parse(JSON.parse(stdout))
        .files.map(({ result }) => result),
    );
  });

  it.each(Object.entries(ROWS))('%s', async (name, row) => {
    const { clip, size, pictureCopied, durationSeconds = DURATION_SECONDS } = row;
    const { fps = 25 } = clip;
    const index = Object.keys(ROWS).indexOf(name);
    const [width, height] = size;
    const { output = '', video, loudness } = results[index] ?? {};
    expect(output).toBe(join(place.cwd, `${names[index]}.vmg.mp4`));
    expect(video).toMatchObject({ width, height, pictureCopied });
    expect(loudness?.integratedLufs).toBeGreaterThan(-16);
    expect(loudness?.truePeakDbtp).toBeLessThanOrEqual(-0.9);

    const streams = await streamsOf(output);
    expect(streams).toMatch(/Stream #0:0.*: Video: h264 .*, yuv420p\b/);
    expect(streams).toMatch(/Stream #0:1.*: Audio: aac .*, 48000 Hz, stereo/);
    expect(streams).toContain(`, ${width}x${height}`);
    expect(streams).not.toContain('Stream #0:2');
    expect(streams).not.toContain('rotate');
    const [, seconds = ''] = /Duration: 00:00:(\d+\.\d+)/.exec(streams) ?? [];
    const frame = typeof fps === 'number' ? 1 / fps : 1001 / 30_000;
    // ffmpeg tells the duration to a hundredth.
    expect(Math.abs(Number(seconds) - durationSeconds)).toBeLessThanOrEqual(frame + 0.005);
  });
});
