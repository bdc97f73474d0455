import { describe, expect, it } from 'vitest';
import type { Cut } from '../../../src/engine/analysis/types.js';
import type { Score } from '../../../src/engine/music/types.js';
import { markersOf, writeEdl, writeOtio } from '../../../src/engine/outputs/index.js';
import { frameClock, frameOfHour, timecode } from '../../../src/engine/outputs/timecode.js';
import { score as scoreOf } from '../sound/scores.js';

const cut = (timeSeconds: number, strength = 0.5): Cut => ({ timeSeconds, strength, kind: 'hard' });

/** Twelve seconds: eight beats at 120 bpm, then a bar of 3, then 60 bpm to the end. */
const piece: Score = {
  ...scoreOf(12, 90, []),
  title: 'Long Way',
  tempoMap: {
    points: [
      { beat: 0, seconds: 0 },
      { beat: 8, seconds: 4 },
      { beat: 16, seconds: 12 },
    ],
  },
  bars: 4,
  barStarts: [0, 4, 8, 11],
  sections: [
    { name: 'intro', startBeat: 0, endBeat: 8, intensity: 0.3 },
    { name: 'theme', startBeat: 8, endBeat: 16, intensity: 0.8 },
  ],
  hits: [{ cutSeconds: 7, beat: 11, downbeat: true, strength: 1 }],
  chords: [{ startBeat: 8, durationBeats: 8, symbol: 'Am7', root: 9, pitchClasses: [9, 0, 4, 7] }],
};
const CUTS = [cut(2.5), cut(7, 1)];
const at = (frameRate: number) => markersOf(piece, { cuts: CUTS, frameRate });

describe('timecode', () => {
  it.each([
    [25, 0, '00:00:00:00'],
    [25, 90_061, '01:00:02:11'],
    [23.976, 24, '00:00:01:00'],
    [30, 1800, '00:01:00:00'],
    [29.97, 1799, '00:00:59;29'],
    // Frames 0 and 1 of every minute have no number, but for every tenth minute.
    [29.97, 1800, '00:01:00;02'],
    [29.97, 3597, '00:01:59;29'],
    [29.97, 3598, '00:02:00;02'],
    [29.97, 17_981, '00:09:59;29'],
    [29.97, 17_982, '00:10:00;00'],
    [29.97, 107_892, '01:00:00;00'],
    [59.94, 3600, '00:01:00;04'],
    [59.94, 215_784, '01:00:00;00'],
  ])('at %s frames a second gives frame %i the number %s', (rate, frame, expected) => {
    expect(timecode(frameClock(rate), frame)).toBe(expected);
  });

  it.each([
    [29.97, 30_000 / 1001, 30, true],
    [29.97003, 30_000 / 1001, 30, true],
    [30, 30, 30, false],
    [23.98, 24_000 / 1001, 24, false],
    [59.94, 60_000 / 1001, 60, true],
    [119.88, 120_000 / 1001, 120, true],
    [28.6, 28.6, 29, false],
  ])('counts a picture of %s frames a second as what it is', (measured, rate, nominal, dropFrame) => {
    expect(frameClock(measured)).toEqual({ rate, nominal, dropFrame });
  });

  it('is never more than two frames away from the clock on the wall where it drops numbers', () => {
    const clock = frameClock(29.97);
    for (let minute = 0; minute <= 120; minute += 7) {
      const frame = Math.round(minute * 60 * clock.rate);
      const [h = 0, m = 0, s = 0, f = 0] = timecode(clock, frame).split(/[:;]/).map(Number);
      const shown = 3600 * h + 60 * m + s + f / 30;
      expect(Math.abs(shown - minute * 60)).toBeLessThan(2.01 / 30 + 0.004);
    }
    expect(timecode(clock, frameOfHour(clock, 2))).toBe('02:00:00;00');
  });
});

describe('markers as JSON', () => {
  it('tell of every bar and beat, in seconds and in frames', () => {
    const { bars, beats, frames, fps, tempo } = at(25);
    expect({ frames, fps }).toEqual({
      frames: 300,
      fps: { rate: 25, nominal: 25, dropFrame: false },
    });
    expect(bars).toEqual([
      { bar: 1, beat: 0, beats: 4, seconds: 0, frame: 0 },
      { bar: 2, beat: 4, beats: 4, seconds: 2, frame: 50 },
      { bar: 3, beat: 8, beats: 3, seconds: 4, frame: 100 },
      { bar: 4, beat: 11, beats: null, seconds: 7, frame: 175 },
    ]);
    expect(beats).toHaveLength(15);
    expect(beats[10]).toEqual({ beat: 10, bar: 3, count: 3, seconds: 6, frame: 150 });
    expect(tempo).toEqual({
      baseBpm: 90,
      map: [
        { beat: 0, bpm: 120, seconds: 0, frame: 0 },
        { beat: 8, bpm: 60, seconds: 4, frame: 100 },
      ],
    });
  });

  it('tell which cuts the music answers, and where its sections and chords are', () => {
    const { cuts, hits, sections, chords } = at(25);
    expect(cuts).toEqual([
      { cut: 1, seconds: 2.5, frame: 63, strength: 0.5, kind: 'hard', hit: null },
      {
        cut: 2,
        seconds: 7,
        frame: 175,
        strength: 1,
        kind: 'hard',
        hit: { beat: 11, downbeat: true },
      },
    ]);
    expect(hits).toEqual([
      { beat: 11, downbeat: true, strength: 1, cutSeconds: 7, seconds: 7, frame: 175 },
    ]);
    expect(sections[1]).toEqual({
      name: 'theme',
      intensity: 0.8,
      seconds: 4,
      frame: 100,
      end: { seconds: 12, frame: 300 },
    });
    expect(chords).toEqual([{ beat: 8, beats: 8, symbol: 'Am7', seconds: 4, frame: 100 }]);
  });
});

