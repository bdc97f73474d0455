import { describe, expect, it } from 'vitest';
import { NEXT_STEPS } from '../../../src/engine/agent/answers/edit-phrases.js';
import { english } from '../../../src/engine/agent/phrases-en.js';
import { chinese } from '../../../src/engine/agent/phrases-zh.js';
import { readRequests } from '../../../src/engine/agent/reading/index.js';
import type { ReadingContext } from '../../../src/engine/agent/requests.js';

const context: ReadingContext = {
  media: [
    { name: 'walk.mp4', kind: 'video', placed: true },
    { name: 'beach.jpg', kind: 'image', placed: true },
    { name: 'city.jpg', kind: 'image', placed: true },
    { name: 'song.mp3', kind: 'audio', placed: false },
  ],
  pictures: 3,
  titles: 1,
  texts: [],
  captions: 0,
  music: 'piece',
  written: true,
  sections: ['intro', 'theme', 'outro'],
};

/** What a step says in quotes, as it can be typed. */
const typed = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”/g)].flatMap(([, words]) => (words ? [words] : []));

/** Steps that ask for a piece to be written; no other may be taken for one. */
const WRITE: ReadonlySet<string> = new Set(['music', 'energy']);

describe('what may be said next', () => {
  const steps = NEXT_STEPS.filter((step) => step !== 'export');
  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('is understood when it is said: %s', (_language, phrases) => {
    const said = steps.flatMap((step) =>
      typed(phrases.nextSteps([step])).map((words) => ({ step, words })),
    );
    expect(said.length).toBeGreaterThanOrEqual(steps.length);
    const notUnderstood = said.filter(({ step, words }) => {
      const { requests, unread } = readRequests(words.replace('…', 'Walk'), context);
      const isOther = (ask: string): boolean =>
        ['remark', 'clarify'].includes(ask) || (ask === 'music') !== WRITE.has(step);
      return unread.length > 0 || requests.length === 0 || requests.some(({ ask }) => isOther(ask));
    });
    expect(notUnderstood).toEqual([]);
  });
});
