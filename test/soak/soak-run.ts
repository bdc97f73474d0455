import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { RunOutcome } from '../cli/cli-context.js';
import { expectNoTokenIn, tokensOf } from '../secrets.js';
import { describePlan, GOES_ON, type JobKind, type Plan } from './plan.js';
import { CLIP, CLIPS, FILM, HOME, type Runner, type Scene, setScene } from './scene.js';

/** What is typed for each job, flags aside. */
const COMMANDS: Readonly<Record<JobKind, (prompt: string) => string[]>> = {
  generate: (prompt) => ['generate', CLIP, prompt, '-o', FILM],
  batch: () => ['generate', '--batch', JOBS],
  chat: (prompt) => ['chat', prompt],
  resume: () => ['export', '--resume'],
  upload: () => ['upload', CLIP],
  status: () => ['status'],
  credits: () => ['credits'],
};

/** What earlier runs have done, in which nothing went wrong; the last exit code is told. */
const BEFORE: Readonly<Partial<Record<JobKind, (prompt: string) => [string[], number][]>>> = {
  chat: () => [[['upload', CLIP], 0]],
  status: () => [[['upload', CLIP], 0]],
  resume: (prompt) => [
    [['generate', CLIP, prompt, '--no-export'], 0],
    [['export', '--no-wait', '-o', FILM], 8],
  ],
};

/** The command that finishes what a failed run has left. */
const FINISHES: Readonly<Record<Plan['verdict']['left'], string[] | undefined>> = {
  nothing: undefined,
  timeline: ['export', '-o', FILM],
  render: ['export', '--resume'],
  'given-up': ['export', '-o', FILM],
};

/** The list of several clips, and the film of each. */
const JOBS = 'jobs.csv';
const FILMS: readonly string[] = CLIPS.map((clip) => clip.replace('.mp4', '.film.mp4'));

function writeJobs({ cwd }: Scene, prompt: string): void {
  const rows = CLIPS.map((clip, at) => `${clip},${prompt} for ${clip},${FILMS[at] ?? ''}`);
  writeFileSync(join(cwd, JOBS), ['file,prompt,output', ...rows, ''].join('\n'));
}

const LONGEST_END_MS = 2_000;
const LONGEST_RUN_MS = 20_000;

/** The films that a job makes when all goes well. */
const MAKES: Readonly<Partial<Record<JobKind, readonly string[]>>> = {
  generate: [FILM],
  resume: [FILM],
  batch: FILMS,
};

function filmsOf({ job }: Plan): readonly string[] {
  return MAKES[job] ?? [];
}

/** Names of films that are not the whole film. */
function partialFilms({ cwd, film }: Scene): string[] {
  return [FILM, ...FILMS].filter((name) => {
    const path = join(cwd, name);
    return existsSync(path) && !readFileSync(path).equals(film);
  });
}

/** The films are there, whole, and nothing is left beside them. */
function expectFilms(scene: Scene, films: readonly string[]): void {
  expect(partialFilms(scene), 'films that are not whole').toEqual([]);
  const names = readdirSync(scene.cwd).filter((name) => name !== JOBS && name !== HOME);
  expect(names.sort(), 'the folder').toEqual([CLIP, ...CLIPS, ...films].sort());
}

/** One document on stdout with `--json`, and what it says; else the films that were made. */
function expectAnswer({ stdout, exitCode }: RunOutcome, plan: Plan): void {
  const { job, flags, verdict } = plan;
  if (flags.includes('--json')) {
    const document: Record<string, unknown> = JSON.parse(stdout);
    if (job === 'batch') expect(document).toMatchObject({ files: [{}, {}] });
    else if (exitCode !== 0) expect(document).toMatchObject({ error: { exitCode } });
    else if (job === 'generate' && verdict.answerSeen) {
      expect(document).toMatchObject({ text: 'I added lo-fi music.' });
    }
  } else if (filmsOf(plan).length > 0 && (exitCode === 0 || job !== 'batch')) {
    expect(stdout).toBe(exitCode === 0 ? `${filmsOf(plan).join('\n')}\n` : '');
  }
}

/** No token was printed: neither the service's, nor those that the user was issued. */
function expectNothingTold({ stdout, stderr }: RunOutcome, { standIn, home }: Scene): void {
  const secrets = [standIn.token, ...tokensOf(join(home, 'credentials.json'))];
  expectNoTokenIn(stdout, 'stdout', secrets);
  expectNoTokenIn(stderr, 'stderr', secrets);
}

/** The message reached the agent as often as it was to, and was not sent where it may have. */
function expectHeard({ heard, proxy }: Scene, plan: Plan): void {
  expect(new Set(heard).size, 'different messages').toBe(heard.length);
  if (plan.job !== 'batch') {
    expect(heard.length, 'messages that the agent heard').toBe(plan.verdict.heard);
  }
  // A refusal by a code says that nothing was done; anything else does not.
  const sent = proxy.passages.filter(({ call, trouble }) => {
    const refused = trouble?.kind === 'refusal' && /"code":(429|1001)\b/.test(trouble.body);
    return call === 'message' && !refused;
  });
  const words = sent.map(({ text }) => text ?? '');
  expect(new Set(words).size, 'messages that were sent, each once').toBe(words.length);
  expect(sent.length, 'messages that were sent').toBeLessThanOrEqual(plan.job === 'batch' ? 2 : 1);
}

