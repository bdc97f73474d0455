import { describe, expect, it } from 'vitest';
import type { Operation, Target } from '../../../src/engine/timeline/index.js';
import { CONTEXT } from './any-operation.js';
import { edited, fields, lies, refused, three, told } from './films.js';

const picture = (number: number): Target => ({ by: 'number', track: 'video', number });

function join(more: Partial<Extract<Operation, { do: 'transition' }>> = {}): Operation {
  return { do: 'transition', into: null, kind: 'crossfade', ms: 1000, onBeat: false, ...more };
}

describe('transitions', () => {
  it('lie between all pictures or before one, and the film is as much shorter', () => {
    expect(lies(edited(three, join()))).toEqual([
      'Beach.mp4 0-8000',
      'city walk.mov 7000-10210',
      'photo.jpg 9210-13210',
    ]);
    expect(told(three, join({ into: picture(2), kind: 'fade-black', ms: null }))).toEqual([
      'transition of city walk.mov 7300-10510: null → fade-black 700',
    ]);
  });

  it('take no more than half of either picture', () => {
    expect(told(three, join({ ms: 5000 }))).toEqual([
      'transition of city walk.mov 6415-9625: null → crossfade 1585',
      'transition of photo.jpg 8040-12040: null → crossfade 1585',
    ]);
  });

  it('are not made longer where they take all the room already', () => {
    const full = edited(three, join({ ms: 5000 }));
    expect(refused(full, join({ ms: 9000 }))).toEqual({
      reason: 'too-long',
      asked: '9000',
      limitMs: 1585,
    });
  });

  it('go as fast as their pictures, none of them for want of room', () => {
    const full = edited(three, join({ ms: 5000 }));
    const widths = (operation: Operation) =>
      fields(edited(full, operation), 'transition').map((one) => Object(one).d);
    const speed = (target: Target, times: number): Operation => {
      return { do: 'speed', target, factor: { times } };
    };
    expect(widths(speed({ by: 'all', track: 'video' }, 2))).toEqual([undefined, 782, 782]);
    expect(widths(speed({ by: 'all', track: 'video' }, 0.5))).toEqual([undefined, 3170, 3170]);
    expect(widths(speed(picture(2), 2))).toEqual([undefined, 782, 782]);
    expect(widths(speed(picture(2), 0.5))).toEqual([undefined, 1585, 1585]);
  });

  it('become shorter with their pictures, and go when there is no room for them', () => {
    const joined = edited(three, join());
    const length = (ms: number): Operation => ({
      do: 'length',
      target: picture(2),
      ms: { to: ms },
    });
    const widths = (ms: number) =>
      fields(edited(joined, length(ms)), 'transition').map((one) => Object(one).d);
    expect(widths(1500)).toEqual([undefined, 1000, 460]);
    expect(widths(1000)).toEqual([undefined, 960, undefined]);
    expect(told(joined, { do: 'remove', target: picture(1) })).toContain(
      'transition of city walk.mov 0-3210: crossfade 1000 → null',
    );
  });

  it('can be taken away, or changed in kind alone', () => {
    const joined = edited(three, join());
    expect(edited(joined, join({ kind: null }))).toEqual(three);
    expect(told(joined, join({ into: picture(3), kind: 'wipe', ms: null }))).toEqual([
      'transition of photo.jpg 9210-13210: crossfade 1000 → wipe 1000',
    ]);
  });

  it('move to the beat: their middles, as far as there is picture', () => {
    const onBeat = edited(three, join({ ms: 600, onBeat: true }));
    expect(lies(onBeat)).toEqual([
      'Beach.mp4 0-7800',
      'city walk.mov 7200-10300',
      'photo.jpg 9700-13700',
    ]);
    const cuts = edited(three, join({ onBeat: true, ms: 100, into: picture(3) }));
    expect(lies(cuts)[2]).toBe('photo.jpg 10950-14950');
  });

  it('are refused without beats, before the first picture and with one alone', () => {
    const silent = { ...CONTEXT, beatsMs: [], downbeatsMs: [] };
    expect(refused(three, join({ onBeat: true }), silent)).toEqual({ reason: 'no-beats' });
    expect(refused(three, join({ into: picture(1) }))).toEqual({ reason: 'outside' });
    const one = edited(three, {
      do: 'keep',
      target: null,
      range: { from: null, to: { of: 'start', ms: 3000 } },
    });
    expect(refused(one, join())).toEqual({ reason: 'only-one' });
  });
});

