import { brightness, changedShare, difference, type Film, shareOf } from './film.js';
import type { Thing, View } from './view.js';

/** What was found wrong, in words; nothing when all is as it should be. */
type Problems = readonly (string | false)[];

/** A message, and what must come of it. */
export interface Turn {
  say: string;
  /** Names of uploads that go before the message. */
  upload?: readonly ('song' | 'photo' | 'recut')[];
  /** What must be true of the timeline. */
  draft?: (after: View, before: View, earlier: readonly View[]) => Problems;
  /** What must be true of the rendered film, beside its length, size and loudness. */
  film?: (after: Film, before: Film, view: View) => Problems | Promise<Problems>;
  /** What the answer must hold. */
  answer?: RegExp;
}

const unless = (isRight: boolean, problem: string): string | false => !isRight && problem;
const near = (a: number, b: number, by = 60): boolean => Math.abs(a - b) <= by;

const first = (things: readonly Thing[]): Thing | undefined => things[0];
const names = (things: readonly Thing[]): string => things.map(({ name }) => name).join(' ');
const unchanged = (after: View, before: View): Problems => [
  unless(after.json === before.json, 'the timeline changed'),
];
const music = ({ sounds }: View): Thing | undefined => sounds[0];
const titled =
  (text: string) =>
  ({ titles }: View): Problems => [unless(names(titles) === text, `titles: ${names(titles)}`)];
const field =
  (key: string, value: unknown, of: (view: View) => Thing | undefined) =>
  (view: View): Problems => [
    unless(of(view)?.more[key] === value, `${key} is ${JSON.stringify(of(view)?.more[key])}`),
  ];
const title = ({ titles }: View): Thing | undefined => titles[0];
const shaped =
  (width: number, height: number) =>
  (film: Film): Problems => [
    unless(
      Math.abs(film.width / film.height - width / height) < 0.02,
      `${film.width}×${film.height}`,
    ),
  ];
const ofRatio =
  (ratio: string | null, fit?: string) =>
  (view: View): Problems => [
    unless(view.ratio === ratio, `ratio ${view.ratio}`),
    fit !== undefined && unless(view.fit === fit, `fit ${view.fit}`),
  ];
const musicFits = (view: View): string | false =>
  unless(near(music(view)?.endMs ?? 0, view.lengthMs, 5), `music ends at ${music(view)?.endMs}`);

const YELLOW = [255, 225, 0] as const;

