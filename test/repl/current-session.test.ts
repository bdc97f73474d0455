import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkplace, vmg, type Workplace } from '../cli/built-program.js';
import { connect } from '../client/setup.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { CTRL_D, ENTER, Screen } from './pty.js';

const PROMPT = '› ';

let place: Workplace;
let standIn: StandIn;
const screens: Screen[] = [];

beforeEach(async () => {
  place = await makeWorkplace();
  standIn = await startStandIn();
  await writeFile(join(place.cwd, 'clip.mp4'), Buffer.alloc(2_000, 1));
});
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.kill();
  await standIn.close();
  await place.remove();
});

const at = (service: StandIn) => ({ NEMO_TOKEN: service.token, NEMO_API_URL: service.url });
const run = (args: string[], service = standIn) => vmg(args, place, { env: at(service) });

async function open(args: string[] = []): Promise<Screen> {
  const screen = new Screen(args, place, at(standIn));
  screens.push(screen);
  await screen.expect(PROMPT);
  return screen;
}

async function leave(screen: Screen): Promise<void> {
  await screen.expect(PROMPT);
  screen.type(CTRL_D);
  expect(await screen.end()).toBe(0);
}

/** The sessions that messages were sent to, in order. */
const spokenTo = (): unknown[] =>
  standIn.messages().map((body) => JSON.parse(body).session_id as unknown);

describe('the session of a conversation', () => {
  it('is replaced when the service has lost it, and what was said is said there', async () => {
    await run(['chat', 'clip.mp4 lo-fi']);
    const screen = await open();
    expect(screen.text).toContain('Going on with clip.mp4');
    standIn.states.clear();
    screen.type(`make it slower${ENTER}`);
    await screen.expect('a new one was begun');
    await screen.expect('I added lo-fi music.');
    await screen.expect(PROMPT);
    screen.type(`and louder${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await leave(screen);
    expect(spokenTo()).toEqual(['session-1', 'session-2', 'session-2']);
  });

  it('is one of the service that is in use, whatever was used last', async () => {
    const other = await startStandIn();
    // No two services call a session the same.
    await connect(other).createSession('en');
    await run(['chat', 'hello here']);
    await run(['upload', 'clip.mp4'], other);
    const screen = await open();
    expect(screen.text).not.toContain('Going on with clip.mp4');
    screen.type(`make it slower${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await leave(screen);
    await other.close();
    expect(spokenTo()).toEqual(['session-1', 'session-1']);
  });

  it('stays the same when another run begins one meanwhile, and changes when it is told to', async () => {
    await run(['chat', 'hello']);
    const screen = await open();
    await run(['chat', '--new', 'hello again']);
    screen.type(`make it slower${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await screen.expect(PROMPT);
    screen.type(`/session session-2${ENTER}`);
    await screen.expect(PROMPT);
    screen.type(`and louder${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await screen.expect(PROMPT);
    screen.type(`/new${ENTER}`);
    await screen.expect(PROMPT);
    screen.type(`calm piano${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await screen.expect(PROMPT);
    screen.type(`and strings${ENTER}`);
    await screen.expect('I added lo-fi music.');
    await leave(screen);
    expect(spokenTo().slice(2)).toEqual(['session-1', 'session-2', 'session-3', 'session-3']);
  });
});
