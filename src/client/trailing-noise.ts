import { TEMPORARY_ISSUE } from '../protocol/index.js';

/** What may stand before the noise and belongs to it. */
const LEADS: readonly string[] = [
  '',
  'but ',
  'however, ',
  'sorry, ',
  'sorry, but ',
  "i'm sorry, ",
  "i'm sorry, but ",
  'unfortunately, ',
  'oops! ',
  'oops, ',
];
const BEGINNINGS = LEADS.map((lead) => lead + TEMPORARY_ISSUE.toLowerCase());
const LONGEST_BEGINNING = Math.max(...BEGINNINGS.map((beginning) => beginning.length));

const NOISE = new RegExp(
  `(?<!\\p{L})(?:${LEADS.filter((lead) => lead !== '').join('|')})?${TEMPORARY_ISSUE}`,
  'iu',
);
/** White space before the noise, with a sign that announces it (`⚠️`, `**`), or a comma. */
const GAP = /(?:(?:^|\s+)[^\p{L}\p{N}\s]*|[,;:—–-])?\s*$/u;
/** How far back a gap is looked for. */
const LONGEST_GAP = 100;

/** What the sentences after the noise speak of, as long as they are noise, too. */
const APOLOGY =
  /\b(?:again|apolog\w*|error|inconvenience|issue|later|moment|patien\w*|problem|refresh\w*|retry\w*|sorry|support|try|wait)\b/i;
const SENTENCE_END = /(?<=[.!?])\s+|\n+/;
/** Noise is a sentence or two; what goes on for longer is an answer. */
const LONGEST_NOISE = 400;

function gapBefore(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_GAP);
  return from + (GAP.exec(text.slice(from, end))?.index ?? end - from);
}

/** Where, at `text`'s end, the noise may be beginning; its length when it is not. */
function doubtfulFrom(text: string): number {
  const lower = text.toLowerCase().replaceAll('’', "'");
  // Some letters are longer in lower case; then their places say nothing.
  if (lower.length !== text.length) return gapBefore(text, text.length);
  for (let length = Math.min(LONGEST_BEGINNING - 1, text.length); length > 0; length--) {
    const at = text.length - length;
    if (/\p{L}$/u.test(text.slice(0, at))) continue;
    const end = lower.slice(at);
    if (BEGINNINGS.some((beginning) => beginning.startsWith(end))) return gapBefore(text, at);
  }
  return gapBefore(text, text.length);
}

/** Holds back what may be the noise at an answer's end until it is known not to be. */
export class TrailingNoise {
  #held = '';
  #passedOn = false;

  /** Takes text; gives what is certainly part of the answer. */
  add(fresh: string): string {
    let shown = '';
    let text = this.#held + fresh;
    for (;;) {
      const found = NOISE.exec(text);
      const from = found === null ? doubtfulFrom(text) : gapBefore(text, found.index);
      shown += text.slice(0, from);
      this.#held = text.slice(from);
      if (found === null) break;
      const past = found.index + found[0].length - from;
      const after = this.#held.slice(past);
      const ended = after.split(SENTENCE_END).slice(1, -1);
      const mayBeNoise = ended.every((sentence) => APOLOGY.test(sentence));
      if (mayBeNoise && this.#held.length <= LONGEST_NOISE) break;
      // An answer goes on after it: it was part of that.
      shown += this.#held.slice(0, past);
      text = after;
    }
    if (shown.trim() !== '') this.#passedOn = true;
    return shown;
  }

  /** The answer is over: gives what was held back, unless it is noise after an answer. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    const found = NOISE.exec(rest);
    if (found === null || !this.#passedOn) return rest.trim() === '' ? '' : rest;
    const [, ...sentences] = rest.slice(found.index + found[0].length).split(SENTENCE_END);
    return sentences.every((sentence) => sentence === '' || APOLOGY.test(sentence)) ? '' : rest;
  }
}
