import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../src/engine/storage/index.js';
import { systemClock } from '../../../src/support/clock.js';
import { score } from '../sound/scores.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let dataDir: string;
let storage: Storage;
const start = async (): Promise<void> => {
  storage = await openStorage(dataDir, { analysisVersion: '2', clock: systemClock });
};
const restart = async (): Promise<void> => {
  storage.close();
  await start();
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-retention-'));
  await start();
});
afterEach(async () => {
  storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function put(path: string, ageMs: number): Promise<string> {
  await writeFile(path, 'content');
  const then = new Date(Date.now() - ageMs);
  await utimes(path, then, then);
  return path;
}

const OLD = 2 * DAY_MS;
const names = (folder: string) => readdir(join(dataDir, folder));

describe('what is kept', () => {
  it('is all that a session knows of, however old', async () => {
    const { sessions, media, pieces, files } = storage;
    const { id: sessionId } = sessions.create('local', 'project', 'en');
    const facts = { durationSeconds: 1, picture: null, hasSound: true };
    const file = { hash: 'abc', extension: 'mp4', bytes: 7, facts };
    media.add({ sessionId, name: 'clip.mp4', kind: 'video', ...file });
    const id = pieces.newId();
    pieces.add({ id, sessionId, words: 'ambient', report }, score(10, 70, []));
    await files.keepPieceAnalysis(id, { cuts: [] });
    for (const path of [
      files.media('abc', 'mp4'),
      files.analysis('abc'),
      files.master(id),
      files.pieceAnalysis(id),
    ]) {
      await put(path, 400 * DAY_MS);
    }
    await restart();
    expect(await names('media')).toEqual(['abc.mp4']);
    expect(await names('analyses')).toEqual(['abc.2.json']);
    expect((await names('pieces')).sort()).toEqual([`${id}.analysis.json`, `${id}.wav`]);
  });

  it('is what no session knows of yet, for a day', async () => {
    const { files } = storage;
    await put(files.media('abc', 'mp4'), DAY_MS / 2);
    await put(files.master('piece_1'), DAY_MS / 2);
    await put(join(dataDir, 'incoming', `${process.pid}-x.part`), DAY_MS / 2);
    await restart();
    expect(await names('media')).toHaveLength(1);
    expect(await names('pieces')).toHaveLength(1);
    expect(await names('incoming')).toHaveLength(1);
  });

  it('is the folder of a render that has not ended', async () => {
    const { renders, files } = storage;
    const { folder } = renders.submit('local', {
      id: 'render_1',
      sessionId: 'session',
      draft: { t: [] },
      output: { format: 'mp4', quality: 'high' },
    });
    const path = await files.renderFolder(folder);
    await put(join(path, 'mix.wav'), OLD);
    await utimes(path, 0, 0);
    await restart();
    expect(await names('renders')).toEqual([folder]);
  });

  it('is what comes again after a long time, before anybody knows that it did', async () => {
    const { files } = storage;
    const receive = () => files.receive(Readable.from([Buffer.from('a clip')]), { maxBytes: 100 });
    const first = await receive();
    await files.keep(first, 'mp4');
    const path = files.media(first.hash, 'mp4');
    await utimes(path, 0, 0);
    await files.keep(await receive(), 'mp4');
    await restart();
    expect((await stat(path)).size).toBe(6);
  });
});

describe('what is removed when an engine starts', () => {
  it.each<[string, () => string]>([
    ['media', () => storage.files.media('abc', 'mp4')],
    ['an analysis', () => storage.files.analysis('abc')],
    ['a master', () => storage.files.master('piece_1')],
    ['what a piece was composed to', () => storage.files.pieceAnalysis('piece_1')],
    ['a file that never arrived', () => join(dataDir, 'incoming', '7-x.part')],
    ['a half-written master', () => `${storage.files.master('piece_1')}.part`],
    ['a half-written analysis', () => `${storage.files.analysis('abc')}.7-1.part`],
  ])('is %s of no session, after a day', async (_what, path) => {
    const old = await put(path(), OLD);
    await restart();
    await expect(stat(old)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is what was made of a piece on request and not asked for since, after a day', async () => {
    const { files } = storage;
    const recent = await files.outputFolder('piece_1', '1.0.0');
    const old = await files.outputFolder('piece_2', '1.0.0');
    for (const folder of [recent, old]) {
      await put(join(folder, 'score.mid'), OLD);
      await utimes(folder, 0, 0);
    }
    await files.outputFolder('piece_1', '1.0.0');
    await restart();
    expect(await names('outputs')).toEqual([basename(recent)]);
    expect(await readdir(recent)).toEqual(['score.mid']);
  });

  it('is what a process that is gone was writing', async () => {
    const folder = await storage.files.outputFolder('piece_1', '1.0.0');
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const ours = `01-piano.wav.${process.pid}-1.part`;
    await put(join(folder, ours), DAY_MS / 2);
    await put(join(folder, `02-bass.wav.${gone}-1.part`), DAY_MS / 2);
    await put(join(folder, `03-drums.wav.${process.pid}-2.part`), OLD);
    await put(join(dataDir, 'incoming', `${gone}-x.part`), DAY_MS / 2);
    await put(join(dataDir, 'pieces', `piece_1.wav.${gone}-1.part`), DAY_MS / 2);
    await restart();
    expect(await readdir(folder)).toEqual([ours]);
    expect(await names('incoming')).toEqual([]);
    expect(await names('pieces')).toEqual([]);
  });

  it('is a folder of no render, and an analysis of another version', async () => {
    const { sessions, media } = storage;
    const { id: sessionId } = sessions.create('local', 'project', 'en');
    const facts = { durationSeconds: 1, picture: null, hasSound: true };
    const file = { hash: 'abc', extension: 'mp4', bytes: 7, facts };
    media.add({ sessionId, name: 'clip.mp4', kind: 'video', ...file });
    const folder = join(dataDir, 'renders', 'nobodys');
    await mkdir(folder);
    await put(join(folder, 'final.mp4'), OLD);
    await utimes(folder, 0, 0);
    await put(join(dataDir, 'analyses', 'abc.1.json'), OLD);
    const kept = await put(storage.files.analysis('abc'), OLD);
    await restart();
    expect(await names('renders')).toEqual([]);
    expect(await names('analyses')).toEqual([basename(kept)]);
  });
});

const report = {
  version: '1.0.0',
  seed: 1,
  style: 'ambient',
  title: 'Piece',
  tempoBpm: 70,
  key: 'C major',
  bars: 4,
  durationSeconds: 10,
  instruments: ['pad'],
  sections: [],
  hits: [],
  cuts: 0,
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  metrics: {},
  timingsMs: {},
  unknownWords: [],
};
