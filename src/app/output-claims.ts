import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExitCode, VmgError } from '../support/errors.js';

/** The places that are taken, and by which clip. */
export type Claims = Map<string, string>;

async function keyOf(path: string): Promise<string> {
  const folder = dirname(path);
  return join(await realpath(folder).catch(() => folder), basename(path));
}

const NAME_OUTPUTS =
  'Give each an output of its own, in a batch file: vmg generate --batch jobs.csv';

/**
 * Keeps places for `clip`, which is the first to name them.
 *
 * @param hint What to do about a place that another clip has.
 * @throws VmgError of exit code 2 for one that is named twice.
 */
export async function claimAll(
  paths: readonly string[],
  clip: string,
  claims: Claims,
  hint = NAME_OUTPUTS,
): Promise<void> {
  const own = new Set<string>();
  for (const path of paths) {
    const key = await keyOf(path);
    if (own.has(key)) {
      throw new VmgError(
        'output-claimed',
        ExitCode.usage,
        `Two things would be written to ${basename(path)}.`,
        { hint: 'Give each a name of its own.' },
      );
    }
    own.add(key);
    const earlier = claims.get(key);
    if (earlier === undefined) {
      claims.set(key, clip);
      continue;
    }
    const again = earlier === clip ? ' again' : '';
    throw new VmgError(
      'output-claimed',
      ExitCode.usage,
      `${clip}${again} would be written to ${basename(path)}, like ${earlier} before it.`,
      { hint },
    );
  }
}
