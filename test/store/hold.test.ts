import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobStore } from '../../src/app/ports.js';
import { openStore } from '../../src/store/index.js';
import { compileRoom } from '../support/compiled-rooms.js';

let home: string;
let jobs: JobStore;
let room: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  room = compileRoom('store');
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vmg-hold-'));
  ({ jobs } = openStore({ home }));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

const file = () => join(home, 'jobs', 'render_1.hold');

/** A process that holds a job until it is killed; resolves when it says whether it has it. */
async function holder(code = "await jobs.hold('render_1')"): Promise<[ChildProcess, string]> {
  const script = `
    const { openStore } = await import(${JSON.stringify(room)});
    const { jobs } = openStore({ home: ${JSON.stringify(home)} });
    const hold = ${code};
    process.stdout.write(hold === undefined ? 'refused' : 'held');
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return [child, String(said)];
}

/** A hold as a run of this machine's would have left it. */
function leave(more: Record<string, unknown>, ageMs = 0): void {
  mkdirSync(join(home, 'jobs'), { recursive: true });
  writeFileSync(
    file(),
    JSON.stringify({ owner: 'somebody', host: hostname(), pid: process.pid, ...more }),
  );
  const then = new Date(Date.now() - ageMs);
  utimesSync(file(), then, then);
}

describe('the hold on a job', () => {
  it('is one process’s alone, until it is given up', async () => {
    expect(await jobs.isHeld('render_1')).toBe(false);
    const hold = await jobs.hold('render_1');
    expect(hold).toBeDefined();
    expect(await jobs.isHeld('render_1')).toBe(true);
    expect(await jobs.hold('render_1')).toBeUndefined();
    expect((await holder())[1]).toBe('refused');
    expect(await jobs.isHeld('render_2')).toBe(false);
    await hold?.release();
    expect(await jobs.isHeld('render_1')).toBe(false);
    expect(readdirSync(join(home, 'jobs'))).toEqual([]);
    const again = await jobs.hold('render_1');
    expect(again).toBeDefined();
    await again?.release();
  });

  it('is had by one of many that want it at once', async () => {
    const holds = await Promise.all(Array.from({ length: 20 }, () => jobs.hold('render_1')));
    const had = holds.filter((hold) => hold !== undefined);
    expect(had).toHaveLength(1);
    await had[0]?.release();
    const said = await Promise.all(Array.from({ length: 3 }, () => holder()));
    expect(said.map(([, word]) => word).sort()).toEqual(['held', 'refused', 'refused']);
  });

  it('ends with a process that is killed', async () => {
    const [child, said] = await holder();
    expect(said).toBe('held');
    expect(await jobs.isHeld('render_1')).toBe(true);
    expect(await jobs.hold('render_1')).toBeUndefined();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(await jobs.isHeld('render_1')).toBe(false);
    const hold = await jobs.hold('render_1');
    expect(hold).toBeDefined();
    await hold?.release();
  });

  it('is not that of another process that got the same number', async () => {
    // Where the system does not tell when a process began, its silence tells that it is gone.
    const silent = existsSync('/proc/self/stat') ? 0 : 11 * 60_000;
    leave({ start: 'before the machine was switched on' }, silent);
    expect(await jobs.isHeld('render_1')).toBe(false);
    const hold = await jobs.hold('render_1');
    expect(hold).toBeDefined();
    await hold?.release();
  });

  it.each([
    ['is kept by a process that nobody can ask after', { host: 'elsewhere' }, 60_000, true],
    ['is that of a dead machine after ten minutes', { host: 'elsewhere' }, 11 * 60_000, false],
    ['of no start is believed for ten minutes', {}, 60_000, true],
    ['is nobody’s when its process is no more', { pid: 2 ** 22 + 1 }, 0, false],
  ])('%s', async (_what, more, ageMs, held) => {
    leave(more, ageMs);
    expect(await jobs.isHeld('render_1')).toBe(held);
    expect((await jobs.hold('render_1')) === undefined).toBe(held);
  });

  it.each([
    '',
    '{"pid":',
    '{"pid":-1}',
    'null',
  ])('that reads “%s” is being written; an old one was cut short', async (content) => {
    leave({});
    writeFileSync(file(), content);
    expect(await jobs.isHeld('render_1')).toBe(true);
    const then = new Date(Date.now() - 60_000);
    utimesSync(file(), then, then);
    expect(await jobs.isHeld('render_1')).toBe(false);
    expect(await jobs.hold('render_1')).toBeDefined();
  });

  it('is not given up for somebody who has it by now', async () => {
    const hold = await jobs.hold('render_1');
    leave({ owner: 'somebody else' });
    await hold?.release();
    expect(readFileSync(file(), 'utf8')).toContain('somebody else');
  });

  it('is no record, and goes with the job’s', async () => {
    await jobs.hold('render_1');
    expect(await jobs.list()).toEqual([]);
    await jobs.remove('render_1');
    expect(readdirSync(join(home, 'jobs'))).toEqual([]);
  });

  it('takes whatever a render is called', async () => {
    for (const id of ['../../escape', 'a/b', 'CON:*?', 'x'.repeat(300)]) {
      const hold = await jobs.hold(id);
      expect(await jobs.isHeld(id)).toBe(true);
      await hold?.release();
    }
    expect(readdirSync(home)).toEqual(['jobs']);
  });
});
