import { on } from 'node:events';
import type { Command } from 'commander';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import type { InputStream } from '../terminal/streams.js';
import { creditsTable } from './credits.js';

/** No token is longer; whatever is, is some other file. */
const LONGEST_TOKEN = 16_384;

export function registerLogin(parent: Command, open: Open): void {
  const command = parent
    .command('login')
    .summary('keep a token for the hosted service')
    .description(
      'Keep a token for the hosted service: asked for at a terminal, else read from the first line of ' +
        'standard input. It is checked first, and kept where nobody else can read it. It is no argument, ' +
        'because other users could read that in the list of processes.',
    )
    // What is a token by mistake must not be repeated in a complaint.
    .allowExcessArguments()
    .allowUnknownOption();
  addExamples(command, [
    ['vmg login'],
    ['vmg login < token.txt'],
    ['pass nemovideo | vmg login --json'],
  ]).action(async (_: object, self: Command) => {
    refuseArguments(self.args);
    await runLogin(open(self));
  });
}

async function runLogin(context: RunContext): Promise<void> {
  const { terminal, services, signal, backendFlags, env } = context;
  if (backendFlags.backend === 'engine') {
    throw usageError('The embedded engine needs no login.', 'Leave --backend out.');
  }
  const token = await readToken(context);
  const result = await terminal.withProgress(async ({ onProgress }) => {
    const { login } = await import('../../app/index.js');
    const backend = await services.hosted(backendFlags, token);
    const credentials = await services.credentials();
    return await login(backend, credentials, token, { signal, onProgress });
  }, false);

  const { apiUrl, credits } = result;
  const overriddenBy = hasOwnToken(env) ? 'NEMO_TOKEN' : null;
  const text = `Logged in at ${new URL(apiUrl).host}\n${creditsTable(credits, terminal.out)}`;
  terminal.result({ apiUrl, credits, overriddenBy }, text);
  if (overriddenBy !== null) {
    terminal.warn(`${overriddenBy} is set and goes first: unset it to use what was kept.`);
  } else if ((await context.settings()).get('backend').value !== 'cloud') {
    const { dim } = terminal.err;
    terminal.note(dim('Use it with --backend cloud, or always: vmg config set backend cloud'));
  }
}

/** Whether the environment brings a token, which goes before any that is kept. */
export function hasOwnToken({ NEMO_TOKEN }: RunContext['env']): boolean {
  return (NEMO_TOKEN ?? '').trim() !== '';
}

function refuseArguments(words: readonly string[]): void {
  const [first] = words;
  if (first === undefined) return;
  if (first.startsWith('-') && !/^--?t/i.test(first)) {
    throw usageError(
      `Unknown option '${first.replace(/=.*$/s, '')}'.`,
      'vmg login --help tells more.',
    );
  }
  throw usageError(
    'A token is not given on the command line: other users could read it in the list of processes.',
    'Type it when "vmg login" asks for it, or pipe it in: vmg login < token.txt',
    'token-exposed',
  );
}

/** What was typed or piped in, without the word before it that headers have. */
async function readToken({ terminal, signal }: RunContext): Promise<string> {
  const { stdin } = terminal.streams;
  const given =
    terminal.questions.possible || stdin.isTTY === true
      ? await terminal.questions.text('Token (it is not shown)', { hidden: true })
      : await readFirstLine(stdin, signal);
  const token = given.trim().replace(/^bearer\s+/i, '');
  if (token !== '') return token;
  throw usageError('No token was given.', 'vmg login < token.txt', 'token-missing');
}

/** Reads no further than it has to: whoever writes may keep the pipe open. */
async function readFirstLine(stream: InputStream, signal: AbortSignal): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const [chunk] of on(stream, 'data', { signal, close: ['end', 'close'] })) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LONGEST_TOKEN) break;
  }
  stream.pause();
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  if (line.length <= LONGEST_TOKEN) return line;
  throw usageError('What was piped in is no token.', 'vmg login < token.txt', 'token-missing');
}
