import type { Offer } from '../results.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import { isListItem, mergeBreaks, numberedItem, renumber } from './line-breaks.js';
import { type Piece, PieceReader } from './pieces.js';
import { type Grammar, readable } from './verdict.js';

/** Words that stay or go with what follows them. */
interface Held {
  gap: string;
  text: string;
  /** An instruction was left out behind it. */
  dropped: boolean;
}

interface Extent {
  kept: boolean;
  dropped: boolean;
}

const none = (): Extent => ({ kept: false, dropped: false });
const grammarOf = (clause: string): Grammar =>
  /\p{Script=Han}/u.test(readable(clause).shape) ? chinese : english;
const bolds = (text: string): boolean => (text.split('**').length - 1) % 2 === 1;

/**
 * Takes the instructions to use a graphical interface out of an agent's text that comes in parts,
 * in English and Chinese, and turns them into offers; what describes something stays, in good
 * grammar. A text without such instructions comes out as it went in. In what parts the text comes
 * makes no difference to what comes out in all.
 */
export class GuiTranslator {
  readonly #reader = new PieceReader();
  readonly #found: Offer[] = [];
  #out = '';
  #wrote = false;
  /** What stands between what was written and the next clause that is kept. */
  #gap = '';
  /** The gap is that of a sentence that was left out: more of it is not to be added. */
  #sealed = false;
  #sentence = none();
  #line = none();
  #lastDropped = false;
  #lastSentenceDropped = false;
  #held: Held | undefined;
  #heading: Held | undefined;
  /** Items that were left out of the list that is going on. */
  #removed = 0;
  /** The last line was left out altogether. */
  #vanished = false;
  readonly #parens: boolean[] = [];
  /** What is written is bold. */
  #bold = false;
  /** The beginning of something bold was left out, and its end is still to come. */
  #boldLost = false;

  /** @returns what of the text so far can be shown, without what was returned before. */
  add(text: string): string {
    this.#reader.push(text);
    return this.#drain(false);
  }

  /** The rest, when the text has come to its end. */
  end(): string {
    const rest = this.#drain(true);
    this.#endSentence();
    this.#settleHeading(this.#heading?.dropped === true);
    if (!this.#sealed && !this.#line.dropped && !this.#vanished) this.#write(this.#gap);
    this.#gap = '';
    return rest + this.#take();
  }

  /** What the instructions so far come to, each once, in the order in which they were met. */
  offers(): Offer[] {
    return [...this.#found];
  }

  #drain(final: boolean): string {
    for (let piece = this.#reader.next(final); piece; piece = this.#reader.next(final)) {
      this.#read(piece);
    }
    return this.#take();
  }

  #take(): string {
    const taken = this.#out;
    this.#out = '';
    return taken;
  }

