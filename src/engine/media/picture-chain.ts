import { inputFile } from './arguments.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { frameAt, rateText, secondsAt } from './frame-rate.js';
import {
  commonColour,
  type FrameSpan,
  isRepeated,
  type PictureFilm,
  type ShownPicture,
} from './picture-film.js';
import { pictureFilters, TURNS } from './picture-filters.js';
import {
  covering,
  even,
  fitted,
  frameFilters,
  groundFilters,
  groundSize,
  type PictureSize,
} from './picture-fit.js';
import { followFilter, type MotionPath, motionPath, reachOf } from './still-motion.js';

/** Containers with an index: in others a jump may land behind the frame that is looked for. */
const INDEXED = new Set(['mov', 'matroska']);
/** Files are entered this much earlier: their sound may begin before their picture. Seconds. */
const LEAD = 2;

/** Arguments that open the file of a picture which is shown from a frame of the film on. */
export function pictureInput(
  { info, video, ...shown }: ShownPicture,
  { rate }: PictureFilm,
  firstFrame: number,
): string[] {
  // Not all versions know how photos are turned: it is done here, once.
  if (video.isImage) return inputFile(info.path, ['-noautorotate']);
  // How often it says that it repeats does not matter: it does for as long as it is shown.
  if (isRepeated(video)) return inputFile(info.path, ['-ignore_loop', '1']);
  const enterAt = mediaSeconds(shown, rate, firstFrame) - LEAD;
  const mayJump = INDEXED.has(info.container) && video.timesComplete && enterAt > LEAD;
  return inputFile(info.path, mayJump ? ['-noaccurate_seek', '-ss', enterAt.toFixed(3)] : []);
}

/** What the pictures of a gif may take in memory while they are repeated. */
const MOST_REPEATED_BYTES = 512 * 1024 * 1024;

/** Of a movement, what a picture makes of it at least. */
const SMALLEST_PART = 1e-6;

/** Where in its media a frame of the film comes from. */
const mediaSeconds = (
  { fromSeconds, speed, firstFrame }: Pick<ShownPicture, 'fromSeconds' | 'speed' | 'firstFrame'>,
  rate: PictureFilm['rate'],
  frame: number,
): number => fromSeconds + secondsAt(rate, frame - firstFrame) * speed;

/**
 * The part of a filter graph that makes of an input exactly the frames `span` of the film: numbered
 * from 0, of the film's size and colours. `labels` name the input, the output, and what lies between.
 */
export function pictureChain(
  ffmpeg: Ffmpeg,
  film: PictureFilm,
  picture: ShownPicture,
  span: FrameSpan,
  labels: { input: string; output: string },
): string {
  const { video } = picture;
  const { size, fit, rate } = film;
  const count = span.endFrame - span.firstFrame;
  const matrix = commonColour(ffmpeg, film.pictures) ? undefined : 'bt709';
  const ordinary = (to: PictureSize): string[] => [
    ...clearFilters(video.pixelFormat),
    ...pictureFilters(ffmpeg, video, to, matrix),
  ];
  const numbered = `settb=${rate.seconds}/${rate.frames},setpts=N`;
  // An image is one frame, which is made ready once and then held.
  const held = video.isImage ? [`loop=loop=-1:size=1:start=0,${numbered}`] : [];
  const timed = video.isImage
    ? TURNS[video.rotation]
    : [...timeFilters(picture, film, span.firstFrame), numbered];
  const isMoved = video.isImage && picture.motion !== 'still';

  const box = fit === 'crop' ? size : fitted(video, size);
  const path = motionPath(
    picture.motion,
    video.displayWidth / video.displayHeight,
    box.width / box.height,
  );
  // A part of a movement counts as so many frames of the whole.
  const { from, to } = picture.motionPart ?? { from: 0, to: 1 };
  const frames = (picture.endFrame - picture.firstFrame) / Math.max(SMALLEST_PART, to - from);
  const passed = frames * from + span.firstFrame - picture.firstFrame;
  const content = isMoved
    ? [
        ...reachFilters(path),
        ...ordinary(reachSize(path, picture, box)),
        ...held,
        followFilter(path, passed, frames),
        `scale=${box.width}:${box.height}:flags=bicubic`,
        'setsar=1',
      ]
    : ordinary(fit === 'crop' ? covering(video, size) : box);
  // What moves is held before it does, the rest when the frame is complete.
  const ended = [...(isMoved ? [] : held), `trim=end_frame=${count}`];

  const isFull = box.width === size.width && box.height === size.height;
  if (fit !== 'blur' || isFull) {
    const filters = [...timed, ...content, ...frameFilters(fit, size), ...ended];
    return `${labels.input}${filters.join(',')}${labels.output}`;
  }
  const name = labels.output.slice(1, -1);
  const ground = [...ordinary(groundSize(video, size)), ...groundFilters(size)];
  return [
    `${labels.input}${[...timed, 'split=2'].join(',')}[${name}a][${name}b]`,
    `[${name}a]${content.join(',')}[${name}c]`,
    `[${name}b]${[...ground, ...(isMoved ? held : [])].join(',')}[${name}d]`,
    `[${name}d][${name}c]${[overlayInTheMiddle, ...ended].join(',')}${labels.output}`,
  ].join(';');
}

