import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planBatch } from '../../src/app/batch-plan.js';
import { type BatchItem, type BatchRequest, generateEach } from '../../src/app/index.js';
import { ExitCode, VmgError } from '../../src/support/errors.js';
import { failureOf } from '../client/setup.js';
import { addsMusic, type StandInState } from '../protocol/stand-in.js';
import {
  ABC,
  codesOf,
  item,
  madeBefore,
  obedient,
  sessionsCreated,
  setBatchStage,
  textsOf,
} from './batch-stage.js';
import type { Stage } from './setup.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setBatchStage();
});

afterEach(() => stage.end());

const run = (items: readonly BatchItem[], more: Partial<BatchRequest> = {}) =>
  generateEach(
    stage.context,
    { items, cwd: stage.cwd, export: true, ...more },
    { ...stage.callbacks, onRow: ({ file, status }) => void told.push(`${file} ${status}`) },
  );
let told: string[] = [];
beforeEach(() => {
  told = [];
});

/** The names of the clips that each render was of. */
const rendered = (): unknown[] =>
  [...stage.standIn.renders.values()].map(({ request }) => {
    const { draft } = request as { draft: StandInState['draft'] };
    return draft?.t.find(({ tt }) => tt === 0)?.sg.map(({ m }) => m?.name);
  });

describe('several files', () => {
  it('are uploaded, scored and rendered one by one in one session, each into its own file', async () => {
    const result = await run(ABC);
    expect(result).toMatchObject({ session: 'session-1', backend: 'cloud', exitCode: 0 });
    expect(result.files.map(({ file, status }) => [file, status])).toEqual([
      ['a.mp4', 'done'],
      ['b.mp4', 'done'],
      ['c.mp4', 'done'],
    ]);
    expect(sessionsCreated(stage)).toBe(1);
    expect(stage.standIn.uploads.map(({ fileName }) => fileName)).toEqual([
      'a.mp4',
      'b.mp4',
      'c.mp4',
    ]);
    expect(rendered()).toEqual([['a.mp4'], ['b.mp4'], ['c.mp4']]);
    for (const name of ['a', 'b', 'c']) {
      expect(readFileSync(stage.path(`${name}.vmg.mp4`)).equals(stage.standIn.file)).toBe(true);
    }
    expect((await stage.context.sessions.get('session-1'))?.media).toEqual([
      'a.mp4',
      'b.mp4',
      'c.mp4',
    ]);
  });

  it('are asked for alone from the second one on', async () => {
    await run(ABC.slice(0, 2));
    expect(textsOf(stage)).toEqual([
      'music for a.mp4',
      'music for b.mp4\n\nClip: only “b.mp4” (its newest upload). Take every other clip and all ' +
        'earlier music off the timeline, then score this clip alone.',
    ]);
  });

  it('are asked for alone from the first one on in a session that holds something', async () => {
    const { session } = await run([item('a.mp4')]);
    await run([item('b.mp4')], { sessionId: session ?? '' });
    expect(textsOf(stage)[1]).toContain('Clip: only “b.mp4”');
    expect(rendered()).toEqual([['a.mp4'], ['b.mp4']]);
  });

  it('may be one file with different words', async () => {
    const twice = [
      item('a.mp4', { prompt: 'calm', output: 'calm.mp4' }),
      item('a.mp4', { prompt: 'epic', output: 'epic.mp4' }),
    ];
    expect((await run(twice)).exitCode).toBe(0);
    expect(rendered()).toEqual([['a.mp4'], ['a.mp4']]);
    expect(existsSync(stage.path('calm.mp4')) && existsSync(stage.path('epic.mp4'))).toBe(true);
  });

  it.each(['out', 'new/', 'new/er'])('go into the folder that is given: %s', async (output) => {
    mkdirSync(stage.path('out'));
    await run(ABC, { output });
    expect(readdirSync(stage.path(output)).sort()).toEqual(['a.vmg.mp4', 'b.vmg.mp4', 'c.vmg.mp4']);
  });

  it('end with 2 before anything is begun when that folder cannot be made', async () => {
    const error = await failureOf(run(ABC, { output: 'a.mp4/films/' }));
    expect(error).toMatchObject({ code: 'output-not-writable', exitCode: 2 });
    expect(stage.standIn.requests).toEqual([]);
  });

  it('stop at their timelines when nothing is to be exported', async () => {
    const result = await run(ABC, { export: false });
    expect(result.exitCode).toBe(0);
    expect(stage.standIn.renders.size).toBe(0);
    expect(result.files.map((row) => row.result?.draft)).toEqual([
      expect.stringContaining('Video: a.mp4 (0-10s) 2.'),
      expect.stringContaining('Video: b.mp4 (0-10s) 2.'),
      expect.stringContaining('Video: c.mp4 (0-10s) 2.'),
    ]);
  });
});

