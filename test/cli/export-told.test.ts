import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOSTED_POLLS } from '../../src/client/render-poll.js';
import { setExportStage } from '../app/export-stage.js';
import type { Stage } from '../app/setup.js';
import { hastyClock } from '../client/setup.js';
import { type RunOutcome, runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setExportStage();
});

afterEach(() => stage.end());

/** A command line in a run of its own, at the hosted service's own pace on a clock that hurries. */
function vmg(argv: readonly string[], env: Record<string, string> = {}): Promise<RunOutcome> {
  const clock = hastyClock();
  const app = async () => ({ ...stage.laterRun({ clock, polls: HOSTED_POLLS }), clock });
  return runInProcess(argv, { services: { app }, cwd: stage.cwd, env });
}

/** An export that nobody waits for; gives its id. */
async function leaveOne(...more: string[]): Promise<string> {
  const { exitCode, stdout } = await vmg(['export', '--no-wait', ...more]);
  expect(exitCode).toBe(8);
  return stdout.trim();
}

describe('an export on the hosted service', () => {
  it('tells how it goes, and then of the film and its workspace', async () => {
    const { exitCode, stdout, stderr } = await vmg(['export']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'clip.vmg.mp4\n' });
    expect(stderr.split('\n')).toEqual([
      'Submitting the render',
      '⏳ Rendering ~30s',
      'Fetching clip.vmg.mp4',
      '✅ Video ready!  clip.vmg.mp4 · 0:10 · 320×180 · 116 kB',
      expect.stringMatching(/^ {2}→ https:\/\/web\.example\/workspace\/claim\?ct=clm_\w+$/),
      '',
    ]);
  });

  it('tells the length of the timeline where the service names an address alone', async () => {
    stage.standIn.intercept = ({ method, url = '' }, response) => {
      const id = /^\/api\/render\/proxy\/lambda\/(\w+)$/.exec(url)?.[1];
      if (method !== 'GET' || id === undefined) return false;
      const output = { url: `${stage.standIn.url}/files/${id}.mp4` };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: 'completed', output }));
      return true;
    };
    const { stderr } = await vmg(['export']);
    expect(stderr).toContain('✅ Video ready!  clip.vmg.mp4 · 0:10 · 116 kB\n');
  });

  it('keeps to plain signs where the terminal cannot draw others', async () => {
    const { stderr } = await vmg(['export'], { TERM: 'dumb' });
    expect(stderr).toMatch(/^Rendering ~30s$/m);
    expect(stderr).toContain('+ Video ready!  clip.vmg.mp4 - 0:10');
    expect(stderr).toContain('  -> https://web.example/');
  });

  it('says nothing but the path with --quiet, and everything with --json', async () => {
    const quiet = await vmg(['export', '--quiet']);
    expect(quiet).toMatchObject({ stdout: 'clip.vmg.mp4\n', stderr: '' });
    const json = await vmg(['export', '--json', '--force']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      output: stage.path('clip.vmg.mp4'),
      workspace: expect.stringContaining('/workspace/claim?ct=clm_'),
    });
  });

  it('says so when it is repeated', async () => {
    stage.standIn.quirks.failRenders = 1;
    const { exitCode, stderr } = await vmg(['export']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The render failed (out of paint): trying once more.\n');
  });

  it('tells after five minutes how to fetch it later', async () => {
    stage.standIn.quirks.pollsUntilDone = 1_000;
    const { exitCode, stderr } = await vmg(['export']);
    expect(exitCode).toBe(8);
    expect(stderr).toMatch(/→ Fetch it with: vmg export --resume render_\d+\n$/);
  });

  it('tells after a network that broke down how to go on', async () => {
    stage.standIn.quirks.verdicts.set('/files/', { status: 500, code: 500 });
    stage.standIn.quirks.faults.push({
      path: /download$/,
      times: 100,
      action: { kind: 'verdict', status: 500, code: 500 },
    });
    const { exitCode, stderr } = await vmg(['export']);
    expect(exitCode).toBe(6);
    expect(stderr).toMatch(
      /→ The export is kept\. Go on with it: vmg export --resume render_\d+\n$/,
    );
  });
});

