import { ExitCode, VmgError } from '../../support/errors.js';

/** A piece that was stored without what its other files are made of. */
export function pieceTooOld(): VmgError {
  return new VmgError(
    'piece-too-old',
    ExitCode.input,
    'This piece was composed by an earlier version, which did not keep what this file is made of.',
    { hint: 'Compose it again: the same words and seed give the same kind of piece.' },
  );
}
