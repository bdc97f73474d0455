import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCredits } from '../commands/credits.js';
import { runExport } from '../commands/export.js';
import { runOpen } from '../commands/open.js';
import { runReport } from '../commands/report.js';
import { runSessionList, runSessionUse } from '../commands/session.js';
import { runStatus } from '../commands/status.js';
import { runUpload } from '../commands/upload.js';
import type { RunContext } from '../context.js';
import type { Conversation } from './conversation.js';

/** A command of the conversation. */
export interface SlashCommand {
  name: string;
  aliases?: readonly string[];
  /** What may follow the name, as `/help` shows it. */
  parameters?: string;
  summary: string;
  run(words: readonly string[], conversation: Conversation, context: RunContext): Promise<void>;
}

const sessionOf = ({ named }: Conversation): { session?: string } =>
  named === undefined ? {} : { session: named };

export const SLASH_COMMANDS: readonly SlashCommand[] = [
  {
    name: 'help',
    aliases: ['?'],
    summary: 'this list',
    async run(_words, _conversation, { terminal }) {
      terminal.write(`${describeCommands(terminal.out.accent, terminal.out.dim)}\n`);
    },
  },
  {
    name: 'upload',
    parameters: '<file or address…>',
    summary: 'put a clip into the session',
    async run(words, conversation, context) {
      const names = await fileNames(words, context.cwd);
      const flags = conversation.beginNew ? { new: true } : sessionOf(conversation);
      await runUpload(names, flags, context, 'conversation');
    },
  },
  {
    name: 'status',
    summary: 'the timeline, and unfinished exports',
    async run(_words, conversation, context) {
      await runStatus(sessionOf(conversation), context);
    },
  },
  {
    name: 'export',
    parameters: '[file]',
    summary: 'write the video',
    run: (words, conversation, context) =>
      runExport(
        {
          ...sessionOf(conversation),
          ...(words[0] === undefined ? {} : { output: words.join(' ') }),
          wait: true,
        },
        context,
      ),
  },
  {
    name: 'report',
    parameters: '[file]',
    summary: 'write a page that shows how the music fits',
    async run(words, conversation, context) {
      const output = words.length === 0 ? {} : { output: words.join(' ') };
      await runReport({ ...sessionOf(conversation), ...output }, context);
    },
  },
  {
    name: 'credits',
    summary: 'what the account has left',
    run: (_words, _conversation, context) => runCredits(context),
  },
  {
    name: 'open',
    summary: 'the session in the browser',
    run: (_words, { named }, context) => runOpen(named, { browser: true }, context),
  },
  {
    name: 'session',
    parameters: '[id]',
    summary: 'list the sessions, or change to one',
    async run([id], conversation, context) {
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
    async run(_words, conversation, { terminal }) {
      conversation.named = undefined;
      conversation.beginNew = true;
      terminal.note(terminal.err.dim('A new session. Name a clip, and say what music it wants.'));
    },
  },
  {
    name: 'quit',
    aliases: ['exit', 'bye', 'q'],
    summary: 'leave (as does Ctrl-D)',
    async run(_words, conversation) {
      conversation.leaving = true;
    },
  },
];

export function findSlashCommand(name: string): SlashCommand | undefined {
  return SLASH_COMMANDS.find((one) => one.name === name || one.aliases?.includes(name) === true);
}

/** `/upload "my clip.mp4" b.mp4` as its name and words; undefined for what is no slash command. */
export function parseSlash(line: string): { name: string; words: string[] } | undefined {
  // A path such as /home/me/clip.mp4 begins with a slash, too.
  const match = /^\/([a-z?]+)(?:\s+(.*))?$/su.exec(line.trim());
  if (!match?.[1]) return undefined;
  const words = [...(match[2] ?? '').matchAll(/"([^"]*)"|'([^']*)'|((?:\\\s|\S)+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare?.replace(/\\(\s)/g, '$1') ?? '',
  );
  return { name: match[1], words };
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
    dim('  Anything else is said to the composer: clip.mp4 upbeat lo-fi · make it slower · export'),
    dim('  """ begins and ends a text of several lines. Tab completes commands and files.'),
    dim('  Ctrl-C stops what is going on; Ctrl-D leaves.'),
  ].join('\n');
}
