import { stripControl } from '../../../support/redaction.js';
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
  /** Uploads that came in behind what there was, since the last message. Milliseconds. */
  cameIn(names: readonly string[], startMs: number, endMs: number): string;
  /** Uploads that took the places of earlier ones of their names. */
  tookPlace(names: readonly string[]): string;
  /** How to have what was put in place of the only clip behind it instead. */
  orBehind: string;
  /** Characters of a title that cannot be drawn. */
  notDrawn(characters: readonly string[]): string;
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
  /** The values before, of loudness that was not the same everywhere. */
  befores: readonly (string | number | null)[];
}

/** Nobody reads more sentences than these about one edit. */
export const MOST_SENTENCES = 4;

/** Two changes of the same things, one told after the other. */
export const isSameThing = (first: AlikeChanges | undefined, second: AlikeChanges): boolean =>
  first?.change.kind === 'changed' &&
  second.change.kind === 'changed' &&
  first.change.track === second.change.track &&
  first.change.field !== second.change.field &&
  first.startMs === second.startMs &&
  first.names.join('\n') === second.names.join('\n');

/** Music whose parts are as loud as one another now is one thing, however loud they were. */
const toldBefore = ({ field, before }: Extract<Change, { kind: 'changed' }>) =>
  field === 'volume' ? null : before;

/** Changes in order, those together that differ in nothing but what they are of. */
export function alikeChanges(changes: readonly Change[]): AlikeChanges[] {
  const groups = new Map<
    string,
    AlikeChanges & { names: string[]; befores: (string | number | null)[] }
  >();
  for (const change of changes) {
    const key =
      change.kind === 'changed'
        ? JSON.stringify([change.track, change.field, toldBefore(change), change.after])
        : JSON.stringify([change.track, change.kind]);
    const group = groups.get(key);
    if (group) {
      if (!group.names.includes(change.name)) group.names.push(change.name);
      if (change.kind === 'changed' && !group.befores.includes(change.before)) {
        group.befores.push(change.before);
      }
      group.startMs = Math.min(group.startMs, change.startMs);
      group.endMs = Math.max(group.endMs, change.endMs);
    } else {
      const { startMs, endMs } = change;
      const befores = change.kind === 'changed' ? [change.before] : [];
      groups.set(key, { names: [change.name], change, startMs, endMs, befores });
    }
  }
  return [...groups.values()];
}

/** As much of a name or a text as can be told in passing. In characters. */
const LONGEST_NAME = 60;
/** Marks that turn the direction of what is written after them. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name or a text as it can stand in a sentence: on one line, and not too long. */
export function toldName(name: string): string {
  const line = stripControl(name).replace(DIRECTION, '').replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= LONGEST_NAME) return line;
  const end = characters.slice(-LONGEST_NAME / 3);
  return `${characters.slice(0, LONGEST_NAME - end.length - 1).join('')}…${end.join('')}`;
}

/** Minutes and seconds: `1:05`, `0:08.5`. */
export function clock(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = String(Math.floor((tenths % 600) / 10)).padStart(2, '0');
  const whole = `${Math.floor(tenths / 600)}:${seconds}`;
  return tenths % 10 === 0 ? whole : `${whole}.${tenths % 10}`;
}

/** A length: seconds to a tenth, or to a hundredth below one; from a minute on, as a clock tells it. */
export function inSeconds(ms: number): string {
  if (ms >= 60_000) return clock(ms);
  const step = Math.abs(ms) < 1000 ? 100 : 10;
  return `${Math.round((ms / 1000) * step) / step} s`;
}

/** Of a kind of track, what things on it are called in `Target`s of operations. */
export type Field = Extract<Change, { kind: 'changed' }>['field'];
