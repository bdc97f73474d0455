import { stripControl } from '../../support/redaction.js';
import { LineWrap } from './line-wrap.js';
import type { Step } from './progress-display.js';
import { columnsOf } from './streams.js';
import type { Terminal, WorkProgress } from './terminal.js';

/** A pause in the text after which a stage may be shown in the middle of a line. */
const PAUSE_MS = 2000;

/** Lets an answer's text and the spinner share the screen without writing over one another. */
export class AnswerWriter {
  private atLineStart = true;
  private lastTextAt = 0;
  private readonly wrap: LineWrap;

  constructor(
    private readonly terminal: Terminal,
    private readonly progress: WorkProgress,
    private readonly now: () => number,
  ) {
    const { stdout } = terminal.streams;
    this.wrap = new LineWrap(() => (stdout.isTTY === true ? columnsOf(stdout) : undefined));
  }

  text(text: string): void {
    if (text === '') return;
    this.progress.hide();
    this.terminal.say(this.wrap.add(stripControl(text)));
    this.atLineStart = text.endsWith('\n');
    this.lastTextAt = this.now();
  }

  step(step: Step): void {
    if (!this.atLineStart) {
      if (this.now() - this.lastTextAt < PAUSE_MS) return;
      this.endLine();
    }
    this.progress.onProgress(step);
  }

  /** Ends a line that text has begun. */
  endLine(): void {
    if (this.atLineStart) return;
    this.terminal.say(this.wrap.add('\n'));
    this.atLineStart = true;
  }

  /** Lets `write` put lines of its own between the answer's. */
  lines(write: () => void): void {
    this.endLine();
    this.progress.hide();
    write();
  }
}
