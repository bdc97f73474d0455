import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkplace, vmg, type Workplace } from '../cli/built-program.js';
import { makeClip } from '../media/make-clip.js';

let place: Workplace;

beforeAll(async () => {
  place = await makeWorkplace();
  const clip = await makeClip({ durationSeconds: 2, audio: 'none' });
  const { exitCode } = await vmg(['upload', clip], place);
  expect(exitCode).toBe(0);
});
afterAll(() => place.remove());

describe('vmg open on a session of the engine', () => {
  it('prints an address that answers, and ends cleanly at Ctrl-C', async () => {
    const running = vmg(['open', '--json'], place);
    let printed = '';
    const document = await new Promise<{ session: string; url: string }>((resolve, reject) => {
      running.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.endsWith('}\n')) resolve(JSON.parse(printed));
      });
      running.then(() => reject(new Error('It ended by itself')), reject);
    });
    const { session, url } = document;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/studio\?ct=clm_/);
    const door = await fetch(url, { redirect: 'manual' });
    expect(door.headers.get('location')).toBe(`/studio/${session}/`);
    const cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL(`/studio/${session}/`, url), { headers: { cookie } });
    expect(await page.text()).toContain('/studio/assets/studio.js');
    running.kill('SIGINT');
    const { exitCode, stdout, stderr } = await running;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(document);
  });
});
