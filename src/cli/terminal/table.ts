import Table from 'cli-table3';
import { stripControl } from '../../support/redaction.js';
import type { Theme } from './theme.js';

/** Rows under headings, if there are any, without rules; cells are stripped of control characters. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  theme: Theme,
): string {
  const table = new Table({
    head: head.map((cell) => theme.dim(cell)),
    // Without this cli-table3 colours pipes.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: Object.fromEntries(
      [
        ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
        ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
      ].map((name) => [name, '']),
    ),
  });
  table.push(...rows.map((row) => row.map((cell) => stripControl(cell))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
