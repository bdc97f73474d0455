import { describe, expect, it } from 'vitest';
import { cleanEnvironment, vmg } from '../cli/built-program.js';
import type { Fault } from './faults.js';
import { type Plan, planRun } from './plan.js';
import type { Runner } from './scene.js';
import { RUNS, SEED } from './soak.js';
import { performRun } from './soak-run.js';

/** Runs of the built program: a process each, and waits that last as long as they do. */
const SPAWNED = 12;

/** Runs the built program as its user does, with nothing of this process in it. */
const spawned: Runner =
  ({ standIn, proxy, cwd, home }, plan) =>
  async (...argv) => {
    const env = {
      ...cleanEnvironment(),
      VMG_HOME: home,
      NEMO_API_URL: proxy.url,
      ...(plan.account === 'given' ? { NEMO_TOKEN: standIn.token } : {}),
    };
    const place = { cwd, env, remove: async () => {} };
    const { exitCode, stdout, stderr } = await vmg(argv, place);
    return { exitCode: exitCode ?? -1, stdout, stderr };
  };

/** True for a fault that the program gets over, or over with, within a second or two. */
function isQuick({ call, times, trouble }: Fault): boolean {
  if (trouble.kind === 'refusal' && trouble.body.includes('"code":429')) {
    return trouble.retryAfter === 0;
  }
  const harmless = ['drip', 'garbage', 'agent-error', 'render-fails', 'foreign-page', 'no-ranges'];
  if (harmless.includes(trouble.kind)) return true;
  const isVerdict = trouble.kind === 'refusal' && /"code":[124]\d\d/.test(trouble.body);
  if (isVerdict) return true;
  // The state is looked at after half a minute, and after a minute again.
  if (call === 'message') return false;
  const repeats = ['token', 'state-before', 'state-after', 'submit', 'status', 'file', 'download'];
  return times === 1 || !repeats.includes(call);
}

const plans: Plan[] = [];
for (let index = RUNS; plans.length < SPAWNED; index++) {
  const plan = planRun(SEED, index);
  if (plan.faults.every(isQuick)) plans.push(plan);
}

describe.concurrent('the soak of the built program', () => {
  it.each(
    plans.map((plan) => [plan.index, plan.job, plan] as const),
  )('ends run %i (%s) as is foretold', async (_index, _job, plan) => {
    await performRun(plan, spawned);
  });

  it('meets failures and successes', () => {
    const codes = new Set(plans.map(({ verdict }) => verdict.exitCode));
    expect(codes.has(0)).toBe(true);
    expect(codes.size).toBeGreaterThan(2);
  });
});
