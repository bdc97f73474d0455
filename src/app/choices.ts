import { isSeed, type MusicChoices } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { MAX_SEED } from '../support/seed.js';

/**
 * Checks that choices can be sent.
 *
 * @throws VmgError of exit code 2 for a seed or a volume that there is not, and for an instrument
 * that is to play and not to play.
 */
export function checkChoices(choices: MusicChoices): void {
  const { seed, volume, instruments = [], withoutInstruments = [] } = choices;
  if (seed !== undefined && !isSeed(seed)) {
    throw new VmgError('seed-invalid', ExitCode.usage, `${seed} cannot be a seed.`, {
      hint: `Give a whole number from 0 to ${MAX_SEED}.`,
    });
  }
  if (volume !== undefined && !(volume >= 0 && volume <= 1)) {
    throw new VmgError('volume-invalid', ExitCode.usage, `The volume cannot be ${volume * 100}%.`, {
      hint: 'Give a percentage from 0 to 100.',
    });
  }
  const unwanted = new Set(withoutInstruments.map((name) => name.toLowerCase()));
  const both = instruments.find((name) => unwanted.has(name.toLowerCase()));
  if (both !== undefined) {
    throw new VmgError(
      'instrument-contradiction',
      ExitCode.usage,
      `${both} cannot both play and not play.`,
      { hint: 'Name it with --with or with --without.' },
    );
  }
}
