import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFfmpeg, runFfmpeg } from '../../../src/engine/media/index.js';
import { streamFfmpeg } from '../../../src/engine/media/run-ffmpeg.js';

const ffmpeg = await findFfmpeg({ env: {} });
/** A picture that never ends, made no faster than it is shown. */
const ENDLESS = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=64x36:rate=10'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-run-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    // In a container nobody may collect what has ended: it stays listed, as a zombie.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('runFfmpeg', () => {
  it('reports progress that never falls and ends at 1', async () => {
    const fractions: number[] = [];
    const source = 'testsrc2=size=640x360:rate=30:duration=4';
    await runFfmpeg(ffmpeg, ['-f', 'lavfi', '-i', source, '-f', 'null', '-'], {
      durationSeconds: 4,
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...new Set(fractions)].sort((a, b) => a - b));
  });

  it('ends with the last words of ffmpeg when it fails', async () => {
    const args = ['-i', join(folder, 'no-such-file.mp4'), '-f', 'null', '-'];
    await expect(runFfmpeg(ffmpeg, args)).rejects.toMatchObject({
      code: 'ffmpeg-failed',
      exitCode: 7,
      message: expect.stringContaining('No such file'),
    });
  });

  it('says which signal ended it, and not that it went wrong by itself', async () => {
    const onSpawn = (pid: number) => process.kill(pid, 'SIGKILL');
    const run = runFfmpeg(ffmpeg, [...ENDLESS, '-f', 'null', '-'], { onSpawn });
    await expect(run).rejects.toMatchObject({
      code: 'ffmpeg-ended',
      exitCode: 7,
      message: 'ffmpeg was ended by SIGKILL.',
    });
  });

  it.skipIf(process.platform !== 'linux')('says when the disk is full', async () => {
    const source = ['-f', 'lavfi', '-i', 'sine=duration=2'];
    const run = runFfmpeg(ffmpeg, ['-y', ...source, '-f', 'wav', '/dev/full']);
    await expect(run).rejects.toMatchObject({ code: 'disk-full', exitCode: 7 });
  });

  it('keeps no more than the last 200 lines of the log', async () => {
    const source = 'testsrc2=size=32x32:rate=50:duration=9';
    const args = ['-f', 'lavfi', '-i', source, '-vf', 'showinfo', '-f', 'null', '-'];
    const { log } = await runFfmpeg(ffmpeg, args);
    expect(log).toHaveLength(200);
  });

  it('feeds standard input', async () => {
    const pcm = new Uint8Array(48_000 * 2);
    const bytes: number[] = [];
    const format = ['-f', 's16le', '-ar', '48000', '-ac', '1'];
    await runFfmpeg(ffmpeg, [...format, '-i', 'pipe:0', '-f', 's16le', '-'], {
      stdin: (async function* () {
        yield pcm;
      })(),
      onStdout: (chunk) => bytes.push(chunk.length),
    });
    expect(bytes.reduce((sum, count) => sum + count, 0)).toBe(pcm.length);
  });

  it('stops at once when aborted, and deletes what it was writing', async () => {
    const output = join(folder, 'film.mkv');
    const controller = new AbortController();
    let pid = 0;
    const running = runFfmpeg(ffmpeg, [...ENDLESS, '-flush_packets', '1', output], {
      signal: controller.signal,
      temporaryFiles: [output],
      onSpawn: (id) => {
        pid = id;
      },
      onProgress: () => controller.abort(),
      durationSeconds: 100,
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(isAlive(pid)).toBe(false);
    expect(await exists(output)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')(
    'kills a child that makes no progress, and says so',
    async () => {
      const output = join(folder, 'film.mkv');
      let pid = 0;
      const running = runFfmpeg(ffmpeg, [...ENDLESS, '-flush_packets', '1', output], {
        stuckAfterMs: 300,
        temporaryFiles: [output],
        onSpawn: (id) => {
          pid = id;
          process.kill(id, 'SIGSTOP');
        },
      });
      await expect(running).rejects.toMatchObject({
        code: 'ffmpeg-stuck',
        exitCode: 7,
        message: expect.stringMatching(/no progress for \d+ s/),
      });
      expect(isAlive(pid)).toBe(false);
      expect(await exists(output)).toBe(false);
    },
  );

  it('stops when aborted in the moment of its start', async () => {
    const controller = new AbortController();
    const options = { signal: controller.signal, onSpawn: () => controller.abort() };
    const running = runFfmpeg(ffmpeg, [...ENDLESS, '-f', 'null', '-'], options);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not start when aborted before', async () => {
    const options = { signal: AbortSignal.abort(), onSpawn: () => expect.unreachable() };
    await expect(runFfmpeg(ffmpeg, ENDLESS, options)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says which program does not start', async () => {
    const missing = { ...ffmpeg, path: join(folder, 'gone') };
    await expect(runFfmpeg(missing, [])).rejects.toMatchObject({
      code: 'ffmpeg-unusable',
      exitCode: 9,
      message: expect.stringContaining('gone'),
    });
  });

  it.skipIf(process.platform === 'win32')(
    'kills a child, and its own children, that ignore SIGTERM',
    async () => {
      const path = join(folder, 'stubborn');
      await writeFile(path, '#!/bin/sh\ntrap "" TERM\nsleep 60 &\necho $! >&2\nwait; sleep 60\n');
      await chmod(path, 0o755);
      const controller = new AbortController();
      const pids: number[] = [];
      const running = runFfmpeg({ ...ffmpeg, path }, [], {
        signal: controller.signal,
        onSpawn: (pid) => pids.push(pid),
        onLogLine: (line) => {
          pids.push(Number(line));
          controller.abort();
          return true;
        },
      });
      await expect(running).rejects.toMatchObject({ name: 'AbortError' });
      expect(pids).toHaveLength(2);
      expect(pids.filter(isAlive)).toEqual([]);
    },
  );

  it('leaves no child behind when the process exits', async () => {
    const built = new URL('../../../dist/engine/media/index.js', import.meta.url);
    const output = join(folder, 'film.mkv');
    const program = join(folder, 'program.mjs');
    await writeFile(
      program,
      `import { findFfmpeg, runFfmpeg } from ${JSON.stringify(built.href)};
       const ffmpeg = await findFfmpeg({ env: {} });
       const options = {
         temporaryFiles: [${JSON.stringify(output)}],
         onSpawn: (pid) => process.stdout.write(String(pid)),
         durationSeconds: 100,
         onProgress: () => process.exit(0),
       };
       await runFfmpeg(ffmpeg, ${JSON.stringify([...ENDLESS, '-flush_packets', '1', output])}, options);`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(Number(stdout)).toBeGreaterThan(0);
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
    expect(await exists(output)).toBe(false);
  });

  it.skipIf(process.platform === 'win32').each<[string, string]>([
    ['the process exits', 'process.exit(0)'],
    [
      'the thread is terminated',
      `const { threadId } = worker;
       await worker.terminate();
       endChildrenOf(threadId);`,
    ],
  ])('leaves no child of a thread behind when %s', async (_when, end) => {
    const built = new URL('../../../dist/engine/media/index.js', import.meta.url);
    const thread = join(folder, 'thread.mjs');
    const program = join(folder, 'program.mjs');
    // One that does not notice when nobody reads what it says.
    const path = join(folder, 'silent');
    await writeFile(path, '#!/bin/sh\nexec sleep 60\n');
    await chmod(path, 0o755);
    await writeFile(
      thread,
      `import { parentPort } from 'node:worker_threads';
       import { runFfmpeg } from ${JSON.stringify(built.href)};
       await runFfmpeg(${JSON.stringify({ ...ffmpeg, path })}, [], {
         onSpawn: (pid) => parentPort.postMessage(pid),
       });`,
    );
    await writeFile(
      program,
      `import { once } from 'node:events';
       import { Worker } from 'node:worker_threads';
       import { endChildrenOf } from ${JSON.stringify(built.href)};
       const worker = new Worker(${JSON.stringify(thread)});
       const [pid] = await once(worker, 'message');
       process.stdout.write(String(pid));
       ${end}`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(Number(stdout)).toBeGreaterThan(0);
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
  });
});

describe('streamFfmpeg', () => {
  it('stops the child when the loop is left', async () => {
    let pid = 0;
    const args = [...ENDLESS, '-f', 'rawvideo', '-'];
    for await (const chunk of streamFfmpeg(ffmpeg, args, { onSpawn: (id) => (pid = id) })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('waits for whoever takes the data, and does not think that the child is stuck', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const args = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=2'];
    let bytes = 0;
    for await (const chunk of streamFfmpeg(ffmpeg, [...args, '-f', 'rawvideo', '-'])) {
      if (bytes === 0) vi.advanceTimersByTime(3_600_000);
      bytes += chunk.length;
    }
    expect(bytes).toBe(320 * 180 * 1.5 * 50);
  });

  it('throws after the last data when ffmpeg fails', async () => {
    const read = async (): Promise<void> => {
      for await (const _ of streamFfmpeg(ffmpeg, ['-f', 'nonsense', '-i', 'x', '-']));
    };
    await expect(read()).rejects.toMatchObject({ code: 'ffmpeg-failed' });
  });
});
