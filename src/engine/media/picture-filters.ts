import { BT709, type Colour } from './colour.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import type { VideoStreamInfo } from './media-info.js';

/** What turns a picture upright where ffmpeg does not do so by itself. */
export const TURNS: Readonly<Record<VideoStreamInfo['rotation'], readonly string[]>> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
};

/** HDR to SDR: linear light, a film-like curve, BT.709. */
const TONE_MAP = [
  'zscale=transfer=linear:npl=100',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=hable:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=tv',
];

/** Such pictures have no matrix of their own, nor one that ffmpeg would choose as players do. */
const IS_RGB = /^(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|pal8|gray|mono|ya)/;

const LOWEST_RATE = 24;
const HIGHEST_RATE = 60;
/** For pictures that do not say how fast they follow one another. */
const DEFAULT_RATE = 25;

/**
 * What a clip's frames go through to be ordinary ones: progressive, SDR, of `size` (pixels, even),
 * with square pixels, in the colours of {@link pictureColour} or, with `matrix`, by that one. ffmpeg
 * turns them upright before.
 */
export function pictureFilters(
  ffmpeg: Ffmpeg,
  video: VideoStreamInfo,
  size: { width: number; height: number },
  matrix?: 'bt709',
): string[] {
  const isMapped = video.hdr && ffmpeg.toneMap === true;
  const isRgb = IS_RGB.test(video.pixelFormat);
  const isConverted = !isMapped && (isRgb || matrix !== undefined);
  // What says nothing of its colours is what players take it for, by its size.
  const isTakenForBt709 = isConverted && !isRgb && !video.colour?.matrix && video.height >= 720;
  // Converted in haste, everything comes out a shade darker.
  const flags = isConverted ? 'bicubic+accurate_rnd+full_chroma_int' : 'bicubic';
  const scale = [
    `scale=${size.width}:${size.height}:flags=${flags}:out_range=tv`,
    ...(isTakenForBt709 ? ['in_color_matrix=bt709'] : []),
    ...(isConverted ? ['out_color_matrix=bt709'] : []),
  ];
  return [
    ...(video.interlaced ? ['yadif'] : []),
    scale.join(':'),
    ...(isMapped ? TONE_MAP : []),
    'setsar=1',
    'format=yuv420p',
  ];
}

/** The colours that {@link pictureFilters} give a picture: its own, at the range of video. */
export function pictureColour(ffmpeg: Ffmpeg, video: VideoStreamInfo): Colour {
  const isMapped = video.hdr && ffmpeg.toneMap === true;
  if (isMapped || IS_RGB.test(video.pixelFormat)) return BT709;
  const { matrix = null, primaries = null, transfer = null } = video.colour ?? {};
  return { range: 'tv', matrix, primaries, transfer };
}

/** The constant rate for a clip whose frames come unevenly, or one of a kind that has none. */
export function steadyRate({ usualFrameRate }: VideoStreamInfo): number {
  if (usualFrameRate <= 0) return DEFAULT_RATE;
  return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, usualFrameRate));
}

/** The constant rate of a film made of all these: the highest of theirs, up to 60 a second. */
export function commonRate(videos: readonly VideoStreamInfo[]): number {
  const rates = videos.map((video) =>
    video.variableFrameRate || video.frameRate <= 0 ? steadyRate(video) : video.frameRate,
  );
  return Math.min(HIGHEST_RATE, Math.max(...rates));
}
