import type { Command, Option } from 'commander';

/** What can stand at one place of the command line, as a shell's completion needs to know it. */
export interface CommandNode {
  /** The words that lead here: `vmg session use`. */
  path: string;
  subcommands: readonly Suggestion[];
  /** Its own options and those of the commands above it. */
  options: readonly OptionNode[];
  /** The words that its argument can be, where these are known; files else. */
  words: readonly string[];
}

/** A word, and what it means. */
export interface Suggestion {
  name: string;
  description: string;
}

export interface OptionNode extends Suggestion {
  /** As typed: `--output`. */
  name: string;
  /** As typed: `-o`. */
  short?: string;
  takesValue: boolean;
  /** The values that it can have, where these are known; files else. */
  choices: readonly string[];
}

/** Values that the command tree itself does not know. */
export interface KnownValues {
  /** By the option's name: `--style`. */
  options: Readonly<Record<string, readonly string[]>>;
  /** By the path of the command whose first argument they are. */
  arguments: Readonly<Record<string, readonly string[]>>;
}

/** Every command of the tree below `program`, the program itself first. */
export function readCommandTree(program: Command, known: KnownValues): CommandNode[] {
  const visit = (
    command: Command,
    above: string,
    inherited: readonly OptionNode[],
  ): CommandNode[] => {
    const path = `${above} ${command.name()}`.trim();
    const help = command.createHelp();
    const children = help.visibleCommands(command).filter((one) => one.name() !== 'help');
    const own = help.visibleOptions(command).map((option) => optionNode(option, known));
    const options = [
      ...own,
      ...inherited.filter(({ name }) => own.every((option) => option.name !== name)),
    ];
    const node: CommandNode = {
      path,
      subcommands: children.map((child) => ({
        name: child.name(),
        description: firstLine(child.summary() || child.description()),
      })),
      options,
      words: known.arguments[path] ?? command.registeredArguments[0]?.argChoices ?? [],
    };
    return [node, ...children.flatMap((child) => visit(child, path, options))];
  };
  return visit(program, '', []);
}

function optionNode(option: Option, known: KnownValues): OptionNode {
  const name = option.long ?? option.short ?? '';
  return {
    name,
    ...(option.short && option.long ? { short: option.short } : {}),
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? known.options[name] ?? [],
    description: firstLine(option.description),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
