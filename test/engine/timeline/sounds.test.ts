import { describe, expect, it } from 'vitest';
import { removeMusic } from '../../../src/engine/timeline/edits.js';
import {
  exchangeMusic,
  fitSounds,
  musicOf,
  type Operation,
  placeMusic,
  placeVideo,
  soundsOf,
  type Target,
} from '../../../src/engine/timeline/index.js';
import { TrackType } from '../../../src/protocol/index.js';
import { CONTEXT } from './any-operation.js';
import { edited, fields, lies, refused, scored, three, told } from './films.js';

const AUDIO = TrackType.audio;
const music: Target = { by: 'kind', kind: 'music' };
const range = (from: number, to: number) =>
  ({ from: { of: 'start', ms: from }, to: { of: 'start', ms: to } }) as const;
const picture = (number: number): Target => ({ by: 'number', track: 'video', number });
const length = (ms: number): Operation => ({ do: 'length', target: picture(1), ms: { to: ms } });

function sound(more: Partial<Extract<Operation, { do: 'sound' }>> = {}): Operation {
  return {
    do: 'sound',
    media: 'song.mp3',
    role: 'music',
    replaces: true,
    at: null,
    loop: false,
    ...more,
  };
}
const bell = sound({
  media: 'bell',
  role: 'sound',
  replaces: false,
  at: { of: 'start', ms: 9000 },
});

