import { stripControl } from '../support/redaction.js';
import { hideSecrets, secretBegun } from '../support/secrets.js';
import { isTelling, PartialRun, remainderOf, withoutSpace } from './repeated-text.js';
import { TrailingNoise } from './trailing-noise.js';

/** The beginning of a character, or of a terminal's control sequence, whose rest is to come. */
const UNFINISHED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /(?:\u001b(?:\[[\d;?]*|[\]PX^_][^\u0007\u001b\u009c]{0,2000}\u001b?)?|[\ud800-\udbff])$/;

/**
 * Puts an answer together from its events. Text that comes again is passed on once: a final
 * event repeats its partial ones, each partial event may hold all of the text so far, and the
 * whole turn may be said again at its end. A trailing "I encountered a temporary issue" after an
 * answer is dropped, and so are control characters.
 */
export class AnswerText {
  readonly #noise = new TrailingNoise();
  #run: PartialRun | undefined;
  /** Text of partial events that no final event has repeated yet. */
  #unrepeated = '';
  /** All text of the turn. */
  #turn = '';
  /** The texts that were said in one go, without their white space. */
  readonly #said = new Set<string>();
  #unfinished = '';
  readonly #secrets: () => readonly string[];

  /** @param secrets what is not passed on, should the server say it piece by piece. */
  constructor(secrets: () => readonly string[] = () => []) {
    this.#secrets = secrets;
  }

  /** Takes an event's text; gives what is to be shown now, which may be nothing. */
  add(text: string, partial: boolean): string {
    return this.#pass(partial ? this.#more(text) : this.#final(stripControl(text)));
  }

  /** A tool is called: what follows is not a continuation of the text before. */
  toolCalled(): string {
    const rest = this.#pass(this.#endRun());
    this.#unrepeated = '';
    return rest;
  }

  /** The answer is over: gives what was held back, unless it is noise. */
  end(): string {
    return this.#pass(this.#endRun()) + this.#noise.end();
  }

  #pass(fresh: string): string {
    this.#turn += fresh;
    return fresh === '' ? '' : this.#noise.add(fresh);
  }

  #more(text: string): string {
    const secrets = this.#secrets();
    const whole = hideSecrets(this.#unfinished + text, secrets);
    const begun = secretBegun(whole, secrets);
    const secret = begun === 0 ? '' : whole.slice(-begun);
    this.#unfinished = UNFINISHED.exec(whole)?.[0] ?? secret;
    const part = stripControl(whole.slice(0, whole.length - this.#unfinished.length));
    if (part === '') return '';
    this.#run ??= new PartialRun(this.#turn);
    return this.#run.add(part);
  }

  #endRun(final?: string): string {
    // What began like a secret was none; what began a character or a sequence is nothing.
    const plain = UNFINISHED.test(this.#unfinished) ? '' : this.#unfinished;
    this.#unfinished = '';
    if (plain !== '') this.#run ??= new PartialRun(this.#turn);
    const held = plain === '' ? '' : (this.#run?.add(plain) ?? '');
    const run = this.#run;
    this.#run = undefined;
    if (run === undefined) return '';
    const rest = held + run.settle(final);
    this.#unrepeated += run.text;
    this.#remember(run.text);
    return rest;
  }

  #remember(text: string): void {
    if (isTelling(text)) this.#said.add(withoutSpace(text));
  }

  /** What a final event says that nothing said before. */
  #final(text: string): string {
    const rest = this.#endRun(text);
    if (text.trim() === '') return rest;
    const partial = this.#unrepeated;
    this.#unrepeated = '';
    const more = partial.trim() === '' ? undefined : remainderOf(text, partial);
    if (more !== undefined) return rest + more;
    const left = remainderOf(partial, text);
    if (left !== undefined) {
      this.#unrepeated = left;
      return rest;
    }
    const turn = this.#turn + rest;
    const beyond = turn.trim() === '' ? undefined : remainderOf(text, turn);
    if (beyond !== undefined) return rest + beyond;
    const compact = withoutSpace(text);
    const ends = isTelling(text) && withoutSpace(partial).endsWith(compact);
    if (ends || this.#said.has(compact)) return rest;
    this.#remember(text);
    return rest + text;
  }
}
