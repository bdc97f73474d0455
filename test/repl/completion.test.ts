import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete } from '../../src/cli/repl/completion.js';
import { History } from '../../src/cli/repl/history.js';
import { findSlashCommand, SLASH_COMMANDS } from '../../src/cli/repl/slash-commands.js';
import { parseSlash, readGiven } from '../../src/cli/repl/slash-words.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-repl-'));
  await mkdir(join(folder, 'clips'));
  for (const name of ['city.mp4', 'cow.txt', 'my clip.mov', 'clips/sea.webm', '.hidden.mp4']) {
    await writeFile(join(folder, name), 'x');
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = SLASH_COMMANDS.map(({ name }) => name);

describe('completion', () => {
  it.each([
    ['/st', ['/status '], '/st'],
    ['/e', ['/export '], '/e'],
    ['/upload ', ['city.mp4', 'clips/', '"my clip.mov"'], ''],
    ['/upload c', ['city.mp4', 'clips/'], 'c'],
    ['/upload clips/', ['clips/sea.webm'], 'clips/'],
    ['put music under ci', ['city.mp4'], 'ci'],
    ['/upload "my', ['"my clip.mov"'], '"my'],
    ['make it slower ', [], 'make it slower '],
    ['/upload nothing', [], 'nothing'],
  ])('%j becomes %j', async (line, found, replaced) => {
    expect(await complete(line, names, folder)).toEqual([found, replaced]);
  });

  it('finds files by their whole path, although that begins with a slash', async () => {
    const [found] = await complete(`/upload ${folder}/ci`, names, '/');
    expect(found).toEqual([`${folder}/city.mp4`]);
  });
});

describe('slash commands', () => {
  it('are found by name and alias', () => {
    expect(findSlashCommand('exit')?.name).toBe('quit');
    expect(findSlashCommand('nothing')).toBeUndefined();
  });

  it('have names of their own', () => {
    const all = SLASH_COMMANDS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are told from paths and words', () => {
    expect(parseSlash('/upload "my clip.mov" b.mp4')).toEqual({
      name: 'upload',
      words: ['my clip.mov', 'b.mp4'],
    });
    expect(
      parseSlash(`/export 'it is.mp4' it's.mp4 --output="my film.mp4" a\\ b.mp4`)?.words,
    ).toEqual(['it is.mp4', "it's.mp4", '--output=my film.mp4', 'a b.mp4']);
    expect(parseSlash('/?')).toEqual({ name: '?', words: [] });
    expect(parseSlash('/home/me/clip.mp4 upbeat lo-fi')).toBeUndefined();
    expect(parseSlash('upload a.mp4')).toBeUndefined();
  });
});

describe('the options of a slash command', () => {
  const read = (line: string) => {
    const { name, words } = parseSlash(line) ?? { name: '', words: [] };
    return readGiven(name, words, findSlashCommand(name)?.addOptions);
  };

  it('are those of the command line, wherever they stand', () => {
    expect(read('/export two.mp4 --force')).toEqual({ words: ['two.mp4'], flags: { force: true } });
    expect(read('/export -f my film.webm --quality=low')).toEqual({
      words: ['my', 'film.webm'],
      flags: { force: true, quality: 'low' },
    });
    expect(read('/report --open "my page.html"')).toEqual({
      words: ['my page.html'],
      flags: { open: true },
    });
    expect(read('/export -- --force.mp4')).toEqual({ words: ['--force.mp4'], flags: {} });
  });

  it.each([
    ['/export --forse', "Unknown option '--forse'.", /Did you mean --force\?.*--quality/],
    ['/export --format avi', /'avi' is invalid/, /--format/],
    ['/export -o', /argument missing/, /--output/],
    ['/status --json', "Unknown option '--json'.", /^\/status takes no options\.$/],
  ])('are refused where they are not known, or not as they must be: %s', (line, message, hint) => {
    expect(() => read(line)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      }),
    );
  });
});

describe('the history', () => {
  it('comes back newest first, once each, for nobody else to read', async () => {
    const path = join(folder, 'state', 'history');
    const history = new History(path);
    expect(await history.load()).toEqual([]);
    for (const line of ['one', 'two', 'one', '  ']) await history.add(line);
    expect(await new History(path).load()).toEqual(['one', 'two']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('does not grow for ever', async () => {
    const path = join(folder, 'long-history');
    await writeFile(path, Array.from({ length: 1500 }, (_, index) => `line ${index}\n`).join(''));
    const lines = await new History(path).load();
    expect(lines).toHaveLength(500);
    expect(lines[0]).toBe('line 1499');
    expect((await stat(path)).size).toBeLessThan(6_000);
  });

  it('that cannot be written does not stop the conversation', async () => {
    await new History(join(folder, 'city.mp4', 'history')).add('hello');
  });
});
