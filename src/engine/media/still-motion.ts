import type { StillMotion } from '../../protocol/index.js';

/** A part of a picture, in shares of its width and height. */
export interface PicturePart {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of a still picture is shown first and last; between them the part moves evenly. */
export interface MotionPath {
  first: PicturePart;
  last: PicturePart;
}

/** The smaller part is shown so many times as large as the whole. */
const ZOOM = 1.16;
/** A pan covers no more than this share of what is shown at once: more is a rush. */
const LONGEST_PAN = 0.35;

/**
 * The way that a motion takes over a picture. `pictureAspect` and `shownAspect` are width to height,
 * of the picture and of what shows it.
 */
export function motionPath(
  motion: StillMotion,
  pictureAspect: number,
  shownAspect: number,
): MotionPath {
  const widest = {
    width: Math.min(1, shownAspect / pictureAspect),
    height: Math.min(1, pictureAspect / shownAspect),
  };
  const whole = partAt(widest, 0.5, 0.5);
  const near = { width: widest.width / ZOOM, height: widest.height / ZOOM };
  const along = (size: number): [number, number] => {
    const room = 1 - size;
    const travel = Math.min(1, (LONGEST_PAN * size) / room);
    return [0.5 - travel / 2, 0.5 + travel / 2];
  };
  const [left, right] = along(near.width);
  const [top, bottom] = along(near.height);
  const paths: Readonly<Record<StillMotion, MotionPath>> = {
    still: { first: whole, last: whole },
    'zoom-in': { first: whole, last: partAt(near, 0.5, 0.5) },
    'zoom-out': { first: partAt(near, 0.5, 0.5), last: whole },
    'pan-left': { first: partAt(near, right, 0.5), last: partAt(near, left, 0.5) },
    'pan-right': { first: partAt(near, left, 0.5), last: partAt(near, right, 0.5) },
    'pan-up': { first: partAt(near, 0.5, bottom), last: partAt(near, 0.5, top) },
    'pan-down': { first: partAt(near, 0.5, top), last: partAt(near, 0.5, bottom) },
  };
  return paths[motion];
}

/** `x` and `y` are shares of the room that there is beside the part. */
function partAt(
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
): PicturePart {
  return { x: (1 - width) * x, y: (1 - height) * y, width, height };
}

/** The smallest part that holds all of a way. */
export function reachOf({ first, last }: MotionPath): PicturePart {
  const x = Math.min(first.x, last.x);
  const y = Math.min(first.y, last.y);
  return {
    x,
    y,
    width: Math.max(first.x + first.width, last.x + last.width) - x,
    height: Math.max(first.y + first.height, last.y + last.height) - y,
  };
}

/**
 * A filter that follows a way over pictures that show no more than its reach, to the size that they
 * have. Unlike `zoompan`, which shifts by whole pixels, it draws what lies between them: slow
 * motion does not tremble. `fromFrame` of `frames` is the first that it gets; neither need be whole.
 */
export function followFilter(path: MotionPath, fromFrame: number, frames: number): string {
  const reach = reachOf(path);
  const within = (part: PicturePart): PicturePart => ({
    x: (part.x - reach.x) / reach.width,
    y: (part.y - reach.y) / reach.height,
    width: part.width / reach.width,
    height: part.height / reach.height,
  });
  const [first, last] = [within(path.first), within(path.last)];
  // The filter counts its frames from 1.
  const moved = `clip((in${signed(fromFrame - 1, 3)})/${Math.max(1, frames - 1).toFixed(3)},0,1)`;
  const edge = (side: string, from: number, to: number): string =>
    `${side}*(${from.toFixed(6)}${signed(to - from, 6)}*${moved})`;
  const left = edge('W', first.x, last.x);
  const right = edge('W', first.x + first.width, last.x + last.width);
  const top = edge('H', first.y, last.y);
  const bottom = edge('H', first.y + first.height, last.y + last.height);
  const corners = [left, top, right, top, left, bottom, right, bottom];
  const named = corners.map((corner, index) => `${index % 2 ? 'y' : 'x'}${index >> 1}='${corner}'`);
  return `perspective=${named.join(':')}:interpolation=linear:eval=frame`;
}

const signed = (value: number, digits: number): string =>
  `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(digits)}`;
