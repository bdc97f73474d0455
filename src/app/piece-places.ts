import { readdir } from 'node:fs/promises';
import { basename, extname, join, parse, resolve } from 'node:path';
import type { PieceFileName } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { standingOf } from './file-standing.js';
import { checkFutureFolder, isFolderThere } from './output-folder.js';
import { allowOverwrite, checkFuturePlace, checkPlace, type OutputPlace } from './output-path.js';
import { FILE_KINDS, type FileKind, KINDS, type PieceOptions } from './piece-kinds.js';
import type { BackendKind } from './ports.js';
import type { OutputRequest, PieceRequest } from './requests.js';

interface PlacedFile {
  kind: FileKind;
  name: PieceFileName;
  /** The option that names it. */
  flag: string;
}

/** Where what is wanted of a piece goes; all paths are absolute, and none has been looked at. */
export interface AskedPlaces {
  files: readonly (PlacedFile & { path: string; intoFolder: boolean })[];
  /** A folder of its own. */
  stems?: { folder: string; flag: string };
}

/** Checked places for what there is of a piece besides the film. */
export interface PiecePlaces {
  files: readonly (PlacedFile & { place: OutputPlace })[];
  /** Its own folder, which is made when they are there. */
  stems?: { folder: string; flag: string; overwrite: boolean };
}

/** As the engine names stems: `01-drums.wav`. */
const STEM = /^\d{2,}-.+\.wav$/i;

function usage(code: string, message: string, hint: string): VmgError {
  return new VmgError(code, ExitCode.usage, message, { hint });
}

/** True when anything is wanted besides the film. */
export function wantsAnything(wanted: PieceRequest | undefined): wanted is PieceRequest {
  return wanted !== undefined && Object.values(wanted).some((value) => value !== undefined);
}

/**
 * Refuses what the hosted service has not.
 *
 * @throws VmgError of exit code 2 when anything is wanted of it besides the film.
 */
export function checkMaker(backend: BackendKind, wanted: PieceRequest | undefined): void {
  if (backend === 'engine' || !wantsAnything(wanted)) return;
  throw usage(
    'engine-only',
    'Stems, MIDI, markers and reports are made by the embedded engine, and the hosted service is in use.',
    'Have the engine compose with --backend engine, or leave them out.',
  );
}

/** What a film's other files are called, and by which options they are asked for. */
export interface FilmName {
  /** Without its ending: `clip.vmg`. */
  stem: string;
  /** Each of several films: what is named is a folder. */
  several: boolean;
  options: PieceOptions;
}

/** Where one kind of file goes: to the file that is named, or into a folder under the film's name. */
async function filesOf(
  kind: FileKind,
  given: string,
  cwd: string,
  { stem, several, options }: FilmName,
): Promise<AskedPlaces['files']> {
  const { what, endings } = KINDS[kind];
  const flag = options[kind];
  const known = endings.map(([ending]) => ending);
  const shown = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
  if (given.trim() === '')
    throw usage('output-type', `${flag} names no file.`, `${what}: ${shown}`);
  const path = resolve(cwd, given);
  const ending = extname(path).toLowerCase();
  const isFolder = /[/\\]$/.test(given) || (await isFolderThere(path, flag));
  if (isFolder || (several && ending === '')) {
    const usual = endings.filter(
      ([, name], index) => endings.findIndex(([, other]) => other === name) === index,
    );
    return usual.map(([own, name]) => ({
      kind,
      name,
      flag,
      path: join(path, stem + own),
      intoFolder: true,
    }));
  }
  if (several) {
    throw usage(
      'output-type',
      `${given} is one file, and each film gets its own.`,
      `Name a folder: ${flag} ${parse(given).name}/`,
    );
  }
  const name = endings.find(([one]) => one === ending)?.[1];
  if (name === undefined) {
    throw usage(
      'output-type',
      `${basename(path)} cannot be written: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
      `Give ${flag} a name that ends in ${shown}, or a folder.`,
    );
  }
  return [{ kind, name, flag, path, intoFolder: false }];
}

/** The names of the stems that `folder` holds, in order. */
async function stemsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => STEM.test(name)).sort();
}

/**
 * Works out where what is wanted of a piece goes.
 *
 * @throws VmgError of exit code 2 for a name that cannot be, and for a file where several films
 * need a folder.
 */
export async function askedPlaces(
  wanted: PieceRequest,
  cwd: string,
  film: FilmName,
): Promise<AskedPlaces> {
  const files: AskedPlaces['files'][number][] = [];
  for (const kind of FILE_KINDS) {
    const given = wanted[kind];
    if (given !== undefined) files.push(...(await filesOf(kind, given, cwd, film)));
  }
  if (wanted.stems === undefined) return { files };
  const flag = film.options.stems;
  if (wanted.stems.trim() === '') {
    throw usage('output-type', `${flag} names no folder.`, `Name one: ${flag} stems/`);
  }
  const given = resolve(cwd, wanted.stems);
  return { files, stems: { folder: film.several ? join(given, film.stem) : given, flag } };
}

/** Every path that is to be written to; of stems, their folder. */
export function pathsOf({ files, stems }: AskedPlaces): string[] {
  return [...files.map(({ path }) => path), ...(stems === undefined ? [] : [stems.folder])];
}

/** What of it is not there as a file of its type, by path: files, and a folder of stems. */
export async function missingOf({ files, stems }: AskedPlaces): Promise<string[]> {
  const missing: string[] = [];
  for (const { path } of files) if ((await standingOf(path)) !== 'of-type') missing.push(path);
  if (stems === undefined || (await holdsAllStems(stems.folder))) return missing;
  return [...missing, stems.folder];
}

/**
 * True when `folder` holds the stems of a piece: they are numbered from 1 on without a gap, and the
 * first one is written last. Earlier versions wrote them in order: of theirs, stems that are missing
 * at the end are not noticed.
 */
async function holdsAllStems(folder: string): Promise<boolean> {
  const names = await stemsIn(folder);
  const numbers = [...new Set(names.map((name) => Number.parseInt(name, 10)))];
  if (names.length === 0 || numbers.some((number, index) => number !== index + 1)) return false;
  const standings = await Promise.all(names.map((name) => standingOf(join(folder, name))));
  return standings.every((standing) => standing === 'of-type');
}

/**
 * Settles that what is wanted of a piece can go where it was asked for, before any work is done for
 * it. Folders that are missing are made when there is something to put there.
 *
 * @param inputs absolute paths that must not be written over.
 * @throws VmgError of exit code 2 when a place is missing, not writable, an input, or taken.
 */
export async function checkPiecePlaces(
  { files, stems }: AskedPlaces,
  request: OutputRequest,
  inputs: readonly string[],
): Promise<PiecePlaces> {
  const checked: PiecePlaces['files'][number][] = [];
  for (const { path, intoFolder, ...file } of files) {
    const check = intoFolder ? checkFuturePlace : checkPlace;
    checked.push({ ...file, place: await check(path, request, inputs, file.flag) });
  }
  if (stems === undefined) return { files: checked };
  const { folder, flag } = stems;
  await checkFutureFolder(folder, flag);
  // Which instruments will play is not known yet: any stem that is there may be one of theirs.
  const { length } = await stemsIn(folder);
  if (length > 0) await allowOverwrite({ path: folder, stems: length }, request, flag);
  const overwrite = length > 0 || request.force === true;
  return { files: checked, stems: { folder, flag, overwrite } };
}

/** The names of stems in `folder` that are not among `own`. */
export async function otherStems(folder: string, own: readonly string[]): Promise<string[]> {
  return (await stemsIn(folder)).filter((name) => !own.includes(name));
}
