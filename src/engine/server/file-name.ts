import { stripControl } from '../../support/redaction.js';

const MAX_LENGTH = 200;
/** Marks that would turn what is written after the name as well. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The last component of a name that came over the wire, fit to be shown: no folders, no control
 * characters and none that turn the direction of writing, of a sane length with its extension kept.
 * Quotes and line breaks are written as forms escape them.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const written = last.replace(/%22/g, '"').replace(/%0[AD]/gi, ' ');
  const clean = stripControl(written).replace(DIRECTION, '').replace(/\s+/gu, ' ').trim();
  if (clean.length <= MAX_LENGTH) return clean || 'untitled';
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, MAX_LENGTH - extension.length) + extension;
}
