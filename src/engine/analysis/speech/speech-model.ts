import { multiplyFour, multiplyOne, multiplyTwo } from './matrix.js';
import type { SpeechWeights } from './weights.js';

/** Hz: what the model was trained on. */
export const SPEECH_RATE = 16_000;
/** Samples that are judged at a time, 32 ms. */
export const WINDOW_SAMPLES = 512;

/** Samples of the window before that are seen again. */
const CONTEXT_SAMPLES = 64;
/** The end is mirrored by so much, so that the last spectrum is whole. */
const MIRRORED_SAMPLES = 64;
const SIGNAL_SAMPLES = CONTEXT_SAMPLES + WINDOW_SAMPLES + MIRRORED_SAMPLES;
const SPECTRUM_SAMPLES = 256;
const SPECTRUM_HOP = 128;
const SPECTRA = 4;
const BINS = 129;
const STATE = 128;

/** Tells window by window whether somebody speaks; remembers what came before. */
export interface SpeechModel {
  /** The probability (0…1) of speech in the next 512 samples at 16 kHz, mono, in −1…1. */
  probability(window: Float32Array): number;
}

/** A convolution over three neighbours in time, ended by a rectifier. */
interface Layer {
  weight: Float32Array;
  bias: Float32Array;
  /** Values of each input channel, and every how many of them one comes out. */
  length: number;
  stride: number;
  /** The neighbours of each output, as columns. */
  columns: Float32Array;
  output: Float32Array;
}

/**
 * The forward pass of Silero VAD (version 5, 16 kHz): spectra of 16 ms, four convolutions in which
 * their four moments become one, an LSTM that carries the memory, and a logistic unit.
 * Source: the model's own graph, github.com/snakers4/silero-vad.
 */
export function createSpeechModel(weights: SpeechWeights): SpeechModel {
  const signal = new Float32Array(SIGNAL_SAMPLES);
  const frames = new Float32Array(SPECTRUM_SAMPLES * SPECTRA);
  const spectra = new Float32Array(2 * BINS * SPECTRA);
  const magnitudes = new Float32Array(BINS * SPECTRA);
  const encoder = [
    layer(weights['encoder.0.weight'], weights['encoder.0.bias'], 4, 1),
    layer(weights['encoder.1.weight'], weights['encoder.1.bias'], 4, 2),
    layer(weights['encoder.2.weight'], weights['encoder.2.bias'], 2, 2),
    layer(weights['encoder.3.weight'], weights['encoder.3.bias'], 1, 1),
  ];
  const remember = createMemory(weights);
  const decoder = weights['decoder.weight'];
  const offset = weights['decoder.bias'][0] as number;

  return {
    probability(window) {
      takeIn(signal, window);
      for (let i = 0; i < SPECTRUM_SAMPLES; i++) {
        for (let frame = 0; frame < SPECTRA; frame++) {
          frames[SPECTRA * i + frame] = signal[SPECTRUM_HOP * frame + i] as number;
        }
      }
      multiplyFour(weights['stft.basis'], frames, spectra);
      for (let i = 0; i < magnitudes.length; i++) {
        const real = spectra[i] as number;
        const imaginary = spectra[magnitudes.length + i] as number;
        magnitudes[i] = Math.sqrt(real * real + imaginary * imaginary);
      }
      const hidden = remember(encoder.reduce(convolve, magnitudes));
      let sum = offset;
      for (let i = 0; i < STATE; i++) {
        sum += (decoder[i] as number) * Math.max(0, hidden[i] as number);
      }
      return logistic(sum);
    },
  };
}

/** The window behind the end of the one before it; its own end mirrored. */
function takeIn(signal: Float32Array, window: Float32Array): void {
  signal.copyWithin(0, WINDOW_SAMPLES, WINDOW_SAMPLES + CONTEXT_SAMPLES);
  signal.set(window, CONTEXT_SAMPLES);
  const last = CONTEXT_SAMPLES + WINDOW_SAMPLES - 1;
  for (let i = 1; i <= MIRRORED_SAMPLES; i++) signal[last + i] = signal[last - i] as number;
}

function layer(weight: Float32Array, bias: Float32Array, length: number, stride: number): Layer {
  const moments = Math.ceil(length / stride);
  return {
    weight,
    bias,
    length,
    stride,
    columns: new Float32Array((weight.length / bias.length) * moments),
    output: new Float32Array(bias.length * moments),
  };
}

function convolve(input: Float32Array, { weight, bias, ...of }: Layer): Float32Array {
  const { length, stride, columns, output } = of;
  const moments = output.length / bias.length;
  const channels = input.length / length;
  for (let channel = 0; channel < channels; channel++) {
    for (let tap = 0; tap < 3; tap++) {
      const row = (3 * channel + tap) * moments;
      for (let moment = 0; moment < moments; moment++) {
        const from = moment * stride + tap - 1;
        const isInside = from >= 0 && from < length;
        columns[row + moment] = isInside ? (input[channel * length + from] as number) : 0;
      }
    }
  }
  const multiply = moments === 4 ? multiplyFour : moments === 2 ? multiplyTwo : multiplyOne;
  multiply(weight, columns, output);
  for (let i = 0; i < output.length; i++) {
    const value = (output[i] as number) + (bias[Math.floor(i / moments)] as number);
    output[i] = Math.max(0, value);
  }
  return output;
}

/** A long short-term memory of 128 cells; its gates in the order input, forget, cell, output. */
function createMemory(weights: SpeechWeights): (input: Float32Array) => Float32Array {
  const hidden = new Float32Array(STATE);
  const cells = new Float32Array(STATE);
  const fromInput = new Float32Array(4 * STATE);
  const fromHidden = new Float32Array(4 * STATE);
  const bias = weights['lstm.input.bias'].map(
    (value, i) => value + (weights['lstm.hidden.bias'][i] as number),
  );
  return (input) => {
    multiplyOne(weights['lstm.input.weight'], input, fromInput);
    multiplyOne(weights['lstm.hidden.weight'], hidden, fromHidden);
    const gate = (at: number): number =>
      (fromInput[at] as number) + (fromHidden[at] as number) + (bias[at] as number);
    for (let i = 0; i < STATE; i++) {
      const kept = logistic(gate(STATE + i)) * (cells[i] as number);
      const cell = kept + logistic(gate(i)) * Math.tanh(gate(2 * STATE + i));
      cells[i] = cell;
      hidden[i] = logistic(gate(3 * STATE + i)) * Math.tanh(cell);
    }
    return hidden;
  };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
