import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import { writeChoices } from '../../../../src/protocol/index.js';
import {
  bare,
  clip,
  clips,
  edit,
  film,
  first,
  keep,
  type Label,
  music,
  photos,
  volume,
  write,
} from './labels.js';
import { CUTS } from './requests-cuts.js';
import { ENGLISH } from './requests-en.js';
import { FORMS } from './requests-forms.js';
import { OF_HEARING } from './requests-hearing.js';
import { KNOWN, WITH_REASONS } from './requests-known.js';
import { BEYOND_TITLES, LABELS } from './requests-labels.js';
import { LATE } from './requests-late.js';
import { LIMITS, NO_REMARKS, TAKEN_BACK } from './requests-limits.js';
import { LOOKS } from './requests-looks.js';
import { FORBIDDEN, MENDED } from './requests-mended.js';
import { HALF_ORDERS, ORDERS } from './requests-orders.js';
import { PICTURES } from './requests-picture.js';
import { OF_SOUND } from './requests-sound.js';
import { SOUND_FORMS } from './requests-sound-forms.js';
import { OF_SOUND_LATE } from './requests-sound-late.js';
import { SPOKEN } from './requests-spoken.js';
import { SPOKEN_CHINESE } from './requests-spoken-zh.js';
import { NOT_TOLD, TOLD } from './requests-told.js';
import { FOR_NOBODY, WISHED } from './requests-wishes.js';
import { CHINESE } from './requests-zh.js';

describe('words that ask for edits', () => {
  const labels: readonly Label[] = [
    ...ENGLISH,
    ...CHINESE,
    ...LATE,
    ...SPOKEN,
    ...SPOKEN_CHINESE,
    ...MENDED,
    ...PICTURES,
    ...CUTS,
    ...ORDERS,
    ...FORMS,
    ...LOOKS,
    ...LABELS,
    ...KNOWN,
    ...WITH_REASONS,
    ...WISHED,
    ...TOLD,
    ...OF_SOUND,
    ...OF_SOUND_LATE,
    ...SOUND_FORMS,
    ...OF_HEARING,
    ...LIMITS,
  ];
  it.each(
    labels.map(([words, requests, there = film]) => ({ words, requests, there })),
  )('$words', ({ words, requests, there }) => {
    expect(readRequests(words, there)).toMatchObject({ requests, unread: [] });
  });

  it('are never read out of what stands in quotes', () => {
    const orders = ['remove clip 2', 'undo', 'trim the first 3 seconds, and mute the music'];
    for (const text of [...orders, '删掉第二段，然后撤销']) {
      for (const [open, close] of ['“”', '""', '「」', '《》'].map((signs) => [...signs])) {
        expect(readRequests(`add a title ${open}${text}${close}`, film)).toMatchObject({
          requests: [edit({ do: 'title', text, range: null, look: { style: 'title' } })],
          unread: [],
        });
      }
    }
  });

  it('count what is there before anything goes', () => {
    expect(readRequests('remove clip 1, clip 3 and mute clip 2', film).requests).toEqual([
      edit({ do: 'remove', target: clip(1) }),
      edit({ do: 'remove', target: clip(2) }),
      volume(clip(1), { to: 0 }),
    ]);
    expect(readRequests('cut out 0:02-0:04 and 0:10-0:12', film).requests.map(fromOf)).toEqual([
      10_000, 2000,
    ]);
  });

  it('take “it” for what was named before', () => {
    expect(readRequests('add a title “Hi” and make it red', film).requests).toEqual([
      edit({
        do: 'title',
        text: 'Hi',
        range: null,
        look: { style: 'title', colour: '#e53935' },
      }),
    ]);
  });

  it('go with a volume that was chosen by a flag, and with a clip', () => {
    const message = writeChoices('make it vertical', { clip: 'city.mp4', volume: 0.5 });
    expect(readRequests(message, film)).toMatchObject({
      clip: 'city.mp4',
      requests: [edit({ do: 'canvas', ratio: '9:16', fit: null }), volume(music, { to: 0.5 })],
    });
  });

  it('keep what was chosen for the music with the music', () => {
    const message = writeChoices('square, and add calm piano', { seed: 7 });
    expect(readRequests(message, bare)).toMatchObject({
      seed: 7,
      requests: [
        edit({ do: 'canvas', ratio: '1:1', fit: null }),
        write('add calm piano\n\nSeed: 7.'),
      ],
    });
  });
});

