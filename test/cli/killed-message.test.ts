import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';

let standIn: StandIn;
let place: Workplace;

beforeEach(async () => {
  standIn = await startStandIn();
  place = await makeWorkplace();
  place.env = { ...place.env, NEMO_API_URL: standIn.url, NEMO_TOKEN: standIn.token };
  writeFileSync(join(place.cwd, 'clip.mp4'), Buffer.alloc(10_000, 1));
});

afterEach(async () => {
  await standIn.close();
  await place.remove();
});

const status = async () => JSON.parse((await vmg(['status', '--json'], place)).stdout ?? '');

describe('a run that is killed while the agent works', () => {
  it('leaves a session whose status tells what became of the message, once', async () => {
    const running = vmg(['generate', 'clip.mp4', 'upbeat lo-fi'], place);
    let waiting: unknown;
    standIn.answer = async (_text, stream, state) => {
      // Somebody looks while the run still waits: there is nothing to tell yet.
      waiting = await status();
      running.kill('SIGKILL');
      await stream.gone;
      const music = { d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } };
      state.draft = { t: [...(state.draft?.t ?? []), { tt: 1, sg: [music] }] };
    };
    await running;
    const first = await status();
    const second = await status();
    expect(waiting).toMatchObject({ news: [], session: { media: ['clip.mp4'] } });
    expect(first).toMatchObject({
      session: { sessionId: 'session-1', media: ['clip.mp4'] },
      news: [
        'The answer to “upbeat lo-fi” was never seen. Since then:',
        '✅ Music added: “Lo-fi” (0-10s, 35%)',
      ],
    });
    expect(second.news).toEqual([]);
    const kept = readdirSync(join(place.env.VMG_HOME ?? '', 'sessions'));
    expect(kept).toEqual(['session-1.json']);
    expect(standIn.messages()).toHaveLength(1);
  });
});
