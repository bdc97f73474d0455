import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endProcess, identifyProcess } from '../../../src/engine/media/index.js';

/** A process that never ends, in a group of its own as ffmpeg's are. */
async function endless() {
  const args = ['-e', "process.stdout.write('up'); setInterval(() => {}, 1000)"];
  const child = spawn(process.execPath, args, { detached: process.platform !== 'win32' });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const identity = await identifyProcess(child.pid ?? 0);
  if (!identity) throw new Error('It runs and is not found');
  return { child, ended, identity };
}

describe('a process that another one left behind', () => {
  it('is ended by what is known of it', async () => {
    const { ended, identity } = await endless();
    expect(await endProcess(identity)).toBe(true);
    await ended;
    expect(await identifyProcess(identity.pid)).toBeUndefined();
    expect(await endProcess(identity)).toBe(false);
  });

  it('is left alone when it only has the same id, or runs elsewhere', async () => {
    const { child, ended, identity } = await endless();
    expect(await endProcess({ ...identity, started: 'another time' })).toBe(false);
    expect(await endProcess({ ...identity, host: 'another-host' })).toBe(false);
    expect(await identifyProcess(identity.pid)).toEqual(identity);
    child.kill('SIGKILL');
    await ended;
  });

  it('is nobody when there is none of this id', async () => {
    expect(await identifyProcess(2 ** 30)).toBeUndefined();
  });
});