describe('markers as an edit decision list', () => {
  const linesAt = (frameRate: number) => writeEdl(at(frameRate)).split('\r\n');

  it('are locators on one event, from the first hour on', () => {
    expect(linesAt(25)).toEqual([
      'TITLE: Long Way',
      'FCM: NON-DROP FRAME',
      '',
      '001  AX       AA    C        00:00:00:00 00:00:12:00 01:00:00:00 01:00:12:00',
      '* FROM CLIP NAME: Long Way',
      '* LOC: 01:00:00:00 GREEN   intro',
      '* LOC: 01:00:00:00 BLUE    BAR 1',
      '* LOC: 01:00:02:00 BLUE    BAR 2',
      '* LOC: 01:00:02:13 YELLOW  CUT 1',
      '* LOC: 01:00:04:00 GREEN   theme',
      '* LOC: 01:00:04:00 BLUE    BAR 3',
      '* LOC: 01:00:07:00 RED     CUT 2 HIT',
      '* LOC: 01:00:07:00 BLUE    BAR 4',
      '',
    ]);
  });

  it('count drop frames at 29.97, and every second frame at 120', () => {
    const drop = linesAt(29.97);
    // 12 s are 359.64 frames, 2.5 s are 74.93.
    expect(drop[1]).toBe('FCM: DROP FRAME');
    expect(drop[3]).toContain('00:00:00;00 00:00:12;00 01:00:00;00 01:00:12;00');
    expect(drop).toContain('* LOC: 01:00:02;15 YELLOW  CUT 1');
    expect(linesAt(120)).toContain('* LOC: 01:00:02:30 YELLOW  CUT 1');
    expect(linesAt(119.88)).toEqual(linesAt(59.94));
  });

  it('stand where they belong in seconds, whatever the picture’s average rate', () => {
    for (const rate of [29.8, 12.5, 143.86]) {
      const odd = linesAt(rate);
      expect(odd[3]).toContain('00:00:00:00 00:00:12:00 01:00:00:00 01:00:12:00');
      expect(odd).toContain('* LOC: 01:00:07:00 RED     CUT 2 HIT');
    }
    expect(JSON.parse(writeOtio(at(29.8))).global_start_time.value).toBe(107_280);
  });

  it('have names of one line', () => {
    const odd = { ...at(25), title: 'One\r\n* LOC: two\u0007' };
    expect(writeEdl(odd).split('\r\n')[0]).toBe('TITLE: One * LOC: two');
  });
});

describe('markers for OpenTimelineIO', () => {
  const timeline = (frameRate: number) => JSON.parse(writeOtio(at(frameRate)));
  const rate = 30_000 / 1001;
  const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(start),
    duration: time(duration),
  });

  it('are on one clip of one audio track, as long as the picture', () => {
    const { OTIO_SCHEMA, name, global_start_time: start, tracks } = timeline(29.97);
    const [track] = tracks.children;
    const [clip] = track.children;
    expect({ OTIO_SCHEMA, name, start }).toEqual({
      OTIO_SCHEMA: 'Timeline.1',
      name: 'Long Way',
      start: time(107_892),
    });
    expect([tracks.OTIO_SCHEMA, track.OTIO_SCHEMA, track.kind]).toEqual([
      'Stack.1',
      'Track.1',
      'Audio',
    ]);
    expect([tracks.children.length, track.children.length]).toEqual([1, 1]);
    expect(clip).toMatchObject({
      OTIO_SCHEMA: 'Clip.2',
      source_range: range(0, 360),
      active_media_reference_key: 'DEFAULT_MEDIA',
      media_references: {
        DEFAULT_MEDIA: { OTIO_SCHEMA: 'MissingReference.1', available_range: range(0, 360) },
      },
    });
  });

  it('have a colour by what they mark, and a range at the picture’s rate', () => {
    const { markers } = timeline(29.97).tracks.children[0].children[0];
    const marker = (name: string) => {
      const found = markers.find((one: { name: string }) => one.name === name);
      return [found.OTIO_SCHEMA, found.color, found.marked_range, found.metadata.vmg.kind];
    };
    expect(marker('theme')).toEqual(['Marker.2', 'GREEN', range(120, 240), 'section']);
    expect(marker('cut 1')).toEqual(['Marker.2', 'ORANGE', range(75, 1), 'cut']);
    expect(marker('cut 2')).toEqual(['Marker.2', 'RED', range(210, 1), 'hit']);
    expect(marker('bar 3')).toEqual(['Marker.2', 'BLUE', range(120, 1), 'bar']);
    expect(marker('3.2')).toEqual(['Marker.2', 'CYAN', range(150, 1), 'beat']);
    expect(markers).toHaveLength(2 + 2 + 15);
  });
});
