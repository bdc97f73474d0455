import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/engine/agent/understand.js';
import { writeChoices } from '../../../src/protocol/index.js';

describe('words that ask for nothing', () => {
  it.each([
    ['great job!', 'praise'],
    ['the strings sound lovely', 'praise'],
    ['状态很好', 'praise'],
    ['声音很好听', 'praise'],
    ['blorp', 'unclear'],
  ])('describe music only where there is none yet: %s', (words, remark) =>
    expect(understand(words)).toMatchObject({ remark, music: words, edits: [] }));

  it.each([
    'stop',
    'cancel the export',
    "don't export yet",
    'never mind',
    '取消导出',
    '算了',
  ])('never describe any: %s', (words) =>
    expect(understand(words)).toMatchObject({ remark: 'halt', music: null, edits: [] }));

  it.each([
    'make it nice',
    'nice music',
    'hit the cuts',
    'in Bb dorian',
    '92 bpm',
    '好听的音乐',
    'a bit but not too sad',
  ])('are not those that ask for something: %s', (words) =>
    expect(understand(words)).toMatchObject({ remark: null, music: words }));

  it('are passed over beside an edit', () => {
    for (const words of [
      'great job, but a bit louder',
      'nice work, make it louder',
      '很好，但是大声一点',
    ]) {
      expect(understand(words)).toMatchObject({
        music: null,
        edits: [{ kind: 'volume', of: 'music', change: { by: 1.4 } }],
      });
    }
  });

  it('ask for a piece where something of it was chosen', () => {
    for (const choices of [{ seed: 7 }, { clip: 'b.mp4' }]) {
      expect(understand(writeChoices('stop', choices))).toMatchObject({ remark: null });
      expect(understand(writeChoices('beautiful', choices))).toMatchObject({ remark: null });
    }
  });
});
