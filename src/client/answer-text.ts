const NOISE = 'i encountered a temporary issue';
/** Noise is a sentence or two; what goes on for longer is an answer. */
const LONGEST_NOISE = 400;

/**
 * What `whole` adds to `shown`, when it begins with all of it (white space aside); undefined
 * when it does not.
 */
function remainderOf(whole: string, shown: string): string | undefined {
  let at = 0;
  for (const character of shown) {
    if (/\s/.test(character)) continue;
    while (at < whole.length && /\s/.test(whole.charAt(at))) at++;
    if (!whole.startsWith(character, at)) return undefined;
    at += character.length;
  }
  const rest = whole.slice(at);
  return /\s$/.test(shown) ? rest.trimStart() : rest;
}

/** How much of `text`'s end may be the beginning of the noise, with the white space before it. */
function heldLength(text: string): number {
  const lower = text.toLowerCase();
  for (let length = Math.min(NOISE.length - 1, text.length); length > 0; length--) {
    if (!NOISE.startsWith(lower.slice(-length))) continue;
    const before = text.slice(0, -length);
    const space = before.length - before.trimEnd().length;
    // Only where a sentence could begin.
    if (space > 0 || before === '' || /[.!?。！？]$/.test(before)) return length + space;
  }
  return text.length - text.trimEnd().length;
}

/**
 * Puts an answer together from its events: text that a final event repeats is passed on once,
 * and a trailing "I encountered a temporary issue" after an answer is dropped.
 */
export class AnswerText {
  /** Text since the last final event or tool call. */
  #segment = '';
  /** All text of the turn. */
  #turn = '';
  /** Not passed on yet: it may be, or begin, the noise. */
  #held = '';
  #passedOn = false;

  /** Takes an event's text; gives what is to be shown now, which may be nothing. */
  add(text: string, partial: boolean): string {
    const fresh = partial ? text : this.#unseen(text);
    this.#segment = partial ? this.#segment + text : '';
    this.#turn += fresh;
    return this.#release(fresh);
  }

  /** A tool is called: what follows is not a continuation of the text before. */
  toolCalled(): void {
    this.#segment = '';
  }

  /** The answer is over: gives what was held back, unless it is noise. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    const noise = rest.trimStart().toLowerCase().startsWith(NOISE);
    if (noise && this.#passedOn) return '';
    return rest.trim() === '' ? '' : rest;
  }

  /** What a final event says that its partial events did not. */
  #unseen(text: string): string {
    const segment = this.#segment.trim() === '' ? undefined : this.#segment;
    const rest = segment === undefined ? undefined : remainderOf(text, segment);
    if (rest !== undefined) return rest;
    return (this.#turn.trim() === '' ? undefined : remainderOf(text, this.#turn)) ?? text;
  }

  #release(fresh: string): string {
    const text = this.#held + fresh;
    const at = text.toLowerCase().search(new RegExp(`\\s*(?<![a-z])${NOISE}`));
    let keep = heldLength(text);
    if (at !== -1 && text.length - at <= LONGEST_NOISE) keep = text.length - at;
    this.#held = text.slice(text.length - keep);
    const shown = text.slice(0, text.length - keep);
    if (shown.trim() !== '') this.#passedOn = true;
    return shown;
  }
}
