import type { Request } from '../../../../src/engine/agent/requests.js';
import {
  bare,
  clarify,
  clip,
  clips,
  cutOut,
  edit,
  first,
  keep,
  type Label,
  last,
  music,
  named,
  range,
  revise,
  song,
  title,
  volume,
  write,
} from './labels.js';

const swap = (a: string, b: string): Request =>
  edit({ do: 'swap', first: named(a), second: named(b) });
const replaced = (old: string, media: string): Request =>
  edit({ do: 'replace', target: named(old), media });
const canvas = (ratio: '9:16' | '1:1' | '16:9'): Request =>
  edit({ do: 'canvas', ratio, fit: null });
const speed = (number: number, factor: { to: number } | { times: number }): Request =>
  edit({ do: 'speed', target: clip(number), factor });
const over = (number: number) => ({
  from: { of: 'thing', target: clip(number), edge: 'start', ms: 0 } as const,
  to: { of: 'thing', target: clip(number), edge: 'end', ms: 0 } as const,
});
const hi = (number: number): Request =>
  edit({ do: 'title', text: 'Hi', range: over(number), look: { style: 'title' } });
const photoAfter = (number: number): Request =>
  edit({ do: 'place', media: 'photo.jpg', at: { at: 'after', target: clip(number) } });
const removed = (number: number): Request => edit({ do: 'remove', target: clip(number) });
const use = (from: number | null = null): Request[] => [
  edit({
    do: 'sound',
    media: 'my song.mp3',
    role: 'music',
    replaces: true,
    at: null,
    loop: false,
  }),
  ...(from === null
    ? []
    : [cutOut(first(from), { by: 'name', name: 'my song.mp3', track: 'audio' })]),
];
const moment = (seconds: number): Request => ({
  ask: 'question',
  topic: 'moment',
  at: { of: 'start', ms: 1000 * seconds },
});

