import { BasicSoundBank, SoundBankLoader, SpessaLog } from 'spessasynth_core';
import { ExitCode, VmgError } from '../../../support/errors.js';

/** Instruments made of recorded samples, decoded as they are first played. */
export interface SoundBank {
  readonly samples: BasicSoundBank;
  /** How long its notes take to begin, as far as it has been measured (see `onsetFrames`). */
  readonly onsets: Map<string, number>;
}

/**
 * Reads an SF2, SF3 or DLS sound bank from the bytes of its file.
 *
 * Throws a VmgError `sound-font-invalid` when the bytes are none.
 */
export async function loadSoundBank(bytes: Uint8Array): Promise<SoundBank> {
  // The library would write to the console.
  SpessaLog.setLogLevel(false, false, false);
  await BasicSoundBank.isSF3DecoderReady;
  try {
    const buffer = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(buffer).set(bytes);
    const samples = SoundBankLoader.fromArrayBuffer(buffer);
    if (samples.presets.length === 0) throw new RangeError('The bank holds no instruments');
    return { samples, onsets: new Map() };
  } catch (cause) {
    throw new VmgError(
      'sound-font-invalid',
      ExitCode.input,
      'The sound font cannot be read: it is damaged, or no SF2, SF3 or DLS file.',
      { hint: 'Give another file with --soundfont, or leave the option out.', cause },
    );
  }
}
