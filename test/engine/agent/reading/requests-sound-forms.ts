import type { Request } from '../../../../src/engine/agent/requests.js';
import type { Target } from '../../../../src/engine/timeline/index.js';
import { clip, clips, edit, first, type Label, music, song, volume } from './labels.js';

/** One of each kind of object, with one of each kind of rule: a hole in one row is a hole in all. */
const OBJECTS: readonly (readonly [string, Target])[] = [
  ['the backing track', music],
  ['the ambient sound', clips],
  ["clip 2's audio", clip(2)],
];
const OBJECTS_ZH: readonly (readonly [string, Target])[] = [
  ['BGM', music],
  ['现场的声音', clips],
  ['第二段自带的声音', clip(2)],
];
const FORMS: readonly (readonly [string, (of: Target) => Request])[] = [
  ['cut _ in half', (of) => volume(of, { times: 0.5 })],
  ['dial _ back a bit', (of) => volume(of, { times: 0.7 })],
  ['drop _ to 30%', (of) => volume(of, { to: 0.3 })],
  ['turn _ all the way down', (of) => volume(of, { to: 0 })],
  ['mute _ for the first 4 seconds', (of) => volume(of, { to: 0 }, first(4))],
];
const FORMS_ZH: readonly (readonly [string, (of: Target) => Request])[] = [
  ['_调到原来的一半', (of) => volume(of, { times: 0.5 })],
  ['_关小点', (of) => volume(of, { times: 0.7 })],
  ['前6秒不要_，直接静音', (of) => volume(of, { to: 0 }, first(6))],
];
const crossed = (
  objects: typeof OBJECTS,
  forms: typeof FORMS,
): readonly (readonly [string, readonly Request[]])[] =>
  forms.flatMap(([form, of]) =>
    objects.map(([name, target]) => [form.replace('_', name), [of(target)]] as const),
  );

const fade = (edge: 'in' | 'out', ms: number): Request => edit({ do: 'fade', of: music, edge, ms });
const undo = (steps: number): Request => ({ ask: 'undo', steps });
const ducked = edit({ do: 'duck', depthDb: { to: 8 } });
const toFirst: Request = { ask: 'restore', version: { by: 'first' } };

export const SOUND_FORMS: readonly Label[] = [
  ...crossed(OBJECTS, FORMS),
  ...crossed(OBJECTS_ZH, FORMS_ZH),
  ['Fade the tune in over 1 second and out over 4.', [fade('in', 1000), fade('out', 4000)], song],
  ['歌结尾别突然断，淡出6秒', [fade('out', 6000)], song],
  ['take 3 seconds to fade out the track', [fade('out', 3000)], song],
  ['dial the music back by 8 dB whenever our guide is talking', [ducked], song],
  ['老师讲课的时候BGM降8分贝', [edit({ do: 'duck', depthDb: { to: 8 } })], song],
  ['连着撤销三步', [undo(3)]],
  ['undo a couple of times', [undo(2)]],
  ['刚才改的不好看，退回去', [undo(1)]],
  ['还是不撤销了，恢复刚才那步', [{ ask: 'redo', steps: 1 }]],
  ['一切重来，回到原始素材', [toFirst]],
  ['restore it to how I uploaded it', [toFirst]],
  ['把歌停掉循环，播一遍就好', [edit({ do: 'loop', target: music, loop: false })], song],
];
