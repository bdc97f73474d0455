import { resolve } from 'node:path';
import { z } from 'zod';
import type { Setting, Settings } from '../app/ports.js';
import { HOSTED_API_URL, HOSTED_WEB_URL } from '../protocol/index.js';
import type { Environment } from '../support/environment.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { ConfigFile, type OnWarning } from './config-file.js';

interface SettingDefinition {
  description: string;
  /** What `value` must be, as a phrase; the check returns the value to keep, or undefined. */
  expects: string;
  parse: (value: string) => string | undefined;
  fallback: string | null;
  /** It names a file: what was set goes for every folder that vmg is run in. */
  isPath?: true;
  /** The value that the environment gives, and the variable that gives it. */
  fromEnvironment?: (environment: Environment) => { value: string; variable: string } | undefined;
}

const httpUrl = (value: string): string | undefined =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? value.replace(/\/+$/, '')
    : undefined;

const oneOf =
  (...values: readonly string[]) =>
  (value: string): string | undefined =>
    values.find((known) => known === value.toLowerCase());

const variable =
  (name: string) =>
  (environment: Environment): { value: string; variable: string } | undefined => {
    const value = environment[name];
    return value === undefined || value === '' ? undefined : { value, variable: name };
  };

const DEFINITIONS = {
  backend: {
    description: 'Which side composes: engine (here) or cloud (the hosted service)',
    expects: 'engine or cloud',
    parse: oneOf('engine', 'cloud'),
    fallback: 'engine',
    fromEnvironment: (environment) => {
      const token = environment.NEMO_TOKEN?.trim() ?? '';
      return token === '' ? undefined : { value: 'cloud', variable: 'NEMO_TOKEN' };
    },
  },
  'api-url': {
    description: 'Address of the hosted service',
    expects: 'an http(s) address',
    parse: httpUrl,
    fallback: HOSTED_API_URL,
    fromEnvironment: variable('NEMO_API_URL'),
  },
  'web-url': {
    description: "Address of the hosted service's pages",
    expects: 'an http(s) address',
    parse: httpUrl,
    fallback: HOSTED_WEB_URL,
    fromEnvironment: variable('NEMO_WEB_URL'),
  },
  soundfont: {
    description: 'Instruments: an SF2, SF3 or DLS file in the place of those that come with vmg',
    expects: 'the path of a file',
    parse: (value) => (value === '' ? undefined : value),
    fallback: null,
    isPath: true,
    fromEnvironment: variable('VMG_SOUNDFONT'),
  },
  language: {
    description: 'Language of new sessions: en, zh, or auto (that of what is said)',
    expects: 'en, zh or auto',
    parse: oneOf('en', 'zh', 'auto'),
    fallback: 'auto',
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof DEFINITIONS;

const KEYS = Object.keys(DEFINITIONS).filter(isKey);

function isKey(key: string): key is SettingKey {
  return Object.hasOwn(DEFINITIONS, key);
}

function definitionOf(key: string): { key: SettingKey; definition: SettingDefinition } {
  if (isKey(key)) return { key, definition: DEFINITIONS[key] };
  throw new VmgError('setting-unknown', ExitCode.usage, `There is no setting ${key}.`, {
    hint: `There are: ${KEYS.join(', ')}.`,
  });
}

function parsed(key: string, definition: SettingDefinition, value: string, from: string): string {
  const kept = definition.parse(value.trim());
  if (kept !== undefined) return kept;
  throw new VmgError('setting-invalid', ExitCode.usage, `${key} cannot be "${value}" (${from}).`, {
    hint: `It must be ${definition.expects}.`,
  });
}

export interface SettingsOptions {
  /** What the command line says; beats everything. */
  flags?: Partial<Record<SettingKey, string>>;
  environment?: Environment;
  onWarning?: OnWarning;
}

/**
 * Opens the user's settings: flags come first, then the environment, the user's config, defaults.
 *
 * Its methods throw a VmgError of exit code 2 for a key that there is not, and for a value that
 * the key cannot have, wherever it came from.
 */
export function openSettings(folder: string, options: SettingsOptions = {}): Settings {
  const { flags = {}, environment = {}, onWarning } = options;
  const file = new ConfigFile({
    folder,
    name: 'config',
    schema: z.record(z.string(), z.unknown()),
    ...(onWarning === undefined ? {} : { onWarning }),
  });

  const get = (wanted: string): Setting => {
    const { key, definition } = definitionOf(wanted);
    const { description } = definition;
    const flag = flags[key];
    if (flag !== undefined) {
      return { key, value: parsed(key, definition, flag, `--${key}`), source: 'flag', description };
    }
    const given = definition.fromEnvironment?.(environment);
    if (given !== undefined) {
      const value = parsed(key, definition, given.value, given.variable);
      return { key, value, source: 'environment', origin: given.variable, description };
    }
    const stored = file.read()?.[key];
    if (typeof stored === 'string') {
      const value = parsed(key, definition, stored, file.path);
      return { key, value, source: 'config', origin: file.path, description };
    }
    return { key, value: definition.fallback, source: 'default', description };
  };

  return {
    path: file.path,
    list: () => KEYS.map(get),
    get,
    async set(wanted, value, folder) {
      const { key, definition } = definitionOf(wanted);
      const given = parsed(key, definition, value, 'config');
      const kept = definition.isPath === true ? resolve(folder, given) : given;
      await file.update((content = {}) => ({ ...content, [key]: kept }));
    },
    async unset(wanted) {
      const { key } = definitionOf(wanted);
      await file.update((content = {}) => {
        const { [key]: _removed, ...rest } = content;
        return rest;
      });
    },
  };
}
