import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFfmpeg, type MediaInfo, probeMedia } from '../../../src/engine/media/index.js';
import { type Draft, endpoints } from '../../../src/protocol/index.js';
import { boxes } from '../../media/boxes.js';
import { makeClip } from '../../media/make-clip.js';
import { Wire } from '../../protocol/wire.js';
import { EngineHouse } from '../server/engine-process.js';

let house: EngineHouse;
let wire: Wire;
let count = 0;

beforeAll(async () => {
  house = await EngineHouse.open();
  ({ wire } = await house.start());
});
afterAll(() => house.close());

const newId = () => `render_${Date.now()}_${count++}`;

/** A session with these clips on its timeline, and music when words are given. */
async function prepare(clips: readonly string[], words?: string) {
  const { sessionId } = await wire.session();
  for (const clip of clips) expect((await wire.upload(sessionId, clip)).body.code).toBe(0);
  if (words !== undefined) await wire.say(sessionId, words);
  const { draft }: { draft: Draft } = await wire.state(sessionId);
  return { sessionId, draft };
}

async function render(clips: readonly string[], words?: string) {
  const { sessionId, draft } = await prepare(clips, words);
  const id = newId();
  await wire.submit({ id, sessionId, draft });
  const { last } = await wire.untilRendered(id);
  expect(last).toMatchObject({ status: 'completed' });
  return { id, ...last };
}

async function probe(url: string): Promise<MediaInfo> {
  const path = join(house.dataDir, `${newId()}.mp4`);
  await writeFile(path, Buffer.from(await (await fetch(url)).arrayBuffer()));
  return probeMedia(await findFfmpeg({ env: process.env, cacheDir: house.dataDir }), path);
}

describe('a render', () => {
  it('copies the picture when nothing on it changes, and measures what it made', async () => {
    const clip = await makeClip({ durationSeconds: 3, cuts: [1], audio: 'speech' });
    const { output, timingsMs } = await render([clip], 'ambient');
    expect(output).toMatchObject({ pictureCopied: true, width: 160, height: 90 });
    expect(Math.abs(output.loudness.integratedLufs + 14)).toBeLessThan(0.5);
    expect(Object.keys(timingsMs)).toEqual(['mixdown', 'picture']);
    const film = await probe(output.url);
    expect(film.bytes).toBe(output.size);
    expect(film.audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 });
    expect(Math.abs((film.video?.durationSeconds ?? 0) - 3)).toBeLessThanOrEqual(1 / 25);
  });

  it('turns a rotated clip upright', async () => {
    const clip = await makeClip({ durationSeconds: 2, rotation: 90, audio: 'none' });
    const { output } = await render([clip], 'ambient');
    expect(output).toMatchObject({ pictureCopied: false, width: 90, height: 160 });
    expect((await probe(output.url)).video).toMatchObject({ rotation: 0, codec: 'h264' });
  });

  it('joins two clips of different kinds, with their sound in their places', async () => {
    const first = await makeClip({ durationSeconds: 2, audio: 'none' });
    const second = await makeClip({
      durationSeconds: 1,
      width: 90,
      height: 160,
      fps: 30,
      container: 'webm',
      audio: 'tone',
    });
    const { output } = await render([first, second], 'ambient');
    expect(output).toMatchObject({ width: 160, height: 90, pictureCopied: false });
    const film = await probe(output.url);
    expect(Math.abs((film.video?.durationSeconds ?? 0) - 3)).toBeLessThanOrEqual(2 / 30);
    // Its index comes first: it plays while it is still being fetched.
    const order = await boxes(film.path);
    expect(order.indexOf('moov')).toBeGreaterThan(0);
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'));
  });

  it('without music and sound is a silent film', async () => {
    const { output } = await render([await makeClip({ durationSeconds: 1, audio: 'none' })]);
    expect(output.loudness).toBeUndefined();
    expect((await probe(output.url)).audio).toBeNull();
  });

  it('fails with words for people when the draft refers to somebody else’s media', async () => {
    const clip = await makeClip({ durationSeconds: 1, audio: 'none' });
    const { draft } = await prepare([clip]);
    const { sessionId } = await wire.session();
    const id = newId();
    await wire.submit({ id, sessionId, draft });
    const { last } = await wire.untilRendered(id);
    expect(last).toMatchObject({ status: 'failed', error: expect.stringContaining('Upload') });
  });

  it('fails with words for people when its media are gone from the disk', async () => {
    const clip = await makeClip({ durationSeconds: 1, audio: 'none', cuts: [0.2] });
    const { sessionId, draft } = await prepare([clip]);
    const media = join(house.dataDir, 'media');
    const before = await Promise.all(
      (await readdir(media)).map(async (name) => ({ name, ...(await stat(join(media, name))) })),
    );
    const newest = before.sort((a, b) => b.mtimeMs - a.mtimeMs)[0];
    await rm(join(media, newest?.name ?? ''));
    const id = newId();
    await wire.submit({ id, sessionId, draft });
    const { last } = await wire.untilRendered(id);
    expect(last.status).toBe('failed');
    expect(last.error).toContain(`${basename(clip)} is gone`);
    expect(last.error).toContain('Upload it again');
  });

  it('fails with words for people when its music is gone from the disk', async () => {
    const clip = await makeClip({ durationSeconds: 1, audio: 'none' });
    const { sessionId, draft } = await prepare([clip], 'ambient');
    const pieces = join(house.dataDir, 'pieces');
    for (const name of await readdir(pieces)) await rm(join(pieces, name));
    const id = newId();
    await wire.submit({ id, sessionId, draft });
    const { last } = await wire.untilRendered(id);
    expect(last).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/recording is gone.*Ask/),
    });
  });

  it('is fetched with its key by anybody, and without it by its account alone', async () => {
    const { id, output } = await render([await makeClip({ durationSeconds: 1, audio: 'none' })]);
    const other = await wire.anonymous();
    const path = endpoints.renderDownload(id);
    expect((await fetch(output.url)).status).toBe(200);
    expect((await fetch(wire.url + path)).status).toBe(401);
    expect((await fetch(`${wire.url}${path}?key=guessed`)).status).toBe(404);
    expect((await other.request('GET', path)).status).toBe(404);
  });
});

