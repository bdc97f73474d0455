import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Choices } from '../../app/index.js';
// Not by way of the room's index: `--help` must not wait for the schemas behind it.
import { isInstrumentName, MAX_VARIANTS } from '../../protocol/choices.js';
import { MAX_SEED } from '../../support/seed.js';
import { STYLES } from './style-names.js';

/** What the options of {@link addChoiceOptions} leave in a command's options. */
export interface ChoiceFlags {
  seed?: number;
  style?: string;
  bpm?: number;
  key?: string;
  volume?: number;
  with?: string[];
  without?: string[];
}

const MIN_BPM = 40;
const MAX_BPM = 220;

function numberBetween(text: string, min: number, max: number, what: string): number {
  const value = /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value) || value < min || value > max) {
    throw new InvalidArgumentError(`Give ${what} from ${min} to ${max}.`);
  }
  return value;
}

export function parseSeed(text: string): number {
  const whole = /^\d+$/.test(text.trim()) ? text : '';
  return numberBetween(whole, 0, MAX_SEED, 'a whole number');
}

export function parseVariants(text: string): number {
  const whole = /^\d+$/.test(text.trim()) ? text : '';
  return numberBetween(whole, 1, MAX_VARIANTS, 'a whole number');
}

export function parseBpm(text: string): number {
  return numberBetween(text.replace(/\s*bpm$/i, ''), MIN_BPM, MAX_BPM, 'beats a minute');
}

/** `35` and `35%` as 0.35. */
export function parseVolume(text: string): number {
  return numberBetween(text.replace(/\s*%$/, ''), 0, 100, 'a percentage') / 100;
}

const KEY = /^([A-Ga-g])\s*(#|♯|b|♭|sharp|flat)?\s*(maj(?:or)?|min(?:or)?|M|m|moll|dur)?$/;

/** `a minor`, `Am`, `F#`, `Bb maj` as `A minor`, `A minor`, `F# major`, `Bb major`. */
export function parseKey(text: string): string {
  const match = KEY.exec(text.trim());
  if (!match?.[1])
    throw new InvalidArgumentError('Give a key such as "A minor", "F# major" or Bbm.');
  const [, letter, accidental = '', mode = ''] = match;
  const sign = /^(#|♯|sharp)$/.test(accidental) ? '#' : accidental === '' ? '' : 'b';
  const minor = mode === 'm' || /^(min|moll)/i.test(mode);
  return `${letter.toUpperCase()}${sign} ${minor ? 'minor' : 'major'}`;
}

export function parseStyle(text: string): string {
  const style = text.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} &'+/-]{0,40}$/u.test(style)) {
    throw new InvalidArgumentError('Give the name of a style, such as lo-fi.');
  }
  return style;
}

/** `piano, strings` as its names; an option that is given again adds to what it had. */
export function parseInstruments(text: string, before: readonly string[] = []): string[] {
  const names = text
    .split(/[,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || !names.every(isInstrumentName)) {
    throw new InvalidArgumentError('Give instruments, with commas between them: piano,strings');
  }
  return [...new Set([...before, ...names])];
}

/** The options that choose the music more exactly than words do. */
export function addChoiceOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--style <name>', `style of the music: ${STYLES.join(', ')}`).argParser(
        parseStyle,
      ),
    )
    .addOption(
      new Option('--bpm <n>', `tempo, beats a minute (${MIN_BPM} to ${MAX_BPM})`).argParser(
        parseBpm,
      ),
    )
    .addOption(new Option('--key <key>', 'key, such as "A minor" or F#').argParser(parseKey))
    .addOption(
      new Option('--with <instruments>', 'instruments that play, such as piano,strings').argParser(
        parseInstruments,
      ),
    )
    .addOption(
      new Option('--without <instruments>', 'instruments that do not, such as drums').argParser(
        parseInstruments,
      ),
    )
    .addOption(
      new Option('--seed <n>', `the same seed gives the same music (0 to ${MAX_SEED})`).argParser(
        parseSeed,
      ),
    )
    .addOption(
      new Option(
        '--volume <percent>',
        "the music's share beside the clip's own sound (0 to 100)",
      ).argParser(parseVolume),
    );
}

/** Only what was given. */
export function choicesOf(flags: ChoiceFlags): Choices {
  const { seed, style, bpm, key, volume, with: instruments, without } = flags;
  return {
    ...(instruments === undefined ? {} : { instruments }),
    ...(without === undefined ? {} : { withoutInstruments: without }),
    ...(seed === undefined ? {} : { seed }),
    ...(style === undefined ? {} : { style }),
    ...(bpm === undefined ? {} : { bpm }),
    ...(key === undefined ? {} : { key }),
    ...(volume === undefined ? {} : { volume }),
  };
}
