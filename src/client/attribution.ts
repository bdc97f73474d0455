import { SKILL_SOURCE } from '../protocol/index.js';

/**
 * Where this program was installed from, as the service counts it: `source` (the value of
 * `SKILL_SOURCE`) when set, else by the install path, else `unknown`.
 */
export function skillPlatform(installPath: string, source?: string): string {
  // What no header can hold would break every request.
  const named = source?.replace(/[^\x20-\x7e]/g, '').trim() ?? '';
  if (named !== '') return named;
  const path = installPath.replaceAll('\\', '/');
  if (path.includes('/.clawhub/')) return 'clawhub';
  if (path.includes('/.cursor/skills/')) return 'cursor';
  return 'unknown';
}

/** The headers without which the service blocks an export. */
export function attributionHeaders(version: string, platform: string): Record<string, string> {
  return {
    'x-skill-source': SKILL_SOURCE,
    'x-skill-version': version,
    'x-skill-platform': platform,
  };
}