/** Words of which another reading was taken once, and words like them that mean something else. */
export const MENDED: readonly Label[] = [
  // So much more or less, and a level of its own.
  ['make the music 20% louder', [volume(music, { times: 1.2 })]],
  ['raise the music by 10%', [volume(music, { times: 1.1 })]],
  ['lower the music by 20%', [volume(music, { times: 0.8 })]],
  ['music 10% quieter', [volume(music, { times: 0.9 })]],
  ['turn the music down by 10%', [volume(music, { times: 0.9 })]],
  ['increase the music by 20%', [volume(music, { times: 1.2 })]],
  ['reduce the music volume by 25%', [volume(music, { times: 0.75 })]],
  ['drop the music by 20%', [volume(music, { times: 0.8 })]],
  ['make the music just 20% louder', [volume(music, { times: 1.2 })]],
  ['make clip 2 30% louder', [volume(clip(2), { times: 1.3 })]],
  ['make the original sound 50% quieter', [volume(clips, { times: 0.5 })]],
  ['the music 20% louder from 0:05 to 0:10', [volume(music, { times: 1.2 }, range(5, 10))]],
  ['音乐降低20%', [volume(music, { times: 0.8 })]],
  ['音乐音量提高10%', [volume(music, { times: 1.1 })]],
  ['把音乐调低20%', [volume(music, { times: 0.8 })]],
  ['音量减小30%', [volume(music, { times: 0.7 })]],
  ['原声提高50%', [volume(clips, { times: 1.5 })]],
  ['把第二段的声音降低20%', [volume(clip(2), { times: 0.8 })]],
  ['音乐大一倍', [volume(music, { times: 2 })]],
  ['音乐小一倍', [volume(music, { times: 0.5 })]],
  ['change the volume by 20%', [clarify({ of: 'how-much', doing: 'volume' })]],
  ['make the music 2x quieter', [volume(music, { times: 0.5 })]],
  ['lower the music to 20%', [volume(music, { to: 0.2 })]],
  ['turn the music down to 10%', [volume(music, { to: 0.1 })]],
  ['raise the music to 80%', [volume(music, { to: 0.8 })]],
  ['set the music to 35%', [volume(music, { to: 0.35 })]],
  ['turn the volume up 25%', [volume(music, { times: 1.25 })]],
  ['bring the music down by 20%', [volume(music, { times: 0.8 })]],
  ['music to 30% until 0:08', [volume(music, { to: 0.3 }, range(null, 8))]],
  ['quieter, 35%', [volume(music, { to: 0.35 })]],
  ['音乐降低到20%', [volume(music, { to: 0.2 })]],
  ['音乐音量降到30%', [volume(music, { to: 0.3 })]],
  ['把音乐调到20%', [volume(music, { to: 0.2 })]],
  // Of the music, and of the film.
  ['cut the first 3 seconds of the music', [cutOut(first(3), music)]],
  ['delete the first 3 seconds of the music', [cutOut(first(3), music)]],
  ['cut the last 5 seconds of the song', [cutOut(last(5), music)], song],
  ['cut 3 seconds off the start of the song', [cutOut(first(3), music)], song],
  ['删掉音乐的前3秒', [cutOut(first(3), music)]],
  ['剪掉音乐的最后两秒', [cutOut(last(2), music)]],
  ['cut the first 3 seconds of the video', [cutOut(first(3))]],
  ['删掉视频的前3秒', [cutOut(first(3))]],
  ['mute the last 4 seconds of the music', [volume(music, { to: 0 }, last(4))]],
  [
    'make the second half of the song calmer',
    [revise('calmer', { from: { of: 'share', share: 0.5 }, to: null })],
  ],
  // What names a look may be a prompt, and an order.
  ...[
    'slow motion, dreamy synths',
    'mountains, landscape, calm',
    'square, chiptune',
    'tiktok, upbeat',
    'portrait, romantic piano',
    'blend, jazz, soul',
    'dissolve, ambient',
    'animation, playful, kids',
    'slideshow, wedding, piano',
    'lo-fi, loop',
    '慢动作，梦幻',
    '竖屏，轻快',
    '幻灯片，温馨钢琴',
  ].map((words): Label => [words, [write(words)], bare]),
  ['make it vertical, upbeat lo-fi', [canvas('9:16'), write('upbeat lo-fi')], bare],
  ['square, and add calm piano', [canvas('1:1'), write('add calm piano')], bare],
  ['竖屏，加轻快的音乐', [canvas('9:16'), write('加轻快的音乐')], bare],
  ['9:16, upbeat lo-fi', [canvas('9:16'), write('upbeat lo-fi')], bare],
  ['landscape', [canvas('16:9')], bare],
  ['横屏', [canvas('16:9')], bare],
  // Both on the timeline change their places; what is not there takes one.
  ['swap beach.mp4 with city.mp4', [swap('beach.mp4', 'city.mp4')]],
  ['switch beach.mp4 with city.mp4', [swap('beach.mp4', 'city.mp4')]],
  ['swap beach.mp4 and city.mp4', [swap('beach.mp4', 'city.mp4')]],
  ['swap the beach and the city', [swap('beach.mp4', 'city.mp4')]],
  ['把beach.mp4和city.mp4交换', [swap('beach.mp4', 'city.mp4')]],
  ['swap beach.mp4 with photo.jpg', [replaced('beach.mp4', 'photo.jpg')]],
  ['replace beach.mp4 with city.mp4', [replaced('beach.mp4', 'city.mp4')]],
  ['把beach.mp4换成city.mp4', [replaced('beach.mp4', 'city.mp4')]],
  // Half of its unit, and twice as much.
  ['cut it to a minute and a half', [keep(first(90))]],
  ['shorten it to one and a half minutes', [keep(first(90))]],
  ['trim the first two and a half seconds', [cutOut(first(2.5))]],
  ['trim the first second and a half', [cutOut(first(1.5))]],
  ['剪到一分半', [keep(first(90))]],
  ['剪到一分钟', [keep(first(60))]],
  ['删掉前两秒半', [cutOut(first(2.5))]],
  ['shorten it to 1 minute 30', [keep(first(90))]],
  ['shorten it to half a minute', [keep(first(30))]],
  ['把第2段放慢一倍', [speed(2, { times: 0.5 })]],
  ['把第2段加快一倍', [speed(2, { times: 2 })]],
  ['slow clip 2 down to 1x', [speed(2, { to: 1 })]],
  ['第二段一倍速', [speed(2, { to: 1 })]],
  // Numbers as they are before anything goes.
  ['remove clip 1 and add a title "Hi" over clip 2', [removed(1), hi(1)]],
  ['remove clip 3 and add a title "Hi" over clip 2', [removed(3), hi(2)]],
  ['remove clip 1 and put photo.jpg after clip 2', [removed(1), photoAfter(1)]],
  ['删掉第一段，在第二段后面放photo.jpg', [removed(1), photoAfter(1)]],
  ['remove clip 3 and put photo.jpg after clip 2', [removed(3), photoAfter(2)]],
  // From a time of the song, and at a time of the film.
  ['use my song.mp3 from 0:30', use(30)],
  ['use my song.mp3 starting at 0:30 of the song', use(30)],
  ['use my song.mp3', use()],
  [
    'add birds.wav at 0:05',
    [
      edit({
        do: 'sound',
        media: 'birds.wav',
        role: 'sound',
        replaces: false,
        at: { of: 'start', ms: 5000 },
        loop: false,
      }),
    ],
  ],
  // The moment that is asked about is no number of a track.
  ['what is on track 1 at 0:10?', [moment(10)]],
  ['1分30秒的时候有什么', [moment(90)]],
  ['what happens around second 12?', [moment(12)]],
  // Going back is said without “not”.
  ['undo', [{ ask: 'undo', steps: 1 }]],
  ['go back', [{ ask: 'undo', steps: 1 }]],
  ['撤销', [{ ask: 'undo', steps: 1 }]],
  [
    '标题大一倍',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { size: { times: 2 } },
      }),
    ],
  ],
];

/** Going back, forbidden: nothing is done, and it is told. */
export const FORBIDDEN: readonly string[] = [
  "don't undo",
  "please don't undo anything",
  'never undo',
  "don't go back",
  "don't go back to version 2",
  "don't start over",
  'do not redo that',
  "don't revert to before the title",
  '别撤销',
  '不要撤销',
  '不要恢复到第一版',
];
