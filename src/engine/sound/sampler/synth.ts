import { MIDIControllers, SpessaSynthProcessor } from 'spessasynth_core';
import type { Instrument } from '../../music/types.js';
import { SAMPLE_RATE } from '../types.js';
import type { SoundBank } from './sound-bank.js';

/** Frames in which the synthesiser's envelopes take one step. */
export const BLOCK_FRAMES = 128;
/** The step after a note begins is shorter: its first step fades in, and would blunt the attack. */
export const ONSET_FRAMES = 16;

/** GM puts percussion on channel 10. */
const KIT_CHANNEL = 9;
const MELODIC_CHANNEL = 0;

export type SampledInstrument = Extract<Instrument, { kind: 'sampled' | 'kit' }>;

/** One instrument of the bank under the fingers of one player. */
export class Synth {
  private readonly processor: SpessaSynthProcessor;
  private readonly channel: number;

  constructor(instrument: SampledInstrument, bank: SoundBank) {
    this.channel = instrument.kind === 'kit' ? KIT_CHANNEL : MELODIC_CHANNEL;
    // Its own reverb and chorus are slow, and ours is one room for all.
    this.processor = new SpessaSynthProcessor(SAMPLE_RATE, {
      maxBufferSize: BLOCK_FRAMES,
      effectsEnabled: false,
      eventsEnabled: false,
    });
    // A programme that a user's own bank lacks falls back to the instrument that is set already.
    this.processor.onMissingPreset = () => undefined;
    this.processor.soundBankManager.addSoundBank(bank.samples, 'bank');
    if (instrument.kind === 'sampled') {
      this.processor.controllerChange(
        this.channel,
        MIDIControllers.bankSelect,
        instrument.bank ?? 0,
      );
    }
    this.processor.programChange(this.channel, instrument.program);
  }

  press(pitch: number, velocity: number): void {
    this.processor.noteOn(this.channel, pitch, velocity);
  }

  letGo(pitch: number): void {
    this.processor.noteOff(this.channel, pitch);
  }

  /** Stops everything at once, without release. */
  silence(): void {
    this.processor.stopAllChannels(true);
  }

  get sounding(): boolean {
    return this.processor.voiceCount > 0;
  }

  /** Adds the next `count` frames (at most BLOCK_FRAMES) to both channels from `start`. */
  render(left: Float32Array, right: Float32Array, start: number, count: number): void {
    this.processor.process(left, right, start, count);
  }
}
