/** The characters that a pattern's matches can begin with; null for any, or for none at all. */
export type Openings = ReadonlySet<string> | null;

interface Branch {
  letters: Set<string>;
  /** It may match without taking a character. */
  empty: boolean;
}

/** Thrown where the first character can be anything, as in `\S+`. */
class Anything extends Error {}

/**
 * With which characters, in lower case, a match of `source` can begin, so that most patterns need
 * not be tried (nor compiled, which takes longest) at most places of a text. It knows the syntax
 * that the tables of this room use; what it cannot tell, it takes for any character.
 */
export function openingsOf(source: string): Openings {
  const reader = { source, at: 0 };
  try {
    const { letters, empty } = readAlternatives(reader);
    return empty || reader.at < source.length ? null : letters;
  } catch (error) {
    if (error instanceof Anything) return null;
    throw error;
  }
}

interface Place {
  source: string;
  at: number;
}

function readAlternatives(place: Place): Branch {
  const all: Branch = { letters: new Set(), empty: false };
  for (;;) {
    const one = readSequence(place);
    for (const letter of one.letters) all.letters.add(letter);
    all.empty ||= one.empty;
    if (place.source.charAt(place.at) !== '|') return all;
    place.at += 1;
  }
}

function readSequence(place: Place): Branch {
  const letters = new Set<string>();
  let empty = true;
  while (place.at < place.source.length && !'|)'.includes(place.source.charAt(place.at))) {
    // What stands behind the first character tells nothing, but has to be passed.
    const atom: Branch = empty ? readAtom(place) : passed(place);
    const optional: boolean = readQuantifier(place);
    if (!empty) continue;
    for (const letter of atom.letters) letters.add(letter);
    empty = atom.empty || optional;
  }
  return { letters, empty };
}

const NOTHING: Branch = { letters: new Set(), empty: true };

function passed(place: Place): Branch {
  const { source } = place;
  const sign = source.charAt(place.at);
  if (sign === '\\') place.at += source.charAt(place.at + 1) === 'p' ? escapedClass(place) : 2;
  else if (sign === '[') readClass(place);
  else if (sign === '(') passGroup(place);
  else place.at += 1;
  return NOTHING;
}

const escapedClass = ({ source, at }: Place): number => source.indexOf('}', at) + 1 - at;

function passGroup(place: Place): void {
  place.at += 1;
  while (place.source.charAt(place.at) !== ')') passed(place);
  place.at += 1;
}

function readAtom(place: Place): Branch {
  const { source } = place;
  const sign = source.charAt(place.at);
  if (sign === '(') return readGroup(place);
  if (sign === '[') return { letters: readClass(place), empty: false };
  if (sign === '^' || sign === '$') {
    place.at += 1;
    return NOTHING;
  }
  if (sign === '.') throw new Anything();
  if (sign !== '\\') {
    place.at += 1;
    return { letters: new Set([sign.toLowerCase()]), empty: false };
  }
  const escaped = source.charAt(place.at + 1);
  place.at += 2;
  if (escaped === 'b' || escaped === 'B') return NOTHING;
  return { letters: lettersOf(escaped), empty: false };
}

/** What a backslash and a character stand for. */
function lettersOf(escaped: string): Set<string> {
  if (escaped === 'd') return new Set('0123456789');
  if (escaped === 'n') return new Set('\n');
  if (/[a-z]/i.test(escaped)) throw new Anything();
  return new Set([escaped]);
}

function readGroup(place: Place): Branch {
  const opening = /\((?:\?(?:<?[=!]|:|<\w+>))?/y;
  opening.lastIndex = place.at;
  const kind = opening.exec(place.source)?.[0] ?? '(';
  if (/[=!]$/.test(kind)) {
    passGroup(place);
    return NOTHING;
  }
  place.at += kind.length;
  const inside = readAlternatives(place);
  place.at += 1;
  return inside;
}

function readClass(place: Place): Set<string> {
  const { source } = place;
  const letters = new Set<string>();
  let anything = false;
  place.at += 1;
  if (source.charAt(place.at) === '^') anything = true;
  while (source.charAt(place.at) !== ']') {
    const sign = source.charAt(place.at);
    if (sign === '\\') {
      const escaped = source.charAt(place.at + 1);
      if (/[dn]|[^a-z]/i.test(escaped)) for (const one of lettersOf(escaped)) letters.add(one);
      else anything = true;
      place.at += escaped === 'p' ? escapedClass(place) : 2;
    } else if (source.charAt(place.at + 1) === '-' && source.charAt(place.at + 2) !== ']') {
      const last = source.charCodeAt(place.at + 2);
      for (let code = source.charCodeAt(place.at); code <= last; code += 1) {
        letters.add(String.fromCharCode(code).toLowerCase());
      }
      place.at += 3;
    } else {
      letters.add(sign.toLowerCase());
      place.at += 1;
    }
  }
  place.at += 1;
  if (anything) throw new Anything();
  return letters;
}

/** Passes a quantifier; true for one that allows none at all. */
function readQuantifier(place: Place): boolean {
  const { source } = place;
  const sign = source.charAt(place.at);
  if (sign === '' || !'?*+{'.includes(sign)) return false;
  const optional = sign === '{' ? source.charAt(place.at + 1) === '0' : sign !== '+';
  place.at = sign === '{' ? source.indexOf('}', place.at) + 1 : place.at + 1;
  if (source.charAt(place.at) === '?') place.at += 1;
  return optional;
}
