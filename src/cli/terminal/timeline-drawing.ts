import stringWidth from 'string-width';
import { stripControl } from '../../support/redaction.js';
import { formatTimecode } from './format.js';
import type { Theme } from './theme.js';

/** A timeline to be drawn. Times in milliseconds unless said otherwise. */
export interface DrawnTimeline {
  lengthMs: number;
  tracks: readonly {
    type: string;
    segments: readonly { name: string; startMs: number; durationMs: number; volume?: number }[];
  }[];
  /** Seconds. */
  cuts: readonly number[];
  /** Where bars begin, seconds. */
  bars: readonly number[];
  sections: readonly { name: string; startSeconds: number; endSeconds: number }[];
  /** Peaks of the music, 0…1, evenly over `seconds`. */
  waveform: { seconds: number; peaks: readonly number[] } | null;
}

export interface DrawingOptions {
  /** Of a line. */
  columns: number;
  theme: Theme;
  /** False where only plain signs can be drawn. */
  unicode: boolean;
}

const LABEL_COLUMNS = 10;
const NARROWEST = 20;
const WIDEST = 100;

const SIGNS = {
  unicode: { levels: ' ▁▂▃▄▅▆▇█', left: '▕', fill: '─', right: '▏', cut: '▾', bar: '╷', tick: '╵' },
  plain: { levels: ' .:-=+*%#', left: '[', fill: '-', right: ']', cut: 'v', bar: '|', tick: "'" },
} as const;

const NAMES: Readonly<Record<string, string>> = { video: 'Video', audio: 'Music', text: 'Title' };

/** Steps between the times of the ruler, in seconds. */
const STEPS: readonly number[] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/**
 * A timeline as lines of text: a ruler, the tracks to scale, cuts, the music's waveform, its bars and
 * its sections. Names are cut to the room that there is. Empty for a timeline without a length.
 */
export function drawTimeline(timeline: DrawnTimeline, options: DrawingOptions): string {
  const { lengthMs, tracks, cuts, bars, sections, waveform } = timeline;
  if (lengthMs <= 0) return '';
  const { theme } = options;
  const signs = options.unicode ? SIGNS.unicode : SIGNS.plain;
  const width = Math.max(NARROWEST, Math.min(WIDEST, options.columns - LABEL_COLUMNS - 1));
  const columnOf = (ms: number): number =>
    Math.max(0, Math.min(width, Math.round((ms / lengthMs) * width)));
  const line = (label: string, text: string): string =>
    theme.dim(label.padEnd(LABEL_COLUMNS)) + text.trimEnd();
  const marks = (seconds: readonly number[], sign: string): string => {
    const signsAt = new Set(seconds.map((one) => Math.min(width - 1, columnOf(one * 1000))));
    return Array.from({ length: width }, (_, at) => (signsAt.has(at) ? sign : ' ')).join('');
  };

  const lines = [line('', theme.dim(ruler(lengthMs / 1000, width)))];
  let isMusicDrawn = false;
  for (const { type, segments } of tracks) {
    if (segments.length === 0) continue;
    const spans = segments.map(({ name, startMs, durationMs, volume }) => ({
      from: columnOf(startMs),
      to: columnOf(startMs + durationMs),
      text: volume === undefined || volume === 1 ? name : `${name} ${Math.round(volume * 100)}%`,
    }));
    const isMusic: boolean = type === 'audio' && !isMusicDrawn;
    lines.push(line(NAMES[type] ?? type, theme.accent(boxes(spans, width, signs))));
    if (type === 'video' && cuts.length > 0) lines.push(line('Cuts', marks(cuts, signs.cut)));
    if (isMusic && waveform !== null) {
      lines.push(line('', theme.good(levels(waveform, lengthMs / 1000, width, signs.levels))));
    }
    if (isMusic && bars.length > 0 && bars.length <= width / 2) {
      lines.push(line('Bars', theme.dim(marks(bars, signs.bar))));
    }
    if (isMusic && sections.length > 0) {
      const named = sections.map(({ name, startSeconds, endSeconds }) => ({
        from: columnOf(startSeconds * 1000),
        to: columnOf(endSeconds * 1000),
        text: name,
      }));
      lines.push(line('Sections', boxes(named, width, signs)));
    }
    isMusicDrawn ||= isMusic;
  }
  return lines.join('\n');
}

/** Times at even steps, as many as there is room for. */
function ruler(seconds: number, width: number): string {
  const step = STEPS.find((one) => (one / seconds) * width >= 9) ?? seconds;
  let text = '';
  for (let at = 0; at <= seconds; at += step) {
    const column = Math.round((at / seconds) * width);
    const label = formatTimecode(at);
    if (column < text.length || column + label.length > width + 1) continue;
    text = text.padEnd(column) + label;
  }
  return text;
}

/** Segments side by side; one that is too narrow for its name shows what fits. */
function boxes(
  spans: readonly { from: number; to: number; text: string }[],
  width: number,
  { left, right, fill }: { left: string; right: string; fill: string },
): string {
  let drawn = '';
  let at = 0;
  for (const { from, to, text } of spans) {
    // Those that are too many for the width are left out at its end.
    if (at >= width) break;
    const begins = Math.max(at, Math.min(from, width - 1));
    const room = Math.max(1, to - begins);
    drawn += ' '.repeat(begins - at);
    if (room < 3) {
      drawn += left + fill.repeat(room - 1);
    } else {
      const name = cutTo(stripControl(text).replace(/\s+/g, ' '), room - 2);
      drawn += left + name + fill.repeat(room - 2 - stringWidth(name)) + right;
    }
    at = begins + room;
  }
  return drawn;
}

/** What of a text fits into so many columns. */
function cutTo(text: string, columns: number): string {
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > columns) break;
    cut += segment;
  }
  return cut;
}

/** The loudest peak of each column. */
function levels(
  { seconds, peaks }: { seconds: number; peaks: readonly number[] },
  length: number,
  width: number,
  signs: string,
): string {
  return Array.from({ length: width }, (_, column) => {
    const at = (share: number): number => Math.floor(((share * length) / seconds) * peaks.length);
    const from = at(column / width);
    const to = Math.max(from + 1, at((column + 1) / width));
    const peak = Math.max(0, ...peaks.slice(from, to));
    return signs[Math.round(Math.min(1, peak) * (signs.length - 1))] ?? ' ';
  }).join('');
}
