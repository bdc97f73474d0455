import type { CommandNode, Suggestion } from './command-tree.js';
import { valueOptions } from './value-options.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** As `_describe` reads them: a colon ends the word. */
const described = (suggestions: readonly Suggestion[]): string =>
  suggestions
    .map(({ name, description }) => quoted(`${name.replaceAll(':', '\\:')}:${description}`))
    .join(' ');

/** The completion of zsh: to be sourced, or kept as `_vmg` in a folder of `fpath`. */
export function zshCompletion(nodes: readonly CommandNode[]): string {
  const deeper = nodes.filter(({ path }) => path.includes(' ')).map(({ path }) => quoted(path));
  const values = nodes.flatMap((node) =>
    valueOptions(node).map(({ names, choices }) => {
      const patterns = names.map((name) => quoted(`${node.path} ${name}`)).join(' | ');
      const action =
        choices.length === 0 ? '_files' : `compadd -- ${choices.map(quoted).join(' ')}`;
      return `    ${patterns}) ${action}; return ;;`;
    }),
  );
  const places = nodes.map((node) => {
    const options = `options=(${described(node.options)})`;
    const commands = `commands=(${described(node.subcommands)})`;
    return `    ${quoted(node.path)}) ${options}; ${commands}; known=(${node.words.map(quoted).join(' ')}) ;;`;
  });
  return `#compdef vmg
# Completion of vmg for zsh. Load it, after compinit, with: source <(vmg completion zsh)
_vmg() {
  local place=vmg word
  local -a options commands known
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ $word == -- ]]; then _files; return; fi
    case "$place $word" in
      ${deeper.join(' | ')}) place="$place $word" ;;
    esac
  done
  local before="\${words[CURRENT-1]}"
  if [[ $PREFIX == --*=* ]]; then
    before="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  case "$place $before" in
${values.join('\n')}
  esac
  case "$place" in
${places.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe -o option options
  elif (( $#commands )); then
    _describe command commands
  elif (( $#known )); then
    compadd -- $known
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" == _vmg ]]; then
  _vmg "$@"
else
  compdef _vmg vmg
fi
`;
}
