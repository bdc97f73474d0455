import type { StemList } from '../../protocol/index.js';
import type { Score } from '../music/types.js';
// Not by way of the room's index: the sampler behind it takes long to load.
import { type StemGroup, stemGroups } from '../sound/stem-groups.js';

/** A stem, and the file it goes to: `01-drums.wav`. */
export interface StemFile extends StemGroup {
  file: string;
}

/** The stems of a piece and their files' names, in the order of the score. */
export function stemFiles(score: Score): StemFile[] {
  return stemGroups(score).map((group, index) => ({
    ...group,
    file: `${String(index + 1).padStart(2, '0')}-${group.id}.wav`,
  }));
}

/** `stems.json`. */
export function stemListOf(score: Score): StemList {
  return { stems: stemFiles(score).map(({ file, name, role }) => ({ file, name, role })) };
}
