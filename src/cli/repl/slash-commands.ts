import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { usageError } from '../command.js';
import { runCredits } from '../commands/credits.js';
import { runExport } from '../commands/export.js';
import { runOpen } from '../commands/open.js';
import { addOutputOptions } from '../commands/output-options.js';
import { runReport } from '../commands/report.js';
import { runSessionList, runSessionUse } from '../commands/session.js';
import { runStatus } from '../commands/status.js';
import { runUpload } from '../commands/upload.js';
import type { RunContext } from '../context.js';
import type { Conversation } from './conversation.js';
import type { Given, SlashFlags } from './slash-words.js';

/** A command of the conversation. */
export interface SlashCommand {
  name: string;
  aliases?: readonly string[];
  /** What may follow the name, as `/help` shows it. */
  parameters?: string;
  summary: string;
  /** The options that may stand among what follows; none where this is left out. */
  addOptions?(command: Command): Command;
  run(given: Given, conversation: Conversation, context: RunContext): Promise<void>;
}

const sessionOf = ({ named }: Conversation): { session?: string } =>
  named === undefined ? {} : { session: named };

/** The flags, with the words for the name of the output, which needs no quotes for its spaces. */
function withOutput({ words, flags }: Given): SlashFlags {
  if (words.length === 0) return flags;
  if (flags.output !== undefined) {
    throw usageError('Two names were given for the output.', 'Name it once.');
  }
  return { ...flags, output: words.join(' ') };
}

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  {
    name: 'help',
    aliases: ['?'],
    summary: 'this list',
    async run(_given, _conversation, { terminal }) {
      terminal.write(`${describeCommands(terminal.out.accent, terminal.out.dim)}\n`);
    },
  },
  {
    name: 'upload',
    parameters: '<file or address…>',
    summary: 'put a clip into the session',
    async run({ words }, conversation, context) {
      const names = await fileNames(words, context.cwd);
      const flags = conversation.beginNew ? { new: true } : sessionOf(conversation);
      await runUpload(names, flags, context, 'conversation');
    },
  },
  {
    name: 'status',
    summary: 'the timeline, and unfinished exports',
    async run(_given, conversation, context) {
      await runStatus(sessionOf(conversation), context);
    },
  },
  {
    name: 'export',
    parameters: '[file] [--force]',
    summary: 'write the video',
    addOptions: (command) => addOutputOptions(command, '<clip>.vmg.mp4 here'),
    run: (given, conversation, context) =>
      runExport({ ...sessionOf(conversation), ...withOutput(given), wait: true }, context),
  },
  {
    name: 'report',
    parameters: '[file] [--open]',
    summary: 'write a page that shows how the music fits',
    addOptions: (command) =>
      command.option('-o, --output <file>').option('-f, --force').option('--open'),
    async run(given, conversation, context) {
      await runReport({ ...sessionOf(conversation), ...withOutput(given) }, context);
    },
  },
  {
    name: 'credits',
    summary: 'what the account has left',
    run: (_given, _conversation, context) => runCredits(context),
  },
  {
    name: 'open',
    summary: 'the session in the browser',
    run: (_given, { named }, context) => runOpen(named, { browser: true }, context),
  },
  {
    name: 'session',
    parameters: '[id]',
    summary: 'list the sessions, or change to one',
    async run({ words: [id] }, conversation, context) {
      if (id === undefined) {
        await runSessionList(context);
        return;
      }
      conversation.named = await runSessionUse(id, context);
    },
  },
  {
    name: 'new',
    summary: 'begin a new session with the next thing you say',
    async run(_given, conversation, { terminal }) {
      conversation.named = undefined;
      conversation.beginNew = true;
      terminal.note(terminal.err.dim('A new session. Name a clip, and say what music it wants.'));
    },
  },
  {
    name: 'quit',
    aliases: ['exit', 'bye', 'q'],
    summary: 'leave (as does Ctrl-D)',
    async run(_given, conversation) {
      conversation.leaving = true;
    },
  },
];

export function findSlashCommand(name: string): SlashCommand | undefined {
  return SLASH_COMMANDS.find((one) => one.name === name || one.aliases?.includes(name) === true);
}

/** The words with those put together again that are the name of a file with spaces in it. */
async function fileNames(words: readonly string[], cwd: string): Promise<string[]> {
  const isFile = async (name: string): Promise<boolean> =>
    await stat(resolve(cwd, name)).then(
      (found) => found.isFile(),
      () => false,
    );
  const names: string[] = [];
  for (let from = 0; from < words.length; ) {
    let end = words.length;
    while (end > from + 1 && !(await isFile(words.slice(from, end).join(' ')))) end -= 1;
    names.push(words.slice(from, end).join(' '));
    from = end;
  }
  return names;
}

function describeCommands(name: (text: string) => string, dim: (text: string) => string): string {
  const rows = SLASH_COMMANDS.map((one) => ({
    term: `/${one.name}${one.parameters === undefined ? '' : ` ${one.parameters}`}`,
    summary: one.summary,
  }));
  const width = Math.max(...rows.map(({ term }) => term.length));
  return [
    ...rows.map(({ term, summary }) => `  ${name(term.padEnd(width))}  ${summary}`),
    '',
    dim('  Anything else is said to the composer: clip.mp4 upbeat lo-fi · make it slower'),
    dim('  """ begins and ends a text of several lines. Tab completes commands and files.'),
    dim('  Ctrl-C stops what is going on; Ctrl-D leaves.'),
  ].join('\n');
}
