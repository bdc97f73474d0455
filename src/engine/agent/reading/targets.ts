import type { Operation, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
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
  const named = [...hand.things('picture', 'images'), ...files];
  return {
    targets: named.length > 0 ? named : spoken,
    film: hand.things('film').length > 0 || (pronoun && spoken.length === 0),
    vague: hand.things('some-picture').length > 0,
  };
}

/** The picture that the clause before was about, where this one names nothing: “…, then mute”. */
export const elided = ({ spoken, before }: Hand): Target[] =>
  before.length > 0 && onVideo(spoken) ? [spoken] : [];

function onVideo(target: Target | null): target is Target {
  if (target === null) return false;
  if (target.by === 'kind') return target.kind === 'image';
  return target.track === 'video';
}
