import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BADNESS, worstOf } from '../../src/app/batch-outcome.js';
import { ExitCode } from '../../src/support/errors.js';

const row = (exitCode: ExitCode) =>
  exitCode === 0 ? {} : { error: { code: 'x', exitCode, message: '' } };

describe('the exit code of several jobs', () => {
  it('ranks every exit code that there is, each once', () => {
    expect([...BADNESS].sort()).toEqual(Object.values(ExitCode).sort());
  });

  it.each<[string, ExitCode[], ExitCode]>([
    ['is 0 when all are done', [0, 0], 0],
    ['is that of the one that failed', [0, 3, 0], 3],
    ['is the account’s before the network’s', [6, 5], 5],
    ['is a failed job’s before a missing file’s', [3, 7], 7],
    ['is 8 when something only takes longer', [0, 8], 8],
    ['is Ctrl-C’s before all', [1, 130, 9], 130],
  ])('%s', (_what, met, worst) => expect(worstOf(met.map(row))).toBe(worst));

  it('does not depend on the order of the jobs', () => {
    const some = fc.array(fc.constantFrom(...BADNESS));
    fc.assert(
      fc.property(some, (met) => {
        const worst = worstOf(met.map(row));
        expect(worstOf(met.toReversed().map(row))).toBe(worst);
        expect(met.length === 0 ? worst : met).toSatisfy(
          (all: unknown) => all === 0 || (Array.isArray(all) && all.includes(worst)),
        );
      }),
    );
  });
});
