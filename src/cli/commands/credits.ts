import type { Command } from 'commander';
import type { CreditsResult } from '../../app/index.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';

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
  terminal.result(result, describeCredits(result));
}

export function describeCredits({ backend, credits }: CreditsResult): string {
  const frozen = credits.frozen > 0 ? `, ${credits.frozen} reserved by work in progress` : '';
  const remark = backend === 'engine' ? ' (the embedded engine is free of charge)' : '';
  return `${credits.available} credits available${frozen}${remark}`;
}
