import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../src/app/ports.js';
import type { StandIn } from '../protocol/stand-in.js';
import { type DownloadStage, failureOf, setDownloadStage } from './setup.js';

const MEGABYTE = 1024 * 1024;

let stage: DownloadStage;
let standIn: StandIn;
let path: string;

beforeEach(async () => {
  stage = await setDownloadStage();
  ({ standIn, path } = stage);
});

afterEach(() => stage.end());

describe('a download', () => {
  it('writes the file, and nothing else', async () => {
    const progress: Progress[] = [];
    await stage.fetch({ onProgress: (step: Progress) => progress.push(step) });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(stage.folder)).toEqual(['clip.vmg.mp4']);
    expect(progress.at(-1)).toEqual({ stage: 'Fetching clip.vmg.mp4', fraction: 1 });
  });

  it('does not write over what came to the name while it was fetched', async () => {
    const onProgress = () => writeFileSync(path, 'precious');
    expect(await failureOf(stage.fetch({ onProgress }))).toMatchObject({
      code: 'output-exists',
      exitCode: 2,
    });
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(readdirSync(stage.folder)).toEqual(['clip.vmg.mp4']);
    await stage.fetch({ overwrite: true });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(stage.folder)).toEqual(['clip.vmg.mp4']);
  });

  it('picks up where the connection broke', async () => {
    standIn.quirks.cutDownloads = { times: 3, afterBytes: 20_000 };
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const ranges = stage.downloads().map(({ headers }) => headers.range);
    expect(ranges).toEqual(['bytes=0-', 'bytes=20000-', 'bytes=40000-', 'bytes=60000-']);
  });

  it('picks up what an earlier run left', async () => {
    writeFileSync(stage.part, standIn.file.subarray(0, 50_000));
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(stage.downloads().map(({ headers }) => headers.range)).toEqual(['bytes=50000-']);
  });

  it('fetches to the longest name that a file can have', async () => {
    path = join(stage.folder, `${'n'.repeat(251)}.mp4`);
    const status = await stage.backend.waitForRender('render_1');
    await stage.backend.download('render_1', status, path);
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('gives the part up when the disk is full', async () => {
    symlinkSync('/dev/full', stage.part);
    const work = stage.fetch();
    await expect(work).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(stage.folder)).toEqual([]);
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('is content with a part that is complete', async () => {
    writeFileSync(stage.part, standIn.file);
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew when what is here is longer than what is there', async () => {
    writeFileSync(stage.part, Buffer.concat([standIn.file, Buffer.from('more')]));
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew where ranges are not understood', async () => {
    standIn.quirks.ignoresRanges = true;
    writeFileSync(stage.part, 'something else');
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('leaves no file of the final name when it cannot be completed', async () => {
    standIn.quirks.cutDownloads = { times: 1_000, afterBytes: 0 };
    const error = await failureOf(stage.fetch(), standIn.token);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
    expect(existsSync(path)).toBe(false);
  });

  it('does not take a file of another size than was announced', async () => {
    standIn.quirks.announcedSize = standIn.file.length + 1;
    expect(await failureOf(stage.fetch())).toMatchObject({ code: 'connection-broken' });
    expect(existsSync(path)).toBe(false);
  });

  it('stops at Ctrl-C and keeps what it has for later', async () => {
    standIn.file = Buffer.alloc(20 * MEGABYTE, 3);
    const controller = new AbortController();
    const onProgress = ({ fraction = 0 }: Progress) => {
      if (fraction > 0.3) controller.abort();
    };
    const work = stage.fetch({ signal: controller.signal, onProgress });
    expect(await failureOf(work, standIn.token)).toMatchObject({ exitCode: 130 });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(stage.part)).toBe(true);
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(stage.downloads().at(-1)?.headers.range).not.toBe('bytes=0-');
  });

  it('does not take an empty file for a film', async () => {
    standIn.file = Buffer.alloc(0);
    expect(await failureOf(stage.fetch())).toMatchObject({ exitCode: 6 });
    expect(existsSync(path)).toBe(false);
  });
});
