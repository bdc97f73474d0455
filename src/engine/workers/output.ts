import { readFile } from 'node:fs/promises';
import type { PIECE_FILES } from '../../protocol/index.js';
import { codeOf, systemFailure } from '../../support/system-errors.js';
import type { Analysis } from '../analysis/index.js';
import {
  markersOf,
  reportPage,
  waveformOf,
  writeEdl,
  writeMidi,
  writeOtio,
} from '../outputs/index.js';
import { reviewPiece } from '../review/index.js';
import { decodeWav, type StereoSound } from '../sound/index.js';
import { readKeptAnalysis } from './kept-analysis.js';
import { pieceTooOld } from './piece-too-old.js';
import { recordingGone } from './recording-gone.js';
import { stemListOf } from './stem-files.js';
import type { OutputInput, TaskRunner } from './tasks.js';
import { writeWhole } from './write-whole.js';

type Writer = (input: OutputInput) => Promise<Uint8Array | string>;

/** How each of a piece's files comes about. */
const WRITERS: Readonly<Record<(typeof PIECE_FILES)[number], Writer>> = {
  'score.mid': async (input) => writeMidi(input.score, await analysisOf(input)),
  'markers.json': async (input) =>
    `${JSON.stringify(markersOf(input.score, await analysisOf(input)), null, 2)}\n`,
  'markers.otio': async (input) => writeOtio(markersOf(input.score, await analysisOf(input))),
  'markers.edl': async (input) => writeEdl(markersOf(input.score, await analysisOf(input))),
  'report.html': async (input) => {
    const { score, report, words, language } = input;
    const analysis = await analysisOf(input);
    const master = await masterOf(input);
    const review = reviewPiece(score, analysis, master);
    return reportPage({ score, analysis, report, review, words, language });
  },
  'stems.json': async ({ score }) => `${JSON.stringify(stemListOf(score), null, 2)}\n`,
  'waveform.json': async (input) => `${JSON.stringify(waveformOf(await masterOf(input)))}\n`,
};

/**
 * Writes one of a piece's files besides its master.
 * @throws VmgError `piece-too-old` when what the piece was composed to was not kept, `media-gone` when
 * its recording is lost, and for what the system refuses.
 */
export const output: TaskRunner<'output'> = async (input) => {
  await writeWhole(input.path, await WRITERS[input.name](input));
};

async function analysisOf({ analysisPath }: OutputInput): Promise<Analysis> {
  const analysis = await readKeptAnalysis(analysisPath);
  if (!analysis) throw pieceTooOld();
  return analysis;
}

async function masterOf({ masterPath }: OutputInput): Promise<StereoSound> {
  const bytes = await readFile(masterPath).catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? recordingGone() : (systemFailure(error) ?? error);
  });
  return decodeWav(bytes);
}
