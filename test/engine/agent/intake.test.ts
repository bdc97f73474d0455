import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIntake } from '../../../src/engine/agent/index.js';
import { timelineMedia } from '../../../src/engine/agent/timeline-media.js';
import { findFfmpeg, runFfmpeg } from '../../../src/engine/media/index.js';
import {
  openStorage,
  type SessionRecord,
  type Storage,
} from '../../../src/engine/storage/index.js';
import { videosOf } from '../../../src/engine/timeline/index.js';
import { filmLengthMs } from '../../../src/protocol/index.js';
import { systemClock } from '../../../src/support/clock.js';
import { type ClipOptions, makeClip } from '../../media/make-clip.js';

const ffmpeg = await findFfmpeg({ env: {} });
const { signal } = new AbortController();

let dataDir: string;
let storage: Storage;
let session: SessionRecord;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-intake-'));
  storage = await openStorage(dataDir, { analysisVersion: '1', clock: systemClock });
  session = storage.sessions.create('local', 'project', 'en');
});
afterEach(async () => {
  storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function arrive(name: string, options: ClipOptions) {
  const path = await makeClip({ audio: 'none', ...options });
  const received = await storage.files.receive(createReadStream(path), { maxBytes: 1e9 });
  return { received, name };
}

/** One frame a second, and next to nothing on it. */
const minutes = (count: number): ClipOptions => ({
  durationSeconds: count * 60,
  fps: 1,
  width: 32,
  height: 32,
});

type Arrived = Awaited<ReturnType<typeof arrive>>;
const accept = (files: Arrived[], over: Storage = storage) =>
  createIntake(over, async () => ffmpeg).accept(session, files, signal);

const timeline = () => {
  const draft = storage.versions.latest(session.id)?.draft;
  return draft ? videosOf(draft).map(({ name }) => name) : [];
};

describe('files that arrive', () => {
  it('are pictures that move where they are gifs, at their own pace, whatever they are called', async () => {
    const path = join(dataDir, 'seven-frames.gif');
    await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', 'testsrc2=s=32x32:r=50:d=0.14', path]);
    const received = await storage.files.receive(createReadStream(path), { maxBytes: 1e9 });
    const [gif] = await accept([{ received, name: 'dance.webp' }]);
    expect(gif?.kind).toBe('image');
    expect(timelineMedia(storage, session).map(({ durationMs }) => durationMs)).toEqual([140]);
    // What earlier versions stored does not say whether it moves: the name does.
    const facts = { durationSeconds: 0.04, picture: null, hasSound: false };
    const stored = { sessionId: session.id, kind: 'image', hash: 'a', bytes: 1, facts } as const;
    storage.media.add({ ...stored, name: 'a.jpg', extension: 'jpg' });
    storage.media.add({ ...stored, name: 'a.gif', extension: 'gif' });
    const lengths = timelineMedia(storage, session).map(({ durationMs }) => durationMs);
    expect(lengths).toEqual([140, 0, 40]);
  });

  it('are all taken or none, also when the last of them cannot be written down', async () => {
    const files = [
      await arrive('one.mp4', { durationSeconds: 1 }),
      await arrive('two.mp4', { durationSeconds: 2 }),
    ];
    const media: Storage['media'] = {
      ...storage.media,
      add(record) {
        if (record.name === 'two.mp4') throw new Error('database is locked');
        return storage.media.add(record);
      },
    };
    await expect(accept(files, { ...storage, media })).rejects.toThrow('locked');
    expect(storage.media.ofSession(session.id)).toEqual([]);
    expect(timeline()).toEqual([]);
  });

  it('are refused when a clip lasts longer than 20 minutes', async () => {
    const files = [await arrive('lecture.mp4', minutes(21))];
    await expect(accept(files)).rejects.toMatchObject({
      code: 'clip-too-long',
      exitCode: 3,
      message: expect.stringMatching(/“lecture\.mp4”.*20 minutes/),
      hint: expect.stringContaining('Trim'),
    });
    expect(await readdir(join(dataDir, 'media'))).toEqual([]);
  });

  it('are refused when the timeline would last longer, and taken up to the limit', async () => {
    const first = await arrive('first.mp4', minutes(12));
    await accept([first]);
    const more = [await arrive('more.mp4', minutes(9))];
    await expect(accept(more)).rejects.toMatchObject({ code: 'clip-too-long', exitCode: 3 });
    expect(timeline()).toEqual(['first.mp4']);
    // The same clip again is not placed again.
    await accept([await arrive('first.mp4', minutes(12))]);
    await accept([await arrive('rest.mp4', minutes(8))]);
    expect(timeline()).toEqual(['first.mp4', 'rest.mp4']);
    // A new cut takes the place of the one before: the timeline is no longer for it.
    storage.versions.commit(session.id, 'louder', (draft) => ({ ...draft, edited: true }));
    await accept([await arrive('first.mp4', minutes(11))]);
    expect(timeline()).toEqual(['first.mp4', 'rest.mp4']);
    const length = filmLengthMs(storage.versions.latest(session.id)?.draft ?? {});
    expect(Math.round(length / 60_000)).toBe(19);
  });
});