describe('recordings', () => {
  it('take the place of the music, or lie beside it on a track of their own', () => {
    expect(told(scored, sound())).toEqual([
      'removed Golden Bridge 0-15210',
      'added song.mp3 0-9000',
    ]);
    const both = edited(scored, bell);
    expect(lies(both, AUDIO)).toEqual(['Golden Bridge 0-15210', 'bell.wav 9000-9700']);
    expect(both.t.map(({ tt }) => tt)).toEqual([0, 1, 1]);
    expect(musicOf(both).map(({ name }) => name)).toEqual(['Golden Bridge']);
    expect(soundsOf(both)).toHaveLength(2);
  });

  it('are not touched by another piece of music', () => {
    const both = edited(scored, bell);
    const piece = { mediaId: 'piece_2', name: 'New', durationMs: 15_210, volume: 1 };
    expect(lies(placeMusic(both, piece), AUDIO)).toEqual(['New 0-15210', 'bell.wav 9000-9700']);
    expect(lies(removeMusic(both), AUDIO)).toEqual(['bell.wav 9000-9700']);
    const silent = removeMusic(both);
    expect(removeMusic(silent)).toBe(silent);
  });

  it('are played again to the end where that is wanted', () => {
    expect(told(three, sound({ loop: true }))).toEqual(['added song.mp3 0-15210']);
    const sung = edited(three, sound());
    expect(told(sung, { do: 'loop', target: music, loop: true })).toEqual([
      'loop of song.mp3 0-15210: off → on',
      'length of song.mp3 0-15210: 9000 → 15210',
    ]);
    const looped = edited(sung, { do: 'loop', target: music, loop: true });
    expect(lies(edited(looped, { do: 'loop', target: music, loop: false }), AUDIO)).toEqual([
      'song.mp3 0-9000',
    ]);
  });

  it('go on seamlessly where a part of a round is made quieter', () => {
    const looped = edited(three, sound({ loop: true }));
    const quiet: Operation = {
      do: 'volume',
      of: music,
      change: { to: 0.5 },
      range: range(8000, 10_000),
    };
    expect(lies(edited(looped, quiet), AUDIO)).toEqual([
      'song.mp3 0-8000',
      'song.mp3 8000-9000 +8000',
      'song.mp3 9000-10000',
      'song.mp3 10000-15210 +1000',
    ]);
  });

  it('are cut with a fade where the film ends first, and go on when it is longer again', () => {
    const sung = edited(three, sound());
    const short = edited(sung, length(500));
    expect(lies(short, AUDIO)).toEqual(['song.mp3 0-7710']);
    expect(fields(short, 'fadeOut').at(-1)).toBe(1500);
    const long = edited(short, length(8000));
    expect(lies(long, AUDIO)).toEqual(['song.mp3 0-9000']);
    expect(fields(long, 'fadeOut').at(-1)).toBeUndefined();
  });

  it('fit a film that was changed by other means', () => {
    const one = placeVideo({ t: [] }, { mediaId: 'media_b', name: 'city', durationMs: 3210 });
    const sung = edited(one, sound({ loop: true }));
    const more = placeVideo(sung, { mediaId: 'media_c', name: 'photo.jpg', durationMs: 0 });
    expect(lies(fitSounds(more, CONTEXT, sung), AUDIO)).toEqual(['song.mp3 0-7210']);
    const cut = fitSounds({ ...sung, t: sung.t.map((track) => track) }, CONTEXT);
    expect(fields(cut, 'fadeOut').at(-1)).toBe(1500);
  });

  it('keep their place over the picture', () => {
    const rung = edited(three, bell);
    expect(lies(edited(rung, length(5000)), AUDIO)).toEqual(['bell.wav 6000-6700']);
    expect(lies(edited(rung, { do: 'remove', target: picture(2) }), AUDIO)).toEqual([]);
  });

  it('stay whole when a film with quieter stretches is cut', () => {
    const quiet: Operation = {
      do: 'volume',
      of: music,
      change: { to: 0.3 },
      range: range(9000, 11_000),
    };
    const cut: Operation = { do: 'cut-out', target: null, range: range(2000, 5000) };
    const draft = edited(scored, quiet, cut);
    expect(lies(draft, AUDIO)).toEqual([
      'Golden Bridge 0-6000',
      'Golden Bridge 6000-8000 +6000',
      'Golden Bridge 8000-12210 +8000',
    ]);
  });

  it('are one again when a stretch is as loud as the rest', () => {
    const loud = (to: number): Operation => ({
      do: 'volume',
      of: music,
      change: { to },
      range: range(4000, 6000),
    });
    expect(musicOf(edited(scored, loud(0.3)))).toHaveLength(3);
    expect(edited(scored, loud(0.3), loud(1))).toEqual(scored);
    // What a user divided stays divided.
    const divided: Operation = { do: 'split', target: picture(1), at: { of: 'start', ms: 2000 } };
    const mute = (to: number): Operation => ({
      do: 'volume',
      of: { by: 'all', track: 'video' },
      change: { to },
      range: range(1000, 3000),
    });
    const parts = edited(three, divided);
    expect(edited(parts, mute(0), mute(1))).toEqual(parts);
  });

  it('hand their place to a piece that is fitted to another cut, quiet stretches and all', () => {
    const quiet: Operation = {
      do: 'volume',
      of: music,
      change: { to: 0.3 },
      range: range(4000, 6000),
    };
    const late: Operation = { do: 'keep', target: music, range: range(1000, 15_210) };
    const before = edited(scored, quiet);
    const cut = edited(before, length(7000));
    const scoredPiece = { mediaId: 'piece_1', durationMs: 15_210 };
    const piece = { mediaId: 'piece_2', name: 'Golden Bridge', durationMs: 14_210 };
    const fitted = exchangeMusic(cut, scoredPiece, piece);
    expect(lies(fitted, AUDIO)).toEqual([
      'Golden Bridge 0-4000',
      'Golden Bridge 4000-6000 +4000',
      'Golden Bridge 6000-14210 +6000',
    ]);
    expect(musicOf(fitted).map(({ mediaId, volume }) => [mediaId, volume])).toEqual([
      ['piece_2', 1],
      ['piece_2', 0.3],
      ['piece_2', 1],
    ]);
    const begun = edited(scored, late);
    const longer = edited(begun, { do: 'length', target: picture(3), ms: { to: 6000 } });
    expect(
      lies(exchangeMusic(longer, scoredPiece, { ...piece, durationMs: 17_210 }), AUDIO),
    ).toEqual(['Golden Bridge 1000-17210 +1000']);
    expect(exchangeMusic(three, scoredPiece, piece)).toBe(three);
  });

  it('are refused where they cannot lie', () => {
    expect(refused(three, sound({ media: 'Beach' }))).toMatchObject({ reason: 'wrong-kind' });
    expect(refused(three, sound({ at: { of: 'start', ms: 60_000 } }))).toMatchObject({
      reason: 'outside',
      limitMs: 15_210,
    });
    expect(refused({ t: [] }, sound())).toEqual({ reason: 'empty-timeline' });
    expect(refused(three, { do: 'loop', target: picture(1), loop: true })).toMatchObject({
      reason: 'wrong-kind',
    });
  });
});