describe('a job that cannot be done', () => {
  it('is known before the first upload and keeps the others from nothing', async () => {
    writeFileSync(stage.path('taken.mp4'), 'mine');
    const result = await run([
      item('nowhere.mp4'),
      item('a.mp4'),
      item('b.mp4', { output: 'taken.mp4' }),
      item('c.mp4', { output: 'a.mp4' }),
      item('c.mp4', { prompt: ' ' }),
      item('clip.mp4', { choices: { seed: -1 } }),
      item('c.mp4', { fault: new VmgError('batch-file', ExitCode.usage, 'bpm cannot be 9000.') }),
    ]);
    expect(codesOf(result.files)).toEqual([
      'file-not-found',
      undefined,
      'output-exists',
      'output-is-input',
      'prompt-missing',
      'seed-invalid',
      'batch-file',
    ]);
    expect(told[0]).toBe('nowhere.mp4 failed');
    expect(told.at(-1)).toBe('a.mp4 done');
    expect(result.exitCode).toBe(3);
    expect(readFileSync(stage.path('taken.mp4'), 'utf8')).toBe('mine');
    expect(stage.standIn.uploads).toHaveLength(1);
  });

  it('is the later one of two that would be written to one place, and names the earlier', async () => {
    mkdirSync(stage.path('x'));
    writeFileSync(stage.path('x/a.mp4'), 'another a');
    const result = await run([item('a.mp4'), item('x/a.mp4')]);
    expect(result.files[1]?.error).toMatchObject({
      code: 'output-claimed',
      exitCode: 2,
      message: 'x/a.mp4 would be written to a.vmg.mp4, like a.mp4 before it.',
    });
    expect(result.files[0]?.status).toBe('done');
  });

  it('in the middle fails with its own words, and the next one is done', async () => {
    stage.standIn.answer = (text, stream, state) => {
      if (text.includes('music for b')) return stream.event({ error: 'the agent fell over' });
      return obedient(text, stream, state);
    };
    const result = await run(ABC);
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
    expect(result.files[1]?.error?.message).toContain('the agent fell over');
    expect(result.exitCode).toBe(7);
    expect(rendered()).toEqual([['a.mp4'], ['c.mp4']]);
    expect(sessionsCreated(stage)).toBe(1);
  });

  it('is left out when its output is there already and that is asked for', async () => {
    const content = madeBefore(stage.path('b.vmg.mp4'));
    const result = await run(ABC, { skipExisting: true });
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'skipped', 'done']);
    expect(result.exitCode).toBe(0);
    expect(readFileSync(stage.path('b.vmg.mp4'), 'utf8')).toBe(content);
    expect(stage.standIn.uploads).toHaveLength(2);
  });

  it('needs no clip any more when it is left out', async () => {
    madeBefore(stage.path('b.vmg.mp4'));
    rmSync(stage.path('b.mp4'));
    expect((await run(ABC, { skipExisting: true })).exitCode).toBe(0);
  });

  it('is made all the same when an empty file is in its place, and not when something else is', async () => {
    writeFileSync(stage.path('a.vmg.mp4'), '');
    writeFileSync(stage.path('b.vmg.mp4'), 'a letter, not a film');
    const result = await run(ABC.slice(0, 2), { skipExisting: true });
    expect(result.files.map(({ status }) => status)).toEqual(['done', 'failed']);
    expect(readFileSync(stage.path('a.vmg.mp4')).equals(stage.standIn.file)).toBe(true);
    expect(stage.heard.notes.join()).toContain('a.vmg.mp4 is empty');
    expect(result.files[1]?.error).toMatchObject({
      code: 'output-not-whole',
      exitCode: 2,
      message: expect.stringMatching(/^b\.vmg\.mp4 is there, but it is no MP4 file/),
    });
    expect(readFileSync(stage.path('b.vmg.mp4'), 'utf8')).toBe('a letter, not a film');
  });

  it('asks no backend for anything when no job is left', async () => {
    const result = await run([item('nowhere.mp4')]);
    expect(result).toMatchObject({ session: null, exitCode: 3 });
    expect(stage.standIn.requests).toEqual([]);
  });

  it('is one that the backend scored together with others: nothing is written', async () => {
    stage.standIn.answer = addsMusic;
    const result = await run(ABC.slice(0, 2));
    expect(result.files[1]?.error).toMatchObject({
      code: 'clip-not-alone',
      exitCode: 7,
      hint: expect.stringContaining('vmg generate b.mp4'),
    });
    expect(rendered()).toEqual([['a.mp4']]);
    expect(existsSync(stage.path('b.vmg.mp4'))).toBe(false);
  });

  it('is one for which nothing was composed, though the clip before had music', async () => {
    stage.standIn.answer = (text, stream, state) => {
      if (!text.includes('music for b')) return obedient(text, stream, state);
      state.draft = { t: [{ tt: 0, sg: [{ d: 10_000, m: { name: 'b.mp4' } }] }] };
      stream.event({ content: { parts: [{ text: 'Which mood?' }] } });
    };
    const result = await run(ABC);
    expect(result.files[1]?.error).toMatchObject({
      code: 'nothing-composed',
      message: 'Which mood?',
    });
    expect(result.files[2]?.status).toBe('done');
  });
});

