import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext, Request } from '../../../../src/engine/agent/requests.js';
import type { Amount, Target, TimeRange } from '../../../../src/engine/timeline/index.js';
import {
  at,
  clip,
  clips,
  cutOut,
  edit,
  film,
  first,
  fromEnd,
  images,
  keep,
  last,
  named,
  photos,
  range,
  share,
} from './labels.js';

/** What stands in the places of a phrasing. */
interface Said {
  target: Target;
  /** How long, or when. */
  seconds: number;
  range: TimeRange;
  speed: number;
}

/** `{t}` is a picture, `{n}` a length, `{p}` a moment, `{r}` a stretch, `{x}` how fast. */
interface Slots {
  t: ReadonlyMap<string, Target>;
  n: ReadonlyMap<string, number>;
  p: ReadonlyMap<string, number>;
  r: ReadonlyMap<string, TimeRange>;
  x: ReadonlyMap<string, number>;
}

/** Phrasings are parted by strokes. */
interface Table {
  asks: (said: Said) => Request;
  en: string;
  zh: string;
  there?: ReadingContext;
}

/** Words in their order, each with what it means. */
const said = <One>(words: string, ...meanings: readonly One[]): ReadonlyMap<string, One> =>
  new Map(words.split(' | ').flatMap((one, i) => meanings.slice(i, i + 1).map((of) => [one, of])));

const [beach, city, forest] = [named('beach.mp4'), named('city.mp4'), named('forest.mp4')];
const PICTURES = [clip(2), beach, clip(3), city, clip(-1), forest, clip(2)];
const LENGTHS = [2, 3, 5, 1.5, 4];
const MOMENTS = [4, 7, 5, 6, 8];
const STRETCHES = [range(3, 5), range(3, 5), range(4, 9), range(2, 6), range(2, 7)];

const EN: Slots = {
  t: said(
    'clip 2 | the beach clip | the third shot | city.mp4 | the last clip | the forest one | my second clip',
    ...PICTURES,
  ),
  n: said('2 seconds | 3s | five seconds | 1.5 seconds | 4 secs', ...LENGTHS),
  p: said('0:04 | the 7 second mark | second 5 | 6 seconds | 00:08', ...MOMENTS),
  r: said(
    'from 3 to 5 seconds | from 0:03 to 0:05 | between 0:04 and 0:09 | from second 2 to second 6 | between 2 and 7 seconds',
    ...STRETCHES,
  ),
  x: said(
    'at 2x | at half speed | in slow motion | at double speed | at 1.5x speed | three times as fast',
    ...[2, 0.5, 0.5, 2, 1.5, 3],
  ),
};

const ZH: Slots = {
  t: said(
    '第二段 | 海滩那段 | 第三个片段 | city.mp4 | 最后一段 | 森林的镜头 | 二号片段',
    ...PICTURES,
  ),
  n: said('2秒 | 三秒 | 5秒钟 | 一秒半 | 4s', ...LENGTHS),
  p: said('0:04 | 第7秒 | 5秒 | 第6秒 | 00:08', ...MOMENTS),
  r: said('3到5秒 | 第3秒到第5秒 | 从0:04到0:09 | 2秒至6秒 | 第2到7秒', ...STRETCHES),
  x: said('2倍速 | 0.5倍速 | 一半速度 | 两倍速度 | 1.5倍速 | 三倍速', ...[2, 0.5, 0.5, 2, 1.5, 3]),
};

const length = (target: Target, ms: Amount): Request => edit({ do: 'length', target, ms });
const speed = (target: Target, to: number, range?: TimeRange): Request =>
  edit({ do: 'speed', target, factor: { to }, ...(range && { range }) });
const split = (target: Target | null, seconds: number): Request =>
  edit({ do: 'split', target, at: at(seconds) });
const since = (seconds: number): TimeRange => range(seconds, null);

