import { isDeepStrictEqual } from 'node:util';
import type { Operation, Target } from '../../timeline/index.js';
import type { ReadingContext, Request } from '../requests.js';
import type { Hand } from './hand.js';

export const MUSIC: Target = { by: 'kind', kind: 'music' };
export const CLIPS: Target = { by: 'all', track: 'video' };
export const IMAGES: Target = { by: 'kind', kind: 'image' };
export const FIRST: Target = { by: 'number', track: 'video', number: 1 };

export const edit = (operation: Operation): Request => ({ ask: 'edit', operation });
/** One edit for each of several things; null where there are none. */
export const editEach = (
  targets: readonly Target[],
  operation: (target: Target) => Operation,
): Request[] | null =>
  targets.length === 0 ? null : targets.map((target) => edit(operation(target)));

export const unclearWhich = (doing: string, target: Target | null = null): Request[] => [
  { ask: 'clarify', about: { of: 'which', doing, target } },
];
export const unclearWhen = (doing: string): Request[] => [
  { ask: 'clarify', about: { of: 'time', doing } },
];
export const unclearHowMuch = (doing: string): Request[] => [
  { ask: 'clarify', about: { of: 'how-much', doing } },
];

/** Those that are called by their number from the back, so that no edit of one moves another. */
export const fromTheBack = (targets: readonly Target[]): Target[] =>
  [...targets].sort((a, b) =>
    a.by === 'number' && b.by === 'number' && a.number > 0 && b.number > 0
      ? b.number - a.number
      : 0,
  );

/** Each once: “the beach part, beach.mp4”. */
export const distinct = (targets: readonly Target[]): Target[] =>
  targets.filter((one, at) => targets.findIndex((other) => isDeepStrictEqual(one, other)) === at);

/** A picture by its number, where it is known which of those that are shown is called so. */
export function byNumber(target: Target, { shown = [], pictures }: ReadingContext): Target {
  if (target.by === 'number' && target.track === 'video' && target.number < 0) {
    return { ...target, number: pictures + 1 + target.number };
  }
  if (target.by !== 'name' || shown.length !== pictures) return target;
  const at = shown.indexOf(target.name);
  const isOne = at >= 0 && at === shown.lastIndexOf(target.name);
  return isOne ? { by: 'number', track: 'video', number: at + 1 } : target;
}

/** Titles, whichever they are. */
export const isOfTitles = (target: Target | null): target is Target =>
  target !== null &&
  (('track' in target && target.track === 'text') ||
    (target.by === 'kind' && target.kind === 'caption'));

/** The pictures that a clause names, and whether it means the film or leaves it open. */
export interface Pictures {
  targets: Target[];
  film: boolean;
  /** “The clip” where there are several. */
  vague: boolean;
}

/** Takes every picture that the clause names. */
export function pictures(hand: Hand): Pictures {
  const files = hand.slots('file').map(
    ({ name, kind }): Target => ({
      by: 'name',
      name,
      track: kind === 'audio' ? 'audio' : 'video',
    }),
  );
  const pronoun = hand.things('pronoun').length > 0;
  const spoken = pronoun && onVideo(hand.spoken) ? [hand.spoken] : [];
  const named = distinct([...hand.things('picture', 'images'), ...files]);
  const vague = hand.things('some-picture').length > 0;
  // “This clip” is the one that was spoken of.
  const meant = vague && THAT_ONE.test(hand.text) && onVideo(hand.spoken) ? [hand.spoken] : spoken;
  return {
    targets: named.length > 0 ? named : meant,
    film: hand.things('film').length > 0 || (pronoun && meant.length === 0),
    vague: vague && meant.length === 0,
  };
}
const THAT_ONE =
  /\b(?:this|that|the)(?: same)? (?:clip|shot|scene|segment)\b|\b(?:this|that)(?: same)? video\b|[这那该](?:段|个)/iu;

/** The picture that the clause before was about, where this one names nothing: “…, then mute”. */
export const elided = ({ spoken }: Hand): Target[] => (onVideo(spoken) ? [spoken] : []);

function onVideo(target: Target | null): target is Target {
  if (target === null) return false;
  if (target.by === 'kind') return target.kind === 'image';
  return target.track === 'video';
}

/** The piece, or the song in its place. */
export const isMusic = (target: Target | null): boolean =>
  target?.by === 'kind' && target.kind === 'music';
