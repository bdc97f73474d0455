import type { GenerateResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { describeOffer } from '../offers.js';
import { LineWrap } from '../terminal/line-wrap.js';
import { columnsOf } from '../terminal/streams.js';
import type { Terminal } from '../terminal/terminal.js';

/**
 * Notes what the hosted service's agent said of a film, and what it offers besides. The engine's
 * own words are in the summary.
 */
export function noteAnswer(
  { backend, language, text, offers, output }: GenerateResult,
  terminal: Terminal,
): void {
  if (backend === 'engine' || terminal.flags.json) return;
  const { err, streams } = terminal;
  const words = stripControl(text).trim();
  const width = (): number | undefined =>
    streams.stderr.isTTY === true ? columnsOf(streams.stderr) : undefined;
  if (words !== '') terminal.note(new LineWrap(width).add(`${words}\n`).trimEnd());
  for (const offer of offers) {
    // The video is there.
    if (offer.kind === 'export' && output !== null) continue;
    terminal.note(err.dim(stripControl(describeOffer(offer, language, 'command'))));
  }
}
