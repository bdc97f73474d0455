import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Progress } from '../../src/app/ports.js';
import { partPath } from '../../src/client/part-file.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock } from './setup.js';

const MEGABYTE = 1024 * 1024;

let standIn: StandIn;
let backend: Backend;
let folder: string;
let sessionId: string;

beforeEach(async () => {
  standIn = await startStandIn();
  backend = connect(standIn, { clock: hastyClock() });
  folder = mkdtempSync(join(tmpdir(), 'vmg-download-'));
  ({ sessionId } = await backend.createSession('en'));
});

afterEach(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a download', () => {
  let path: string;
  const part = () => partPath(path, 'render_1');

  beforeEach(async () => {
    path = join(folder, 'clip.vmg.mp4');
    const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
    const output = { format: 'mp4', quality: 'high' };
    await backend.submitRender({ id: 'render_1', sessionId, draft, output });
  });

  const fetchIt = async (options = {}) => {
    const status = await backend.waitForRender('render_1');
    await backend.download('render_1', status, path, options);
  };
  const downloads = () =>
    standIn.requests.filter(
      ({ path: from }) => from.startsWith('/files/') || from.endsWith('/download'),
    );

  it('writes the file, and nothing else', async () => {
    const progress: Progress[] = [];
    await fetchIt({ onProgress: (step: Progress) => progress.push(step) });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clip.vmg.mp4']);
    expect(progress.at(-1)).toEqual({ stage: 'Fetching clip.vmg.mp4', fraction: 1 });
  });

  it('does not write over what came to the name while it was fetched', async () => {
    const onProgress = () => writeFileSync(path, 'precious');
    expect(await failureOf(fetchIt({ onProgress }))).toMatchObject({
      code: 'output-exists',
      exitCode: 2,
    });
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(readFileSync(part()).equals(standIn.file)).toBe(true);
    await fetchIt({ overwrite: true });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clip.vmg.mp4']);
  });

  it('picks up where the connection broke', async () => {
    standIn.quirks.cutDownloads = { times: 3, afterBytes: 20_000 };
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const ranges = downloads().map(({ headers }) => headers.range);
    expect(ranges).toEqual(['bytes=0-', 'bytes=20000-', 'bytes=40000-', 'bytes=60000-']);
  });

  it('picks up what an earlier run left', async () => {
    writeFileSync(part(), standIn.file.subarray(0, 50_000));
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(downloads().map(({ headers }) => headers.range)).toEqual(['bytes=50000-']);
  });

  it('fetches to the longest name that a file can have', async () => {
    path = join(folder, `${'n'.repeat(251)}.mp4`);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('gives the part up when the disk is full', async () => {
    symlinkSync('/dev/full', part());
    const work = fetchIt();
    await expect(work).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('is content with a part that is complete', async () => {
    writeFileSync(part(), standIn.file);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew when what is here is longer than what is there', async () => {
    writeFileSync(part(), Buffer.concat([standIn.file, Buffer.from('more')]));
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew where ranges are not understood', async () => {
    standIn.quirks.ignoresRanges = true;
    writeFileSync(part(), 'something else');
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('leaves no file of the final name when it cannot be completed', async () => {
    standIn.quirks.cutDownloads = { times: 1_000, afterBytes: 0 };
    const error = await failureOf(fetchIt(), standIn.token);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
    expect(existsSync(path)).toBe(false);
  });

  it('does not take a file of another size than was announced', async () => {
    standIn.quirks.announcedSize = standIn.file.length + 1;
    expect(await failureOf(fetchIt())).toMatchObject({ code: 'connection-broken' });
    expect(existsSync(path)).toBe(false);
  });

  it('stops at Ctrl-C and keeps what it has for later', async () => {
    standIn.file = Buffer.alloc(20 * MEGABYTE, 3);
    const controller = new AbortController();
    const onProgress = ({ fraction = 0 }: Progress) => {
      if (fraction > 0.3) controller.abort();
    };
    const work = fetchIt({ signal: controller.signal, onProgress });
    expect(await failureOf(work, standIn.token)).toMatchObject({ exitCode: 130 });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(part())).toBe(true);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(downloads().at(-1)?.headers.range).not.toBe('bytes=0-');
  });

  it('does not take an empty file for a film', async () => {
    standIn.file = Buffer.alloc(0);
    expect(await failureOf(fetchIt())).toMatchObject({ exitCode: 6 });
    expect(existsSync(path)).toBe(false);
  });
});
