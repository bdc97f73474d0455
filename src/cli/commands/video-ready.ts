import type { ExportResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import type { RunContext } from '../context.js';
import { videoFacts } from './music-summary.js';
import { shownPath } from './output-options.js';

/**
 * What is told of a film that the hosted service made: the file, its length and size, and where
 * the session can be seen in a browser.
 */
export function videoReady(
  { output, video, workspace }: Pick<ExportResult, 'output' | 'video' | 'workspace'>,
  { terminal, cwd }: RunContext,
): string {
  const { err, symbols } = terminal;
  // Where a tick cannot be drawn, an emoji cannot either.
  const sign = symbols.good === '✔' ? '✅' : symbols.good;
  const facts = [shownPath(output, cwd), ...videoFacts(video)].join(` ${symbols.dot} `);
  const lines = [`${err.good(sign)} Video ready!  ${err.dim(facts)}`];
  if (workspace !== null) {
    lines.push(`  ${err.dim(symbols.next)} ${err.path(stripControl(workspace))}`);
  }
  return lines.join('\n');
}
