import { type Fit, STILL_MOTIONS, type StillMotion } from '../../protocol/index.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { endOf, type Item, isStill, type WorkingFilm } from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** What “varied” goes through, picture by picture. */
const VARIED: readonly StillMotion[] = [
  'zoom-in',
  'pan-right',
  'zoom-out',
  'pan-left',
  ...STILL_MOTIONS.filter((motion) => motion === 'pan-up' || motion === 'pan-down'),
];

/** How still pictures move; what was divided makes one movement. */
export function motion(film: WorkingFilm, { target, motion: wanted }: Asked<'motion'>): void {
  const stills = findItems(film, target, ['video']).filter((item) => isStill(film, item));
  if (stills.length === 0) refuse('wrong-kind');
  wholesOfStills(stills).forEach((parts, index) => {
    const after = wanted === 'varied' ? (VARIED[index % VARIED.length] ?? 'zoom-in') : wanted;
    for (const { m, origin } of parts) {
      film.touched.add(origin);
      if (after === (m.motion ?? 'still')) continue;
      m.motion = after === 'still' ? undefined : after;
      if (parts.length === 1) m.motionPart = undefined;
    }
  });
}

/** Still pictures in order, those together that go on with one movement. */
function wholesOfStills(stills: readonly Item[]): Item[][] {
  const wholes: Item[][] = [];
  for (const item of stills) {
    const last = wholes.at(-1)?.at(-1);
    const goesOn =
      last?.m.mediaId === item.m.mediaId &&
      last?.m.motionPart !== undefined &&
      last.m.motionPart.to === item.m.motionPart?.from &&
      endOf(last) === item.startMs;
    if (goesOn) wholes.at(-1)?.push(item);
    else wholes.push([item]);
  }
  return wholes;
}

/** The shape of the film, and how pictures of another shape fill it; neither for none of its own. */
export function canvas(film: WorkingFilm, { ratio, fit }: Asked<'canvas'>): void {
  if (film.pictures.length === 0) refuse('empty-timeline');
  const before = film.canvas;
  if (ratio === null && fit === null) {
    film.canvas = undefined;
    return;
  }
  const shape = ratio ?? before?.ratio;
  // Where the film has the shape of its first picture there is nothing to fill.
  if (shape === undefined) refuse('nothing-to-change');
  const after: Fit | undefined = fit ?? before?.fit;
  const isUsual = after === undefined || (after === 'pad' && before?.fit === undefined);
  film.canvas = { ...before, ratio: shape, ...(isUsual ? {} : { fit: after }) };
}
