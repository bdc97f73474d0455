import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { systemClock } from '../../src/support/clock.js';
import { connect } from '../client/setup.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';

const SUBMIT = '/api/render/proxy/lambda';
const posix = process.platform !== 'win32';

let standIn: StandIn;
let place: Workplace;

beforeEach(async () => {
  standIn = await startStandIn();
  // The service's own pace would have the first look after 30 s.
  standIn.quirks.pollAfter = 0;
  place = await makeWorkplace();
  place.env = { ...place.env, NEMO_API_URL: standIn.url, NEMO_TOKEN: standIn.token };
  const session = {
    sessionId: 'session-here',
    taskId: 'task-here',
    backend: 'cloud' as const,
    apiUrl: standIn.url,
    createdAt: new Date().toISOString(),
    language: 'en' as const,
    media: ['clip.mp4'],
  };
  const { sessions } = store();
  await sessions.save(session);
  await sessions.setCurrent(session);
  standIn.states.set(session.sessionId, {
    draft: { t: [{ tt: 0, sg: [{ d: 10_000, m: { name: 'clip.mp4' } }] }] },
    video_infos: [],
    generated_media: [],
    canvas_config: null,
  });
});

afterEach(async () => {
  await standIn.close();
  await place.remove();
});

const store = () => openStore({ home: join(place.cwd, '.home') });
const output = () => join(place.cwd, 'clip.vmg.mp4');
const submitted = () =>
  standIn.requests.flatMap(({ method, path, body }) =>
    method === 'POST' && path === SUBMIT && body !== undefined ? [(body as { id: string }).id] : [],
  );

type Kill = () => void;

/** `vmg export` until `arrange` has it killed in mid-work, by nothing that it could hear of. */
async function killedExport(
  arrange: (kill: Kill) => void,
  env: Record<string, string> = {},
): Promise<void> {
  const running = vmg(['export'], place, { env });
  arrange(() => running.kill('SIGKILL'));
  const { signal } = await running;
  expect(signal).toBe('SIGKILL');
  standIn.intercept = undefined;
}

/** A later run, in a process that is not the one that was killed: this one. */
function resume() {
  const { sessions, jobs } = store();
  const app = { backend: connect(standIn), sessions, jobs, clock: systemClock };
  return runInProcess(['export', '--resume'], {
    cwd: place.cwd,
    services: { app: async () => app },
  });
}

/** A later run fetches the film, whole and under the same id. */
async function expectResumed(run: typeof resume = resume): Promise<void> {
  const [left] = await store().jobs.list();
  expect(left?.status).toMatch(/^(submitting|running)$/);
  const { exitCode, stdout, stderr } = await run();
  expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0, stdout: 'clip.vmg.mp4\n' });
  expect(readFileSync(output()).equals(standIn.file)).toBe(true);
  expect(readdirSync(place.cwd).sort()).toEqual(['.home', 'clip.vmg.mp4']);
  expect(new Set(submitted())).toEqual(new Set([left?.renderId]));
  expect([...standIn.renders.keys()]).toEqual([left?.renderId]);
  const jobs = await store().jobs.list();
  expect(jobs.map((job) => [job.renderId, job.status])).toEqual([[left?.renderId, 'downloaded']]);
  expect(await store().jobs.isHeld(left?.renderId ?? '')).toBe(false);
}

