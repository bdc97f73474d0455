import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import { at, clip, clips, cutOut, edit, film, fromEnd, keep, range } from './labels.js';

const slowed = (from: number, to: number): Request =>
  edit({ do: 'speed', target: clips, factor: { to: 0.5 }, range: range(from, to) });

/** What an order is about was said before: beside a time, or ahead of mere remarks. */
const TOLD: readonly (readonly [says: string, asked: Request])[] = [
  ['投篮那一下，也就是5秒到8秒的画面，用0.5倍慢动作', slowed(5, 8)],
  ['from 0:05 to 0:08 he jumps, play that at 0.5x', slowed(5, 8)],
  [
    'nobody will watch past 40 seconds, so delete everything after that',
    cutOut({ from: at(40), to: null }),
  ],
  ['22秒以后就没意思了，后面的都剪掉', cutOut({ from: at(22), to: null })],
  [
    'at 0:08 my brother walks into the frame, cut from there to the end',
    cutOut({ from: at(8), to: null }),
  ],
  [
    'clip 3 is dull, my kids fell asleep, trim 4 seconds off the end',
    cutOut({ from: fromEnd(4), to: null }, clip(3)),
  ],
  [
    'the start of clip 2 is black for 2 seconds, cut that',
    cutOut({ from: null, to: at(2) }, clip(2)),
  ],
  ['0:04 to 0:10 is the good bit, delete the rest', keep(range(4, 10))],
  ['clip 2 ends a second too late', cutOut({ from: fromEnd(1), to: null }, clip(2))],
  ['老师要求全片最多一分钟', keep({ from: null, to: at(60) })],
];

describe('times told before an order', () => {
  it('are what it is about', () => {
    const failed = TOLD.flatMap(([words, asked]) => {
      const { requests, unread } = readRequests(words, film);
      const isRead = unread.length === 0 && isDeepStrictEqual(requests, [asked]);
      return isRead ? [] : [`${words}: ${JSON.stringify(requests)} ${JSON.stringify(unread)}`];
    });
    expect(failed).toEqual([]);
  });
});
