import { copyFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionResult, converse, status } from '../../../src/app/index.js';
import { endpoints } from '../../../src/protocol/index.js';
import type { Meddling } from './relay.js';
import type { At } from './setting.js';
import { newUser, type User } from './user.js';

const NOISE = 'I encountered a temporary issue. Please try again.';

const textOf = (lines: string): string | undefined =>
  /^data: \{"content":\{"role":"model","parts":\[\{"text":/.test(lines) ? lines : undefined;

const isWhole = (lines: string): boolean =>
  textOf(lines) !== undefined && !/"partial":true/.test(lines);

const event = (text: string): string =>
  `data: ${JSON.stringify({ content: { role: 'model', parts: [{ text }] }, partial: true, author: 'nemo_agent' })}`;

/** What may befall a stream without anything being lost. */
const HARMLESS: readonly [string, Meddling][] = [
  ['byte by byte', { pieceBytes: 1 }],
  ['in pieces of three bytes', { pieceBytes: 3 }],
  ['with lines that end as in Windows', { lineEnd: '\r\n' }],
  ['with lines that end as on old Macs', { lineEnd: '\r' }],
  ['without a final event', { event: (lines) => (isWhole(lines) ? null : lines) }],
  [
    'with its final event twice',
    { event: (lines) => (isWhole(lines) ? `${lines}\n\n${lines}` : lines) },
  ],
  ['without its pieces', { event: (lines) => (textOf(lines) && !isWhole(lines) ? null : lines) }],
  [
    'between signs of life',
    { event: (lines) => `: ping\n\nevent: heartbeat\n\ndata:\n\n${lines}` },
  ],
  ['beside what is no JSON', { event: (lines) => `data: {"content":\n\n${lines}` }],
  [
    'with a temporary issue behind it',
    { event: (lines) => (isWhole(lines) ? `${lines}\n\n${event(NOISE)}` : lines) },
  ],
];

/** An answer but for what was before and what may come next, which differ from one to another. */
const lasting = (text: string): string =>
  text.replaceAll(/ \(\d+% before\)/g, '').replaceAll(/ Next: [^.]*\./g, '');

/** What is said to the client, and what comes of it. */
export function describeClientWords(at: At): void {
  describe('what is said', () => {
    let user: User;
    /** What is answered to a volume of 70%. */
    let plain: string;
    const messages = () => user.relay.to('POST', endpoints.runSse);
    const say = async (text: string): Promise<ActionResult[]> =>
      (await converse(user.run(), { text, cwd: user.cwd }, user.callbacks)).results;
    const message = async (text: string) => {
      const before = messages().length;
      const [result] = await say(text);
      if (result?.action !== 'message') throw new Error('That was taken for something else');
      expect(messages()).toHaveLength(before + 1);
      return result;
    };

    beforeAll(async () => {
      user = await newUser(at().backend.url);
      await copyFile(at().clip, user.path('clip.mp4'));
      await say('upload clip.mp4');
      await message('ambient, calm');
      plain = (await message('set the music volume to 70%')).text;
    });
    afterAll(() => user.leave());

    it.each([
      'credits',
      'how many credits do I have?',
      'balance',
      '积分',
      '余额',
    ])('is a question for the credits and no message: %s', async (words) => {
      const before = messages().length;
      expect(await say(words)).toMatchObject([{ action: 'credits', credits: { frozen: 0 } }]);
      expect(messages()).toHaveLength(before);
    });

    it.each([
      'status',
      'show tracks',
      '状态',
    ])('is a question for the timeline and no message: %s', async (words) => {
      const before = messages().length;
      const [result] = await say(words);
      expect(result).toMatchObject({ action: 'status' });
      expect(result?.action === 'status' && result.status.draft).toContain('clip.mp4 (0-2s)');
      expect(messages()).toHaveLength(before);
    });

    it.each([
      ['set the music volume to 55%', '55%'],
      ['音乐音量调到65%', '65%'],
    ])('changes the timeline, and the change is known: %s', async (words, share) => {
      const { text, changes, draft } = await message(words);
      expect(text).toContain(share);
      expect(changes.join('\n')).toContain(share);
      expect(draft).toContain(share);
    });

    it.each([
      ['en', 'set the music volume to 45%', '45%', /^✅ Music/],
      ['zh', '把音乐音量调到35%', '35%', /^✅ .*音乐/],
    ] as const)('is told of by the change itself when the answer is silent: %s', async (language, words, share, told) => {
      const { sessions } = user.run();
      const session = await sessions.current('cloud');
      if (session === undefined) throw new Error('There is no current session');
      await sessions.save({ ...session, language });
      user.relay.meddling = { event: (lines) => (textOf(lines) === undefined ? lines : null) };
      const { text, changes } = await message(words);
      user.relay.meddling = {};
      await sessions.save(session);
      expect(text).toContain(share);
      expect(changes.join('\n')).toMatch(told);
      expect(user.heard().text).toContain(share);
    });

    it.each(
      HARMLESS.map(([how, meddling], index) => [how, meddling, 10 + index] as const),
    )('is answered the same where the stream comes %s', async (_how, meddling, percent) => {
      user.relay.meddling = meddling;
      user.heard();
      const { text } = await message(`set the music volume to ${percent}%`);
      user.relay.meddling = {};
      expect(lasting(text)).toBe(lasting(plain).replaceAll('70%', `${percent}%`));
      expect(user.heard().text).toBe(text);
    });

    it.each([
      1, 2, 3,
    ])('is not said again when the stream breaks after %i events', async (events) => {
      user.relay.meddling = { cutAfterEvents: events };
      const { text, changes } = await message(`set the music volume to ${80 + events}%`);
      user.relay.meddling = {};
      expect(changes.join('\n')).toContain(`${80 + events}%`);
      expect(text).toContain('✅');
      expect((await status(user.run())).draft).toContain(`${80 + events}%`);
    });

    it('may be two things in one breath, in their order', async () => {
      const results = await say('remove the music, then export to bare.mp4');
      expect(results).toMatchObject([
        { action: 'message', draft: expect.not.stringContaining('BGM') },
        { action: 'export', export: { output: user.path('bare.mp4') } },
      ]);
    });
  });
}
