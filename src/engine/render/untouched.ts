import type { PictureFilm } from '../media/index.js';
import type { RenderPlan } from '../timeline/index.js';
import { planPicture } from './picture.js';
import { isWhole, type Sources } from './sources.js';

/** True when the picture is one clip, all of it, in its own shape and with nothing done to it. */
export function pictureIsUntouched(
  plan: RenderPlan,
  { pictures }: Pick<Sources, 'pictures'>,
  { size }: Pick<PictureFilm, 'size'>,
): boolean {
  const [only, ...others] = pictures;
  if (!only || others.length > 0 || plan.titles.length > 0) return false;
  const { fadeInMs, fadeOutMs } = only.planned;
  const own = planPicture(only.video);
  const isOwnShape =
    plan.canvas === null || (size.width === own.width && size.height === own.height);
  return isOwnShape && isWhole(only) && fadeInMs === 0 && fadeOutMs === 0;
}
