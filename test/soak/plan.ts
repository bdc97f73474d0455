import { type Random, seededRandom } from '../../src/support/random.js';
import {
  ALWAYS,
  type Call,
  describeFault,
  drawTrouble,
  type Family,
  type Fault,
} from './faults.js';
import { type Account, type Expected, foretell, RULES, type Rule, type Verdict } from './oracle.js';

/** What a run of the soak does. */
export type JobKind = 'generate' | 'batch' | 'chat' | 'resume' | 'upload' | 'status' | 'credits';

/** One run: who does what, what goes wrong, and how it is to end. */
export interface Plan {
  seed: number;
  index: number;
  job: JobKind;
  account: Account;
  /** What a user may add: how the outcome is told must not change it. */
  flags: readonly string[];
  prompt: string;
  faults: Fault[];
  verdict: Verdict;
  /** For the bytes that chance decides. */
  random: Random;
}

const WHOLE_JOB: readonly Call[] = [
  'session',
  'upload',
  'state-before',
  'message',
  'state-after',
  'submit',
  'status',
  'render',
  'file',
  'download',
  'claim',
];

/** The calls of each job, in their order; of several clips, those of the first. */
export const CALLS: Readonly<Record<JobKind, readonly Call[]>> = {
  generate: WHOLE_JOB,
  batch: WHOLE_JOB,
  chat: ['state-before', 'message', 'state-after'],
  resume: ['status', 'render', 'file', 'download', 'claim'],
  upload: ['session', 'upload'],
  status: ['state-before'],
  credits: ['credits'],
};

/** Jobs that go on with what an earlier run, in which nothing went wrong, has begun. */
export const GOES_ON: ReadonlySet<JobKind> = new Set(['chat', 'resume', 'status']);

const SHARES: readonly (readonly [JobKind, number])[] = [
  ['generate', 120],
  ['batch', 12],
  ['resume', 24],
  ['chat', 24],
  ['upload', 10],
  ['status', 5],
  ['credits', 5],
];

const FLAGS: readonly (readonly string[])[] = [
  ['--json'],
  ['--json', '--verbose'],
  ['--verbose'],
  [],
];

interface Drawn {
  rule: Rule;
  times: number;
}

/** So many rules, or as many as there are calls, each of another call. */
function drawRules(calls: readonly Call[], most: number, random: Random): Drawn[] {
  const count = Math.min(most, calls.length);
  const left = [...calls];
  return Array.from({ length: count }, () => {
    const call = random.pick(left);
    left.splice(left.indexOf(call), 1);
    const families = [...new Set(RULES[call].map(({ family }) => family))];
    const family: Family = random.pick(families);
    const rule = random.pick(RULES[call].filter((one) => one.family === family));
    return { rule, times: random.pick(rule.times) };
  });
}

/** What of `drawn` a fallback needs to be met at all. */
function withOccasion(drawn: readonly Drawn[]): Drawn[] {
  const meetsDownload = drawn.some(({ rule }) => rule.call === 'download');
  if (!meetsDownload) return [...drawn];
  const gone = RULES.file.find(({ family }) => family === 'foreign-page');
  if (gone === undefined) throw new Error('The file has no rule that leads to the other route');
  const others = drawn.filter(({ rule }) => rule.call !== 'file');
  return [...others, { rule: gone, times: ALWAYS }];
}

/** Run `index` of the soak with this seed: always the same. */
export function planRun(seed: number, index: number): Plan {
  const random = seededRandom(seed).fork(`run ${index}`);
  const [job] = random.weighted(SHARES, ([, share]) => share);
  const account: Account = random.pick(['anonymous', 'given']);
  const ofAccount: readonly Call[] =
    account === 'anonymous' && !GOES_ON.has(job) ? ['token', ...CALLS[job]] : CALLS[job];
  // What the first of several clips gets over, the second would meet: one trouble is enough there.
  const most = job === 'batch' ? 1 : random.weighted([1, 2, 3], (count) => 5 / count);
  const drawn = withOccasion(drawRules(ofAccount, most, random));
  const expected: Expected[] = drawn.map(({ rule, times }) => ({
    call: rule.call,
    effect: rule.effect(account, times),
  }));
  return {
    seed,
    index,
    job,
    account,
    flags: random.pick(FLAGS),
    prompt: `upbeat lo-fi number ${index}`,
    faults: drawn.map(({ rule, times }) => ({
      call: rule.call,
      times,
      trouble: drawTrouble(rule.family, random),
    })),
    verdict: foretell(ofAccount, expected, job === 'resume'),
    random,
  };
}

/** What is told of a run that went wrong: all that is needed to have it again. */
export function describePlan({ seed, index, job, account, flags, faults }: Plan): string {
  const what = `run ${index} of seed ${seed}: ${job} ${flags.join(' ')} (${account})`;
  return [what, ...faults.map((fault) => `  ${describeFault(fault)}`)].join('\n');
}
