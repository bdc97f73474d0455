import type { Environment } from '../../support/environment.js';
import { stripControl } from '../../support/redaction.js';
import {
  createPlainDisplay,
  type DisplayOptions,
  type ProgressDisplay,
  type Step,
  silentDisplay,
} from './progress-display.js';
import { inquirerQuestions, noQuestions, type Questions } from './questions.js';
import { canRedraw, type Streams } from './streams.js';
import {
  colorLevel,
  createTheme,
  drawable,
  type Symbols,
  symbolsFor,
  type Theme,
} from './theme.js';

/** Bold, dim, colours and their ends: the worst that such a sequence can do is to look odd. */
const STYLE = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]*m)`);

/** How the person wants to be talked to. */
export interface TerminalFlags {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  color: boolean;
  input: boolean;
}

/** What a command says, and where it says it: results on stdout, everything else on stderr. */
export interface Terminal {
  readonly flags: TerminalFlags;
  readonly streams: Streams;
  /** Looks of stdout and of stderr. */
  readonly out: Theme;
  readonly err: Theme;
  readonly symbols: Symbols;
  /** True when stderr is a terminal on which a person reads along. */
  readonly watched: boolean;
  readonly questions: Questions;
  /** Ends the command's stdout: one JSON document with `--json`, `text` and a newline else. */
  result(document: unknown, text: string): void;
  /** A server's text as it comes, stripped of control characters; nothing with `--json`. */
  say(text: string): void;
  /** Text of our own, colours included; nothing with `--json`. */
  write(text: string): void;
  /** A remark for people: stderr, unless `--quiet`. */
  note(text: string): void;
  /** What `--quiet` must not silence; stderr. */
  announce(text: string): void;
  /** A warning; stderr, also with `--quiet`. */
  warn(text: string): void;
  /** Runs `work` with a display of its progress, and takes the display away whatever happens. */
  withProgress<T>(work: (progress: WorkProgress) => Promise<T>, keepStages?: boolean): Promise<T>;
}

export interface WorkProgress {
  onProgress(step: Step): void;
  /** Lets `action` write while the spinner is off the screen. */
  aside<R>(action: () => R): R;
  /** Takes the spinner off the screen until the next progress. */
  hide(): void;
}

export interface TerminalOptions {
  streams: Streams;
  env: Environment;
  platform: NodeJS.Platform;
  flags: TerminalFlags;
  signal: AbortSignal;
  now: () => number;
}

export function createTerminal(options: TerminalOptions): Terminal {
  const { streams, env, flags, signal, now } = options;
  const { stdout, stderr } = streams;
  const out = createTheme(colorLevel(stdout, env, flags.color));
  const err = createTheme(colorLevel(stderr, env, flags.color));
  const symbols = symbolsFor(env, options.platform);
  const redraws = canRedraw(stderr, env);
  const mayAsk =
    flags.input && !flags.json && streams.stdin.isTTY === true && stderr.isTTY === true;

  const openDisplay = async (keepStages: boolean): Promise<ProgressDisplay> => {
    const display: DisplayOptions = { stream: stderr, theme: err, symbols, now, keepStages };
    if (flags.quiet) return silentDisplay;
    if (!redraws) return createPlainDisplay(display);
    const { createSpinner } = await import('./spinner.js');
    return createSpinner(display);
  };

  return {
    flags,
    streams,
    out,
    err,
    symbols,
    watched: redraws && !flags.quiet,
    questions: mayAsk ? inquirerQuestions(streams, signal) : noQuestions,
    result(document, text) {
      if (flags.json) stdout.write(`${toJson(document)}\n`);
      else if (text !== '') stdout.write(`${styled(text)}\n`);
    },
    say(text) {
      if (!flags.json) stdout.write(stripControl(text));
    },
    write(text) {
      if (!flags.json) stdout.write(styled(text));
    },
    note(text) {
      if (!flags.quiet) stderr.write(`${styled(text)}\n`);
    },
    announce(text) {
      stderr.write(`${styled(text)}\n`);
    },
    warn(text) {
      stderr.write(`${err.warning(symbols.warning)} ${styled(text)}\n`);
    },
    async withProgress(work, keepStages = true) {
      const display = await openDisplay(keepStages);
      let done = false;
      try {
        const value = await work({
          onProgress: (step) => display.update({ ...step, stage: drawable(step.stage, symbols) }),
          aside: (action) => display.aside(action),
          hide: () => display.hide(),
        });
        done = true;
        return value;
      } finally {
        display.stop(done);
      }
    },
  };
}

/**
 * Takes every control character out of `text` but those of our own styles: what a server says goes
 * through here in many ways, and one of them will forget to strip it.
 */
function styled(text: string): string {
  return text
    .split(STYLE)
    .map((part, index) => (index % 2 === 1 ? part : stripControl(part)))
    .join('');
}

/** JSON that is safe to show on a terminal: the C1 controls, which JSON lets through, are escaped. */
export function toJson(document: unknown): string {
  return JSON.stringify(document, null, 2).replace(
    /[\u007f-\u009f]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
