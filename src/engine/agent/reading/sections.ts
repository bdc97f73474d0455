import type { ReadingContext } from '../requests.js';
import type { Found } from './items.js';
import { pattern } from './matching.js';

/** What people call parts of a piece, and which of its sections that can be: the first it has. */
const SECTIONS: readonly (readonly [source: string, names: readonly string[]])[] = [
  ['intro(?:duction)?|opening(?= (?:section|part))|前奏|引子', ['intro']],
  ['main theme|theme|主题', ['theme']],
  ['verses?|主歌', ['theme', 'variation']],
  ['variation|变奏', ['variation']],
  ['build(?:[- ]?up)?|铺垫', ['build']],
  ['chorus(?:es)?|refrain|副歌', ['climax', 'drop', 'theme']],
  ['climax|peak|high point|高潮(?:部分)?', ['climax', 'drop']],
  [
    'drop(?! (?:the|clips?|videos?|photos?|pictures?|everything|it|that|this|my|all|last|first|\\d))|爆发',
    ['drop', 'climax'],
  ],
  ['bridge|interlude|间奏|过门', ['break', 'variation', 'build']],
  ['break(?:down)?', ['break']],
  ['release|回落', ['release']],
  ['outro|ending(?= (?:section|part))|coda|尾声|尾奏', ['outro']],
];
const PATTERNS = SECTIONS.map(([source, names]) => ({
  find: pattern(
    `(?:(?:in|during|for|over|at) )?(?:the |its )?(?:${source})(?: (?:section|part))?(?:的?(?:部分|段落))?(?:里|中|时)?`,
  ),
  names,
}));

/** A section of the piece: `in the chorus`, 副歌. */
export function readSection(text: string, at: number, { sections }: ReadingContext): Found | null {
  for (const { find, names } of PATTERNS) {
    const found = find(text, at);
    const name = names.find((one) => sections.includes(one)) ?? names[0];
    if (found && name !== undefined) {
      return { meanings: [{ is: 'section', name }], length: found[0].length };
    }
  }
  return null;
}
