import type { CommandNode } from './command-tree.js';

/** The options of a command that are followed by a value, by every name that they have. */
export function valueOptions({
  options,
}: CommandNode): { names: string[]; choices: readonly string[] }[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ name, short, choices }) => ({
      names: short === undefined ? [name] : [name, short],
      choices,
    }));
}

/** The options of a command in their long form. */
export function optionWords({ options }: CommandNode): string[] {
  return options.map(({ name }) => name);
}