const TABLES: Readonly<Record<string, Table>> = {
  'the start of a picture': {
    asks: ({ target, seconds }) => cutOut(first(seconds), target),
    en: `cut the first {n} of {t} | take the first {n} off {t} | trim {n} off the start of {t}
      | {t}: drop the first {n} | in {t}, lose the first {n} | start {t} {n} later
      | the first {n} of {t} should go | {n} off the front of {t} | I want {t} to start {n} later
      | I don’t need the first {n} of {t} | at the start of {t}, remove {n} | {t} minus the first {n}
      | shorten the start of {t} by {n} | the first {n} of {t} out`,
    zh: `把{t}的前{n}剪掉 | {t}开头{n}不要了 | 去掉{t}前面{n} | {t}，前{n}裁掉 | {t}从头剪掉{n}
      | {t}前面砍掉{n} | {t}晚{n}开始 | 将{t}开头的{n}删除 | 不要{t}的前{n}`,
  },
  'the end of a picture': {
    asks: ({ target, seconds }) => cutOut(last(seconds), target),
    en: `chop the last {n} off {t} | cut {n} from the end of {t} | end {t} {n} earlier
      | {t}, cut the final {n} | the last {n} of {t} must go | {t}: {n} off the end
      | trim {t} by {n} at the end | at the end of {t}, cut {n} | {t} without the last {n}`,
    zh: '把{t}最后{n}剪掉 | {t}结尾{n}去掉 | {t}末尾的{n}不要 | {t}后面剪掉{n} | {t}提前{n}结束',
  },
  'a stretch of a picture': {
    asks: ({ target, range: of }) => cutOut(of, target),
    en: `cut out the part {r} of {t} | in {t}, remove the bit {r} | the stretch {r} of {t} can go
      | from {t}, delete what is {r} | {t}: skip the segment {r} | I want the part {r} of {t} gone`,
    zh: '把{t}的{r}这段剪掉 | {t}里{r}的画面删了 | {t}，{r}不要了 | 去掉{t}{r}的内容',
  },
  'a stretch of the film': {
    asks: ({ range: of }) => cutOut(of),
    en: `cut out everything {r} | the part {r} should be removed | ripple delete {r}
      | get rid of the footage {r} | I’d rather not have the bit {r} | {r}, cut it out`,
    zh: '{r}剪掉 | 把{r}这一部分删除 | 视频里{r}的内容去掉 | {r}那段给删了',
  },
  'what lies behind a moment': {
    asks: ({ seconds }) => cutOut(since(seconds)),
    en: 'delete everything after {p} | drop the rest of the film after {p} | everything past {p} can go',
    zh: '{p}以后都不要了 | 把{p}之后的内容全剪掉 | {p}后面的都删掉',
  },
  'what lies before a moment': {
    asks: ({ seconds }) => cutOut(first(seconds)),
    en: 'cut everything before {p} | everything up to {p} should go',
    zh: '{p}之前的都删掉 | 把{p}前面的内容都剪掉',
  },
  'a stretch that stays': {
    asks: ({ target, range: of }) => keep(of, target),
    en: `keep only the part {r} of {t} | from {t} I only need {r} | {t}: just {r} | trim {t} to {r}
      | use {t} {r} | in {t}, keep just {r} | only {r} of {t}`,
    zh: '{t}只留{r} | {t}，只保留{r}那段 | 就要{t}的{r}这段 | 把{t}的{r}留下，其余的不要 | {t}截取{r}',
  },
  'a start that stays': {
    asks: ({ target, seconds }) => keep(first(seconds), target),
    en: 'only keep the first {n} of {t} | {t}: first {n} only | just the first {n} of {t}',
    zh: '{t}只用前{n} | {t}前{n}就够了 | 只要{t}开头{n}，后面的不要了',
  },
  'all but a stretch': {
    asks: ({ range: of }) => keep(of),
    en: `delete everything except the part {r} | cut all but the bit {r} | remove everything outside {r}
      | everything except what is {r} can go`,
    zh: '除了{r}其他都删掉 | {r}以外的都不要了',
  },
  'where a picture starts': {
    asks: ({ target, seconds }) => keep(since(seconds), target),
    en: `start {t} at {p} | {t} should begin at {p} | trim {t} so that it starts at {p}
      | I want {t} to start at {p} | use {t} from {p} on | let {t} start at {p}`,
    zh: '{t}从{p}开始 | 让{t}从{p}开始播放 | 把{t}的起点设在{p}',
  },
  'where a picture ends': {
    asks: ({ target, seconds }) => keep(first(seconds), target),
    en: `stop {t} at {p} | {t} has to end at {p} | cut {t} off at {p} | play {t} only until {p}
      | I want {t} to end at {p} | trim {t} so it ends at {p} | use {t} up to {p}`,
    zh: '{t}到{p}结束 | {t}播到{p}就停 | {t}只放到{p} | 把{t}的结尾设在{p}',
  },
  'how long a picture is': {
    asks: ({ target, seconds }) => length(target, { to: seconds * 1000 }),
    en: `make {t} {n} long | trim {t} to {n} | {t} should last {n} | {t}: {n} | cut {t} down to {n}
      | set the length of {t} to {n} | let {t} run for {n} | {n} for {t} | have {t} last {n}
      | {t} should not be longer than {n} | I want {t} to be {n} | shrink {t} to {n}`,
    zh: `{t}剪到{n} | 把{t}缩短到{n} | {t}的时长改成{n} | {t}剪成{n} | {t}一共{n} | 让{t}放{n}
      | {t}不要超过{n} | {t}：{n}`,
  },
  'a picture made longer': {
    asks: ({ target, seconds }) => length(target, { plus: seconds * 1000 }),
    en: 'make {t} {n} longer | extend {t} by {n} | add {n} to {t} | {t} needs to be {n} longer',
    zh: '{t}延长{n} | 把{t}拉长{n} | 给{t}加{n} | {t}再多放{n}',
  },
  'a picture made shorter': {
    asks: ({ target, seconds }) => length(target, { plus: -seconds * 1000 }),
    en: 'make {t} {n} shorter | shorten {t} by {n} | I want {t} to be {n} shorter',
    zh: '{t}缩短{n} | 把{t}剪短{n} | {t}的时长减少{n} | {t}少放{n}',
  },
  'how long the film is': {
    asks: ({ seconds }) => keep(first(seconds)),
    en: `make the whole film {n} long | cut the video down to {n} | the film must last {n}
      | the total length should be {n} | the final video should be {n} | the movie can be {n} at most
      | the film should not be longer than {n} | set the length of the video to {n}`,
    zh: '整个视频剪到{n} | 全片控制在{n}以内 | 总时长{n} | 视频总共{n} | 片子不要超过{n}',
  },
  photos: {
    asks: ({ seconds }) => length(images, { to: seconds * 1000 }),
    en: `show each photo for {n} | {n} per picture | every image should stay for {n}
      | make all the photos {n} long | I want every photo to last {n} | hold each pic for {n}`,
    zh: '每张照片停留{n} | 一张照片{n} | 把所有图片改成{n} | 每张相片放满{n} | 让每张照片显示{n}',
    there: photos,
  },
  'how fast a picture is': {
    asks: ({ target, speed: to }) => speed(target, to),
    en: 'play {t} {x} | {t} {x} | {t} should run {x} | I want {t} {x} | {t}: {x} | let {t} play {x}',
    zh: '{t}用{x}播放 | 把{t}改成{x} | {t}速度调到{x} | 让{t}以{x}播放 | {t}，{x} | 给{t}用{x}',
  },
  'how fast a stretch is': {
    asks: ({ range: of, speed: to }) => speed(clips, to, of),
    en: 'play everything {r} {x} | the part {r} {x} | {r}, play it {x} | the bit {r} should be {x}',
    zh: '{r}用{x}播放 | 把{r}这一段调成{x} | {r}那部分改成{x}',
  },
  'how fast a stretch of a picture is': {
    asks: ({ target, range: of, speed: to }) => speed(target, to, of),
    en: 'play the part {r} of {t} {x} | in {t}, play the bit {r} {x} | {t} {r} {x}',
    zh: '{t}的{r}用{x}播放 | 把{t}{r}这段改成{x}',
  },
  'as fast as it was': {
    asks: ({ target }) => speed(target, 1),
    en: `put {t} back to normal speed | reset the speed of {t} | no slow motion on {t}
      | return {t} to normal speed | give {t} its normal speed back | take {t} back to 1x`,
    zh: '{t}恢复原速 | 取消{t}的慢动作 | 把{t}的速度改回正常 | {t}用原来的速度播放 | {t}速度还原',
  },
  'a cut in a picture': {
    asks: ({ target, seconds }) => split(target, seconds),
    en: 'split {t} at {p} | at {p}, split {t} | cut {t} in two at {p} | make a cut in {t} at {p}',
    zh: '把{t}在{p}切开 | {t}在{p}分割 | {t}从{p}断开 | 在{p}的地方把{t}分成两段',
  },
  'a cut in the film': {
    asks: ({ seconds }) => split(null, seconds),
    en: 'split the video at {p} | make a cut at {p} | break the film into two parts at {p}',
    zh: '在{p}切一刀 | 从{p}分割 | 把视频在{p}切开',
  },
  'two halves': {
    asks: ({ target }) => edit({ do: 'split', target, at: share(0.5) }),
    en: 'cut {t} in half | split {t} down the middle | divide {t} into two equal parts',
    zh: '{t}从中间切开 | 把{t}一分为二 | {t}平均分成两段',
  },
  'a cut before the end': {
    asks: ({ target, seconds }) => edit({ do: 'split', target, at: fromEnd(seconds) }),
    en: 'split {t} {n} before the end | cut {t} in two {n} from the end',
    zh: '',
  },
};

