import { Argument, type Command } from 'commander';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { INSTRUMENTS } from './instrument-names.js';
import { STYLES } from './style-names.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

export function registerCompletion(parent: Command, open: Open): void {
  const command = parent
    .command('completion')
    .summary('print what makes the Tab key complete')
    .description(
      'Print the script with which a shell completes commands, options and their values.',
    )
    .addArgument(new Argument('<shell>', 'the shell that is to read it').choices(SHELLS));
  addExamples(command, [
    ['source <(vmg completion bash)', 'for good: add it to ~/.bashrc'],
    ['source <(vmg completion zsh)', 'for good: add it to ~/.zshrc, after compinit'],
    ['vmg completion fish > ~/.config/fish/completions/vmg.fish'],
    ['vmg completion powershell | Out-String | Invoke-Expression'],
  ]).action(async (shell: Shell, _: object, self: Command) => {
    await runCompletion(shell, parent, open(self));
  });
}

/** Prints the completion of the whole tree below `program` for `shell`. */
async function runCompletion(shell: Shell, program: Command, context: RunContext): Promise<void> {
  const { readCommandTree } = await import('../completion/command-tree.js');
  const keys = (await context.settings()).list().map(({ key }) => key);
  const nodes = readCommandTree(program, {
    options: { '--style': STYLES, '--with': INSTRUMENTS, '--without': INSTRUMENTS },
    arguments: Object.fromEntries(
      ['get', 'set', 'unset'].map((verb) => [`vmg config ${verb}`, keys]),
    ),
  });
  const { completionScript } = await import('../completion/script.js');
  const script = completionScript[shell](nodes);
  context.terminal.result({ shell, script }, script.trimEnd());
}
