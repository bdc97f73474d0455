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
  /** A transition as long as that does not fit everywhere. Milliseconds. */
  noRoom(askedMs: number): string;
  /** Characters of a title that cannot be drawn. */
  notDrawn(characters: readonly string[]): string;
  /** Why there is no title of a text none of whose characters can be drawn. */
  nothingDrawn(text: string): string;
  /** Two titles at one place at once. Milliseconds. */
  overlap(text: string, over: string, startMs: number, endMs: number): string;
  /** Words of edits that nobody understood. */
  unread(words: readonly string[]): string;
  /** A few things that may be asked next, as they can be said. */
  nextSteps(steps: readonly NextStep[]): string;
}

/** What may be asked next. */
export const NEXT_STEPS = [
  'music',
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

/** A value of a field, as a change tells it. */
export type Value = string | number | null;

/** A change as its sentence takes it. */
export interface ToldChange extends AlikeChanges {
  before: Value;
  after: Value;
  subject: string;
  /** Where an edit is limited to a stretch, that in words; else empty. */
  stretch: string;
}

/** What people call the thing whose loudness was changed; `names` for its own names. */
export function loudThing(
  { names, change }: AlikeChanges,
  operation: Operation,
): 'all clips' | 'a clip' | 'music' | 'names' {
  if (operation.do !== 'volume') return 'names';
  const { of } = operation;
  if (change.track === 'video') return of.by === 'all' || names.length > 1 ? 'all clips' : 'a clip';
  return of.by === 'kind' && of.kind === 'music' ? 'music' : 'names';
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

/**
 * A length: seconds to a tenth, or to a hundredth below one; from a minute on, as a clock tells it.
 *
 * @param other Another length beside which it is told: with as many digits as tell them apart.
 */
export function inSeconds(ms: number, other = ms, unit = 's'): string {
  const differ = (told: (length: number) => string | number): boolean =>
    other === ms || told(ms) !== told(other);
  if (ms >= 60_000 && differ(clock)) return clock(ms);
  const rounded = (step: number) => (length: number) => Math.round((length / 1000) * step) / step;
  const steps = Math.abs(ms) < 1000 ? [100, 1000] : [10, 100, 1000];
  const step = steps.find((one) => differ(rounded(one))) ?? 1000;
  return `${rounded(step)(ms)} ${unit}`;
}

/** How many parts a thing lies in that lasts otherwise than before; 1 for all but a single one. */
export const partsOf = ({ names, change }: AlikeChanges): number =>
  names.length === 1 && change.kind === 'changed' ? (change.parts ?? 1) : 1;

/** The length of a transition that was asked for and for which there is no room; null where there is. */
export function withoutRoom(operation: Operation, changes: readonly Change[]): number | null {
  if (operation.do !== 'transition' || operation.ms === null) return null;
  const wanted = Math.round(operation.ms);
  const isShorter = (change: Change): boolean =>
    change.kind === 'changed' &&
    change.field === 'transition' &&
    change.after !== null &&
    Number(String(change.after).split(' ')[1]) < wanted;
  return changes.some(isShorter) ? wanted : null;
}

/** What an edit can change about a thing. */
export type Field = Extract<Change, { kind: 'changed' }>['field'];
