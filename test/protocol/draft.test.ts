import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draft,
  filmLengthMs,
  holdsMusic,
  isExportable,
  metadataOf,
  placed,
  summarizeDraft,
} from '../../src/protocol/index.js';

const example = {
  t: [
    { tt: 0, sg: [{ d: 10_000, m: { name: 'city timelapse' } }] },
    { tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } }] },
    { tt: 7, sg: [{ d: 3_000, m: { text: 'Urban Dreams' } }] },
  ],
};

describe('a draft', () => {
  it('is summarised as the service does it', () => {
    expect(summarizeDraft(draft.parse(example))).toBe(
      'Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)',
    );
    expect(summarizeDraft({ t: [] })).toBe('Timeline (0 tracks)');
  });

  it('is summarised with its speed, its sounds by their own name, and not without end', () => {
    const photos = Array.from({ length: 14 }, (_, index) => ({
      d: 1000,
      m: { name: `${index + 1}.jpg` },
    }));
    expect(
      summarizeDraft({
        t: [
          { tt: 0, sg: [{ d: 2000, m: { name: 'run.mp4', speed: 1.5, volume: 0.5 } }] },
          { tt: 1, sg: [{ d: 2000, m: { name: 'song.mp3' } }] },
          {
            tt: 1,
            sg: [{ d: 700, m: { name: 'bell.wav', role: 'sound', volume: 1, start: 300 } }],
          },
          { tt: 7, sg: [{ d: 2000, m: { text: 'Urban\nDreams' } }] },
        ],
      }),
    ).toBe(
      'Timeline (4 tracks): 1. Video: run.mp4 (0-2s, 1.5x) 2. BGM: song.mp3 (0-2s) 3. Sound: bell.wav (0.3-1s, 100%) 4. Title: "Urban / Dreams" (0-2s)',
    );
    const long = summarizeDraft({ t: [{ tt: 0, sg: photos }] });
    expect(long).toMatch(/12\.jpg \(11-12s\), 2 more$/);
  });

  it('tells where each segment lies', () => {
    const [, , titles] = draft.parse(example).t;
    titles?.sg.push({ d: 2_000, m: { start: 9_500 } }, { d: 100 });
    const spans = placed(titles ?? { tt: 7, sg: [] }).map(({ startMs, endMs }) => [startMs, endMs]);
    expect(spans).toEqual([
      [0, 3_000],
      [9_500, 11_500],
      [11_500, 11_600],
    ]);
  });

  it('holds music when a segment lies on an audio track', () => {
    expect(holdsMusic(example)).toBe(true);
    expect(holdsMusic({ t: example.t.filter(({ tt }) => tt !== 1) })).toBe(false);
    expect(holdsMusic({ t: [{ tt: 1, sg: [] }] })).toBe(false);
    expect(holdsMusic({ t: 'something else' })).toBe(false);
  });

  it('can be exported as soon as one track holds a segment', () => {
    expect(isExportable({ t: [] })).toBe(false);
    expect(isExportable({ t: [{ tt: 0, sg: [] }] })).toBe(false);
    expect(isExportable(draft.parse(example))).toBe(true);
  });

  it('passes what we do not know through untouched', () => {
    const unknown = fc.dictionary(
      fc.string({ minLength: 3 }).filter((key) => key !== '__proto__'),
      fc.jsonValue(),
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(unknown, unknown, unknown, unknown, (top, inTrack, inSegment, m) => {
        const given = { ...top, t: [{ ...inTrack, tt: 3, sg: [{ ...inSegment, d: 1, m }] }] };
        expect(draft.parse(given)).toEqual(given);
        expect(JSON.parse(JSON.stringify(draft.parse(given)))).toEqual(
          JSON.parse(JSON.stringify(given)),
        );
      }),
    );
  });

  it('never throws while it summarises metadata of another shape', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (m) => {
        expect(summarizeDraft({ t: [{ tt: 1, sg: [{ d: 5, m }] }] })).toContain('BGM');
      }),
    );
  });

  it('makes a film as long as its pictures, or as all of it where there are none', () => {
    expect(filmLengthMs(example)).toBe(10_000);
    const clip = { tt: 0, sg: [{ d: 4_000 }, { d: 2_500 }] };
    const music = { tt: 1, sg: [{ d: 9_000, m: { start: 1_000 } }] };
    expect(filmLengthMs({ t: [clip, music] })).toBe(6_500);
    expect(filmLengthMs({ t: [{ tt: 0, sg: [] }, music] })).toBe(10_000);
    expect(filmLengthMs({ t: 'none' })).toBe(0);
  });

  it('is read as far as it can be, each field by itself', () => {
    expect(metadataOf({ d: 1, m: { name: null, volume: '35%', text: 'Hi', start: -1 } })).toEqual({
      text: 'Hi',
    });
    const odd = {
      t: [{ tt: 0, sg: [{ d: null, m: { name: 'city' } }, 'odd'] }, null, { tt: '1', sg: null }],
    };
    expect(summarizeDraft(odd)).toBe(
      'Timeline (3 tracks): 1. Video: city (0-0s), untitled (0-0s) 2. Track: empty 3. Track: empty',
    );
    expect(isExportable(odd)).toBe(true);
    expect(isExportable({ t: 'none' })).toBe(false);
  });
});
