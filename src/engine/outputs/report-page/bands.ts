import {
  LO_FI_STING,
  POP909,
  STING_SECONDS,
  STYLE_BANDS,
} from '../../music/metrics/style-bands.js';
import type { Score } from '../../music/types.js';

/** Between which values a figure lies. */
export type Band = readonly [low: number, high: number];

/** The bands of a piece's own style; those of pop arrangements where it has none. */
export function bandsOf({ style, durationSeconds }: Score): Readonly<Record<string, Band>> {
  if (style === 'lo-fi' && durationSeconds < STING_SECONDS) return LO_FI_STING;
  return STYLE_BANDS[style] ?? POP909;
}
