import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { uploadType } from '../../protocol/index.js';

/**
 * Completes the end of `line`: names of slash commands at its beginning, and media files and
 * folders anywhere else.
 *
 * @returns the possible ends and the part that they replace, as readline wants them.
 */
export async function complete(
  line: string,
  slashNames: readonly string[],
  cwd: string,
): Promise<[string[], string]> {
  if (/^\/\S*$/.test(line)) {
    const found = slashNames.map((name) => `/${name}`).filter((name) => name.startsWith(line));
    if (found.length > 0) return [found.map((name) => `${name} `), line];
  }
  const word = lastWord(line);
  if (word.text === '' && !/^\/upload\s/.test(line)) return [[], line];
  const paths = await mediaPaths(word.text, cwd);
  const quote = (path: string): string => {
    if (!word.quoted && !path.includes(' ')) return path;
    // A folder's quotes stay open: there is more to complete.
    return path.endsWith('/') ? `"${path}` : `"${path}"`;
  };
  return [paths.map(quote), word.raw];
}

/** The word that the cursor is in; it may be in quotes that are still open. */
function lastWord(line: string): { raw: string; text: string; quoted: boolean } {
  const quotes = line.split('"').length - 1;
  if (quotes % 2 === 1) {
    const raw = line.slice(line.lastIndexOf('"'));
    return { raw, text: raw.slice(1), quoted: true };
  }
  const raw = /\S*$/.exec(line)?.[0] ?? '';
  return { raw, text: raw, quoted: false };
}

async function mediaPaths(text: string, cwd: string): Promise<string[]> {
  const slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  const prefix = text.slice(0, slash + 1);
  const beginning = text.slice(slash + 1);
  const folder = prefix.startsWith('~/')
    ? join(homedir(), prefix.slice(2))
    : resolve(cwd, prefix === '' ? '.' : dirname(`${prefix}x`));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(({ name }) => name.startsWith(beginning) && (beginning !== '' || !name.startsWith('.')))
    .filter((entry) => entry.isDirectory() || uploadType(entry.name) !== undefined)
    .map((entry) => `${prefix}${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .sort();
}
