import type { Beats, TempoMap } from '../types.js';

type Point = TempoMap['points'][number];

/** The segment of the map that holds `value` on `axis`, or the nearest one beyond its ends. */
function segmentAt(points: readonly Point[], axis: keyof Point, value: number): [Point, Point] {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point !== undefined && point[axis] <= value) low = middle;
    else high = middle;
  }
  const start = points[low];
  const end = points[high];
  if (start === undefined || end === undefined || low === high) {
    throw new RangeError('A tempo map has at least two points');
  }
  return [start, end];
}

/** The time of `beat` in seconds; beyond the map's ends its last tempo goes on. */
export function secondsAt(map: TempoMap, beat: Beats): number {
  const [start, end] = segmentAt(map.points, 'beat', beat);
  const share = (beat - start.beat) / (end.beat - start.beat);
  return start.seconds + share * (end.seconds - start.seconds);
}

/** The beat at `seconds`: the inverse of `secondsAt`. */
export function beatAt(map: TempoMap, seconds: number): Beats {
  const [start, end] = segmentAt(map.points, 'seconds', seconds);
  const share = (seconds - start.seconds) / (end.seconds - start.seconds);
  return start.beat + share * (end.beat - start.beat);
}
