import stringWidth from 'string-width';

/** Signs of scripts that are written without spaces. */
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** What no line begins with. */
const CLOSING = /[\p{M}，。、！？；：）」』》】”’…]/u;
/** What no line ends with. */
const OPENING = /[（「『《【“‘]$/u;
/** A wide sign, or a mark as wide as one, and the marks that go with it. */
const ENDS_WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、！？；：）」』》】][\p{M}”’…]*$/u;

/** True where a line may break between `word` and the sign that follows it without a space. */
function breaksBetween(word: string, sign: string): boolean {
  if (CLOSING.test(sign) || OPENING.test(word)) return false;
  return WIDE.test(sign) || ENDS_WIDE.test(word);
}

/**
 * Breaks text that comes in pieces into lines between words. A word that is not over yet is held
 * back until it is, so that it can still go to the next line whole.
 */
export class LineWrap {
  private column = 0;
  private space = '';
  private word = '';

  /** @param columns The width of a line; undefined to leave the text as it comes. */
  constructor(private readonly columns: () => number | undefined) {}

  /** What can be shown after `text` has come. */
  add(text: string): string {
    if (this.columns() === undefined) return text;
    let shown = '';
    for (const sign of text) {
      if (sign === '\n') {
        shown += `${this.flush()}\n`;
        this.column = 0;
      } else if (sign.trim() === '') {
        shown += this.flush();
        this.space += sign;
      } else {
        if (breaksBetween(this.word, sign)) shown += this.flush();
        this.word += sign;
      }
    }
    return shown;
  }

  /** The word that was held back. */
  flush(): string {
    const word = this.word;
    this.word = '';
    return word === '' ? '' : this.place(word);
  }

  private place(word: string): string {
    const width = stringWidth(word);
    const space = this.space;
    this.space = '';
    const fits = this.column + stringWidth(space) + width <= (this.columns() ?? Infinity);
    if (fits || this.column === 0) {
      this.column += stringWidth(space) + width;
      return space + word;
    }
    this.column = width;
    return `\n${word}`;
  }
}
