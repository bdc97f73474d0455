import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledFfmpeg } from '../../../src/engine/media/bundled-ffmpeg.js';
import { findFfmpeg } from '../../../src/engine/media/index.js';
import { clipFfmpeg } from '../../media/make-clip.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg ffmpeg %d '));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('without anything set', () => {
  it('takes the bundled one', async () => {
    const found = await findFfmpeg({ env: { PATH: folder } });
    expect(found).toMatchObject({ path: clipFfmpeg(), source: 'bundled' });
    expect(found.version).not.toBe('');
  });

  it('says how to install one where none is bundled', async () => {
    const nothing = { env: { PATH: folder }, bundled: async () => undefined };
    await expect(findFfmpeg(nothing)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      exitCode: 9,
      hint: expect.stringMatching(/install/i),
    });
  });
});

describe('VMG_FFMPEG', () => {
  it('wins over everything else', async () => {
    const found = await findFfmpeg({ env: { VMG_FFMPEG: clipFfmpeg(), PATH: folder } });
    expect(found).toMatchObject({ path: clipFfmpeg(), source: 'VMG_FFMPEG' });
  });

  it('fails when it does not exist, instead of taking another', async () => {
    const env = { VMG_FFMPEG: join(folder, 'nowhere') };
    await expect(findFfmpeg({ env })).rejects.toMatchObject({
      code: 'ffmpeg-unusable',
      exitCode: 9,
      message: expect.stringContaining('does not exist'),
      hint: expect.stringContaining('VMG_FFMPEG'),
    });
  });

  it('fails when it is a folder, or a file that is no program', async () => {
    const text = join(folder, 'notes.txt');
    await writeFile(text, 'hello');
    for (const path of [folder, text]) {
      const search = findFfmpeg({ env: { VMG_FFMPEG: path } });
      await expect(search).rejects.toMatchObject({ exitCode: 9 });
    }
  });
});

describe.skipIf(process.platform === 'win32')('on PATH', () => {
  const script = (libavutil: string, encoders: string): string => `#!/bin/sh
case "$2" in
  -version) echo "ffmpeg version 7.1 Copyright"; echo "libavutil      ${libavutil} / ${libavutil}";;
  -encoders) echo "${encoders}";;
  *) exec "${clipFfmpeg()}" "$@";;
esac
`;
  const all = ' V....D libx264   H.264\n A....D aac   AAC';

  async function put(text: string): Promise<string> {
    const path = join(folder, 'ffmpeg');
    await writeFile(path, text);
    await chmod(path, 0o755);
    return path;
  }

  it('takes a full and recent one', async () => {
    const path = await put(script('59. 39.100', all));
    const found = await findFfmpeg({ env: { PATH: folder } });
    expect(found).toMatchObject({ path, source: 'PATH', version: '7.1', fpsMode: true });
  });

  it('passes over one without libx264', async () => {
    await put(script('59. 39.100', ' A....D aac   AAC'));
    expect(await findFfmpeg({ env: { PATH: folder } })).toMatchObject({ source: 'bundled' });
  });

  it.each([
    'fps',
    'pad',
    'trim',
    'concat',
    'setpts',
    'pan',
    'aformat',
    'atempo',
  ])('passes over one without the filter %s', async (filter) => {
    const listing = `-filters) "${clipFfmpeg()}" "$@" | grep -v " ${filter} ";;`;
    await put(script('59. 39.100', all).replace('*) exec', `${listing}\n  *) exec`));
    expect(await findFfmpeg({ env: { PATH: folder } })).toMatchObject({ source: 'bundled' });
  });

  it('passes over one that is older than 4.3', async () => {
    await put(script('56. 31.100', all));
    expect(await findFfmpeg({ env: { PATH: folder } })).toMatchObject({ source: 'bundled' });
  });

  it('passes over one that does not start', async () => {
    await put('#!/bin/sh\nexit 127\n');
    expect(await findFfmpeg({ env: { PATH: folder } })).toMatchObject({ source: 'bundled' });
  });

  it('passes over one that hangs', async () => {
    await put('#!/bin/sh\ntrap "" TERM\nsleep 30 & wait\nsleep 30\n');
    // The bundled one must have the time that it needs, too.
    const found = await findFfmpeg({ env: { PATH: folder }, answerTimeoutMs: 1500 });
    expect(found).toMatchObject({ source: 'bundled' });
  }, 20_000);

  it('names what is missing when VMG_FFMPEG chooses such a one', async () => {
    const path = await put(script('59. 39.100', ' A....D aac   AAC'));
    await expect(findFfmpeg({ env: { VMG_FFMPEG: path } })).rejects.toMatchObject({
      exitCode: 9,
      message: expect.stringContaining('lacks libx264'),
    });
  });

  it('accepts the bare name of a program on PATH in VMG_FFMPEG', async () => {
    const path = await put(script('59. 39.100', all));
    const found = await findFfmpeg({ env: { VMG_FFMPEG: 'ffmpeg', PATH: folder } });
    expect(found).toMatchObject({ path, source: 'VMG_FFMPEG' });
  });

  it('asks a program once, and again when it has changed', async () => {
    const counted = (version: string): string =>
      script('59. 39.100', all)
        .replace('case', `echo asked >> "${folder}/log"\ncase`)
        .replace('7.1', version);
    await put(counted('7.1'));
    const options = { env: { PATH: folder }, cacheDir: join(folder, 'cache') };
    await findFfmpeg(options);
    const asked = await readFile(join(folder, 'log'), 'utf8');
    await findFfmpeg(options);
    expect(await readFile(join(folder, 'log'), 'utf8')).toBe(asked);

    await put(counted('7.1.1'));
    expect(await findFfmpeg(options)).toMatchObject({ version: '7.1.1' });
  });

  it('asks again when the kept answer is to other questions', async () => {
    const path = await put(script('59. 39.100', all));
    const { mtimeMs, size: bytes } = await stat(path);
    const cacheDir = join(folder, 'cache');
    const answer = { libavutil: [59, 39], missing: ['libx264'], fpsMode: true, toneMap: true };
    const kept = { [path]: { mtimeMs, bytes, features: { version: '7.1', ...answer } } };
    await mkdir(cacheDir);
    await writeFile(join(cacheDir, 'ffmpeg.json'), JSON.stringify(kept));
    expect(await findFfmpeg({ env: { PATH: folder }, cacheDir })).toMatchObject({ path });
  });

  it('works on when the cache on disk is broken', async () => {
    await put(script('59. 39.100', all));
    const cacheDir = join(folder, 'cache');
    await mkdir(cacheDir);
    await writeFile(join(cacheDir, 'ffmpeg.json'), '{"broken');
    expect(await findFfmpeg({ env: { PATH: folder }, cacheDir })).toMatchObject({ source: 'PATH' });
    const kept: unknown = JSON.parse(await readFile(join(cacheDir, 'ffmpeg.json'), 'utf8'));
    expect(kept).toHaveProperty([join(folder, 'ffmpeg'), 'features', 'version'], '7.1');
  });
});

describe('the bundled one', () => {
  it('gets its run bit back when an unpacker has lost it', async () => {
    const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
    await copyFile(clipFfmpeg(), join(folder, name));
    await chmod(join(folder, name), 0o644);
    const path = await bundledFfmpeg(() => folder);
    expect(path).toBe(join(folder, name));
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, name))).mode & 0o111).not.toBe(0);
    }
  });

  it('is absent on a platform without a package', async () => {
    expect(await bundledFfmpeg(undefined, 'plan9', 'mips')).toBeUndefined();
  });
});
