/**
 * A low/band/high-pass whose cutoff may move at every sample without zipper noise or instability:
 * the trapezoidal state-variable filter. Source: A. Simper, "Linear Trapezoidal Integrated SVF" (2013).
 */
export class StateVariableFilter {
  low = 0;
  band = 0;
  high = 0;
  private ic1 = 0;
  private ic2 = 0;
  private a1 = 0;
  private a2 = 0;
  private a3 = 0;
  private k = 1;

  constructor(private readonly sampleRate: number) {
    this.tune(1000, 0.7);
  }

  /** Cutoff in Hz, resonance as Q (0.5 none … 10 whistling). */
  tune(frequency: number, q: number): void {
    const bounded = Math.min(Math.max(frequency, 10), this.sampleRate * 0.45);
    const g = Math.tan((Math.PI * bounded) / this.sampleRate);
    this.k = 1 / q;
    this.a1 = 1 / (1 + g * (g + this.k));
    this.a2 = g * this.a1;
    this.a3 = g * this.a2;
  }

  /** Takes one sample in; the outputs are in `low`, `band` and `high`. */
  push(x: number): void {
    const v3 = x - this.ic2;
    const v1 = this.a1 * this.ic1 + this.a2 * v3;
    const v2 = this.ic2 + this.a2 * this.ic1 + this.a3 * v3;
    this.ic1 = 2 * v1 - this.ic1;
    this.ic2 = 2 * v2 - this.ic2;
    this.low = v2;
    this.band = v1;
    this.high = x - this.k * v1 - v2;
  }
}
