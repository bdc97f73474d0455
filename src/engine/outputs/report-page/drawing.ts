import { type Content, html, type Markup } from './markup.js';
import { coordinate } from './numbers.js';
import type { Explained } from './texts.js';
import type { TimeAxis } from './time-axis.js';

/** More points than a wide screen has columns say nothing more. */
const MOST_POINTS = 1200;

/** One row of the picture over time. */
export interface Lane {
  id: string;
  words: Explained;
  /** What the drawing shows, in words, for who cannot see it. */
  summary: string;
  /** Pixels. */
  height: number;
  legend?: Content;
  drawing: Content;
}

/** A row with its heading; shapes take their times from the axis as shares of the width. */
export function lane({ id, words, summary, height, legend = null, drawing }: Lane): Markup {
  return html`<section class="lane" id="${id}">
<div class="head"><h3>${words.name}</h3><p>${words.meaning}</p>${legend}</div>
<svg class="plot" role="img" aria-label="${summary}" width="100%" height="${height}">${drawing}</svg>
</section>
`;
}

/** A key to the marks of a row: the class of each draws its sample. */
export function legend(entries: readonly (readonly [mark: string, words: string])[]): Markup {
  return html`<ul class="legend">${entries.map(
    ([mark, words]) => html`<li><i class="${mark}"></i>${words}</li>`,
  )}</ul>`;
}

/** A place for paths whose x are seconds and whose y are pixels, stretched to the width. */
export function stretched(axis: TimeAxis, height: number, paths: Content): Markup {
  return html`<svg viewBox="0 0 ${coordinate(axis.seconds)} ${height}" preserveAspectRatio="none" width="100%" height="${height}">${paths}</svg>`;
}

export interface Point {
  seconds: number;
  y: number;
}

/** Averages neighbours until there are at most 1200. */
export function thinned(points: readonly Point[]): Point[] {
  const group = Math.ceil(points.length / MOST_POINTS);
  if (group <= 1) return [...points];
  const out: Point[] = [];
  for (let start = 0; start < points.length; start += group) {
    const some = points.slice(start, start + group);
    const mean = (pick: (point: Point) => number): number =>
      some.reduce((sum, point) => sum + pick(point), 0) / some.length;
    out.push({ seconds: mean(({ seconds }) => seconds), y: mean(({ y }) => y) });
  }
  return out;
}

const at = ({ seconds, y }: Point): string => `${coordinate(seconds)} ${coordinate(y, 1)}`;

/** A line through points. */
export function linePath(points: readonly Point[]): string {
  return points.map((point, i) => `${i === 0 ? 'M' : 'L'}${at(point)}`).join('');
}

/** What lies between a line and the bottom of its row. */
export function areaPath(points: readonly Point[], bottom: number): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  return `${linePath(points)}V${bottom}H${coordinate(first.seconds)}Z`;
}

/** A level over a span of time. */
export interface Step {
  from: number;
  to: number;
  y: number;
}

/** Steps as one line where they follow on one another. */
export function stepPath(steps: readonly Step[]): string {
  let path = '';
  let end = Number.NaN;
  for (const { from, to, y } of steps) {
    const level = coordinate(y, 1);
    path += Math.abs(from - end) < 1e-6 ? `V${level}` : `M${coordinate(from)} ${level}`;
    path += `H${coordinate(to)}`;
    end = to;
  }
  return path;
}

/** Upright lines over the whole height of a row. */
export function uprightPath(times: readonly number[], from: number, to: number): string {
  return times.map((seconds) => `M${coordinate(seconds)} ${from}V${to}`).join('');
}

/** A level line across the row with its value, such as an axis or a target has. */
export function rule(y: number, label: string, kind: 'grid' | 'target' = 'grid'): Markup {
  const level = coordinate(y, 1);
  return html`<line class="${kind}" x1="0" x2="100%" y1="${level}" y2="${level}"/><text class="scale" x="2" y="${coordinate(y - 3, 1)}">${label}</text>`;
}
