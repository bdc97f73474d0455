import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import { clip, edit, film, named, share, title, volume } from './labels.js';

const titleTo = (position: 'top'): Request =>
  edit({ do: 'change-title', target: title, text: null, range: null, look: { position } });
const crossfades = edit({
  do: 'transition',
  into: null,
  kind: 'crossfade',
  ms: null,
  onBeat: false,
});

const ORDERS_EN: readonly (readonly [string, Request])[] = [
  ['mute clip 2', volume(clip(2), { to: 0 })],
  ['move the title to the top', titleTo('top')],
  ['remove the beach clip', edit({ do: 'remove', target: named('beach.mp4') })],
  ['put crossfades between all the clips', crossfades],
];
const ORDERS_ZH: readonly (readonly [string, Request])[] = [
  ['把第二段静音', volume(clip(2), { to: 0 })],
  ['标题移到顶部', titleTo('top')],
  ['第三段从中间切开', edit({ do: 'split', target: clip(3), at: share(0.5) })],
  ['所有片段之间加叠化', crossfades],
];

/** Why somebody wants it, or what else there is to tell. */
const REMARKS_EN = [
  'it is way too long',
  'my sister asked for that',
  'the wind was awful that day',
  'we shot this in Lisbon',
  'grandma will watch it on her phone',
  'the client keeps complaining',
  'that part bores me',
  'I showed it to my class yesterday',
  'sorry for being picky',
  'this is for our anniversary',
  'I tried it on my phone and it felt off',
  'the ceremony speaks for itself',
  'the platform has a limit',
  'I need two rounds of that exercise',
  'otherwise people will scroll past',
  'I recut everything this morning',
  'because of the echo in the hall',
  'oh dear',
  'hope that makes sense',
  'first time using this',
  'the exam is on Friday',
  'a customer walked into the frame',
];
const REMARKS_ZH = [
  '那天风特别大',
  '老婆嫌太长',
  '小红书用',
  '平台有限制',
  '孩子一直在喊',
  '太快了看不清',
  '拍的时候手抖了',
  '这个是给奶奶看的',
  '我重新剪过了',
  '画面我又改了一版',
  '毕业典礼上要放',
  '当时在下雨',
  '下周要交作业',
  '第一次用这个',
  '评论区都在问',
  '隔壁在装修',
  '辛苦了',
  '我也不太懂',
];

/** What asks for something that no edit is made of; it has to be told, or done. */
const WISHES_EN = [
  'give it a dreamy glow',
  'make the sky bluer',
  'flip the picture',
  'straighten the horizon',
  'a bit of grain',
  'put my logo in the corner',
  'number plates blurred',
  'stickers everywhere',
  'picture in picture',
  'a map of our route',
  'arrow pointing at the goal',
  'confetti at the end',
  'bleep the swearing',
  'make my voice deeper',
  'rename the project',
  'interpolate to 60 fps',
  'sharper',
  'more contrast',
  'fix it',
];
const WISHES_ZH = [
  '瘦脸',
  '美白',
  '天空蓝一点',
  '去水印',
  '换背景',
  '画中画',
  '追踪那个球',
  '圈出小狗',
  '做个封面',
  '发给我妈',
  '人物放大',
  '润色一下',
];

type Order = readonly [string, Request];
const said = (first: string, next: string): string[] => [`${first}, ${next}`, `${next}, ${first}`];
const inChinese = (first: string, next: string): string[] => [
  `${first}，${next}`,
  `${next}。${first}`,
];

function failing(
  orders: readonly Order[],
  remarks: readonly string[],
  join: typeof said,
): string[] {
  return remarks.flatMap((remark, i) => {
    const [order, expected] = orders[i % orders.length] ?? ['', { ask: 'greeting' }];
    return join(order, remark).filter((message) => {
      const { requests, unread } = readRequests(message, film);
      return (
        unread.length > 0 || requests.length !== 1 || !isDeepStrictEqual(requests[0], expected)
      );
    });
  });
}
const vanishing = (
  orders: readonly Order[],
  wishes: readonly string[],
  join: typeof said,
): string[] =>
  wishes.flatMap((wish, i) => {
    const [order] = orders[i % orders.length] ?? [''];
    return join(order, wish).filter((message) => {
      const { requests, unread } = readRequests(message, film);
      return unread.length === 0 && requests.length < 2;
    });
  });

describe('what is said beside an order', () => {
  it('does nothing where it asks for nothing', () => {
    expect(failing(ORDERS_EN, REMARKS_EN, said)).toEqual([]);
    expect(failing(ORDERS_ZH, REMARKS_ZH, inChinese)).toEqual([]);
  });

  it('never vanishes where it asks for something', () => {
    expect(vanishing(ORDERS_EN, WISHES_EN, said)).toEqual([]);
    expect(vanishing(ORDERS_ZH, WISHES_ZH, inChinese)).toEqual([]);
  });
});
