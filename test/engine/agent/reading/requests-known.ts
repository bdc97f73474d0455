import type { TimeRange } from '../../../../src/engine/timeline/index.js';
import {
  at,
  clip,
  clips,
  cutOut,
  edit,
  first,
  fromEnd,
  keep,
  type Label,
  last,
  lettered,
  mixed,
  music,
  named,
  range,
  revise,
  share,
  song,
  textCalled,
  volume,
  write,
} from './labels.js';

const changed = (name: string, look: object, when: TimeRange | null = null, text?: string) =>
  edit({
    do: 'change-title',
    target: textCalled(name),
    text: text ?? null,
    range: when,
    look,
  });
const added = (text: string, when: TimeRange | null) =>
  edit({ do: 'title', text, range: when, look: { style: 'title' } });
const faded = (ms: number) => edit({ do: 'fade', of: music, edge: 'out', ms });
const speed = (times: number, when: TimeRange, target = clips) =>
  edit({ do: 'speed', target, factor: { times }, range: when });
const dissolved = (ms: number | null, into = null) =>
  edit({ do: 'transition', into, kind: 'crossfade', ms, onBeat: false });

/** Titles by what they say, stretches, fades, and what goes as a whole. */
export const KNOWN: readonly Label[] = [
  ['put "The End" at the end', [changed('The End', {}, last(3))], lettered],
  ['make “Hello” bigger', [changed('Hello', { size: { times: 1.3 } })], lettered],
  ['make title B bigger', [changed('B', { size: { times: 1.3 } })], lettered],
  ['move The End to 0:10', [changed('The End', {}, range(10, 13))], lettered],
  ['把“The End”放到左下角', [changed('The End', { position: 'bottom-left' })], lettered],
  ['change title B to C', [changed('B', {}, null, 'C')], lettered],
  ['add "The End" at 0:05', [added('The End', range(5, 8))], lettered],
  ['put another "The End" at the start', [added('The End', first(3))], lettered],
  ['再加一个“The End”', [added('The End', null)], lettered],
  ['put "Finis" at the end', [added('Finis', last(3))], lettered],
  ['fade out at the end', [faded(2000)]],
  ['结尾淡出 1 秒', [faded(1000)]],
  ['add a 2 second fade out', [faded(2000)], song],
  ['fade to black at the end', [edit({ do: 'fade', of: clip(-1), edge: 'out', ms: 1000 })]],
  [
    '在第一个片段后面加叠化',
    [edit({ do: 'transition', into: clip(2), kind: 'crossfade', ms: null, onBeat: false })],
  ],
  ['delete everything', [edit({ do: 'remove', target: clips })]],
  ['全部删掉', [edit({ do: 'remove', target: clips })]],
  ['start over', [{ ask: 'restore', version: { by: 'first' } }]],
  [
    'make photo.jpg stand still',
    [edit({ do: 'motion', target: named('photo.jpg'), motion: 'still' })],
    mixed,
  ],
  [
    'in the second half of the music, less drums',
    [revise('less drums', { from: share(0.5), to: null })],
  ],
  ['undo 100 times', [{ ask: 'undo', steps: 100 }]],
  ['撤销 100 次', [{ ask: 'undo', steps: 100 }]],
  ['slow down between 0:02 and 0:04', [speed(0.67, range(2, 4))]],
  ['把 2 到 4 秒放慢一半', [speed(0.5, range(2, 4))]],
  [
    'speed up the middle 3 seconds of clip 2 to 2x',
    [
      edit({
        do: 'speed',
        target: clip(2),
        factor: { to: 2 },
        range: {
          from: { of: 'share', share: 0.5, ms: -1500 },
          to: { of: 'share', share: 0.5, ms: 1500 },
        },
      }),
    ],
  ],
  [
    'remove clip 2 and upbeat lo-fi for city.mp4',
    [edit({ do: 'remove', target: clip(2) }), write('upbeat lo-fi')],
  ],
];

/** What is said beside an edit only to tell why, and “it” for what was spoken of there. */
export const WITH_REASONS: readonly Label[] = [
  ["mute all the original audio, there's wind everywhere", [volume(clips, { to: 0 })]],
  ["drop clip 2, I don't like it", [edit({ do: 'remove', target: clip(2) })]],
  ["cut it down to 30 seconds, Instagram won't take more", [keep(first(30))]],
  [
    'the last clip runs too long, trim its final 5 seconds',
    [cutOut({ from: fromEnd(5), to: null }, clip(-1))],
  ],
  [
    'can you cut the first three seconds off the beach clip? it is just me fumbling',
    [cutOut(first(3), named('beach.mp4'))],
  ],
  ['remove seconds 12 to 14', [cutOut({ from: at(12), to: at(14) })]],
  ['crossfade all the clips, half a second each', [dissolved(500)]],
  ['make the intro softer and sparser', [revise('softer and sparser', 'intro')]],
];
