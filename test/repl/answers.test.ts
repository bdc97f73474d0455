import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../cli/built-program.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { CTRL_D, ENTER, Screen } from './pty.js';

let place: Workplace;
let standIn: StandIn;
let screen: Screen | undefined;

beforeAll(async () => {
  place = await makeWorkplace();
  standIn = await startStandIn();
});
afterEach(() => {
  screen?.kill();
  screen = undefined;
});
afterAll(async () => {
  await standIn.close();
  await place.remove();
});

const environment = () => ({ NEMO_TOKEN: standIn.token, NEMO_API_URL: standIn.url });

/** Has the agent say this, a few signs at a time. */
function answers(text: string): void {
  standIn.answer = (_said, stream) => {
    const say = (part: string, partial: boolean): void =>
      stream.event({ content: { role: 'model', parts: [{ text: part }] }, partial });
    for (const part of text.match(/.{1,7}/gsu) ?? []) say(part, true);
    say(text, false);
  };
}

/** Expects these lines on the screen, whole and one below the other. */
function expectLines(lines: readonly string[]): void {
  expect(`\n${screen?.lines.join('\n')}\n`).toContain(`\n${lines.join('\n')}\n`);
}

const ENGLISH = [
  'I wrote “Silent Beacon” for walk.mp4: Lo-fi at 78.9 bpm in D minor, with',
  'electric piano, round sub bass, dusty drum kit, soft pluck and vinyl crackle. A',
  'hit marks the cut. Next: “music to 60%” or “make it slower”.',
];
const CHINESE = [
  '我为散步写了《寂静的灯塔》：轻松的低保真音乐，每分钟七十八拍，由电钢琴、低音贝斯',
  '和鼓演奏，画面里没有剪辑点。接下来可以说：“更有活力”、“给我三个版本”或“慢一点”。',
];

describe('an answer that is longer than a line of the terminal', () => {
  it('stands there word for word in a conversation, in English and in Chinese', async () => {
    screen = new Screen([], place, environment());
    await screen.expect('› ');
    for (const [said, lines, glue] of [
      ['music for the walk', ENGLISH, ' '],
      ['给散步配乐', CHINESE, ''],
    ] as const) {
      answers(lines.join(glue));
      screen.type(`${said}${ENTER}`);
      await screen.expect(/[“”][.。]\r\n/);
      await screen.expect('› ');
      expectLines(lines);
    }
    screen.type(CTRL_D);
    expect(await screen.end()).toBe(0);
  });

  it('stands there word for word when it is all that was asked for, and without colours', async () => {
    answers(ENGLISH.join(' '));
    screen = new Screen(['chat', 'music for the walk'], place, {
      ...environment(),
      NO_COLOR: '1',
    });
    expect(await screen.end()).toBe(0);
    expectLines(ENGLISH);
    expect(screen.raw).not.toContain('\u001b[3');
  });
});
