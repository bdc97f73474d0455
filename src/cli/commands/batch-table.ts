import type { BatchRow } from '../../app/index.js';
import { shortId } from '../../support/short-id.js';
import { formatElapsed, formatTimecode } from '../terminal/format.js';
import { renderTable } from '../terminal/table.js';
import type { Terminal } from '../terminal/terminal.js';
import { shownPath } from './output-options.js';

/** One line a job: what it was, what came of it, and how long that took. */
export function batchTable(rows: readonly BatchRow[], terminal: Terminal, cwd: string): string {
  const { symbols } = terminal;
  const lines = rows.map((row) => {
    const { result } = row;
    const tempo = tempoOf(row);
    const style = result?.style == null ? [] : [result.style];
    const seconds = result?.video?.durationSeconds ?? null;
    return [
      row.file,
      cameOf(row, terminal, cwd),
      seconds === null ? '' : formatTimecode(seconds),
      [...style, ...(tempo === '' ? [] : [tempo])].join(` ${symbols.dot} `),
      result?.timesMs.total === undefined ? '' : formatElapsed(result.timesMs.total),
    ];
  });
  return withPieces(['file', 'output', 'length', 'music', 'time'], lines, rows, terminal);
}

/** One line a piece: what to tell it from the others by, and the seed that makes it again. */
export function variantTable(rows: readonly BatchRow[], terminal: Terminal, cwd: string): string {
  const lines = rows.map((row) => {
    const { result, file, variant, seed } = row;
    const output = result?.output ?? null;
    return [
      output === null ? `${file} (${variant ?? 1})` : shownPath(output, cwd),
      result === undefined ? cameOf(row, terminal, cwd) : (result.title ?? ''),
      result?.key ?? '',
      tempoOf(row),
      String(result?.seed ?? seed ?? ''),
    ];
  });
  return withPieces(['file', 'title', 'key', 'tempo', 'seed'], lines, rows, terminal);
}

/** A table with what each piece is asked for by, where the backend tells of any. */
function withPieces(
  head: readonly string[],
  lines: readonly (readonly string[])[],
  rows: readonly BatchRow[],
  { err }: Terminal,
): string {
  const pieces = rows.map(({ result, error }) => {
    const piece = result?.piece ?? error?.details?.piece;
    return typeof piece === 'string' ? shortId(piece) : '';
  });
  if (pieces.every((piece) => piece === '')) return renderTable(head, lines, err);
  const whole = lines.map((line, index) => [...line, pieces[index] ?? '']);
  return renderTable([...head, 'piece'], whole, err);
}

function tempoOf({ result }: BatchRow): string {
  const tempo = result?.tempo ?? null;
  return tempo === null ? '' : `${Math.round(tempo * 10) / 10} bpm`;
}

function cameOf(row: BatchRow, { symbols }: Terminal, cwd: string): string {
  switch (row.status) {
    case 'done': {
      const output = row.result?.output ?? null;
      return output === null ? 'on the timeline' : shownPath(output, cwd);
    }
    case 'skipped':
      return 'skipped: there already';
    case 'not-tried':
      return 'not tried';
    case 'failed':
      return `${symbols.bad} ${(row.error?.code ?? '').replaceAll('-', ' ')}`;
  }
}
