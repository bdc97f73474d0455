import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkingOrder } from '../../../src/engine/agent/doing/carry-out.js';
import { editTimeline } from '../../../src/engine/agent/doing/edit.js';
import { type AgentContext, beginTurn } from '../../../src/engine/agent/doing/turn.js';
import { createAgent, type Reply } from '../../../src/engine/agent/index.js';
import { english } from '../../../src/engine/agent/phrases-en.js';
import { momentIn } from '../../../src/engine/agent/reading/moments.js';
import type { Request } from '../../../src/engine/agent/requests.js';
import { findFfmpeg } from '../../../src/engine/media/index.js';
import { openStorage, type SessionRecord } from '../../../src/engine/storage/index.js';
import { type Operation, placeVideo } from '../../../src/engine/timeline/index.js';
import { createWorkers } from '../../../src/engine/workers/index.js';
import { filmLengthMs } from '../../../src/protocol/index.js';
import { systemClock } from '../../../src/support/clock.js';

let dataDir: string;
let context: AgentContext;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-turns-'));
  const storage = await openStorage(dataDir, { analysisVersion: '1', clock: systemClock });
  // Nothing here is heard or seen: no thread is started, and no program.
  const workers = createWorkers({ version: '0' });
  context = { storage, workers, ffmpeg: () => findFfmpeg({ env: {} }) };
});
afterAll(async () => {
  await context.workers.close();
  context.storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A session with a clip of ten seconds. */
function filmed(): SessionRecord {
  const { storage } = context;
  const session = storage.sessions.create('local', 'project', 'en');
  const facts = { durationSeconds: 10, picture: null, hasSound: true };
  const file = { hash: 'a', extension: 'mp4', bytes: 1, kind: 'video', name: 'a.mp4' } as const;
  const { id } = storage.media.add({ ...file, sessionId: session.id, facts });
  const clip = { mediaId: id, name: 'a.mp4', durationMs: 10_000 };
  const upload = (draft: Parameters<typeof placeVideo>[0]) => placeVideo(draft, clip);
  storage.versions.commit(session.id, 'Uploaded a.mp4', upload, { upload: 'a.mp4' });
  return session;
}

const silent: Reply = { say() {}, call: () => 'call', result() {}, progress() {} };

/** What is answered to each message, and the draft after it. */
async function talk(session: SessionRecord, ...messages: readonly string[]) {
  const agent = createAgent(context);
  const answers: string[] = [];
  for (const message of messages) {
    const said: string[] = [];
    const reply: Reply = { ...silent, say: (text) => void said.push(text) };
    await agent.respond(session, message, reply, new AbortController().signal);
    answers.push(said.join('\n'));
  }
  const draft = context.storage.versions.latest(session.id)?.draft ?? { t: [] };
  const titles = draft.t.flatMap(({ tt, sg }) => (tt === 7 ? sg.map(({ m }) => m?.text) : []));
  return { answers, titles, lengthMs: filmLengthMs(draft) };
}

describe('a message of several things', () => {
  it('is not carried out again when a question about one of them is answered', async () => {
    const { answers, titles, lengthMs } = await talk(
      filmed(),
      'add the title "Hello World" from 0:00 to 0:02',
      'add the title "Hello There" from 0:03 to 0:05',
      'cut the last 2 seconds and remove "Hello"',
      'Hello World',
    );
    expect(answers[2]).toContain('Hello There');
    expect([titles, lengthMs]).toEqual([['Hello There'], 8000]);
  });

  it('cuts the picture before music is written for it, and follows its beats afterwards', () => {
    const edit = (operation: Operation): Request => ({ ask: 'edit', operation });
    const slideshow = edit({ do: 'slideshow', beats: null });
    const crossfades = edit({
      do: 'transition',
      into: null,
      kind: 'crossfade',
      ms: null,
      onBeat: true,
    });
    const reverse = edit({ do: 'reverse-order' });
    const music: Request = { ask: 'music', words: 'piano', refines: false, tempoStep: null };
    const asked = [slideshow, crossfades, music, reverse];
    expect(inWorkingOrder(asked)).toEqual([reverse, music, slideshow, crossfades]);
    expect(inWorkingOrder([slideshow, { ask: 'conform' }])).toEqual([
      slideshow,
      { ask: 'conform' },
    ]);
  });
});

describe('versions', () => {
  it('that came by words are no uploads, whatever the words are', async () => {
    const session = filmed();
    const { answers } = await talk(
      session,
      'uploaded a new one, cut the last 2 seconds',
      'Uploaded a.mp4, so cut the last 2 seconds',
      'go back to the first version',
      'which versions are there?',
    );
    const versions = context.storage.versions.list(session.id);
    expect(versions.length).toBeGreaterThan(2);
    expect(versions.map(({ upload }) => upload === null)).toEqual([
      false,
      ...versions.slice(1).map(() => true),
    ]);
    expect(answers[3]).toContain('a.mp4 uploaded');
  });

  it('are not stored when another process has made their edit impossible', () => {
    const session = filmed();
    const { storage } = context;
    const { signal } = new AbortController();
    const turn = beginTurn({
      ...context,
      session,
      message: 'cut it',
      language: 'en',
      phrases: english,
      seed: null,
      reply: silent,
      signal,
    });
    const late = { from: { of: 'start', ms: 8000 }, to: null } as const;
    expect(editTimeline(turn, { do: 'cut-out', target: null, range: late }).done).toBe(true);
    const short = storage.versions.commit(session.id, 'elsewhere', ({ t }) => ({
      t: t.map((track) => ({ ...track, sg: track.sg.map((one) => ({ ...one, d: 5000 })) })),
    }));
    expect(() => turn.commit()).toThrow(expect.objectContaining({ code: 'timeline-changed' }));
    expect(storage.versions.latest(session.id)).toEqual(short);
  });
});

it.each([
  ['what is on track 1 at 0:10?', 10_000],
  ['what is heard at 1分30秒', 90_000],
  ['第12秒是什么', 12_000],
  ['what happens 5 seconds in?', 5000],
])('a question names a moment: %s', (words, ms) => {
  expect(momentIn(words)).toEqual({ of: 'start', ms });
});
