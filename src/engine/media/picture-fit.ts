import type { Fit } from '../../protocol/index.js';
import type { VideoStreamInfo } from './media-info.js';

export interface PictureSize {
  width: number;
  height: number;
}

/** The nearest even number, at least 2; of two, the smaller. */
export const even = (length: number): number => Math.max(2, 2 * Math.ceil(length / 2 - 0.5));

/** The largest even size within `size` that has the picture's shape, as it is shown. */
export function fitted(
  { displayWidth, displayHeight }: Pick<VideoStreamInfo, 'displayWidth' | 'displayHeight'>,
  size: PictureSize,
): PictureSize {
  const scale = Math.min(size.width / displayWidth, size.height / displayHeight);
  return {
    width: Math.min(size.width, even(displayWidth * scale)),
    height: Math.min(size.height, even(displayHeight * scale)),
  };
}

/** The smallest even size around `size` that has the picture's shape, as it is shown. */
export function covering(
  { displayWidth, displayHeight }: Pick<VideoStreamInfo, 'displayWidth' | 'displayHeight'>,
  size: PictureSize,
): PictureSize {
  const scale = Math.max(size.width / displayWidth, size.height / displayHeight);
  return {
    width: Math.max(size.width, even(displayWidth * scale)),
    height: Math.max(size.height, even(displayHeight * scale)),
  };
}

/** The ground is blurred at this share of its size, which is cheap and looks the same. */
const GROUND_SHARE = 1 / 12;

/** Of the picture small: the size at which it is made a ground. */
export function groundSize(video: VideoStreamInfo, size: PictureSize): PictureSize {
  return covering(video, smallFrame(size));
}

const smallFrame = ({ width, height }: PictureSize): PictureSize => ({
  width: even(width * GROUND_SHARE),
  height: even(height * GROUND_SHARE),
});

/** What makes a small picture a dim and blurred ground that fills the frame. */
export function groundFilters(size: PictureSize): string[] {
  const small = smallFrame(size);
  const radius = Math.max(1, Math.floor(Math.min(small.width, small.height) / 16));
  return [
    `crop=${small.width}:${small.height}`,
    `boxblur=luma_radius=${radius}:luma_power=2:chroma_radius=${Math.max(1, radius >> 1)}:chroma_power=2`,
    `scale=${size.width}:${size.height}:flags=bicubic`,
    'setsar=1',
    'lutyuv=y=16+(val-16)*0.7:u=128+(val-128)*0.8:v=128+(val-128)*0.8',
  ];
}

/** What brings a picture to the frame where it does not lie over a ground. */
export function frameFilters(fit: Fit, { width, height }: PictureSize): string[] {
  if (fit === 'crop') return [`crop=${width}:${height}`];
  return [`pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`];
}
