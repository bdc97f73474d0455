import { createRequire } from 'node:module';

/** What package.json says of this program. */
export interface Manifest {
  version: string;
  /** The oldest Node.js that will do, such as `20.17`. */
  oldestNode: string;
}

export function readManifest(): Manifest {
  const manifest: unknown = createRequire(import.meta.url)('#package');
  const engines = memberOf(manifest, 'engines');
  return {
    version: String(memberOf(manifest, 'version') ?? '0.0.0'),
    oldestNode: String(memberOf(engines, 'node') ?? '0').replace(/^>=\s*/, ''),
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
