/** Times in seconds, `sustain` 0…1. */
export interface EnvelopeShape {
  attack: number;
  decay: number;
  sustain: number;
  release: number;
}

/**
 * Attack, decay, sustain and release as analogue synthesisers have them: exponential segments.
 * `value` is 0…1; `done` once the release has died away (−80 dB).
 */
export class Envelope {
  value = 0;
  done = false;
  private attacking = true;
  private released = false;
  private readonly attackStep: number;
  private readonly decayFactor: number;
  private readonly releaseFactor: number;
  private readonly sustain: number;

  constructor(shape: EnvelopeShape, sampleRate: number) {
    this.attackStep = 1 / Math.max(1, shape.attack * sampleRate);
    // A segment is over when it has come within 60 dB of its goal.
    this.decayFactor = Math.exp(-6.9 / Math.max(1, shape.decay * sampleRate));
    this.releaseFactor = Math.exp(-6.9 / Math.max(1, shape.release * sampleRate));
    this.sustain = shape.sustain;
  }

  release(): void {
    this.released = true;
  }

  /** The next sample's value. */
  next(): number {
    if (this.released) {
      this.value *= this.releaseFactor;
      if (this.value < 1e-4) {
        this.value = 0;
        this.done = true;
      }
    } else if (this.attacking) {
      this.value += this.attackStep;
      if (this.value >= 1) {
        this.value = 1;
        this.attacking = false;
      }
    } else {
      this.value = this.sustain + (this.value - this.sustain) * this.decayFactor;
    }
    return this.value;
  }
}
