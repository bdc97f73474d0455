import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { expectNoTokens, type Looked, noteLooked } from './secrets.js';

/** The names that systems have for the folder of temporary files. */
const TEMPORARY = ['TMPDIR', 'TEMP', 'TMP'] as const;

type Line = Looked & { testFile: string };

function linesIn(folder: string): Line[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Line => JSON.parse(line)),
  );
}

function total(lines: readonly Line[], what: keyof Looked): number {
  return lines.reduce((sum, line) => sum + line[what], 0);
}

/** True when every test file has run, and none of their tests was left out by its name. */
function wasWhole(project: TestProject, lines: readonly Line[]): boolean {
  const { testNamePattern, shard } = project.vitest.config;
  if (testNamePattern !== undefined || shard !== undefined) return false;
  const ran = new Set(lines.map(({ testFile }) => resolve(testFile)));
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .every((name) => ran.has(resolve('test', name)));
}

/** A whole suite that stored and printed hardly anything was not looked at where it does. */
function expectMuch(lines: readonly Line[]): void {
  const least: Looked = {
    files: 500,
    bytes: 10_000_000,
    credentialsFiles: 20,
    texts: 200,
    characters: 20_000,
  };
  for (const what of ['files', 'bytes', 'credentialsFiles', 'texts', 'characters'] as const) {
    const seen = total(lines, what);
    if (seen < least[what]) throw new Error(`The look for tokens saw no more than ${seen} ${what}`);
  }
}

function tell(lines: readonly Line[]): void {
  const number = (what: keyof Looked): string => total(lines, what).toLocaleString('en');
  process.stderr.write(
    `No token in ${number('files')} files (${number('bytes')} bytes) apart from ` +
      `${number('credentialsFiles')} credentials files, nor in ${number('texts')} outputs ` +
      `(${number('characters')} characters).\n`,
  );
}

/**
 * Gives the suite a folder of its own for everything temporary, so that what its tests leave can
 * be looked through at the end.
 */
export function setup(project: TestProject): () => void {
  const before = TEMPORARY.map((name) => [name, process.env[name]] as const);
  const clips = join(tmpdir(), 'vmg-test-clips');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'vmg-suite-')));
  const temporary = join(root, 't');
  const notes = join(root, 'looked');
  mkdirSync(temporary);
  mkdirSync(notes);
  for (const name of TEMPORARY) process.env[name] = temporary;
  // Clips are made once, not once a run.
  process.env.VMG_TEST_CLIPS ??= clips;
  process.env.VMG_TEST_LOOKED = notes;

  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    try {
      expectNoTokens(temporary);
      noteLooked(join(notes, 'left-over.jsonl'), '');
      const lines = linesIn(notes);
      if (wasWhole(project, lines)) expectMuch(lines);
      tell(lines);
    } catch (error) {
      process.exitCode = 1;
      throw error;
    } finally {
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}
