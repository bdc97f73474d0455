import {
  commonColour,
  exactRate,
  type Ffmpeg,
  type FrameSpan,
  frameAt,
  isRepeated,
  type PictureFilm,
  type ShownPicture,
} from '../media/index.js';
import { planPicture } from './picture.js';
import type { UntouchedStretch } from './smart-plan.js';

/**
 * The stretches of a film that show frames of a clip as they are stored, one by one: no title lies
 * over them, no fade or transition runs, and the clip could be copied into a film of this size and
 * rate. `source` counts the film's pictures.
 */
export function untouchedStretches(ffmpeg: Ffmpeg, film: PictureFilm): UntouchedStretch[] {
  const { pictures, titles, rate } = film;
  return pictures.flatMap((picture, source) => {
    if (!mayBeCopied(ffmpeg, film, picture)) return [];
    const { firstFrame, endFrame, fadeInFrames, fadeOutFrames, fromSeconds } = picture;
    const sourceFrame = frameAt(rate, fromSeconds);
    const before = pictures[source - 1]?.endFrame ?? 0;
    const after = pictures[source + 1]?.firstFrame ?? endFrame;
    const alone: FrameSpan = {
      firstFrame: Math.max(firstFrame + fadeInFrames, before),
      // A clip that ends early is held.
      endFrame: Math.min(
        endFrame - fadeOutFrames,
        after,
        firstFrame + picture.video.frames - sourceFrame,
      ),
    };
    return without(alone, titles).map((span) => ({
      source,
      sourceFrame: sourceFrame + span.firstFrame - firstFrame,
      filmFrame: span.firstFrame,
      frames: span.endFrame - span.firstFrame,
    }));
  });
}

/** Times are rounded: this near to the middle between two frames, either may be meant. */
const DOUBT = 0.02;

/** Its frames are those of the film: of its size, its rate and its colours, one for one. */
function mayBeCopied(ffmpeg: Ffmpeg, film: PictureFilm, picture: ShownPicture): boolean {
  const { video, speed, fromSeconds } = picture;
  if (video.isImage || isRepeated(video) || video.variableFrameRate || speed !== 1) return false;
  const own = planPicture(video);
  const rate = exactRate(video.frameRate);
  const isAlike =
    own.width === film.size.width &&
    own.height === film.size.height &&
    rate.frames * film.rate.seconds === film.rate.frames * rate.seconds;
  const from = (fromSeconds * rate.frames) / rate.seconds;
  const isPlain = Math.abs(from - Math.floor(from) - 0.5) >= DOUBT;
  // Beside pictures of other colours all are BT.709, which this one must be as well.
  const matrix = video.colour?.matrix ?? (video.height >= 720 ? 'bt709' : null);
  const isOfItsColours = commonColour(ffmpeg, film.pictures) !== undefined || matrix === 'bt709';
  return own.picture === 'copy' && isAlike && isPlain && isOfItsColours;
}

/** What is left of a span where others are taken out of it. */
function without(span: FrameSpan, others: readonly FrameSpan[]): FrameSpan[] {
  let rest = span.endFrame > span.firstFrame ? [span] : [];
  for (const { firstFrame, endFrame } of others) {
    rest = rest.flatMap((piece) =>
      [
        { firstFrame: piece.firstFrame, endFrame: Math.min(piece.endFrame, firstFrame) },
        { firstFrame: Math.max(piece.firstFrame, endFrame), endFrame: piece.endFrame },
      ].filter((part) => part.endFrame > part.firstFrame),
    );
  }
  return rest;
}
