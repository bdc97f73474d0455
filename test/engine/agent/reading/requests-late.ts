import {
  at,
  bare,
  clarify,
  clip,
  clips,
  cutOut,
  edit,
  first,
  images,
  keep,
  type Label,
  last,
  music,
  named,
  photos,
  range,
  revise,
  share,
  title,
  titles,
  volume,
  write,
} from './labels.js';
import { LATE_CHINESE } from './requests-late-zh.js';

/** Requests that were written after the reader, in both languages, and not while it was made. */
export const LATE: readonly Label[] = [
  ['Can you cut the first two seconds?', [cutOut(first(2))]],
  ['please get rid of the last 4 seconds', [cutOut(last(4))]],
  ['I only want to keep 0:03 to 0:09', [keep(range(3, 9))]],
  ['chop off everything before 0:04', [cutOut(range(null, 4))]],
  ['delete the part from 5 to 7 seconds', [cutOut(range(5, 7))]],
  ['trim clip 3 to 4 seconds', [edit({ do: 'length', target: clip(3), ms: { to: 4000 } })]],
  ['make it exactly 20 seconds long', [keep(first(20))]],
  ['trim beach.mp4 to 0:02–0:06', [keep(range(2, 6), named('beach.mp4'))]],
  ['end the video at 0:25', [keep(range(null, 25))]],
  [
    'switch the order of the first and the last clip',
    [edit({ do: 'swap', first: clip(1), second: clip(-1) })],
  ],
  [
    'bring forest.mp4 to the beginning',
    [edit({ do: 'move', target: named('forest.mp4'), to: { at: 'start' } })],
  ],
  ['move clip 1 to the end', [edit({ do: 'move', target: clip(1), to: { at: 'end' } })]],
  ['make the third clip first', [edit({ do: 'move', target: clip(3), to: { at: 'start' } })]],
  [
    'put the beach after the forest',
    [
      edit({
        do: 'move',
        target: named('beach.mp4'),
        to: { at: 'after', target: named('forest.mp4') },
      }),
    ],
  ],
  [
    'insert photo.jpg before clip 2',
    [edit({ do: 'place', media: 'photo.jpg', at: { at: 'before', target: clip(2) } })],
  ],
  [
    'replace the second clip with photo.jpg',
    [edit({ do: 'replace', target: clip(2), media: 'photo.jpg' })],
  ],
  ['cut clip 2 in half', [edit({ do: 'split', target: clip(2), at: share(0.5) })]],
  ['split at 0:07', [edit({ do: 'split', target: null, at: at(7) })]],
  ['make clip 2 twice as fast', [edit({ do: 'speed', target: clip(2), factor: { to: 2 } })]],
  [
    'slow the last clip down a bit',
    [edit({ do: 'speed', target: clip(-1), factor: { times: 0.83 } })],
  ],
  ['run the whole video at 1.5x', [edit({ do: 'speed', target: clips, factor: { to: 1.5 } })]],
  [
    'put forest.mp4 back to normal speed',
    [edit({ do: 'speed', target: named('forest.mp4'), factor: { to: 1 } })],
  ],
  [
    'write "The End" over the last 3 seconds',
    [edit({ do: 'title', text: 'The End', range: last(3), look: { style: 'title' } })],
  ],
  [
    'Put the text “Day 1” in the top right corner',
    [
      edit({
        do: 'title',
        text: 'Day 1',
        range: null,
        look: { style: 'title', position: 'top-right' },
      }),
    ],
  ],
  [
    "add the caption 'Hello, world and you' at 0:06 for 2 seconds",
    [
      edit({
        do: 'title',
        text: 'Hello, world and you',
        range: range(6, 8),
        look: { style: 'caption' },
      }),
    ],
  ],
  [
    'show “Chapter 2” on clip 2',
    [
      edit({
        do: 'title',
        text: 'Chapter 2',
        range: {
          from: { of: 'thing', target: clip(2), edge: 'start', ms: 0 },
          to: { of: 'thing', target: clip(2), edge: 'end', ms: 0 },
        },
        look: { style: 'title' },
      }),
    ],
  ],
  [
    'make the title red',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { colour: '#e53935' },
      }),
    ],
  ],
  [
    'title a little smaller please',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { size: { times: 0.87 } },
      }),
    ],
  ],
  [
    'move the title to the bottom',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { position: 'bottom' },
      }),
    ],
  ],
  [
    'the title should say "Sunrise"',
    [edit({ do: 'change-title', target: title, text: 'Sunrise', range: null, look: {} })],
  ],
  ['get rid of all captions', [edit({ do: 'remove', target: titles })]],
  [
    'let the title slide in from the left',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { enter: 'slide-right' },
      }),
    ],
  ],
  [
    'use dissolves between the clips',
    [edit({ do: 'transition', into: null, kind: 'crossfade', ms: null, onBeat: false })],
  ],
  [
    'add a half second wipe between clip 1 and clip 2',
    [edit({ do: 'transition', into: clip(2), kind: 'wipe', ms: 500, onBeat: false })],
  ],
  [
    'no transitions please',
    [edit({ do: 'transition', into: null, kind: null, ms: null, onBeat: false })],
  ],
  [
    'turn it into a square video with black bars',
    [edit({ do: 'canvas', ratio: '1:1', fit: 'pad' })],
  ],
  ['4:5 for instagram', [edit({ do: 'canvas', ratio: '4:5', fit: null })]],
  ['back to landscape', [edit({ do: 'canvas', ratio: '16:9', fit: null })]],
  [
    'fade the picture out over the last 2 seconds',
    [edit({ do: 'fade', of: clip(-1), edge: 'out', ms: 2000 })],
  ],
  ['fade in the music over 1 second', [edit({ do: 'fade', of: music, edge: 'in', ms: 1000 })]],
  [
    'every photo should last 2 seconds',
    [edit({ do: 'length', target: images, ms: { to: 2000 } })],
    photos,
  ],
  ['change the picture every 2 beats', [edit({ do: 'slideshow', beats: 2 })], photos],
  ['zoom out on photo 2', [edit({ do: 'motion', target: clip(2), motion: 'zoom-out' })], photos],
  ['music at half volume', [volume(music, { times: 0.5 })]],
  ['turn the original audio down to 30%', [volume(clips, { to: 0.3 })]],
  [
    'mute the first clip and the third clip',
    [volume(clip(1), { to: 0 }), volume(clip(3), { to: 0 })],
  ],
  ['lower the music when someone is talking', [edit({ do: 'duck', depthDb: { plus: 6 } })]],
  [
    'replace the music with my song.mp3',
    [
      edit({
        do: 'sound',
        media: 'my song.mp3',
        role: 'music',
        replaces: true,
        at: null,
        loop: false,
      }),
    ],
  ],
  ['softer in the outro', [revise('softer', 'outro')]],
  ['add strings from 0:12 to the end', [revise('add strings', range(12, null))]],
  ['make it happier and drop at 0:15', [write('make it happier and drop at 0:15', true)]],
  ['three more versions please', [{ ask: 'variants', count: 3, words: '' }]],
  ['undo that', [{ ask: 'undo', steps: 1 }]],
  ['undo 3 steps', [{ ask: 'undo', steps: 3 }]],
  [
    'go back to how it was before I trimmed it',
    [{ ask: 'restore', version: { by: 'before', words: 'I trimmed it' } }],
  ],
  ['restore version 4', [{ ask: 'restore', version: { by: 'number', number: 4 } }]],
  ['how long is the video?', [{ ask: 'question', topic: 'length' }]],
  ['make everything sepia', [{ ask: 'missing', missing: 'effects' }]],
  ['add a logo in the corner', [{ ask: 'missing', missing: 'stickers' }]],
  ['freeze the last frame', [{ ask: 'missing', missing: 'freeze' }]],
  ['delete the clip', [clarify({ of: 'which', doing: 'remove', target: null })]],
  ['split clip 2', [clarify({ of: 'time', doing: 'split' })]],
  ['make clip 2 longer', [clarify({ of: 'how-much', doing: 'length' })]],
  ['something dreamy for a beach clip', [write('something dreamy for a beach clip')], bare],
  [
    'fast cuts, energetic house, title-sequence vibe',
    [write('fast cuts, energetic house, title-sequence vibe')],
    bare,
  ],
  ...LATE_CHINESE,
];
