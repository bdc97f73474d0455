import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_COLUMNS, type BatchEntry } from '../../src/cli/commands/generate-batch-columns.js';
import { formatOf, parseBatch } from '../../src/cli/commands/generate-batch-file.js';
import { VmgError } from '../../src/support/errors.js';

function failure(content: string, name = 'jobs.csv'): VmgError {
  try {
    parseBatch(name, content);
  } catch (error) {
    if (error instanceof VmgError) return error;
    throw error;
  }
  throw new Error('It was read');
}

/** A cell as spreadsheets write it. */
const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows: readonly (readonly string[])[], separator = ',', end = '\n'): string =>
  rows.map((row) => row.map(quoted).join(separator) + end).join('');

describe('a batch file', () => {
  it('names a job a line, with what the music should be and where it goes', () => {
    const table = 'file,prompt,output\na.mp4,"calm, slow",out/a.mp4\nb.mp4,epic,\n';
    expect(parseBatch('jobs.csv', table)).toEqual([
      { line: 2, file: 'a.mp4', prompt: 'calm, slow', output: 'out/a.mp4', choices: {} },
      { line: 3, file: 'b.mp4', prompt: 'epic', choices: {} },
    ]);
  });

  it('chooses for each clip what flags choose for all', () => {
    const choices = { style: 'lo-fi', bpm: 92, key: 'A minor', seed: 7, volume: 0.35 };
    expect(
      parseBatch('j.csv', 'file,style,bpm,key,seed,volume\na.mp4,lo-fi,92,am,7,35%\n'),
    ).toEqual([{ line: 2, file: 'a.mp4', choices }]);
    const players = { file: 'a.mp4', with: ['piano', '古筝'], without: 'drums, bass' };
    expect(parseBatch('j.jsonl', JSON.stringify(players))[0]?.choices).toEqual({
      instruments: ['piano', '古筝'],
      withoutInstruments: ['drums', 'bass'],
    });
    const line = { file: 'a.mp4', style: 'lo-fi', bpm: 92, key: 'Am', seed: 7, volume: 35 };
    expect(parseBatch('j.jsonl', JSON.stringify(line))).toEqual([
      { line: 1, file: 'a.mp4', choices },
    ]);
  });

  it.each([
    ['jobs.csv', '{"file":"a.mp4"}', 'csv'],
    ['JOBS.TSV', '', 'csv'],
    ['jobs.jsonl', 'file', 'jsonl'],
    ['jobs.ndjson', 'file', 'jsonl'],
    ['jobs.txt', ' {"file":"a.mp4"}', 'jsonl'],
    ['standard input', 'file,prompt', 'csv'],
  ])('is told by its ending or first character: %s %s', (name, content, format) => {
    expect(formatOf(name, content)).toBe(format);
  });

  it.each([
    ['semicolons', 'file;prompt\na.mp4;calm, slow\n'],
    ['a first line for Excel', 'sep=;\r\nfile;prompt\r\na.mp4;calm, slow\r\n'],
    ['a first line for Excel that names a tab', '\ufeffsep=\t\nfile\tprompt\na.mp4\tcalm, slow\n'],
    ['tabs', 'file\tprompt\na.mp4\tcalm, slow\n'],
    ['the mark that spreadsheets begin with', '\ufefffile,prompt\r\na.mp4,"calm, slow"\r\n'],
    ['blank lines', '\nfile,prompt\n\n\na.mp4,"calm, slow"\n , \n'],
    ['names of any case', 'FILE, Prompt \na.mp4,"calm, slow"\n'],
    ['no line break at the end', 'prompt,file\n"calm, slow",a.mp4'],
  ])('may have %s', (_what, content) => {
    const [entry, ...rest] = parseBatch('jobs.csv', content);
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({ file: 'a.mp4', prompt: 'calm, slow' });
  });

  it('says where a job begins, whatever stands before it', () => {
    const content = 'file,prompt\n\na.mp4,"two\nlines"\nb.mp4,x\n';
    expect(parseBatch('jobs.csv', content).map(({ line }) => line)).toEqual([3, 5]);
    const [excel] = parseBatch('jobs.csv', 'sep=,\r\nfile\r\na.mp4\r\n');
    expect(excel?.line).toBe(3);
    const lines = '{"file":"a.mp4"}\n\n{"file":"b.mp4"}\n';
    expect(parseBatch('jobs.jsonl', lines).map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('a batch file that is not right is refused with the place', () => {
  it.each([
    ['file,mood\na.mp4,x\n', 'line 1, column 2: there is no column “mood”'],
    ['file,,prompt\n', 'line 1, column 2: the column has no name'],
    ['file,prompt,File\n', 'line 1, column 3: there are two columns “file”'],
    ['prompt\ncalm\n', 'line 1: the column “file” is missing'],
    ['file,prompt\na.mp4,"calm\n', 'line 2, column 2: a quote is opened and not closed'],
    ['file,prompt\na.mp4,ca"lm\n', 'line 2, column 2: there is a quote in the middle'],
    ['file,prompt\n"a".mp4,calm\n', 'line 2, column 1: there is something behind a closing quote'],
    ['file,prompt\n', 'jobs.csv: there are no jobs in it'],
    ['', 'jobs.csv: there are no jobs in it'],
  ])('%j', (content, said) => {
    const error = failure(content);
    expect(error).toMatchObject({
      code: 'batch-file',
      exitCode: 2,
      hint: expect.stringMatching(/\S/),
    });
    expect(error.message).toContain(said);
  });

  it.each([
    ['{"file":"a.mp4"}\n{"file":}\n', 'line 2: this is no JSON'],
    ['{file:"a.mp4"}', 'line 1, column 2: this is no JSON'],
    ['["a.mp4"]', 'line 1, column 1: this is no object'],
    ['{"file":"a.mp4","mood":1}', 'line 1, field mood: there is no such field'],
    ['{"file":"a.mp4","File":"b.mp4"}', 'line 1, field File: it is there twice'],
  ])('%j', (content, said) => {
    expect(failure(content, 'jobs.jsonl').message).toContain(said);
  });

  it('names the columns that there are', () => {
    const { hint } = failure('file,mood\na.mp4,x\n');
    for (const column of BATCH_COLUMNS) expect(hint).toContain(column);
  });
});

describe('what one job cannot have', () => {
  it.each([
    ['jobs.csv', 'file,prompt\na.mp4,calm\n,epic\n', 'line 3, column file: no clip is named'],
    ['jobs.csv', 'file,prompt\na.mp4,calm, slow\n', 'line 2, column 3: there are more cells'],
    ['jobs.csv', 'file,bpm\na.mp4,\nb.mp4,fast\n', 'line 3, column bpm: “fast” cannot be'],
    ['jobs.csv', 'file,key\na.mp4,H minor\n', 'line 2, column key: “H minor” cannot be'],
    ['jobs.jsonl', '{"file":7}', 'line 1, field file: 7 is not a text'],
    ['jobs.jsonl', '{"file":"a.mp4","bpm":[1]}', 'line 1, field bpm: [1] is not a number'],
    ['jobs.jsonl', '{"file":"a.mp4","with":[1]}', 'line 1, field with: [1] is not a list of texts'],
    ['jobs.jsonl', '{"file":"a.mp4","seed":1.5}', 'line 1, column seed: “1.5” cannot be'],
    ['jobs.jsonl', '{"prompt":"calm"}', 'line 1, column file: no clip is named'],
  ])('is its own fault, with the place: %s %j', (name, content, said) => {
    const faulty = parseBatch(name, content).filter(({ fault }) => fault !== undefined);
    expect(faulty).toHaveLength(1);
    expect(faulty[0]?.fault).toMatchObject({
      code: 'batch-file',
      exitCode: 2,
      message: expect.stringContaining(said),
      hint: expect.stringMatching(/\S/),
    });
  });

  it('leaves the jobs before and after it as they are', () => {
    const table = 'file,bpm\na.mp4,90\nb.mp4,9000\nc.mp4,\n';
    const [first, second, third] = parseBatch('jobs.csv', table);
    expect(first).toEqual({ line: 2, file: 'a.mp4', choices: { bpm: 90 } });
    expect(second).toMatchObject({ line: 3, file: 'b.mp4', choices: {} });
    expect(third).toEqual({ line: 4, file: 'c.mp4', choices: {} });
  });
});

describe('what is written to a batch file is read from it', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\t', '曲', '.', '\n', '{') })
    .map((text) => text.trim());
  const named = cell.filter((text) => text !== '');
  const job = fc.record({ file: named, prompt: cell, output: cell });
  const jobs = fc.array(job, { minLength: 1, maxLength: 8 });
  const plain = ({ file, prompt, output }: BatchEntry) => ({
    file,
    prompt: prompt ?? '',
    output: output ?? '',
  });

  it('as CSV, with any separator, order of columns and line ends', () => {
    const order = fc.shuffledSubarray(['file', 'prompt', 'output'] as const, { minLength: 3 });
    const separator = fc.constantFrom(',', ';', '\t');
    const end = fc.constantFrom('\n', '\r\n');
    const mark = fc.constantFrom('', '\ufeff');
    fc.assert(
      fc.property(jobs, order, separator, end, mark, (given, columns, by, ends, first) => {
        const rows = [columns, ...given.map((one) => columns.map((column) => one[column]))];
        const read = parseBatch('jobs.csv', first + csv(rows, by, ends));
        expect(read.map(plain)).toEqual(given);
      }),
    );
  });

  it('as JSON lines', () => {
    fc.assert(
      fc.property(jobs, fc.constantFrom('\n', '\r\n', '\n\n'), (given, end) => {
        const text = given.map((one) => JSON.stringify(one)).join(end);
        expect(parseBatch('jobs.jsonl', text).map(plain)).toEqual(given);
      }),
    );
  });

  it('and nothing else can come of any text than jobs or a usage error', () => {
    const piece = fc.constantFrom(
      'file',
      ',',
      ';',
      '"',
      '\n',
      'prompt',
      'a.mp4',
      '{',
      '}',
      ':',
      ' ',
    );
    const content = fc.array(piece).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(content, fc.constantFrom('j.csv', 'j.jsonl', 'j'), (text, name) => {
        try {
          const named = ({ file, fault }: BatchEntry) => file !== '' || fault !== undefined;
          expect(parseBatch(name, text).every(named)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(VmgError);
          expect(error).toMatchObject({ exitCode: 2 });
        }
      }),
    );
  });
});
