import { Command, Option } from 'commander';
import { addExamples, type Open } from './command.js';
import { registerChat } from './commands/chat.js';
import { registerCompletion } from './commands/completion.js';
import { registerConfig } from './commands/config.js';
import { registerCredits } from './commands/credits.js';
import { registerDemo } from './commands/demo.js';
import { registerDoctor } from './commands/doctor.js';
import { registerExport } from './commands/export.js';
import { registerGenerate } from './commands/generate.js';
import { registerLogin } from './commands/login.js';
import { registerLogout } from './commands/logout.js';
import { registerOpen } from './commands/open.js';
import { registerReport } from './commands/report.js';
import { registerServe } from './commands/serve.js';
import { registerSession } from './commands/session.js';
import { registerStatus } from './commands/status.js';
import { registerUpload } from './commands/upload.js';
import type { BackendFlags, CommandContext, RunContext } from './context.js';
import { columnsOf, type OutputStream } from './terminal/streams.js';
import type { Theme } from './terminal/theme.js';

const GLOBAL_OPTIONS = 'Global options:';

const GROUPS = {
  'Make music:': [registerGenerate, registerDemo, registerChat],
  'Step by step:': [
    registerUpload,
    registerStatus,
    registerExport,
    registerReport,
    registerCredits,
  ],
  'Sessions and account:': [registerSession, registerOpen, registerLogin, registerLogout],
  'Set up:': [registerConfig, registerDoctor, registerCompletion, registerServe],
} as const;

/** The commander tree. Errors and helps are thrown, not exited on. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('vmg');
  const open: Open = (command) => openRun(context, backendFlagsOf(command));

  program
    .description('Puts music under video: analyses a clip, composes for it, writes a finished MP4.')
    .usage('[command] [options]')
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addOption(
      new Option('--backend <name>', 'who composes: the embedded engine, or the hosted service')
        .choices(['engine', 'cloud'])
        .helpGroup(GLOBAL_OPTIONS),
    )
    .optionsGroup(GLOBAL_OPTIONS)
    .option('--api-url <url>', 'base address of the backend')
    .option('--json', 'print one JSON document on stdout')
    .option('--quiet', 'no progress and no remarks')
    .option('--no-input', 'never ask; fail instead')
    .option('--no-color', 'no colours')
    .option('--verbose', 'tell more, and show stacks of errors');

  for (const [group, members] of Object.entries(GROUPS)) {
    program.commandsGroup(group);
    for (const register of members) register(program, open);
  }
  program.helpCommand('help [command]', 'show the help of a command');
  addExamples(program, [
    ['vmg demo', 'a first run, without a clip at hand'],
    ['vmg generate clip.mp4 "upbeat lo-fi"', 'writes clip.vmg.mp4'],
    ['vmg', 'a conversation'],
  ]);
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 bug, 2 usage, 3 input, 4 authentication, 5 credits, 6 network,\n' +
      '7 job failed, 8 still running, 9 program missing, 130 interrupted, 143 terminated.\n' +
      '`vmg <command> --help` tells more.',
  );
  forEachCommand(program, (command) => setUp(command, context));
  return program;
}

function setUp(command: Command, { terminal }: CommandContext): void {
  const { stdout, stderr } = terminal.streams;
  if (command.commands.length > 0) command.on('beforeHelp', () => refuseUnknown(command));
  command
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, subcommandTerm, ...helpStyle(terminal.out) })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      // What commander has to say about errors travels in the error it throws.
      writeErr: () => {},
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
      getOutHasColors: () => terminal.out.level > 0,
      getErrHasColors: () => terminal.err.level > 0,
    });
}

/** Throws for a help that is asked of a command that there is not, in place of another command's. */
function refuseUnknown(command: Command): void {
  const [first, second] = command.args;
  const word = first === 'help' ? second : first;
  if (word === undefined || word.startsWith('-')) return;
  const known = command.commands.some((one) => [one.name(), ...one.aliases()].includes(word));
  // Commander knows what to say of it, and which command may be meant.
  if (!known && word !== 'help') command.parse([word], { from: 'user' });
}

/** Options are told of in a command's own help; at the root the name says enough. */
function subcommandTerm(command: Command): string {
  const parameters = command.parent?.parent
    ? command.registeredArguments.map((one) => {
        const name = `${one.name()}${one.variadic ? '...' : ''}`;
        return one.required ? ` <${name}>` : ` [${name}]`;
      })
    : [];
  return command.name() + parameters.join('');
}

function helpWidth(stream: OutputStream): number {
  return Math.min(100, stream.isTTY === true ? columnsOf(stream) : 80);
}

function helpStyle(theme: Theme): Record<string, (text: string) => string> {
  return {
    // Commander's own spelling for subcommands is another than ours for the root.
    styleTitle: (title) => theme.title(title === 'Global Options:' ? GLOBAL_OPTIONS : title),
    styleCommandText: theme.accent,
    styleSubcommandText: theme.accent,
    styleOptionText: theme.path,
  };
}

function forEachCommand(command: Command, action: (command: Command) => void): void {
  action(command);
  for (const child of command.commands) forEachCommand(child, action);
}

function backendFlagsOf(command: Command): BackendFlags {
  const { backend, apiUrl, soundfont } = command.optsWithGlobals<BackendFlags>();
  return {
    ...(backend === undefined ? {} : { backend }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(soundfont === undefined ? {} : { soundfont }),
  };
}

/** What a command is run with once it is known which backend its flags ask for. */
export function openRun(context: CommandContext, backendFlags: BackendFlags): RunContext {
  const { services } = context;
  return {
    ...context,
    backendFlags,
    app: () => services.app(backendFlags),
    settings: () => services.settings(backendFlags),
    stores: () => services.stores(),
  };
}
