import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target } from '../../../../src/engine/timeline/index.js';
import type { StillMotion, TransitionKind } from '../../../../src/protocol/index.js';
import {
  captioned,
  captions,
  clip,
  edit,
  film,
  images,
  type Label,
  mixed,
  named,
  photos,
  song,
  title,
} from './labels.js';

const join = (
  kind: TransitionKind | null,
  into: Target | null = null,
  ms: number | null = null,
  onBeat = false,
): Request => edit({ do: 'transition', into, kind, ms, onBeat });
const moves = (motion: StillMotion | 'varied', target: Target = images): Request =>
  edit({ do: 'motion', target, motion });
const [beach, forest] = [named('beach.mp4'), named('forest.mp4')];

/** What is asked of a look that was told of in the clause before. */
const TOLD: readonly Label[] = [
  ['I changed my mind about the transitions, take them all out', [join(null)], film],
  ['不喜欢这些转场，去掉', [join(null)], film],
  ['转场太多了，去掉', [join(null)], film],
  ['the crossfades are too slow, make them half a second', [join('crossfade', null, 500)], film],
  ['the zoom is annoying, turn it off', [moves('still')], photos],
  ['动画效果看着头晕，去掉吧', [moves('still')], photos],
  ['the cut from the city to the beach is harsh, add a dissolve', [join('crossfade', beach)], film],
  ['the jump to the forest is abrupt, add a dissolve there', [join('crossfade', forest)], film],
  ['第一段到第二段换场景了，中间加个黑场过渡', [join('fade-black', clip(2))], film],
  ['片段之间切得太硬了，柔和一点', [join('crossfade')], film],
  ['a.jpg有点呆，加个向右平移', [moves('pan-right', named('a.jpg'))], photos],
  ['照片是合影，别让它动', [moves('still')], mixed],
];

/** Which of the transitions is meant. */
const COUNTED: readonly Label[] = [
  ['remove the first transition', [join(null, clip(2))], film],
  ['remove the last transition', [join(null, clip(-1))], film],
  ['make the second transition 2 seconds', [join('crossfade', clip(3), 2000)], film],
  [
    'change the first two transitions to wipes',
    [join('wipe', clip(2)), join('wipe', clip(3))],
    film,
  ],
  ['删掉第一个转场', [join(null, clip(2))], film],
  ['第二个转场改成叠化', [join('crossfade', clip(3))], film],
  ['最后一个转场去掉', [join(null, clip(-1))], film],
  [
    'use a wipe for the first transition and a dissolve for the second',
    [join('wipe', clip(2)), join('crossfade', clip(3))],
    film,
  ],
  ['第一个转场用擦除，第二个用叠化', [join('wipe', clip(2)), join('crossfade', clip(3))], film],
];

/** Two orders of which one goes without words of its own. */
const TWO: readonly Label[] = [
  [
    'flash to white between the beach and the forest; make clip 2 exactly 6 seconds long',
    [join('fade-white', forest), edit({ do: 'length', target: clip(2), ms: { to: 6000 } })],
    film,
  ],
  [
    'show the photo for 5 seconds and put a crossfade before it',
    [edit({ do: 'length', target: images, ms: { to: 5000 } }), join('crossfade', images)],
    mixed,
  ],
  ['照片慢慢放大，前面加个闪白', [moves('zoom-in'), join('fade-white', images)], mixed],
  [
    'push in on photo 1, photo 2 stays still',
    [moves('zoom-in', clip(1)), moves('still', clip(2))],
    photos,
  ],
  [
    'zoom in on the first photo and out on the second photo',
    [moves('zoom-in', clip(1)), moves('zoom-out', clip(2))],
    photos,
  ],
  [
    'first photo: zoom in. second photo: zoom out.',
    [moves('zoom-in', clip(1)), moves('zoom-out', clip(2))],
    photos,
  ],
  [
    'show each photo for 4 seconds with a slow zoom',
    [edit({ do: 'length', target: images, ms: { to: 4000 } }), moves('zoom-in')],
    photos,
  ],
  [
    '照片切换用叠化，每张停4秒',
    [join('crossfade'), edit({ do: 'length', target: images, ms: { to: 4000 } })],
    photos,
  ],
  [
    'fade clip 1 in over 2 seconds and clip 3 out over 3 seconds',
    [
      edit({ do: 'fade', of: clip(1), edge: 'in', ms: 2000 }),
      edit({ do: 'fade', of: clip(3), edge: 'out', ms: 3000 }),
    ],
    film,
  ],
  [
    'delete the title and all the transitions',
    [edit({ do: 'remove', target: title }), join(null)],
    film,
  ],
  ['标题和转场都删掉', [edit({ do: 'remove', target: title }), join(null)], film],
  ['字幕都删掉，转场也去掉', [edit({ do: 'remove', target: captions }), join(null)], captioned],
  ['切换片段都卡在歌的节拍上，用叠化', [join('crossfade', null, null, true)], song],
];

/** What fills the frame, told by what it is not to be. */
const FRAMES: readonly Label[] = [
  [
    "don't crop anything, use a blurry background",
    [edit({ do: 'canvas', ratio: null, fit: 'blur' })],
    film,
  ],
  [
    'please fill the whole screen, my phone shows black bars',
    [edit({ do: 'canvas', ratio: null, fit: 'crop' })],
    film,
  ],
  ['黑边不好看，背景用模糊的填上', [edit({ do: 'canvas', ratio: null, fit: 'blur' })], film],
  ['横屏拍的要改成竖屏', [edit({ do: 'canvas', ratio: '9:16', fit: null })], film],
];

describe('looks in the light of what was said before', () => {
  it.each([
    ['of a look that was told of', TOLD],
    ['of transitions by their place', COUNTED],
    ['two orders', TWO],
    ['the frame', FRAMES],
  ])('%s', (_, labels) => {
    const wrong = labels.flatMap(([message, wanted, there]) => {
      const { requests, unread } = readRequests(message, there ?? film);
      const isRight = unread.length === 0 && JSON.stringify(requests) === JSON.stringify(wanted);
      return isRight ? [] : [{ message, requests, unread, wanted }];
    });
    expect(wrong).toEqual([]);
  });
});
