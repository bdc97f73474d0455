import { CsvError, parse } from 'csv-parse/sync';
import {
  type BatchEntry,
  entryOf,
  type Field,
  type FieldType,
  HEADER_HINT,
  malformed,
  typeOf,
} from './generate-batch-columns.js';

export type BatchFormat = 'csv' | 'jsonl';

/** By the name's ending, else by the first character: a JSON line begins with a brace. */
export function formatOf(name: string, content: string): BatchFormat {
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv';
  return /^\s*[{[]/.test(content) ? 'jsonl' : 'csv';
}

/**
 * Reads a batch file: CSV with a header row (commas, semicolons or tabs), or JSON lines.
 *
 * @param name As the person calls the file, for what is said of it.
 * @throws VmgError of exit code 2, with the place, when it is no table of jobs; what is wrong with
 * one job alone is in its entry.
 */
export function parseBatch(name: string, content: string): BatchEntry[] {
  const plain = content.replace(/^\ufeff/, '');
  const entries = formatOf(name, plain) === 'csv' ? parseCsv(name, plain) : parseJsonl(name, plain);
  if (entries.length > 0) return entries;
  throw malformed(name, '', 'there are no jobs in it.', 'Give a line for each clip.');
}

function parseCsv(name: string, content: string): BatchEntry[] {
  const records = readRecords(name, content);
  const [header] = records;
  if (header === undefined) return [];
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  checkHeader(name, header.line, columns);
  return records.slice(1).map(({ line, cells }) => {
    const fields = columns.map((column, index): Field => [column, cells[index]?.trim() ?? '']);
    return entryOf(name, line, [...fields, ...surplus(name, line, columns, cells)]);
  });
}

/** What is wrong with a row that has more cells than there are columns. */
function surplus(
  name: string,
  line: number,
  { length }: readonly string[],
  cells: readonly string[],
): Field[] {
  const extra = cells.findIndex((cell, index) => index >= length && cell.trim() !== '');
  if (extra < 0) return [];
  const fault = malformed(
    name,
    `line ${line}, column ${extra + 1}`,
    `there are more cells than the header's ${length}.`,
    'Put quotes round a cell that holds the separator: "slow, calm piano"',
  );
  return [['', fault]];
}

function checkHeader(name: string, line: number, columns: readonly string[]): void {
  columns.forEach((column, index) => {
    const place = `line ${line}, column ${index + 1}`;
    if (typeOf(column) === undefined) {
      const what = column === '' ? 'the column has no name.' : `there is no column “${column}”.`;
      throw malformed(name, place, what, HEADER_HINT);
    }
    if (columns.indexOf(column) < index) {
      throw malformed(name, place, `there are two columns “${column}”.`, HEADER_HINT);
    }
  });
  if (!columns.includes('file')) {
    throw malformed(name, `line ${line}`, 'the column “file” is missing.', HEADER_HINT);
  }
}

/** The line with which a file tells Excel what is between its cells. */
const SEPARATOR_LINE = /^sep=([,;\t|])(?=[\r\n])/i;

/** What a spreadsheet may put between cells, by its locale; a line before the header or the header tells which. */
function separatorOf(content: string): string {
  const [, told] = SEPARATOR_LINE.exec(content) ?? [];
  if (told !== undefined) return told;
  const header = /^[\s]*([^\r\n]*)/.exec(content)?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  return [';', '\t'].find((one) => header.includes(one)) ?? ',';
}

/** Why a CSV could not be read, by the parser's code. */
const CSV_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and not closed.',
  INVALID_OPENING_QUOTE: 'there is a quote in the middle of a cell.',
  CSV_INVALID_CLOSING_QUOTE: 'there is something behind a closing quote.',
};

interface CsvRecord {
  /** Where it begins; counts from 1. */
  line: number;
  cells: string[];
}

function readRecords(name: string, content: string): CsvRecord[] {
  try {
    const records: CsvRecord[] = [];
    // The line stays, as a blank one: those below it keep their numbers.
    parse(content.replace(SEPARATOR_LINE, ''), {
      delimiter: separatorOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record(cells: string[], { lines }) {
        // The parser counts to the end of a record, which quotes may stretch over several lines.
        records.push({ line: lines - lineBreaksIn(cells), cells });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, column } = error;
    const cell = typeof column === 'number' ? `, column ${column + 1}` : '';
    throw malformed(
      name,
      typeof lines === 'number' ? `line ${lines}${cell}` : '',
      CSV_FAULTS[error.code] ?? 'it cannot be read as CSV.',
      'Put quotes round such a cell, and write each quote inside it twice: "a ""big"" ending"',
    );
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function parseJsonl(name: string, content: string): BatchEntry[] {
  return content.split(/\r?\n/).flatMap((one, index) => {
    if (one.trim() === '') return [];
    const line = index + 1;
    return [entryOf(name, line, fieldsOf(name, line, readJson(name, line, one)))];
  });
}

function readJson(name: string, line: number, one: string): unknown {
  try {
    return JSON.parse(one);
  } catch (error) {
    // The runtime tells the place of some faults only.
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw malformed(
      name,
      `line ${line}${at === undefined ? '' : `, column ${Number(at) + 1}`}`,
      'this is no JSON.',
      'Give one object a line: {"file": "clip.mp4", "prompt": "upbeat lo-fi"}',
    );
  }
}

/** What a field of a JSON line may hold, and what it comes to in a cell; undefined for anything else. */
const FIELD_TYPES: Readonly<Record<FieldType, FieldReader>> = {
  text: { what: 'a text', read: textIn },
  number: {
    what: 'a number',
    read: (value) => (typeof value === 'number' ? String(value) : textIn(value)),
  },
  list: {
    what: 'a list of texts',
    read: (value) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? value.join(', ')
        : textIn(value),
  },
};

interface FieldReader {
  what: string;
  read(value: unknown): string | undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function fieldsOf(name: string, line: number, value: unknown): Field[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(
      name,
      `line ${line}, column 1`,
      'this is no object.',
      'Give one object a line: {"file": "clip.mp4", "prompt": "upbeat lo-fi"}',
    );
  }
  const seen = new Set<string>();
  return Object.entries(value).map(([given, content]: [string, unknown]): Field => {
    const field = given.trim().toLowerCase();
    const type = typeOf(field);
    const place = `line ${line}, field ${given}`;
    if (type === undefined) throw malformed(name, place, 'there is no such field.', HEADER_HINT);
    if (seen.has(field)) throw malformed(name, place, 'it is there twice.', HEADER_HINT);
    seen.add(field);
    if (content === null) return [field, ''];
    const { what, read } = FIELD_TYPES[type];
    const text = read(content);
    if (text !== undefined) return [field, text.trim()];
    const complaint = `${JSON.stringify(content)} is not ${what}.`;
    return [field, malformed(name, place, complaint, HEADER_HINT)];
  });
}
