import type { Request } from '../requests.js';
import type { Item } from './items.js';

/** One clause of a message, or several that say one thing. */
export type Part =
  | { kind: 'edit'; words: string; requests: readonly Request[]; items: readonly Item[] }
  /** For the composer, as it was typed. */
  | { kind: 'music'; words: string; items: readonly Item[] }
  /** `faint` where no rule takes it for an edit, and only what it names speaks for one. */
  | { kind: 'unread'; words: string; items: readonly Item[]; faint: boolean };

/** What the parts of a message ask for so far. */
export const requestsIn = (parts: readonly Part[]): Request[] =>
  parts.flatMap((part) => (part.kind === 'edit' ? part.requests : []));
