import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileMark, WholeFile } from '../../src/app/ports.js';
import type { StandIn } from '../protocol/stand-in.js';
import { type DownloadStage, failureOf, setDownloadStage } from './setup.js';

let stage: DownloadStage;
let standIn: StandIn;
let path: string;

beforeEach(async () => {
  stage = await setDownloadStage();
  ({ standIn, path } = stage);
});

afterEach(() => stage.end());

describe('a download that a later run goes on with', () => {
  let marks: FileMark[];
  let wholes: WholeFile[];

  beforeEach(() => {
    marks = [];
    wholes = [];
  });

  const run = async (): Promise<void> => {
    const mark = marks.at(-1);
    await stage.fetch({
      ...(mark === undefined ? {} : { mark }),
      onMark: async (one) => void marks.push(one),
      onWhole: async (one) => {
        expect(existsSync(path)).toBe(false);
        wholes.push(one);
      },
    });
  };
  /** A run that ends after 30,000 bytes. */
  const cutShort = async (): Promise<void> => {
    standIn.quirks.cutDownloads = { times: 1, afterBytes: 30_000 };
    standIn.quirks.verdicts.set('/api/render/proxy/render_1/download', { status: 500, code: 500 });
    standIn.quirks.faults.push({
      path: /^\/files\//,
      after: 1,
      times: 20,
      action: { kind: 'drop' },
    });
    await failureOf(run());
    standIn.quirks.verdicts.clear();
    standIn.quirks.faults.length = 0;
    expect(readFileSync(stage.part).equals(standIn.file.subarray(0, 30_000))).toBe(true);
  };
  const lastRequest = () =>
    standIn.requests.filter(({ path: from }) => from.startsWith('/files/')).at(-1);

  it('keeps which file it is, and asks for the rest of that file alone', async () => {
    await cutShort();
    expect(marks).toEqual([
      {
        address: `${standIn.url}/files/render_1.mp4`,
        etag: expect.stringMatching(/^"/),
        bytes: standIn.file.length,
      },
    ]);
    await run();
    expect(lastRequest()?.headers).toMatchObject({
      range: 'bytes=30000-',
      'if-range': marks[0]?.etag,
    });
    expect(marks).toHaveLength(1);
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const { size, mtimeMs } = statSync(path);
    expect(wholes).toEqual([{ bytes: size, modifiedMs: mtimeMs }]);
  });

  it('begins anew when the file has become another of the same length', async () => {
    await cutShort();
    standIn.file = Buffer.from(standIn.file).reverse();
    await run();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(marks).toHaveLength(2);
  });

  it.each([
    'another tag',
    'another length',
    'another date',
  ])('does not mix two files where the condition is not understood (%s)', async (difference) => {
    const film = (byte: number, length: number) => Buffer.alloc(length, byte);
    let file = film(1, 50_000);
    let headers: Record<string, string> = { etag: 'W/"1"' };
    if (difference === 'another date') {
      headers = { 'last-modified': 'Sun, 01 Jun 2025 00:00:00 GMT' };
    }
    let cut = true;
    standIn.intercept = ({ url, headers: { range = '' } }, response) => {
      if (url?.startsWith('/files/') !== true) return false;
      const start = Number(/(\d+)-$/.exec(range)?.[1] ?? 0);
      response.writeHead(206, {
        ...headers,
        'content-type': 'video/mp4',
        'content-length': file.length - start,
        'content-range': `bytes ${start}-${file.length - 1}/${file.length}`,
      });
      if (!cut) return response.end(file.subarray(start)) !== undefined;
      response.write(file.subarray(start, 20_000), () => setImmediate(() => response.destroy()));
      return true;
    };
    standIn.quirks.verdicts.set('/api/render/proxy/render_1/download', { status: 500, code: 5 });
    await failureOf(run());
    expect(statSync(stage.part).size).toBe(20_000);
    cut = false;
    file = film(2, difference === 'another length' ? 50_001 : 50_000);
    if (difference === 'another tag') headers = { etag: 'W/"2"' };
    if (difference === 'another date') {
      headers = { 'last-modified': 'Mon, 02 Jun 2025 00:00:00 GMT' };
    }
    await run();
    expect(readFileSync(path).equals(file)).toBe(true);
  });

  it('is not found whole by a run that finds only its mark', async () => {
    await cutShort();
    rmSync(stage.part);
    await run();
    expect(lastRequest()?.headers['if-range']).toBeUndefined();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('leaves nothing when it is given up', async () => {
    await cutShort();
    await stage.backend.discardPart('render_1', path);
    await stage.backend.discardPart('render_1', path);
    expect(readdirSync(stage.folder)).toEqual([]);
  });

  it('comes whole, however often and wherever the connection breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
        fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 6 }),
        async (bytes, cuts) => {
          standIn.file = Buffer.from(bytes);
          for (const afterBytes of cuts) {
            standIn.quirks.cutDownloads = { times: 1, afterBytes };
            await run();
            expect(readFileSync(path).equals(standIn.file)).toBe(true);
            rmSync(path);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
