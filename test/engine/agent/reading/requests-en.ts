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
  song,
  title,
  titles,
  volume,
  write,
} from './labels.js';

/** Requests in English, with what they are to be read as. */
export const ENGLISH: readonly Label[] = [
  // Music.
  ['upbeat lo-fi', [write('upbeat lo-fi')], bare],
  ['add calm piano music', [write('add calm piano music', true)]],
  ['remove the music', [{ ask: 'remove-music' }]],
  ['more energetic', [write('more energetic', true)]],
  ['slower', [write('slower', true, 0.86)]],
  ['less drums', [write('less drums', true)]],
  ['only from 0:10', [write('only from 0:10', true)]],
  ['drop at 0:08', [write('drop at 0:08', true)]],
  ['speed it up', [write('speed it up', true, 1.16)]],
  [
    'make the second half more energetic',
    [revise('more energetic', { from: share(0.5), to: null })],
  ],
  ['no drums from 0:10 to 0:20', [revise('no drums', range(10, 20))]],
  ['calmer in the intro', [revise('calmer', 'intro')]],
  ['make the chorus more energetic', [revise('more energetic', 'climax')]],
  ['less drums in the outro', [revise('less drums', 'outro')]],
  ['give me three versions', [{ ask: 'variants', count: 3, words: '' }]],
  ['quieter under the voice', [edit({ do: 'duck', depthDb: { plus: 6 } })]],
  ['duck the music by 15 dB', [edit({ do: 'duck', depthDb: { to: 15 } })]],
  ["don't duck the music", [edit({ do: 'duck', depthDb: { to: 0 } })]],
  ['keep the music', [{ ask: 'conform' }]],
  ['fit the music to the new cut', [{ ask: 'conform' }]],
  ['re-sync the music', [{ ask: 'conform' }]],
  // Loudness.
  ['35%', [volume(music, { to: 0.35 })]],
  ['set the music to 50%', [volume(music, { to: 0.5 })]],
  ['mute the original sound', [volume(clips, { to: 0 })]],
  ['mute the music from 5s to 8s', [volume(music, { to: 0 }, range(5, 8))]],
  ['original sound at 20% for the first 4 seconds', [volume(clips, { to: 0.2 }, first(4))]],
  ['mute clip 2', [volume(clip(2), { to: 0 })]],
  [
    'turn birds.wav down to 40%',
    [volume({ by: 'name', name: 'birds.wav', track: 'audio' }, { to: 0.4 })],
  ],
  ['make the music louder after 0:10', [volume(music, { times: 1.4 }, range(10, null))]],
  // Uploaded sound.
  [
    'use my song.mp3 instead and cut it to length',
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
  [
    'use my song.mp3 and loop it',
    [
      edit({
        do: 'sound',
        media: 'my song.mp3',
        role: 'music',
        replaces: true,
        at: null,
        loop: true,
      }),
    ],
  ],
  [
    'add birds.wav at 0:05',
    [
      edit({
        do: 'sound',
        media: 'birds.wav',
        role: 'sound',
        replaces: false,
        at: at(5),
        loop: false,
      }),
    ],
  ],
  ['loop it', [edit({ do: 'loop', target: music, loop: true })], song],
  // Trimming.
  ['trim the first 3 seconds', [cutOut(first(3))]],
  ['cut the last 5 s off clip 2', [cutOut(last(5), clip(2))]],
  ['keep only 0:05–0:20', [keep(range(5, 20))]],
  ['shorten it to 15 seconds', [keep(first(15))]],
  ['cut it to 10 seconds', [keep(first(10))]],
  ['cut out 0:10-0:12', [cutOut(range(10, 12))]],
  ['remove the first five seconds of beach.mp4', [cutOut(first(5), named('beach.mp4'))]],
  ['trim 2 seconds from the end', [cutOut(last(2))]],
  ['cut everything after 1:02.5', [cutOut(range(62.5, null))]],
  ['cut it', [clarify({ of: 'time', doing: 'cut-out' })]],
  // Order.
  [
    'move the second clip to the front',
    [edit({ do: 'move', target: clip(2), to: { at: 'start' } })],
  ],
  [
    'put beach.mp4 after city.mp4',
    [
      edit({
        do: 'move',
        target: named('beach.mp4'),
        to: { at: 'after', target: named('city.mp4') },
      }),
    ],
  ],
  ['swap clip 1 and 2', [edit({ do: 'swap', first: clip(1), second: clip(2) })]],
  ['reverse the order', [edit({ do: 'reverse-order' })]],
  [
    'move the last clip before clip 2',
    [edit({ do: 'move', target: clip(-1), to: { at: 'before', target: clip(2) } })],
  ],
  ['remove the third clip', [edit({ do: 'remove', target: clip(3) })]],
  ['delete beach.mp4', [edit({ do: 'remove', target: named('beach.mp4') })]],
  [
    'use photo.jpg instead of beach.mp4',
    [edit({ do: 'replace', target: named('beach.mp4'), media: 'photo.jpg' })],
  ],
  ['add photo.jpg at the end', [edit({ do: 'place', media: 'photo.jpg', at: { at: 'end' } })]],
  ['duplicate clip 1', [edit({ do: 'duplicate', target: clip(1) })]],
  ['split clip 2 at 0:05', [edit({ do: 'split', target: clip(2), at: at(5) })]],
  ['split the video halfway', [edit({ do: 'split', target: null, at: share(0.5) })]],
  // Speed and length.
  ['speed clip 2 up 2x', [edit({ do: 'speed', target: clip(2), factor: { times: 2 } })]],
  [
    'play the first clip at half speed',
    [edit({ do: 'speed', target: clip(1), factor: { to: 0.5 } })],
  ],
  ['slow motion for clip 3', [edit({ do: 'speed', target: clip(3), factor: { to: 0.5 } })]],
  [
    'show each photo for 3 seconds',
    [edit({ do: 'length', target: images, ms: { to: 3000 } })],
    photos,
  ],
  // Titles.
  [
    'add a title "Urban Dreams" for the first 3 seconds in yellow at the bottom',
    [
      edit({
        do: 'title',
        text: 'Urban Dreams',
        range: first(3),
        look: { style: 'title', colour: '#ffd400', position: 'bottom' },
      }),
    ],
  ],
  [
    'caption “Meet the team” from 0:05 to 0:08',
    [edit({ do: 'title', text: 'Meet the team', range: range(5, 8), look: { style: 'caption' } })],
  ],
  [
    'make the title bigger',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { size: { times: 1.3 } },
      }),
    ],
  ],
  [
    'fade the title in',
    [edit({ do: 'change-title', target: title, text: null, range: null, look: { enter: 'fade' } })],
  ],
  [
    'change the title to "Cut clip 2"',
    [edit({ do: 'change-title', target: title, text: 'Cut clip 2', range: null, look: {} })],
  ],
  [
    'make the title white and move it to the top left',
    [
      edit({
        do: 'change-title',
        target: title,
        text: null,
        range: null,
        look: { colour: '#ffffff', position: 'top-left' },
      }),
    ],
  ],
  ['remove the title', [edit({ do: 'remove', target: title })]],
  ['remove all titles', [edit({ do: 'remove', target: titles })]],
  ['add a title', [clarify({ of: 'text' })]],
  // Fades, transitions, frame.
  ['fade out the music over 3 seconds', [edit({ do: 'fade', of: music, edge: 'out', ms: 3000 })]],
  ['fade to black at the end', [edit({ do: 'fade', of: clip(-1), edge: 'out', ms: 1000 })]],
  ['fade in from black', [edit({ do: 'fade', of: clip(1), edge: 'in', ms: 1000 })]],
  [
    'crossfade between all clips on the beat',
    [edit({ do: 'transition', into: null, kind: 'crossfade', ms: null, onBeat: true })],
  ],
  [
    'remove the transitions',
    [edit({ do: 'transition', into: null, kind: null, ms: null, onBeat: false })],
  ],
  [
    'dissolve of 1 second before clip 3',
    [edit({ do: 'transition', into: clip(3), kind: 'crossfade', ms: 1000, onBeat: false })],
  ],
  ['make it vertical', [edit({ do: 'canvas', ratio: '9:16', fit: null })]],
  ['9:16 with blurred background', [edit({ do: 'canvas', ratio: '9:16', fit: 'blur' })]],
  ['square, crop', [edit({ do: 'canvas', ratio: '1:1', fit: 'crop' })]],
  ['ken burns', [edit({ do: 'motion', target: images, motion: 'varied' })], photos],
  ['zoom in on the photos', [edit({ do: 'motion', target: images, motion: 'zoom-in' })], photos],
  ['make it a slideshow to the beat', [edit({ do: 'slideshow', beats: null })], photos],
  // Versions.
  ['undo', [{ ask: 'undo', steps: 1 }]],
  ['undo the last two changes', [{ ask: 'undo', steps: 2 }]],
  ['redo', [{ ask: 'redo', steps: 1 }]],
  [
    'go back to the version before the title',
    [{ ask: 'restore', version: { by: 'before', words: 'the title' } }],
  ],
  ['back to version 2', [{ ask: 'restore', version: { by: 'number', number: 2 } }]],
  ['start over', [{ ask: 'restore', version: { by: 'first' } }]],
  // Questions and what cannot be done.
  ['what is on the timeline?', [{ ask: 'question', topic: 'timeline' }]],
  ['what key is it in?', [{ ask: 'question', topic: 'key' }]],
  ['add a voice-over', [{ ask: 'missing', missing: 'voice' }]],
  ['make it black and white', [{ ask: 'missing', missing: 'effects' }]],
  ['remove the man in the background', [{ ask: 'missing', missing: 'objects' }]],
  ['play the video backwards', [{ ask: 'missing', missing: 'reverse' }]],
  ['rotate clip 2', [{ ask: 'missing', missing: 'rotation' }]],
  ['add subtitles automatically', [{ ask: 'missing', missing: 'transcripts' }]],
  ['export', [{ ask: 'missing', missing: 'export' }]],
  // Several at once.
  [
    'Trim the first 2 seconds, add a title "Hi" at the top and make the music quieter',
    [
      cutOut(first(2)),
      edit({ do: 'title', text: 'Hi', range: null, look: { style: 'title', position: 'top' } }),
      volume(music, { times: 0.7 }),
    ],
  ],
  [
    'remove clip 2 and clip 3',
    [edit({ do: 'remove', target: clip(2) }), edit({ do: 'remove', target: clip(2) })],
  ],
  [
    'make it vertical and add calm piano',
    [edit({ do: 'canvas', ratio: '9:16', fit: null }), write('add calm piano', true)],
  ],
];
