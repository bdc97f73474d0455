import {
  appendFileSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import patterns from './token-patterns.json' with { type: 'json' };

/** What was looked through; all of it counts. */
export interface Looked {
  files: number;
  bytes: number;
  credentialsFiles: number;
  /** Outputs, screens and heard words. */
  texts: number;
  characters: number;
}

const NOTHING: Looked = { files: 0, bytes: 0, credentialsFiles: 0, texts: 0, characters: 0 };
const looked: Looked = { ...NOTHING };

/** The longest token that is found across two chunks of a file. */
const OVERLAP = 512;
const CHUNK = 4 * 1024 * 1024;
const SHORTEST_SECRET = 8;

/** The file that may hold tokens, and what comes of it: set aside when broken, half written. */
const CREDENTIALS = /^credentials\.json(?!\.lock$)/;
/** Code of others, which nothing here has written. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set(['node_modules']);

/** What is told of a token that was found: enough to know it by. */
function masked(token: string): string {
  return `${token.slice(0, 10)}… (${token.length} characters)`;
}

/** Tokens in `bytes`, masked: what looks like one, and every one of `secrets`. */
export function tokensIn(bytes: Buffer, secrets: readonly string[] = []): string[] {
  const found: string[] = [];
  for (const { start, rest } of patterns) {
    const whole = new RegExp(`^${start}${rest}`);
    for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
      const [token] = whole.exec(bytes.toString('latin1', at, at + OVERLAP)) ?? [];
      if (token !== undefined) found.push(masked(token));
    }
  }
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET && bytes.includes(secret)) found.push(masked(secret));
  }
  return found;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Reads a file piece by piece: some of them are as large as an upload may be. */
function tokensInFile(path: string, secrets: readonly string[]): string[] {
  // All hole and no data: what tests of the limits upload.
  if (statSync(path).blocks === 0 && process.platform !== 'win32') return [];
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, statSync(path).size + OVERLAP));
    let kept = 0;
    for (;;) {
      const length = readSync(file, chunk, kept, chunk.length - kept, null);
      const found = tokensIn(chunk.subarray(0, kept + length), secrets);
      if (length === 0 || found.length > 0) return found;
      looked.bytes += length;
      const end = kept + length;
      kept = Math.min(OVERLAP, end);
      chunk.copyWithin(0, end - kept, end);
    }
  } finally {
    closeSync(file);
  }
}

/** Every plain file below `folder`; what vanishes meanwhile is not there. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return FOREIGN_FOLDERS.has(entry.name) ? [] : filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The tokens that a credentials file holds; none where there is no such file. */
export function tokensOf(credentialsFile: string): string[] {
  try {
    const text = readFileSync(credentialsFile, 'utf8');
    return [...text.matchAll(/"token":\s*"([^"]+)"/g)].flatMap(([, token]) => token ?? []);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function complaintOfMode(path: string): string[] {
  if (process.platform === 'win32') return [];
  const mode = statSync(path).mode & 0o777;
  return mode === 0o600 ? [] : [`${path}: its mode is ${mode.toString(8)}, not 600`];
}

/** What `work` gives for `path`; nothing when the file has vanished. */
function unlessGone(work: () => string[]): string[] {
  try {
    return work();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * Looks through every file below `folder`, whatever is in it, and throws when a token is in one
 * that is not the credentials file, or when that file can be read by others.
 */
export function expectNoTokens(folder: string): void {
  const files = filesBelow(folder);
  const credentials = files.filter((path) => CREDENTIALS.test(basename(path)));
  const others = files.filter((path) => !CREDENTIALS.test(basename(path)));
  const secrets = [...new Set(credentials.flatMap(tokensOf))];
  looked.files += files.length;
  looked.credentialsFiles += credentials.length;
  const complaints = [
    ...credentials.flatMap((path) => unlessGone(() => complaintOfMode(path))),
    ...others.flatMap((path) =>
      unlessGone(() => tokensInFile(path, secrets).map((token) => `${path}: ${token}`)),
    ),
  ];
  if (complaints.length > 0) throw new Error(`Secrets lie open:\n${complaints.join('\n')}`);
}

/** Throws when a token is in what was printed, shown or heard; `where` names it in the error. */
export function expectNoTokenIn(
  text: string,
  where: string,
  secrets: readonly string[] = [],
): void {
  looked.texts++;
  looked.characters += text.length;
  const found = tokensIn(Buffer.from(text), secrets);
  if (found.length > 0) throw new Error(`A token is in ${where}: ${found.join(', ')}`);
}

/** Adds what this process has looked through since the last time to `file`, as a line. */
export function noteLooked(file: string, testFile: string): void {
  appendFileSync(file, `${JSON.stringify({ testFile, ...looked })}\n`);
  Object.assign(looked, NOTHING);
}
