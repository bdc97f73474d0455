import type { AspectRatio, Fit } from '../../protocol/index.js';
import {
  commonRate,
  even,
  exactRate,
  type FrameRate,
  frameAt,
  isRepeated,
  type OutputProfile,
  type PictureFilm,
  rateWithin,
  type ShownPicture,
  type ShownTitle,
} from '../media/index.js';
import type { RenderPlan } from '../timeline/index.js';
import { type LargestSize, planPicture } from './picture.js';
import type { PictureSource, Sources } from './sources.js';

/** Frames a second of a film in which nothing moves by itself. */
const STILL_RATE = 30;

/** Width to height. */
const SHAPES: Readonly<Record<AspectRatio, number>> = {
  '16:9': 16 / 9,
  '9:16': 9 / 16,
  '1:1': 1,
  '4:5': 4 / 5,
};

/**
 * What is to be seen in the film of a plan, on its grid of frames: as large and as fast as its
 * pictures give, within the limits of the profile. `titles` are left out; see {@link placeTitle}.
 */
export function planFilm(
  plan: RenderPlan,
  { pictures, durationSeconds }: Pick<Sources, 'pictures' | 'durationSeconds'>,
  profile: Pick<OutputProfile, 'largest' | 'fastest'>,
): PictureFilm {
  const moving = pictures.map(({ video }) => video).filter((video) => !isHeld(video));
  const fastest = moving.length > 0 ? commonRate(moving) : STILL_RATE;
  const rate = exactRate(rateWithin(fastest, profile));
  const frames = Math.max(1, frameAt(rate, durationSeconds));
  const last = pictures.length - 1;
  return {
    pictures: pictures.map((source, index) => {
      const shown = shownPicture(source, rate);
      return index === last ? { ...shown, endFrame: frames } : shown;
    }),
    titles: [],
    size: filmSize(plan.canvas, pictures, profile.largest),
    fit: plan.canvas?.fit ?? 'pad',
    rate,
  };
}

/** The frames over which a drawing of the title of that time lies. Milliseconds. */
export function placeTitle(
  { startMs, durationMs }: { startMs: number; durationMs: number },
  rate: FrameRate,
): Pick<ShownTitle, 'firstFrame' | 'endFrame'> {
  const firstFrame = frameAt(rate, startMs / 1000);
  return { firstFrame, endFrame: frameAt(rate, (startMs + durationMs) / 1000) };
}

/** Images and gifs have no rate that a film should take over. */
const isHeld = (video: PictureSource['video']): boolean => video.isImage || isRepeated(video);

function shownPicture({ planned, info, video }: PictureSource, rate: FrameRate): ShownPicture {
  const { startMs, durationMs, fromMs, speed, fadeInMs, fadeOutMs, transition, motion } = planned;
  const { motionPart } = planned;
  const frames = (ms: number): number => frameAt(rate, ms / 1000);
  // There is something to see, whatever the draft says.
  const lastSeconds = video.durationSeconds - 1 / (video.frameRate || STILL_RATE);
  return {
    info,
    video,
    fromSeconds: isHeld(video) ? fromMs / 1000 : Math.max(0, Math.min(fromMs / 1000, lastSeconds)),
    speed,
    firstFrame: frames(startMs),
    endFrame: frames(startMs + durationMs),
    fadeInFrames: frames(fadeInMs),
    fadeOutFrames: frames(fadeOutMs),
    transition: transition?.kind ?? null,
    motion,
    ...(motionPart && { motionPart }),
  };
}

/** The shorter side of the smallest picture that can give a film its shape beside videos. */
const LEAST_SIDE = 16;

/**
 * The shape of the first picture, as large as the largest one fills. What is repeated or a mere dot
 * has no say where there are videos.
 */
function ownSize(
  pictures: readonly PictureSource[],
  largest: LargestSize,
): { width: number; height: number } {
  const videos = pictures.map(({ video }) => video);
  const isVideo = (video: PictureSource['video']): boolean => !isHeld(video);
  const tells = (video: PictureSource['video']): boolean =>
    isVideo(video) ||
    !(isRepeated(video) || Math.min(video.displayWidth, video.displayHeight) < LEAST_SIDE);
  const shown = videos.some(isVideo) ? videos.filter(tells) : videos;
  const [first] = shown;
  if (!first) throw new RangeError('There is no picture');
  const area = ({ displayWidth, displayHeight }: typeof first): number =>
    displayWidth * displayHeight;
  const top = shown.reduce((most, video) => (area(video) > area(most) ? video : most), first);
  const shape = first.displayWidth / first.displayHeight;
  const displayWidth = top === first ? first.displayWidth : widthFilled(top, shape, 'pad');
  const displayHeight = top === first ? first.displayHeight : displayWidth / shape;
  const { width, height } = planPicture({ ...first, displayWidth, displayHeight }, largest);
  return { width: even(width), height: even(height) };
}

/** Of the canvas, no larger than the largest picture fills; without one, see {@link ownSize}. */
function filmSize(
  canvas: RenderPlan['canvas'],
  pictures: readonly PictureSource[],
  largest: LargestSize,
): { width: number; height: number } {
  if (!canvas) return ownSize(pictures, largest);
  const shape = SHAPES[canvas.ratio];
  const most = shape >= 1 ? largest.short * shape : largest.short;
  const wanted = pictures.map(({ video }) => widthFilled(video, shape, canvas.fit));
  const width = Math.min(most, Math.max(...wanted));
  return { width: even(width), height: even(width / shape) };
}

/** The width of a frame of that shape that a picture fills without being enlarged. */
function widthFilled(
  { displayWidth, displayHeight }: PictureSource['video'],
  shape: number,
  fit: Fit,
): number {
  const byHeight = displayHeight * shape;
  return fit === 'crop' ? Math.min(displayWidth, byHeight) : Math.max(displayWidth, byHeight);
}
