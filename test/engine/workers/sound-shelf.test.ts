import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shelfIn } from '../../../src/engine/workers/sound-shelf.js';

it('gives a sound back to the last bit, above full scale too, until it is dropped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vmg-shelf-'));
  try {
    const shelf = shelfIn(folder);
    const whole = Float32Array.of(9, 0.1, -3.5, 1e-9, 9);
    const sound = {
      sampleRate: 48_000,
      left: whole.subarray(1, 4),
      right: Float32Array.of(2, 0, -1),
    };
    await shelf.put(1, { ...sound, left: whole, right: whole });
    await shelf.put(1, sound);
    const back = await shelf.take(1);
    expect(back.left).toEqual(Float32Array.of(0.1, -3.5, 1e-9));
    expect(back).toMatchObject({ sampleRate: 48_000, right: sound.right });
    await shelf.drop(1);
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
