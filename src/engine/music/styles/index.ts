import { ambient } from './ambient.js';
import { cinematicEpic } from './cinematic-epic.js';
import { loFi } from './lo-fi.js';
import type { Style } from './style.js';

/** Every style there is. A new one is a file of data and a row here. */
export const STYLES: readonly Style[] = [loFi, cinematicEpic, ambient];

/** The style with this id; throws a RangeError for an unknown one. */
export function findStyle(id: string): Style {
  const style = STYLES.find((candidate) => candidate.id === id);
  if (style === undefined) throw new RangeError(`Unknown style ${id}`);
  return style;
}
