import type { MediaInfo, OutputProfile } from '../media/index.js';

/** What a finished film must be. */
export interface FilmExpectation {
  durationSeconds: number;
  /** Of the picture; 0 where it is not known. */
  frameRate: number;
  width: number;
  height: number;
  sound: boolean;
  holds: OutputProfile['holds'];
}

/** Rounding of times in containers, in seconds. */
const CLOCK_TOLERANCE = 0.002;
/** Codecs of sound work in blocks, and some containers count nothing smaller. */
const BLOCK_SECONDS = 0.1;
/** How people know the codecs. */
const NAMES: Readonly<Record<string, string>> = {
  h264: 'H.264',
  vp9: 'VP9',
  vp8: 'VP8',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
};

type Findings = readonly (readonly [boolean, string])[];

/** Everything in which a finished film is not what it must be; empty when it is. */
export function problemsOf(film: MediaInfo, expected: FilmExpectation): string[] {
  const { video, audio } = film;
  const { holds } = expected;
  if (!video) return ['it has no picture'];
  const frame = 1 / (expected.frameRate || 25);
  const picture = holds.video ?? video.codec;
  const wrong: Findings = [
    [video.codec !== picture, `its picture is ${video.codec}, not ${NAMES[picture] ?? picture}`],
    [
      holds.pixelFormat !== null && video.pixelFormat !== holds.pixelFormat,
      `its pixels are ${video.pixelFormat}`,
    ],
    [
      video.displayWidth !== expected.width || video.displayHeight !== expected.height,
      `it is ${video.displayWidth}×${video.displayHeight}, not ${expected.width}×${expected.height}`,
    ],
    [
      Math.abs(video.durationSeconds - expected.durationSeconds) > frame + CLOCK_TOLERANCE,
      `it lasts ${video.durationSeconds.toFixed(3)} s, not ${expected.durationSeconds.toFixed(3)} s`,
    ],
    [expected.sound && !audio, 'it has no sound'],
    [
      expected.sound && audio !== null && audio.codec !== holds.audio,
      `its sound is not ${NAMES[holds.audio ?? ''] ?? holds.audio}`,
    ],
    [!expected.sound && audio !== null, 'it has sound that nobody asked for'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** Everything in which a file of sound alone is not what it must be; empty when it is. */
export function soundProblemsOf(
  { audio }: MediaInfo,
  expected: Pick<FilmExpectation, 'durationSeconds' | 'holds'>,
): string[] {
  if (!audio) return ['it has no sound'];
  const { holds, durationSeconds } = expected;
  const wrong: Findings = [
    [audio.codec !== holds.audio, `its sound is not ${NAMES[holds.audio ?? ''] ?? holds.audio}`],
    [
      Math.abs(audio.durationSeconds - durationSeconds) > BLOCK_SECONDS,
      `it lasts ${audio.durationSeconds.toFixed(3)} s, not ${durationSeconds.toFixed(3)} s`,
    ],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}
