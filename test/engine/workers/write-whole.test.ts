import { mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from '../../../src/engine/workers/write-whole.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('leaves nothing but the file', async () => {
  await writeWhole(join(folder, 'mix.wav'), Buffer.from('sound'));
  expect(await readdir(folder)).toEqual(['mix.wav']);
  expect(await readFile(join(folder, 'mix.wav'), 'utf8')).toBe('sound');
});

it('leaves nothing of what it cannot finish', async () => {
  await mkdir(join(folder, 'mix.wav', 'in the way'), { recursive: true });
  await expect(writeWhole(join(folder, 'mix.wav'), Buffer.from('sound'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['mix.wav']);
});

it.runIf(process.platform === 'win32')(
  'takes what somebody reads for written where it is the same already',
  async () => {
    const path = join(folder, 'mix.wav');
    await writeWhole(path, 'sound');
    const reader = await open(path);
    try {
      await writeWhole(path, 'sound');
      expect(await readdir(folder)).toEqual(['mix.wav']);
      expect(await readFile(path, 'utf8')).toBe('sound');
    } finally {
      await reader.close();
    }
  },
);