describe('a slideshow', () => {
  it('gives every picture as many beats as are asked for, or as there are of it', () => {
    expect(lies(edited(three, { do: 'slideshow', beats: 4 }))).toEqual([
      'Beach.mp4 0-2000',
      'city walk.mov 2000-4000',
      'photo.jpg 4000-6000',
    ]);
    expect(lies(edited(three, { do: 'slideshow', beats: 8 }))[1]).toBe('city walk.mov 4000-7000');
  });

  it('otherwise gives each whole bars near its length, or else whole beats', () => {
    expect(lies(edited(three, { do: 'slideshow', beats: null }))).toEqual([
      'Beach.mp4 0-8000',
      'city walk.mov 8000-11000',
      'photo.jpg 11000-16000',
    ]);
  });

  it('goes on in time where the music ends', () => {
    const short = { ...CONTEXT, beatsMs: [0, 500, 1000], downbeatsMs: [] };
    expect(refused(three, { do: 'slideshow', beats: 3 }, short)).toBeNull();
    expect(refused(three, { do: 'slideshow', beats: 3 }, { ...short, beatsMs: [500] })).toEqual({
      reason: 'no-beats',
    });
  });

  it('keeps its transitions on the beat', () => {
    const show = edited(three, join({ ms: 400 }), { do: 'slideshow', beats: 4 });
    expect(lies(show)).toEqual([
      'Beach.mp4 0-2200',
      'city walk.mov 1800-4200',
      'photo.jpg 3800-6000',
    ]);
  });
});

describe('the frame', () => {
  it('takes a shape, then another way to fill it, then its own again', () => {
    const tall: Operation = { do: 'canvas', ratio: '9:16', fit: null };
    const blurred: Operation = { do: 'canvas', ratio: null, fit: 'blur' };
    const own: Operation = { do: 'canvas', ratio: null, fit: null };
    expect(told(three, tall)).toEqual(['canvas of  0-15210: null → 9:16 pad']);
    expect(edited(three, tall, blurred).canvas).toEqual({ ratio: '9:16', fit: 'blur' });
    expect(edited(three, tall, blurred, own)).toEqual(three);
    expect(refused(three, blurred)).toEqual({ reason: 'nothing-to-change' });
  });

  it('lets stills move, each in its way', () => {
    const all: Target = { by: 'kind', kind: 'image' };
    const show = edited(three, { do: 'place', media: 'dance', at: { at: 'end' } });
    expect(fields(edited(show, { do: 'motion', target: all, motion: 'varied' }), 'motion')).toEqual(
      [undefined, undefined, 'zoom-in', 'pan-right'],
    );
    expect(told(show, { do: 'motion', target: picture(3), motion: 'zoom-out' })).toEqual([
      'motion of photo.jpg 11210-15210: still → zoom-out',
    ]);
  });

  it('let the parts of a divided still make one movement, until one of them has its own', () => {
    const zoom = (target: Target): Operation => ({ do: 'motion', target, motion: 'zoom-in' });
    const split: Operation = { do: 'split', target: picture(3), at: { of: 'start', ms: 1000 } };
    const parts = [
      { from: 0, to: 0.25 },
      { from: 0.25, to: 1 },
    ];
    const images: Target = { by: 'kind', kind: 'image' };
    for (const order of [
      [split, zoom(images)],
      [zoom(images), split],
    ]) {
      expect(fields(edited(three, ...order), 'motionPart').slice(2)).toEqual(parts);
      expect(fields(edited(three, ...order), 'motion').slice(2)).toEqual(['zoom-in', 'zoom-in']);
    }
    const alone = edited(three, split, zoom(picture(4)));
    expect(fields(alone, 'motionPart').slice(2)).toEqual([parts[0], undefined]);
  });
});
