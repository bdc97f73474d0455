import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScoredAlone, uploadedClip } from '../../src/app/clip-alone.js';
import type { WireDraft } from '../../src/protocol/index.js';

const videos = [
  { id: 'v1', name: 'a.mp4', duration: 3 },
  { id: 'v2', name: 'b.mp4', duration: 5 },
];
const b = { name: 'b.mp4', id: 'v2', durationSeconds: 5 };

interface Shown {
  name?: string;
  mediaId?: string;
  d?: number;
}

const film = (picture: readonly Shown[], music: readonly Shown[] = []): WireDraft => ({
  t: [
    { tt: 0, sg: picture.map(({ d = 5000, ...m }) => ({ d, m })) },
    { tt: 1, sg: music.map(({ d = 5000, ...m }) => ({ d, m })) },
  ],
});
const judge = (draft: WireDraft, clip: Parameters<typeof isScoredAlone>[1] = b, known = videos) =>
  isScoredAlone({ draft, videos: known }, clip, null);

describe('a clip alone on the timeline', () => {
  it.each<[string, boolean, readonly Shown[]]>([
    ['is told by its media id', true, [{ mediaId: 'v2', name: 'whatever' }]],
    [
      'may be cut into parts',
      true,
      [
        { mediaId: 'v2', d: 1000 },
        { mediaId: 'v2', d: 2000 },
      ],
    ],
    ['is told by its name', true, [{ name: 'b.mp4' }]],
    ['may have a name of the agent’s own', true, [{ name: 'city timelapse' }]],
    ['may have no name and no length', true, [{ d: 0 }]],
    ['is not another clip by its id', false, [{ mediaId: 'v1', name: 'b.mp4' }]],
    ['is not another clip by its name', false, [{ name: 'a.mp4' }]],
    ['does not stand behind another', false, [{ name: 'a.mp4', d: 3000 }, { name: 'b.mp4' }]],
    ['is not longer than it is', false, [{ name: 'all of it', d: 8000 }]],
    ['is not two things of which nothing is known', false, [{ d: 0 }, { d: 0 }]],
    ['is not nothing', false, []],
  ])('%s', (_what, alone, picture) => expect(judge(film(picture))).toBe(alone));

  it('is told by its length from a clip of the same name, where there are no ids', () => {
    const namesakes = [
      { name: 'clip.mp4', duration: 3 },
      { name: 'clip.mp4', duration: 5 },
    ];
    const newest = { name: 'clip.mp4', durationSeconds: 5 };
    expect(
      isScoredAlone({ draft: film([{ name: 'clip.mp4' }]), videos: namesakes }, newest, null),
    ).toBe(true);
    const other = film([{ name: 'clip.mp4', d: 3000 }]);
    expect(isScoredAlone({ draft: other, videos: namesakes }, newest, null)).toBe(false);
  });

  it.each([
    ['b.mp4', 'audio', true],
    ['b.webp', 'video', undefined],
    ['b.mp3', undefined, true],
    ['b.mp4', undefined, undefined],
  ])('is no film by what is in it, and by its name where that is not told: %s, %s', (name, type, noFilm) => {
    const after = { videos: [{ id: 'v3', name, ...(type && { type }) }] };
    expect(uploadedClip(name, { videos: [] }, after).noFilm).toBe(noFilm);
  });

  it('has not the music of the clip before', () => {
    const before = film([{ mediaId: 'v1' }, { mediaId: 'v2' }], [{ mediaId: 'm1' }]);
    const picture = [{ mediaId: 'v2' }];
    const kept = { draft: film(picture, [{ mediaId: 'm1' }]), videos };
    const fresh = { draft: film(picture, [{ mediaId: 'm2' }]), videos };
    expect(isScoredAlone(kept, b, before)).toBe(false);
    expect(isScoredAlone(fresh, b, before)).toBe(true);
  });

  it('is never a timeline that shows another upload, wherever it is', () => {
    const own = fc.constantFrom<Shown>({ mediaId: 'v2' }, { name: 'b.mp4' }, { name: 'x' }, {});
    const foreign = fc.constantFrom<Shown>({ mediaId: 'v1' }, { name: 'a.mp4' });
    fc.assert(
      fc.property(fc.array(own), foreign, fc.array(own), (left, other, right) => {
        expect(judge(film([...left, other, ...right]))).toBe(false);
      }),
    );
  });
});

describe('the clip that an upload added', () => {
  const state = (list: typeof videos | { name?: string; id?: string }[]) => ({ videos: list });

  it('is the newest that was not there before', () => {
    expect(uploadedClip('b.mp4', state(videos.slice(0, 1)), state(videos))).toEqual(b);
  });

  it('has the name that the backend gave it', () => {
    const after = state([{ name: 'a.mp4' }, { name: 'b_1.mp4' }]);
    expect(uploadedClip('b.mp4', state([{ name: 'a.mp4' }]), after)).toEqual({ name: 'b_1.mp4' });
  });

  it('keeps the name it was sent under where the backend tells of none', () => {
    expect(uploadedClip('b.mp4', state([]), state([]))).toEqual({ name: 'b.mp4' });
  });
});
