import { basename, parse, resolve } from 'node:path';
import { ExitCode, isAbort, VmgError } from '../support/errors.js';
import { existingOf } from './batch-existing.js';
import { failedRow, headOf } from './batch-outcome.js';
import { asVmgError } from './boundary.js';
import { checkChoices } from './choices.js';
import { type AloneOrder, checkPrompt } from './film.js';
import { checkMedia, isUrl, mediaName } from './media-input.js';
import { type Claims, claimAll } from './output-claims.js';
import { makeOutputFolder } from './output-folder.js';
import { checkOutput, outputPath } from './output-path.js';
import { FILM_OPTIONS } from './piece-kinds.js';
import {
  type AskedPlaces,
  askedPlaces,
  checkPiecePlaces,
  pathsOf,
  wantsAnything,
} from './piece-places.js';
import type { BackendKind } from './ports.js';
import type { BatchItem, BatchRequest, Callbacks, OutputRequest } from './requests.js';
import type { BatchRow } from './results.js';

/** A job that can be begun, or what became of it already. */
export type PlannedJob = { item: BatchItem; order: AloneOrder } | { row: BatchRow };

/**
 * Checks everything that can be checked before the first upload, for every job. A job that cannot
 * be done keeps none of the others from being done.
 *
 * @throws VmgError of exit code 2 when there are no jobs, or no folder can be had for what they
 * make.
 */
export async function planBatch(
  request: BatchRequest,
  callbacks: Pick<Callbacks, 'signal' | 'onNote'>,
  backend: BackendKind,
): Promise<PlannedJob[]> {
  if (request.items.length === 0) {
    throw new VmgError('media-missing', ExitCode.usage, 'No clip was given.', {
      hint: 'Name video files: vmg generate a.mp4 b.mp4 "upbeat lo-fi"',
    });
  }
  // What several films would have to share is no job's own fault.
  await placesFor(request, '');
  if (request.export && request.output !== undefined) {
    await makeOutputFolder(resolve(request.cwd, request.output));
  }
  const inputs = request.items
    .filter(({ media }) => !isUrl(media))
    .map(({ media }) => resolve(request.cwd, media));
  const claims: Claims = new Map();
  const planned: PlannedJob[] = [];
  for (const item of request.items) {
    try {
      planned.push(await planJob(request, item, inputs, claims, callbacks, backend));
    } catch (error) {
      const failure = asVmgError(error, callbacks.signal);
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
  claims: Claims,
  { onNote }: Pick<Callbacks, 'onNote'>,
  backend: BackendKind,
): Promise<PlannedJob> {
  const { media, prompt, choices, fault } = item;
  if (fault !== undefined) throw fault;
  const where: OutputRequest = {
    ...request,
    ...(item.output === undefined ? {} : { output: item.output }),
    ...(item.variant === undefined ? {} : { variant: item.variant }),
  };
  const path = await outputPath(where, mediaName(media));
  if (request.export) await claimAll([path], media, claims);
  const asked = await placesFor(request, parse(path).name);
  await claimAll(pathsOf(asked), media, claims, NAME_FILMS);
  if (request.skipExisting === true) {
    const film = request.export ? path : null;
    const { done, emptyFilm } = await existingOf(film, request.format, asked);
    if (done) return { row: { ...headOf(item), status: 'skipped' } };
    if (emptyFilm) {
      onNote?.(`${basename(path)} is empty: it is made like one that is missing.`);
      where.force = true;
    }
  }
  checkPrompt(prompt);
  checkChoices(choices);
  const [input] = await checkMedia([media], request.cwd);
  if (input === undefined) throw new Error('A checked input is missing');
  const place = request.export ? await checkOutput(where, input.name, inputs, backend) : undefined;
  const order = { media: input, prompt, choices, place };
  if (!wantsAnything(request.wanted)) return { item, order };
  return { item, order: { ...order, places: await checkPiecePlaces(asked, request, inputs) } };
}

const NAME_FILMS =
  'These are named after the films: give the films names that differ, by the column output of a batch file.';

/** Where what is wanted besides a film goes; nowhere when nothing is. */
async function placesFor({ wanted, cwd }: BatchRequest, stem: string): Promise<AskedPlaces> {
  if (!wantsAnything(wanted)) return { files: [] };
  return askedPlaces(wanted, cwd, { stem, several: true, options: FILM_OPTIONS });
}
