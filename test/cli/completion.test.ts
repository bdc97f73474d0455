import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { makeWorkplace, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
});
afterAll(() => place.remove());

async function scriptOf(shell: string): Promise<string> {
  const { settings } = openStore({ home: place.cwd });
  const { exitCode, stdout } = await runInProcess(['completion', shell], {
    services: { settings: async () => settings() },
  });
  expect(exitCode).toBe(0);
  return stdout;
}

/** The names of the commands and options that a help shows. */
async function namesInHelp(argv: readonly string[]): Promise<string[]> {
  const { stdout } = await runInProcess([...argv, '--help']);
  const [, listed = ''] = stdout.split(/^(?=Options:)/m);
  const options = listed.match(/^ {2}(?:-\w, )?--[a-z-]+/gm) ?? [];
  const commands = listed.split(/^Examples:/m)[0]?.match(/^ {2}[a-z]+(?= )/gm) ?? [];
  return [...options.map((line) => line.replace(/^.*(--[a-z-]+)$/, '$1')), ...commands]
    .map((name) => name.trim())
    .filter((name) => name !== 'help');
}

const COMMANDS = [
  ...['', 'generate', 'demo', 'chat', 'upload', 'status', 'export', 'report', 'credits', 'session'],
  ...['open', 'login', 'logout', 'config', 'doctor', 'completion', 'serve'],
].map((name) => (name === '' ? [] : [name]));

describe('vmg completion', () => {
  it('knows four shells', async () => {
    const { exitCode, stderr } = await runInProcess(['completion', 'tcsh']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bash, zsh, fish, powershell');
  });

  it.each([
    'bash',
    'zsh',
    'fish',
    'powershell',
  ])('tells %s every command and option that the helps show', async (shell) => {
    const script = await scriptOf(shell);
    for (const argv of COMMANDS) {
      const path = ['vmg', ...argv].join(' ');
      // Fish names the place first, then the option, without its dashes.
      const block =
        shell === 'fish'
          ? script
              .split('\n')
              .filter((line) => line.includes(`__vmg_at \\'${path}\\''`))
              .join('\n')
          : script;
      expect(block).toContain(path);
      for (const name of await namesInHelp(argv)) {
        const written = shell === 'fish' ? name.replace(/^--/, '-l ') : name;
        expect(block, `${path} ${name}`).toContain(written);
      }
    }
    for (const value of ['engine', 'cloud', 'cinematic-epic', 'api-url', 'powershell']) {
      expect(script).toContain(value);
    }
  });

  it('quotes what is said of the options for each shell', async () => {
    expect(await scriptOf('zsh')).toContain("the music'\\''s share");
    expect(await scriptOf('fish')).toContain("the music\\'s share");
    expect(await scriptOf('powershell')).toContain("the music''s share");
  });
});

describe.runIf(process.platform !== 'win32')('in a real bash', () => {
  const CASES: readonly [typed: string[], suggested: string[]][] = [
    [['vmg', 'gen'], ['generate']],
    [
      ['vmg', 'log'],
      ['login', 'logout'],
    ],
    [
      ['vmg', 'session', ''],
      ['list', 'use', 'show', 'rm'],
    ],
    [['vmg', '--json', 'session', 'r'], ['rm']],
    [
      ['vmg', '--backend', ''],
      ['engine', 'cloud'],
    ],
    [['vmg', 'generate', '--backend', 'c'], ['cloud']],
    [
      ['vmg', 'generate', '--backend', '='],
      ['engine', 'cloud'],
    ],
    [['vmg', 'generate', '--backend', '=', 'e'], ['engine']],
    [
      ['vmg', 'generate', '--ba'],
      ['--batch', '--backend'],
    ],
    [
      ['vmg', 'generate', '--style', 'cinematic'],
      ['cinematic-epic', 'cinematic-emotional'],
    ],
    [['vmg', 'session', 'use', '--verb'], ['--verbose']],
    [['vmg', 'config', 'set', 'api'], ['api-url']],
    [['vmg', 'completion', 'p'], ['powershell']],
    [['vmg', 'open', '--no-b'], ['--no-browser']],
    // What bash then fills with files.
    [['vmg', 'generate', 'cl'], []],
    [['vmg', 'generate', '--output', ''], []],
    [['vmg', 'export', '-o', 'x'], []],
    [['vmg', 'chat', 'session', ''], []],
    [['vmg', 'generate', '--', '--ba'], []],
    // Nothing that is typed is carried out.
    [['vmg', '$(touch hit)'], []],
    [['vmg', 'generate', '--style', '`touch hit`'], []],
  ];

  it('suggests what can stand there', async () => {
    await writeFile(join(place.cwd, 'vmg.bash'), await scriptOf('bash'));
    const quoted = (word: string): string => `'${word}'`;
    const script = [
      'set -u',
      'source ./vmg.bash',
      ...CASES.flatMap(([typed]) => [
        `COMP_WORDS=(${typed.map(quoted).join(' ')}); COMP_CWORD=${typed.length - 1}; COMPREPLY=()`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
        '_vmg; printf "%s\\n" "${COMPREPLY[*]-}"',
      ]),
      '[ ! -e hit ] && echo unharmed',
    ].join('\n');
    const { stdout } = await execa('bash', ['--norc', '--noprofile', '-c', script], {
      cwd: place.cwd,
    });
    const lines = stdout.split('\n');
    expect(lines.pop()).toBe('unharmed');
    expect(CASES.map(([typed], index) => [typed, lines[index]])).toEqual(
      CASES.map(([typed, suggested]) => [typed, suggested.join(' ')]),
    );
  });

  it('is registered for vmg, and leaves files to bash', async () => {
    await writeFile(join(place.cwd, 'vmg.bash'), await scriptOf('bash'));
    const { stdout } = await execa('bash', ['--norc', '-c', 'source ./vmg.bash; complete -p vmg'], {
      cwd: place.cwd,
    });
    expect(stdout).toBe('complete -o default -F _vmg vmg');
  });
});
