import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createTheme } from '../../src/cli/terminal/theme.js';
import {
  type DrawnPiece,
  type DrawnSegment,
  type DrawnTimeline,
  drawTimeline,
} from '../../src/cli/terminal/timeline-drawing.js';

const theme = createTheme(0);

const EMPTY: DrawnTimeline = {
  lengthMs: 10_000,
  tracks: [],
  piece: null,
};

/** A piece of 10 s that grows, with a bar every 2.5 s. */
const PIECE: DrawnPiece = {
  cuts: [5],
  bars: [0, 2.5, 5, 7.5],
  sections: [
    { name: 'theme', startSeconds: 0, endSeconds: 7.5 },
    { name: 'outro', startSeconds: 7.5, endSeconds: 10 },
  ],
  waveform: { seconds: 10, peaks: [0, 0.25, 0.5, 1] },
};

const plays = (fromMs = 0, speed = 1) => ({ plays: { fromMs, speed } });

const draw = (timeline: Partial<DrawnTimeline>, columns = 51, unicode = true): string[] =>
  drawTimeline({ ...EMPTY, ...timeline }, { columns, theme, unicode }).split('\n');

const video = (...segments: [name: string, startMs: number, durationMs: number][]) => ({
  type: 'video',
  segments: segments.map(([name, startMs, durationMs]) => ({ name, startMs, durationMs })),
});

describe('the drawing of a timeline', () => {
  it('shows tracks to scale under a ruler, with cuts, waveform, bars and sections', () => {
    const lines = draw({
      tracks: [
        video(['a.mp4', 0, 5_000], ['b.mp4', 5_000, 5_000]),
        {
          type: 'audio',
          segments: [{ name: 'Lo-fi', startMs: 0, durationMs: 10_000, volume: 1.5, ...plays() }],
        },
        { type: 'text', segments: [{ name: 'Hello', startMs: 0, durationMs: 2_500 }] },
      ],
      piece: PIECE,
    });
    expect(lines).toEqual([
      '          0:00                0:05',
      'Video     ▕a.mp4─────────────▏▕b.mp4─────────────▏',
      'Cuts                          ▾',
      'Music     ▕Lo-fi 150%────────────────────────────▏',
      '                    ▃▃▃▃▃▃▃▃▃▃▆▆▆▆▆▆▆▆▆▆██████████',
      'Bars      ╷         ╷         ╷         ╷',
      'Sections  ▕theme───────────────────────▏▕outro───▏',
      'Title     ▕Hello───▏',
    ]);
  });

  it('shows the music where it is heard: later, from its middle, faster, or not at all', () => {
    const heard = (segment: Partial<DrawnSegment>): string[] =>
      draw({
        tracks: [
          video(['a.mp4', 0, 10_000]),
          { type: 'sound', segments: [{ name: 'bell', startMs: 0, durationMs: 2_000 }] },
          { type: 'audio', segments: [{ name: 'x', startMs: 0, durationMs: 5_000, ...segment }] },
        ],
        piece: PIECE,
      }).slice(2);
    expect(heard({ startMs: 5_000, ...plays() })).toEqual([
      'Sound     ▕bell──▏',
      'Music                         ▕x─────────────────▏',
      '                                        ▂▂▂▂▂▂▂▂▂▂',
      'Bars                          ╷         ╷',
      'Sections                      ▕theme─────────────▏',
    ]);
    expect(heard({ ...plays(5_000) })).toEqual([
      'Cuts      ▾',
      'Sound     ▕bell──▏',
      'Music     ▕x─────────────────▏',
      '          ▄▄▄▄▄▄▄▄▄▄██████████',
      'Bars      ╷         ╷',
      'Sections  ▕theme───▏▕outro───▏',
    ]);
    expect(heard({ ...plays(0, 2) }).at(-2)).toBe('Bars      ╷    ╷    ╷    ╷');
    expect(heard({})).toEqual(['Sound     ▕bell──▏', 'Music     ▕x─────────────────▏']);
  });

  it('shows a sliver of a segment whole, and no section that has no room for a name', () => {
    const lines = draw({
      tracks: [
        video(['a.mp4', 0, 9_500], ['b.mp4', 9_500, 300], ['c.mp4', 9_800, 200]),
        {
          type: 'audio',
          segments: [
            { name: 'x', startMs: 0, durationMs: 9_600, ...plays() },
            { name: 'x', startMs: 9_600, durationMs: 400, ...plays() },
          ],
        },
      ],
      piece: { ...PIECE, bars: [], cuts: [], waveform: { seconds: 10, peaks: [0.01, 0, 1, 1] } },
    });
    expect(lines.slice(1)).toEqual([
      'Video     ▕a.mp4───────────────────────────────▏││',
      'Music     ▕x───────────────────────────────────▏▕▏',
      '          ▁▁▁▁▁▁▁▁▁▁          ███████████████████▁',
      'Sections  ▕theme───────────────────────▏▕outro─▏',
    ]);
  });

  it('does with plain signs where others cannot be drawn', () => {
    const lines = draw({ tracks: [video(['a.mp4', 0, 10_000])] }, 51, false);
    expect(lines.slice(1)).toEqual(['Video     [a.mp4---------------------------------]']);
  });

  it('is empty where nothing has a length', () => {
    expect(draw({ lengthMs: 0, tracks: [video(['a', 0, 0])] })).toEqual(['']);
  });

  it('lets no name out of its segment, nor past the width, whatever it is written in', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '夜色温柔的城市之梦与海',
        '👩‍👩‍👧‍👦 family 👩‍👩‍👧‍👦',
        'e\u0301'.repeat(30),
        '\u001b[31mred',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.integer({ min: 1, max: 9_000 })), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 31, max: 140 }),
        (clips, columns) => {
          let at = 0;
          const segments = clips.map(([name, durationMs]) => {
            const segment = { name, startMs: at, durationMs };
            at += durationMs;
            return segment;
          });
          for (const line of draw(
            { lengthMs: at, tracks: [{ type: 'video', segments }] },
            columns,
          )) {
            expect(stringWidth(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toContain('\u001b');
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
