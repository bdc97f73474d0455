import { describe, expect, it } from 'vitest';
import type { Operation, Target, TimeRange } from '../../../src/engine/timeline/index.js';
import { edited, fields, lies, recuts, refused, scored, three, told } from './films.js';

const picture = (number: number): Target => ({ by: 'number', track: 'video', number });
const range = (from: number | null, to: number | null): TimeRange => ({
  from: from === null ? null : { of: 'start', ms: from },
  to: to === null ? null : { of: 'start', ms: to },
});
const title = (from: number, to: number): Operation => ({
  do: 'title',
  text: 'Hello',
  range: range(from, to),
  look: {},
});
const crossfades: Operation = {
  do: 'transition',
  into: null,
  kind: 'crossfade',
  ms: 1000,
  onBeat: false,
};

describe('trims', () => {
  it('keep a stretch of the whole timeline, with its sound and its titles', () => {
    const titled = edited(scored, title(6000, 9000), title(12_000, 13_000));
    expect(lies(edited(titled, { do: 'keep', target: null, range: range(7000, 10_000) }))).toEqual([
      'Beach.mp4 0-1000 +7000',
      'city walk.mov 1000-3000',
      'Golden Bridge 0-3000 +7000',
      'Hello 0-2000',
    ]);
  });

  it('keep a stretch of one picture, and tell its length', () => {
    expect(told(three, { do: 'keep', target: picture(1), range: range(2000, 5000) })).toEqual([
      'length of Beach.mp4 0-3000: 8000 → 3000',
      'trim of Beach.mp4 0-3000: 0 → 2000',
    ]);
    const half = { from: null, to: { of: 'share', share: 0.5 } } as const;
    expect(told(three, { do: 'keep', target: picture(1), range: half })).toEqual([
      'length of Beach.mp4 0-4000: 8000 → 4000',
    ]);
  });

  it('cut a stretch out and close the gap; titles stay over their picture', () => {
    const titled = edited(scored, title(8500, 9500));
    expect(lies(edited(titled, { do: 'cut-out', target: null, range: range(2000, 5000) }))).toEqual(
      [
        'Beach.mp4 0-2000',
        'Beach.mp4 2000-5000 +5000',
        'city walk.mov 5000-8210',
        'photo.jpg 8210-12210',
        'Golden Bridge 0-12210',
        'Hello 5500-6500',
      ],
    );
  });

  it('show a title as long as its picture is left, a second at least', () => {
    const left = (from: number, to: number) =>
      lies(
        edited(three, title(1000, 4000), { do: 'cut-out', target: null, range: range(from, to) }),
        7,
      );
    expect(left(0, 2000)).toEqual(['Hello 0-2000']);
    expect(left(1500, 3900)).toEqual(['Hello 1000-2000']);
    expect(left(500, 4500)).toEqual([]);
  });

  it.each([
    [500, 1500],
    [6500, 7500],
    [7200, 7900],
    [6500, 8000],
    [7500, 8500],
  ])('shorten the film by what is cut out, through a transition too: %i-%i', (from, to) => {
    const joined = edited(three, crossfades);
    const cut = edited(joined, { do: 'cut-out', target: null, range: range(from, to) });
    expect(fields(cut, 'transition').filter(Boolean)).toHaveLength(2);
    expect(lies(cut).at(-1)).toContain(`-${13_210 - (to - from)}`);
  });

  it('cut a beginning off a song, which goes on being heard from where it was', () => {
    const sung = edited(three, {
      do: 'sound',
      media: 'song',
      role: 'music',
      replaces: true,
      at: null,
      loop: false,
    });
    const song: Target = { by: 'kind', kind: 'music' };
    expect(lies(edited(sung, { do: 'cut-out', target: song, range: range(0, 2000) }), 1)).toEqual([
      'song.mp3 0-7000 +2000',
    ]);
    expect(lies(edited(sung, { do: 'keep', target: song, range: range(2000, null) }), 1)).toEqual([
      'song.mp3 2000-9000 +2000',
    ]);
  });

  it('split what is there, and lose nothing', () => {
    const faded = edited(
      three,
      { do: 'fade', of: picture(1), edge: 'in', ms: 500 },
      { do: 'fade', of: picture(1), edge: 'out', ms: 700 },
    );
    const halves = edited(faded, { do: 'split', target: null, at: { of: 'start', ms: 3000 } });
    expect(lies(halves).slice(0, 2)).toEqual(['Beach.mp4 0-3000', 'Beach.mp4 3000-8000 +3000']);
    expect(fields(halves, 'fadeIn').slice(0, 2)).toEqual([500, undefined]);
    expect(fields(halves, 'fadeOut').slice(0, 2)).toEqual([undefined, 700]);
    expect(
      told(three, { do: 'split', target: picture(2), at: { of: 'share', share: 0.5 } }),
    ).toEqual(['split of city walk.mov 8000-11210: null → 9605']);
  });

  it.each<[string, Operation, object]>([
    [
      'nothing would be left',
      { do: 'cut-out', target: null, range: range(null, null) },
      { reason: 'too-short' },
    ],
    [
      'the range lies after the end',
      { do: 'keep', target: null, range: range(20_000, null) },
      { reason: 'outside', asked: '20000', limitMs: 15_210 },
    ],
    [
      'the range ends before it begins',
      { do: 'keep', target: null, range: range(5000, 2000) },
      { reason: 'outside' },
    ],
    [
      'the part would not be seen',
      { do: 'split', target: null, at: { of: 'start', ms: 20 } },
      { reason: 'too-short', limitMs: 100 },
    ],
    [
      'it is split there already',
      { do: 'split', target: null, at: { of: 'start', ms: 8000 } },
      { reason: 'nothing-to-change' },
    ],
    [
      'a whole range is kept',
      { do: 'keep', target: null, range: range(0, 60_000) },
      { reason: 'nothing-to-change' },
    ],
  ])('are refused where %s', (_why, operation, refusal) => {
    expect(refused(three, operation)).toMatchObject(refusal);
  });
});

