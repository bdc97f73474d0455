import type { Part, Score } from '../../music/types.js';
import { reverberate } from '../effects/reverb.js';
import { kickFrames } from '../schedule.js';
import { accumulate, framesIn, scale, silence } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { applyExpression, applySidechain, balanceGain, equalise, pan } from './channel-strip.js';
import { sweepFilter } from './filter-sweep.js';
import { levelOfPart } from './role-levels.js';
import { sidechainCurve } from './sidechain.js';
import { widen } from './widen.js';

/**
 * Sums parts as they come: one stem at a time in memory, whatever the number of parts.
 * `add` every part once, then take the sum with `finish`.
 */
export class Mixer {
  private readonly dry: StereoSound;
  private send: StereoSound;
  private readonly sidechain: Float32Array | null;
  private reverbUsed = false;

  constructor(private readonly score: Score) {
    const frames = framesIn(score.durationSeconds);
    this.dry = silence(frames);
    this.send = silence(frames);
    const ducked = score.parts.some((part) => (part.mix.sidechainDb ?? 0) > 0);
    this.sidechain = ducked ? sidechainCurve(kickFrames(score), frames) : null;
  }

  /** Brings a dry stem into its place and adds it. The stem is changed: it becomes what is heard. */
  add(part: Part, stem: StereoSound): void {
    const level = levelOfPart(part, this.score.parts);
    equalise(stem, part, level);
    const gain = balanceGain(stem, part, level);
    if (gain === 0) return;
    if (part.brightness) sweepFilter(stem, part.brightness, this.score.tempoMap);
    if (part.expression) applyExpression(stem, part.expression, this.score.tempoMap);
    if (this.sidechain) applySidechain(stem, this.sidechain, part.mix.sidechainDb ?? 0);
    widen(stem, level.width);
    pan(stem, part.mix.pan);
    scale(stem, gain);
    accumulate(this.dry, stem);
    const send = Math.min(1, Math.max(0, part.mix.reverbSend));
    if (send > 0) {
      accumulate(this.send, stem, send);
      this.reverbUsed = true;
    }
  }

  /** The sum with its reverberation. Nothing may be added afterwards. */
  finish(): StereoSound {
    if (this.reverbUsed) {
      reverberate(this.send, this.score.production.reverb);
      accumulate(this.dry, this.send);
    }
    // Mastering needs the room.
    this.send = silence(0);
    return this.dry;
  }
}
