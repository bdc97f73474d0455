import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { InputStream, OutputStream } from '../terminal/streams.js';

/** What a person did at the prompt. */
export type Entry = { kind: 'line'; text: string } | { kind: 'interrupt' } | { kind: 'end' };

export interface LineReaderOptions {
  input: InputStream;
  output: OutputStream;
  /** Newest first, as readline has it. */
  history: readonly string[];
  complete: (line: string) => Promise<[string[], string]>;
  /** Ctrl-C while nothing is being read. */
  onInterrupt: () => void;
}

/**
 * Reads lines from a terminal. The readline stays open, and the terminal raw, between the lines:
 * Ctrl-C is then a key like others, what is typed meanwhile is kept for the next prompt, and
 * nothing of it is echoed into the answer.
 */
export class LineReader {
  private readonly readline: Interface;
  private readonly screen: MutableScreen;
  private readonly waiting: string[] = [];
  private answer: ((entry: Entry) => void) | undefined;
  private ended = false;

  constructor(options: LineReaderOptions) {
    this.screen = new MutableScreen(options.output);
    this.readline = createInterface({
      input: options.input,
      output: this.screen,
      terminal: true,
      history: [...options.history],
      historySize: 500,
      removeHistoryDuplicates: true,
      completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
        options.complete(line).then(
          (result) => done(null, result),
          () => done(null, [[], line]),
        );
      },
    });
    this.screen.muted = true;
    this.readline.on('line', (text) => {
      if (this.answer) this.settle({ kind: 'line', text });
      else this.waiting.push(text);
    });
    this.readline.on('close', () => {
      this.ended = true;
      this.settle({ kind: 'end' });
    });
    this.readline.on('SIGINT', () => {
      if (!this.answer) {
        options.onInterrupt();
        return;
      }
      const typed = this.readline.line !== '';
      this.readline.write(null, { ctrl: true, name: 'e' });
      this.readline.write(null, { ctrl: true, name: 'u' });
      if (typed) this.readline.prompt();
      else this.settle({ kind: 'interrupt' });
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

  close(): void {
    this.readline.close();
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
    return this.target.columns ?? 80;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) this.target.write(chunk);
    done();
  }
}
