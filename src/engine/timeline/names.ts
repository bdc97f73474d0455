import { type MediaKind, uploadType } from '../../protocol/index.js';
import type { TimelineMedia } from './operations.js';
import { refuse } from './refused.js';
import type { WorkingFilm } from './working-film.js';

/** How many names a refusal offers. */
const CHOICES = 12;

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** Without the extension of a type that can be uploaded. */
const bare = (name: string): string =>
  uploadType(name) ? name.replace(/\.[A-Za-z0-9]+$/, '') : name;

/**
 * How well a name is meant by what somebody calls it: 4 all of it, 3 all but its extension, 2 whole
 * words of it, 1 a part, 0 not at all. Case and the ways to write an accent make no difference.
 */
function fitOf(called: string, name: string): number {
  const wanted = folded(called);
  const whole = folded(name);
  if (wanted === '') return 0;
  if (wanted === whole) return 4;
  if (wanted === bare(whole)) return 3;
  if (!whole.includes(wanted)) return 0;
  const words = whole.split(/[^\p{L}\p{N}]+/u);
  return wanted.split(/[^\p{L}\p{N}]+/u).every((word) => words.includes(word)) ? 2 : 1;
}

/** Those that fit best, if any fit. */
export function bestFits<One>(called: string, all: readonly One[], name: (one: One) => string) {
  const fits = all.map((one) => ({ one, fit: fitOf(called, name(one)) }));
  const best = Math.max(1, ...fits.map(({ fit }) => fit));
  return fits.filter(({ fit }) => fit === best).map(({ one }) => one);
}

/** Names to choose from, each once. */
export const choicesOf = (names: readonly string[]): string[] =>
  [...new Set(names)].slice(0, CHOICES);

/**
 * The upload of some kind that a name means; the newest of several of that name.
 * @throws Refused when there is none, or several of different names fit equally.
 */
export function findUpload(
  film: WorkingFilm,
  called: string,
  kinds: readonly MediaKind[],
): TimelineMedia {
  const { media } = film.context;
  const usable = media.filter(({ kind }) => kinds.includes(kind));
  const found = bestFits(called, usable, ({ name }) => name);
  const newest = found.at(-1);
  if (newest === undefined) {
    if (bestFits(called, media, ({ name }) => name).length > 0) {
      refuse('wrong-kind', { asked: called });
    }
    refuse('no-such-upload', { asked: called, choices: choicesOf(usable.map(({ name }) => name)) });
  }
  const choices = choicesOf(found.map(({ name }) => name));
  if (choices.length > 1) refuse('ambiguous', { asked: called, choices });
  return newest;
}
