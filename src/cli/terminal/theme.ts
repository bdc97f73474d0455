import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Environment } from '../../support/environment.js';
import { isSet, type OutputStream } from './streams.js';

/** How things look on one stream; every style is the identity where colour is off. */
export interface Theme {
  readonly level: ColorSupportLevel;
  title(text: string): string;
  accent(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warning(text: string): string;
  bad(text: string): string;
  path(text: string): string;
}

/**
 * The colours that `stream` can show: none with `--no-color`, NO_COLOR, TERM=dumb, off a terminal or
 * in CI; FORCE_COLOR (0…3) overrules the last three.
 */
export function colorLevel(
  stream: OutputStream,
  env: Environment,
  colorFlag: boolean,
): ColorSupportLevel {
  if (!colorFlag || (env.NO_COLOR !== undefined && env.NO_COLOR !== '')) return 0;
  if (env.FORCE_COLOR !== undefined) return forcedLevel(env.FORCE_COLOR);
  if (stream.isTTY !== true || env.TERM === 'dumb' || isSet(env.CI)) return 0;
  const depth = stream.getColorDepth?.({ ...env }) ?? 4;
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}

function forcedLevel(value: string): ColorSupportLevel {
  if (value === '0' || value === 'false') return 0;
  if (value === '2') return 2;
  return value === '3' ? 3 : 1;
}

export function createTheme(level: ColorSupportLevel): Theme {
  const chalk = new Chalk({ level });
  return {
    level,
    title: (text) => chalk.bold(text),
    accent: (text) => chalk.magenta(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    path: (text) => chalk.cyan(text),
  };
}

const UNICODE = {
  good: '✔',
  bad: '✖',
  warning: '⚠',
  next: '→',
  note: '♪',
  dot: '·',
  prompt: '›',
} as const;
const ASCII = {
  good: '+',
  bad: 'x',
  warning: '!',
  next: '->',
  note: '*',
  dot: '-',
  prompt: '>',
} as const;

export type Symbols = Readonly<Record<keyof typeof UNICODE, string>>;

/** Signs that the terminal can be trusted to draw: the old Windows console and `linux` VT cannot. */
export function symbolsFor(env: Environment, platform: NodeJS.Platform): Symbols {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return ASCII;
  const modernWindows = Boolean(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.ConEmuTask);
  return platform === 'win32' && !modernWindows ? ASCII : UNICODE;
}

/** `text` without the hourglass that begins it, where only plain signs can be drawn. */
export function drawable(text: string, symbols: Symbols): string {
  return symbols.good === ASCII.good ? text.replace(/^⏳ /, '') : text;
}
