import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

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
  'cli/main.ts': ['cli', 'app', 'client', 'store', 'engine', 'protocol'],
  cli: ['app', 'protocol'],
  engine: [
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
    'engine/render',
    'engine/media',
    'engine/storage',
    'engine/music',
  ],
  'engine/workers': ['engine/analysis', 'engine/music', 'engine/sound', 'engine/media'],
  'engine/render': ['engine/workers', 'engine/timeline', 'engine/media', 'engine/storage'],
  'engine/analysis': [],
  'engine/music': [],
  'engine/sound': [],
  'engine/timeline': [],
  'engine/media': [],
  'engine/storage': [],
};

/** Rooms that compute and touch nothing: arrays and plain objects in, the same out. */
const PURE = ['engine/analysis', 'engine/music', 'engine/sound', 'engine/timeline'];

/** The shapes that pass between the engine's rooms; importing types ties nobody to anything. */
const SHARED_SHAPES = /^engine\/(analysis|music|sound)\//;

interface Import {
  from: string;
  target: string;
  typeOnly: boolean;
}

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

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Import[] = [];
  const note = (specifier: ts.Expression | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    const target = text.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), text).replace(/\.js$/, '.ts')
      : text;
    found.push({ from: file, target, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      note(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node)) {
      note(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      note(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      note(node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
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

/** The text of a file without comments and strings. */
function codeOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  const words: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind !== ts.SyntaxKind.StringLiteral) words.push(scanner.getTokenText());
  }
  return words.join(' ');
}

describe('the house', () => {
  const imports = files.flatMap(importsOf);

  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(5);
  });

  it('lets arrows run one way only', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('src/'))
      .filter((one) => !isAllowed(one))
      .map(({ from, target }) => `${from} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('keeps the console, the process and its environment within cli/', () => {
    const wrong = files
      .filter((file) => !file.startsWith('src/cli/'))
      .filter((file) => /\bconsole\b|\bprocess \. (?:exit|exitCode|env|argv)\b/.test(codeOf(file)));
    expect(wrong).toEqual([]);
  });

  it('keeps files, processes, clocks and chance out of the pure rooms', () => {
    const pure = files.filter((file) => PURE.includes(roomOf(file)));
    const impure = pure.filter((file) =>
      /\bMath \. random\b|\bDate\b|(?<!\. )\b(?:performance|process) \./.test(codeOf(file)),
    );
    const node = imports
      .filter(({ from, target }) => pure.includes(from) && target.startsWith('node:'))
      .map(({ from, target }) => `${from} → ${target}`);
    expect([...impure, ...node]).toEqual([]);
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
