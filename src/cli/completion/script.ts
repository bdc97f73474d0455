import type { Shell } from '../commands/completion.js';
import { bashCompletion } from './bash.js';
import type { CommandNode } from './command-tree.js';
import { fishCompletion } from './fish.js';
import { powershellCompletion } from './powershell.js';
import { zshCompletion } from './zsh.js';

/** Each shell's script for a tree of commands. */
export const completionScript: Readonly<Record<Shell, (nodes: readonly CommandNode[]) => string>> =
  {
    bash: bashCompletion,
    zsh: zshCompletion,
    fish: fishCompletion,
    powershell: powershellCompletion,
  };
