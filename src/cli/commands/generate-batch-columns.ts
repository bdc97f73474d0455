import { InvalidArgumentError } from 'commander';
import type { Choices } from '../../app/index.js';
import { VmgError } from '../../support/errors.js';
import { usageError } from '../command.js';
import {
  parseBpm,
  parseInstruments,
  parseKey,
  parseSeed,
  parseStyle,
  parseVolume,
} from './choice-options.js';

/** One job as a batch file names it; what it leaves out is for the command line to say. */
export interface BatchEntry {
  /** Where in the file it stands; counts from 1. */
  line: number;
  /** Empty in one that has a fault. */
  file: string;
  prompt?: string;
  output?: string;
  choices: Choices;
  /** The first thing that is wrong with it. */
  fault?: VmgError;
}

export type FieldType = 'text' | 'number' | 'list';

/** What a field may be, and what becomes of it. */
interface Column {
  /** What it is in a JSON line. */
  type: FieldType;
  read(text: string, entry: BatchEntry): void;
}

const text = (read: Column['read']): Column => ({ type: 'text', read });
/** Names with commas between them; in a JSON line they may be an array, too. */
const list = (read: Column['read']): Column => ({ type: 'list', read });
const number = (read: Column['read']): Column => ({ type: 'number', read });

/** By their names, in the order in which they are told. */
const COLUMNS: Readonly<Record<string, Column>> = {
  file: text((value, entry) => {
    entry.file = value;
  }),
  prompt: text((value, entry) => {
    entry.prompt = value;
  }),
  output: text((value, entry) => {
    entry.output = value;
  }),
  style: text((value, { choices }) => {
    choices.style = parseStyle(value);
  }),
  bpm: number((value, { choices }) => {
    choices.bpm = parseBpm(value);
  }),
  key: text((value, { choices }) => {
    choices.key = parseKey(value);
  }),
  with: list((value, { choices }) => {
    choices.instruments = parseInstruments(value);
  }),
  without: list((value, { choices }) => {
    choices.withoutInstruments = parseInstruments(value);
  }),
  seed: number((value, { choices }) => {
    choices.seed = parseSeed(value);
  }),
  volume: number((value, { choices }) => {
    choices.volume = parseVolume(value);
  }),
};

/** What a job can say, by name. */
export const BATCH_COLUMNS = Object.keys(COLUMNS);

/** The next step when a column or field is not one of them. */
export const HEADER_HINT = `The columns are ${BATCH_COLUMNS.join(', ')}; only file is needed.`;

/** What is wrong with a batch file, and where. */
export function malformed(name: string, place: string, message: string, hint: string): VmgError {
  const where = place === '' ? name : `${name}, ${place}`;
  return usageError(`${where}: ${message}`, hint, 'batch-file');
}

/** A cell that is to be read, or what is wrong with it, under its column's name. */
export type Field = readonly [column: string, value: string | VmgError];

/** A job out of its cells; blank ones say nothing. What one job cannot have is its own fault. */
export function entryOf(name: string, line: number, fields: readonly Field[]): BatchEntry {
  const entry: BatchEntry = { line, file: '', choices: {} };
  const blame = (column: string, message: string, hint: string): void => {
    entry.fault ??= malformed(name, `line ${line}, column ${column}`, message, hint);
  };
  for (const [column, value] of fields) {
    if (value instanceof VmgError) entry.fault ??= value;
    else if (value !== '') {
      try {
        COLUMNS[column]?.read(value, entry);
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error;
        blame(column, `“${value}” cannot be.`, error.message);
      }
    }
  }
  if (entry.file === '') blame('file', 'no clip is named.', 'Name a video file.');
  return entry;
}

/** What a field is in a JSON line; undefined for none that there is. */
export function typeOf(column: string): FieldType | undefined {
  return COLUMNS[column]?.type;
}