async function expectRecords({ store }: Scene, plan: Plan, exitCode: number): Promise<void> {
  const states = (await store.jobs.list()).map(({ status }) => status);
  const open = states.filter((status) => status === 'submitting' || status === 'running');
  const leftOpen = exitCode !== 0 && plan.verdict.left === 'render';
  expect(open.length > 0, `open jobs (${states.join(', ')})`).toBe(leftOpen);
  if (exitCode !== 0) return;
  const fetched = states.filter((status) => status === 'downloaded');
  expect(fetched, 'fetched').toHaveLength(filmsOf(plan).length);
  const pending = (await store.sessions.list()).filter((one) => one.pending !== undefined);
  expect(pending, 'messages in doubt').toEqual([]);
}

/** No connection outlives the run that made it, but for the moment that its end takes. */
async function expectClosed({ proxy }: Scene): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_END_MS);
  for (const socket of proxy.open) {
    if (socket.destroyed) continue;
    await once(socket, 'close', { signal }).catch(() => {
      throw new Error(`${proxy.open.size} connections were left open`);
    });
  }
}

/** Finishes what the run left, now that nothing goes wrong; the message is not said again. */
async function expectFinishable(scene: Scene, plan: Plan): Promise<void> {
  const { left, exitCode: failed } = plan.verdict;
  const command = FINISHES[left];
  // Of several clips, what was rendered can be fetched; the rest is for the user to ask for again.
  const possible = command !== undefined && (plan.job !== 'batch' || left === 'render');
  if (!possible || failed === 0) return;
  scene.proxy.faults = [];
  scene.standIn.quirks.failRenders = 0;
  const { exitCode, stderr } = await scene.run(...command, '--backend', 'cloud');
  expect({ finished: exitCode, stderr }).toEqual({ finished: 0, stderr });
  expectHeard(scene, plan);
  const states = (await scene.store.jobs.list()).map(({ status }) => status);
  const fetched = states.filter((status) => status === 'downloaded');
  expect(states.filter((status) => status !== 'failed')).toEqual(fetched);
  if (plan.job === 'batch') expect(partialFilms(scene)).toEqual([]);
  else expectFilms(scene, [FILM]);
}

/** Rejects when the run does not end; a wait that somebody forgot to make short is one such. */
async function endOf(run: Promise<RunOutcome>, { proxy }: Scene): Promise<RunOutcome> {
  const timer = new AbortController();
  const limit = delay(LONGEST_RUN_MS, undefined, { signal: timer.signal }).then(() => {
    const calls = proxy.passages.map(({ call }) => call);
    throw new Error(`It does not end. Calls: ${calls.join(', ')}`);
  });
  try {
    return await Promise.race([run, limit]);
  } finally {
    timer.abort();
  }
}

/** Has as many renders come to nothing, the one that is under way first. */
function failRenders({ renders, quirks }: Scene['standIn'], times: number): void {
  const [underWay] = renders.values();
  quirks.failRenders = times;
  if (times === 0 || underWay === undefined) return;
  underWay.fails = true;
  quirks.failRenders--;
}

async function perform(scene: Scene, plan: Plan): Promise<void> {
  const { proxy, standIn } = scene;
  for (const [argv, expected] of BEFORE[plan.job]?.(plan.prompt) ?? []) {
    const { exitCode, stderr } = await scene.run(...argv, '--backend', 'cloud');
    expect({ exitCode, stderr }, 'before anything goes wrong').toEqual({
      exitCode: expected,
      stderr,
    });
  }
  if (GOES_ON.has(plan.job)) proxy.passages.length = 0;
  proxy.faults = plan.faults.map((fault) => ({ ...fault }));
  failRenders(standIn, plan.faults.find(({ call }) => call === 'render')?.times ?? 0);
  const partial = new Set<string>();
  proxy.onRequest = () => {
    for (const name of partialFilms(scene)) partial.add(name);
  };
  if (plan.job === 'batch') writeJobs(scene, plan.prompt);

  const command = COMMANDS[plan.job](plan.prompt);
  const outcome = await endOf(scene.run(...command, ...plan.flags, '--backend', 'cloud'), scene);
  const { exitCode, stdout, stderr } = outcome;
  try {
    expect(exitCode, 'the exit code').toBe(plan.verdict.exitCode);
    expectNothingTold(outcome, scene);
    expectAnswer(outcome, plan);
    expectHeard(scene, plan);
    expect([...partial, ...partialFilms(scene)], 'films that were not whole').toEqual([]);
    if (exitCode === 0) expectFilms(scene, filmsOf(plan));
    else expect(existsSync(join(scene.cwd, FILM)), 'a film').toBe(false);
    await expectRecords(scene, plan, exitCode);
    await expectClosed(scene);
    await expectFinishable(scene, plan);
  } catch (error) {
    const calls = proxy.passages.map(
      ({ call, trouble }) => `${call}${trouble === undefined ? '' : ` (${trouble.kind})`}`,
    );
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      [reason, `calls: ${calls.join(', ')}`, `stdout: ${stdout}`, `stderr: ${stderr}`].join('\n'),
    );
  }
}

/** Performs a run of the soak and checks all that it promises; an error tells how to have it again. */
export async function performRun(plan: Plan, runner: Runner): Promise<void> {
  const scene = await setScene(plan, runner);
  try {
    await perform(scene, plan);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${describePlan(plan)}\n${reason}`);
  } finally {
    await scene.end();
  }
}
