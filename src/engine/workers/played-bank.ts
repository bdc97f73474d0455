import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExitCode, VmgError } from '../../support/errors.js';
import { loadSoundBank, type PlayedFont, type SoundBank } from '../sound/index.js';
import { findSoundFont } from './sound-font.js';

/** The instruments of a thread, and which sound font they are of; null for the package's own. */
export interface Instruments {
  bank: SoundBank;
  font: PlayedFont | null;
}

/** One at a time, kept from task to task: loading takes a second, and much memory. */
let held: { chosen: string | undefined; instruments: Promise<Instruments> } | undefined;

/**
 * The instruments to compose for: the sound font chosen, or the one that comes with the package.
 * @throws VmgError `sound-font-missing`, `sound-font-invalid`
 */
export async function playedBank(chosen: string | undefined): Promise<Instruments> {
  if (held && held.chosen === chosen) return held.instruments;
  return hold(chosen, async () => {
    const found = await findSoundFont(chosen);
    const bytes = await readFile(found.path);
    const font = chosen === undefined ? null : { path: path.resolve(chosen), hash: hashOf(bytes) };
    return { bank: await loadSoundBank(bytes), font };
  });
}

/**
 * The instruments that a piece was composed for, whatever is chosen now.
 *
 * @param chosen Where else the same sound font may be: what is chosen now.
 * @throws VmgError `sound-font-changed` when the piece's sound font is not to be had any more.
 */
export async function bankOfPiece(
  font: PlayedFont | null,
  chosen: string | undefined,
): Promise<SoundBank> {
  if (!font) return (await playedBank(undefined)).bank;
  const there = await held?.instruments.catch(() => undefined);
  if (there?.font?.hash === font.hash) return there.bank;
  for (const place of new Set([font.path, chosen ?? font.path])) {
    const bytes = await readFile(place).catch(() => undefined);
    if (!bytes || hashOf(bytes) !== font.hash) continue;
    const load = async () => ({ bank: await loadSoundBank(bytes), font });
    return (await hold(place, load)).bank;
  }
  throw new VmgError(
    'sound-font-changed',
    ExitCode.input,
    `This piece was played with ${font.path}, which has changed since or is gone.`,
    { hint: 'Put that sound font back, or compose the piece again.', details: { ...font } },
  );
}

function hold(chosen: string | undefined, load: () => Promise<Instruments>): Promise<Instruments> {
  // Two of them would be in memory otherwise.
  held = undefined;
  const instruments = load();
  const mine = { chosen, instruments };
  held = mine;
  instruments.catch(() => {
    // What was missing may be there the next time.
    if (held === mine) held = undefined;
  });
  return instruments;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