describe('a render that is interrupted', () => {
  beforeEach(() => mkdir(join(house.dataDir, 'pieces'), { recursive: true }));

  /** Waits until the render has its mix behind it, as the database tells. */
  async function untilMixed(id: string): Promise<void> {
    const database = new Libsql(join(house.dataDir, 'engine.db'));
    const checkpoint = () =>
      database.prepare('SELECT checkpoint FROM renders WHERE id = ?').all(id)[0];
    await expect
      .poll(checkpoint, { interval: 5, timeout: 20_000 })
      .toMatchObject({ checkpoint: expect.stringContaining('mixed') });
    database.close();
  }

  /** Its picture must be encoded, which takes long enough to be interrupted. */
  const longClip = () =>
    makeClip({ durationSeconds: 10, width: 960, height: 540, codec: 'mpeg4', audio: 'tone' });

  /** Without them nothing can be mixed again. */
  const removeMasters = () => rm(join(house.dataDir, 'pieces'), { recursive: true });

  it('by the end of its engine goes on in the next one, with the mix that is there', async () => {
    const { sessionId, draft } = await prepare([await longClip()], 'ambient');
    const first = await house.start();
    const id = newId();
    await first.wire.submit({ id, sessionId, draft });
    await untilMixed(id);
    await first.engine.close();
    await removeMasters();

    const stored = await wire.request('GET', endpoints.renderStatus(id));
    expect(['pending', 'processing']).toContain(stored.body.status);
    const { last } = await wire.untilRendered(id);
    expect(last).toMatchObject({
      status: 'completed',
      output: { duration: expect.closeTo(10, 1) },
    });
    // Stopping politely is not held against it.
    expect(attemptsOf(id)).toBe(1);
  });

  it('by the death of its process goes on in another one', async () => {
    const { sessionId, draft } = await prepare([await longClip()], 'ambient');
    const script = fileURLToPath(new URL('./killed-engine.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, house.dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { url, token } = JSON.parse(line);
    const id = newId();
    await new Wire(url, token).submit({ id, sessionId, draft });
    await untilMixed(id);
    const whileAlive = await wire.request('GET', endpoints.renderStatus(id));
    expect(whileAlive.body.status).toBe('processing');
    expect(attemptsOf(id)).toBe(1);

    child.kill('SIGKILL');
    await once(child, 'exit');
    await removeMasters();
    const { last } = await wire.untilRendered(id);
    expect(last.status).toBe('completed');
    expect(attemptsOf(id)).toBe(2);
    // What the first attempt left half-done is gone.
    const folder = join(house.dataDir, 'renders', String(column('folder', id)));
    expect(await readdir(folder)).toEqual(['final.mp4']);
  });

  const attemptsOf = (id: string): unknown => column('attempts', id);

  function column(name: 'attempts' | 'folder', id: string): unknown {
    const database = new Libsql(join(house.dataDir, 'engine.db'));
    const [row] = database.prepare(`SELECT ${name} AS value FROM renders WHERE id = ?`).all(id);
    database.close();
    return typeof row === 'object' && row !== null && 'value' in row ? row.value : undefined;
  }
});
