import type { Part, Role, Score } from '../music/types.js';

/** More parts than these are put together by their roles. */
const MOST_STEMS = 12;

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  melody: 'Melody',
  counter: 'Countermelody',
  chords: 'Chords',
  pad: 'Pads',
  bass: 'Bass',
  drums: 'Drums',
  percussion: 'Percussion',
  effects: 'Effects',
};

/** What one stem holds. */
export interface StemGroup {
  /** Kebab-case, unique within the piece. */
  id: string;
  /** For people: `Electric piano`. */
  name: string;
  role: Role;
  parts: readonly Part[];
}

/** The stems of a piece: one a part that plays, or one a role where there are more than twelve. */
export function stemGroups(score: Score): StemGroup[] {
  const playing = score.parts.filter(({ notes }) => notes.length > 0);
  if (playing.length <= MOST_STEMS) {
    return playing.map((part) => ({
      id: part.id,
      name: part.name,
      role: part.role,
      parts: [part],
    }));
  }
  const roles = [...new Set(playing.map(({ role }) => role))];
  return roles.map((role) => ({
    id: role,
    name: ROLE_NAMES[role],
    role,
    parts: playing.filter((part) => part.role === role),
  }));
}
