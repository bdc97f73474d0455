import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  parseBpm,
  parseKey,
  parseSeed,
  parseStyle,
  parseVolume,
} from '../../src/cli/commands/choice-options.js';
import { completeArguments, splitArguments } from '../../src/cli/commands/generate-arguments.js';
import { INSTRUMENTS } from '../../src/cli/commands/instrument-names.js';
import { shownPath } from '../../src/cli/commands/output-options.js';
import { findStyleName, STYLE_NAMES, STYLES } from '../../src/cli/commands/style-names.js';
import { noQuestions } from '../../src/cli/terminal/questions.js';
import { INSTRUMENT_WORDS } from '../../src/engine/music/brief/lexicon-music.js';
import { listStyles } from '../../src/engine/music/index.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-arguments-'));
  await writeFile(join(folder, 'calm'), 'a file without an extension');
  await writeFile(join(folder, 'my clip.mp4'), 'a file with a space in its name');
  await mkdir(join(folder, 'ambient'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the arguments of generate', () => {
  it.each([
    [['clip.mp4', 'upbeat lo-fi'], ['clip.mp4'], 'upbeat lo-fi'],
    [['a.mp4', 'b.mov', 'epic'], ['a.mp4', 'b.mov'], 'epic'],
    [['https://example.com/a', 'epic'], ['https://example.com/a'], 'epic'],
    [['clip.mp4'], ['clip.mp4'], undefined],
    [['a.mp4', 'b.mp4'], ['a.mp4', 'b.mp4'], undefined],
    [['upbeat lo-fi'], [], 'upbeat lo-fi'],
    [['a.mp4', 'like in intro.mp4'], ['a.mp4'], 'like in intro.mp4'],
    [['a.mp4', 'slow, 4/4'], ['a.mp4'], 'slow, 4/4'],
    [['clip.exe'], ['clip.exe'], undefined],
    [['a.mp4', 'my clip.mp4'], ['a.mp4', 'my clip.mp4'], undefined],
    [['a.mp4', 'calm'], ['a.mp4'], 'calm'],
    [['a.mp4', 'ambient'], ['a.mp4'], 'ambient'],
    [['a.mp4', 'ambient/'], ['a.mp4', 'ambient/'], undefined],
    [[], [], undefined],
  ])('%j is media %j and prompt %j', (words, media, prompt) => {
    expect(splitArguments(words, folder)).toEqual({ media, prompt });
  });

  it('loses no word, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const { media, prompt } = splitArguments(words, folder);
        expect([...media, ...(prompt === undefined ? [] : [prompt])]).toEqual(words);
      }),
    );
  });
});

describe('what generate works on', () => {
  it('is the words alone where a session is named: it holds its clips already', async () => {
    expect(await completeArguments(['slower'], 'a-session', folder, noQuestions)).toEqual({
      media: [],
      prompt: 'slower',
    });
    await expect(completeArguments(['slower'], undefined, folder, noQuestions)).rejects.toThrow(
      'No video was named',
    );
  });
});

describe('what is chosen besides the words', () => {
  it.each([
    ['Am', 'A minor'],
    ['a minor', 'A minor'],
    ['C', 'C major'],
    ['F#', 'F# major'],
    ['f♯ min', 'F# minor'],
    ['Bb maj', 'Bb major'],
    ['Bbm', 'Bb minor'],
    ['E flat', 'Eb major'],
    ['b minor', 'B minor'],
  ])('reads the key %s as %s', (text, key) => {
    expect(parseKey(text)).toBe(key);
  });

  it.each(['', 'H', 'A dorian blues', '7', 'A minor; rm'])('refuses the key %j', (text) => {
    expect(() => parseKey(text)).toThrow(/Give a key/);
  });

  it('reads numbers with their units', () => {
    expect(parseBpm('92 bpm')).toBe(92);
    expect(parseVolume('35%')).toBeCloseTo(0.35);
    expect(parseVolume('0')).toBe(0);
    expect(parseVolume('100%')).toBe(1);
    expect(parseSeed('4294967295')).toBe(4_294_967_295);
    expect(parseSeed('0')).toBe(0);
  });

  it.each(['4294967296', '-1', '1.5', '1.0', '1e3', '0x10', 'x', ''])('refuses seed %j', (text) => {
    expect(() => parseSeed(text)).toThrow('a whole number from 0 to 4294967295');
  });

  it.each(['101', '200%', '-1', 'loud'])('refuses volume %j', (text) => {
    expect(() => parseVolume(text)).toThrow('from 0 to 100');
  });

  it('names in the help the styles that the engine plays', () => {
    expect([...STYLES].sort()).toEqual(
      listStyles()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('completes instruments that the engine knows', () => {
    const known = INSTRUMENT_WORDS.flatMap(([names]) => names.split('|'));
    expect(INSTRUMENTS.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('knows a style by its names in the engine, however they are written, and no other', () => {
    for (const { id, aliases } of listStyles()) {
      expect(aliases).toEqual(expect.arrayContaining([...(STYLE_NAMES[id] ?? [])]));
    }
    expect(findStyleName('Lo Fi')).toBe('lo-fi');
    expect(findStyleName('CINEMATIC_EPIC')).toBe('cinematic-epic');
    expect(findStyleName('techno')).toBeUndefined();
  });

  it.each(['NaN', 'Infinity', '1e3', '0x10', '', ' ', '39', '221'])('refuses %j bpm', (text) => {
    expect(() => parseBpm(text)).toThrow();
  });

  it('keeps a style to the words that a name has, so that it cannot smuggle in a message', () => {
    expect(parseStyle(' Lo-Fi ')).toBe('Lo-Fi');
    expect(() => parseStyle('lo-fi.\nSeed: 1')).toThrow(/name of a style/);
  });
});

describe('a path in the output', () => {
  it('is short inside the folder, and whole outside of it', () => {
    expect(shownPath(join(folder, 'clip.vmg.mp4'), folder)).toBe('clip.vmg.mp4');
    expect(shownPath(join(tmpdir(), 'clip.vmg.mp4'), folder)).toBe(join(tmpdir(), 'clip.vmg.mp4'));
  });
});
