import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { columnsOf, type InputStream, type OutputStream } from '../terminal/streams.js';

const HISTORY_SIZE = 500;

/** What a person did at the prompt. */
export type Entry =
  | { kind: 'line'; text: string }
  /** `again` when the one before it was the last key, and a moment ago. */
  | { kind: 'interrupt'; again: boolean }
  | { kind: 'end' };

/** Two Ctrl-C within this time, and no other key between them, belong together. */
const TOGETHER_MS = 2000;

export interface LineReaderOptions {
  input: InputStream;
  output: OutputStream;
  /** Newest first, as readline has it. */
  history: readonly string[];
  complete: (line: string) => Promise<[string[], string]>;
  now: () => number;
  /** Ctrl-C while nothing is being read. */
  onInterrupt: () => void;
  /** Ctrl-D while nothing is being read: the next read is told of the end. */
  onEndAhead: () => void;
}

/**
 * Reads lines from a terminal. The readline stays open, and the terminal raw, between the lines:
 * Ctrl-C is then a key like others, what is typed meanwhile is kept for the next prompt, and
 * nothing of it is echoed into the answer.
 */
export class LineReader {
  private readonly readline: Interface;
  private readonly input: InputStream;
  private readonly screen: MutableScreen;
  private readonly waiting: string[] = [];
  private answer: ((entry: Entry) => void) | undefined;
  private ended = false;
  private interruptedAt = Number.NEGATIVE_INFINITY;
  /** Newest first: what the arrow keys go through, whatever else is typed at a prompt. */
  private readonly remembered: string[];
  /** Readline's own list, which it hands out whenever it has changed it. */
  private recalled: string[] = [];

  constructor(options: LineReaderOptions) {
    this.input = options.input;
    this.screen = new MutableScreen(options.output);
    this.remembered = [...options.history];
    this.readline = createInterface({
      input: options.input,
      output: this.screen,
      terminal: true,
      history: [...options.history],
      historySize: HISTORY_SIZE,
      completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
        options.complete(line).then(
          (result) => done(null, result),
          () => done(null, [[], line]),
        );
      },
    });
    this.screen.muted = true;
    this.readline.on('history', (lines) => {
      this.recalled = lines;
      this.syncHistory();
    });
    this.readline.on('line', (text) => {
      if (this.answer) this.settle({ kind: 'line', text });
      else this.waiting.push(text);
    });
    this.readline.on('close', () => {
      this.ended = true;
      if (this.answer) this.settle({ kind: 'end' });
      else options.onEndAhead();
    });
    options.input.on('keypress', this.disarm);
    this.readline.on('SIGINT', () => {
      if (!this.answer) {
        options.onInterrupt();
        return;
      }
      const typed = this.readline.line !== '';
      this.readline.write(null, { ctrl: true, name: 'e' });
      this.readline.write(null, { ctrl: true, name: 'u' });
      if (typed) this.readline.prompt();
      else {
        const again = options.now() - this.interruptedAt <= TOGETHER_MS;
        this.interruptedAt = options.now();
        this.settle({ kind: 'interrupt', again });
      }
    });
  }

  /** The next line; what was typed ahead comes first. */
  read(prompt: string): Promise<Entry> {
    const ahead = this.waiting.shift();
    if (ahead !== undefined) {
      this.screen.target.write(`${prompt}${ahead}\n`);
      return Promise.resolve({ kind: 'line', text: ahead });
    }
    if (this.ended) return Promise.resolve({ kind: 'end' });
    return new Promise((resolve) => {
      this.answer = resolve;
      this.screen.muted = false;
      this.readline.setPrompt(prompt);
      this.readline.prompt(true);
    });
  }

  /**
   * Lets the arrow keys bring `line` back. Nothing else is brought back: not an answer to a
   * question, and not a line out of the middle of a longer text.
   */
  remember(line: string): void {
    const again = this.remembered.indexOf(line);
    if (again >= 0) this.remembered.splice(again, 1);
    this.remembered.unshift(line);
    this.remembered.splice(HISTORY_SIZE);
    this.syncHistory();
  }

  close(): void {
    this.input.off('keypress', this.disarm);
    this.readline.close();
  }

  /** Whoever goes on typing does not mean to leave. */
  private readonly disarm = (_text: unknown, key: { ctrl?: boolean; name?: string }): void => {
    if (key.ctrl !== true || key.name !== 'c') this.interruptedAt = Number.NEGATIVE_INFINITY;
  };

  private syncHistory(): void {
    this.recalled.splice(0, this.recalled.length, ...this.remembered);
  }

  private settle(entry: Entry): void {
    const { answer } = this;
    this.answer = undefined;
    this.screen.muted = true;
    answer?.(entry);
  }
}

/** The terminal as readline sees it: it can be kept from drawing. */
class MutableScreen extends Writable {
  muted = false;
  readonly isTTY = true;

  constructor(readonly target: OutputStream) {
    super({ decodeStrings: false });
    target.on('resize', () => this.emit('resize'));
  }

  get columns(): number {
    return columnsOf(this.target);
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) this.target.write(chunk);
    done();
  }
}
