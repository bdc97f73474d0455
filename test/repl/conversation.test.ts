import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkplace, vmg, type Workplace } from '../cli/built-program.js';
import { makeClip } from '../media/make-clip.js';
import { ARROW_UP, CTRL_C, CTRL_D, ENTER, Screen } from './pty.js';

let place: Workplace;
const screens: Screen[] = [];

function open(args: string[] = [], env: Record<string, string> = {}): Screen {
  const screen = new Screen(args, place, env);
  screens.push(screen);
  return screen;
}

beforeAll(async () => {
  place = await makeWorkplace();
  await makeClip({ durationSeconds: 2, cuts: [0.8], path: join(place.cwd, 'clip.mp4') });
});
afterEach(() => {
  for (const screen of screens.splice(0)) screen.kill();
});
afterAll(() => place.remove());

const PROMPT = '› ';

describe('the conversation', () => {
  it('greets, helps, answers, takes several lines between two """ as one, and leaves with 0 at Ctrl-D', async () => {
    const screen = open();
    await screen.expect(/vmg \d+\.\d+\.\d+/);
    await screen.expect(PROMPT);
    screen.type('/he');
    screen.type('\t');
    await screen.expect('/help ');
    screen.type(ENTER);
    await screen.expect('/upload <file or address…>');
    await screen.expect(PROMPT);
    screen.type(`/nothing${ENTER}`);
    await screen.expect('There is no command /nothing');
    await screen.expect(PROMPT);
    screen.type(`/status --json${ENTER}`);
    await screen.expect('/status takes no options.');
    await screen.expect(PROMPT);
    screen.type(`hello${ENTER}`);
    await screen.expect(/[A-Z]\w+.*\.\r?\n/s);
    await screen.expect(PROMPT);
    screen.type(`"""${ENTER}`);
    await screen.expect('... ');
    screen.type(`hello${ENTER}`);
    await screen.expect('... ');
    screen.type(`there"""${ENTER}`);
    await screen.expect(/[A-Z]\w+.*\.\r?\n/s);
    await screen.expect(PROMPT);
    // What comes back is the whole text as one line, not the fence that it began with.
    screen.type(ARROW_UP);
    await screen.expect('hello there');
    screen.type(CTRL_C);
    await screen.expect(PROMPT);
    screen.type(CTRL_D);
    expect(await screen.end()).toBe(0);
  });

  it('is what bare vmg means on a terminal, remembers what was said, and leaves at the second Ctrl-C in a row', async () => {
    const first = open(['chat']);
    await first.expect(PROMPT);
    first.type(`/status of everything${ENTER}`);
    await first.expect(PROMPT);
    first.type(`/quit${ENTER}`);
    expect(await first.end()).toBe(0);
    expect(await readFile(join(place.cwd, '.home', 'data', 'history'), 'utf8')).toContain(
      '/status of everything\n',
    );
    const second = open();
    await second.expect(PROMPT);
    second.type(ARROW_UP + ARROW_UP);
    await second.expect('/status of everything');
    second.type(CTRL_C);
    await second.expect(PROMPT);
    second.type(CTRL_C);
    await second.expect('Ctrl-C again');
    await second.expect(PROMPT);
    // Once something else was typed in between, the next one is a first one again.
    second.type('x');
    await second.expect('x');
    second.type(CTRL_C);
    await second.expect(PROMPT);
    second.type(CTRL_C);
    await second.expect('Ctrl-C again');
    second.type(CTRL_C);
    expect(await second.end()).toBe(0);
  });

  it('stops a turn at Ctrl-C and goes on; asks before it replaces a file; does two things in a row before it leaves', async () => {
    const screen = open(['chat', '--new']);
    await screen.expect(PROMPT);
    screen.type(`clip.mp4 epic orchestra music${ENTER}`);
    await screen.expect(/Analysing|Composing|Recording/);
    screen.type(CTRL_C);
    await screen.expect('Stopped.');
    await screen.expect(PROMPT);

    const output = join(place.cwd, 'mine.mp4');
    await writeFile(output, 'mine');
    screen.type(`/export mine.mp4${ENTER}`);
    await screen.expect('mine.mp4 exists already. Replace it? (y/N)');
    screen.type(`n${ENTER}`);
    await screen.expect('stays as it is');
    await screen.expect(PROMPT);
    expect(await readFile(output, 'utf8')).toBe('mine');
    screen.type(`/status${ENTER}`);
    await screen.expect('clip.mp4');
    await screen.expect(PROMPT);
    screen.type(`calm ambient, then export${ENTER}`);
    await screen.expect(/Analysing|Composing|Recording/);
    screen.type(CTRL_D);
    await screen.expect('Leaves when this is done; Ctrl-C stops it.');
    await screen.expect('clip.vmg.mp4\r\n', 40_000);
    expect(await screen.end()).toBe(0);
    const status = await vmg(['status', '--json'], place);
    expect(JSON.parse(status.stdout).tracks).toHaveLength(2);
  });
});

describe('on a terminal', () => {
  it('generate asks for what is missing, and Ctrl-C at the question is 130', async () => {
    const screen = open(['generate']);
    await screen.expect('Which video?');
    screen.type(`nothing${ENTER}`);
    await screen.expect('no such file');
    screen.type(CTRL_C);
    expect(await screen.end()).toBe(130);
  });

  it('generate shows a spinner, a summary and the path', async () => {
    const screen = open(['generate', 'clip.mp4', 'lo-fi', '-o', 'seen.mp4', '--seed', '5']);
    await screen.expect('bpm', 40_000);
    await screen.expect('--seed 5');
    await screen.expect('seen.mp4');
    expect(await screen.end()).toBe(0);
    expect(screen.raw).toContain('\u001b[?25h');
    expect(screen.raw).toContain('\u001b[32m');
  });

  it('two Ctrl-C in a row end the process at once', async () => {
    const screen = open(['generate', 'clip.mp4', 'epic', '-o', 'never.mp4']);
    await screen.expect(/Analysing|Composing|Recording/);
    screen.type(CTRL_C);
    screen.type(CTRL_C);
    expect(await screen.end()).toBe(130);
  });
});
