import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChoices } from '../../src/protocol/index.js';
import { interruptedError } from '../../src/support/errors.js';
import { madeBefore, obedient, setBatchStage, textsOf } from '../app/batch-stage.js';
import type { Stage } from '../app/setup.js';
import { type RunSettings, runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setBatchStage();
});

afterEach(() => stage.end());

const run = (args: readonly string[], settings: RunSettings = {}) =>
  runInProcess(['generate', ...args], {
    cwd: stage.cwd,
    services: { app: async () => stage.context },
    ...settings,
  });
const words = (): string[] => textsOf(stage).map((text) => readChoices(text).words);
const uploads = (): string[] => stage.standIn.uploads.map(({ fileName }) => fileName);

describe('vmg generate with several files', () => {
  it('prints each path as it is done, a table at the end, and ends as the worst of them', async () => {
    const { exitCode, stdout, stderr } = await run(['a.mp4', 'nope.mp4', 'c.mp4', 'calm']);
    expect(exitCode).toBe(3);
    expect(stdout).toBe('a.vmg.mp4\nc.vmg.mp4\n');
    expect(stderr).toContain('✖ [2/3] nope.mp4: There is no file nope.mp4.\n');
    expect(stderr).toContain('\nConnecting…\nReady!\n[1/3] Uploading a.mp4\n');
    expect(stderr).toContain('\n[3/3] c.mp4: Adding music\n');
    const table = stderr.slice(stderr.indexOf('\nfile ') + 1);
    expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['file', 'output', 'length', 'music', 'time'],
      ['a.mp4', 'a.vmg.mp4', '0:10', expect.stringMatching(/ s$/)],
      ['nope.mp4', '✖ file not found'],
      ['c.mp4', 'c.vmg.mp4', '0:10', expect.stringMatching(/ s$/)],
      ['', '→ nope.mp4: Check the name and the folder.'],
      ['', expect.stringMatching(/^→ https:\/\/web\.example\/workspace\/claim\?ct=clm_\w+$/)],
      [''],
    ]);
  });

  it('prints one JSON document with every result and error', async () => {
    const { exitCode, stdout } = await run(['a.mp4', 'nope.mp4', 'calm', '--json']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toEqual({
      session: 'session-1',
      backend: 'cloud',
      exitCode: 3,
      files: [
        {
          file: 'a.mp4',
          prompt: 'calm',
          status: 'done',
          result: expect.objectContaining({
            output: stage.path('a.vmg.mp4'),
            session: 'session-1',
            video: expect.objectContaining({ durationSeconds: 10 }),
          }),
        },
        {
          file: 'nope.mp4',
          prompt: 'calm',
          status: 'failed',
          error: {
            code: 'file-not-found',
            exitCode: 3,
            message: 'There is no file nope.mp4.',
            hint: 'Check the name and the folder.',
          },
        },
      ],
    });
  });

  it('is silent with --quiet but for what failed', async () => {
    const args = ['a.mp4', 'nope.mp4', 'calm', '--quiet'];
    expect(await run(args)).toEqual({
      exitCode: 3,
      stdout: 'a.vmg.mp4\n',
      stderr: '✖ nope.mp4: There is no file nope.mp4.\n  → Check the name and the folder.\n',
    });
  });

  it('makes one film of them with --join, told of as one', async () => {
    const { exitCode, stdout } = await run(['a.mp4', 'b.mp4', 'calm', '--join', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ output: stage.path('a.vmg.mp4') });
    expect(textsOf(stage)).toEqual(['calm']);
    expect(stage.standIn.renders.size).toBe(1);
  });

  it('goes into a folder, which is made where there is none', async () => {
    expect((await run(['a.mp4', 'b.mp4', 'calm', '-o', 'films/'])).stdout).toMatch(
      /^films.a\.vmg\.mp4\nfilms.b\.vmg\.mp4\n$/,
    );
  });

  it('cannot go into one file, and says how clips are joined', async () => {
    const refused = await run(['a.mp4', 'b.mp4', 'calm', '-o', 'all.mp4']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^✖ all\.mp4 is one file.*\n {2}→ .*--join.*films\/\n$/);
    expect(stage.standIn.requests).toEqual([]);
    mkdirSync(stage.path('takes.mp4'));
    expect((await run(['a.mp4', 'b.mp4', 'calm', '-o', 'takes.mp4'])).stdout).toContain(
      'takes.mp4',
    );
  });

  it('is ready when it has connected, and not before', async () => {
    const slower = { kind: 'verdict', status: 429, code: 429, retryAfter: 1 } as const;
    stage.standIn.quirks.faults.push({ path: /with-session/, times: 1, action: slower });
    const { exitCode, stderr } = await run(['a.mp4', 'b.mp4', 'calm']);
    expect(exitCode).toBe(0);
    expect(stderr.match(/Ready!/g)).toHaveLength(1);
    expect(stderr).toMatch(/^Connecting…\n.*Waiting.*\nReady!\n\[1\/2\] Uploading a\.mp4\n/s);
    stage.standIn.quirks.verdicts.set('/api/tasks', { status: 401, code: 1001 });
    const refused = await run(['a.mp4', 'b.mp4', 'calm', '--force']);
    expect(refused.exitCode).toBe(4);
    expect(refused.stderr).toMatch(/^Connecting…\n/);
    expect(refused.stderr).not.toContain('Ready!');
  });

  it('leaves out with --skip-existing what is there already', async () => {
    madeBefore(stage.path('a.vmg.mp4'));
    const { exitCode, stdout, stderr } = await run(['a.mp4', 'b.mp4', 'calm', '--skip-existing']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'b.vmg.mp4\n' });
    expect(stderr).toMatch(/^a\.mp4 +skipped: there already$/m);
    expect(uploads()).toEqual(['b.mp4']);
  });

  it('after Ctrl-C still tells in the table what was done, and ends with 130', async () => {
    const controller = new AbortController();
    stage.standIn.answer = (text, stream, state) => {
      if (stage.standIn.messages().length === 1) return obedient(text, stream, state);
      controller.abort(interruptedError());
      return stream.gone;
    };
    const { exitCode, stdout, stderr } = await run(['a.mp4', 'b.mp4', 'c.mp4', 'calm'], {
      signal: controller.signal,
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: 'a.vmg.mp4\n' });
    expect(stderr).toMatch(/^a\.mp4 +a\.vmg\.mp4 /m);
    expect(stderr).toMatch(/^b\.mp4 +✖ interrupted$/m);
    expect(stderr).toMatch(/^c\.mp4 +not tried$/m);
  });

  it('after Ctrl-C prints one JSON document, not two', async () => {
    const controller = new AbortController();
    stage.standIn.answer = (_text, stream) => {
      controller.abort(interruptedError());
      return stream.gone;
    };
    const { exitCode, stdout } = await run(['a.mp4', 'b.mp4', 'calm', '--json'], {
      signal: controller.signal,
    });
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 130,
      files: [{ status: 'failed' }, { status: 'not-tried' }],
    });
  });
});

