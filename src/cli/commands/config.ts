import type { Command } from 'commander';
import type { Setting } from '../../app/index.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { renderTable } from '../terminal/table.js';

export function registerConfig(parent: Command, open: Open): void {
  const config = parent
    .command('config')
    .helpCommand(false)
    .summary('show and change settings')
    .description('Show and change settings. Flags beat the environment, which beats the config.');
  addExamples(config, [
    ['vmg config list'],
    ['vmg config set backend cloud'],
    ['vmg config set soundfont band.sf2'],
  ]);

  const list = config.command('list').description('every setting, and where its value comes from');
  addExamples(list, [['vmg config list --json']]).action(async (_: object, self: Command) => {
    await runConfigList(open(self));
  });
  const get = config
    .command('get')
    .description('print the value of a setting')
    .argument('<key>', 'such as backend');
  addExamples(get, [['vmg config get backend']]).action(
    async (key: string, _: object, self: Command) => {
      const context = open(self);
      const setting = (await context.settings()).get(key);
      context.terminal.result(documentOf(setting), setting.value ?? '');
    },
  );
  const set = config
    .command('set')
    .description('change a setting')
    .argument('<key>', 'such as backend')
    .argument('<value>', 'its new value');
  addExamples(set, [['vmg config set backend cloud']]).action(
    async (key: string, value: string, _: object, self: Command) => {
      await runConfigSet(key, value, open(self));
    },
  );
  const unset = config
    .command('unset')
    .description('go back to the default of a setting')
    .argument('<key>', 'such as backend');
  addExamples(unset, [['vmg config unset backend']]).action(
    async (key: string, _: object, self: Command) => {
      const context = open(self);
      const settings = await context.settings();
      await settings.unset(key);
      const setting = settings.get(key);
      context.terminal.result(documentOf(setting), setting.value ?? '');
    },
  );
  const path = config.command('path').description('print where the config file is');
  addExamples(path, [['vmg config path']]).action(async (_: object, self: Command) => {
    const context = open(self);
    const settings = await context.settings();
    context.terminal.result({ path: settings.path }, settings.path);
  });
}

async function runConfigList(context: RunContext): Promise<void> {
  const { terminal } = context;
  const settings = (await context.settings()).list();
  const rows = settings.map((setting) => [
    setting.key,
    setting.value ?? '',
    setting.origin === undefined ? setting.source : `${setting.source} (${setting.origin})`,
    setting.description,
  ]);
  const table = renderTable(['setting', 'value', 'from', ''], rows, terminal.out);
  terminal.result({ settings: settings.map(documentOf) }, table);
}

async function runConfigSet(key: string, value: string, context: RunContext): Promise<void> {
  const { terminal } = context;
  const settings = await context.settings();
  await settings.set(key, value, context.cwd);
  const now = settings.get(key);
  terminal.result(documentOf(now), now.value ?? '');
  if (now.source === 'flag' || now.source === 'environment') {
    terminal.warn(`The ${now.source} (${now.origin ?? key}) still beats what was set.`);
  }
}

function documentOf({ key, value, source, origin }: Setting): object {
  return { key, value, source, ...(origin === undefined ? {} : { origin }) };
}
