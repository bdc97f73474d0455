import stringWidth from 'string-width';
import { stripControl } from '../../support/redaction.js';
import { formatTimecode } from './format.js';
import type { Theme } from './theme.js';

/** A timeline to be drawn. Times in milliseconds unless said otherwise. */
export interface DrawnTimeline {
  lengthMs: number;
  tracks: readonly {
    type: string;
    segments: readonly DrawnSegment[];
  }[];
  /** The piece that segments play, in seconds of its own; null where none is known. */
  piece: DrawnPiece | null;
}

export interface DrawnSegment {
  name: string;
  startMs: number;
  durationMs: number;
  /** A share, 1 as it is. */
  volume?: number;
  /** Of the piece: from where, and how fast. */
  plays?: { fromMs: number; speed: number };
}

export interface DrawnPiece {
  /** The picture's cuts, and where bars begin. */
  cuts: readonly number[];
  bars: readonly number[];
  sections: readonly { name: string; startSeconds: number; endSeconds: number }[];
  /** 0…1, evenly over `seconds`. */
  waveform: { seconds: number; peaks: readonly number[] };
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
/** Both edges, and a sign between them. */
const NARROWEST_BOX = 3;

const SIGNS = {
  unicode: {
    levels: ' ▁▂▃▄▅▆▇█',
    left: '▕',
    fill: '─',
    right: '▏',
    sliver: '│',
    cut: '▾',
    bar: '╷',
  },
  plain: { levels: ' .:-=+*%#', left: '[', fill: '-', right: ']', sliver: '|', cut: 'v', bar: '|' },
} as const;

const NAMES: Readonly<Record<string, string>> = {
  video: 'Video',
  audio: 'Music',
  sound: 'Sound',
  text: 'Title',
};

/** Steps between the times of the ruler, in seconds. */
const STEPS: readonly number[] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/**
 * A timeline as lines of text: a ruler, the tracks to scale, cuts, the music's waveform, its bars and
 * its sections. Names are cut to the room that there is. Empty for a timeline without a length.
 */
export function drawTimeline(timeline: DrawnTimeline, options: DrawingOptions): string {
  const { lengthMs, tracks, piece } = timeline;
  if (lengthMs <= 0) return '';
  const { theme } = options;
  const signs = options.unicode ? SIGNS.unicode : SIGNS.plain;
  const width = Math.max(NARROWEST, Math.min(WIDEST, options.columns - LABEL_COLUMNS - 1));
  const columnOf = (ms: number): number =>
    Math.max(0, Math.min(width, Math.round((ms / lengthMs) * width)));
  const line = (label: string, text: string): string =>
    theme.dim(label.padEnd(LABEL_COLUMNS)) + text.trimEnd();
  const marks = (times: readonly number[], sign: string): string => {
    const signsAt = new Set(times.map((ms) => Math.min(width - 1, columnOf(ms))));
    return Array.from({ length: width }, (_, at) => (signsAt.has(at) ? sign : ' ')).join('');
  };
  const place = ({ name, startMs, durationMs, volume }: DrawnSegment): Span => ({
    from: columnOf(startMs),
    to: columnOf(startMs + durationMs),
    text: volume === undefined || volume === 1 ? name : `${name} ${Math.round(volume * 100)}%`,
  });

  const playing = tracks.flatMap(({ segments }) => segments.filter(({ plays }) => plays));
  const lines = [line('', theme.dim(ruler(lengthMs / 1000, width)))];
  let isPieceDrawn = false;
  for (const { type, segments } of tracks) {
    if (segments.length === 0) continue;
    const drawn = boxes(segments.map(place), width, signs);
    lines.push(line(NAMES[type] ?? type, theme.accent(drawn)));
    if (piece === null) continue;
    if (type === 'video') {
      const cuts = piece.cuts.flatMap((seconds) => heardAt(playing, seconds));
      if (cuts.length > 0) lines.push(line('Cuts', marks(cuts, signs.cut)));
    }
    if (isPieceDrawn || !segments.some(({ plays }) => plays)) continue;
    isPieceDrawn = true;
    lines.push(
      line('', theme.good(levels(playing, piece.waveform, lengthMs, width, signs.levels))),
    );
    const bars = piece.bars.flatMap((seconds) => heardAt(playing, seconds));
    if (bars.length > 0 && bars.length <= width / 2) {
      lines.push(line('Bars', theme.dim(marks(bars, signs.bar))));
    }
    // One that is too narrow for any of its name says nothing.
    const sections = playing
      .flatMap((segment) => sectionsIn(segment, piece.sections).map(place))
      .filter(({ from, to }) => to - from >= NARROWEST_BOX);
    if (sections.length > 0) lines.push(line('Sections', boxes(sections, width, signs)));
  }
  return lines.join('\n');
}

/** Where on the timeline a moment of the piece is heard: nowhere, once or several times. */
function heardAt(playing: readonly DrawnSegment[], seconds: number): number[] {
  return playing.flatMap(({ startMs, durationMs, plays: { fromMs, speed } = AS_IT_IS }) => {
    const at = (seconds * 1000 - fromMs) / speed;
    return at >= 0 && at < durationMs ? [startMs + at] : [];
  });
}

const AS_IT_IS = { fromMs: 0, speed: 1 } as const;

/** What of the piece's sections a segment plays, as segments of the timeline. */
function sectionsIn(
  { startMs, durationMs, plays: { fromMs, speed } = AS_IT_IS }: DrawnSegment,
  sections: DrawnPiece['sections'],
): DrawnSegment[] {
  const within = (seconds: number): number =>
    Math.max(0, Math.min(durationMs, (seconds * 1000 - fromMs) / speed));
  return sections.flatMap(({ name, startSeconds, endSeconds }) => {
    const from = within(startSeconds);
    const length = within(endSeconds) - from;
    return length > 0 ? [{ name, startMs: startMs + from, durationMs: length }] : [];
  });
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

/** Columns, and what is written into them. */
interface Span {
  from: number;
  to: number;
  text: string;
}

/** Segments side by side; one that is too narrow for its name shows what fits. */
function boxes(
  spans: readonly Span[],
  width: number,
  { left, right, fill, sliver }: { left: string; right: string; fill: string; sliver: string },
): string {
  let drawn = '';
  let at = 0;
  for (const { from, to, text } of spans) {
    // Those that are too many for the width are left out at its end.
    if (at >= width) break;
    const begins = Math.max(at, Math.min(from, width - 1));
    const room = Math.max(1, to - begins);
    drawn += ' '.repeat(begins - at);
    if (room < NARROWEST_BOX) {
      drawn += room === 1 ? sliver : left + right;
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

/** The loudest peak of the piece in each column, as loud as it is played there; only silence is bare. */
function levels(
  playing: readonly DrawnSegment[],
  { seconds, peaks }: DrawnPiece['waveform'],
  lengthMs: number,
  width: number,
  signs: string,
): string {
  return Array.from({ length: width }, (_, column) => {
    const [from, to] = [column, column + 1].map((edge) => (edge / width) * lengthMs);
    const loudest = playing.map((segment) => {
      const { startMs, durationMs, volume = 1, plays: { fromMs, speed } = AS_IT_IS } = segment;
      const begins = Math.max(from ?? 0, startMs) - startMs;
      const ends = Math.min(to ?? 0, startMs + durationMs) - startMs;
      if (ends <= begins) return 0;
      const indexOf = (ms: number): number =>
        Math.floor(((fromMs + ms * speed) / (1000 * seconds)) * peaks.length);
      const first = indexOf(begins);
      return volume * Math.max(0, ...peaks.slice(first, Math.max(first + 1, indexOf(ends))));
    });
    const peak = Math.min(1, Math.max(0, ...loudest));
    const level = Math.round(peak * (signs.length - 1));
    return signs[peak > 0 ? Math.max(1, level) : 0] ?? ' ';
  }).join('');
}
