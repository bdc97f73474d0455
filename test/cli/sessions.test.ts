import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../src/app/index.js';
import { formatAgo } from '../../src/cli/terminal/format.js';
import { openStore } from '../../src/store/index.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';

let service: StandIn;
let place: Workplace;
let env: Record<string, string>;

beforeAll(async () => {
  service = await startStandIn();
});
afterAll(() => service.close());
beforeEach(async () => {
  place = await makeWorkplace();
  env = { NEMO_API_URL: service.url, NEMO_TOKEN: service.token };
});
afterEach(() => place.remove());

/** Keeps a session as if it was begun so long ago. */
async function keep(sessionId: string, minutesAgo: number, more: Partial<Session> = {}) {
  const { sessions } = openStore({ home: place.env.VMG_HOME ?? '' });
  const session: Session = {
    sessionId,
    taskId: 't',
    backend: 'cloud',
    apiUrl: service.origin,
    createdAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    language: 'en',
    media: ['clip.mp4'],
    ...more,
  };
  await sessions.save(session);
  await sessions.setCurrent(session);
}

describe('vmg session', () => {
  it('lists the newest first, with language, age and place', async () => {
    await keep('elsewhere', 3 * 24 * 60, { apiUrl: 'https://other.example', media: [] });
    await keep('here', 125, { language: 'zh' });
    await keep('engine', 0.1, { backend: 'engine', apiUrl: 'http://127.0.0.1:1' });
    const { stdout } = await vmg(['session', 'list'], place, { env });
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect(head.trim().split(/ {2,}/)).toEqual([
      'session',
      'backend',
      'language',
      'begun',
      'media',
    ]);
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['engine', 'engine', 'en', 'just now', 'clip.mp4'],
      [
        '*',
        'here',
        `cloud (${new URL(service.url).host})`,
        'zh',
        expect.stringContaining('2 hours ago'),
        'clip.mp4',
      ],
      ['elsewhere', 'cloud (other.example)', 'en', '3 days ago'],
    ]);
  });

  it('says with which flags a session of another backend is worked on', async () => {
    await keep('far', 1, { apiUrl: 'https://other.example' });
    const { NEMO_TOKEN: _, ...engineByDefault } = env;
    const { stdout, stderr } = await vmg(['session', 'use', 'fa'], place, { env: engineByDefault });
    expect(stdout).toBe('far\n');
    expect(stderr).toContain('--backend cloud --api-url https://other.example');
  });

  it('has no current one after that was removed', async () => {
    await keep('one', 2);
    await keep('two', 1);
    const { stdout, stderr } = await vmg(['session', 'rm', 'two'], place, { env });
    expect(stdout).toBe('two\n');
    expect(stderr).toContain('none is now');
    const list = JSON.parse((await vmg(['session', 'list', '--json'], place, { env })).stdout);
    expect(list.sessions).toMatchObject([{ sessionId: 'one', current: false }]);
  });
});

describe('runs at the same time', () => {
  it('work in sessions of their own and do not disturb one another', async () => {
    for (const name of ['a.mp4', 'b.mp4']) {
      await writeFile(join(place.cwd, name), Buffer.alloc(10_000, name));
    }
    // Neither message is answered before both have come.
    const answer = service.answer;
    let arrived = 0;
    let bothCame = (): void => {};
    const both = new Promise<void>((resolve) => {
      bothCame = resolve;
    });
    service.answer = async (...told) => {
      if (++arrived === 2) bothCame();
      await both;
      await answer(...told);
    };
    const run = (name: string) =>
      vmg(['generate', name, `lo-fi for ${name}`, '--no-export', '--json'], place, { env });
    const [a, b] = await Promise.all([run('a.mp4'), run('b.mp4')]);
    service.answer = answer;
    expect([a?.exitCode, b?.exitCode]).toEqual([0, 0]);
    const ids = [a, b].map((one) => JSON.parse(one?.stdout ?? '{}').session);
    expect(new Set(ids).size).toBe(2);

    const list = JSON.parse((await vmg(['session', 'list', '--json'], place, { env })).stdout);
    const media = new Map(list.sessions.map((one: Session) => [one.sessionId, one.media] as const));
    expect(media.get(ids[0])).toEqual(['a.mp4']);
    expect(media.get(ids[1])).toEqual(['b.mp4']);
    expect(list.sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    // Each can be looked at in a later run.
    const shown = await vmg(['status', '--session', ids[0], '--json'], place, { env });
    expect(JSON.parse(shown.stdout).session).toMatchObject({ sessionId: ids[0] });
    expect(JSON.parse(shown.stdout).tracks).toHaveLength(2);
  });
});

describe('set-up of the hosted service', () => {
  it('is Connecting and Ready, and nothing else', async () => {
    const { NEMO_TOKEN: _, ...anonymous } = env;
    await writeFile(join(place.cwd, 'clip.mp4'), Buffer.alloc(10_000, 1));
    const { exitCode, stderr } = await vmg(
      ['generate', 'clip.mp4', 'lo-fi', '--no-export', '--backend', 'cloud'],
      place,
      { env: anonymous },
    );
    expect(exitCode).toBe(0);
    const [first, second, third] = stderr.split('\n');
    expect([first, second]).toEqual(['Connecting…', 'Ready!']);
    expect(third).toContain('Uploading clip.mp4');
    expect(stderr).not.toMatch(/session-|token|client/i);
  });

  it('asks for sessions in the language of the locale, where no words tell', async () => {
    await writeFile(join(place.cwd, 'clip.mp4'), Buffer.alloc(10_000, 1));
    service.requests.length = 0;
    await vmg(['upload', 'clip.mp4'], place, { env: { ...env, LC_ALL: 'zh_CN.UTF-8' } });
    expect(service.requests.map(({ body }) => body)).toContainEqual({
      task_name: 'project',
      language: 'zh',
    });
  });
});

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [7_200_000, '2 hours ago'],
    [86_400_000 * 40, '40 days ago'],
    [-5_000, 'just now'],
    [Number.NaN, 'just now'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(formatAgo(milliseconds)).toBe(words);
  });
});
