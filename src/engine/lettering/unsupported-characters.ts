import { charactersOf, isDrawn, linesOf } from './characters.js';
import { loadTitleFont } from './title-font.js';

/**
 * The characters of a text that cannot be drawn, each once, in their order: emoji, and scripts
 * that the font does not have.
 * @throws VmgError `title-font-missing` when the font is not there.
 */
export async function unsupportedCharacters(text: string): Promise<string[]> {
  const font = await loadTitleFont();
  const characters = linesOf(text).flatMap(charactersOf);
  return [...new Set(characters.filter((character) => !isDrawn(character, font)))];
}
