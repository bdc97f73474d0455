import { stripControl } from '../../support/redaction.js';

const MAX_LENGTH = 200;

/**
 * The last component of a name that came over the wire, fit to be shown: no folders, no control
 * characters, of a sane length with its extension kept.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const clean = stripControl(last)
    .replace(/[\n\t]/g, ' ')
    .trim();
  if (clean.length <= MAX_LENGTH) return clean || 'untitled';
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, MAX_LENGTH - extension.length) + extension;
}
