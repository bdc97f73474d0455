import { join } from 'node:path';
import { ExitCode, isAbort, VmgError } from '../../support/errors.js';
import { stripControl } from '../../support/redaction.js';
import { choicesOf } from '../commands/choice-options.js';
import { outputRequest } from '../commands/output-options.js';
import { backendInUse } from '../commands/session.js';
import type { RunContext } from '../context.js';
import { type ChatFlags, takeTurn } from '../conversation.js';
import { reportFailure } from '../failure.js';
import type { Questions } from '../terminal/questions.js';
import { complete } from './completion.js';
import { type Conversation, inConversation } from './conversation.js';
import { History } from './history.js';
import { LineReader } from './line-reader.js';
import { findSlashCommand, SLASH_COMMANDS } from './slash-commands.js';
import { parseSlash, readGiven } from './slash-words.js';

const FENCE = '"""';

/** The conversation at a terminal: until Ctrl-D, `/quit`, or two Ctrl-C at an empty prompt. */
export async function runRepl(flags: ChatFlags, given: RunContext): Promise<void> {
  const conversation: Conversation = {
    named: flags.session,
    current: undefined,
    beginNew: flags.new === true,
    choicesSent: false,
    leaving: false,
  };
  const context = inConversation(given, conversation);
  const { terminal, signal, services } = context;
  const { streams, out, symbols } = terminal;
  const history = new History(join(await services.dataDir(), 'history'));
  let turn: AbortController | undefined;
  const reader = new LineReader({
    input: streams.stdin,
    output: streams.stdout,
    history: await history.load(),
    now: () => context.clock.now(),
    complete: (line) =>
      complete(
        line,
        SLASH_COMMANDS.map(({ name }) => name),
        context.cwd,
      ),
    onInterrupt: () => {
      if (turn && !turn.signal.aborted) turn.abort();
      else context.interrupt();
    },
    onEndAhead: () => {
      if (turn === undefined || turn.signal.aborted || signal.aborted) return;
      terminal.note(terminal.err.dim('Leaves when this is done; Ctrl-C stops it.'));
    },
  });
  const close = (): void => reader.close();
  signal.addEventListener('abort', close);

  try {
    await greet(conversation, context);
    const prompt = `${out.accent(symbols.prompt)} `;
    while (!conversation.leaving && !signal.aborted) {
      const entry = await reader.read(prompt);
      if (entry.kind === 'end') {
        terminal.write('\n');
        break;
      }
      if (entry.kind === 'interrupt') {
        terminal.write('\n');
        if (entry.again) break;
        terminal.note(terminal.err.dim('Ctrl-C again, or Ctrl-D, leaves.'));
        continue;
      }
      const text = await wholeText(entry.text, reader, out.dim('... '));
      if (text === undefined || text.trim() === '') continue;
      // A history is made of lines; a text of several comes back as one.
      const line = text.trim().replace(/\s*\n\s*/g, ' ');
      reader.remember(line);
      await history.add(line);
      turn = new AbortController();
      const stopTurn = turn;
      context.onInterrupt(() => stopTurn.abort());
      await respond(text.trim(), conversation, flags, {
        ...context,
        signal: AbortSignal.any([signal, turn.signal]),
        terminal: { ...terminal, questions: questionsOf(reader) },
      });
      context.onInterrupt(undefined);
      turn = undefined;
    }
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', close);
    context.onInterrupt(undefined);
    reader.close();
  }
}

async function greet(conversation: Conversation, context: RunContext): Promise<void> {
  const { terminal, version } = context;
  const { err, symbols } = terminal;
  const { backend, apiUrl } = await backendInUse(context);
  const who = backend === 'engine' ? 'the engine on this machine' : 'the hosted service';
  terminal.note(
    `${err.accent(symbols.note)} ${err.title(`vmg ${version}`)} ${err.dim(`puts music under video, with ${who}`)}`,
  );
  if (conversation.named === undefined && !conversation.beginNew) {
    const current = await (await context.stores()).sessions.current(backend, apiUrl);
    const media = current?.media.map((name) => stripControl(name)).join(', ') ?? '';
    if (media !== '') terminal.note(err.dim(`  Going on with ${media}; /new begins afresh.`));
  }
  const begins = (conversation.named ?? conversation.current) === undefined;
  const example = begins ? 'clip.mp4 upbeat lo-fi' : 'make it slower';
  terminal.note(err.dim(`  Say, for example: ${example}, then export`));
  terminal.note(err.dim(`  /help lists the commands ${symbols.dot} Ctrl-D leaves`));
  // The first turn need not wait for the engine; a failure is told of when it matters.
  context.app().catch(() => {});
}

/** Joins the lines between two `"""`; undefined when that was given up. */
async function wholeText(
  first: string,
  reader: LineReader,
  prompt: string,
): Promise<string | undefined> {
  const opened = first.trimStart();
  if (!opened.startsWith(FENCE)) return first;
  let text = opened.slice(FENCE.length);
  while (!text.trimEnd().endsWith(FENCE)) {
    const entry = await reader.read(prompt);
    if (entry.kind !== 'line') return undefined;
    text += `\n${entry.text}`;
  }
  return text.trimEnd().slice(0, -FENCE.length);
}

/** Does what was said. Nothing that fails here ends the conversation. */
async function respond(
  text: string,
  conversation: Conversation,
  flags: ChatFlags,
  context: RunContext,
): Promise<void> {
  const { terminal, signal } = context;
  try {
    const slash = parseSlash(text);
    if (slash) {
      const command = findSlashCommand(slash.name);
      if (!command) {
        throw new VmgError('usage', ExitCode.usage, `There is no command /${slash.name}.`, {
          hint: '/help lists the commands.',
        });
      }
      const given = readGiven(command.name, slash.words, command.addOptions);
      await command.run(given, conversation, context);
      return;
    }
    const { named, beginNew } = conversation;
    const { choicesSent } = await takeTurn(
      {
        text,
        ...(conversation.choicesSent ? {} : { choices: choicesOf(flags) }),
        ...(named === undefined ? {} : { sessionId: named }),
        ...(beginNew ? { newSession: true } : {}),
        ...outputRequest(flags, context),
      },
      context,
      signal,
      'conversation',
    );
    conversation.choicesSent ||= choicesSent;
  } catch (error) {
    if (signal.aborted || isAbort(error)) {
      terminal.note(terminal.err.dim('Stopped.'));
      return;
    }
    if (error instanceof VmgError && error.code === 'session-not-found') {
      conversation.named = undefined;
    }
    reportFailure(error, terminal, context.services.secrets());
  }
}

/** Questions at the conversation's own prompt: a second reader of stdin would end the process. */
function questionsOf(reader: LineReader): Questions {
  return {
    possible: true,
    async text(message) {
      const entry = await reader.read(`${message} `);
      if (entry.kind !== 'line')
        throw new VmgError('interrupted', ExitCode.interrupted, 'Stopped.');
      return entry.text;
    },
    async confirm(message) {
      const entry = await reader.read(`${message} (y/N) `);
      return entry.kind === 'line' && /^\s*y(es)?\s*$/i.test(entry.text);
    },
  };
}
