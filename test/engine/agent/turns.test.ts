import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkingOrder, withBeats } from '../../../src/engine/agent/doing/carry-out.js';
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
function filmed(name = 'a.mp4'): SessionRecord {
  const { storage } = context;
  const session = storage.sessions.create('local', 'project', 'en');
  const facts = { durationSeconds: 10, picture: null, hasSound: true };
  const file = { hash: 'a', extension: 'mp4', bytes: 1, kind: 'video', name } as const;
  const { id } = storage.media.add({ ...file, sessionId: session.id, facts });
  const clip = { mediaId: id, name, durationMs: 10_000 };
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
  it('tells once what it changes twice, from what that was at first', async () => {
    const { answers } = await talk(
      filmed(),
      'cut the last 2 seconds and cut the first 3 seconds',
      'clip 1 to 2x speed and clip 1 to 4x speed and clip 1 to 1x speed',
    );
    expect(answers[0]).toMatch(
      /^“a\.mp4” lasts 5 s now \(10 s before\)\..*The film lasts 5 s now \(10 s before\)\.$/m,
    );
    expect(answers[0]?.split('“a.mp4”')).toHaveLength(2);
    expect(answers[1]).not.toMatch(/[24]×|2\.5 s/);
  });

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

    const added = { ...music, words: '' };
    expect(withBeats([slideshow], { music: 'none', pictures: 2 })).toEqual([added, slideshow]);
    expect(withBeats([crossfades, music], { music: 'none', pictures: 2 })).toHaveLength(2);
    expect(withBeats([slideshow], { music: 'upload', pictures: 2 })).toEqual([slideshow]);
    expect(withBeats([slideshow], { music: 'none', pictures: 0 })).toEqual([slideshow]);
    expect(withBeats([reverse], { music: 'none', pictures: 2 })).toEqual([reverse]);
  });

  it('tells lengths so that they differ, and in how many parts a clip lies', async () => {
    const { answers } = await talk(
      filmed(),
      'trim the clip to 9.98 seconds',
      'cut out 0:05 to 0:07',
    );
    expect(answers[0]).toContain('lasts 9.98 s now (10 s before)');
    expect(answers[1]).toContain('lasts 8 s now (10 s before), in 2 parts.');
  });
});

it.each([
  ['add a title "🎉🎉"', '“🎉🎉” is not added', []],
  ['添加标题“مرحبا”', '没有加上“مرحبا”', []],
  ['add a title "Hi 🎉"', 'do not have 🎉', ['Hi 🎉']],
])('a title nothing of which can be drawn is not added: %s', async (message, answer, says) => {
  const { answers, titles } = await talk(filmed(), message);
  expect(answers[0]).toContain(answer);
  expect(titles).toEqual(says);
});

it.each([
  ['make the second half more energetic', 'There is no music on the timeline yet'],
  ['后半段更有活力', '时间线上还没有音乐'],
])('words about a part of the music change nothing where there is none: %s', async (message, answer) => {
  expect((await talk(filmed(), message)).answers[0]).toContain(answer);
});

it('answers in the language of the words, whatever the names are in', async () => {
  const name = 'my clip\'s "best" 视频 é.mp4';
  const { answers } = await talk(filmed(name), `trim the first 2 seconds off ${name}`);
  expect(answers[0]).toContain('lasts 8 s now');
});

it('a title that lies over another one at its place is told, once', async () => {
  const { answers } = await talk(
    filmed(),
    'add a title "One" from 0:01 to 0:04',
    'add a title "Two" from 0:02 to 0:05',
    'make the title "Two" red',
    'move the title "Two" to the bottom, and add the caption "Three" from 0:03 to 0:05',
  );
  expect(answers[0]).not.toContain('same place');
  expect(answers[1]).toContain('“Two” and “One” are at the same place from 0:02 to 0:04');
  expect(answers[2]).not.toContain('same place');
  expect(answers[3]).toContain('“Three” and “Two” are at the same place from 0:03 to 0:05');
});

describe('a title that was asked for without its text', () => {
  it.each([
    ['trim the first 2 seconds', [], 8000],
    ['把前两秒剪掉', [], 8000],
    ['“trim the first 2 seconds”', ['trim the first 2 seconds'], 10_000],
    ['The Last 2 Seconds', ['The Last 2 Seconds'], 10_000],
    ['our summer in the mountains', ['our summer in the mountains'], 10_000],
  ])('says what is answered, unless that is an edit: %s', async (answer, says, length) => {
    const { answers, titles, lengthMs } = await talk(filmed(), 'add a title', answer);
    expect(answers[0]).toContain('?');
    expect([titles, lengthMs]).toEqual([says, length]);
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
    expect(context.storage.versions.firstWords(session.id)).toBe(
      'uploaded a new one, cut the last 2 seconds',
    );
    expect(answers[2]).toContain('as it was uploaded again, before any edit (version 1)');
    expect(answers[3]).toContain('a.mp4 uploaded');
  });

  it.each([
    ['use version 2', 'the piece', 'Version B'],
    ['use version 2', 'B', 'Version B'],
    ['用版本2', '时间线的版本 2', '版本 2'],
    ['2', '2', 'as in version 2 again'],
    ['2', 'I meant the timeline (version 2), please', 'as in version 2 again'],
    ['2', 'the song B.', 'Version B'],
    ['用版本2', '那首曲子吧', 'B'],
    ['2', 'cut the timeline to 1 second', 'The film lasts 1 s'],
    ['2', 'remove the music', 'There is no music'],
    ['2', '把音乐调小一点', '还没有音乐'],
    ['the second one', '', 'Version B'],
  ])('and pieces just offered are told apart: %s, %s', async (first, second, outcome) => {
    const session = filmed();
    await talk(session, 'cut the last 2 seconds');
    context.storage.versions.commitChoices(session.id, 'give me three versions', ({ t }) =>
      ['A', 'B', 'C'].map((letter, index) => ({
        draft: {
          t: t.map((track) => ({
            ...track,
            sg: track.sg.map((one) => ({ ...one, d: 4000 + index })),
          })),
        },
        label: `Version ${letter}`,
      })),
    );
    const { answers } = await talk(session, first, ...(second === '' ? [] : [second]));
    if (second !== '') expect(answers[0]).toMatch(/B.*2.*[?？]/);
    expect(answers.at(-1)).toContain(outcome);
    // Once something was chosen or changed, a number is that of a version.
    const { answers: later } = await talk(session, 'mute the original sound', 'use version 2');
    expect(later[1]).toContain('as in version 2 again');
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
