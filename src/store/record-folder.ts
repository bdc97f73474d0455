import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigFile, type OnWarning } from './config-file.js';

export interface RecordFolderOptions<Schema extends z.ZodType> {
  folder: string;
  schema: Schema;
  onWarning?: OnWarning;
}

/** A name that every file system takes, one for each id. */
function fileName(id: string): string {
  if (/^[A-Za-z0-9_-]{1,100}$/.test(id)) return id;
  return `id-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}

/** Records of one kind, a file each, so that runs at the same time do not touch one another's. */
export class RecordFolder<Schema extends z.ZodType<Record<string, unknown>>> {
  readonly #options: RecordFolderOptions<Schema>;

  constructor(options: RecordFolderOptions<Schema>) {
    this.#options = options;
  }

  #file(name: string): ConfigFile<Schema> {
    return new ConfigFile({ ...this.#options, name });
  }

  /** Where something else about a record is kept: beside it, under another extension. */
  path(id: string, extension: string): string {
    return join(this.#options.folder, `${fileName(id)}.${extension}`);
  }

  get(id: string): z.output<Schema> | undefined {
    return this.#file(fileName(id)).read();
  }

  save(id: string, record: z.output<Schema>): void {
    this.#file(fileName(id)).write(record);
  }

  /** Reads, changes and writes a record as one step. */
  async update(
    id: string,
    change: (stored: z.output<Schema> | undefined) => z.output<Schema>,
  ): Promise<void> {
    await this.#file(fileName(id)).update(change);
  }

  remove(id: string): void {
    this.#file(fileName(id)).remove();
  }

  /** All that can be read; broken ones are set aside on the way. */
  list(): z.output<Schema>[] {
    let names: string[];
    try {
      names = readdirSync(this.#options.folder);
    } catch {
      return [];
    }
    const records: z.output<Schema>[] = [];
    for (const name of names.filter((entry) => entry.endsWith('.json')).sort()) {
      const record = this.#file(name.slice(0, -'.json'.length)).read();
      if (record !== undefined) records.push(record);
    }
    return records;
  }
}
