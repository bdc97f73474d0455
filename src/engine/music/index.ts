import { STYLE_WORDS } from './brief/lexicon-styles.js';
import { STYLES } from './styles/index.js';

export { type Level, readLevels, setLevels } from './brief/balance.js';
export { findDirections } from './brief/directions.js';
export { readStated } from './brief/numbers.js';
export { parseBrief } from './brief/parse-brief.js';
export { type Revision, readRevision } from './brief/read-revision.js';
export { readWords } from './brief/read-words.js';
export { unheard } from './brief/unheard.js';
export { composeScore } from './composition/compose.js';
export { type Revised, reviseScore } from './composition/revise.js';
export { measureScore } from './metrics/measure.js';
export { barStartsOf } from './plan/bars.js';
export { hitOn } from './plan/cuts.js';
export { isSilentAt } from './plan/silence.js';
export { beatAt, secondsAt } from './plan/tempo-map.js';
export type * from './types.js';

/** A style as a person may choose it. */
export interface StyleInfo {
  id: string;
  name: string;
  /** Its name in Chinese. */
  nameZh: string;
  /** Other words by which a prompt may ask for exactly this style. */
  aliases: readonly string[];
  tempo: { minBpm: number; maxBpm: number };
}

/** Every style there is, in the order in which they should be shown. */
export function listStyles(): StyleInfo[] {
  return STYLES.map(({ id, name, nameZh, tempo }) => ({
    id,
    name,
    nameZh,
    aliases: STYLE_WORDS.flatMap(([words, meaning]) =>
      meaning.kind === 'style' && meaning.style === id && !meaning.nearest ? words.split('|') : [],
    ),
    tempo,
  }));
}