const overlayInTheMiddle = 'overlay=(W-w)/2:(H-h)/2,format=yuv420p';

/** The frames of a moving picture at the film's rate; the last one stays for as long as need be. */
function timeFilters(
  { video, ...shown }: ShownPicture,
  { rate }: PictureFilm,
  firstFrame: number,
): string[] {
  const steady = [`fps=${rateText(rate)}:start_time=0`, 'tpad=stop_mode=clone:stop=-1'];
  const from = mediaSeconds(shown, rate, firstFrame);
  if (isRepeated(video)) {
    const round = Math.max(1, frameAt(rate, video.durationSeconds / shown.speed));
    const passed = frameAt(rate, from / shown.speed) % round;
    const isSmall = video.frames * video.width * video.height * 4 <= MOST_REPEATED_BYTES;
    return [
      ...['settb=AVTB', `setpts=(PTS-STARTPTS)*${(video.hurried ?? 1) / shown.speed}`, ...steady],
      // One that is too large for memory plays once, and its last picture stays.
      ...(isSmall ? [`trim=end_frame=${round}`, `loop=loop=-1:size=${round}:start=0`] : []),
      ...[`settb=${rate.seconds}/${rate.frames}`, 'setpts=N', `trim=start_frame=${passed}`],
    ];
  }
  // Without times of its own a stream is counted from whatever its first frame is given.
  const zero = video.timesComplete ? `(${micro(video.startSeconds)})` : 'STARTPTS';
  return ['settb=AVTB', `setpts=(PTS-${zero}-(${micro(from)}))/${shown.speed}`, ...steady];
}

const micro = (seconds: number): string => String(Math.round(seconds * 1e6));

/** Of a picture with clear parts, these become black, whatever colour lies below. */
function clearFilters(pixelFormat: string): string[] {
  const isClear = /^(rgba|bgra|argb|abgr|ya|pal8|yuva|gbrap)/.test(pixelFormat);
  return isClear ? ['format=yuva444p', 'premultiply=inplace=1', 'format=yuv444p'] : [];
}

/** Cuts an image to what its motion shows of it. */
function reachFilters(path: MotionPath): string[] {
  const { x, y, width, height } = reachOf(path);
  if (width > 0.999 && height > 0.999) return [];
  const share = (side: string, part: number): string => `${side}*${part.toFixed(6)}`;
  return [`crop=${share('iw', width)}:${share('ih', height)}:${share('iw', x)}:${share('ih', y)}`];
}

/** The size at which the smallest part that is shown has every pixel that is seen, or is there. */
function reachSize(path: MotionPath, { video }: ShownPicture, box: PictureSize): PictureSize {
  const reach = reachOf(path);
  const least = Math.min(path.first.width, path.last.width);
  const wanted = (box.width * reach.width) / least;
  const there = video.displayWidth * reach.width;
  const scale = Math.min(wanted, Math.max(there, (box.width * reach.width) / path.first.width));
  const shape = (reach.height * video.displayHeight) / (reach.width * video.displayWidth);
  return { width: even(scale), height: even(scale * shape) };
}
