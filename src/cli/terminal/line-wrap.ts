import stringWidth from 'string-width';

/** Pieces between which a line may break; a wide sign takes the closing marks after it along. */
const PIECES =
  /\n|[^\S\n]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}][，。、！？；：）」』”]*|./gsu;
const WIDE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

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
    for (const [piece] of text.matchAll(PIECES)) {
      if (piece === '\n') {
        shown += `${this.flush()}\n`;
        this.column = 0;
      } else if (piece.trim() === '') {
        shown += this.flush();
        this.space += piece;
      } else if (WIDE.test(piece)) {
        shown += this.flush() + this.place(piece);
      } else {
        this.word += piece;
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
