/** A repetition of fewer characters (white space aside) may be meant. */
const SURE_LENGTH = 12;
/** Two parts of which the second begins with a first that is at least so long are no accident. */
const LIKELY_LENGTH = 5;

function isSpace(character: string): boolean {
  return character <= ' ' || (character > '~' && /\s/.test(character));
}

/**
 * What `whole` adds to `shown`, when it begins with all of it (white space aside); undefined
 * when it does not.
 */
export function remainderOf(whole: string, shown: string): string | undefined {
  let at = 0;
  if (whole.startsWith(shown)) {
    at = shown.length;
  } else {
    for (let index = 0; index < shown.length; index++) {
      const character = shown.charAt(index);
      if (isSpace(character)) continue;
      while (at < whole.length && isSpace(whole.charAt(at))) at++;
      if (whole.charAt(at) !== character) return undefined;
      at++;
    }
  }
  const rest = whole.slice(at);
  return /\s$/.test(shown) ? rest.trimStart() : rest;
}

export function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}

/** True for a text that is long enough for its repetition to be one. */
export function isTelling(text: string): boolean {
  return withoutSpace(text).length >= SURE_LENGTH;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/**
 * The text of a run of partial events, which are either pieces of it, laid end to end, or each
 * all of it so far. Gives text as soon as both readings agree on it.
 */
export class PartialRun {
  /** What was said before the run; parts may repeat that, too. */
  readonly #earlier: string;
  /** By the first reading. */
  #pieces = '';
  /** By the second; undefined when that is out of the question. */
  #whole: string | undefined;
  #certain: 'pieces' | 'whole' | undefined;
  /** How often a part began with the one before and went on, and how long that one was. */
  #growths = 0;
  #grownFrom = 0;
  #given = 0;

  constructor(earlier: string) {
    this.#earlier = earlier;
  }

  /** All of the run's text, as far as it is known. */
  get text(): string {
    const whole = this.#whole ?? '';
    if (this.#certain === 'whole') return whole;
    if (this.#certain === 'pieces') return this.#pieces;
    return whole.slice(0, commonLength(whole, this.#pieces));
  }

  #news(): string {
    const { text } = this;
    const news = text.slice(this.#given);
    this.#given = Math.max(this.#given, text.length);
    return news;
  }

  /** Takes the text of the next partial event; gives what is new and certain. */
  add(part: string): string {
    const beyond = isTelling(this.#earlier) ? remainderOf(part, this.#earlier) : undefined;
    if (beyond !== undefined && this.#certain !== 'pieces') {
      this.#certain = 'whole';
      this.#whole = beyond;
      return this.#news();
    }
    this.#pieces += part;
    if (this.#certain === 'pieces') return this.#news();
    const last = this.#whole;
    if (last === undefined || part.startsWith(last)) {
      if (last !== undefined && part.length > last.length) {
        this.#growths++;
        this.#grownFrom = last.length;
      }
      this.#whole = part;
      const sure = this.#growths > 1 ? LIKELY_LENGTH : SURE_LENGTH;
      if (this.#growths > 0 && this.#grownFrom >= sure) this.#certain = 'whole';
    } else if (this.#certain === 'whole') {
      // A part that is not the next of its kind is one that comes after.
      if (!last.startsWith(part)) this.#whole = last + part;
    } else {
      this.#certain = 'pieces';
    }
    return this.#news();
  }

  /** The run is over, with a `final` event that says it again or without: gives what is left. */
  settle(final?: string): string {
    if (this.#certain === undefined) {
      const whole = this.#whole ?? '';
      const likely = this.#growths > 0 && this.#grownFrom >= LIKELY_LENGTH;
      const repeats = (text: string): boolean =>
        final !== undefined && remainderOf(final, text) !== undefined;
      const isWhole = !repeats(this.#pieces) && (repeats(whole) || likely);
      this.#certain = isWhole ? 'whole' : 'pieces';
    }
    return this.#news();
  }
}