describe('vmg export --resume', () => {
  it('tells of what it fetched, whatever becomes of the others', async () => {
    await leaveOne('-o', 'a.mp4');
    await leaveOne('-o', 'b.mp4');
    writeFileSync(stage.path('b.mp4'), 'precious');
    const { exitCode, stdout, stderr } = await vmg(['export', '--resume']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: 'a.mp4\n' });
    expect(stderr).toContain('✅ Video ready!  a.mp4 · 0:10');
    expect(stderr).toMatch(/✖ .*b\.mp4 exists already\./);
    const left = await vmg(['export', '--resume', '--json', '--force']);
    expect(JSON.parse(left.stdout).exports).toMatchObject([{ output: stage.path('b.mp4') }]);
  });

  it('says that there is nothing to resume, but not when somebody else is at it', async () => {
    expect((await vmg(['export', '--resume'])).stderr).toBe('No unfinished exports.\n');
    const id = await leaveOne();
    const hold = await stage.context.jobs.hold(id);
    const { exitCode, stdout, stderr } = await vmg(['export', '--resume']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain(`Another vmg is at the export ${id} already.`);
    expect(stderr).not.toContain('No unfinished');
    await hold?.release();
  });
});

describe('vmg status', () => {
  it('tells how each unfinished export stands', async () => {
    stage.standIn.quirks.pollsUntilDone = 2;
    const id = await leaveOne();
    expect((await vmg(['status'])).stdout).toMatch(new RegExp(`${id}.* pending 50%`));
    expect((await vmg(['status'])).stdout).toMatch(new RegExp(`${id}.* processing 50%`));
    const done = (await vmg(['status'])).stdout;
    expect(done).toMatch(new RegExp(`completed.*fetch it with: vmg export --resume ${id}`));
    const hold = await stage.context.jobs.hold(id);
    const held = (await vmg(['status'])).stdout;
    expect(held).toContain('another vmg is at it');
    expect(held).not.toContain('Go on with them');
    await hold?.release();
    stage.standIn.quirks.renderFails = true;
    expect((await vmg(['status'])).stdout).toMatch(/failed.*out of paint/);
    stage.standIn.renders.clear();
    const lost = (await vmg(['status'])).stdout;
    expect(lost).toMatch(new RegExp(`${id} +lost .*made anew with: vmg export --resume ${id}`));
    const job = await stage.context.jobs.get(id);
    if (job === undefined) throw new Error('No job');
    await stage.context.jobs.save({ ...job, status: 'submitting' });
    expect((await vmg(['status'])).stdout).toContain('not submitted');
  });

  it('tells with --json of each as it is kept here, and as the service says', async () => {
    const id = await leaveOne();
    const { jobs, error } = JSON.parse((await vmg(['status', '--json'])).stdout);
    expect(jobs).toEqual([
      expect.objectContaining({
        renderId: id,
        status: 'running',
        held: false,
        render: { state: 'pending', fraction: 0.5, reason: null },
      }),
    ]);
    expect(jobs[0]).not.toHaveProperty('request');
    expect(error).toBeUndefined();
  });

  it('lists the exports without the network, too, says what is missing, and ends with 6', async () => {
    const id = await leaveOne();
    stage.standIn.quirks.verdicts.set('/', { status: 503, code: 503 });
    const plain = await vmg(['status']);
    expect(plain.exitCode).toBe(6);
    expect(plain.stdout).toContain('The timeline cannot be shown: The server failed (503)');
    expect(plain.stdout).toContain(id);
    const json = await vmg(['status', '--json']);
    expect(json.exitCode).toBe(6);
    expect(JSON.parse(json.stdout)).toMatchObject({
      error: { code: 'server-error', exitCode: 6 },
      jobs: [{ renderId: id, status: 'running' }],
    });
  });

  it('tells of a message whose answer was never seen', async () => {
    const { sessions } = stage.context;
    const session = await sessions.get('session-1');
    if (session === undefined) throw new Error('No session');
    const sentAt = new Date().toISOString();
    const pending = [{ id: 'm1', text: 'upbeat lo-fi', sentAt, before: null }];
    await sessions.save({ ...session, pending });
    expect((await vmg(['status'])).stdout).toContain('The answer to “upbeat lo-fi”');
  });
});
