import type { Fit, StillMotion, TitleMotion, TransitionKind } from '../../protocol/index.js';
import { BT709, type Colour, colourArgs } from './colour.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { FrameRate } from './frame-rate.js';
import type { MediaInfo, VideoStreamInfo } from './media-info.js';
import { pictureColour } from './picture-filters.js';

/** Frames of a film, from the first up to the one before `endFrame`. */
export interface FrameSpan {
  firstFrame: number;
  endFrame: number;
}

/** A picture in its place in a film. It overlaps the one before while it comes in. */
export interface ShownPicture extends FrameSpan {
  info: MediaInfo;
  video: VideoStreamInfo;
  /** Where in its media it begins, counted from the first frame there. */
  fromSeconds: number;
  /** Times as fast as it was recorded. */
  speed: number;
  /** From black, and back. */
  fadeInFrames: number;
  fadeOutFrames: number;
  /** How the one before gives way to it, where they overlap. */
  transition: TransitionKind | null;
  /** Of a still image. */
  motion: StillMotion;
  /** Which part of that movement it makes, 0…1; by default all of it. */
  motionPart?: { from: number; to: number };
}

/** A drawing that lies over a film for a while. Pixels. */
export interface ShownTitle extends FrameSpan {
  /** A PNG file. */
  path: string;
  x: number;
  y: number;
  enter: TitleMotion;
  leave: TitleMotion;
}

/** Everything that is seen in a film. */
export interface PictureFilm {
  /** In order and without gaps, from frame 0 to the last. */
  pictures: readonly ShownPicture[];
  titles: readonly ShownTitle[];
  /** Even numbers of pixels. */
  size: { width: number; height: number };
  /** How pictures of another shape fill the frame. */
  fit: Fit;
  rate: FrameRate;
}

/** True for a gif that moves: it is repeated for as long as it is shown. */
export const isRepeated = ({ codec, isImage }: VideoStreamInfo): boolean =>
  codec === 'gif' && !isImage;

/** The whole film. */
export const wholeFilm = ({ pictures }: Pick<PictureFilm, 'pictures'>): FrameSpan => ({
  firstFrame: 0,
  endFrame: pictures.at(-1)?.endFrame ?? 0,
});

/** The colours that all pictures have in common; undefined when they must be brought to BT.709. */
export function commonColour(
  ffmpeg: Ffmpeg,
  pictures: readonly Pick<ShownPicture, 'video'>[],
): Colour | undefined {
  // Still images are made for screens, not for films.
  if (pictures.some(({ video }) => video.isImage)) return undefined;
  const [first, ...others] = pictures.map(({ video }) => pictureColour(ffmpeg, video));
  const isCommon = others.every(
    (colour) => colourArgs(colour).join() === colourArgs(first ?? BT709).join(),
  );
  return isCommon ? first : undefined;
}

/** The colours that a film made of these pictures has. */
export function filmColour(
  ffmpeg: Ffmpeg,
  pictures: readonly Pick<ShownPicture, 'video'>[],
): Colour {
  return commonColour(ffmpeg, pictures) ?? BT709;
}
