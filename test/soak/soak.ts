import { describe, it } from 'vitest';
import { describePlan, planRun } from './plan.js';
import { inProcess } from './scene.js';
import { performRun } from './soak-run.js';

/** Runs with random faults that the soak has in all, over its test files. */
export const RUNS = 200;

/**
 * The same every day, so that a failure can be had again: `VMG_SOAK_SEED` chooses another seed, and
 * `VMG_SOAK_RUN` one run of it.
 */
export const SEED = Number(process.env.VMG_SOAK_SEED ?? 20_250_601);

/** Runs that are at work at the same time: they wait for one another's sockets and files. */
const AT_ONCE = 4;

/** Part `part` of `parts` of the soak. */
export function describeSoak(part: number, parts: number): void {
  const only = process.env.VMG_SOAK_RUN;
  const indices = Array.from({ length: RUNS }, (_, index) => index)
    .filter((index) => index % parts === part)
    .filter((index) => only === undefined || index === Number(only));

  describe.concurrent(`the soak, part ${part + 1} of ${parts}`, () => {
    for (let lane = 0; lane < AT_ONCE; lane++) {
      it(`ends every run as is foretold (${lane + 1}/${AT_ONCE})`, {
        timeout: 180_000,
      }, async () => {
        const failures: Error[] = [];
        for (const index of indices.filter((_, at) => at % AT_ONCE === lane)) {
          const plan = planRun(SEED, index);
          await performRun(plan, inProcess).catch((error: unknown) => {
            failures.push(error instanceof Error ? error : new Error(describePlan(plan)));
          });
        }
        if (failures.length > 0) {
          throw new Error(failures.map(({ message }) => message).join('\n\n'));
        }
      });
    }
  });
}
