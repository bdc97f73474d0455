import { chmodSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { z } from 'zod';
import { ExitCode, VmgError } from '../support/errors.js';
import { makeFolder } from '../support/make-folder.js';
import { codeOf, isSystemError, systemFailure } from '../support/system-errors.js';
import { withLock } from './lock.js';

/** Hears of what was repaired or set aside; never of a secret. */
export type OnWarning = (message: string) => void;

export interface ConfigFileOptions<Schema extends z.ZodType> {
  folder: string;
  /** Without the extension. */
  name: string;
  schema: Schema;
  /** Keep other users out: mode 0600, checked and repaired at every load. */
  secret?: boolean;
  onWarning?: OnWarning;
}

const OWN_USER_ONLY = 0o600;

/** There is no file; nor is there one where what should be its folder is a file. */
function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

/** What the system says of a place where nothing can be kept, in words; other errors as they are. */
function unkept(error: unknown, folder: string): unknown {
  if (!isSystemError(error)) return error;
  return (
    systemFailure(error) ??
    new VmgError('data-unusable', ExitCode.input, `Nothing can be kept in ${folder}.`, {
      hint: 'Set VMG_HOME to a folder that can be written to.',
      cause: error,
    })
  );
}

/**
 * One JSON file on `conf`: replaced atomically, checked against a schema at every load, and set
 * aside with a warning when it is broken.
 */
export class ConfigFile<Schema extends z.ZodType<Record<string, unknown>>> {
  readonly path: string;
  readonly #options: ConfigFileOptions<Schema>;

  constructor(options: ConfigFileOptions<Schema>) {
    this.#options = options;
    this.path = join(options.folder, `${options.name}.json`);
  }

  /** The file's content; undefined when there is none, or none that can be used. */
  read(): z.output<Schema> | undefined {
    this.#keepOthersOut();
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    const parsed = this.#options.schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    this.#setAside();
    return undefined;
  }

  /** Replaces the file's content. */
  write(content: z.output<Schema>): void {
    const { folder } = this.#options;
    try {
      makeFolder(folder);
      this.#conf().store = content;
      this.#keepOthersOut();
    } catch (error) {
      throw unkept(error, folder);
    }
  }

  /** Reads, changes and writes as one step: runs at the same time do not lose each other's. */
  async update(change: (content: z.output<Schema> | undefined) => z.output<Schema>): Promise<void> {
    const { folder } = this.#options;
    try {
      makeFolder(folder);
      await withLock(`${this.path}.lock`, () => this.write(change(this.read())));
    } catch (error) {
      throw unkept(error, folder);
    }
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  #conf(): Conf<Record<string, unknown>> {
    // Conf reads what is there when it is made, and throws when that is broken.
    this.read();
    return new Conf<Record<string, unknown>>({
      cwd: this.#options.folder,
      configName: this.#options.name,
      accessPropertiesByDotNotation: false,
      configFileMode: this.#options.secret === true ? OWN_USER_ONLY : 0o644,
    });
  }

  /** Conf leaves the mode of a file that is there as it is, so it is repaired here. */
  #keepOthersOut(): void {
    if (this.#options.secret !== true || process.platform === 'win32') return;
    try {
      const mode = statSync(this.path).mode & 0o777;
      if (mode === OWN_USER_ONLY) return;
      chmodSync(this.path, OWN_USER_ONLY);
      this.#options.onWarning?.(
        `${this.path} could be read by other users of this machine: its mode is 0600 now.`,
      );
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  #setAside(): void {
    const aside = `${this.path}.broken-${Date.now()}`;
    try {
      renameSync(this.path, aside);
    } catch (error) {
      // Another run set it aside a moment ago.
      if (isMissing(error)) return;
      throw error;
    }
    this.#options.onWarning?.(`${this.path} was broken and is set aside as ${aside}.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
