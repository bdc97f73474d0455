import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALWAYS, type Call } from './faults.js';
import { foretell, RULES } from './oracle.js';
import { CALLS, type Plan, planRun } from './plan.js';
import { FILM, inProcess, type Runner, type Scene } from './scene.js';
import { RUNS, SEED } from './soak.js';
import { performRun } from './soak-run.js';

const plans = Array.from({ length: RUNS }, (_, index) => planRun(SEED, index));

describe('the plans of the soak', () => {
  it('are the same for the same seed, and others for another', () => {
    const told = (seed: number, index: number): string => {
      const { random: _random, ...plan } = planRun(seed, index);
      return JSON.stringify(plan);
    };
    expect(told(SEED, 17)).toBe(told(SEED, 17));
    expect(told(SEED, 17)).not.toBe(told(SEED, 18));
    expect(told(SEED, 17)).not.toBe(told(SEED + 1, 17));
  });

  it('meet every call with trouble, and every way to end', () => {
    const calls = new Set(plans.flatMap(({ faults }) => faults.map(({ call }) => call)));
    expect([...calls].sort()).toEqual(Object.keys(RULES).sort());
    const codes = new Set(plans.map(({ verdict }) => verdict.exitCode));
    expect([...codes].sort()).toEqual([0, 3, 4, 5, 6, 7]);
    const left = new Set(plans.map(({ verdict }) => verdict.left));
    expect([...left].sort()).toEqual(['given-up', 'nothing', 'render', 'timeline']);
  });

  it('succeed in spite of trouble about as often as they fail', () => {
    const done = plans.filter(({ verdict }) => verdict.exitCode === 0).length;
    expect(done / RUNS).toBeGreaterThan(0.3);
    expect(done / RUNS).toBeLessThan(0.8);
  });
});

describe('what is foretold', () => {
  const effectOf = (call: Call, family: string, times: number) => {
    const rule = RULES[call].find((one) => one.family === family);
    if (rule === undefined) throw new Error(`No rule for ${call} and ${family}`);
    return { call, effect: rule.effect('given', times) };
  };
  const generate = (...faults: ReturnType<typeof effectOf>[]) =>
    foretell(CALLS.generate, faults, false);

  it('is the first trouble that cannot be got over', () => {
    const late = effectOf('status', 'server-failure', ALWAYS);
    const early = effectOf('upload', 'too-large', ALWAYS);
    expect(generate(late)).toMatchObject({ exitCode: 6, left: 'render', heard: 1 });
    expect(generate(late, early)).toMatchObject({ exitCode: 3, left: 'nothing', heard: 0 });
  });

  it('is success where the answer was lost and the state tells what was done', () => {
    const lost = effectOf('message', 'lost-answer', 1);
    expect(generate(lost)).toMatchObject({ exitCode: 0, heard: 1, answerSeen: false });
    const blind = effectOf('state-after', 'cut-answer', ALWAYS);
    expect(generate(lost, blind)).toMatchObject({ exitCode: 6, left: 'timeline' });
    const unsaid = effectOf('message', 'cut-request', 1);
    expect(generate(unsaid)).toMatchObject({ exitCode: 6, left: 'nothing', heard: 0 });
  });

  it('is met by the other route only where the first one is no good', () => {
    const other = effectOf('download', 'server-failure', ALWAYS);
    expect(generate(other)).toMatchObject({ exitCode: 0 });
    const first = effectOf('file', 'foreign-page', ALWAYS);
    expect(generate(other, first)).toMatchObject({ exitCode: 6, left: 'render' });
  });
});

describe('the soak finds', () => {
  const quiet: Plan = {
    ...planRun(SEED, 0),
    job: 'generate',
    account: 'given',
    flags: [],
    faults: [],
    verdict: foretell(CALLS.generate, [], false),
  };
  /** A program that does all that ours does, and a misdeed after it. */
  const withMisdeed =
    (misdeed: (scene: Parameters<Runner>[0], run: Scene['run']) => Promise<unknown>): Runner =>
    (scene, plan) => {
      const run = inProcess(scene, plan);
      return async (...argv) => {
        const outcome = await run(...argv);
        await misdeed(scene, run);
        return outcome;
      };
    };

  it('nothing in a run that is as it should be', async () => {
    await performRun({ ...quiet, random: planRun(SEED, 0).random }, inProcess);
  });

  it.each<[string, RegExp, Parameters<typeof withMisdeed>[0]]>([
    [
      'a message that was sent twice',
      /messages/,
      (_scene, run) => run('generate', 'clip.mp4', quiet.prompt, '-o', 'again.mp4'),
    ],
    [
      'a film of which the end is missing',
      /not whole/,
      async ({ cwd, film }) => writeFileSync(join(cwd, FILM), film.subarray(0, film.length - 1)),
    ],
    [
      'a part that was left',
      /the folder/,
      async ({ cwd }) => writeFileSync(join(cwd, '.vmg-1.part'), ''),
    ],
    [
      'a record that says something else',
      /open jobs/,
      async ({ store }) => {
        const [job] = await store.jobs.list();
        if (job !== undefined) await store.jobs.save({ ...job, status: 'running' });
      },
    ],
    [
      'a connection that was left open',
      /left open/,
      async ({ proxy }) => {
        const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
        socket.on('error', () => {});
        await once(socket, 'connect');
      },
    ],
  ])('%s', async (_what, told, misdeed) => {
    const plan = { ...quiet, random: planRun(SEED, 0).random };
    await expect(performRun(plan, withMisdeed(misdeed))).rejects.toThrow(told);
  });

  it('an exit code that is another', async () => {
    const wrong: Runner =
      (scene, plan) =>
      async (...argv) => ({
        ...(await inProcess(scene, plan)(...argv)),
        exitCode: 7,
      });
    const plan = { ...quiet, random: planRun(SEED, 0).random };
    await expect(performRun(plan, wrong)).rejects.toThrow(/the exit code/);
  });

  it('a token that was printed', async () => {
    const chatty: Runner =
      (scene, plan) =>
      async (...argv) => {
        const outcome = await inProcess(scene, plan)(...argv);
        return { ...outcome, stderr: `${outcome.stderr}token: ${scene.standIn.token}\n` };
      };
    const plan = { ...quiet, random: planRun(SEED, 0).random };
    await expect(performRun(plan, chatty)).rejects.toThrow(/A token is in stderr/);
  });
});
