import { readFile, rename, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { type Brief, composeScore, measureScore, parseBrief } from '../music/index.js';
import {
  encodeWav,
  loadSoundBank,
  measureLoudness,
  renderMusic,
  type SoundBank,
} from '../sound/index.js';
import { describeScore } from './report.js';
import { findSoundFont } from './sound-font.js';
import type { ScoreInput, TaskRunner } from './tasks.js';

/** Loaded once a thread: it takes a second. */
let bank: Promise<SoundBank> | undefined;

/** Words → brief → score → sound → master, which is written as a WAV file. */
export const score: TaskRunner<'score'> = async (input, { settings, signal, onProgress }) => {
  const timingsMs: Record<string, number> = {};
  let begun = performance.now();
  const lap = (stage: string): void => {
    const now = performance.now();
    timingsMs[stage] = Math.round(now - begun);
    begun = now;
  };

  onProgress('composing');
  const brief = briefOf(input);
  const piece = composeScore(brief, input.analysis);
  lap('composing');

  onProgress('recording', 0);
  bank ??= loadBank(settings.soundFontPath);
  const instruments = await bank;
  let recorded = 0;
  const master = await renderMusic(piece, instruments, {
    signal,
    // One call a part; what comes after them is the mix.
    onProgress(fraction) {
      recorded++;
      if (recorded < piece.parts.length) onProgress('recording', recorded / piece.parts.length);
      else onProgress('mixing', fraction);
    },
  });
  lap('recording');

  const loudness = measureLoudness(master);
  const partial = `${input.masterPath}.part`;
  await writeFile(partial, encodeWav(master, 24), { mode: 0o600 });
  await rename(partial, input.masterPath);
  lap('saving');

  const report = describeScore(piece, {
    version: settings.version,
    cuts: input.analysis.cuts.length,
    loudness,
    metrics: measureScore(piece),
    timingsMs,
    unknownWords: brief.unknownWords,
  });
  return { brief, score: piece, report };
};

async function loadBank(chosen: string | undefined): Promise<SoundBank> {
  const { path } = await findSoundFont(chosen);
  return loadSoundBank(await readFile(path));
}

/**
 * “Slower” alone asks for what there was before, slower; “a slow waltz” asks for itself. The seed
 * and the volume of before are not meant: that was another piece.
 */
function briefOf({ words, earlierWords, analysis, seed }: ScoreInput): Brief {
  const brief = { ...parseBrief(words, analysis, { seed }), seed };
  if (earlierWords === null || brief.styleFrom === 'words') return brief;
  const both = parseBrief(`${earlierWords}\n\n${words}`.trim(), analysis, { seed });
  return { ...both, seed, volume: brief.volume };
}
