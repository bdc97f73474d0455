import type { Change, Operation, Refusal } from '../../timeline/index.js';
import type { Clarification } from '../requests.js';

/** What is said of edits of the timeline, in one language. */
export interface EditPhrases {
  /** What an edit has changed: names, times, before and after. */
  changed(operation: Operation, changes: readonly Change[]): string;
  /** The film is longer or shorter than before. Milliseconds. */
  filmLength(beforeMs: number, afterMs: number): string;
  /** Why an edit cannot be made, and what can. */
  refused(operation: Operation, refusal: Refusal): string;
  /** The one question about what is not clear. */
  clarify(about: Clarification): string;
  /** Words of edits that nobody understood. */
  unread(words: readonly string[]): string;
  /** A few things that may be asked next, as they can be said. */
  nextSteps(steps: readonly NextStep[]): string;
}

/** What may be asked next. */
export const NEXT_STEPS = [
  'music',
  'another-piece',
  'variants',
  'energy',
  'section',
  'volume',
  'own-sound',
  'song-instead',
  'fit-music',
  'title',
  'title-look',
  'title-time',
  'crossfades',
  'slideshow',
  'motion',
  'trim',
  'order',
  'shape',
  'fade-out',
  'versions',
  'undo',
  'export',
] as const;

export type NextStep = (typeof NEXT_STEPS)[number];

/** Changes of several things that are alike: one sentence tells them all. */
export interface AlikeChanges {
  names: readonly string[];
  /** The first of them. */
  change: Change;
  startMs: number;
  endMs: number;
}

/** Nobody reads more sentences than these about one edit. */
export const MOST_SENTENCES = 4;

/** Changes in order, those together that differ in nothing but what they are of. */
export function alikeChanges(changes: readonly Change[]): AlikeChanges[] {
  const groups = new Map<string, AlikeChanges & { names: string[] }>();
  for (const change of changes) {
    const key =
      change.kind === 'changed'
        ? JSON.stringify([change.track, change.field, change.before, change.after])
        : JSON.stringify([change.track, change.kind]);
    const group = groups.get(key);
    if (group) {
      if (!group.names.includes(change.name)) group.names.push(change.name);
      group.startMs = Math.min(group.startMs, change.startMs);
      group.endMs = Math.max(group.endMs, change.endMs);
    } else {
      const { startMs, endMs } = change;
      groups.set(key, { names: [change.name], change, startMs, endMs });
    }
  }
  return [...groups.values()];
}

/** Minutes and seconds: `1:05`, `0:08.5`. */
export function clock(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = String(Math.floor((tenths % 600) / 10)).padStart(2, '0');
  const whole = `${Math.floor(tenths / 600)}:${seconds}`;
  return tenths % 10 === 0 ? whole : `${whole}.${tenths % 10}`;
}

/** Seconds to a tenth, or to a hundredth below one. */
export function inSeconds(ms: number): string {
  const step = Math.abs(ms) < 1000 ? 100 : 10;
  return `${Math.round((ms / 1000) * step) / step} s`;
}

/** Of a kind of track, what things on it are called in `Target`s of operations. */
export type Field = Extract<Change, { kind: 'changed' }>['field'];
