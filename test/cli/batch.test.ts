import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChoices } from '../../src/protocol/index.js';
import { interruptedError } from '../../src/support/errors.js';
import { type Stage, setStage } from '../app/setup.js';
import { type AnswerStream, addsMusic, type StandInState } from '../protocol/stand-in.js';
import { type RunSettings, runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
  stage.standIn.answer = obedient;
  for (const name of ['a', 'b', 'c']) writeFileSync(stage.path(`${name}.mp4`), `film ${name}`);
});

afterEach(() => stage.end());

/** An agent that takes every other clip off the timeline when it is asked to. */
function obedient(text: string, stream: AnswerStream, state: StandInState): void | Promise<void> {
  const { clip } = readChoices(text).choices;
  if (clip !== undefined && state.draft !== null) {
    const newest = state.draft.t[0]?.sg.findLast(({ m }) => m?.name === clip);
    state.draft = { t: [{ tt: 0, sg: newest === undefined ? [] : [newest] }] };
  }
  return addsMusic(text, stream, state);
}

const run = (args: readonly string[], settings: RunSettings = {}) =>
  runInProcess(['generate', ...args], {
    cwd: stage.cwd,
    services: { app: async () => stage.context },
    ...settings,
  });
const texts = (): string[] =>
  stage.standIn.messages().map((body) => JSON.parse(body).new_message.parts[0].text);
const words = (): string[] => texts().map((text) => readChoices(text).words);
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
    expect(texts()).toEqual(['calm']);
    expect(stage.standIn.renders.size).toBe(1);
  });

  it('goes into a folder, and says so when there is none', async () => {
    mkdirSync(stage.path('out'));
    expect((await run(['a.mp4', 'b.mp4', 'calm', '-o', 'out'])).stdout).toMatch(
      /^out.a\.vmg\.mp4\nout.b\.vmg\.mp4\n$/,
    );
    for (const folder of ['nowhere/', 'final.mp4']) {
      const refused = await run(['a.mp4', 'b.mp4', 'calm', '-o', folder]);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toMatch(/^✖ There is no folder .*\n {2}→ Make it first/);
    }
  });

  it('leaves out with --skip-existing what is there already', async () => {
    writeFileSync(stage.path('a.vmg.mp4'), 'made before');
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
    expect(texts()[0]).toContain('Tempo: 80 bpm. Seed: 7.');
    expect(texts()[1]).toContain('Tempo: 80 bpm. Seed: 1.');
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

  it('reads what spreadsheets save as Unicode text', async () => {
    const table = '\ufefffile\tprompt\r\n../a.mp4\t舒缓\r\n';
    writeFileSync(stage.path('jobs/list.txt'), Buffer.from(table, 'utf16le'));
    expect((await run(['--batch', 'jobs/list.txt', '-o', '.'])).exitCode).toBe(0);
    expect(words()).toEqual(['舒缓']);
  });

  it.each<[string, string[], string | Buffer]>([
    ['line 3, column prompt: nothing says', [], 'file,prompt\na.mp4,x\nb.mp4,\n'],
    ['line 2, column bpm: “fast” cannot be', ['calm'], 'file,bpm\na.mp4,fast\n'],
    ['line 2: final.mov cannot be written', ['calm'], 'file,output\na.mp4,final.mov\n'],
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
  });

  it('names the style that the engine does not play by its line', async () => {
    const settings = async () => ({ get: () => ({ value: 'engine' }) }) as never;
    const { exitCode, stderr } = await run(['--batch', '-', 'calm'], {
      stdin: 'file,style\na.mp4,lofi\nb.mp4,polka\n',
      services: { app: async () => stage.context, settings },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('standard input, line 3: The engine plays no style polka.');
  });
});
