import type { Random } from '../../../support/random.js';
import type { PlannedSection } from '../plan/form.js';
import type { MelodicCharacter, PhrasePlan } from '../styles/style.js';
import { inventClose, inventMotif, invert, type Motif, ornament, thin } from './motif.js';

/** The thematic material of one piece: it is stated, and everything else is made from it. */
export interface Theme {
  character: MelodicCharacter;
  a: Motif;
  b: Motif;
  close: Motif;
  finalClose: Motif;
  phrases: readonly [PhrasePlan, PhrasePlan];
}

/** Invents a piece's material: two motifs, their closes, and how its phrases are laid out. */
export function inventTheme(character: MelodicCharacter, random: Random): Theme {
  const rhythmA = random.pick(character.motifs);
  const others = character.motifs.filter((rhythm) => rhythm !== rhythmA);
  const first = random.pick(character.phrases);
  const rest = character.phrases.filter((plan) => plan !== first);
  return {
    character,
    a: inventMotif(rhythmA, character, random.fork('a')),
    b: inventMotif(random.pick(others), character, random.fork('b')),
    close: inventClose(random.pick(character.closes), random.fork('close')),
    finalClose: inventClose(random.pick(character.closes), random.fork('final close')),
    phrases: [first, random.pick(rest.length > 0 ? rest : [first])],
  };
}

/** What a section does with the theme: its phrases, how high it lies, how thick its line is. */
export function treatment(section: PlannedSection, theme: Theme, lastBars: boolean) {
  const [first, second] = theme.phrases;
  switch (section.sings?.as ?? section.name) {
    case 'variation':
      return { plans: [second, first], level: 0, change: lastBars ? null : ornament };
    case 'climax':
      return { plans: [first, ['a', 'a*', 'a+', 'C']], level: 3, change: null };
    case 'build':
      return { plans: [['a', 'a+', 'b', 'a+']], level: 1, change: null };
    case 'break':
      return { plans: [['a/', '.', 'b/', 'c']], level: -2, change: thin };
    case 'intro':
      return { plans: [['.', 'a/', '.', 'c']], level: -1, change: thin };
    default:
      return { plans: [first, second], level: 0, change: null };
  }
}

/** A bar of a phrase plan as a motif, and how many scale steps higher it lies. */
export function cellOf(symbol: string, theme: Theme): { motif: Motif; shift: number } {
  const base =
    { a: theme.a, b: theme.b, c: theme.close, C: theme.finalClose }[symbol[0] ?? ''] ?? [];
  switch (symbol[1]) {
    case '+':
      return { motif: base, shift: 1.5 };
    case '-':
      return { motif: base, shift: -1.5 };
    case '~':
      return { motif: invert(base), shift: 0 };
    case '*':
      return { motif: ornament(base), shift: 0 };
    case '/':
      return { motif: thin(base), shift: 0 };
    default:
      return { motif: base, shift: 0 };
  }
}