/** Three clips of about 4, 3 and 2 seconds are on the timeline: `one`, `two`, `three`. */
export const TURNS: readonly Turn[] = [
  {
    say: 'add calm lo-fi music',
    draft: (after) => [unless(after.sounds.length === 1, 'no music'), musicFits(after)],
    film: (film) => [unless(film.hasSound && film.loudness() > -20, `${film.loudness()} LUFS`)],
  },
  { say: 'what is on the timeline?', draft: unchanged, answer: /one\.mp4[\s\S]*three\.mp4/ },
  {
    say: 'what key is it in?',
    draft: unchanged,
    answer: /[A-G][#b♯♭]? (?:major|minor|dorian|\w+)/,
  },
  { say: 'how fast is it?', draft: unchanged, answer: /\d+ (?:bpm|BPM)/ },
  {
    say: 'music to 35%',
    draft: (after) => [unless(near(music(after)?.volume ?? 0, 0.35, 0.001), 'not 35%')],
    answer: /35%|^$/,
  },
  {
    say: 'mute the original sound',
    draft: ({ videos }) => [
      unless(
        videos.some(({ volume }) => volume === 0),
        'not muted',
      ),
    ],
    film: (film, before) => [unless(film.loudness() !== before.loudness(), 'it sounds as before')],
  },
  {
    say: '把音乐音量调到100%',
    draft: (after) => [unless(music(after)?.volume === 1, `volume ${music(after)?.volume}`)],
    film: (film, before) => [
      unless(film.loudness() > before.loudness() + 4, 'it is not louder'),
      unless(Math.abs(film.loudness() + 14) < 1, `${film.loudness()} LUFS`),
    ],
  },
  {
    say: 'restore the original sound',
    draft: ({ videos }) => [
      unless(
        videos.every(({ volume }) => volume === 1),
        'still muted',
      ),
    ],
  },
  {
    say: 'add a title "Urban Dreams" for the first 2 seconds',
    draft: (after) => [
      ...titled('Urban Dreams')(after),
      unless(title(after)?.startMs === 0 && near(title(after)?.endMs ?? 0, 2000, 5), 'not 0–2 s'),
    ],
    film: async (film, before) => [
      unless(difference(await film.frame(1), await before.frame(1)) > 1, 'no text at 1 s'),
      unless(difference(await film.frame(3), await before.frame(3)) < 6, 'text at 3 s'),
    ],
  },
  {
    say: 'make the title yellow',
    draft: (after) => [
      unless(
        /^#f[a-f0-9]/.test(String(title(after)?.more.colour)),
        String(title(after)?.more.colour),
      ),
    ],
    film: async (film, before) => [
      unless(
        shareOf(await film.frame(1), YELLOW) > shareOf(await before.frame(1), YELLOW),
        'no yellow at 1 s',
      ),
    ],
  },
  {
    say: 'move the title to the bottom',
    draft: field('position', 'bottom', title),
    film: async (film) => [
      unless(
        shareOf((await film.frame(1)).subarray(256 * 3 * 160), YELLOW) > 0.002,
        'no yellow below',
      ),
    ],
  },
  {
    say: 'make the title bigger',
    draft: (after, before) => [
      unless(
        Number(title(after)?.more.size ?? 0) > Number(title(before)?.more.size ?? 0),
        `size ${title(after)?.more.size}`,
      ),
    ],
    film: async (film, before) => [
      unless(
        shareOf(await film.frame(1), YELLOW) > shareOf(await before.frame(1), YELLOW),
        'no more yellow than before',
      ),
    ],
  },
  {
    say: 'change the title to "City Nights"',
    draft: titled('City Nights'),
    film: async (film, before) => [
      unless(changedShare(await film.frame(1), await before.frame(1)) > 0.002, 'the same text'),
    ],
  },
  {
    say: 'add a caption "夜色温柔" from 3s to 5s',
    draft: (after) => [
      unless(
        after.titles.some(({ name }) => name === '夜色温柔'),
        names(after.titles),
      ),
    ],
    film: async (film, before) => [
      unless(changedShare(await film.frame(4), await before.frame(4)) > 0.002, 'no text at 4 s'),
    ],
  },
  {
    say: 'trim the first second off clip 1',
    draft: (after, before) => [
      unless(near(after.lengthMs, before.lengthMs - 1000, 5), `${after.lengthMs} ms long`),
      unless(near(first(after.videos)?.fromMs ?? 0, 1000, 5), 'not from 1 s'),
      musicFits(after),
    ],
  },
  {
    say: 'swap clip 1 and clip 2',
    draft: ({ videos }) => [unless(names(videos) === 'two.mp4 one.mp4 three.mp4', names(videos))],
  },
  {
    say: 'undo',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as before the swap'),
    ],
  },
  {
    say: 'redo',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as after the swap'),
    ],
  },
  {
    say: '把第三个片段放到最前面',
    draft: ({ videos }) => [unless(names(videos) === 'three.mp4 two.mp4 one.mp4', names(videos))],
  },
  {
    say: 'speed up clip 3 2x',
    draft: (after, before) => [
      unless(after.videos[2]?.speed === 2, `speed ${after.videos[2]?.speed}`),
      unless(after.lengthMs < before.lengthMs - 1000, 'no shorter'),
      musicFits(after),
    ],
  },
  {
    say: 'crossfade between all clips',
    draft: (after, before) => [
      unless(
        after.videos.slice(1).every(({ more }) => more.transition !== undefined),
        'not all joins',
      ),
      unless(after.lengthMs < before.lengthMs, 'nothing overlaps'),
    ],
    film: async (film, _before, view) => {
      const [one, two] = view.videos;
      const middle = ((two?.startMs ?? 0) + (one?.endMs ?? 0)) / 2000;
      const blend = await film.frame(middle);
      return [
        unless(
          difference(blend, await film.frame((two?.startMs ?? 0) / 1000 - 0.2)) > 2,
          'no fade',
        ),
        unless(difference(blend, await film.frame((one?.endMs ?? 0) / 1000 + 0.2)) > 2, 'no fade'),
      ];
    },
  },
  {
    say: 'remove the transitions',
    draft: ({ videos }) => [
      unless(
        videos.every(({ more }) => more.transition === undefined),
        'some are left',
      ),
    ],
  },
  {
    say: 'crossfades on the beat please',
    draft: ({ videos }) => [
      unless(
        videos.slice(1).every(({ more }) => more.transition !== undefined),
        'not all joins',
      ),
    ],
  },
  {
    say: 'make it vertical with a blurred background',
    draft: ofRatio('9:16', 'blur'),
    film: shaped(9, 16),
  },
  { say: 'make it square and crop it', draft: ofRatio('1:1', 'crop'), film: shaped(1, 1) },
  { say: '改成4:5，加黑边', draft: ofRatio('4:5', 'pad'), film: shaped(4, 5) },
  { say: 'back to 16:9', draft: ofRatio('16:9'), film: shaped(16, 9) },
  {
    say: 'fade to black at the end over 1 second',
    draft: ({ videos }) => [unless(videos.at(-1)?.more.fadeOut === 1000, 'no fade')],
    film: async (film) => [
      unless(brightness(await film.frame(film.durationSeconds - 0.06)) < 25, 'not black'),
    ],
  },
  {
    say: 'fade the music in over 1.5 seconds',
    draft: field('fadeIn', 1500, music),
  },
  {
    say: '把字幕删掉',
    draft: titled('City Nights'),
    // Captions ride on their pictures: it is gone from wherever it was.
    film: async (film, before) => {
      const gone: number[] = [];
      for (let at = 0.25; at < film.durationSeconds; at += 0.5) {
        gone.push(changedShare(await film.frame(at), await before.frame(at)));
      }
      return [unless(Math.max(...gone) > 0.002, 'nothing went')];
    },
  },
  {
    say: 'make the second half more energetic',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
      unless(music(after)?.name === music(before)?.name, 'another piece'),
      musicFits(after),
    ],
  },
  {
    say: 'no drums from 0:00 to 0:02',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
    ],
  },
  {
    say: 'make it slower',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
    ],
  },
  {
    say: 'less drums',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
    ],
  },
  {
    say: 'quieter under the voice',
    draft: (after, before) => [
      unless(
        Number(music(after)?.more.duck ?? 12) > Number(music(before)?.more.duck ?? 12),
        `duck ${music(after)?.more.duck}`,
      ),
    ],
  },
  {
    say: 'give me three versions',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
    ],
    answer: /A[\s\S]*B[\s\S]*C|1[\s\S]*2[\s\S]*3/,
  },
  {
    say: 'use version B',
    draft: (after, before) => [
      unless(music(after)?.mediaId !== music(before)?.mediaId, 'the same piece'),
    ],
  },
  {
    say: 'which versions are there?',
    draft: unchanged,
    answer: /\d/,
  },
  {
    upload: ['song'],
    say: 'use my song.mp3 instead and cut it to length',
    draft: (after) => [
      unless(names(after.sounds) === 'song.mp3', names(after.sounds)),
      musicFits(after),
    ],
    film: (film) => [unless(film.loudness() > -20, `${film.loudness()} LUFS`)],
  },
  {
    say: 'undo',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as before the song'),
    ],
  },
  {
    say: 'only from 0:02',
    draft: (after, before) => [
      unless(
        music(after)?.mediaId !== music(before)?.mediaId || (music(after)?.startMs ?? 0) >= 1900,
        'as before',
      ),
    ],
    film: (film) => [
      unless(
        film.loudness(0.1, 1.8) < film.loudness(2.2, film.durationSeconds) - 2,
        'music before 2 s',
      ),
    ],
  },
  {
    say: 'split clip 2 at 1s',
    draft: (after, before) => [
      unless(after.videos.length === before.videos.length + 1, `${after.videos.length} clips`),
      unless(after.lengthMs === before.lengthMs, 'another length'),
    ],
  },
  {
    say: 'delete the third clip',
    draft: (after, before) => [
      unless(after.videos.length === before.videos.length - 1, `${after.videos.length} clips`),
      musicFits(after),
    ],
  },
  {
    upload: ['photo'],
    say: 'zoom in slowly on the photo',
    draft: (after) => [
      unless(after.videos.at(-1)?.name === 'photo.png', names(after.videos)),
      ...field('motion', 'zoom-in', ({ videos }) => videos.at(-1))(after),
    ],
    film: async (film, _before, view) => {
      const photo = view.videos.at(-1);
      const from = (photo?.startMs ?? 0) / 1000;
      const a = await film.frame(from + 1.2);
      const b = await film.frame((photo?.endMs ?? 0) / 1000 - 0.5);
      return [unless(difference(a, b) > 0.5, 'it does not move')];
    },
  },
  {
    say: 'show the photo for 2 seconds',
    draft: ({ videos }) => [
      unless(near((videos.at(-1)?.endMs ?? 0) - (videos.at(-1)?.startMs ?? 0), 2000, 5), 'not 2 s'),
    ],
  },
  {
    say: '撤销',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as before'),
    ],
  },
  {
    say: 'make it a slideshow to the beat',
    draft: (after) => [musicFits(after)],
  },
  {
    say: 'go back to the version before the slideshow',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as before the slideshow'),
    ],
  },
  {
    upload: ['recut'],
    say: 'replace two.mp4 with recut.mp4 and keep the music',
    draft: (after, before) => [
      unless(
        after.videos.some(({ name }) => name === 'recut.mp4'),
        names(after.videos),
      ),
      unless(!after.videos.some(({ name }) => name === 'two.mp4'), names(after.videos)),
      unless(music(after)?.name === music(before)?.name, `music ${music(after)?.name}`),
      musicFits(after),
    ],
  },
  {
    say: 'shorten the film to 5 seconds',
    draft: (after) => [
      unless(near(after.lengthMs, 5000, 5), `${after.lengthMs} ms`),
      musicFits(after),
    ],
  },
  {
    say: 'add a drum solo hologram filter',
    answer: /\S/,
  },
  { say: 'add a voice-over', draft: unchanged, answer: /voice|record/i },
  { say: 'add a title', draft: unchanged, answer: /\?/ },
  {
    say: 'The End',
    draft: (after) => [
      unless(
        after.titles.some(({ name }) => name === 'The End'),
        names(after.titles),
      ),
    ],
  },
  {
    say: 'put "The End" at the end and fade it in',
    draft: (after) => {
      const end = after.titles.find(({ name }) => name === 'The End');
      return [
        unless(near(end?.endMs ?? 0, after.lengthMs, 20), `ends at ${end?.endMs}`),
        unless((end?.more.enter ?? 'fade') === 'fade', `enters by ${end?.more.enter}`),
      ];
    },
  },
  {
    say: 'mute the music from 1s to 2s',
    draft: ({ sounds }) => [
      unless(
        sounds.some(
          ({ volume, startMs, endMs }) => volume === 0 && near(startMs, 1000) && near(endMs, 2000),
        ),
        'not muted from 1 s to 2 s',
      ),
    ],
  },
  {
    say: 'undo',
    draft: (after, _before, earlier) => [
      unless(after.json === earlier.at(-2)?.json, 'not as before'),
    ],
  },
  {
    say: 'set the music to 60% and the original sound to 50%',
    draft: (after) => [
      unless(near(music(after)?.volume ?? 0, 0.6, 0.001), `music ${music(after)?.volume}`),
      unless(
        // What has no sound of its own stays as it is.
        after.videos.some(({ volume }) => near(volume, 0.5, 0.001)) &&
          after.videos.every(({ volume }) => near(volume, 0.5, 0.001) || volume === 1),
        'original not 50%',
      ),
    ],
  },
  {
    say: 'remove the music',
    draft: ({ sounds }) => [unless(sounds.length === 0, names(sounds))],
  },
  {
    say: '加一段轻快的音乐，不要鼓',
    draft: (after) => [unless(after.sounds.length === 1, 'no music'), musicFits(after)],
    answer: /[\u4e00-\u9fff]/,
  },
];