function fromOf(request: { ask: string; operation?: unknown }): unknown {
  const operation = request.operation as { range?: { from?: { ms?: number } } } | undefined;
  return operation?.range?.from?.ms;
}

describe('words that nobody understands', () => {
  it.each([
    'trim the blorp',
    'move clip 2 sideways',
    'make clip 2 wobble',
    'remove the last frobnicator of clip 2',
    'put beach.mp4 somewhere nice',
    'give the title a hat',
    '把第二段弄得酷一点',
    '除了蓝色的都删掉',
    '标题转圈',
    "don't cut clip 2",
    "don't mute the original sound",
    'do not remove the title',
    'remove all clips but the blue ones',
    'remove everything except the dog',
    '不要删除第二段',
    ...FORBIDDEN,
    ...FOR_NOBODY,
    ...HALF_ORDERS,
    ...BEYOND_TITLES,
    ...TAKEN_BACK,
    'change the aspect ratio',
    'mute the music while the kids dance',
  ])('are told, and nothing is done: %s', (words) => {
    const { requests, unread } = readRequests(words, film);
    expect(requests.filter(({ ask }) => !['clarify', 'missing', 'remark'].includes(ask))).toEqual(
      [],
    );
    expect(unread.length + requests.length).toBeGreaterThan(0);
  });

  it('do not keep the rest from being done', () => {
    expect(readRequests('shorten it to 9 seconds and make clip 2 wobble', film)).toEqual({
      language: 'en',
      clip: null,
      seed: null,
      requests: [keep(first(9))],
      unread: ['make clip 2 wobble'],
    });
  });
});

describe('words beside an order', () => {
  it.each(NO_REMARKS)('are told, and are no words of music: %s', (words) => {
    expect(readRequests(`mute clip 1, ${words}`, film)).toMatchObject({
      requests: [volume(clip(1), { to: 0 })],
      unread: [words],
    });
  });

  it.each(NOT_TOLD)('are not dropped where they may be one: %s', (words) => {
    const { requests, unread } = readRequests(`mute clip 1, ${words}`, film);
    expect(requests.length + unread.length).toBeGreaterThan(1);
  });
});

describe('words about music', () => {
  it.each([
    'upbeat lo-fi',
    'epic title music',
    'something for a cooking video',
    'hit every cut of the video',
    'soft music under a narration',
    'background music with sound effects of rain',
    'soft piano, then a big climax',
    'travel vlog, fast cuts, big finish',
    'music for a slideshow of wedding photos',
    'music for my photo slideshow',
    'calm music for a time lapse, no title',
    'slow motion surf footage, dreamy synths',
    'builds up, then drops at 0:08, fades out at the end',
    'silence until 0:10, drums from 0:20 and fade out over 3 s',
    'calm intro, energetic chorus, soft outro',
    '史诗感，渐强',
    '适合婚礼照片的温柔钢琴',
    'a chase through the city',
    'my video is 45 seconds long, make it uplifting',
    'music for a car chase, starts at 0:03',
    '抖音风格的卡点音乐，快节奏',
    '运动鞋广告，嘻哈，节奏强',
  ])('edit no picture: %s', (words) => {
    for (const there of [bare, photos]) {
      expect(readRequests(words, there)).toMatchObject({
        requests: [{ ask: 'music', words }],
        unread: [],
      });
    }
  });

  it('are not taken for the sound of clips', () => {
    expect(readRequests('mute the original sound', bare).requests).toEqual([
      volume(clips, { to: 0 }),
    ]);
  });
});
