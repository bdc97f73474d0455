import type { Command } from 'commander';
import type { CreditsResult } from '../../app/index.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { renderTable } from '../terminal/table.js';
import { createTheme, type Theme } from '../terminal/theme.js';

export function registerCredits(parent: Command, open: Open): void {
  const command = parent
    .command('credits')
    .summary('show what the account has left')
    .description(
      'Show the credits of the account. The embedded engine costs nothing; the hosted service does.',
    );
  addExamples(command, [
    ['vmg credits'],
    ['vmg credits --backend cloud --json | jq .credits.available'],
  ]).action(async (_flags: object, self: Command) => {
    await runCredits(open(self));
  });
}

export async function runCredits(context: RunContext): Promise<void> {
  const { terminal, signal } = context;
  const result = await terminal.withProgress(async ({ onProgress }) => {
    const { credits } = await import('../../app/index.js');
    return await credits(await context.app(), { signal, onProgress });
  }, false);
  terminal.result(result, describeCredits(result, terminal.out));
}

/** A table of the account, and what to make of it. */
export function describeCredits(
  { backend, credits }: CreditsResult,
  theme: Theme = createTheme(0),
): string {
  const table = creditsTable(credits, theme);
  return backend === 'engine' ? `${table}\nThe embedded engine is free of charge.` : table;
}

export function creditsTable(
  { available, frozen, total }: CreditsResult['credits'],
  theme: Theme,
): string {
  const rows = [
    ['available', String(available), ''],
    ['frozen', String(frozen), frozen > 0 ? 'reserved by work in progress' : ''],
    // Not every service tells it.
    ...(total === undefined ? [] : [['total', String(total), '']]),
  ];
  const width = Math.max(...rows.map(([, amount = '']) => amount.length));
  return renderTable(
    ['credits'],
    rows.map(([name = '', amount = '', remark = '']) => [name, amount.padStart(width), remark]),
    theme,
  );
}
