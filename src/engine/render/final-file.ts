import { isRenderFormat, RENDER_QUALITIES, type RenderRequest } from '../../protocol/index.js';
import { type Ffmpeg, type OutputProfile, outputProfile } from '../media/index.js';

/**
 * How the film of a request is written. An unknown format or quality, which no request that was
 * let in has, is the highest mp4. Throws as `outputProfile` does.
 */
export function requestedProfile(
  { output: { format, quality } }: Pick<RenderRequest, 'output'>,
  ffmpeg?: Ffmpeg,
): OutputProfile {
  const known = RENDER_QUALITIES.find((one) => one === quality) ?? 'high';
  return outputProfile(isRenderFormat(format) ? format : 'mp4', known, ffmpeg);
}

/** The name of the finished file in the render's folder. */
export function finalName(request: Pick<RenderRequest, 'output'>): string {
  return `final.${requestedProfile(request).extension}`;
}
