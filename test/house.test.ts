import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, readSource } from './source-file.js';

/**
 * The rooms, and the rooms that each may import from. A room is the longest matching prefix of a
 * file's path below `src/`. Everybody may use `support`, and the shapes in `protocol`.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  support: [],
  protocol: ['support'],
  app: ['protocol'],
  client: ['app', 'protocol'],
  store: ['app', 'protocol'],
  'cli/main.ts': ['cli', 'app', 'client', 'store', 'engine/index.ts', 'engine/demo'],
  cli: ['app', 'protocol'],
  // Puts the engine together, so it alone may know its rooms.
  'engine/index.ts': [
    'engine/server',
    'engine/agent',
    'engine/workers',
    'engine/render',
    'engine/media',
    'engine/storage',
  ],
  'engine/server': ['engine/agent', 'engine/render', 'engine/storage', 'engine/media'],
  'engine/agent': [
    'engine/workers',
    'engine/timeline',
    'engine/lettering',
    'engine/render',
    'engine/media',
    'engine/storage',
    'engine/analysis',
    'engine/music',
  ],
  'engine/workers': [
    'engine/analysis',
    'engine/music',
    'engine/sound',
    'engine/review',
    'engine/outputs',
    'engine/media',
  ],
  'engine/render': [
    'engine/workers',
    'engine/timeline',
    'engine/lettering',
    'engine/media',
    'engine/storage',
  ],
  'engine/analysis': [],
  'engine/music': [],
  'engine/sound': [],
  // Holds a finished piece against its picture.
  'engine/review': ['engine/analysis', 'engine/music', 'engine/sound'],
  // What comes out besides the film.
  'engine/outputs': ['engine/music', 'engine/review', 'engine/sound'],
  'engine/timeline': [],
  // Text → a picture of it.
  'engine/lettering': [],
  'engine/media': [],
  'engine/storage': [],
  'engine/demo': ['engine/media'],
  // The page in the browser: it knows the protocol and nothing else.
  studio: ['protocol'],
};

/** Rooms that compute and touch nothing: arrays and plain objects in, the same out. */
const PURE = [
  'engine/analysis',
  'engine/music',
  'engine/sound',
  'engine/review',
  'engine/outputs',
  'engine/timeline',
];

/** The shapes that pass between the engine's rooms; importing types ties nobody to anything. */
const SHARED_SHAPES = /^engine\/(analysis|music|sound|review)\//;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.split(path.sep).join('/')}`);

function roomOf(file: string): string {
  const inside = file.replace(/^src\//, '');
  const rooms = Object.keys(ARROWS).filter(
    (room) => inside === room || inside.startsWith(`${room}/`),
  );
  return rooms.sort((a, b) => b.length - a.length)[0] ?? inside;
}

function isAllowed({ from, target, typeOnly }: Import): boolean {
  const room = roomOf(from);
  const targetRoom = roomOf(target);
  if (targetRoom === room || targetRoom === 'support') return true;
  if (room.startsWith('engine')) {
    if (targetRoom === 'protocol') return true;
    if (typeOnly && SHARED_SHAPES.test(target.replace(/^src\//, ''))) return true;
  }
  return ARROWS[room]?.some((allowed) => targetRoom === allowed) ?? false;
}

/** What a program is given from outside, and what it says there. */
const OUTSIDE = /^(?:console\b.*|process\.(?:exit|exitCode|env|argv)|process|globalThis\b.*)$/;

/** What is not the same twice. */
const CHANCE =
  /^(?:Math|Math\.random|Date\b.*|performance\b.*|process\b.*|globalThis\b.*|crypto\b.*)$/;

const uses = (file: { path: string; globals: string[] }, banned: RegExp): string[] =>
  file.globals.filter((name) => banned.test(name)).map((name) => `${file.path} uses ${name}`);

describe('the house', () => {
  const sources = files.map((file) => readSource(file));
  const imports = sources.flatMap((source) => source.imports);
  const outsideCli = sources.filter((source) => !source.path.startsWith('src/cli/'));
  const pure = sources.filter((source) => PURE.includes(roomOf(source.path)));

  it('has something to look at', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(pure.length).toBeGreaterThan(10);
  });

  it('lets arrows run one way only', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('src/'))
      .filter((one) => !isAllowed(one))
      .map(({ from, target }) => `${from} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('keeps the console, the process and its environment within cli/', () => {
    const imported = imports
      .filter(
        ({ from, target }) => !from.startsWith('src/cli/') && /^(node:)?process$/.test(target),
      )
      .map(({ from, target }) => `${from} → ${target}`);
    expect([...outsideCli.flatMap((file) => uses(file, OUTSIDE)), ...imported]).toEqual([]);
  });

  it('keeps files, processes, clocks and chance out of the pure rooms', () => {
    const node = pure
      .flatMap((file) => file.imports)
      .filter(({ target }) => target.startsWith('node:'))
      .map(({ from, target }) => `${from} → ${target}`);
    expect([...pure.flatMap((file) => uses(file, CHANCE)), ...node]).toEqual([]);
  });

  it.each([
    [
      'after a template with a hole',
      `const a = \`\${b}\`; console.log(a);`,
      OUTSIDE,
      'console.log',
    ],
    ['after a pattern with a backtick', 'const a = /`/; console.log(a);', OUTSIDE, 'console.log'],
    ['inside of a template', `const a = \`\${process.env.HOME}\`;`, OUTSIDE, 'process.env'],
    ['by an index', "const a = process['env'];", OUTSIDE, 'process.env'],
    ['taken apart', 'const { env } = process;', OUTSIDE, 'process'],
    ['by way of globalThis', 'globalThis.console.log(1);', OUTSIDE, 'globalThis.console'],
    ['a clock', 'const a = new Date();', CHANCE, 'Date'],
    ['chance', 'const a = Math.random();', CHANCE, 'Math.random'],
  ])('sees a global that must not be used: %s', (_where, code, banned, name) => {
    expect(uses(readSource('a.ts', code), banned)).toEqual([`a.ts uses ${name}`]);
  });

  it.each([
    ['a text', "const a = 'console.log'; const b = `process.env`; // console.log"],
    ['a name of its own', 'function f(process: { env: string }) { return process.env; }'],
    ['a member of something', 'const a = { console: 1 }; a.console; interface B { Date: string }'],
    ['other sides of it', "const a = Math.round(1); process.on('exit', f); process.pid;"],
  ])('takes no offence at %s', (_what, code) => {
    expect(uses(readSource('a.ts', code), OUTSIDE)).toEqual([]);
  });

  it('starts processes from engine/media/ alone, among the rooms of the engine', () => {
    const wrong = imports
      .filter(({ target }) => target === 'node:child_process')
      .filter(({ from }) => from.startsWith('src/engine/') && !from.startsWith('src/engine/media/'))
      .map(({ from }) => from);
    expect(wrong).toEqual([]);
  });

  it('keeps every file under 300 lines and names it for what it holds', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    const vague = files.filter((file) => /util|helper|manager|misc|common\./i.test(file));
    expect([...long, ...vague]).toEqual([]);
  });
});
