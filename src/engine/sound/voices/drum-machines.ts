import { type DrumSound, strikeDrum } from './drum-sound.js';
import type { Voice } from './voice.js';

type Machine = Readonly<
  Record<
    'kick' | 'snare' | 'rim' | 'hat' | 'openHat' | 'ride' | 'shaker' | 'tom' | 'lowTom' | 'crash',
    DrumSound
  >
>;

/** Keys of the General MIDI percussion map; any other is the tom. */
const KEYS: Readonly<Record<number, keyof Machine>> = {
  35: 'kick',
  36: 'kick',
  37: 'rim',
  38: 'snare',
  39: 'snare',
  40: 'snare',
  41: 'lowTom',
  42: 'hat',
  44: 'hat',
  45: 'tom',
  46: 'openHat',
  49: 'crash',
  51: 'ride',
  70: 'shaker',
};

const hat = (decay: number, level: number): DrumSound => ({
  level,
  noise: { level: 0.9, pass: 'high', hertz: 8200, q: 0.8, decay },
  metal: { level: 0.7, hertz: 540, cut: 7600, decay },
  drive: 1.2,
});

const shaker: DrumSound = {
  level: 0.34,
  noise: { level: 1, pass: 'band', hertz: 6200, q: 1.4, decay: 0.09, bursts: 1 },
  drive: 1,
};

const tom = (hertz: number, decay: number): DrumSound => ({
  level: 0.75,
  tone: { level: 1, from: hertz * 1.9, to: hertz, fall: 0.045, decay },
  noise: { level: 0.25, pass: 'band', hertz: 900, q: 0.8, decay: 0.08 },
  drive: 1.6,
});

const crash: DrumSound = {
  level: 0.42,
  noise: { level: 0.8, pass: 'high', hertz: 4200, q: 0.6, decay: 1.6 },
  metal: { level: 0.5, hertz: 480, cut: 5200, decay: 1.6 },
  drive: 1.2,
};

/** House: a round kick with an edge, and the clap on two and four. */
const DANCE: Machine = {
  kick: {
    level: 0.95,
    tone: { level: 1.1, from: 260, to: 50, fall: 0.026, decay: 0.42 },
    noise: { level: 0.4, pass: 'high', hertz: 2400, q: 0.7, decay: 0.018 },
    drive: 2.2,
  },
  snare: {
    level: 0.8,
    noise: { level: 1.5, pass: 'band', hertz: 1250, q: 1.1, decay: 0.26, bursts: 3 },
    drive: 2.4,
  },
  rim: {
    level: 0.5,
    tone: { level: 0.8, from: 1750, to: 1650, fall: 0.01, decay: 0.05 },
    noise: { level: 0.4, pass: 'band', hertz: 3000, q: 1, decay: 0.03 },
    drive: 2,
  },
  hat: hat(0.09, 0.5),
  openHat: hat(0.42, 0.5),
  ride: hat(0.3, 0.4),
  shaker,
  tom: tom(120, 0.4),
  lowTom: tom(82, 0.5),
  crash,
};

/** The eighties: a dry kick, a snare in a room that a gate cuts off, tom runs. */
const GATED: Machine = {
  ...DANCE,
  kick: {
    level: 0.95,
    tone: { level: 1.1, from: 190, to: 56, fall: 0.03, decay: 0.34 },
    noise: { level: 0.7, pass: 'band', hertz: 3200, q: 0.8, decay: 0.03 },
    drive: 2,
  },
  snare: {
    level: 0.85,
    tone: { level: 0.7, from: 330, to: 185, fall: 0.03, decay: 0.2 },
    noise: { level: 0.8, pass: 'high', hertz: 1700, q: 0.7, decay: 0.16 },
    gate: { level: 0.75, hertz: 1500, seconds: 0.24 },
    drive: 2.2,
  },
  hat: hat(0.07, 0.45),
  openHat: hat(0.3, 0.45),
  tom: { ...tom(150, 0.5), gate: { level: 0.35, hertz: 700, seconds: 0.26 } },
  lowTom: { ...tom(95, 0.6), gate: { level: 0.35, hertz: 500, seconds: 0.3 } },
};

/** Trap: a short kick that leaves the bottom to the 808, a clap on a snare, hats like needles. */
const TRAP: Machine = {
  ...DANCE,
  kick: {
    level: 0.95,
    tone: { level: 1.1, from: 320, to: 58, fall: 0.016, decay: 0.24 },
    noise: { level: 0.6, pass: 'band', hertz: 2600, q: 0.7, decay: 0.016 },
    drive: 3,
  },
  snare: {
    level: 0.85,
    tone: { level: 0.5, from: 300, to: 200, fall: 0.02, decay: 0.14 },
    noise: { level: 1.3, pass: 'band', hertz: 1900, q: 0.8, decay: 0.22, bursts: 2 },
    drive: 2.4,
  },
  rim: {
    level: 0.55,
    noise: { level: 1.6, pass: 'band', hertz: 2300, q: 2, decay: 0.1, bursts: 1 },
    drive: 2,
  },
  hat: hat(0.05, 0.48),
  openHat: hat(0.34, 0.45),
};

/** A game console: its one noise generator is all the drums it has, and a falling triangle. */
const CHIP: Machine = {
  kick: {
    level: 0.85,
    tone: { level: 1.2, from: 340, to: 62, fall: 0.035, decay: 0.18 },
    noise: { level: 0.3, pass: 'low', hertz: 2200, q: 0.6, decay: 0.03 },
    drive: 5,
  },
  snare: {
    level: 0.55,
    tone: { level: 0.3, from: 420, to: 200, fall: 0.02, decay: 0.07 },
    noise: { level: 1.1, pass: 'low', hertz: 7000, q: 0.6, decay: 0.17 },
    drive: 3,
  },
  rim: {
    level: 0.4,
    noise: { level: 1, pass: 'low', hertz: 4000, q: 0.6, decay: 0.05 },
    drive: 3,
  },
  hat: {
    level: 0.34,
    noise: { level: 1, pass: 'high', hertz: 5000, q: 0.6, decay: 0.045 },
    drive: 2,
  },
  openHat: {
    level: 0.34,
    noise: { level: 1, pass: 'high', hertz: 5000, q: 0.6, decay: 0.18 },
    drive: 2,
  },
  ride: {
    level: 0.28,
    noise: { level: 1, pass: 'high', hertz: 6000, q: 0.6, decay: 0.1 },
    drive: 2,
  },
  shaker: {
    level: 0.28,
    noise: { level: 1, pass: 'high', hertz: 6500, q: 0.6, decay: 0.04 },
    drive: 2,
  },
  tom: { level: 0.7, tone: { level: 1, from: 500, to: 130, fall: 0.06, decay: 0.2 }, drive: 5 },
  lowTom: { level: 0.7, tone: { level: 1, from: 330, to: 80, fall: 0.06, decay: 0.25 }, drive: 5 },
  crash: {
    level: 0.45,
    noise: { level: 1, pass: 'low', hertz: 9000, q: 0.6, decay: 0.9 },
    drive: 2,
  },
};

const machine =
  (sounds: Machine): Voice =>
  (note, target) => {
    const key = Math.round(69 + 12 * Math.log2(note.frequency / 440));
    strikeDrum(sounds[KEYS[key] ?? 'tom'], note, target);
  };

export const danceDrums = machine(DANCE);
export const gatedDrums = machine(GATED);
export const trapDrums = machine(TRAP);
export const chipDrums = machine(CHIP);
