import { stripVTControlCharacters } from 'node:util';
import { type IPty, spawn } from 'node-pty';
import { PROGRAM, secretsOf, type Workplace } from '../cli/built-program.js';
import { expectNoTokenIn } from '../secrets.js';
import { drawnLines } from './drawn-lines.js';

/** The width that most terminals open with. */
const COLUMNS = 80;

/** The program on a real pseudo-terminal, as a person has it before them. */
export class Screen {
  /** Everything that was written, sequences included. */
  raw = '';
  private readonly pty: IPty;
  private readonly ended: Promise<number>;
  private listener: (() => void) | undefined;
  /** Where in the text the last expectation was met. */
  private seen = 0;

  constructor(
    private readonly args: readonly string[],
    private readonly place: Workplace,
    private readonly env: Record<string, string> = {},
  ) {
    this.pty = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: place.cwd,
      env: { ...place.env, ...env },
      cols: COLUMNS,
      rows: 40,
      name: 'xterm-256color',
    });
    this.pty.onData((data) => {
      this.raw += data;
      this.listener?.();
    });
    this.ended = new Promise((resolve) => {
      this.pty.onExit(({ exitCode }) => resolve(exitCode));
    });
  }

  /** What was written, without sequences. */
  get text(): string {
    return stripVTControlCharacters(this.raw);
  }

  /** The lines as a person sees them, what has scrolled away included. */
  get lines(): string[] {
    return drawnLines(this.raw, COLUMNS);
  }

  type(keys: string): void {
    this.pty.write(keys);
  }

  /** Resolves when `wanted` is written after what the last call met; gives the text in between. */
  expect(wanted: string | RegExp, timeoutMs = 20_000): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.listener = undefined;
        reject(new Error(`Not seen: ${String(wanted)}\n${this.text.slice(this.seen)}`));
      }, timeoutMs);
      const look = (): void => {
        const rest = this.text.slice(this.seen);
        const found = typeof wanted === 'string' ? rest.indexOf(wanted) : rest.search(wanted);
        if (found < 0) return;
        clearTimeout(timer);
        this.listener = undefined;
        const length =
          typeof wanted === 'string' ? wanted.length : (wanted.exec(rest)?.[0].length ?? 0);
        this.seen += found + length;
        resolve(rest.slice(0, found + length));
      };
      this.listener = look;
      look();
    });
  }

  /** Throws when a token has been on the screen. */
  private look(): void {
    const where = `the screen of vmg ${this.args.join(' ')}`;
    const secrets = secretsOf({ ...this.place.env, ...this.env });
    // A token may be broken by the screen's edge, or by the sequences between its letters.
    for (const shown of [this.raw, this.text, this.text.replace(/\r?\n/g, '')]) {
      expectNoTokenIn(shown, where, secrets);
    }
  }

  /** The exit code; rejects when the program does not end in time, or has shown a token. */
  end(timeoutMs = 20_000): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`It does not end.\n${this.text.slice(this.seen)}`));
      }, timeoutMs);
      this.ended
        .then((exitCode) => {
          clearTimeout(timer);
          this.look();
          resolve(exitCode);
        })
        .catch(reject);
    });
  }

  /** Ends the program, wherever it is; throws when it has shown a token. */
  kill(): void {
    try {
      this.pty.kill('SIGKILL');
    } catch {
      // It has ended by itself.
    }
    this.look();
  }
}

export const ARROW_UP = '\u001b[A';
export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';
export const ENTER = '\r';
