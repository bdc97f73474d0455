import {
  at,
  bare,
  captioned,
  captions,
  clip,
  clips,
  cutOut,
  edit,
  first,
  fromEnd,
  images,
  keep,
  type Label,
  last,
  lastImage,
  mixed,
  music,
  named,
  photos,
  range,
  revise,
  share,
  song,
  title,
  volume,
  write,
} from './labels.js';

/** As people really talk: politeness, slips of the pen, several things in one message. */
export const SPOKEN: readonly Label[] = [
  ['hey, could you please trim the last half second off?', [cutOut(last(0.5))]],
  ['drop the last half second', [cutOut(last(0.5))]],
  ['trim the end by 1 second', [cutOut(last(1))]],
  ['shave a second off the start of clip 2', [cutOut(first(1), clip(2))]],
  [
    'keep only clip 2',
    [edit({ do: 'remove', target: clip(1) }), edit({ do: 'remove', target: clip(2) })],
  ],
  [
    'just use clip 1',
    [edit({ do: 'remove', target: clip(2) }), edit({ do: 'remove', target: clip(2) })],
  ],
  ['halve the length of clip 2', [edit({ do: 'length', target: clip(2), ms: { times: 0.5 } })]],
  ['make clip 3 half as long', [edit({ do: 'length', target: clip(3), ms: { times: 0.5 } })]],
  ['make clip 1 twice as long', [edit({ do: 'length', target: clip(1), ms: { times: 2 } })]],
  ['undo 3 times', [{ ask: 'undo', steps: 3 }]],
  ['redo twice pls', [{ ask: 'redo', steps: 2 }]],
  ['undo the last two edits', [{ ask: 'undo', steps: 2 }]],
  ['oops, undo', [{ ask: 'undo', steps: 1 }]],
  ['keep the music', [{ ask: 'conform' }], bare],
  ['lose the captions', [edit({ do: 'remove', target: captions })], captioned],
  ['remove the subtitles I added', [edit({ do: 'remove', target: captions })], captioned],
  [
    'make the captions yellow',
    [
      edit({
        do: 'change-title',
        target: captions,
        text: null,
        range: null,
        look: { colour: '#ffd400' },
      }),
    ],
    captioned,
  ],
  [
    'zoom in slowly on the photo',
    [edit({ do: 'motion', target: lastImage, motion: 'zoom-in' })],
    mixed,
  ],
  [
    'slowly zoom into the pictures',
    [edit({ do: 'motion', target: images, motion: 'zoom-in' })],
    photos,
  ],
  [
    'show the photo for 3 seconds',
    [edit({ do: 'length', target: lastImage, ms: { to: 3000 } })],
    mixed,
  ],
  ['remove the second photo', [edit({ do: 'remove', target: clip(2) })], photos],
  [
    'put "The End" at the end and fade it in',
    [
      edit({
        do: 'title',
        text: 'The End',
        range: { from: fromEnd(3), to: null },
        look: { style: 'title', enter: 'fade' },
      }),
    ],
  ],
  [
    'add a title "Day One" at the start and make it yellow',
    [
      edit({
        do: 'title',
        text: 'Day One',
        range: range(null, 3),
        look: { style: 'title', colour: '#ffd400' },
      }),
    ],
  ],
  [
    'add the caption "Hello" from 0:02 to 0:05 at the bottom, white',
    [
      edit({
        do: 'title',
        text: 'Hello',
        range: range(2, 5),
        look: { style: 'caption', position: 'bottom', colour: '#ffffff' },
      }),
    ],
  ],
  [
    'move clip 3 to the front, then mute it',
    [edit({ do: 'move', target: clip(3), to: { at: 'start' } }), volume(clip(1), { to: 0 })],
  ],
  [
    'speed up clip 2 by 50% and delete clip 3',
    [
      edit({ do: 'speed', target: clip(2), factor: { times: 1.5 } }),
      edit({ do: 'remove', target: clip(3) }),
    ],
  ],
  [
    'delete the first clip and the last one',
    [edit({ do: 'remove', target: clip(1) }), edit({ do: 'remove', target: clip(-1) })],
  ],
  ['swap the first two clips', [edit({ do: 'swap', first: clip(1), second: clip(2) })]],
  [
    'put beach.mp4 first and slow it down to 80%',
    [
      edit({ do: 'move', target: named('beach.mp4'), to: { at: 'start' } }),
      edit({ do: 'speed', target: named('beach.mp4'), factor: { to: 0.8 } }),
    ],
  ],
  [
    'replace beach.mp4 with photo.jpg and keep the music',
    [edit({ do: 'replace', target: named('beach.mp4'), media: 'photo.jpg' }), { ask: 'conform' }],
  ],
  ['delet clip 2', [edit({ do: 'remove', target: clip(2) })]],
  ['mute the orignal sound', [volume(clips, { to: 0 })]],
  ['can u make it verticle', [edit({ do: 'canvas', ratio: '9:16', fit: null })]],
  ['make the vid 15 secs', [keep(first(15))]],
  [
    'cut from 0:03 to 0:05 out and add a crossfade of half a second',
    [
      cutOut(range(3, 5)),
      edit({ do: 'transition', into: null, kind: 'crossfade', ms: 500, onBeat: false }),
    ],
  ],
  [
    'music a bit quieter, and louder drums in the second half',
    [volume(music, { times: 0.7 }), revise('louder drums', { from: share(0.5), to: null })],
  ],
  ['no music until 0:03', [volume(music, { to: 0 }, range(null, 3))], song],
  ['only from 0:02', [volume(music, { to: 0 }, range(null, 2))], song],
  ['the music is too loud', [volume(music, { times: 0.7 })]],
  ["I can't hear the original sound, turn it up", [volume(clips, { times: 1.4 })]],
  [
    'fade the music out over the last 3 seconds and fade to black',
    [
      edit({ do: 'fade', of: music, edge: 'out', ms: 3000 }),
      edit({ do: 'fade', of: clip(-1), edge: 'out', ms: 1000 }),
    ],
    song,
  ],
  [
    'remove the transition between clip 1 and 2',
    [edit({ do: 'transition', into: clip(2), kind: null, ms: null, onBeat: false })],
  ],
  ['duplicate the last one', [edit({ do: 'duplicate', target: clip(-1) })]],
  [
    'split it at 4s and drop the second part',
    [edit({ do: 'split', target: null, at: at(4) }), edit({ do: 'remove', target: clip(2) })],
    bare,
  ],
  [
    'make all the photos 2 seconds each with a crossfade between them',
    [
      edit({ do: 'length', target: images, ms: { to: 2000 } }),
      edit({ do: 'transition', into: null, kind: 'crossfade', ms: null, onBeat: false }),
    ],
    photos,
  ],
  [
    '9:16 with blurred background please, thanks!',
    [edit({ do: 'canvas', ratio: '9:16', fit: 'blur' })],
  ],
  [
    'set clip 2 to 30% volume and the music to 80%',
    [volume(clip(2), { to: 0.3 }), volume(music, { to: 0.8 })],
  ],
  [
    'add photo.jpg at the end for 3 seconds',
    [
      edit({ do: 'place', media: 'photo.jpg', at: { at: 'end' } }),
      edit({ do: 'length', target: named('photo.jpg'), ms: { to: 3000 } }),
    ],
  ],
  ['take out everything after 12 seconds', [cutOut(range(12, null))]],
  [
    'happier music please, and get rid of the first 2 seconds',
    [write('happier music', true), cutOut(first(2))],
  ],
  ['remove the clip "beach"', [edit({ do: 'remove', target: named('beach.mp4') })]],
  [
    'make the title fade in and out',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { enter: 'fade', leave: 'fade' },
      }),
    ],
  ],
  [
    'change the title to "Summer 2024"',
    [edit({ do: 'change-title', target: title, text: 'Summer 2024', range: null, look: {} })],
  ],
];
