import { Command, CommanderError } from 'commander';
import { usageError } from '../command.js';
import type { OutputFlags } from '../commands/output-options.js';
import { complaintOf } from '../complaint.js';

/** Every option that a command of the conversation takes. */
export interface SlashFlags extends OutputFlags {
  open?: boolean;
}

/** What follows the name of a slash command. */
export interface Given {
  words: readonly string[];
  flags: SlashFlags;
}

/** A word; what is in quotes, at its beginning, after a `=` or in double ones, keeps its spaces. */
const WORD = /(?:"[^"]*"|(?<=^|[\s=])'[^']*'|\\\s|\S)+/gu;
const QUOTED = /"([^"]*)"|(?<=^|=)'([^']*)'|\\(\s)/gu;

/** `/upload "my clip.mp4" b.mp4` as its name and words; undefined for what is no slash command. */
export function parseSlash(line: string): { name: string; words: string[] } | undefined {
  // A path such as /home/me/clip.mp4 begins with a slash, too.
  const match = /^\/([a-z?]+)(?:\s+(.*))?$/su.exec(line.trim());
  if (!match?.[1]) return undefined;
  const words = [...(match[2] ?? '').matchAll(WORD)].map(([word]) =>
    word.replace(QUOTED, (_quoted, double, single, space) => double ?? single ?? space),
  );
  return { name: match[1], words };
}

/**
 * Tells the options among `words` from the rest, by the same rules as a command line. Throws a
 * usage error for an option that is not known, or not as it must be.
 *
 * @param addOptions Gives a command the options of `/name`.
 */
export function readGiven(
  name: string,
  words: readonly string[],
  addOptions: (command: Command) => Command = (command) => command,
): Given {
  const command = addOptions(new Command(name))
    .argument('[words...]')
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  try {
    command.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const { sentence, guess } = complaintOf(error);
    const known = command.options.map(({ flags }) => flags).join('; ');
    const help = known === '' ? `/${name} takes no options.` : `/${name} takes ${known}`;
    throw usageError(sentence, guess === '' ? help : `${guess} ${help}`);
  }
  return { words: command.args, flags: command.opts<SlashFlags>() };
}
