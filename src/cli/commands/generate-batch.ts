import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { BatchItem, Choices } from '../../app/index.js';
import { VmgError } from '../../support/errors.js';
import { codeOf } from '../../support/system-errors.js';
import { usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { type ChoiceFlags, choicesOf } from './choice-options.js';
import { type BatchEntry, malformed } from './generate-batch-columns.js';
import { checkOutputName } from './output-options.js';
import { withKnownStyle } from './style-names.js';

/** The name under which the batch comes over standard input. */
const STDIN = '-';

/** What a batch file is, and what the command line says for the jobs that leave it out. */
interface Batch {
  /** As the person calls the file. */
  name: string;
  /** What the paths in it are relative to. */
  folder: string;
  prompt: string | undefined;
  choices: Choices;
}

/**
 * The jobs that a batch file names; prompt and flags of the command line go for those that leave
 * them out. A job that cannot be done has its fault and keeps the others from nothing.
 *
 * @throws VmgError of exit code 2 when the file is no table of jobs.
 */
export async function readBatch(
  path: string,
  prompt: string | undefined,
  flags: ChoiceFlags,
  context: RunContext,
): Promise<BatchItem[]> {
  const fromStdin = path === STDIN;
  const name = fromStdin ? 'standard input' : path;
  const bytes = fromStdin ? await readStdin(context) : await readBytes(path, context.cwd);
  const { parseBatch } = await import('./generate-batch-file.js');
  const folder = fromStdin ? '.' : dirname(path);
  const entries = parseBatch(name, decode(name, bytes));
  const batch = { name, folder, prompt, choices: choicesOf(await withKnownStyle(flags, context)) };
  const items: BatchItem[] = [];
  for (const entry of entries) items.push(await itemOf(entry, batch, context));
  return items;
}

async function itemOf(entry: BatchEntry, batch: Batch, context: RunContext): Promise<BatchItem> {
  const { line, file, output } = entry;
  const item: BatchItem = {
    media: file === '' ? `line ${line}` : within(batch.folder, file),
    prompt: entry.prompt ?? batch.prompt ?? '',
    choices: batch.choices,
    ...(output === undefined ? {} : { output: within(batch.folder, output) }),
  };
  try {
    return {
      ...item,
      choices: { ...item.choices, ...(await ownChoices(entry, item, batch, context)) },
    };
  } catch (error) {
    if (!(error instanceof VmgError)) throw error;
    return { ...item, fault: error };
  }
}

/**
 * What a job chooses for itself, once all of it is known to be good.
 *
 * @throws VmgError of exit code 2 that says where the job stands.
 */
async function ownChoices(
  { fault, line, choices }: BatchEntry,
  { prompt, output }: BatchItem,
  { name }: Batch,
  context: RunContext,
): Promise<Choices> {
  if (fault !== undefined) throw fault;
  if (prompt === '') {
    throw malformed(
      name,
      `line ${line}, column prompt`,
      'nothing says what the music should be like.',
      'Say it there, or for all of them on the command line: vmg generate --batch jobs.csv "calm"',
    );
  }
  try {
    if (output !== undefined) checkOutputName(output, context.cwd);
    return await withKnownStyle(choices, context);
  } catch (error) {
    if (!(error instanceof VmgError)) throw error;
    throw malformed(name, `line ${line}`, error.message, error.hint ?? '');
  }
}

/** What a batch file names, from where it lies; addresses and absolute paths as they are. */
function within(folder: string, path: string): string {
  return isAbsolute(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? path : join(folder, path);
}

async function readBytes(path: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(isAbsolute(path) ? path : join(cwd, path));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw usageError(`There is no file ${path}.`, 'Check the name of the batch file.');
    }
    if (code === 'EISDIR') throw usageError(`${path} is a folder.`, 'Name a batch file inside it.');
    throw error;
  }
}

async function readStdin({ terminal }: RunContext): Promise<Buffer> {
  const { stdin } = terminal.streams;
  if (stdin.isTTY === true) {
    throw usageError(
      'No jobs came over standard input.',
      'Pipe them in, or name a file: vmg generate --batch jobs.csv',
    );
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Spreadsheets save UTF-8 or, as “Unicode text”, UTF-16, which begins with a mark. */
const UTF16_MARKS: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

function decode(name: string, bytes: Buffer): string {
  const encoding = UTF16_MARKS[bytes.toString('hex', 0, 2)] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw malformed(name, '', 'it is not in UTF-8.', 'Save it as “CSV UTF-8”, or as JSON lines.');
  }
}
