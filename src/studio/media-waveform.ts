import type { Waveform } from '../protocol/index.js';

const SAMPLE_RATE = 22_050;
const PEAKS_PER_SECOND = 50;
/** Recordings decode to ten times as much and more: larger ones are not drawn. Bytes. */
const LARGEST = 20e6;

/**
 * The waveform of an uploaded recording, decoded by the browser.
 * Rejects where the browser cannot decode it, or it is too large.
 */
export async function decodeWaveform(url: string): Promise<Waveform> {
  const answer = await fetch(url);
  if (Number(answer.headers.get('content-length')) > LARGEST) {
    await answer.body?.cancel();
    throw new RangeError('Too large to be drawn');
  }
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  const step = SAMPLE_RATE / PEAKS_PER_SECOND;
  const count = Math.ceil(sound.length / step);
  const min = new Array<number>(count).fill(0);
  const max = new Array<number>(count).fill(0);
  for (let channel = 0; channel < sound.numberOfChannels; channel++) {
    sound.getChannelData(channel).forEach((sample, frame) => {
      const peak = Math.floor(frame / step);
      min[peak] = Math.min(min[peak] ?? 0, 127 * sample);
      max[peak] = Math.max(max[peak] ?? 0, 127 * sample);
    });
  }
  return { format: 1, durationSeconds: sound.duration, peaksPerSecond: PEAKS_PER_SECOND, min, max };
}
