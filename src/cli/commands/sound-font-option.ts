import type { Command } from 'commander';
import type { SettingSource } from '../../app/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { usageError } from '../command.js';
import type { RunContext, SoundFontFacts } from '../context.js';

/** The option that chooses the instruments; it is one of the context's `backendFlags`. */
export function addSoundFontOption(command: Command): Command {
  return command.option(
    '--soundfont <file>',
    "instruments: an SF2, SF3 or DLS file (default: vmg's own)",
  );
}

/**
 * Reads the sound font that somebody chose, before any work is done for it.
 *
 * @throws VmgError of exit code 3 when it cannot be played; of 2 when the hosted service is to
 * compose, which plays its own.
 */
export async function checkChosenSoundFont(context: RunContext): Promise<void> {
  const settings = await context.settings();
  const { value, source } = settings.get('soundfont');
  if (value === null) return;
  if (settings.get('backend').value === 'cloud') {
    if (source !== 'flag') return;
    throw usageError(
      'The hosted service plays its own instruments: it takes no sound font.',
      'Have the engine compose with --backend engine, or leave --soundfont out.',
      'engine-only',
    );
  }
  await findSoundFont(context);
}

/**
 * The instruments that the engine would play.
 *
 * @throws VmgError with the next step, by where the choice came from.
 */
export async function findSoundFont(context: RunContext): Promise<SoundFontFacts> {
  try {
    return await context.services.findSoundFont(context.backendFlags);
  } catch (error) {
    if (!(error instanceof VmgError) || error.exitCode !== ExitCode.input) throw error;
    const { source } = (await context.settings()).get('soundfont');
    throw new VmgError(error.code, error.exitCode, error.message, {
      hint: NEXT_STEPS[source],
      cause: error.cause,
    });
  }
}

/** How to choose another one, by where the choice came from. */
const NEXT_STEPS: Readonly<Record<SettingSource, string>> = {
  flag: 'Give an SF2, SF3 or DLS file with --soundfont, or leave it out.',
  environment: 'Have VMG_SOUNDFONT name an SF2, SF3 or DLS file, or unset it.',
  config: "Change it with: vmg config set soundfont FILE, or unset it for vmg's own instruments.",
  default: 'Install vmg again.',
};