describe('loudness', () => {
  const volume = (
    of: Target,
    change: Extract<Operation, { do: 'volume' }>['change'],
  ): Operation => ({
    do: 'volume',
    of,
    change,
    range: null,
  });
  const clips: Target = { by: 'all', track: 'video' };

  it('is told in whole percent', () => {
    expect(told(scored, volume(music, { times: 0.352 }))).toEqual([
      'volume of Golden Bridge 0-15210: 100 → 35',
    ]);
    expect(told(scored, volume(clips, { to: 0 }))).toEqual(['volume of Beach.mp4 0-8000: 100 → 0']);
  });

  it('rises above one only where there is other sound to be set off against', () => {
    expect(told(scored, volume(music, { times: 1.5 }))).toEqual([
      'volume of Golden Bridge 0-15210: 100 → 150',
    ]);
    const alone = edited(scored, volume(clips, { to: 0 }));
    expect(refused(alone, volume(music, { times: 1.5 }))).toEqual({
      reason: 'outside',
      asked: '150%',
      choices: ['0%', '100%'],
    });
  });

  it('changes in a stretch of a clip, which is seen as before', () => {
    const quiet: Operation = {
      do: 'volume',
      of: clips,
      change: { to: 0.2 },
      range: range(2000, 4000),
    };
    expect(told(three, quiet)).toEqual(['volume of Beach.mp4 2000-4000: 100 → 20']);
    expect(lies(edited(three, quiet)).slice(0, 3)).toEqual([
      'Beach.mp4 0-2000',
      'Beach.mp4 2000-4000 +2000',
      'Beach.mp4 4000-8000 +4000',
    ]);
  });

  it('fades at the ends of the film, of one picture, of a recording in parts', () => {
    const fade = (of: Target, edge: 'in' | 'out', ms = 2000): Operation => ({
      do: 'fade',
      of,
      edge,
      ms,
    });
    expect(told(scored, fade(clips, 'out'))).toEqual([
      'fade-out of photo.jpg 11210-15210: 0 → 2000',
    ]);
    expect(told(scored, fade(picture(2), 'in'))).toEqual([
      'fade-in of city walk.mov 8000-11210: 0 → 2000',
    ]);
    const parts = edited(scored, {
      do: 'volume',
      of: music,
      change: { to: 0.5 },
      range: range(4000, 6000),
    });
    expect(told(parts, fade(music, 'in'))).toEqual(['fade-in of Golden Bridge 0-4000: 0 → 2000']);
    const faded = edited(scored, fade(picture(2), 'in'), fade(picture(2), 'out', 9000));
    expect([fields(faded, 'fadeIn')[1], fields(faded, 'fadeOut')[1]]).toEqual([undefined, 3210]);
    expect(refused(scored, fade(music, 'in', 0))).toEqual({ reason: 'nothing-to-change' });
  });

  it('gives way to speech by as much as is wanted', () => {
    expect(told(scored, { do: 'duck', depthDb: { plus: 6 } })).toEqual([
      'duck of Golden Bridge 0-15210: 12 → 18',
    ]);
    expect(told(scored, { do: 'duck', depthDb: { to: 0 } })).toEqual([
      'duck of Golden Bridge 0-15210: 12 → 0',
    ]);
    expect(refused(three, { do: 'duck', depthDb: { to: 0 } })).toEqual({ reason: 'no-music' });
  });
});
