import type { Backend } from './ports.js';
import { withoutMediaNames } from './route.js';

/**
 * The words as a backend is to have them. The embedded engine reads every word as one about the
 * music, to which a file's name says nothing; the hosted agent knows its clips by their names.
 */
export function wordsFor({ kind }: Pick<Backend, 'kind'>, text: string): string {
  if (kind !== 'engine') return text;
  const words = withoutMediaNames(text);
  return words === '' ? text : words;
}
