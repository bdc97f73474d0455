import type { Random } from '../../../support/random.js';
import type { Brief, Key } from '../types.js';
import { isMajor } from './theory.js';

const PLACES: Readonly<Record<'calm' | 'moving' | 'driving', readonly string[]>> = {
  calm: ['Harbour', 'Window', 'Meadow', 'Rooftop', 'Tide', 'Lantern', 'Garden', 'Shoreline'],
  moving: ['Avenue', 'Railway', 'Crossing', 'Horizon', 'River', 'Postcard', 'Boulevard', 'Bridge'],
  driving: ['Summit', 'Storm', 'Citadel', 'Beacon', 'Frontier', 'Ember', 'Vanguard', 'Skyline'],
};
const LIGHT = ['Golden', 'Open', 'Early', 'Bright', 'Amber', 'Distant', 'Summer', 'Gentle'];
const SHADE = ['Blue', 'Silent', 'Winter', 'Last', 'Hidden', 'Iron', 'Northern', 'Faded'];

/** A name for the piece. */
export function titleFor(brief: Brief, key: Key, random: Random): string {
  const pace =
    brief.mood.arousal < -0.25 ? 'calm' : brief.mood.arousal < 0.35 ? 'moving' : 'driving';
  return `${random.pick(isMajor(key.mode) ? LIGHT : SHADE)} ${random.pick(PLACES[pace])}`;
}
