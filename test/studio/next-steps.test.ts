import { describe, expect, it } from 'vitest';
import { splitNextSteps } from '../../src/studio/next-steps.js';
import { besides, recalled } from '../../src/studio/recalled.js';
import { textsIn } from '../../src/studio/texts.js';
import { timelineModel } from '../../src/studio/timeline-model.js';

describe('what an answer offers to say next', () => {
  it.each([
    [
      'The music is at 35% now. Next: “add a title "…"”, “export” or “undo”.',
      'The music is at 35% now.',
      ['add a title "…"', 'export', 'undo'],
    ],
    [
      '音乐音量现在是 35%。接下来可以说：“更有活力”、“导出”。',
      '音乐音量现在是 35%。',
      ['更有活力', '导出'],
    ],
    ['“Next: Door” is in F major.', '“Next: Door” is in F major.', []],
  ])('is taken off its end: %s', (answer, text, steps) => {
    expect(splitNextSteps(answer)).toEqual({ text, steps });
  });
});

describe('a conversation that is recalled', () => {
  const rest = { createdAt: 0, summary: '', current: false };
  const version = (number: number, message: string, change: string, more: object = {}) => ({
    ...rest,
    number,
    message,
    changes: [change],
    ...more,
  });

  it('has one answer for uploads in a row, and for versions to choose from', () => {
    const uploads = Array.from({ length: 8 }, (_, i) =>
      version(i + 1, `Uploaded ${i}.jpg`, `Video added: ${i}`, { upload: `${i}.jpg` }),
    );
    const choices = ['A', 'B', 'A', 'B'].map((label, i) =>
      version(i + 9, 'two versions', 'Music added', { label, choices: i < 2 ? 9 : 11 }),
    );
    expect(
      recalled([...uploads, ...choices, version(13, 'slower', 'Music replaced')], textsIn('en')),
    ).toEqual([
      { words: undefined, told: expect.stringMatching(/^Video added: 0\n(.*\n){4}… and 3 more$/) },
      { words: 'two versions', told: 'A\nB' },
      { words: 'two versions', told: 'A\nB' },
      { words: 'slower', told: 'Music replaced' },
    ]);
  });
});

describe('what others did while a message was answered', () => {
  const rest = { createdAt: 0, summary: '', changes: [], current: false };
  const upload = { ...rest, number: 1, message: 'Uploaded a.mp4', upload: 'a.mp4' };
  const slower = { ...rest, number: 2, message: 'slower' };
  const titled = { ...rest, number: 3, message: 'add a title “Hello”' };

  it.each([
    ['every version that other words led to', 'slower', [upload, titled]],
    ['all but the last, where the words were an answer', 'Hello', [upload, slower]],
  ])('is %s', (_which, said, others) => {
    expect(besides([upload, slower, titled], said)).toEqual(others);
  });
});

describe('a draft as lanes', () => {
  it('has titles above the pictures, and other sounds below the music', () => {
    const audio = (m: object) => ({ tt: 1, sg: [{ d: 1000, m }] });
    const draft = {
      t: [
        audio({ name: 'rain.wav', role: 'sound', volume: 0.5 }),
        audio({ name: 'Lo-fi' }),
        {
          tt: 0,
          sg: [
            { d: 2000, m: { name: 'a.mp4' } },
            { d: 1000, m: { speed: 2, from: 500 } },
          ],
        },
        { tt: 7, sg: [{ d: 500, m: { text: 'Hello', start: 250 } }] },
        { tt: 7, sg: [] },
      ],
    };
    const { lengthMs, lanes } = timelineModel(draft, []);
    expect(lengthMs).toBe(3000);
    expect(lanes.map(({ kind }) => kind)).toEqual(['text', 'video', 'music', 'sound']);
    expect(lanes[0]?.segments).toMatchObject([{ name: 'Hello', startMs: 250, endMs: 750 }]);
    expect(lanes[1]?.segments[1]).toMatchObject({ startMs: 2000, speed: 2, fromMs: 500 });
    expect(lanes[3]?.segments[0]).toMatchObject({ name: 'rain.wav', volume: 0.5 });
    expect(timelineModel(null, [])).toEqual({ lengthMs: 0, lanes: [] });
  });
});
