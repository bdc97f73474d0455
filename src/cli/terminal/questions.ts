import { ExitCode, interruptedError, VmgError } from '../../support/errors.js';
import type { Streams } from './streams.js';

export interface TextQuestion {
  /** True, or what is wrong with the answer. */
  validate?: (value: string) => true | string;
  /** Do not show what is typed. */
  hidden?: boolean;
}

/** Questions to the person at the terminal. */
export interface Questions {
  /** False where nobody can be asked: then the other two throw a usage error. */
  readonly possible: boolean;
  text(message: string, options?: TextQuestion): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

/** For pipes, `--no-input` and `--json`. */
export const noQuestions: Questions = {
  possible: false,
  text: async (message) => {
    throw unaskable(message);
  },
  confirm: async (message) => {
    throw unaskable(message);
  },
};

function unaskable(message: string): VmgError {
  return new VmgError('question-impossible', ExitCode.usage, `Cannot ask here: ${message}`, {
    hint: 'Give the answer as an argument or option; --help lists them.',
  });
}

/**
 * Questions by inquirer, on stderr so that stdout stays the result's.
 * Must not be used while a readline is open on the same stdin: the process would end.
 */
export function inquirerQuestions(streams: Streams, signal: AbortSignal): Questions {
  const context = { input: streams.stdin, output: streams.stderr, signal };
  return {
    possible: true,
    async text(message, { validate, hidden = false } = {}) {
      const { input, password } = await import('@inquirer/prompts');
      const checks = validate ? { validate } : {};
      return await answered(
        hidden
          ? // Nobody who looks over the shoulder is to see it, not even at a key press.
            password({ message, toggleMask: false, ...checks }, context)
          : input({ message, required: true, ...checks }, context),
      );
    },
    async confirm(message) {
      const { confirm } = await import('@inquirer/prompts');
      return await answered(confirm({ message, default: false }, context));
    },
  };
}

/** Ctrl-C at a question is the user's interruption, not a failure. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (
      error instanceof Error &&
      (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')
    ) {
      throw interruptedError();
    }
    throw error;
  }
}
