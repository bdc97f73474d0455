import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkplace, vmg, type Workplace } from '../cli/built-program.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { CTRL_D, ENTER, Screen } from './pty.js';

let place: Workplace;
let standIn: StandIn;
const screens: Screen[] = [];

beforeAll(async () => {
  place = await makeWorkplace();
  standIn = await startStandIn();
  await writeFile(join(place.cwd, 'my walk.mp4'), Buffer.alloc(2_000, 1));
});
afterEach(() => {
  for (const screen of screens.splice(0)) screen.kill();
});
afterAll(async () => {
  await standIn.close();
  await place.remove();
});

const environment = () => ({ NEMO_TOKEN: standIn.token, NEMO_API_URL: standIn.url });

/** Has the agent put music on the timeline and say this. */
function answers(text: string): void {
  standIn.answer = (_said, stream, state) => {
    stream.event({ content: { role: 'model', parts: [{ text }] } });
    state.draft = { t: [{ tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi' } }] }] };
  };
}

const TALK =
  'I added lo-fi music. Preview it in the timeline, drag the music to 0:05, or click “Export”.';

describe('what the hosted agent says of its graphical interface', () => {
  it('becomes tracks that are shown and words to say, in the conversation', async () => {
    answers(TALK);
    const screen = new Screen([], place, environment());
    screens.push(screen);
    await screen.expect('› ');
    screen.type(`my walk.mp4 upbeat lo-fi${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await screen.expect('Say “move the music to 0:05” to have it done.');
    await screen.expect('Say “export” to write the video.');
    await screen.expect(/Lo-fi/);
    await screen.expect('› ');
    expect(screen.text).not.toMatch(/click|drag/i);
    expect(standIn.uploads.map(({ fileName }) => fileName)).toEqual(['my walk.mp4']);
    screen.type(CTRL_D);
    expect(await screen.end()).toBe(0);
  });

  it('becomes commands to type, off a terminal, and offers in JSON', async () => {
    answers(TALK);
    const plain = await vmg(['chat', 'add lo-fi'], place, { env: environment() });
    expect(plain.stdout).toMatch(/^I added lo-fi music\.\n/);
    expect(plain.stdout).not.toMatch(/click|drag|vmg export/i);
    expect(plain.stderr).toContain('To have it done: vmg chat "move the music to 0:05"');
    expect(plain.stderr).toContain('To write the video: vmg export');
    answers('加好了。点击“导出”即可下载。');
    const json = await vmg(['chat', '--json', '加一段音乐'], place, { env: environment() });
    expect(JSON.parse(json.stdout).results).toMatchObject([
      { action: 'message', text: '加好了。', offers: [{ kind: 'export' }] },
    ]);
  });
});
