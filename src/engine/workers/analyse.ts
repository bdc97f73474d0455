import {
  ANALYSIS_FRAME,
  type Analysis,
  analyseSound,
  combineAnalysis,
  createFrameAnalyser,
} from '../analysis/index.js';
import { decodeAudio, decodeFrames, probeMedia } from '../media/index.js';
import { findSpeech } from './find-speech.js';
import { readKeptAnalysis } from './kept-analysis.js';
import type { AnalyseInput, TaskContext, TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

/** Loudness needs no more than this. */
const SOUND_RATE = 22_050;

/** What a video and its sound are like; looked at once, and kept. */
export const analyse: TaskRunner<'analyse'> = async (input, context) => {
  const kept = await readKeptAnalysis(input.cachePath);
  if (kept) return kept;
  const analysis = await look(input, context);
  await writeWhole(input.cachePath, JSON.stringify(analysis));
  return analysis;
};

/**
 * Decodes the picture small, frame by frame, and the sound in one: once as loudness wants it, and
 * once at the rate that the speech detector was trained at, which decoding costs little.
 */
async function look(
  { ffmpeg, path }: AnalyseInput,
  { signal, onProgress }: TaskContext,
): Promise<Analysis> {
  const info = await probeMedia(ffmpeg, path, { signal });
  const { video } = info;
  if (!video) throw new Error('Only what has a picture can be analysed');
  const analyser = createFrameAnalyser(ANALYSIS_FRAME);
  const frames = decodeFrames(ffmpeg, info, {
    ...ANALYSIS_FRAME,
    signal,
    onProgress: (fraction) => onProgress('analysing', fraction),
  });
  for await (const frame of frames) analyser.add(frame);
  const picture = analyser.finish(video.durationSeconds, video.frameRate);
  const [mono] = await decodeAudio(ffmpeg, info, { sampleRate: SOUND_RATE, channels: 1, signal });
  if (!mono) return combineAnalysis(picture, null);
  const sound = analyseSound(mono, SOUND_RATE);
  return combineAnalysis(picture, sound, await findSpeech(ffmpeg, info, signal));
}