const nth = <One>(of: ReadonlyMap<string, One>, index: number): [string, One] => {
  const found = [...of][index % of.size];
  if (!found) throw new Error('A place without words');
  return found;
};

/** A sentence of each phrasing, each with other words in its places. */
function sentencesOf({ asks, en, zh }: Table, seed: number): [string, Request][] {
  return [EN, ZH].flatMap((slots) => {
    const phrasings = (slots === EN ? en : zh).split(/\s*\| /u).filter(Boolean);
    return phrasings.map((phrasing, row): [string, Request] => {
      const places = {
        t: nth(slots.t, seed + row),
        n: nth(slots.n, seed + 2 * row),
        p: nth(slots.p, seed + 3 * row),
        r: nth(slots.r, seed + 2 * row),
        x: nth(slots.x, seed + row),
      };
      const words = Object.entries(places).reduce(
        (all, [place, [written]]) => all.replace(`{${place}}`, written),
        phrasing,
      );
      const seconds = places[phrasing.includes('{p}') ? 'p' : 'n'][1];
      const of = { target: places.t[1], seconds, range: places.r[1], speed: places.x[1] };
      return [words, asks(of)];
    });
  });
}

describe('words about time', () => {
  it.each(Object.entries(TABLES))('are read in any order: %s', (name, table) => {
    const failed = sentencesOf(table, name.length).flatMap(([words, asked]) => {
      const { requests, unread } = readRequests(words, table.there ?? film);
      const isRead = unread.length === 0 && isDeepStrictEqual(requests, [asked]);
      return isRead ? [] : [`${words}: ${JSON.stringify(requests)} ${JSON.stringify(unread)}`];
    });
    expect(failed).toEqual([]);
  });
});
