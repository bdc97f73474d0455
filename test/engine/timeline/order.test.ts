import { describe, expect, it } from 'vitest';
import { applyOperation, type Operation, type Target } from '../../../src/engine/timeline/index.js';
import { CONTEXT, MEDIA } from './any-operation.js';
import { edited, lies, recuts, refused, scored, three, told } from './films.js';

const picture = (number: number): Target => ({ by: 'number', track: 'video', number });
const named = (name: string): Target => ({ by: 'name', name });
const start = { of: 'start', ms: 0 } as const;
const hello: Operation = {
  do: 'title',
  text: 'Hello',
  range: { from: { of: 'start', ms: 9000 }, to: { of: 'start', ms: 10_000 } },
  look: {},
};

describe('the order of the pictures', () => {
  it('has a clip once that had just come in at the end, and replaces another', () => {
    const replace: Operation = { do: 'replace', target: picture(1), media: 'photo' };
    const justPlaced = new Set(MEDIA.slice(2, 3).map(({ id }) => id));
    const result = applyOperation(three, replace, { ...CONTEXT, justPlaced });
    expect(result.ok && lies(result.draft)).toEqual([
      'photo.jpg 0-8000',
      'city walk.mov 8000-11210',
    ]);
    expect(result.ok && result.changes.map(({ kind }) => kind)).not.toContain('removed');
    expect(lies(edited(three, replace))).toHaveLength(3);
  });

  it('takes an upload at any place, a still for four seconds', () => {
    const place = (media: string, at: Extract<Operation, { do: 'place' }>['at']) =>
      lies(edited(three, { do: 'place', media, at })).map((one) => one.split(' ').slice(-1)[0]);
    expect(place('dance.gif', { at: 'start' })).toEqual([
      '0-4000',
      '4000-12000',
      '12000-15210',
      '15210-19210',
    ]);
    expect(told(three, { do: 'place', media: 'dance', at: { at: 'number', number: 2 } })).toEqual([
      'added dance.gif 8000-12000',
    ]);
    expect(
      told(three, { do: 'place', media: 'photo', at: { at: 'before', target: named('city') } }),
    ).toEqual(['added photo.jpg 8000-12000']);
    expect(told(three, { do: 'place', media: 'all', at: { at: 'end' } })).toEqual([
      'added dance.gif 15210-19210',
      'added Beach.mp4 19210-24210',
    ]);
  });

  it('can be changed: moved, swapped, turned round, the music where it was', () => {
    expect(lies(edited(scored, { do: 'move', target: picture(-1), to: { at: 'start' } }))).toEqual([
      'photo.jpg 0-4000',
      'Beach.mp4 4000-12000',
      'city walk.mov 12000-15210',
      'Golden Bridge 0-15210',
    ]);
    expect(told(three, { do: 'swap', first: picture(1), second: picture(2) })).toEqual([
      'order of city walk.mov 0-3210: 2 → 1',
      'order of Beach.mp4 3210-11210: 1 → 2',
    ]);
    expect(lies(edited(three, { do: 'reverse-order' }))[0]).toBe('photo.jpg 0-4000');
    expect(told(three, { do: 'move', target: picture(1), to: { at: 'start' } })).toEqual([
      'refused: nothing-to-change',
    ]);
  });

  it('keeps its transitions between the same places', () => {
    const joined = edited(three, {
      do: 'transition',
      into: null,
      kind: 'crossfade',
      ms: 500,
      onBeat: false,
    });
    const turned = edited(joined, { do: 'reverse-order' });
    expect(lies(turned)).toEqual([
      'photo.jpg 0-4000',
      'city walk.mov 3500-6710',
      'Beach.mp4 6210-14210',
    ]);
  });

  it('closes up where a picture goes, and the titles over it go with it', () => {
    const titled = edited(three, hello);
    expect(told(titled, { do: 'remove', target: picture(2) })).toEqual([
      'removed city walk.mov 8000-11210',
      'removed Hello 9000-10000',
    ]);
    expect(lies(edited(titled, { do: 'remove', target: picture(1) }))).toEqual([
      'city walk.mov 0-3210',
      'photo.jpg 3210-7210',
      'Hello 1000-2000',
    ]);
  });

  it('keeps one picture at least, unless all of them are meant', () => {
    const alone = edited(
      three,
      { do: 'remove', target: picture(-1) },
      { do: 'remove', target: picture(2) },
    );
    expect(refused(alone, { do: 'remove', target: picture(1) })).toMatchObject({
      reason: 'only-one',
    });
    expect(edited(scored, { do: 'remove', target: { by: 'all', track: 'video' } }).t).toEqual([]);
  });

  it('takes another picture in the place of one, or of all of them', () => {
    expect(told(three, { do: 'replace', target: picture(2), media: 'dance' })).toEqual([
      'media of dance.gif 8000-11210: city walk.mov → dance.gif',
    ]);
    const all: Target = { by: 'all', track: 'video' };
    expect(lies(edited(three, { do: 'replace', target: all, media: 'Beach' }))).toEqual([
      'Beach.mp4 0-5000',
    ]);
  });

  it('holds one picture twice where it is duplicated', () => {
    expect(lies(edited(three, hello, { do: 'duplicate', target: picture(1) }))).toEqual([
      'Beach.mp4 0-8000',
      'Beach.mp4 8000-16000',
      'city walk.mov 16000-19210',
      'photo.jpg 19210-23210',
      'Hello 17000-18000',
    ]);
  });

  it('tells when what is seen changes, and a split is no such change', () => {
    expect(recuts(three, { do: 'reverse-order' })).toBe(true);
    expect(recuts(three, { do: 'split', target: null, at: { of: 'start', ms: 4000 } })).toBe(false);
    expect(recuts(three, hello)).toBe(false);
  });
});

