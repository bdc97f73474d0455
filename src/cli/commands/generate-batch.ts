import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { BatchItem } from '../../app/index.js';
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

/**
 * The jobs that a batch file names; prompt and flags of the command line go for those that leave
 * them out.
 *
 * @throws VmgError of exit code 2 for the first thing that is wrong with the file.
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
  const items: BatchItem[] = [];
  for (const entry of parseBatch(name, decode(name, bytes))) {
    items.push(await itemOf(name, folder, entry, prompt, flags, context));
  }
  return items;
}

async function itemOf(
  name: string,
  folder: string,
  entry: BatchEntry,
  prompt: string | undefined,
  flags: ChoiceFlags,
  context: RunContext,
): Promise<BatchItem> {
  const words = entry.prompt ?? prompt;
  if (words === undefined) {
    throw malformed(
      name,
      `line ${entry.line}, column prompt`,
      'nothing says what the music should be like.',
      'Say it there, or for all of them on the command line: vmg generate --batch jobs.csv "calm"',
    );
  }
  const output = entry.output === undefined ? undefined : within(folder, entry.output);
  const choices = await inLine(name, entry.line, async () => {
    if (output !== undefined) checkOutputName(output, context.cwd);
    return withKnownStyle({ ...choicesOf(flags), ...entry.choices }, context);
  });
  return {
    media: within(folder, entry.file),
    prompt: words,
    choices,
    ...(output === undefined ? {} : { output }),
  };
}

/** What a batch file names, from where it lies; addresses and absolute paths as they are. */
function within(folder: string, path: string): string {
  return isAbsolute(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path) ? path : join(folder, path);
}

/** Runs a check of one job, whose complaint is to say where the job stands. */
async function inLine<Result>(
  name: string,
  line: number,
  check: () => Promise<Result>,
): Promise<Result> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof VmgError)) throw error;
    throw malformed(name, `line ${line}`, error.message, error.hint ?? '');
  }
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

/** Spreadsheets save UTF-8 or, as “Unicode text”, UTF-16. */
function decode(name: string, bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed(name, '', 'it is not in UTF-8.', 'Save it as “CSV UTF-8”, or as JSON lines.');
  }
}
