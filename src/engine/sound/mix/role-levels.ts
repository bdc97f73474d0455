import type { Part, Role, VoiceId } from '../../music/types.js';

/** Where a part stands in the mix before its own `gainDb`. */
export interface RoleLevel {
  /** Loudness (LUFS) that the part is brought to, on a bus that is mastered later. */
  lufs: number;
  /** What is measured: a steady part's gated loudness, or the loudest moment of one that strikes. */
  measure: 'integrated' | 'moment';
  /** Kept below by the part's peaks (dBFS), whatever the loudness says: deep bass reads too low. */
  peakDb: number;
  /** Low cut where the part asks for none, Hz. */
  lowCutHz: number;
  /** How wide an instrument is made that was recorded in mono (see `widen`): 0 not at all … 1. */
  width: number;
}

/**
 * With `gainDb` 0 every part is about as loud as any other, whatever its instrument's own level;
 * the score's gains then make the balance. What carries a mix stands slightly in front.
 */
const ROLES: Readonly<Record<Role, RoleLevel>> = {
  melody: { lufs: -19, measure: 'integrated', peakDb: -1, lowCutHz: 90, width: 0.12 },
  counter: { lufs: -20, measure: 'integrated', peakDb: -2, lowCutHz: 110, width: 0.25 },
  chords: { lufs: -20.5, measure: 'integrated', peakDb: -1, lowCutHz: 85, width: 0.32 },
  pad: { lufs: -21.5, measure: 'integrated', peakDb: -2, lowCutHz: 110, width: 0.36 },
  bass: { lufs: -20, measure: 'integrated', peakDb: -2, lowCutHz: 30, width: 0 },
  drums: { lufs: -18.5, measure: 'integrated', peakDb: 3, lowCutHz: 25, width: 0 },
  percussion: { lufs: -20, measure: 'integrated', peakDb: 0, lowCutHz: 45, width: 0.15 },
  effects: { lufs: -12, measure: 'moment', peakDb: 0, lowCutHz: 25, width: 0 },
};

/** Voices whose place is another than their role's. */
const VOICES: Readonly<Partial<Record<VoiceId, Partial<RoleLevel>>>> = {
  riser: { lowCutHz: 120 },
  'reverse-swell': { lowCutHz: 90 },
  impact: { lufs: -11, peakDb: 3 },
  // The meter hardly hears the fundamental; rooms and ears do.
  'sub-bass': { lufs: -22, peakDb: -5 },
  'bass-808': { lufs: -21, peakDb: -4 },
  // Under the music: a tick that stands out of it is heard as a fault.
  vinyl: { lufs: -26, measure: 'integrated', peakDb: -17 },
};

/** The level of a part among all `parts`: those that share a role share its loudness in part. */
export function levelOfPart(part: Part, parts: readonly Part[]): RoleLevel {
  const base = ROLES[part.role];
  if (part.instrument.kind === 'voice') {
    const own = VOICES[part.instrument.voice];
    if (own) return { ...base, ...own };
  }
  const peers = parts.filter((other) => other.role === part.role && other.notes.length > 0).length;
  const share = part.role === 'effects' ? 0 : 6 * Math.log10(Math.max(1, peers));
  // Without a bass the lowest notes of the others are the music's ground.
  const bassless = !parts.some((other) => other.role === 'bass' && other.notes.length > 0);
  return {
    ...base,
    lufs: base.lufs - share,
    lowCutHz: bassless ? Math.min(base.lowCutHz, 32) : base.lowCutHz,
  };
}
