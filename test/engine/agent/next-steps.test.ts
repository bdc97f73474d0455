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
  music: 'piece',
  written: true,
  sections: ['intro', 'theme', 'outro'],
};

/** What a step says in quotes, as it can be typed. */
const typed = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”/g)].flatMap(([, words]) => (words ? [words] : []));

describe('what may be said next', () => {
  const steps = NEXT_STEPS.filter((step) => step !== 'export');
  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('is understood when it is said: %s', (_language, phrases) => {
    const said = steps.flatMap((step) => typed(phrases.nextSteps([step])));
    const notUnderstood = said.filter((words) => {
      const { requests, unread } = readRequests(words.replace('…', 'Walk'), context);
      return unread.length > 0 || requests.some(({ ask }) => ['remark', 'clarify'].includes(ask));
    });
    expect(notUnderstood).toEqual([]);
  });
});
