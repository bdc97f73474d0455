import type { ExportedVideo, GenerateResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import {
  formatBytes,
  formatElapsed,
  formatSigned,
  formatTimecode,
  plural,
} from '../terminal/format.js';
import type { Terminal } from '../terminal/terminal.js';

/** `lo-fi · 82 bpm · A minor · 4 of 5 cuts hit · −14.0 LUFS`, as far as it is known. */
function musicFacts(result: GenerateResult): string[] {
  const { style, tempo, key, cuts, fit, cutsOnBeat, loudness } = result;
  // What is heard, where somebody listened; else what was written.
  const hit = fit?.hitsHeard ?? cutsOnBeat;
  return [
    ...(style === null ? [] : [stripControl(style)]),
    ...(tempo === null ? [] : [`${Math.round(tempo * 10) / 10} bpm`]),
    ...(key === null ? [] : [stripControl(key)]),
    ...(cuts === null || cuts === 0 || hit === null
      ? []
      : [`${hit} of ${plural(cuts, 'cut')} hit`]),
    ...(loudness === null ? [] : [`${formatSigned(loudness.integratedLufs)} LUFS`]),
  ];
}

/** `0:12 · 1920×1080 · picture copied · 8.1 MB`, as far as it is known. */
export function videoFacts(video: ExportedVideo): string[] {
  const { durationSeconds, width, height, pictureCopied, bytes } = video;
  return [
    ...(durationSeconds === null ? [] : [formatTimecode(durationSeconds)]),
    ...(width === null || height === null ? [] : [`${width}×${height}`]),
    ...(pictureCopied === true ? ['picture copied'] : []),
    formatBytes(bytes),
  ];
}

/** What of the prompt did not shape the music, so that nobody takes silence for consent. */
export function describeUnknownWords({ unknownWords }: GenerateResult): string {
  return `Not understood: ${unknownWords.map((word) => `“${stripControl(word)}”`).join(', ')}`;
}

/** True where `Video ready!` tells of the file. */
export function isAnnounced({ backend, output }: GenerateResult): boolean {
  return backend === 'cloud' && output !== null;
}

/** The few lines that a person sees on stderr when a piece is done. */
export function generateSummary(
  result: GenerateResult,
  elapsedMs: number,
  terminal: Terminal,
): string {
  const { err, symbols } = terminal;
  const join = (facts: readonly string[]): string => facts.join(` ${symbols.dot} `);
  // What the hosted service made is announced by itself, and it tells nothing of the music.
  const facts = result.video === null || isAnnounced(result) ? [] : videoFacts(result.video);
  const made = join([...facts, `made in ${formatElapsed(elapsedMs)}`]);
  const title = result.title === null ? '' : `${err.title(stripControl(result.title))}  `;
  const head = title + join(musicFacts(result));
  const lines = [`${err.accent(symbols.note)} ${head === '' ? err.dim(made) : head}`];
  const sections = result.sections.map(
    ({ name, startSeconds }) => `${stripControl(name)} ${formatTimecode(startSeconds)}`,
  );
  if (sections.length > 0) lines.push(`  ${err.dim(join(sections))}`);
  if (head !== '') lines.push(`  ${err.dim(made)}`);
  if (result.unknownWords.length > 0) {
    lines.push(`  ${err.warning(describeUnknownWords(result))}`);
  }
  if (result.seed !== null) {
    lines.push(
      `  ${err.dim(`seed ${result.seed}: add --seed ${result.seed} for the same music, another number for another piece`)}`,
    );
  }
  return lines.join('\n');
}
