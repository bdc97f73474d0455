import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
});
afterAll(() => place.remove());

it('vmg demo makes a clip and scores it, and never writes over an earlier one', async () => {
  await writeFile(join(place.cwd, 'vmg-demo.mp4'), 'mine');
  const { exitCode, stdout } = await vmg(['demo', 'calm ambient', '--seed', '7', '--json'], place);
  expect(exitCode).toBe(0);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({
    output: join(place.cwd, 'vmg-demo-2.vmg.mp4'),
    seed: 7,
    // The five shots of the clip are told apart by the analysis.
    cuts: 4,
    cutsOnBeat: 4,
    video: { width: 1280, height: 720, pictureCopied: true },
  });
  expect(result.video.durationSeconds).toBeCloseTo(15, 1);
  const cuts = result.hits.map((hit: { cutSeconds: number }) => Math.round(hit.cutSeconds * 10));
  for (const cut of cuts) expect([35, 60, 90, 115]).toContain(cut);
  expect(await readFile(join(place.cwd, 'vmg-demo.mp4'), 'utf8')).toBe('mine');
});
