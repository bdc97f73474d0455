import { acousticFolk } from './acoustic-folk.js';
import { ambient } from './ambient.js';
import { bossaNova } from './bossa-nova.js';
import { children } from './children.js';
import { chiptune } from './chiptune.js';
import { cinematicEmotional } from './cinematic-emotional.js';
import { cinematicEpic } from './cinematic-epic.js';
import { corporate } from './corporate.js';
import { disco } from './disco.js';
import { guofeng } from './guofeng.js';
import { house } from './house.js';
import { indieRock } from './indie-rock.js';
import { jazz } from './jazz.js';
import { loFi } from './lo-fi.js';
import { orchestral } from './orchestral.js';
import { pianoSolo } from './piano-solo.js';
import { reggae } from './reggae.js';
import type { Style } from './style.js';
import { suspense } from './suspense.js';
import { synthwave } from './synthwave.js';
import { trap } from './trap.js';

/** Every style there is. A new one is a file of data and a row here. */
export const STYLES: readonly Style[] = [
  loFi,
  cinematicEpic,
  ambient,
  pianoSolo,
  cinematicEmotional,
  corporate,
  orchestral,
  suspense,
  guofeng,
  synthwave,
  house,
  trap,
  disco,
  chiptune,
  acousticFolk,
  indieRock,
  jazz,
  bossaNova,
  reggae,
  children,
];

/** The style with this id; throws a RangeError for an unknown one. */
export function findStyle(id: string): Style {
  const style = STYLES.find((candidate) => candidate.id === id);
  if (style === undefined) throw new RangeError(`Unknown style ${id}`);
  return style;
}
