import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveExport, setExportStage } from '../app/export-stage.js';
import type { Stage } from '../app/setup.js';
import { type RunOutcome, runInProcess } from './cli-context.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setExportStage();
});

afterEach(() => stage.end());

function vmg(...argv: string[]): Promise<RunOutcome> {
  const values = new Map([
    ['backend', 'cloud'],
    ['api-url', stage.standIn.url],
  ]);
  const settings = { get: (key: string) => ({ value: values.get(key) ?? null }) };
  return runInProcess(argv, {
    services: {
      app: async () => stage.laterRun(),
      stores: async () => stage.laterRun(),
      settings: async () => settings as never,
    },
    cwd: stage.cwd,
  });
}

describe('vmg export --forget', () => {
  it('takes an export off the list that nobody wants any more', async () => {
    const { renderId } = await leaveExport(stage, 'a.mp4');
    writeFileSync(stage.path('a.mp4'), 'precious');
    const stuck = await vmg('export', '--resume');
    expect(stuck.exitCode).toBe(2);
    expect(stuck.stderr).toContain(`drop the export: vmg export --forget ${renderId}`);
    expect(await vmg('export', '--forget', renderId)).toEqual({
      exitCode: 0,
      stdout: `${renderId}\n`,
      stderr: 'Forgotten: the export to a.mp4.\n',
    });
    expect((await vmg('export', '--resume')).stderr).toBe('No unfinished exports.\n');
    const again = await vmg('export', '--forget', renderId);
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain(`There is no export ${renderId}.`);
  });

  it.each([
    [['--resume']],
    [['-o', 'a.mp4']],
    [['--no-wait']],
    [['--force']],
    [['--session', 'session-1']],
  ])('goes without %j', async (more) => {
    const { renderId } = await leaveExport(stage);
    const { exitCode, stderr } = await vmg('export', '--forget', renderId, ...more);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--forget goes alone');
    expect(await stage.context.jobs.list()).toHaveLength(1);
  });
});

describe('vmg session rm', () => {
  it('forgets the unfinished exports of the session with it, and says so', async () => {
    await leaveExport(stage, 'a.mp4');
    const { exitCode, stdout, stderr } = await vmg('session', 'rm', 'session');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'session-1\n' });
    expect(stderr).toMatch(/^Forgotten with it: the unfinished export to .*a\.mp4\.$/m);
    expect(await stage.context.jobs.list()).toEqual([]);
  });

  it('leaves a status that says how to choose another session', async () => {
    const session = await stage.context.sessions.get('session-1');
    if (session === undefined) throw new Error('No session');
    await stage.context.sessions.save({ ...session, sessionId: 'session-2' });
    await vmg('session', 'rm', 'session-1');
    expect((await vmg('status')).stdout).toBe(
      'No session is the current one. Choose one with: vmg session use <id>\n',
    );
    await vmg('session', 'rm', 'session-2');
    expect((await vmg('status')).stdout).toContain('No session yet. Begin one');
  });
});
