import { readFile } from 'node:fs/promises';
import {
  ANALYSIS_FRAME,
  type Analysis,
  analyseSound,
  combineAnalysis,
  createFrameAnalyser,
  parseAnalysis,
} from '../analysis/index.js';
import { decodeAudio, decodeFrames, probeMedia } from '../media/index.js';
import type { AnalyseInput, TaskContext, TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

/** Loudness needs no more than this. */
const SOUND_RATE = 22_050;

/** What a video and its sound are like; looked at once, and kept. */
export const analyse: TaskRunner<'analyse'> = async (input, context) => {
  const kept = await readKept(input.cachePath);
  if (kept) return kept;
  const analysis = await look(input, context);
  await writeWhole(input.cachePath, JSON.stringify(analysis));
  return analysis;
};

async function readKept(path: string): Promise<Analysis | null> {
  try {
    return parseAnalysis(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Missing or broken: it is made again.
    return null;
  }
}

/** Decodes the picture small, frame by frame, and the sound in one. */
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
  const [mono] = info.audio
    ? await decodeAudio(ffmpeg, path, { sampleRate: SOUND_RATE, channels: 1, signal })
    : [];
  return combineAnalysis(picture, mono ? analyseSound(mono, SOUND_RATE) : null);
}
