import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import type { StereoSound } from '../types.js';
import { SAMPLE_RATE } from '../types.js';
import { sine } from './oscillators.js';
import { levelOf, put, type VoiceNote } from './voice.js';

/** One sound of a drum machine: a falling tone, filtered noise and metal, in any share. Times in seconds. */
export interface DrumSound {
  level: number;
  /** A sine that falls from `from` to `to` Hz, by 1/e in `fall`, dying away by 60 dB in `decay`. */
  tone?: { level: number; from: number; to: number; fall: number; decay: number };
  /** Noise through a filter at `hertz`; `bursts` strokes, as of several hands, before it dies away. */
  noise?: {
    level: number;
    pass: 'low' | 'band' | 'high';
    hertz: number;
    q: number;
    decay: number;
    bursts?: number;
  };
  /** Six square waves out of tune with each other, high-passed: cymbals and cowbells. */
  metal?: { level: number; hertz: number; cut: number; decay: number };
  /** A dense room that a noise gate shuts. */
  gate?: { level: number; hertz: number; seconds: number };
  /** Overdrive: 1 clean … 6 crushed. */
  drive: number;
}

/** Seconds between the strokes of a clap. */
const BURST_GAP = 0.0105;
/** Ratios of the oscillators of a cymbal circuit. */
const METAL_RATIOS = [1, 1.342, 1.2312, 1.6532, 1.9523, 2.1523] as const;
const GATE_CLOSES = 0.03;

const decayRate = (seconds: number): number => 6.9 / seconds;

function lengthOf({ tone, noise, metal, gate }: DrumSound): number {
  return Math.max(
    tone?.decay ?? 0,
    (noise?.decay ?? 0) + BURST_GAP * (noise?.bursts ?? 0),
    metal?.decay ?? 0,
    gate === undefined ? 0 : gate.seconds + GATE_CLOSES,
  );
}

/** Strikes a drum: as on the machines, it rings as long as it rings, whatever the note's length. */
export function strikeDrum(sound: DrumSound, note: VoiceNote, target: StereoSound): void {
  const { tone, noise, metal, gate, drive } = sound;
  const left = whiteNoise(note.seed);
  const right = whiteNoise(note.seed + 1);
  const filters = [0, 1, 2, 3, 4].map(() => new StateVariableFilter(SAMPLE_RATE));
  const [noiseLeft, noiseRight, metalCut, roomLeft, roomRight] = filters;
  if (!noiseLeft || !noiseRight || !metalCut || !roomLeft || !roomRight) return;
  noiseLeft.tune(noise?.hertz ?? 1000, noise?.q ?? 0.7);
  noiseRight.tune(noise?.hertz ?? 1000, noise?.q ?? 0.7);
  metalCut.tune(metal?.cut ?? 7000, 0.9);
  roomLeft.tune(gate?.hertz ?? 1500, 0.6);
  roomRight.tune((gate?.hertz ?? 1500) * 1.1, 0.6);
  const level = sound.level * levelOf(note.velocity);
  const push = 1 + (drive - 1) * (0.5 + 0.5 * note.velocity);
  const phases = METAL_RATIOS.map((ratio, i) => (ratio * (i + 1) * 0.37) % 1);
  const bursts = noise?.bursts ?? 0;
  const burstsEnd = BURST_GAP * bursts;
  let tonePhase = 0;
  const seconds = lengthOf(sound);
  const last = Math.min(target.left.length, note.startFrame + Math.ceil(seconds * SAMPLE_RATE));
  for (let frame = note.startFrame; frame < last; frame++) {
    const elapsed = frame - note.startFrame;
    const t = elapsed / SAMPLE_RATE;
    let middle = 0;
    let sideLeft = 0;
    let sideRight = 0;
    if (tone !== undefined) {
      tonePhase += (tone.to + (tone.from - tone.to) * Math.exp(-t / tone.fall)) / SAMPLE_RATE;
      middle += tone.level * Math.exp(-t * decayRate(tone.decay)) * sine(tonePhase);
    }
    if (metal !== undefined) {
      let sum = 0;
      for (let i = 0; i < phases.length; i++) {
        const ratio = METAL_RATIOS[i] ?? 1;
        const phase = ((phases[i] ?? 0) + (metal.hertz * ratio) / SAMPLE_RATE) % 1;
        phases[i] = phase;
        sum += phase < 0.5 ? 1 : -1;
      }
      metalCut.push(sum / phases.length);
      middle += metal.level * metalCut.high * Math.exp(-t * decayRate(metal.decay));
    }
    if (noise !== undefined) {
      noiseLeft.push(left.next());
      noiseRight.push(right.next());
      const gain =
        noise.level *
        (t < burstsEnd
          ? Math.exp(-(t % BURST_GAP) * 260)
          : Math.exp(-(t - burstsEnd) * decayRate(noise.decay)));
      sideLeft += gain * noiseLeft[noise.pass];
      sideRight += gain * noiseRight[noise.pass];
    }
    if (gate !== undefined) {
      roomLeft.push(left.next());
      roomRight.push(right.next());
      const open =
        Math.min(1, t / 0.004) * Math.min(1, (gate.seconds + GATE_CLOSES - t) / GATE_CLOSES);
      const gain = gate.level * Math.max(0, open) * Math.exp(-t * 3);
      sideLeft += gain * roomLeft.band;
      sideRight += gain * roomRight.band;
    }
    // Noise is nearly mono: drums stand in the middle.
    const common = middle + 0.5 * (sideLeft + sideRight);
    const apart = 0.25 * (sideLeft - sideRight);
    const edge = Math.min(1, elapsed / 24, (last - frame) / 200);
    const driven = (Math.tanh(push * common) / Math.tanh(push)) * edge;
    put(target, frame, level * (driven + edge * apart), level * (driven - edge * apart));
  }
}
