import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  findFfmpeg,
  identifyProcess,
  type ProcessIdentity,
} from '../../../src/engine/media/index.js';
import { createRenderJobs, type RenderJobs } from '../../../src/engine/render/index.js';
import {
  LEASE_MS,
  newOwner,
  openStorage,
  type RenderRecord,
  type Renders,
  type Storage,
} from '../../../src/engine/storage/index.js';
import { placeVideo } from '../../../src/engine/timeline/index.js';
import { createWorkers, type Workers } from '../../../src/engine/workers/index.js';
import { systemClock } from '../../../src/support/clock.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const SECONDS = 1;
/** No process has this id: it is above every system's limit. */
const dead = () => ({ ...newOwner(), pid: 2 ** 30 });

let workers: Workers;
beforeAll(() => {
  workers = createWorkers({ version: '1.0.0' });
});
afterAll(() => workers.close());

let dataDir: string;
let storage: Storage;
let jobs: RenderJobs | undefined;
let count = 0;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-jobs-'));
  storage = await openStorage(dataDir, { analysisVersion: '1', clock: systemClock });
});
afterEach(async () => {
  await jobs?.close();
  jobs = undefined;
  storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Jobs over the storage, where some of the renders' writes are what the test makes of them. */
function work(changes: Partial<Renders> = {}): RenderJobs {
  const renders = { ...storage.renders, ...changes };
  jobs = createRenderJobs({
    storage: { ...storage, renders },
    workers,
    ffmpeg: async () => ffmpeg,
    clock: systemClock,
  });
  return jobs;
}

/** A request to render a clip with a tone. */
async function request(durationMs = SECONDS * 1000, looks: ClipOptions = {}) {
  const { files, media, sessions } = storage;
  const { id: sessionId } = sessions.create('local', 'project', 'en');
  // Its picture must be encoded, so that the child can be seen at work.
  const path = await makeClip({
    durationSeconds: SECONDS,
    codec: 'mpeg4',
    audio: 'tone',
    ...looks,
  });
  const received = await files.receive(createReadStream(path), { maxBytes: 1e9 });
  await files.keep(received, 'mp4');
  const { hash, bytes } = received;
  const facts = { durationSeconds: SECONDS, picture: null, hasSound: true };
  const clip = { name: 'clip.mp4', kind: 'video', hash, extension: 'mp4', bytes, facts } as const;
  const { id: mediaId } = media.add({ sessionId, ...clip });
  const draft = placeVideo({ t: [] }, { mediaId, name: 'clip.mp4', durationMs });
  const output = { format: 'mp4', quality: 'high' };
  return { id: `render_${count++}`, sessionId, draft, output };
}

async function ended(of: RenderJobs, id: string): Promise<RenderRecord> {
  const states = ['completed', 'failed'];
  const status = () => of.poll('local', id)?.status;
  await expect.poll(() => states.includes(status() ?? ''), { timeout: 20_000 }).toBe(true);
  const render = storage.renders.find('local', id);
  if (!render) throw new Error('It was stored');
  return render;
}

const filesOf = (render: RenderRecord) => readdir(join(dataDir, 'renders', render.folder));
const busy = (): never => {
  throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
};

describe('a render that dies in its last moment', () => {
  it('still has its mix when it is written down as completed, and loses it only then', async () => {
    let there: boolean | undefined;
    const { complete } = storage.renders;
    const running = work({
      complete(render, owner, output) {
        there = existsSync(join(dataDir, 'renders', render.folder, 'mix.wav'));
        return complete(render, owner, output);
      },
    });
    const { id } = running.submit('local', await request());
    const render = await ended(running, id);
    expect(there).toBe(true);
    await expect.poll(() => filesOf(render)).toEqual(['final.mp4']);
  });

  it('is mixed again when the mix that it had finished is not there', async () => {
    const submitted = storage.renders.submit('local', await request());
    const owner = dead();
    const mixed = { integratedLufs: -14, truePeakDbtp: -1 };
    storage.renders.claim(submitted, owner);
    storage.renders.advance(submitted, owner, { progress: 0.6, checkpoint: { mixed } });
    const told: number[] = [];
    const { advance } = storage.renders;
    const running = work({
      advance(render, by, progress) {
        told.push(progress.progress);
        return advance(render, by, progress);
      },
    });
    const render = await ended(running, submitted.id);
    // What was told of its progress is never taken back.
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeGreaterThanOrEqual(0.6);
    expect(render).toMatchObject({ status: 'completed', error: null });
    expect(render.timingsMs).toHaveProperty('mixdown');
  });

  it('is taken up again when the database was too busy to hear that it had ended', async () => {
    const { complete, fail } = storage.renders;
    const once = { complete: true, fail: true };
    const running = work({
      complete(...all) {
        if (!once.complete) return complete(...all);
        once.complete = false;
        return busy();
      },
      fail(...all) {
        if (!once.fail) return fail(...all);
        once.fail = false;
        return busy();
      },
    });
    const good = running.submit('local', await request());
    const bad = running.submit('local', { ...(await request()), sessionId: 'another' });
    expect(await ended(running, good.id)).toMatchObject({ status: 'completed', attempts: 2 });
    expect(await ended(running, bad.id)).toMatchObject({ status: 'failed', attempts: 2 });
    expect(once).toEqual({ complete: false, fail: false });
  });
});

describe('a busy database', () => {
  it('does not end the engine when leases cannot be renewed, nor keep it from closing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const renew = vi.fn(busy);
      const running = work({ renew, release: busy });
      expect(() => vi.advanceTimersByTime(LEASE_MS)).not.toThrow();
      expect(renew).toHaveBeenCalledTimes(4);
      await running.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not stop a render whose progress cannot be written', async () => {
    const { advance } = storage.renders;
    const running = work({
      advance: (render, owner, progress) =>
        progress.progress < 1 ? busy() : advance(render, owner, progress),
    });
    const { id } = running.submit('local', await request());
    expect(await ended(running, id)).toMatchObject({ status: 'completed', attempts: 1 });
  });
});

describe('a render that was interrupted', () => {
  it('is given up, with words for people, when its process died over it five times', async () => {
    const { id } = storage.renders.submit('local', await request());
    for (let death = 0; death < 5; death++) {
      const render = storage.renders.find('local', id);
      if (render) storage.renders.claim(render, dead());
    }
    const { status, error } = await ended(work(), id);
    expect(status).toBe('failed');
    expect(error).toMatch(/begun 5 times.*export again/);
  });

  it('leaves no child that goes on without it', async () => {
    const args = ['-e', "process.stdout.write('up'); setInterval(() => {}, 1000)"];
    const orphan = spawn(process.execPath, args, { detached: process.platform !== 'win32' });
    const gone = once(orphan, 'exit');
    await once(orphan.stdout, 'data');
    const child = await identifyProcess(orphan.pid ?? 0);
    if (!child) throw new Error('It runs');
    const render = storage.renders.submit('local', await request());
    const owner = dead();
    storage.renders.claim(render, owner);
    storage.renders.noteChild(render, owner, child);

    const running = work();
    running.poll('local', render.id);
    await gone;
    expect((await ended(running, render.id)).status).toBe('completed');
  });

  it('had its child written down while it was at work', async () => {
    const children: ProcessIdentity[] = [];
    const { noteChild } = storage.renders;
    const running = work({
      noteChild(render, owner, child) {
        children.push(child);
        return noteChild(render, owner, child);
      },
    });
    const { id } = running.submit('local', await request());
    const render = await ended(running, id);
    expect(children).toEqual([expect.objectContaining({ started: expect.stringMatching(/./) })]);
    expect(render.child).toBeNull();
  });
});

describe('a render that is cancelled', () => {
  it('stops at once, with its child and its files; those that wait behind it go on', async () => {
    const started: ProcessIdentity[] = [];
    const { noteChild } = storage.renders;
    const running = work({
      noteChild(render, owner, child) {
        started.push(child);
        return noteChild(render, owner, child);
      },
    });
    const long = { durationSeconds: 10, width: 960, height: 540 };
    const first = running.submit('local', await request(10_000, long));
    const second = running.submit('local', await request());
    const third = running.submit('local', await request());
    const cancelled = { status: 'failed', error: 'cancelled', child: null };

    // One that waits is not waited for.
    expect(await running.cancel('local', third.id)).toMatchObject(cancelled);
    await expect.poll(() => started.length, { interval: 5, timeout: 20_000 }).toBe(1);
    expect(await running.cancel('local', first.id)).toMatchObject(cancelled);
    const [child] = started;
    expect((await identifyProcess(child?.pid ?? 0))?.started).not.toBe(child?.started);

    expect((await ended(running, second.id)).status).toBe('completed');
    expect(await readdir(join(dataDir, 'renders'))).toEqual([second.folder]);
    // Asked again, it stays as it is.
    expect(await running.cancel('local', first.id)).toMatchObject(cancelled);
    expect(await running.cancel('local', second.id)).toMatchObject({ status: 'completed' });
    expect(running.poll('local', third.id)).toMatchObject(cancelled);
  });

  it('is cancelled by its own account alone, also when another engine works on it', async () => {
    const submitted = storage.renders.submit('local', await request());
    const elsewhere = newOwner();
    storage.renders.claim(submitted, elsewhere);
    const running = work();
    expect(await running.cancel('another', submitted.id)).toBeUndefined();
    expect(running.poll('local', submitted.id)?.error).toBeNull();
    await running.cancel('local', submitted.id);
    // That is how the other one hears of it.
    expect(storage.renders.advance(submitted, elsewhere, { progress: 0.5 })).toBe(false);
    expect(running.poll('local', submitted.id)?.error).toBe('cancelled');
  });
});

describe('a timeline', () => {
  it('of more than 20 minutes is refused before anything is made', async () => {
    const running = work();
    const { id } = running.submit('local', await request(20 * 60_000 + 1));
    const { status, error } = await ended(running, id);
    expect(status).toBe('failed');
    expect(error).toContain('20 minutes');
  });
});