  #read(piece: Piece): void {
    switch (piece.kind) {
      case 'clause':
        this.#clause(piece);
        break;
      case 'open':
        this.#parens.push(false);
        this.#between(piece.text);
        break;
      case 'close':
        this.#close(piece.text);
        break;
      case 'stop':
        this.#stop(piece.text);
        break;
      case 'break':
        this.#lineBreak(piece.text);
        break;
      default:
        this.#between(piece.text);
    }
  }

  #clause(piece: Extract<Piece, { kind: 'clause' }>): void {
    const { text, next } = piece;
    const grammar = grammarOf(text);
    const colon = /^\s*[:：]/u.test(next);
    const verdict = grammar.judge(text, {
      instruction: this.#lastDropped || (this.#lastSentenceDropped && !this.#sentence.kept),
      sameSentence: this.#lastDropped,
      label: colon,
    });
    if (verdict.kind === 'instruction') {
      for (const offer of verdict.offers) this.#offer(offer);
      const { kept = '' } = verdict;
      if (kept !== '') this.#keep(kept, grammar);
      this.#drop(text.slice(kept.length));
      return;
    }
    const heading = colon && /[:：]["”’」』*]*$/u.test(next) && grammar.isLabel(text);
    const short = text.trim().split(/\s+/u).length <= 4;
    const item = !this.#sentence.kept && isListItem(this.#gap);
    const label = colon && short && (item || grammar.isLabel(text));
    if (verdict.kind === 'lead' || heading || label) {
      this.#held ??= { gap: this.#gap, text: '', dropped: false };
      this.#held.text += this.#held.text === '' ? text : this.#gap + text;
      this.#gap = '';
      return;
    }
    this.#keep(text, grammar);
  }

  #offer(offer: Offer): void {
    const same = this.#found.some(
      (one) =>
        one.kind === offer.kind &&
        (one.kind !== 'say' || offer.kind !== 'say' || one.text === offer.text),
    );
    if (!same) this.#found.push(offer);
  }

  #keep(clause: string, grammar: Grammar): void {
    const cutOff = !this.#sentence.kept && (this.#sentence.dropped || this.#lastSentenceDropped);
    this.#settleHeading(this.#heading?.dropped === true && !isListItem(this.#gap));
    this.#vanished = false;
    let text = clause;
    if (this.#held) {
      text = this.#held.text + this.#gap + clause;
      this.#gap = this.#held.gap;
      this.#held = undefined;
    }
    const mended = cutOff ? grammar.asHead(text) : text;
    this.#write(this.#gap);
    if (this.#boldLost) this.#write('**');
    this.#boldLost = false;
    this.#write(mended);
    this.#gap = '';
    this.#sealed = false;
    this.#lastDropped = false;
    this.#lastSentenceDropped = false;
    this.#sentence.kept = true;
    this.#line.kept = true;
    this.#parens.fill(true);
  }

  #drop(clause: string): void {
    if (this.#held) {
      this.#lose(this.#held.text + this.#gap);
      this.#gap = this.#held.gap;
      this.#held = undefined;
    }
    if (this.#heading) this.#heading.dropped = true;
    if (this.#sentence.kept) {
      this.#lose(this.#gap);
      this.#gap = '';
    } else this.#sealed = true;
    this.#lose(clause);
    this.#sentence.dropped = true;
    this.#line.dropped = true;
    this.#lastDropped = true;
  }

  /** What stands between clauses: kept with the clause behind it, if one before it is there. */
  #between(text: string): void {
    if (this.#held) this.#held.text += text;
    else if (this.#lastDropped && this.#sentence.kept) {
      this.#lose(this.#gap);
      this.#gap = text;
    } else if (this.#sealed) this.#lose(text);
    else this.#gap += text;
  }

  /** Keeps the balance of bold text of which a part was left out. */
  #lose(text: string): void {
    if (!bolds(text)) return;
    if (this.#bold) this.#write('**');
    else this.#boldLost = !this.#boldLost;
  }

  #close(text: string): void {
    const kept = this.#parens.pop() ?? true;
    if (this.#held) this.#held.text += text;
    else if (kept) {
      this.#write(this.#lastDropped ? text : this.#gap + text);
      this.#gap = '';
    } else if (!this.#lastDropped && !this.#sealed) this.#gap += text;
    if (this.#lastDropped && this.#sentence.kept) this.#lastDropped = false;
  }

  #stop(text: string): void {
    if (/^[:：]/u.test(text) && this.#held && !this.#sentence.kept) {
      this.#settleHeading(this.#heading?.dropped === true);
      this.#heading = { ...this.#held, text: this.#held.text + text };
      this.#held = undefined;
      this.#gap = '';
      return;
    }
    this.#releaseHeld();
    if (this.#sentence.kept) {
      if (this.#lastDropped) this.#lose(this.#gap);
      this.#write(this.#lastDropped ? asStatement(text) : this.#gap + text);
      this.#gap = '';
    } else if (this.#sentence.dropped || this.#sealed) this.#lose(text);
    else this.#gap += text;
    this.#endSentence();
  }

  #endSentence(): void {
    this.#releaseHeld();
    if (this.#sentence.kept || this.#sentence.dropped) {
      this.#lastSentenceDropped = !this.#sentence.kept;
    }
    this.#sentence = none();
    this.#lastDropped = false;
  }

  #releaseHeld(): void {
    if (!this.#held) return;
    const { text } = this.#held;
    this.#gap = this.#held.gap + this.#gap;
    this.#held = undefined;
    this.#keep(text, grammarOf(text));
  }

  #lineBreak(text: string): void {
    this.#endSentence();
    const vanished = this.#line.dropped && !this.#line.kept;
    const number = numberedItem(this.#gap);
    if (vanished && number !== undefined) this.#removed += 1;
    const item = numberedItem(text);
    if (item === undefined && !/\n[ \t]+\S?$|\n$/u.test(text)) this.#removed = 0;
    if (item === 1) this.#removed = 0;
    const next = item === undefined ? text : renumber(text, this.#removed);
    if (vanished)
      this.#gap = mergeBreaks(this.#wrote || this.#heading !== undefined, this.#gap, next);
    else if (this.#line.kept && this.#line.dropped) this.#gap = next;
    else this.#gap += next;
    if (this.#heading?.dropped === true && !isListItem(text)) this.#settleHeading(true);
    this.#vanished = vanished;
    this.#sealed = false;
    this.#boldLost = false;
    this.#line = none();
    this.#parens.length = 0;
  }

  /** Writes the heading that waits for its list, or discards it with all its items. */
  #settleHeading(discard: boolean): void {
    const heading = this.#heading;
    if (heading === undefined) return;
    this.#heading = undefined;
    if (discard) this.#gap = mergeBreaks(this.#wrote, heading.gap, this.#gap);
    else this.#write(heading.gap + heading.text);
  }

  #write(text: string): void {
    if (text === '') return;
    this.#out += text;
    if (bolds(text)) this.#bold = !this.#bold;
    if (text.trim() !== '') this.#wrote = true;
  }
}

/** The end of a question that asked for an instruction to be followed. */
function asStatement(stop: string): string {
  return stop.replace(/^[?!？！]*\?[?!]*/u, '.').replace(/^[?!？！]*？[?!？！]*/u, '。');
}
