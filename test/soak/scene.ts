import { mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackend } from '../../src/client/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { Clock } from '../../src/support/clock.js';
import type { Random } from '../../src/support/random.js';
import type { RunOutcome } from '../cli/cli-context.js';
import { runInProcess } from '../cli/cli-context.js';
import { addsMusic, type StandIn, startStandIn } from '../protocol/stand-in.js';
import { expectNoTokens } from '../secrets.js';
import { type FaultProxy, startFaultProxy } from './fault-proxy.js';
import type { Plan } from './plan.js';

/** Names in the folder that a run works in: of the film, of its clip, and of several clips. */
export const FILM = 'film.mp4';
export const CLIP = 'clip.mp4';
export const CLIPS: readonly string[] = ['one.mp4', 'two.mp4'];

/** A service with a bad line before it, a user's folders, and a program that works in them. */
export interface Scene {
  standIn: StandIn;
  proxy: FaultProxy;
  store: Store;
  /** On which waits take no time. */
  clock: Clock;
  cwd: string;
  home: string;
  /** The finished film. */
  film: Buffer;
  /** Every message that reached the agent. */
  heard: string[];
  /** Runs one command line of the plan's user. */
  run(...argv: string[]): Promise<RunOutcome>;
  end(): Promise<void>;
}

/** The folder for the program's own files, within the one that it works in. */
export const HOME = '.home';

/** How a command line is run in a scene. */
export type Runner = (scene: Omit<Scene, 'run' | 'end'>, plan: Plan) => Scene['run'];

function bytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}

/** Waits of the protocol are a minute at the most; what is longer is a limit, there to be stopped. */
const LONGEST_WAIT_MS = 60_000;

/** A clock whose waits take no time, and move it on; its time limits are never reached. */
function hurriedClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      if (milliseconds <= LONGEST_WAIT_MS) {
        now += milliseconds;
        return;
      }
      await new Promise<never>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
  };
}

/** Runs commands in this process: the program's own code, but for its clock. */
export const inProcess: Runner =
  ({ standIn, proxy, store, cwd, clock }, plan) =>
  async (...argv) => {
    const backend = createBackend({
      kind: 'cloud',
      apiUrl: proxy.url,
      webUrl: 'https://web.example',
      authentication:
        plan.account === 'given'
          ? { kind: 'token', token: standIn.token, credentials: store.credentials }
          : { kind: 'anonymous', credentials: store.credentials },
      version: '1.2.3',
      platform: 'unknown',
      clock,
    });
    const { sessions, jobs } = store;
    return runInProcess(argv, {
      cwd,
      secrets: [standIn.token],
      services: {
        app: async () => ({ backend, sessions, jobs, clock }),
        stores: async () => store,
        settings: async () => store.settings(),
      },
    });
  };

/** More than the system takes at once: what is cut off in its midst has not been sent to its end. */
const LARGE = 16 * 1024 * 1024;

function clipFor({ faults, job, random }: Plan, name: string): Buffer {
  const isSent = job === 'batch' ? CLIPS.includes(name) : name === CLIP;
  const cut =
    isSent &&
    faults.some(({ call, trouble }) => call === 'upload' && trouble.kind === 'cut-request');
  return cut ? Buffer.alloc(LARGE, random.int(0, 255)) : bytes(random, random.int(1, 5_000));
}

/** What the agent does with a message in this run. */
function agentOf(plan: Plan, heard: string[]): StandIn['answer'] {
  const fails = plan.faults.some(({ trouble }) => trouble.kind === 'agent-error');
  return (text, stream, state) => {
    heard.push(text);
    const alone = /Clip: only “(.+?)”/.exec(text)?.[1];
    if (alone !== undefined) {
      state.draft = { t: [{ tt: 0, sg: [{ d: 10_000, m: { name: alone } }] }] };
    }
    if (!fails) return addsMusic(text, stream, state);
    stream.event({ content: { parts: [{ text: 'Let me see. ' }] }, partial: true });
    stream.event({ error: 'the model is overloaded' });
  };
}

/** Where Linux keeps files in memory, and the bytes that must be free there. */
const MEMORY = '/dev/shm';
const ROOM = 1024 ** 3;

/** Where the scenes are: in memory where there is room, for most of a run is waiting for the disk. */
function stageFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Sets the scene for a plan; nothing goes wrong in it yet. */
export async function setScene(plan: Plan, runner: Runner): Promise<Scene> {
  const standIn = await startStandIn();
  const proxy = await startFaultProxy(standIn, plan.random.fork('network'));
  const cwd = realpathSync(mkdtempSync(join(stageFolder(), 'vmg-soak-')));
  const home = join(cwd, HOME);
  const film = bytes(plan.random, plan.random.int(1, 60_000));
  const heard: string[] = [];
  standIn.file = film;
  standIn.answer = agentOf(plan, heard);
  // The service may ask for less than the half minute that its manual tells of.
  standIn.quirks.pollAfter = 0;
  for (const name of [CLIP, ...CLIPS]) writeFileSync(join(cwd, name), clipFor(plan, name));
  const clock = hurriedClock();
  const store = openStore({ home, clock });
  const parts = { standIn, proxy, store, clock, cwd, home, film, heard };
  return {
    ...parts,
    run: runner(parts, plan),
    async end() {
      await proxy.close();
      await standIn.close();
      expectNoTokens(cwd);
      rmSync(cwd, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