describe('what is wanted besides the films', () => {
  const plan = async (items: readonly BatchItem[], more: Partial<BatchRequest> = {}) => {
    const wanted = { midi: 'takes/', stems: 'takes' };
    const request = { items, cwd: stage.cwd, export: true, wanted, ...more };
    const planned = await planBatch(request, {}, 'engine');
    return planned.map((job) =>
      'row' in job ? (job.row.error ?? { code: job.row.status }) : { code: 'planned' },
    );
  };

  it('is left out with the film when all of it is there, and missed when the film is alone', async () => {
    for (const [name, ...there] of [
      ['a', 'a.vmg.mp4', 'takes/a.vmg.mid', 'takes/a.vmg/01-drums.wav'],
      ['b', 'b.vmg.mp4', 'takes/b.vmg.mid'],
    ] as const) {
      mkdirSync(stage.path(`takes/${name}.vmg`), { recursive: true });
      for (const path of there) madeBefore(stage.path(path));
    }
    const [all, some, none] = await plan(ABC, { skipExisting: true });
    expect([all?.code, none?.code]).toEqual(['skipped', 'planned']);
    expect(some).toMatchObject({
      code: 'outputs-missing',
      exitCode: 2,
      message: expect.stringMatching(/^b\.vmg\.mp4 is there, .*: \S+takes.b\.vmg$/),
      hint: expect.stringContaining('vmg report --session ID --piece ID'),
    });
    const unexported = await plan(ABC, { skipExisting: true, export: false });
    expect(unexported.map(({ code }) => code)).toEqual(['skipped', 'output-exists', 'planned']);

    madeBefore(stage.path('takes/b.vmg/02-bass.wav'));
    const [, torn] = await plan(ABC, { skipExisting: true });
    expect(torn).toMatchObject({
      code: 'outputs-missing',
      details: { missing: [stage.path('takes/b.vmg')] },
    });
    madeBefore(stage.path('takes/b.vmg/01-drums.wav'));
    writeFileSync(stage.path('takes/b.vmg.mid'), '');
    const [, empty] = await plan(ABC, { skipExisting: true });
    expect(empty).toMatchObject({ details: { missing: [stage.path('takes/b.vmg.mid')] } });
  });

  it('needs films whose names differ, and makes no folder yet', async () => {
    for (const folder of ['x', 'y']) mkdirSync(stage.path(folder));
    const films = ['x/film.mp4', 'y/film.mp4'].map((output) => item('a.mp4', { output }));
    const [first, second] = await plan(films);
    expect(first?.code).toBe('planned');
    expect(second).toMatchObject({
      code: 'output-claimed',
      hint: expect.stringContaining('give the films names that differ'),
    });
    expect(existsSync(stage.path('takes'))).toBe(false);
  });
});
