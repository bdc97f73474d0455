import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { ActionResult, ConverseResult } from '../../app/index.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { type ChatFlags, takeTurn } from '../conversation.js';
import { addChoiceOptions, choicesOf } from './choice-options.js';
import { addOutputOptions, outputRequest } from './output-options.js';
import { addSessionOptions, sessionRequest } from './session-options.js';
import { addSoundFontOption, checkChosenSoundFont } from './sound-font-option.js';
import { statusDocument } from './status.js';
import { withKnownStyle } from './style-names.js';

export function registerChat(parent: Command, open: Open): void {
  const command = parent
    .command('chat')
    .summary('talk with the composer; with words, say one thing')
    .description(
      'Talk with the composer about the current session. With words it says one thing and prints the ' +
        'answer; off a terminal it says what comes on stdin.',
    )
    .argument('[words...]', 'what to say');
  addOutputOptions(addChoiceOptions(addSessionOptions(command, true)), '<clip>.vmg.mp4 here');
  addSoundFontOption(command);
  addExamples(command, [
    ['vmg chat', 'a conversation; Ctrl-D ends it'],
    ['vmg chat "make the drums softer, then export"'],
    ['vmg chat < brief.txt'],
  ]).action(async (words: string[], flags: ChatFlags, self: Command) => {
    await runChat(words.join(' '), flags, open(self));
  });
}

/** Says `words`, or what comes on stdin, or begins a conversation. */
export async function runChat(words: string, given: ChatFlags, context: RunContext): Promise<void> {
  const flags = await withKnownStyle(given, context);
  const where = outputRequest(flags, context);
  await checkChosenSoundFont(context);
  const { terminal, signal } = context;
  const { stdin, stdout } = terminal.streams;
  if (words.trim() === '' && terminal.questions.possible && stdout.isTTY === true) {
    const { runRepl } = await import('../repl/repl.js');
    await runRepl(flags, context);
    return;
  }
  const text = words.trim() === '' && stdin.isTTY !== true ? await readAll(stdin) : words;
  if (text.trim() === '') {
    throw usageError('Nothing was said.', 'vmg chat "add calm piano music"', 'message-missing');
  }
  await refuseSlash(text);
  const result = await takeTurn(
    {
      text: text.trim(),
      choices: choicesOf(flags),
      ...sessionRequest(flags),
      ...where,
    },
    context,
    signal,
    'command',
  );
  if (terminal.flags.json) terminal.result(conversationDocument(result), '');
}

/**
 * The commands of the conversation at a terminal have a command line of their own each.
 *
 * @throws VmgError of usage for a line that is one of them.
 */
async function refuseSlash(text: string): Promise<void> {
  if (!/^\s*\/[a-z?]/mu.test(text)) return;
  const { findSlashCommand } = await import('../repl/slash-commands.js');
  const { parseSlash } = await import('../repl/slash-words.js');
  for (const line of text.split('\n')) {
    const name = parseSlash(line)?.name;
    if (name === undefined) continue;
    const command = findSlashCommand(name);
    if (command === undefined) {
      throw usageError(
        `There is no command /${name}.`,
        'vmg --help lists the commands.',
        'slash-command',
      );
    }
    throw usageError(
      `/${command.name} is for the conversation at a terminal.`,
      OF_CONVERSATION.includes(command.name)
        ? 'vmg chat, at a terminal, begins one.'
        : `vmg ${command.name} --help tells how to say it on the command line.`,
      'slash-command',
    );
  }
}
const OF_CONVERSATION = ['help', 'new', 'quit'];

/** What the agent said. */
const spoken = (one: ActionResult): string => (one.action === 'message' ? one.text : '');

/** The answer to a question that no agent is asked, in a line. */
function lookedUp(one: ActionResult): string {
  if (one.action === 'status') return one.status.draft ?? 'The timeline is empty.';
  if (one.action !== 'credits') return '';
  return one.backend === 'engine'
    ? 'The embedded engine is free of charge.'
    : `Credits available: ${one.credits.available}`;
}

const linesOf = ({ results }: ConverseResult, wordsOf: (one: ActionResult) => string): string =>
  results
    .map(wordsOf)
    .filter((text) => text !== '')
    .join('\n');

/** As `--json` prints it. */
function conversationDocument(result: ConverseResult): unknown {
  const looked = result.results.flatMap((one) => (one.action === 'status' ? [one.status] : []));
  return {
    session: (result.session ?? looked[0]?.session)?.sessionId ?? null,
    backend: result.backend,
    text: linesOf(result, spoken) || linesOf(result, lookedUp),
    results: result.results.map((one) =>
      one.action === 'status' ? { ...one, status: statusDocument(one.status) } : one,
    ),
  };
}

async function readAll(stream: Readable): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) text += String(chunk);
  return text;
}
