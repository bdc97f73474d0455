import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../cli/built-program.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { CTRL_D, ENTER, Screen } from './pty.js';

const PROMPT = '› ';

let place: Workplace;
let standIn: StandIn;
let screen: Screen;

beforeEach(async () => {
  place = await makeWorkplace();
  standIn = await startStandIn();
  await writeFile(join(place.cwd, 'clip.mp4'), Buffer.alloc(2_000, 1));
  screen = new Screen([], place, { NEMO_TOKEN: standIn.token, NEMO_API_URL: standIn.url });
});
afterEach(async () => {
  screen.kill();
  await standIn.close();
  await place.remove();
});

describe('the next steps that a conversation names', () => {
  it('are taken in it, and not with other commands or options', async () => {
    const film = join(place.cwd, 'clip.vmg.mp4');
    await writeFile(film, 'precious');
    await screen.expect(PROMPT);
    screen.type(`/upload clip.mp4${ENTER}`);
    await screen.expect('Say what music it wants.');
    await screen.expect(PROMPT);
    screen.type(`/export${ENTER}`);
    await screen.expect('(y/N) ');
    screen.type(`n${ENTER}`);
    await screen.expect('clip.vmg.mp4 stays as it is.');
    await screen.expect('Choose another name.');
    await screen.expect(PROMPT);
    screen.type(CTRL_D);
    expect(await screen.end()).toBe(0);
    expect(screen.text).not.toMatch(/vmg chat|--force|--output/);
    expect(await readFile(film, 'utf8')).toBe('precious');
  });
});
