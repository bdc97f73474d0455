import { placeSpeech, type Span } from '../analysis/index.js';
import type { Ffmpeg } from '../media/index.js';
import { findSpeech } from './find-speech.js';
import { readKeptAnalysis } from './kept-analysis.js';
import type { PlacedClip } from './tasks.js';

/** Where somebody speaks on the timeline, in order. Seconds. */
export async function speechOf(
  placed: readonly PlacedClip[],
  ffmpeg: Ffmpeg,
  signal: AbortSignal,
): Promise<Span[]> {
  const heard = new Map<string, readonly Span[]>();
  const spans: Span[] = [];
  for (const one of placed) {
    if (one.volume === 0) continue;
    const kept = one.analysisPath ? await readKeptAnalysis(one.analysisPath) : null;
    const speech = kept
      ? (kept.speech ?? [])
      : (heard.get(one.path) ?? (await findSpeech(ffmpeg, one.path, signal)));
    heard.set(one.path, speech);
    spans.push(...placeSpeech(speech, one));
  }
  return spans.sort((a, b) => a.startSeconds - b.startSeconds);
}
