import { even, type VideoStreamInfo } from '../media/index.js';

/** How the picture of a render is made. */
export interface PicturePlan {
  /** `copy` when the packets can go into the MP4 as they are. */
  picture: 'copy' | 'encode';
  /** Size of the finished picture, upright, square pixels; even when it is encoded. */
  width: number;
  height: number;
  /** Why it must be encoded; empty when it is copied. */
  reasons: readonly string[];
}

/** The longer and the shorter side of the largest pictures that are made; a square has the shorter. */
export interface LargestSize {
  long: number;
  short: number;
}

const MAXIMUM_SIZE: LargestSize = { long: 1920, short: 1080 };

/** What a picture must be to be copied, with what is said when it is not. */
const COPY_RULES: readonly { reason: string; broken: (video: VideoStreamInfo) => boolean }[] = [
  { reason: 'it is not H.264', broken: ({ codec }) => codec !== 'h264' },
  { reason: 'its pixels are not 8-bit 4:2:0', broken: (video) => video.pixelFormat !== 'yuv420p' },
  // A copy would have to keep the rotation as metadata, which editors and web players may ignore.
  { reason: 'it is rotated', broken: ({ rotation }) => rotation !== 0 },
  { reason: 'its pixels are not square', broken: ({ sampleAspect }) => sampleAspect !== 1 },
  { reason: 'it is interlaced', broken: ({ interlaced }) => interlaced },
  { reason: 'it is HDR', broken: ({ hdr }) => hdr },
  // Lossless and 4:4:4 streams call themselves so, and QuickTime does not play them.
  {
    reason: 'its profile is for studios',
    broken: ({ codec, profile }) => codec === 'h264' && /4:4:4|4:2:2|10|Intra/.test(profile),
  },
  { reason: 'its packets lack times of their own', broken: (video) => !video.timesComplete },
];

/**
 * Decides whether a clip's picture is copied or encoded, and its size: within `largest` by its
 * orientation, never larger than it is shown now.
 */
export function planPicture(
  video: VideoStreamInfo,
  { long, short }: LargestSize = MAXIMUM_SIZE,
): PicturePlan {
  const { displayWidth, displayHeight } = video;
  const bounds = {
    width: displayWidth > displayHeight ? long : short,
    height: displayWidth < displayHeight ? long : short,
  };
  const scale = Math.min(1, bounds.width / displayWidth, bounds.height / displayHeight);
  const reasons = [
    ...COPY_RULES.filter(({ broken }) => broken(video)).map(({ reason }) => reason),
    ...(scale < 1 ? [`it is larger than ${bounds.width}×${bounds.height}`] : []),
  ];
  if (reasons.length === 0) {
    return { picture: 'copy', width: displayWidth, height: displayHeight, reasons };
  }
  const width = even(displayWidth * scale);
  const height = even(displayHeight * scale);
  return { picture: 'encode', width, height, reasons };
}
