/** A part of a text; the parts of a text, put together again, are the text. */
export type Piece =
  /** Words. `next` is the punctuation or the gap that they end at. */
  | { kind: 'clause'; text: string; next: string }
  /** What joins two clauses of a sentence. */
  | { kind: 'joint'; text: string }
  | { kind: 'open' | 'close'; text: string }
  /** What ends a sentence. */
  | { kind: 'stop'; text: string }
  /** What parts two sentences of a line. */
  | { kind: 'space'; text: string }
  /** What ends a line, with the mark of the list's item that begins the next. */
  | { kind: 'break'; text: string };

/** Nothing is held back for longer than this many characters: no instruction is so long. */
const LONGEST_CLAUSE = 600;
const LONGEST_QUOTE = 80;

const MARKS = [
  String.raw`#{1,6}[ \t]+`,
  String.raw`(?:[-*+•·–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?`,
  String.raw`\d{1,3}[.)](?=\p{Script=Han}|[“「【]|\*\*)`,
  String.raw`\d{1,3}、`,
  String.raw`[①-⑳][ \t]*`,
];
const MARK = String.raw`[ \t]*(?:>[ \t]*)*(?:${MARKS.join('|')})?`;
const BREAK = new RegExp(String.raw`(?:[ \t\u3000]*\r?\n)+${MARK}`, 'uy');
const FIRST_MARK = new RegExp(MARK, 'uy');
/** What may still grow into the mark of a list's item. */
const GROWING_MARK =
  /^[ \t]*(?:>[ \t]*)*(?:#{1,6}|[-*+•·–]|\d{1,3}[.)]?\*?)?[ \t]*(?:\[[ xX]?\]?[ \t]*)?\r?$/u;

const BLANK = /[ \t\u3000]+/uy;
const DASH = /(?:[—–]+|-{1,2})[ \t]+/uy;
const COMMA =
  /[ \t]*(?:[,;](?=[\s“"「\p{Script=Han}])|[，；、]|(?<!\d)[:：](?=[\s*“"「\p{Script=Han}])|：|—+)/uy;
const STOP = /(?:[.!?…]+|[。！？｡]+)["”’」』]*/uy;
const ADDRESS = /https?:\/\/[^\s，。；！？、）)"”」]*[^\s，。；！？、）)"”」.,;:!?]/uy;
/** What may still grow into an address, or in one. */
const GROWING_ADDRESS = /^(?:h|ht|htt|https?:?\/?|https?:\/\/[^\s，。；！？、）)"”」]*)$/u;
const WORD = /[\p{L}'’-]+/uy;
const ABBREVIATED = /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|etc|no|min|sec|feat|mr|ms|dr)$/iu;

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '【': '】',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** Words that begin a clause of their own. */
const JOINING = new Set(['and', 'or', 'then', 'but', 'so', 'which', 'where']);
const BY_HAND = new Set(
  'clicking double-clicking right-clicking pressing tapping hitting dragging selecting opening choosing using going'.split(
    ' ',
  ),
);
const MODALS = new Set(['can', 'could', 'may', 'might']);
/** What cannot end a clause: "the one that | you can …". */
const OPEN_ENDED =
  /(?:^|\s)(?:that|which|what|how|where|so|if|when|whenever|and|or|but|now|then|as|because|until|once|everything|all|than|like)$/iu;
const NEEDS_MEANS =
  /\b(?:do|change|edit|adjust|modify|fix|preview|play|see|access|find|open|move) (?:this|that|so|it|them|these)$/iu;

/** What is not to be known before more of the text has come. */
const UNDECIDED = 'undecided';

type Found = Piece | typeof UNDECIDED | undefined;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Cuts a text that comes in parts into clauses and what stands between them. Where it cuts
 * depends on the text alone, not on the parts in which it came.
 */
export class PieceReader {
  #rest = '';
  #begun = false;
  #bold = false;
  #depth = 0;
  /** How far the rest is known to hold no boundary. */
  #walked = 0;
  /** The last piece was the end of a sentence. */
  #stopped = true;

  push(text: string): void {
    this.#rest += text;
  }

  /** The next piece; undefined when more of the text is needed. `final`: no more will come. */
  next(final: boolean): Piece | undefined {
    if (this.#rest === '') return undefined;
    const found = (this.#begun ? undefined : this.#beginning(final)) ?? this.#find(final);
    if (found === undefined || found === UNDECIDED) return undefined;
    this.#take(found);
    return found;
  }

  #beginning(final: boolean): Found {
    const mark = matchAt(FIRST_MARK, this.#rest, 0) ?? '';
    if (!final && (mark.length === this.#rest.length || GROWING_MARK.test(this.#rest))) {
      return UNDECIDED;
    }
    this.#begun = true;
    return mark === '' ? undefined : { kind: 'break', text: mark };
  }

  #take(piece: Piece): void {
    const { kind, text } = piece;
    this.#rest = this.#rest.slice(text.length);
    this.#walked = 0;
    if ((text.split('**').length - 1) % 2 === 1) this.#bold = !this.#bold;
    if (kind === 'open') this.#depth += 1;
    if (kind === 'close') this.#depth -= 1;
    if (kind === 'break') {
      this.#bold = false;
      this.#depth = 0;
    }
    this.#stopped = kind === 'stop' || kind === 'break';
  }

  #find(final: boolean): Found {
    const rest = this.#rest;
    let at = this.#walked;
    while (at < rest.length) {
      this.#walked = at;
      const boundary = this.#boundary(at, final);
      if (boundary === UNDECIDED) return at > LONGEST_CLAUSE ? this.#cut() : UNDECIDED;
      if (boundary !== undefined) {
        if (at === 0) return boundary;
        return { kind: 'clause', text: rest.slice(0, at), next: boundary.text };
      }
      const step = this.#step(at, final);
      if (step === UNDECIDED) return at > LONGEST_CLAUSE ? this.#cut() : UNDECIDED;
      at += step;
      if (at > LONGEST_CLAUSE) return this.#cut();
    }
    return final ? { kind: 'clause', text: rest, next: '' } : UNDECIDED;
  }

  #cut(): Piece {
    const high = /[\uD800-\uDBFF]/.test(this.#rest.charAt(LONGEST_CLAUSE - 1));
    const text = this.#rest.slice(0, high ? LONGEST_CLAUSE - 1 : LONGEST_CLAUSE);
    return { kind: 'clause', text, next: '' };
  }

  /** How far to go on from a place that is no boundary: over quoted words and addresses at once. */
  #step(at: number, final: boolean): number | typeof UNDECIDED {
    const rest = this.#rest;
    if (!final && rest.charAt(at) === 'h' && GROWING_ADDRESS.test(rest.slice(at))) return UNDECIDED;
    const address = matchAt(ADDRESS, rest, at);
    if (address !== undefined) return address.length;
    const mark = rest.charAt(at);
    const closing = CLOSING[mark];
    const before = rest.charAt(at - 1);
    if (closing === undefined || (closing === mark && /[\p{L}\p{N}]/u.test(before))) return 1;
    const inside = rest.slice(at + 1, at + 1 + LONGEST_QUOTE);
    const line = inside.split(/[\r\n]/u, 1)[0] ?? '';
    const end = line.indexOf(closing);
    if (end >= 0) return end + 2;
    const complete = final || line.length < inside.length || inside.length === LONGEST_QUOTE;
    return complete ? 1 : UNDECIDED;
  }

  #boundary(at: number, final: boolean): Found {
    const rest = this.#rest;
    const blank = matchAt(BLANK, rest, at) ?? '';
    const from = at + blank.length;
    const ends = (length: number): boolean => !final && length >= rest.length;
    if (ends(from)) return UNDECIDED;
    const line = matchAt(BREAK, rest, at);
    if (line !== undefined) {
      if (ends(at + line.length) || (!final && this.#markGrows(at))) return UNDECIDED;
      return { kind: 'break', text: line };
    }
    if (rest.charAt(from) === '\r' && ends(from + 1)) return UNDECIDED;
    const paren = this.#parenthesis(at, from);
    if (paren !== undefined) return paren;
    if (blank !== '') return this.#afterBlank(at, blank, final);
    const stop = this.#stop(at, final);
    if (stop !== undefined) return stop;
    const comma = matchAt(COMMA, rest, at);
    if (comma !== undefined) return this.#joint(at, comma, final);
    const undecidable = /[,;:]/u.test(rest.charAt(at)) && ends(at + 1);
    return undecidable ? UNDECIDED : undefined;
  }

  #markGrows(at: number): boolean {
    const after = this.#rest.slice(at).replace(/^[\s\S]*\n/u, '');
    return GROWING_MARK.test(after);
  }

  #parenthesis(at: number, from: number): Piece | undefined {
    const rest = this.#rest;
    const text = rest.slice(at, from + 1);
    if (
      /[(（]$/u.test(text) &&
      (from > at || at === 0 || /[\p{Script=Han}]/u.test(rest.charAt(at - 1)))
    ) {
      return { kind: 'open', text };
    }
    return at === from && this.#depth > 0 && /^[)）]/u.test(text)
      ? { kind: 'close', text }
      : undefined;
  }

  #stop(at: number, final: boolean): Found {
    const rest = this.#rest;
    let text = matchAt(STOP, rest, at);
    if (text === undefined) return undefined;
    const end = at + text.length;
    if (!final && (end === rest.length || (this.#boldAt(at) && rest.slice(end) === '*'))) {
      return UNDECIDED;
    }
    if (this.#boldAt(at) && rest.startsWith('**', end)) text += '**';
    if (/^\.["”’」』*]*$/u.test(text)) {
      if (ABBREVIATED.test(rest.slice(0, at))) return undefined;
      const after = rest.charAt(at + text.length);
      if (after !== '' && !/[\s\p{Script=Han})）]/u.test(after)) return undefined;
      if (after === '' && !final) return UNDECIDED;
    }
    return { kind: 'stop', text };
  }

  #boldAt(at: number): boolean {
    const marks = this.#rest.slice(0, at).split('**').length - 1;
    return this.#bold !== (marks % 2 === 1);
  }

  #joint(at: number, comma: string, final: boolean): Found {
    const rest = this.#rest;
    let text = comma;
    const colon = /[:：]$/u.test(comma);
    if (colon && this.#boldAt(at)) {
      if (!final && /^\*?$/u.test(rest.slice(at + text.length))) return UNDECIDED;
      if (rest.startsWith('**', at + text.length)) text += '**';
    }
    text += matchAt(BLANK, rest, at + text.length) ?? '';
    const end = at + text.length;
    if (!final && /^\r?$/u.test(rest.slice(end))) return UNDECIDED;
    if (colon && (rest.startsWith('http', end) || (!final && 'http'.startsWith(rest.slice(end))))) {
      return rest.startsWith('http', end) ? undefined : UNDECIDED;
    }
    if (colon && /^(?:\r?\n|$)/u.test(rest.slice(end))) {
      return { kind: 'stop', text: text.trimEnd() };
    }
    return { kind: 'joint', text };
  }

  #afterBlank(at: number, blank: string, final: boolean): Found {
    const rest = this.#rest;
    const from = at + blank.length;
    if (at === 0) return { kind: this.#stopped ? 'space' : 'joint', text: blank };
    if (from === rest.length) return { kind: 'space', text: blank };
    if (/[—–-]/u.test(rest.charAt(from))) {
      if (!final && /^[—–-]+[ \t]*$/u.test(rest.slice(from))) return UNDECIDED;
      const dash = matchAt(DASH, rest, from);
      return dash === undefined ? undefined : { kind: 'joint', text: blank + dash };
    }
    const word = matchAt(WORD, rest, from);
    if (word === undefined) return undefined;
    if (!final && from + word.length === rest.length) return UNDECIDED;
    return this.#beforeWord(at, blank, word.toLowerCase(), final);
  }

  /** Whether the word after a blank begins a clause of its own. */
  #beforeWord(at: number, blank: string, word: string, final: boolean): Found {
    const rest = this.#rest;
    const joint: Piece = { kind: 'joint', text: blank };
    const paired = word === 'and' || word === 'by' || word === 'you';
    if (!paired) return JOINING.has(word) ? joint : undefined;
    const follows = rest.slice(at + blank.length + word.length);
    const gap = matchAt(BLANK, follows, 0) ?? '';
    const second = matchAt(WORD, follows, gap.length) ?? '';
    if (!final && gap.length + second.length === follows.length) return UNDECIDED;
    const before = rest.slice(0, at);
    const next = second.toLowerCase();
    if (word === 'and') {
      const one = (next === 'drop' && /drag$/iu.test(before)) || /\bgo ahead$/iu.test(before);
      return one ? undefined : joint;
    }
    if (word === 'by') return BY_HAND.has(next) && !NEEDS_MEANS.test(before) ? joint : undefined;
    const whole = before.trim().split(/\s+/u).length >= 3 && !OPEN_ENDED.test(before);
    return whole && MODALS.has(next) ? joint : undefined;
  }
}
