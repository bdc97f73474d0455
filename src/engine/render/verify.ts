import type { MediaInfo } from '../media/index.js';

/** What a finished film must be. */
export interface FilmExpectation {
  durationSeconds: number;
  /** Of the picture; 0 where it is not known. */
  frameRate: number;
  width: number;
  height: number;
  sound: boolean;
}

/** Rounding of times in containers, in seconds. */
const CLOCK_TOLERANCE = 0.002;

/** Everything in which a finished film is not what it must be; empty when it is. */
export function problemsOf(film: MediaInfo, expected: FilmExpectation): string[] {
  const { video, audio } = film;
  if (!video) return ['it has no picture'];
  const frame = 1 / (expected.frameRate || 25);
  const wrong: readonly (readonly [boolean, string])[] = [
    [video.codec !== 'h264', `its picture is ${video.codec}, not H.264`],
    [video.pixelFormat !== 'yuv420p', `its pixels are ${video.pixelFormat}`],
    [
      video.displayWidth !== expected.width || video.displayHeight !== expected.height,
      `it is ${video.displayWidth}×${video.displayHeight}, not ${expected.width}×${expected.height}`,
    ],
    [
      Math.abs(video.durationSeconds - expected.durationSeconds) > frame + CLOCK_TOLERANCE,
      `it lasts ${video.durationSeconds.toFixed(3)} s, not ${expected.durationSeconds.toFixed(3)} s`,
    ],
    [expected.sound && !audio, 'it has no sound'],
    [expected.sound && audio !== null && audio.codec !== 'aac', 'its sound is not AAC'],
    [!expected.sound && audio !== null, 'it has sound that nobody asked for'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}
