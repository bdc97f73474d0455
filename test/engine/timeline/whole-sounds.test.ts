import { describe, expect, it } from 'vitest';
import {
  applyOperation,
  type Operation,
  placeVideo,
  type Target,
} from '../../../src/engine/timeline/index.js';
import { type Draft, TrackType } from '../../../src/protocol/index.js';
import { CONTEXT } from './any-operation.js';
import { edited, fields, lies, scored, three, told } from './films.js';

const music: Target = { by: 'kind', kind: 'music' };
const at = (ms: number) => ({ of: 'start', ms }) as const;
const range = (from: number | null, to: number | null) => ({
  from: from === null ? null : at(from),
  to: to === null ? null : at(to),
});
const of = (draft: Draft) => lies(draft, TrackType.audio);
/** The last field of its kind: that of the sound, which lies behind the picture. */
const last = (draft: Draft, field: 'fadeOut' | 'cut') => fields(draft, field).at(-1);

describe('a recording with a quieter stretch', () => {
  const quieter: Operation = {
    do: 'volume',
    of: music,
    change: { to: 0.3 },
    range: range(5000, 8000),
  };
  const fadeOut: Operation = { do: 'fade', of: music, edge: 'out', ms: 1000 };
  const quiet = edited(scored, quieter, fadeOut);

  it('is kept in part as one, and fades out where it ends', () => {
    const keep: Operation = { do: 'keep', target: music, range: range(null, 7000) };
    expect(told(quiet, keep)).toEqual(['length of Golden Bridge 0-7000: 15210 → 7000']);
    const kept = edited(quiet, keep);
    expect(of(kept)).toEqual(['Golden Bridge 0-5000', 'Golden Bridge 5000-7000 +5000']);
    expect(last(kept, 'fadeOut')).toBe(1000);
    expect(of(edited(quiet, { do: 'keep', target: music, range: range(10_000, null) }))).toEqual([
      'Golden Bridge 10000-15210 +10000',
    ]);
  });

  it('closes up over what is cut out of it', () => {
    const cut: Operation = { do: 'cut-out', target: music, range: range(4000, 9000) };
    const rest = edited(quiet, cut);
    expect(of(rest)).toEqual(['Golden Bridge 0-4000', 'Golden Bridge 4000-10210 +9000']);
    const short: Operation = { do: 'length', target: music, ms: { to: 6000 } };
    expect(of(edited(rest, short))).toEqual([
      'Golden Bridge 0-4000',
      'Golden Bridge 4000-6000 +9000',
    ]);
  });

  it('is made shorter, faster and later as one', () => {
    expect(of(edited(quiet, { do: 'length', target: music, ms: { to: 6000 } }))).toEqual([
      'Golden Bridge 0-5000',
      'Golden Bridge 5000-6000 +5000',
    ]);
    const fast = edited(quiet, { do: 'speed', target: music, factor: { to: 2 } });
    expect(of(fast)).toEqual([
      'Golden Bridge 0-2500',
      'Golden Bridge 2500-4000 +5000',
      'Golden Bridge 4000-7605 +8000',
    ]);
    const late: Operation = { do: 'move', target: music, to: { at: 'end' } };
    expect(of(edited(fast, late))[0]).toBe('Golden Bridge 7605-10105');
    expect(of(edited(fast, late)).at(-1)).toBe('Golden Bridge 11605-15210 +8000');
  });
});

describe('a song that the end of the film cuts', () => {
  const song: Operation = {
    do: 'sound',
    media: 'song.mp3',
    role: 'music',
    replaces: true,
    at: null,
    loop: false,
  };
  const beach = placeVideo({ t: [] }, { mediaId: 'media_a', name: 'Beach.mp4', durationMs: 8000 });
  const shorter: Operation = { do: 'cut-out', target: null, range: range(0, 1000) };

  it('stays as short as it was made by hand, and keeps a fade that was made by hand', () => {
    const sung = edited(beach, song);
    expect([last(sung, 'fadeOut'), last(sung, 'cut')]).toEqual([1500, true]);
    const short = edited(sung, { do: 'keep', target: music, range: range(null, 5000) }, shorter);
    expect(of(short)).toEqual(['song.mp3 0-5000']);
    const faded = edited(three, song, { do: 'fade', of: music, edge: 'out', ms: 1500 }, shorter);
    expect([last(faded, 'fadeOut'), last(faded, 'cut')]).toEqual([1500, undefined]);
  });

  it('fades by the film, as long as there is room for it', () => {
    const brief = edited(edited(beach, song), {
      do: 'keep',
      target: { by: 'number', track: 'video', number: 1 },
      range: range(0, 2000),
    });
    expect([of(brief), last(brief, 'fadeOut')]).toEqual([['song.mp3 0-2000'], 1000]);
    const photo = { do: 'place', media: 'photo', at: { at: 'end' } } as const;
    expect(last(edited(brief, photo), 'fadeOut')).toBe(1500);
  });
});

describe('a gif', () => {
  const gif = placeVideo({ t: [] }, { mediaId: 'media_d', name: 'dance.gif', durationMs: 4000 });

  it('loses its first seconds, and goes on in its round after a cut', () => {
    const cut = edited(gif, { do: 'cut-out', target: null, range: range(0, 2000) });
    expect(lies(cut)).toEqual(['dance.gif 0-2000 +800']);
    expect(lies(edited(gif, { do: 'split', target: null, at: at(1500) }))).toEqual([
      'dance.gif 0-1500',
      'dance.gif 1500-4000 +300',
    ]);
  });

  it('is placed for its own length where that is longer than a photo is shown', () => {
    const media = CONTEXT.media.map((one) =>
      one.id === 'media_d' ? { ...one, durationMs: 6000 } : one,
    );
    const place: Operation = { do: 'place', media: 'dance', at: { at: 'end' } };
    const placed = applyOperation(three, place, { ...CONTEXT, media });
    expect(placed.ok && lies(placed.draft).at(-1)).toBe('dance.gif 15210-21210');
  });
});
