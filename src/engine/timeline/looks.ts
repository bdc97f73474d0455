import { type Fit, STILL_MOTIONS, type StillMotion } from '../../protocol/index.js';
import type { Operation } from './operations.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { isStill, type WorkingFilm } from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** What “varied” goes through, picture by picture. */
const VARIED: readonly StillMotion[] = [
  'zoom-in',
  'pan-right',
  'zoom-out',
  'pan-left',
  ...STILL_MOTIONS.filter((motion) => motion === 'pan-up' || motion === 'pan-down'),
];

/** How still pictures move. */
export function motion(film: WorkingFilm, { target, motion: wanted }: Asked<'motion'>): void {
  const stills = findItems(film, target, ['video']).filter((item) => isStill(film, item));
  if (stills.length === 0) refuse('wrong-kind');
  stills.forEach(({ m, origin }, index) => {
    const after = wanted === 'varied' ? (VARIED[index % VARIED.length] ?? 'zoom-in') : wanted;
    if (after !== (m.motion ?? 'still')) m.motion = after === 'still' ? undefined : after;
    film.touched.add(origin);
  });
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
