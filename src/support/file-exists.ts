import { stat } from 'node:fs/promises';

/** True when something that can be looked at has the name `path`. */
export async function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