/** Code for the program's process: what it does to a file named `*.part`, and when it dies of it. */
function dyingAt(call: 'link' | 'unlink', when: 'before' | 'after'): Record<string, string> {
  const script = `
    import files from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const real = files.${call};
    files.${call} = async (path, ...more) => {
      const die = () => String(path).endsWith('.part') && process.kill(process.pid, 'SIGKILL');
      ${when === 'before' ? 'die(); return real(path, ...more);' : 'await real(path, ...more); die();'}
    };
    syncBuiltinESMExports();
  `;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

describe('an export whose process is killed', () => {
  it('before the submission arrives is submitted by the next run', async () => {
    await killedExport((kill) => {
      standIn.intercept = ({ method, url }, response) => {
        if (method !== 'POST' || url !== SUBMIT) return false;
        kill();
        response.destroy();
        return true;
      };
    });
    expect(standIn.renders.size).toBe(0);
    await expectResumed();
    expect(submitted()).toHaveLength(1);
  });

  it('before the answer to the submission is not submitted again', async () => {
    await killedExport((kill) => {
      const set = standIn.renders.set.bind(standIn.renders);
      standIn.renders.set = (id, render) => {
        kill();
        return set(id, render);
      };
    });
    expect((await store().jobs.list())[0]?.status).toBe('submitting');
    await expectResumed();
    expect(submitted()).toHaveLength(1);
  });

  it('while it is rendered is picked up', async () => {
    standIn.quirks.pollsUntilDone = 2;
    await killedExport((kill) => {
      standIn.intercept = ({ method, url }) => {
        if (method === 'GET' && url?.startsWith(SUBMIT)) kill();
        return false;
      };
    });
    await expectResumed();
    expect(submitted()).toHaveLength(1);
  });

  it('in the middle of the download is gone on with from there', async () => {
    standIn.quirks.cutDownloads = { times: 1, afterBytes: 50_000 };
    await killedExport((kill) => {
      standIn.intercept = ({ headers, url }, response) => {
        if (url?.startsWith('/files/') !== true || headers.range === 'bytes=0-') return false;
        kill();
        response.destroy();
        return true;
      };
    });
    expect(existsSync(output())).toBe(false);
    await expectResumed();
    const last = standIn.requests.filter(({ path }) => path.startsWith('/files/')).at(-1);
    expect(last?.headers.range).toBe('bytes=50000-');
    expect(last?.headers['if-range']).toMatch(/^"/);
  });

  it.each([
    ['when the file is whole, before it has its name', 'link', 'before', false],
    ['when the file has its name, beside the part', 'link', 'after', true],
    ['when the file has its name, before that is on record', 'unlink', 'after', true],
  ] as const)('%s is not fetched again', async (_what, call, when, named) => {
    await killedExport(() => {}, dyingAt(call, when));
    expect(existsSync(output())).toBe(named);
    const fetches = () =>
      standIn.requests.filter(({ path, headers }) => {
        return path.startsWith('/files/') && headers.range === 'bytes=0-';
      });
    expect(fetches()).toHaveLength(1);
    await expectResumed();
    expect(fetches()).toHaveLength(1);
    expect(submitted()).toHaveLength(1);
  });
});

describe.runIf(posix)('an export whose terminal is closed', () => {
  it('ends with 143, and is picked up by vmg export --resume', async () => {
    standIn.quirks.pollsUntilDone = 1_000;
    const running = vmg(['export'], place);
    standIn.intercept = ({ method, url }) => {
      if (method === 'GET' && url?.startsWith(SUBMIT)) running.kill('SIGHUP');
      return false;
    };
    expect((await running).exitCode).toBe(143);
    standIn.intercept = undefined;
    standIn.quirks.pollsUntilDone = 0;
    await expectResumed(async () => {
      const { exitCode = -1, stdout, stderr } = await vmg(['export', '--resume'], place);
      return { exitCode, stdout, stderr };
    });
    expect(submitted()).toHaveLength(1);
  });
});

describe('an export that two processes are at', () => {
  it('is told to be held, and is left to the first', async () => {
    const gate = standIn.gate(SUBMIT, 'GET');
    const first = vmg(['export'], place);
    await gate.arrived;
    const [job] = await store().jobs.list();
    const id = job?.renderId ?? '';
    const second = await vmg(['export', '--resume', id], place);
    expect(second.exitCode).toBe(8);
    expect(second.stderr).toContain(`Another vmg is at the export ${id} already.`);
    gate.release();
    expect(await first).toMatchObject({ exitCode: 0, stdout: 'clip.vmg.mp4\n' });
    expect(submitted()).toHaveLength(1);
  });
});
