import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNodeEnough } from '../../src/cli/commands/doctor.js';
import { readManifest } from '../../src/cli/manifest.js';
import { ExitCode, VmgError } from '../../src/support/errors.js';
import { runInProcess } from './cli-context.js';

describe('the command line', () => {
  it('prints help on stdout, with the same words every time', async () => {
    const { exitCode, stdout, stderr } = await runInProcess(['--help']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    await expect(stdout).toMatchFileSnapshot('golden/help.txt');
  });

  it.each([
    'generate',
    'demo',
    'chat',
    'upload',
    'status',
    'export',
    'report',
    'credits',
    'session',
    'open',
    'login',
    'logout',
    'config',
    'doctor',
    'completion',
    'serve',
  ])('shows options and examples in the help of %s', async (name) => {
    const { exitCode, stdout } = await runInProcess([name, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: vmg ${name}`);
    expect(stdout).toMatch(/Examples:\n {2}\$ /);
    expect(stdout).toContain('--json');
    await expect(stdout).toMatchFileSnapshot(`golden/help-${name}.txt`);
  });

  it('prints the version', async () => {
    expect(await runInProcess(['--version'])).toEqual({
      exitCode: 0,
      stdout: '1.2.3\n',
      stderr: '',
    });
  });

  it.each([
    ['an unknown option', ['generate', '--seeed', '1'], '--seeed', '--seed'],
    ['an unknown command', ['genrate'], 'genrate', 'generate'],
    ['a command that is left out', ['session'], 'vmg session needs one of', '--help'],
    ['an argument too many', ['status', 'now'], 'Too many arguments', 'vmg status --help'],
    ['a value that is missing', ['generate', '--output'], '--output', 'vmg generate --help'],
    ['a backend that there is not', ['status', '--backend', 'moon'], 'moon', 'vmg status --help'],
    ['a seed that is none', ['generate', 'a.mp4', 'x', '--seed', '1.5'], '--seed', 'whole number'],
    ['a negative seed', ['generate', 'a.mp4', 'x', '--seed', '-3'], '--seed', '--help'],
    ['a seed too large', ['demo', '--seed', '4294967296'], '--seed', '0 to 4294967295'],
    ['a volume over all', ['chat', 'x', '--volume', '200'], '--volume', '0 to 100'],
    ['a tempo out of reach', ['generate', 'a.mp4', 'x', '--bpm', '900'], '--bpm', '40 to 220'],
    ['a key that is none', ['generate', 'a.mp4', 'x', '--key', 'H sharp'], '--key', 'A minor'],
    ['a port that is none', ['serve', '--port', '99999'], '--port', '65535'],
    ['no clip', ['generate'], 'No video was named', 'vmg generate clip.mp4'],
    ['no prompt', ['generate', 'clip.mp4'], 'No prompt was given', 'vmg generate clip.mp4'],
    ['nothing at all, off a terminal', [], 'No command was given', 'vmg --help'],
    ['nothing said', ['chat'], 'Nothing was said', 'vmg chat'],
    [
      'a command of the conversation',
      ['chat', '/export x.mp4 --force'],
      '/export',
      'vmg export --help',
    ],
    ['a command that there is not', ['chat', '/exprot y.mp4'], '/exprot', 'vmg --help'],
    ['a command that ends one', ['chat', 'a calm tune\n/quit'], '/quit', 'vmg chat, at a terminal'],
    ['a help of no command', ['help', 'nosuch'], "'nosuch'", 'vmg --help'],
    ['no command with --help', ['nosuch', '--help'], "'nosuch'", 'vmg --help'],
    ['no verb with --help', ['config', 'nosuch', '--help'], "'nosuch'", 'vmg config --help'],
    ['a file that looks like an option', ['generate', '-d.mp4', 'x'], "'-d.mp4'", './-d.mp4'],
    ['an output of another kind', ['generate', 'a.mp4', 'x', '-o', 'x.txt'], 'x.txt', '.mp4'],
    ['an output of no kind', ['export', '-o', 'noext'], 'no extension', 'noext.mp4'],
    ['stdout as the output', ['export', '-o', '-'], 'stdout', 'final.mp4'],
    ['an output without a name', ['export', '-o', ''], 'names no file', 'final.mp4'],
    ['--resume with an output', ['export', '--resume', '-o', 'x.mp4'], '--resume', 'Leave'],
  ])('ends with 2 and one next step for %s', async (_what, argv, said, step) => {
    const { exitCode, stdout, stderr } = await runInProcess(argv);
    expect(exitCode).toBe(ExitCode.usage);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).toContain(step);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('tells usage errors as JSON where JSON was asked for', async () => {
    const { exitCode, stdout, stderr } = await runInProcess(['generate', '--nope', '--json']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'usage',
        message: "Unknown option '--nope'.",
        hint: expect.stringContaining('vmg generate --help'),
        exitCode: 2,
      },
    });
  });
});

describe('doctor', () => {
  const missing = new VmgError('ffmpeg-missing', ExitCode.programMissing, 'No ffmpeg.', {
    hint: 'Install it.',
  });
  const services = {
    findFfmpeg: async (): Promise<never> => {
      throw missing;
    },
    findSoundFont: async () => ({ path: '/fonts/a.sf3', bytes: 40_000_000 }),
    settings: async (): Promise<never> => {
      throw new Error('The test gave no settings');
    },
    dataDir: async (): Promise<string> => {
      throw new VmgError('data-unusable', ExitCode.input, 'Not a folder.', { hint: 'Move it.' });
    },
  };

  it('says below each thing that is not in order what to do, and exits as the first', async () => {
    const { exitCode, stdout, stderr } = await runInProcess(['doctor'], { services });
    expect(exitCode).toBe(9);
    expect(stdout).toMatch(/^✖ ffmpeg {7}No ffmpeg\.\n {15}→ Install it\.$/m);
    expect(stdout).toMatch(/^✖ data folder {2}Not a folder\.\n {15}→ Move it\.$/m);
    expect(stdout).toMatch(/^✔ sound font {3}\/fonts\/a\.sf3 \(40 MB\)$/m);
    const checks = 'ffmpeg, data folder, free disk, engine, backend, token, credentials, proxy';
    expect(stderr).toBe(`✖ Not in order: ${checks}.\n`);
  });

  it('tells all of it as one JSON document', async () => {
    const { exitCode, stdout } = await runInProcess(['doctor', '--json'], { services });
    expect(exitCode).toBe(9);
    const { error } = JSON.parse(stdout);
    expect(error.details.findings[1]).toEqual({
      check: 'ffmpeg',
      ok: false,
      found: 'No ffmpeg.',
      hint: 'Install it.',
    });
  });

  it('says what is wrong with a data folder that cannot be made, and looks at its disk all the same', async () => {
    const dataDir = async () => join(process.execPath, 'data');
    const { stdout } = await runInProcess(['doctor'], { services: { ...services, dataDir } });
    expect(stdout).toMatch(
      /✖ data folder .* cannot be written to: there is a file in its place\.\n.*VMG_HOME/,
    );
    expect(stdout).not.toMatch(/bug in vmg: \w+.*(mkdir|statfs)/);
    expect(stdout).toMatch(/^[✔✖] free disk +[\d.]+ [GMk]?B$/m);
  });

  it('does not call a full disk a missing program', async () => {
    const found = async () => ({ path: '/usr/bin/ffmpeg', version: '7.1', source: 'PATH' });
    const { exitCode } = await runInProcess(['doctor'], {
      services: { ...services, findFfmpeg: found },
    });
    expect(exitCode).toBe(3);
  });

  it.each([
    ['v20.17.0', '20.17', true],
    ['v20.9.0', '20.17', false],
    ['v18.20.1', '20.17', false],
    ['v100.0.0', '20.17', true],
  ])('takes Node.js %s where %s is the oldest: %s', (version, oldest, enough) => {
    expect(isNodeEnough(version, oldest)).toBe(enough);
    expect(readManifest().oldestNode).toMatch(/^\d+\.\d+$/);
  });
});

describe('a failure', () => {
  const failWith = (error: unknown) => ({
    app: async (): Promise<never> => {
      throw error;
    },
  });

  it('ends with the exit code of its family', async () => {
    const error = new VmgError('out-of-credits', ExitCode.credits, 'The credits are used up.', {
      hint: 'Top up.',
    });
    const outcome = await runInProcess(['credits'], { services: failWith(error) });
    expect(outcome).toEqual({
      exitCode: 5,
      stdout: '',
      stderr: '✖ The credits are used up.\n  → Top up.\n',
    });
  });

  it('that is a bug says so, and shows its stack with --verbose alone', async () => {
    const services = failWith(new TypeError('x is not a function'));
    const quiet = await runInProcess(['credits'], { services });
    expect(quiet.exitCode).toBe(1);
    expect(quiet.stderr).toContain('bug in vmg');
    expect(quiet.stderr).not.toContain('    at ');
    const verbose = await runInProcess(['credits', '--verbose'], { services });
    expect(verbose.stderr).toContain('    at ');
  });

  it('tells with --verbose and in JSON what it carries, such as the last words of ffmpeg', async () => {
    const log = ['[mov] moov atom not found', '\u001b[31mclip.mp4: Invalid data'];
    const error = new VmgError('ffmpeg-failed', ExitCode.jobFailed, 'ffmpeg failed.', {
      details: { status: 1, log },
    });
    const services = failWith(error);
    const plain = await runInProcess(['credits'], { services });
    expect(plain.stderr).toBe('✖ ffmpeg failed.\n');
    const { stderr } = await runInProcess(['credits', '--verbose'], { services });
    expect(stderr).toContain(
      '  status: 1\n  log:\n    [mov] moov atom not found\n    clip.mp4: Invalid data\n',
    );
    const json = await runInProcess(['credits', '--json'], { services });
    expect(JSON.parse(json.stdout).error).toMatchObject({
      code: 'ffmpeg-failed',
      details: { status: 1, log },
    });
  });

  it('never shows a token, not even one that an error carries', async () => {
    const secret = 'tok_Zx81-secret-value';
    const cause = new Error(`GET /x with Bearer abcdef123456 and ${secret}`);
    const error = new VmgError('odd', ExitCode.network, `nmv_usr_abcdef ${secret}`, {
      hint: `use ${secret}`,
      cause,
      details: { header: `Bearer ${secret}`, log: [`sent ${secret}`] },
    });
    for (const flags of [['--verbose'], ['--json', '--verbose']]) {
      const { stdout, stderr } = await runInProcess(['credits', ...flags], {
        services: failWith(error),
        secrets: [secret],
      });
      expect(stdout + stderr).toContain('[redacted]');
      expect(stdout + stderr).not.toMatch(/abcdef|Zx81/);
    }
  });

  it('after Ctrl-C is the interruption, whatever broke', async () => {
    const controller = new AbortController();
    const { interruptedError } = await import('../../src/support/errors.js');
    const app = async (): Promise<never> => {
      controller.abort(interruptedError());
      throw new Error('socket hang up');
    };
    const { signal } = controller;
    const outcome = await runInProcess(['credits'], { services: { app }, signal });
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stderr).toContain('Interrupted.');
  });

  it('loses the control characters that a server put into it', async () => {
    const error = new VmgError('odd', ExitCode.network, 'a\u001b[31mred\u0007 \u009b2Jb');
    const { stderr } = await runInProcess(['credits'], { services: failWith(error) });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
