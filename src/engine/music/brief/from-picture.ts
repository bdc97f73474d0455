import type { Analysis } from '../../analysis/types.js';
import { STYLES } from '../styles/index.js';

/** How excited a picture is, −1…1: its mood, and how fast it is cut (20 cuts a minute is middling). */
export function pictureArousal(analysis: Analysis): number {
  const pace = Math.min(1, Math.max(-1, Math.log2((analysis.pace + 4) / 20) / 2));
  return Math.min(1, Math.max(-1, 0.65 * analysis.mood.arousal + 0.35 * pace));
}

/** The style whose own mood lies nearest to this one. */
export function styleForMood({ valence, arousal }: Analysis['mood']): string {
  let nearest = STYLES[0];
  let shortest = Number.POSITIVE_INFINITY;
  for (const style of STYLES) {
    if (style.onlyByName === true) continue;
    const distance = Math.hypot(
      style.suits.arousal - arousal,
      0.7 * (style.suits.valence - valence),
    );
    if (distance < shortest) {
      shortest = distance;
      nearest = style;
    }
  }
  if (nearest === undefined) throw new RangeError('There is no style');
  return nearest.id;
}
