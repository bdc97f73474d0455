import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '../../src/engine/media/index.js';

const CLIP_SECONDS = 60;
const RUNS = 3;
const PROGRAM = path.resolve('bin/vmg.js');

/** The stages in their order; the time between them is the rest. */
const STAGES = [
  'upload',
  'analysing',
  'composing',
  'recording',
  'saving',
  'mixdown',
  'picture',
  'download',
] as const;

interface Run {
  timesMs: Partial<Record<(typeof STAGES)[number], number>> & { total: number };
  video: { pictureCopied: boolean };
  cuts: number;
  hits: unknown[];
}

let folder: string;
let clip: string;
let ffmpeg: string;

/** The one in the middle, by `value`; of an odd number. */
function medianBy<T>(items: readonly T[], value: (item: T) => number): T {
  const middle = [...items].sort((a, b) => value(a) - value(b))[(items.length - 1) / 2];
  if (middle === undefined) throw new RangeError('An odd number of runs is needed');
  return middle;
}

/** Wall-clock milliseconds of `work`. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vmg-bench-'));
  clip = path.join(folder, 'clip.mp4');
  ({ path: ffmpeg } = await findFfmpeg({ env: process.env }));
  // 1080p30 at about 10 Mbit/s, a hard cut every five seconds, with a sound of its own.
  const shots = Array.from({ length: CLIP_SECONDS / 5 }, (_, shot) => shot);
  await execa(ffmpeg, [
    ...shots.flatMap((shot) => [
      '-f',
      'lavfi',
      '-i',
      `testsrc2=size=1920x1080:rate=30:duration=5,hue=h=${shot * 47},noise=alls=10:allf=t`,
    ]),
    ...['-f', 'lavfi', '-i', `anoisesrc=color=pink:amplitude=0.02:duration=${CLIP_SECONDS}`],
    '-filter_complex',
    `${shots.map((shot) => `[${shot}:v]`).join('')}concat=n=${shots.length}:v=1:a=0[v]`,
    ...['-map', '[v]', '-map', `${shots.length}:a`],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-b:v', '10M', '-maxrate', '12M'],
    ...['-bufsize', '20M', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-y', clip],
  ]);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe(`${CLIP_SECONDS} s of 1080p30 H.264, the picture copied`, () => {
  it('takes these shares of the clip’s own length', async () => {
    const runs: Run[] = [];
    const encodes: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const { stdout } = await execa(
        process.execPath,
        [PROGRAM, 'generate', clip, 'cinematic epic', '--json', '--force', '-o', 'scored.mp4'],
        // A home of its own for every run: nothing is remembered from the one before.
        { cwd: folder, env: { VMG_HOME: path.join(folder, `home-${run}`) } },
      );
      runs.push(JSON.parse(stdout));
      encodes.push(
        await timed(() =>
          execa(ffmpeg, [
            ...['-i', clip, '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac'],
            ...['-y', path.join(folder, 'encoded.mp4')],
          ]),
        ),
      );
    }

    const { timesMs, hits, cuts } = medianBy(runs, (run) => run.timesMs.total);
    const rows = STAGES.map((stage): [string, number] => [stage, timesMs[stage] ?? 0]);
    const rest = timesMs.total - rows.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
    const ofLength = timesMs.total / 1000 / CLIP_SECONDS;
    const ofEncode = medianBy(
      runs.map((run, i) => run.timesMs.total / (encodes[i] ?? Number.NaN)),
      (ratio) => ratio,
    );
    const share = (milliseconds: number) => `${((100 * milliseconds) / timesMs.total).toFixed(1)}%`;
    process.stdout.write(
      [
        '',
        `whole job / clip length      ${ofLength.toFixed(3)}   (median of ${RUNS})`,
        `whole job / x264 veryfast    ${ofEncode.toFixed(3)}   (median of the paired ratios)`,
        `cuts hit                     ${hits.length} of ${cuts}`,
        '',
        ...[...rows, ['rest', rest] as const].map(
          ([stage, milliseconds]) => `${stage.padEnd(12)} ${share(milliseconds).padStart(6)}`,
        ),
        '',
      ].join('\n'),
    );
    expect(runs.every((run) => run.video.pictureCopied)).toBe(true);
  });
});
