import type { Random } from '../../../support/random.js';
import type { PlannedSection } from '../plan/form.js';
import type { PartLetter } from '../plan/form-parts.js';
import type { Layer } from '../styles/style.js';

/** Whom a part of a long piece can do without. */
const DISPENSABLE: ReadonlySet<string> = new Set(['counter', 'pad', 'percussion', 'chords']);
/** Above this a section wants everybody. */
const FULL = 0.86;
/** How many players rest in parts of each letter. */
const RESTS: Readonly<Record<PartLetter, number>> = { A: 0, B: 1, C: 2, D: 1 };

/**
 * Gives the parts of a long piece colours of their own: in each that is not the theme's some players
 * rest, the same ones whenever it comes back. Somebody with chords always stays.
 */
export function restPlayers(
  sections: readonly PlannedSection[],
  layers: readonly Layer[],
  called: readonly string[],
  random: Random,
): PlannedSection[] {
  const letters = new Set(sections.map(({ letter }) => letter));
  // Who comes and goes by the words is governed by them alone.
  if (letters.size === 1 || called.length > 0) return [...sections];
  const resting = new Map<PartLetter, ReadonlySet<string>>();
  let before = '';
  for (const letter of letters) {
    const chance = random.fork(letter);
    const gone = new Set<string>();
    for (let n = 0; n < RESTS[letter]; n++) {
      const free = layers.filter(
        ({ id, role, plays }) =>
          DISPENSABLE.has(role) && plays.kind !== 'accent' && !gone.has(id) && id !== before,
      );
      const harmony = layers.filter(
        ({ id, role }) => (role === 'chords' || role === 'pad') && !gone.has(id),
      );
      const spared = free.filter((layer) => harmony.length > 1 || layer !== harmony[0]);
      if (spared.length === 0) break;
      before = chance.pick(spared).id;
      gone.add(before);
    }
    resting.set(letter, gone);
  }
  return sections.map((section) => {
    const gone = resting.get(section.letter);
    return gone === undefined || gone.size === 0 || section.intensity > FULL
      ? section
      : { ...section, resting: gone };
  });
}
