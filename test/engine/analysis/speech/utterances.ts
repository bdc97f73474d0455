import text2wav from 'text2wav';
import { vi } from 'vitest';
import type { Span } from '../../../../src/engine/analysis/index.js';
import { SPEECH_RATE } from '../../../../src/engine/analysis/index.js';

/** Mono sound at 16 kHz, and where somebody speaks in it. */
export interface Labelled {
  samples: Float32Array;
  speech: readonly Span[];
}

export interface Voice {
  /** A language of espeak's, with a variant behind a plus: `en+f3`. */
  voice: string;
  /** Words a minute, and height of the voice (0…99). */
  speed?: number;
  pitch?: number;
}

/** What is said, and how long the pause before it is. */
export interface Line {
  text: string;
  pauseSeconds: number;
}

/**
 * Lines spoken by espeak, which runs here and gives the same samples every time; the labels are
 * what the clean sound itself shows, so they know of pauses within a line as well.
 */
export async function speak(lines: readonly Line[], voice: Voice): Promise<Labelled> {
  const parts: Float32Array[] = [];
  for (const { text, pauseSeconds } of lines) {
    parts.push(new Float32Array(Math.round(pauseSeconds * SPEECH_RATE)));
    parts.push(trimmed(await utter(text, voice)));
  }
  parts.push(new Float32Array(SPEECH_RATE));
  const samples = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, speech: audible(samples) };
}

/** One line of text at 16 kHz. */
async function utter(text: string, voice: Voice): Promise<Float32Array> {
  // The synthesiser first looks for its program in the web, says so, and then finds it on disk.
  const silenced = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const wav = Buffer.from(await text2wav(text, { ...voice }));
    const header = 44;
    const pcm = Float32Array.from(
      { length: Math.floor((wav.length - header) / 2) },
      (_, i) => wav.readInt16LE(header + 2 * i) / 32_768,
    );
    return resampled(pcm, wav.readUInt32LE(24), SPEECH_RATE);
  } finally {
    silenced.mockRestore();
    errors.mockRestore();
  }
}

const FRAME = SPEECH_RATE / 100;
/** Shorter breaks belong to the word: closed lips before a “p”. */
const CLOSURE_SECONDS = 0.15;

function trimmed(samples: Float32Array): Float32Array {
  const spans = audible(samples);
  const [start, end] = [spans[0]?.startSeconds ?? 0, spans.at(-1)?.endSeconds ?? 0];
  return samples.slice(Math.round(start * SPEECH_RATE), Math.round(end * SPEECH_RATE));
}

/** Where a clean sound is less than 45 dB below its loudest hundredth of a second. */
function audible(samples: Float32Array): Span[] {
  const powers = framePowers(samples);
  const threshold = Math.max(...powers) * 10 ** -4.5;
  const spans: Span[] = [];
  powers.forEach((power, i) => {
    if (power <= threshold) return;
    const before = spans.at(-1);
    if (before && i / 100 - before.endSeconds <= CLOSURE_SECONDS) before.endSeconds = (i + 1) / 100;
    else spans.push({ startSeconds: i / 100, endSeconds: (i + 1) / 100 });
  });
  return spans;
}

function framePowers(samples: Float32Array): number[] {
  return Array.from({ length: Math.floor(samples.length / FRAME) }, (_, frame) =>
    powerOf(samples.subarray(frame * FRAME, (frame + 1) * FRAME)),
  );
}

export function powerOf(samples: Float32Array): number {
  return samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length);
}

/** The same sound at another rate, by a windowed sinc that leaves out what the new rate cannot hold. */
export function resampled(samples: Float32Array, from: number, to: number): Float32Array {
  const cutoff = 0.95 * Math.min(1, to / from);
  const half = Math.ceil(24 / cutoff);
  // Only so many places between two samples come up, again and again.
  const kernels = new Map<number, Float64Array>();
  return Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, i) => {
    const phase = (i * from) % to;
    const kernel = kernels.get(phase) ?? windowedSinc(cutoff, half, phase / to);
    kernels.set(phase, kernel);
    const first = Math.floor((i * from) / to) - half;
    let sum = 0;
    for (let tap = 0; tap < kernel.length; tap++) {
      sum += (samples[first + tap] ?? 0) * (kernel[tap] ?? 0);
    }
    return sum;
  });
}

/** Taps from `half` samples before a place to as many behind it. */
function windowedSinc(cutoff: number, half: number, place: number): Float64Array {
  return Float64Array.from({ length: 2 * half + 1 }, (_, tap) => {
    const x = tap - half - place;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
    return cutoff * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (half + 1)));
  });
}

/** Hundredths of a second that both call speech, and those that only one does. */
export interface FrameCounts {
  both: number;
  missed: number;
  falseAlarms: number;
}

export function countFrames(
  truth: readonly Span[],
  found: readonly Span[],
  seconds: number,
): FrameCounts {
  const counts = { both: 0, missed: 0, falseAlarms: 0 };
  const holds = (spans: readonly Span[], time: number): boolean =>
    spans.some(({ startSeconds, endSeconds }) => startSeconds <= time && time < endSeconds);
  for (let frame = 0; frame < Math.floor(100 * seconds); frame++) {
    const time = (frame + 0.5) / 100;
    const [is, was] = [holds(truth, time), holds(found, time)];
    if (is && was) counts.both++;
    else if (is) counts.missed++;
    else if (was) counts.falseAlarms++;
  }
  return counts;
}

/** The harmonic mean of precision and recall; 1 where nothing is to be found and nothing is. */
export function f1({ both, missed, falseAlarms }: FrameCounts): number {
  return both + missed + falseAlarms === 0 ? 1 : (2 * both) / (2 * both + missed + falseAlarms);
}
