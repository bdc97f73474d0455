import { barStartsOf } from '../../music/index.js';
import type { Score } from '../../music/types.js';
import { html, type Markup } from './markup.js';
import type { Texts } from './texts.js';
import type { ReportPageInput } from './types.js';

const NEAR = 1e-6;

/** The chords that begin in each bar; an empty list where the one before rings on. */
function chordsByBar({ chords }: Score, starts: readonly number[]): string[][] {
  const bars = starts.map((): string[] => []);
  for (const { startBeat, symbol } of chords) {
    const bar = starts.findLastIndex((start) => start <= startBeat + NEAR);
    bars[Math.max(0, bar)]?.push(symbol);
  }
  return bars;
}

/** The chords as a player reads them: a cell a bar, by sections; `%` repeats what rings. */
export function chordSheet({ score }: ReportPageInput, texts: Texts): Markup {
  const starts = barStartsOf(score);
  const bars = chordsByBar(score, starts);
  const sections = score.sections.map(({ name, startBeat, endBeat }) => {
    const cells = starts.flatMap((start, bar) =>
      start >= startBeat - NEAR && start < endBeat - NEAR
        ? [
            html`<li><span class="soft">${bar + 1}</span> ${(bars[bar] ?? []).join('  ') || '%'}</li>`,
          ]
        : [],
    );
    return cells.length === 0
      ? null
      : html`<h3>${texts.section(name)}</h3><ul class="sheet">${cells}</ul>
`;
  });
  const { title, note } = texts.sheet;
  return html`<section id="sheet"><h2>${title}</h2><p class="note">${note}</p>
${sections}</section>
`;
}
