import { z } from 'zod';
import type { Score } from '../music/types.js';
import { jsonText } from './json-text.js';

/**
 * Which stored scores are alike: raised whenever one that was stored before could not be played as
 * it was meant any more, as when a field, a voice or a kit changes its meaning or goes away.
 */
export const SCORE_FORMAT = 1;

/**
 * A score of {@link SCORE_FORMAT}. Its number says what is in it: to look at every note of a long
 * piece again would keep the server from everybody else.
 */
export const storedScore = jsonText(z.custom<Score>());
