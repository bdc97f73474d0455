import { describe, expect, it } from 'vitest';
import { splitNextSteps } from '../../src/studio/next-steps.js';
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
