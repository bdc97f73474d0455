import type { Rule } from './hand.js';
import { CANVAS_RULES } from './rules-canvas.js';
import { MOTION_RULES } from './rules-motion.js';
import { SLIDESHOW_RULES } from './rules-slideshow.js';
import { TRANSITION_RULES } from './rules-transition.js';

/** Transitions, slide shows, moving stills and the frame. */
export const PICTURE_RULES: readonly Rule[] = [
  ...TRANSITION_RULES,
  ...SLIDESHOW_RULES,
  ...MOTION_RULES,
  ...CANVAS_RULES,
];
