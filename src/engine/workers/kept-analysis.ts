import { readFile } from 'node:fs/promises';
import { codeOf, systemFailure } from '../../support/system-errors.js';
import { type Analysis, parseAnalysis } from '../analysis/index.js';

/**
 * The analysis that is kept at `path`; null when there is none, or a broken one.
 * @throws VmgError for what the system refuses, such as `permission-denied`.
 */
export async function readKeptAnalysis(path: string): Promise<Analysis | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw systemFailure(error) ?? error;
  }
  try {
    return parseAnalysis(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