describe('vmg generate --batch', () => {
  beforeEach(() => mkdirSync(stage.path('jobs')));

  it('takes clips and outputs from where the file lies, and the rest from the command line', async () => {
    writeFileSync(
      stage.path('jobs/list.csv'),
      'file,prompt,output,seed\n../a.mp4,epic,a.mp4,7\n../b.mp4,,,\n',
    );
    const args = ['--batch', 'jobs/list.csv', 'calm', '--bpm', '80', '--seed', '1'];
    const { exitCode, stdout, stderr } = await run(args);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/^jobs.a\.mp4\nb\.vmg\.mp4\n$/);
    expect(words()).toEqual(['epic', 'calm']);
    expect(textsOf(stage)[0]).toContain('Tempo: 80 bpm. Seed: 7.');
    expect(textsOf(stage)[1]).toContain('Tempo: 80 bpm. Seed: 1.');
  });

  it('takes the jobs from standard input, and their paths from here', async () => {
    const stdin =
      '{"file":"a.mp4","prompt":"calm"}\n{"file":"b.mp4","prompt":"epic","output":"final.mp4"}\n';
    const { exitCode, stdout } = await run(['--batch', '-'], { stdin });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'a.vmg.mp4\nfinal.mp4\n' });
    expect(words()).toEqual(['calm', 'epic']);
  });

  it('tells a batch of one file as a batch', async () => {
    const { stdout } = await run(['--batch', '-', '--json'], {
      stdin: 'file,prompt\na.mp4,calm\n',
    });
    expect(JSON.parse(stdout).files).toHaveLength(1);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['little-endian', (bytes) => bytes],
    ['big-endian', (bytes) => bytes.swap16()],
  ])('reads what spreadsheets save as Unicode text, %s', async (_order, inOrder) => {
    const table = '\ufefffile\tprompt\r\n../a.mp4\t舒缓\r\n';
    writeFileSync(stage.path('jobs/list.txt'), inOrder(Buffer.from(table, 'utf16le')));
    expect((await run(['--batch', 'jobs/list.txt', '-o', '.'])).exitCode).toBe(0);
    expect(words()).toEqual(['舒缓']);
  });

  it.each<[string, string[], string | Buffer]>([
    ['it is not in UTF-8', ['calm'], Buffer.from('file\n\xe9.mp4\n', 'latin1')],
    ['The batch file names the clips', ['a.mp4', 'calm'], 'file\nb.mp4\n'],
    ['--join and --batch', ['calm', '--join'], 'file\nb.mp4\n'],
    ['--force and --skip-existing', ['calm', '--force', '--skip-existing'], 'file\nb.mp4\n'],
  ])('ends with 2 before anything is begun: %s', async (said, args, content) => {
    writeFileSync(stage.path('jobs.csv'), content);
    const { exitCode, stdout, stderr } = await run(['--batch', 'jobs.csv', ...args]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/\n {2}→ \S/);
    expect(stage.standIn.requests).toEqual([]);
  });

  it('does all jobs but those that cannot be done, and names each of these in the table', async () => {
    const table =
      'file,prompt,output,bpm\na.mp4,x,,90\nb.mp4,x,,9000\nb.mp4,,,\nb.mp4,x,final.avi,\n,x,,\nc.mp4,x,,\n';
    writeFileSync(stage.path('jobs.csv'), table);
    const { exitCode, stdout, stderr } = await run(['--batch', 'jobs.csv']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: 'a.vmg.mp4\nc.vmg.mp4\n' });
    for (const said of [
      '[2/6] b.mp4: jobs.csv, line 3, column bpm: “9000” cannot be.',
      '[3/6] b.mp4: jobs.csv, line 4, column prompt: nothing says',
      '[4/6] b.mp4: jobs.csv, line 5: final.avi is of a type that is not written',
      '[5/6] line 6: jobs.csv, line 6, column file: no clip is named.',
    ]) {
      expect(stderr).toContain(`✖ ${said}`);
    }
    expect(stderr.match(/^(?:b\.mp4|line 6) +✖ batch file$/gm)).toHaveLength(4);
    expect(uploads()).toEqual(['a.mp4', 'c.mp4']);
  });

  it('says so when there is no such file, or nothing is piped in', async () => {
    const missing = await run(['--batch', 'nope.csv', 'calm']);
    expect(missing).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no file nope.csv'),
    });
    const typed = await run(['--batch', '-', 'calm'], { tty: true });
    expect(typed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('standard input') });
    const one = await run(['a.mp4', 'calm', '--skip-existing']);
    expect(one).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('several files') });
    const joined = await run(['a.mp4', 'b.mp4', 'calm', '--join', '--skip-existing']);
    expect(joined).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--join makes one'),
    });
  });

  it('names the style that the engine does not play by its line, and plays the others', async () => {
    const { exitCode, stdout, stderr } = await run(['--batch', '-', 'calm'], {
      stdin: 'file,style\na.mp4,lofi\nb.mp4,polka\n',
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: 'a.vmg.mp4\n' });
    expect(stderr).toContain('standard input, line 3: The engine plays no style polka.');
  });
});
