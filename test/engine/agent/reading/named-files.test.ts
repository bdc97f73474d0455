import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext } from '../../../../src/engine/agent/requests.js';

const context: ReadingContext = {
  media: [
    { name: 'clip.mp4', kind: 'video', placed: true },
    { name: 'beach.mp4', kind: 'video', placed: true },
    { name: 'epic rock clip.mp4', kind: 'video', placed: true },
    { name: 'song.mp3', kind: 'audio', placed: false },
  ],
  pictures: 2,
  titles: 0,
  texts: [],
  captions: 0,
  music: 'piece',
  written: true,
  sections: ['theme', 'outro'],
};

const operations = (message: string): unknown[] =>
  readRequests(message, context).requests.map((one) => (one.ask === 'edit' ? one.operation : one));

describe('the name of an upload', () => {
  it.each([
    ['clip.mp4: upbeat lo-fi', 'upbeat lo-fi'],
    ['upbeat lo-fi for clip.mp4', 'upbeat lo-fi'],
    ['epic rock clip.mp4 calm piano', 'calm piano'],
    ['put calm piano under clip.mp4, please', 'put calm piano, please'],
  ])('says nothing about the music: %s', (message, words) => {
    expect(operations(message)).toEqual([{ ask: 'music', words, refines: false, tempoStep: null }]);
  });

  it.each([
    [
      'trim the first 2 seconds off beach.mp4',
      { do: 'cut-out', range: { from: null, to: { of: 'start', ms: 2000 } } },
    ],
    [
      'trim the last second off beach.mp4',
      { do: 'cut-out', range: { from: { of: 'end', ms: 1000 }, to: null } },
    ],
    ['speed up beach.mp4 to 2x', { do: 'speed', factor: { to: 2 } }],
    ['put beach.mp4 first', { do: 'move', to: { at: 'start' } }],
  ])('is what an edit is about: %s', (message, operation) => {
    const target = { by: 'name', name: 'beach.mp4', track: 'video' };
    expect(operations(message)).toEqual([{ ...operation, target }]);
  });

  it.each([
    'use song.mp3 as the music',
    'use my song.mp3 instead and cut it to length',
  ])('may be that of the music itself: %s', (message) => {
    expect(operations(message)).toMatchObject([{ do: 'sound', media: 'song.mp3' }]);
  });
});

describe('several edits of one kind', () => {
  it('are each of their own clip, in the order of the words', () => {
    const message = 'trim the first second off clip 2 and the last second off clip 1';
    expect(operations(message)).toEqual([
      {
        do: 'cut-out',
        target: { by: 'number', track: 'video', number: 2 },
        range: { from: null, to: { of: 'start', ms: 1000 } },
      },
      {
        do: 'cut-out',
        target: { by: 'number', track: 'video', number: 1 },
        range: { from: { of: 'end', ms: 1000 }, to: null },
      },
    ]);
  });

  it('have each their own length', () => {
    const fade = { do: 'fade', of: { by: 'kind', kind: 'music' } };
    expect(operations('fade the music in over 2 seconds and out over 3 seconds')).toEqual([
      { ...fade, edge: 'in', ms: 2000 },
      { ...fade, edge: 'out', ms: 3000 },
    ]);
  });
});

it('“it” that is to be quieter is the music, where there is some', () => {
  expect(operations('make it a bit quieter')).toEqual([
    { do: 'volume', of: { by: 'kind', kind: 'music' }, change: { times: 0.7 }, range: null },
  ]);
});