describe('lengths', () => {
  it('are those of a still for as long as one likes, and of a video no longer than it is', () => {
    expect(told(three, { do: 'length', target: picture(3), ms: { to: 10_000 } })).toEqual([
      'length of photo.jpg 11210-21210: 4000 → 10000',
    ]);
    expect(refused(three, { do: 'length', target: picture(2), ms: { plus: 1000 } })).toEqual({
      reason: 'too-long',
      asked: '4210',
      limitMs: 3210,
    });
    const all: Target = { by: 'all', track: 'video' };
    expect(lies(edited(three, { do: 'length', target: all, ms: { to: 3500 } }))).toEqual([
      'Beach.mp4 0-3500',
      'city walk.mov 3500-6710',
      'photo.jpg 6710-10210',
    ]);
  });

  it('change with the speed, and all of a clip is all of it again afterwards', () => {
    const fast = edited(three, { do: 'speed', target: picture(2), factor: { to: 3 } });
    expect(lies(fast)[1]).toBe('city walk.mov 8000-9070');
    const slow = edited(fast, { do: 'speed', target: picture(2), factor: { times: 0.5 } });
    expect(lies(slow)[1]).toBe('city walk.mov 8000-10140');
    expect(edited(slow, { do: 'speed', target: picture(2), factor: { to: 1 } })).toEqual(three);
    expect(told(three, { do: 'speed', target: picture(1), factor: { times: 2 } })).toEqual([
      'speed of Beach.mp4 0-4000: 1 → 2',
      'length of Beach.mp4 0-4000: 8000 → 4000',
    ]);
    expect(refused(three, { do: 'speed', target: picture(1), factor: { to: 50 } })).toEqual({
      reason: 'outside',
      asked: '50',
      choices: ['0.1', '10'],
    });
  });

  it('change with the speed of a stretch: of the timeline, or of what is named', () => {
    const slow: Operation = {
      do: 'speed',
      target: { by: 'all', track: 'video' },
      factor: { to: 0.5 },
      range: range(2000, 4000),
    };
    const slowed = edited(edited(three, title(5000, 6000)), slow);
    expect(lies(slowed)).toEqual([
      'Beach.mp4 0-2000',
      'Beach.mp4 2000-6000 +2000',
      'Beach.mp4 6000-10000 +4000',
      'city walk.mov 10000-13210',
      'photo.jpg 13210-17210',
      'Hello 7000-8000',
    ]);
    expect(told(three, slow)).toEqual([
      'speed of Beach.mp4 2000-6000: 1 → 0.5',
      'length of Beach.mp4 0-10000: 8000 → 10000',
    ]);
    // What is as fast as before again is one clip again.
    const back: Operation = {
      do: 'speed',
      target: { by: 'all', track: 'video' },
      factor: { to: 1 },
      range: range(null, 8000),
    };
    expect(edited(three, slow, back)).toEqual(three);

    const named: Operation = {
      do: 'speed',
      target: picture(2),
      factor: { to: 2 },
      range: range(2000, 4000),
    };
    expect(lies(edited(three, named))).toEqual([
      'Beach.mp4 0-8000',
      'city walk.mov 8000-10000',
      'city walk.mov 10000-10605 +2000',
      'photo.jpg 10605-14605',
    ]);
    const photo: Operation = { ...slow, target: picture(3) };
    expect(lies(edited(edited(three, title(14_500, 15_000)), photo)).slice(2)).toEqual([
      'photo.jpg 11210-13210',
      'photo.jpg 13210-17210',
      'Hello 15790-16290',
    ]);
    expect(refused(three, { ...slow, range: range(60_000, null) })?.reason).toBe('outside');
    expect(recuts(three, slow)).toBe(true);
  });

  it('let a recording close up behind a stretch of another speed', () => {
    const bell: Operation = {
      ...{ do: 'sound', media: 'song.mp3', role: 'sound', replaces: false, loop: false },
      at: { of: 'start', ms: 1000 },
    };
    const fast: Operation = {
      ...{ do: 'speed', target: { by: 'name', name: 'song' }, factor: { to: 2 } },
      range: range(2000, 4000),
    };
    expect(lies(edited(three, bell, fast), 1)).toEqual([
      'song.mp3 1000-3000',
      'song.mp3 3000-4000 +2000',
      'song.mp3 4000-9000 +4000',
    ]);
  });

  it('come to twenty minutes at most', () => {
    const long: Operation = { do: 'length', target: picture(3), ms: { to: 1_190_000 } };
    expect(refused(three, long)).toEqual({
      reason: 'too-long',
      asked: '1201210',
      limitMs: 1_200_000,
    });
  });
});
