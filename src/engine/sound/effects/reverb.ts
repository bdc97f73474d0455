import { filterInPlace, highPass } from '../dsp/biquad.js';
import type { StereoSound } from '../types.js';

/** What a room is like. */
export interface ReverbShape {
  /** Until the tail has fallen by 60 dB, seconds. */
  seconds: number;
  preDelayMs: number;
  /** 0 (dark: the treble dies first) … 1 (bright). */
  brightness: number;
}

/** Delay lines in samples at 48 kHz: mutually prime, 23 … 66 ms. */
const LINES = [1129, 1423, 1607, 1871, 2137, 2473, 2801, 3163] as const;
/** Allpass delays that smear the input, in samples at 48 kHz. */
const DIFFUSERS = { left: [113, 271, 409, 599], right: [127, 263, 431, 577] } as const;
const DIFFUSION = 0.62;
/** Early reflections: milliseconds, gain, side. */
const REFLECTIONS = [
  { ms: 7.1, gain: 0.34, side: -1 },
  { ms: 11.9, gain: 0.3, side: 1 },
  { ms: 17.3, gain: 0.24, side: 1 },
  { ms: 23.9, gain: 0.2, side: -1 },
  { ms: 31.7, gain: 0.15, side: -1 },
  { ms: 41.1, gain: 0.12, side: 1 },
] as const;
/** How much the first four lines breathe, in samples: dissolves metallic ringing. */
const MODULATION_FRAMES = 7;
/** Bass in the reverb is mud. */
const LOW_CUT_HZ = 170;

/**
 * Replaces `send` by its reverberation: a feedback delay network of eight lines behind diffusers.
 * The level is such that steady sound comes back as loud as it went in, whatever the shape.
 * Source: J.-M. Jot, A. Chaigne, "Digital delay networks for designing artificial reverberators",
 * AES 90th Convention, 1991.
 */
export function reverberate(send: StereoSound, shape: ReverbShape): void {
  const gain = 1 / Math.sqrt(responseEnergy(shape, send.sampleRate));
  network(send, shape, gain);
}

/** Energy of the response, at both ears, to an impulse at the left; the right one is much alike. */
function responseEnergy(shape: ReverbShape, sampleRate: number): number {
  const frames = Math.ceil((boundedSeconds(shape) + 0.2) * sampleRate);
  const response = { sampleRate, left: new Float32Array(frames), right: new Float32Array(frames) };
  response.left[0] = 1;
  network(response, shape, 1);
  let energy = 0;
  for (const channel of [response.left, response.right]) {
    for (const sample of channel) energy += sample * sample;
  }
  return energy;
}

function boundedSeconds(shape: ReverbShape): number {
  return Math.min(12, Math.max(0.15, shape.seconds));
}

/** A delay that turns a click into a smear without colouring it (Schroeder's allpass). */
class Diffuser {
  private readonly buffer: Float32Array;
  private at = 0;

  constructor(frames: number) {
    this.buffer = new Float32Array(Math.max(1, Math.round(frames)));
  }

  push(x: number): number {
    const delayed = this.buffer[this.at] ?? 0;
    const inner = x - DIFFUSION * delayed;
    this.buffer[this.at] = inner;
    this.at = this.at + 1 === this.buffer.length ? 0 : this.at + 1;
    return delayed + DIFFUSION * inner;
  }
}

