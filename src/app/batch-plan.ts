import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { failedRow } from './batch-outcome.js';
import { asVmgError } from './boundary.js';
import { checkChoices } from './choices.js';
import { checkPrompt, type FilmOrder } from './film.js';
import { checkMedia, isUrl, type MediaInput, mediaName } from './media-input.js';
import { checkOutput, isFileThere, makeOutputFolder, outputPath } from './output-path.js';
import type { BatchItem, BatchRequest, OutputRequest } from './requests.js';
import type { BatchRow } from './results.js';

/** One of several films, of one clip each. */
export type ClipOrder = Omit<FilmOrder, 'media'> & { media: MediaInput };

/** A job that can be begun, or what became of it already. */
export type PlannedJob = { item: BatchItem; order: ClipOrder } | { row: BatchRow };

/**
 * Checks everything that can be checked before the first upload, for every job. A job that cannot
 * be done keeps none of the others from being done.
 *
 * @throws VmgError of exit code 2 when there are no jobs, or no folder can be made for what
 * they make.
 */
export async function planBatch(
  request: BatchRequest,
  signal: AbortSignal | undefined,
): Promise<PlannedJob[]> {
  if (request.items.length === 0) {
    throw new VmgError('media-missing', ExitCode.usage, 'No clip was given.', {
      hint: 'Name video files: vmg generate a.mp4 b.mp4 "upbeat lo-fi"',
    });
  }
  if (request.export && request.output !== undefined) {
    await makeOutputFolder(resolve(request.cwd, request.output));
  }
  const inputs = request.items
    .filter(({ media }) => !isUrl(media))
    .map(({ media }) => resolve(request.cwd, media));
  const taken = new Map<string, BatchItem>();
  const planned: PlannedJob[] = [];
  for (const item of request.items) {
    try {
      planned.push(await planJob(request, item, inputs, taken));
    } catch (error) {
      const failure = asVmgError(error, signal);
      if (isAbort(failure)) throw failure;
      planned.push({ row: failedRow(item, failure) });
    }
  }
  return planned;
}

async function planJob(
  request: BatchRequest,
  item: BatchItem,
  inputs: readonly string[],
  taken: Map<string, BatchItem>,
): Promise<PlannedJob> {
  const { media, prompt, choices, fault } = item;
  if (fault !== undefined) throw fault;
  const where: OutputRequest = {
    ...request,
    ...(item.output === undefined ? {} : { output: item.output }),
  };
  if (request.export) {
    const path = await outputPath(where, mediaName(media));
    await claim(path, item, taken);
    if (request.skipExisting === true && (await isFileThere(path))) {
      return { row: { file: media, prompt, status: 'skipped' } };
    }
  }
  checkPrompt(prompt);
  checkChoices(choices);
  const [input] = await checkMedia([media], request.cwd);
  if (input === undefined) throw new Error('A checked input is missing');
  const place = request.export ? await checkOutput(where, input.name, inputs) : undefined;
  return { item, order: { media: input, prompt, choices, place } };
}

/** Keeps a place for the first job that names it. */
async function claim(path: string, item: BatchItem, taken: Map<string, BatchItem>): Promise<void> {
  const folder = dirname(path);
  const key = join(await realpath(folder).catch(() => folder), basename(path));
  const earlier = taken.get(key);
  if (earlier === undefined) {
    taken.set(key, item);
    return;
  }
  const again = earlier.media === item.media ? ' again' : '';
  throw new VmgError(
    'output-claimed',
    ExitCode.usage,
    `${item.media}${again} would be written to ${basename(path)}, like ${earlier.media} before it.`,
    { hint: 'Give each an output of its own, in a batch file: vmg generate --batch jobs.csv' },
  );
}
