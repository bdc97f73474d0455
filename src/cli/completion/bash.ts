import type { CommandNode } from './command-tree.js';
import { optionWords, valueOptions } from './value-options.js';

/** Between single quotes, where bash, zsh and fish take everything as it is but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * The completion of bash, for versions from 3.2 on. It needs nothing but bash itself.
 *
 * A list that stays empty is filled with files by bash, which knows best how to quote them.
 */
export function bashCompletion(nodes: readonly CommandNode[]): string {
  const deeper = nodes.filter(({ path }) => path.includes(' ')).map(({ path }) => quoted(path));
  const values = nodes.flatMap((node) =>
    valueOptions(node).map(
      ({ names, choices }) =>
        `    ${names.map((name) => quoted(`${node.path} ${name}`)).join(' | ')}) ${
          choices.length === 0 ? 'return' : `words=${quoted(choices.join('\n'))}`
        } ;;`,
    ),
  );
  const words = nodes.map((node) => {
    const first = [...node.subcommands.map(({ name }) => name), ...node.words];
    return `      ${quoted(node.path)}) options=${quoted(optionWords(node).join('\n'))}; words=${quoted(first.join('\n'))} ;;`;
  });
  return `# Completion of vmg for bash. Load it with: source <(vmg completion bash)
_vmg() {
  local IFS=$'\\n' current="\${COMP_WORDS[COMP_CWORD]}" before="" path=vmg options="" words="" i=1
  COMPREPLY=()
  # Bash takes --option=value apart.
  if [ "$current" = "=" ]; then
    current=""
    before="\${COMP_WORDS[COMP_CWORD - 1]}"
  elif [ "$COMP_CWORD" -gt 1 ] && [ "\${COMP_WORDS[COMP_CWORD - 1]}" = "=" ]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  elif [ "$COMP_CWORD" -gt 0 ]; then
    before="\${COMP_WORDS[COMP_CWORD - 1]}"
  fi
  while [ "$i" -lt "$COMP_CWORD" ]; do
    # What follows -- is no option and no command.
    [ "\${COMP_WORDS[i]}" = "--" ] && return
    case "$path \${COMP_WORDS[i]}" in
      ${deeper.join(' | ')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
    i=$((i + 1))
  done
  case "$path $before" in
${values.join('\n')}
    *)
      case "$path" in
${words.join('\n')}
      esac
      case "$current" in -*) words="$options" ;; esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _vmg vmg
`;
}