function network(sound: StereoSound, shape: ReverbShape, outputGain: number): void {
  const { sampleRate, left, right } = sound;
  const scale = sampleRate / 48_000;
  const lowCut = highPass(LOW_CUT_HZ, sampleRate);
  filterInPlace(left, [lowCut]);
  filterInPlace(right, [lowCut]);

  const diffuseLeft = DIFFUSERS.left.map((frames) => new Diffuser(frames * scale));
  const diffuseRight = DIFFUSERS.right.map((frames) => new Diffuser(frames * scale));
  const lengths = LINES.map((frames) => Math.round(frames * scale));
  const size = 8192 * Math.ceil(scale);
  const mask = size - 1;
  const lines = lengths.map(() => new Float32Array(size));
  const decay = lengths.map(
    (frames) => 10 ** ((-3 * frames) / (boundedSeconds(shape) * sampleRate)),
  );
  const damping = lengths.map((frames) => dampingOf(frames, shape, sampleRate));
  const damped = new Float64Array(lengths.length);
  const taps = new Float64Array(lengths.length);
  const history = new History(shape, sampleRate);

  for (let i = 0; i < left.length; i++) {
    history.push(left[i] ?? 0, right[i] ?? 0);
    // A whisper of offset keeps the tail out of the slow denormal numbers.
    let inLeft = history.delayedLeft + 1e-15;
    let inRight = history.delayedRight + 1e-15;
    for (const diffuser of diffuseLeft) inLeft = diffuser.push(inLeft);
    for (const diffuser of diffuseRight) inRight = diffuser.push(inRight);

    const swing = MODULATION_FRAMES * (1 + Math.sin((2 * Math.PI * 0.43 * i) / sampleRate));
    let sum = 0;
    for (let line = 0; line < lines.length; line++) {
      const buffer = lines[line];
      if (!buffer) break;
      let read = i - (lengths[line] ?? 0);
      let value: number;
      if (line < 4) {
        const shifted = line % 2 === 0 ? swing : 2 * MODULATION_FRAMES - swing;
        const whole = Math.floor(shifted);
        const part = shifted - whole;
        read += whole;
        value = (buffer[read & mask] ?? 0) * (1 - part) + (buffer[(read + 1) & mask] ?? 0) * part;
      } else {
        value = buffer[read & mask] ?? 0;
      }
      const pole = damping[line] ?? 0;
      const low = value + pole * ((damped[line] ?? 0) - value);
      damped[line] = low;
      const tap = low * (decay[line] ?? 0);
      taps[line] = tap;
      sum += tap;
    }
    // Householder's matrix: every line feeds every other, and no energy is made.
    const shared = (-2 / lines.length) * sum;
    for (let line = 0; line < lines.length; line++) {
      const buffer = lines[line];
      if (buffer)
        buffer[i & mask] = (taps[line] ?? 0) + shared + (line % 2 === 0 ? inLeft : inRight);
    }
    const t = taps;
    const tailLeft =
      (t[0] ?? 0) - (t[2] ?? 0) + (t[4] ?? 0) - (t[6] ?? 0) + 0.3 * ((t[1] ?? 0) - (t[5] ?? 0));
    const tailRight =
      (t[1] ?? 0) - (t[3] ?? 0) + (t[5] ?? 0) - (t[7] ?? 0) + 0.3 * ((t[2] ?? 0) - (t[6] ?? 0));
    left[i] = outputGain * (tailLeft + history.earlyLeft);
    right[i] = outputGain * (tailRight + history.earlyRight);
  }
}

/** The pole of a line's low-pass: the treble decays faster by what the room's brightness says. */
function dampingOf(frames: number, shape: ReverbShape, sampleRate: number): number {
  const brightness = Math.min(1, Math.max(0, shape.brightness));
  const trebleSeconds = boundedSeconds(shape) * (0.12 + 0.6 * brightness);
  const whole = 10 ** ((-3 * frames) / (boundedSeconds(shape) * sampleRate));
  const treble = 10 ** ((-3 * frames) / (trebleSeconds * sampleRate));
  // A one-pole's gain at Nyquist is (1 − p) / (1 + p).
  const ratio = treble / whole;
  return (1 - ratio) / (1 + ratio);
}

/** What went in, for the pre-delay and the first reflections. */
class History {
  delayedLeft = 0;
  delayedRight = 0;
  earlyLeft = 0;
  earlyRight = 0;
  private readonly left: Float32Array;
  private readonly right: Float32Array;
  private readonly mask: number;
  private readonly preDelay: number;
  private readonly reflections: readonly { frames: number; gain: number; crossed: boolean }[];
  private at = 0;

  constructor(shape: ReverbShape, sampleRate: number) {
    this.preDelay = Math.round((Math.min(250, Math.max(0, shape.preDelayMs)) / 1000) * sampleRate);
    this.reflections = REFLECTIONS.map(({ ms, gain, side }) => ({
      frames: Math.round((ms / 1000) * sampleRate) + Math.round(this.preDelay / 2),
      gain,
      crossed: side > 0,
    }));
    const longest = Math.max(this.preDelay, ...this.reflections.map(({ frames }) => frames));
    const size = 2 ** Math.ceil(Math.log2(longest + 2));
    this.left = new Float32Array(size);
    this.right = new Float32Array(size);
    this.mask = size - 1;
  }

  push(left: number, right: number): void {
    this.left[this.at & this.mask] = left;
    this.right[this.at & this.mask] = right;
    this.delayedLeft = this.left[(this.at - this.preDelay) & this.mask] ?? 0;
    this.delayedRight = this.right[(this.at - this.preDelay) & this.mask] ?? 0;
    let earlyLeft = 0;
    let earlyRight = 0;
    for (const { frames, gain, crossed } of this.reflections) {
      const index = (this.at - frames) & this.mask;
      const a = gain * (this.left[index] ?? 0);
      const b = gain * (this.right[index] ?? 0);
      earlyLeft += crossed ? b : a;
      earlyRight += crossed ? a : b;
    }
    this.earlyLeft = earlyLeft;
    this.earlyRight = earlyRight;
    this.at++;
  }
}
