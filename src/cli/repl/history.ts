import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../../support/make-folder.js';

const KEPT = 500;

/** What was said at the prompt, kept from one run to the next; nobody else may read it. */
export class History {
  constructor(private readonly path: string) {}

  /** The last lines, newest first; empty when there are none or the file cannot be read. */
  async load(): Promise<string[]> {
    const text = await readFile(this.path, 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line !== '');
    const kept = lines.slice(-KEPT);
    if (lines.length > 2 * KEPT) await this.replace(kept);
    return [...new Set(kept.toReversed())];
  }

  /** Appends a line. That the history cannot be written is no reason to stop talking. */
  async add(line: string): Promise<void> {
    if (line.trim() === '') return;
    try {
      makeFolder(dirname(this.path));
      await appendFile(this.path, `${line}\n`, { mode: 0o600 });
    } catch {
      // Read-only or full: the conversation goes on without.
    }
  }

  private async replace(lines: readonly string[]): Promise<void> {
    await writeFile(this.path, `${lines.join('\n')}\n`, { mode: 0o600 }).catch(() => {});
  }
}
