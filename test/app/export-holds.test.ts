import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppContext,
  exportVideo,
  type Job,
  resumeExports,
  status,
} from '../../src/app/index.js';
import { failureOf } from '../client/setup.js';
import { leaveExport, setExportStage } from './export-stage.js';
import type { Stage } from './setup.js';

let stage: Stage;
let context: AppContext;

beforeEach(async () => {
  stage = await setExportStage();
  context = stage.context;
});

afterEach(() => stage.end());

const output = () => stage.path('clip.vmg.mp4');
const POLLS = '/api/render/proxy/lambda/';

const leaveOne = (output?: string): Promise<Job> => leaveExport(stage, output);

describe('an export that another run is at', () => {
  it('is left to it, and told of as running', async () => {
    const gate = stage.standIn.gate(POLLS, 'GET');
    const first = exportVideo(context, { cwd: stage.cwd });
    await gate.arrived;
    const later = stage.laterRun();
    const [job] = await later.jobs.list();
    const renderId = job?.renderId ?? '';

    const error = await failureOf(resumeExports(later, { renderId }));
    expect(error).toMatchObject({ code: 'export-held', exitCode: 8, details: { renderId } });
    expect(await resumeExports(later, {}, stage.callbacks)).toEqual([]);
    expect(stage.heard.notes.join()).toContain('Another vmg is at the export');
    const state = status(later);
    gate.release();
    expect((await state).jobs).toMatchObject([{ renderId, held: true }]);

    await first;
    expect(await later.jobs.isHeld(renderId)).toBe(false);
    expect((await status(later)).jobs).toEqual([]);
  });

  it('does not keep the others from being fetched', async () => {
    const held = await leaveOne('a.mp4');
    await leaveOne('b.mp4');
    const hold = await context.jobs.hold(held.renderId);
    const results = await resumeExports(stage.laterRun(), {}, stage.callbacks);
    expect(results.map((one) => one.output)).toEqual([stage.path('b.mp4')]);
    expect(stage.heard.notes).toHaveLength(1);
    await hold?.release();
    expect(await resumeExports(stage.laterRun())).toHaveLength(1);
  });

  it('is fetched once when two runs resume at the same time', async () => {
    await leaveOne();
    const runs = await Promise.all([
      resumeExports(stage.laterRun(), {}, stage.callbacks),
      resumeExports(stage.laterRun(), {}, stage.callbacks),
    ]);
    expect(runs.flat()).toHaveLength(1);
    const fetches = stage.standIn.requests.filter(({ path }) => path.startsWith('/files/'));
    expect(fetches).toHaveLength(1);
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
  });

  it('is nobody’s after --no-wait, a failure, or an interruption', async () => {
    const { renderId } = await leaveOne();
    expect(await context.jobs.isHeld(renderId)).toBe(false);
    stage.standIn.quirks.renderFails = true;
    await failureOf(resumeExports(context));
    const controller = new AbortController();
    const work = exportVideo(
      context,
      { cwd: stage.cwd },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await failureOf(work);
    for (const job of await context.jobs.list()) {
      expect(await context.jobs.isHeld(job.renderId)).toBe(false);
    }
  });
});

describe('a file that had come when its run died', () => {
  /** The job as it was left between the final name and the record. */
  async function dieAfterRename(): Promise<Job> {
    const job = await leaveOne();
    const jobs: AppContext['jobs'] = {
      ...context.jobs,
      save: async (one) => {
        if (one.status === 'downloaded') throw new Error('killed');
        await context.jobs.save(one);
      },
    };
    await expect(resumeExports({ ...stage.laterRun(), jobs })).rejects.toThrow('killed');
    const kept = await context.jobs.get(job.renderId);
    if (kept === undefined) throw new Error('No job');
    expect(kept.status).toBe('running');
    return kept;
  }

  it('is known again, and not fetched twice', async () => {
    const job = await dieAfterRename();
    const before = statSync(output()).mtimeMs;
    const [result] = await resumeExports(stage.laterRun());
    expect(result).toMatchObject({
      output: output(),
      renderId: job.renderId,
      video: { bytes: stage.standIn.file.length, durationSeconds: 10 },
    });
    expect(statSync(output()).mtimeMs).toBe(before);
    expect(stage.standIn.requests.filter(({ path }) => path.startsWith('/files/'))).toHaveLength(1);
    expect(await context.jobs.get(job.renderId)).toMatchObject({ status: 'downloaded' });
  });

  it('is known again without the network, too', async () => {
    await dieAfterRename();
    stage.standIn.quirks.verdicts.set('/', { status: 500, code: 500 });
    const [result] = await resumeExports(stage.laterRun());
    expect(result).toMatchObject({ output: output(), video: { durationSeconds: 10 } });
    expect((await context.jobs.list()).map((job) => job.status)).toEqual(['downloaded']);
  });

  it('is not what somebody has put there since', async () => {
    await dieAfterRename();
    renameSync(output(), stage.path('elsewhere.mp4'));
    writeFileSync(output(), stage.standIn.file);
    expect(await failureOf(resumeExports(stage.laterRun()))).toMatchObject({
      code: 'output-exists',
    });
  });

  it('is fetched again when it is gone', async () => {
    await dieAfterRename();
    renameSync(output(), stage.path('elsewhere.mp4'));
    await resumeExports(stage.laterRun());
    expect(readFileSync(output()).equals(stage.standIn.file)).toBe(true);
    expect(readdirSync(stage.cwd).sort()).toEqual(['clip.mp4', 'clip.vmg.mp4', 'elsewhere.mp4']);
  });
});

describe('an export that is given up', () => {
  it('leaves no part', async () => {
    stage.standIn.quirks.cutDownloads = { times: 1, afterBytes: 1_000 };
    for (const path of [/^\/files\//, /\/download$/]) {
      const refusal = { kind: 'verdict', status: 404, code: 404 } as const;
      const after = path.source.includes('files') ? 1 : 0;
      stage.standIn.quirks.faults.push({ path, after, times: 20, action: refusal });
    }
    expect(await failureOf(exportVideo(context, { cwd: stage.cwd }))).toMatchObject({
      exitCode: 7,
    });
    expect((await context.jobs.list()).map((job) => job.status)).toEqual(['failed']);
    expect(readdirSync(stage.cwd)).toEqual(['clip.mp4']);
  });

  it('is forgotten after a week, one that nobody fetched after a month', async () => {
    const day = 24 * 60 * 60_000;
    const job = await leaveOne('old.mp4');
    const aged = (renderId: string, days: number, state: Job['status']) =>
      context.jobs.save({
        ...job,
        renderId,
        output: stage.path(`${renderId}.mp4`),
        status: state,
        createdAt: new Date(Date.now() - days * day).toISOString(),
      });
    await aged('failed_new', 6, 'failed');
    await aged('failed_old', 8, 'failed');
    await aged('left_new', 29, 'running');
    await aged('left_old', 31, 'running');
    await aged('left_held', 31, 'running');
    const hold = await context.jobs.hold('left_held');
    await resumeExports(context, { renderId: job.renderId });
    await hold?.release();
    const left = (await context.jobs.list()).map((one) => one.renderId).sort();
    expect(left).toEqual(['failed_new', 'left_held', 'left_new', job.renderId].sort());
  });
});

describe('the workspace link', () => {
  it('comes with the film, by a claim token', async () => {
    const { workspace } = await exportVideo(context, { cwd: stage.cwd });
    expect(workspace).toMatch(/^https:\/\/web\.example\/workspace\/claim\?ct=clm_/);
    expect(workspace).not.toContain(stage.standIn.token);
  });

  it.each([
    [
      'the claim is refused',
      (): void => {
        stage.standIn.quirks.verdicts.set('/api/auth/claim-token', { status: 500, code: 500 });
      },
    ],
    ['the session is not known here', (): Promise<void> => context.sessions.remove('session-1')],
  ])('is left out when %s', async (_what, spoil) => {
    const job = await leaveOne();
    await spoil();
    const [result] = await resumeExports(context, { renderId: job.renderId });
    expect(result).toMatchObject({ output: output(), workspace: null });
  });
});