describe('what an edit is about', () => {
  const remove = (target: Target) => told(three, { do: 'remove', target })[0];

  it('is found by its number from either end, its name, its time or its kind', () => {
    expect(remove(picture(2))).toContain('city walk.mov');
    expect(remove(picture(-3))).toContain('Beach.mp4');
    expect(remove(named('CITY WALK.MOV'))).toContain('city walk.mov');
    expect(remove(named('beach'))).toContain('Beach.mp4');
    expect(remove(named('walk'))).toContain('city walk.mov');
    expect(remove({ by: 'time', track: 'video', at: { of: 'end', ms: 0 } })).toContain('photo.jpg');
    expect(remove({ by: 'time', track: 'video', at: { of: 'share', share: 0.6 } })).toContain(
      'city',
    );
    expect(remove({ by: 'kind', kind: 'image' })).toContain('photo.jpg');
    const after = { of: 'thing', target: named('city'), edge: 'end', ms: 10 } as const;
    expect(remove({ by: 'time', track: 'video', at: after })).toContain('photo.jpg');
  });

  it('is named however its accents are written', () => {
    const media = [
      { id: 'm', name: 'Café.mp4', kind: 'video', durationMs: 900, hasSound: true },
    ] as const;
    const context = { media, beatsMs: [], downbeatsMs: [] };
    const place: Operation = { do: 'place', media: 'CAFE\u0301', at: { at: 'end' } };
    expect(refused(three, place, context)).toBeNull();
  });

  it.each<[string, Target, object]>([
    [
      'a number too high',
      picture(9),
      { reason: 'no-such-thing', asked: '9', choices: ['Beach.mp4', 'city walk.mov', 'photo.jpg'] },
    ],
    ['a name that nothing has', named('forest'), { reason: 'no-such-thing', asked: 'forest' }],
    [
      'part of several names',
      named('o'),
      { reason: 'ambiguous', choices: ['city walk.mov', 'photo.jpg'] },
    ],
    [
      'a time after the end',
      { by: 'time', track: 'video', at: { of: 'start', ms: 99_000 } },
      { reason: 'outside', limitMs: 15_210 },
    ],
    ['music where there is none', { by: 'kind', kind: 'music' }, { reason: 'no-music' }],
    ['a title where there is none', { by: 'all', track: 'text' }, { reason: 'no-such-thing' }],
  ])('is refused with what there is instead: %s', (_what, target, refusal) => {
    expect(refused(three, { do: 'remove', target })).toMatchObject(refusal);
  });

  it('is refused where it cannot be edited like that, or nothing is there', () => {
    const still: Operation = { do: 'motion', target: picture(1), motion: 'zoom-in' };
    expect(refused(three, still)).toEqual({ reason: 'wrong-kind' });
    expect(refused({ t: [] }, { do: 'reverse-order' })).toEqual({ reason: 'empty-timeline' });
    expect(refused(three, { do: 'place', media: 'song', at: { at: 'end' } })).toMatchObject({
      reason: 'wrong-kind',
    });
    expect(refused(three, { do: 'place', media: 'x', at: { at: 'end' } })).toMatchObject({
      reason: 'no-such-upload',
    });
    expect(refused(three, { do: 'split', target: null, at: start })).toMatchObject({
      reason: 'outside',
    });
  });
});
