import type { CommandNode } from './command-tree.js';
import { valueOptions } from './value-options.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const list = (words: readonly string[]): string => `@(${words.map(quoted).join(', ')})`;

/** The completion of PowerShell, 5 and later: to be put into the profile. */
export function powershellCompletion(nodes: readonly CommandNode[]): string {
  const places = nodes.map(({ path, subcommands, options, words }) => {
    const suggestions = [...subcommands, ...words.map((name) => ({ name, description: name }))];
    const pairs = [...suggestions, ...options].map(
      ({ name, description }) => `@(${quoted(name)}, ${quoted(description || name)})`,
    );
    return `    ${quoted(path)} = @(\n      ${pairs.join(',\n      ')}\n    )`;
  });
  const values = nodes.flatMap((node) =>
    valueOptions(node).flatMap(({ names, choices }) =>
      // PowerShell's tables know no case, and -v may not be -V; long names are enough.
      names
        .filter((name) => name.startsWith('--'))
        .map((name) => `    ${quoted(`${node.path} ${name}`)} = ${list(choices)}`),
    ),
  );
  return `# Completion of vmg for PowerShell. Load it with: vmg completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName vmg -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $places = @{
${places.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $place = 'vmg'
  $before = ''
  foreach ($word in ($words | Select-Object -Skip 1)) {
    if ($places.ContainsKey("$place $word")) { $place = "$place $word" }
    $before = $word
  }
  # What is left without a suggestion is completed with files.
  if ($values.ContainsKey("$place $before")) {
    $found = $values["$place $before"] | ForEach-Object { , @($_, $_) }
  } else {
    $found = $places[$place]
  }
  $found | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    $text = if ($_[0] -match '\\s') { "'" + $_[0] + "'" } else { $_[0] }
    [System.Management.Automation.CompletionResult]::new($text, $_[0], 'ParameterValue', $_[1])
  }
}
`;
}
