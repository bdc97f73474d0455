import type { CommandNode, OptionNode } from './command-tree.js';

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The completion of fish: to be sourced, or kept as `vmg.fish` among its completions. */
export function fishCompletion(nodes: readonly CommandNode[]): string {
  const deeper = nodes.filter(({ path }) => path.includes(' ')).map(({ path }) => quoted(path));
  const lines = nodes.flatMap((node) => {
    const at = `complete -c vmg -n ${quoted(`__vmg_at ${quoted(node.path)}`)}`;
    const option = ({ name, short, takesValue, choices, description }: OptionNode): string =>
      [
        at,
        `-l ${name.replace(/^--/, '')}`,
        ...(short === undefined ? [] : [`-s ${short.replace(/^-/, '')}`]),
        ...(choices.length > 0 ? [`-x -a ${quoted(choices.map(escaped).join(' '))}`] : []),
        ...(takesValue && choices.length === 0 ? ['-r'] : []),
        `-d ${quoted(description)}`,
      ].join(' ');
    return [
      ...node.subcommands.map(
        ({ name, description }) => `${at} -f -a ${quoted(name)} -d ${quoted(description)}`,
      ),
      ...(node.words.length > 0
        ? [`${at} -f -a ${quoted(node.words.map(escaped).join(' '))}`]
        : []),
      ...node.options.map(option),
    ];
  });
  return `# Completion of vmg for fish. Load it with: vmg completion fish | source
function __vmg_at --argument-names wanted
  set -l place vmg
  for word in (commandline -opc)[2..-1]
    contains -- "$place $word" ${deeper.join(' ')}
    and set place "$place $word"
  end
  test "$place" = "$wanted"
end
${lines.join('\n')}
`;
}

/** A word of a list that fish takes apart at spaces. */
function escaped(word: string): string {
  return word.replace(/[^A-Za-z0-9._/+-]/g, (sign) => `\\${sign}`);
}
