import type { DrumMachineId, Instrument, VoiceId } from '../music/types.js';

/** An instrument as a General MIDI synthesiser knows it. */
export interface MidiInstrument {
  /** Percussion plays on channel 10, where a programme is a drum kit. */
  percussion: boolean;
  /** 0…127. */
  program: number;
  /** Bank select, 0…127; 0 is General MIDI's own. */
  bank: number;
}

/** The kit that is nearest to each of our drum machines, by the numbers of Roland's GS. */
const DRUM_MACHINES: Readonly<Record<DrumMachineId, number>> = {
  'dance-drums': 24,
  'gated-drums': 16,
  'trap-drums': 25,
  'chip-drums': 24,
};

/** The programme that is nearest to each of our own voices. */
const VOICES: Readonly<Record<Exclude<VoiceId, DrumMachineId>, number>> = {
  /** Synth bass 2, the rounder one. */
  'sub-bass': 39,
  /** Pad 2 (warm). */
  'warm-pad': 89,
  /** Lead 2 (sawtooth). */
  supersaw: 81,
  /** Effect 3 (crystal): the shortest of the synthetic sounds. */
  pluck: 98,
  /** Reverse cymbal: what rises to its end. */
  riser: 119,
  'reverse-swell': 119,
  /** Taiko drum. */
  impact: 116,
  /** Synth drum, which falls. */
  'sub-drop': 118,
  /** Seashore: the noise that is always there. */
  vinyl: 122,
  'synth-bass': 38,
  'acid-bass': 38,
  'bass-808': 39,
  'synth-lead': 81,
  /** Lead 1 (square). */
  'chip-pulse': 80,
  'chip-square': 80,
  /** Lead 3 (calliope), the softest lead. */
  'chip-triangle': 82,
};

const isDrumMachine = (voice: VoiceId): voice is DrumMachineId =>
  Object.hasOwn(DRUM_MACHINES, voice);

/** What plays a part in a General MIDI synthesiser; our own voices by the nearest sound it has. */
export function midiInstrument(instrument: Instrument): MidiInstrument {
  switch (instrument.kind) {
    case 'sampled':
      return { percussion: false, program: instrument.program, bank: instrument.bank ?? 0 };
    case 'kit':
      return { percussion: true, program: instrument.program, bank: 0 };
    case 'voice':
      return isDrumMachine(instrument.voice)
        ? { percussion: true, program: DRUM_MACHINES[instrument.voice], bank: 0 }
        : { percussion: false, program: VOICES[instrument.voice], bank: 0 };
  }
}
