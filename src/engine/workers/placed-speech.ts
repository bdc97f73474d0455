import { placeSpeech, type Span } from '../analysis/index.js';
import type { Ffmpeg } from '../media/index.js';
import { findSpeech } from './find-speech.js';
import { readKeptAnalysis } from './kept-analysis.js';
import type { PlacedClip, PlacedSound } from './tasks.js';

/** Where somebody speaks on the timeline, in order; `rounds` are as a `Level` has them. Seconds. */
export async function speechOf(
  placed: readonly PlacedClip[],
  rounds: ReadonlyMap<PlacedSound, Span>,
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
    spans.push(...placeSpeech(speech, { ...one, round: rounds.get(one) }));
  }
  return spans.sort((a, b) => a.startSeconds - b.startSeconds);
}
