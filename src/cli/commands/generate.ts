import type { Command } from 'commander';
import type { GenerateRequest, GenerateResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { addChoiceOptions, type ChoiceFlags, choicesOf } from './choice-options.js';
import { completeArguments } from './generate-arguments.js';
import { describeUnknownWords, generateSummary } from './music-summary.js';
import { addOutputOptions, type OutputFlags, outputRequest, shownPath } from './output-options.js';
import { withKnownStyle } from './style-names.js';

export interface GenerateFlags extends ChoiceFlags, OutputFlags {
  export: boolean;
  session?: string;
}

/** Adds the options of `generate` and of what does the same job (`demo`). */
export function addGenerateOptions(command: Command, byDefault: string): Command {
  return addChoiceOptions(addOutputOptions(command, byDefault))
    .option('--no-export', 'stop at the timeline: write no video')
    .option('--session <id>', 'work in this session instead of a new one');
}

export function registerGenerate(parent: Command, open: Open): void {
  const command = parent
    .command('generate')
    .summary('compose music for a video and write the finished MP4')
    .description(
      'Compose music for a video and write the finished MP4.\n\n' +
        'Everything before the last argument is a file or address of a video, picture or sound; the ' +
        'last one says in words what the music should be like.',
    )
    .argument('[media...]', 'videos (files or addresses), then the prompt');
  command.usage('<media...> "<prompt>" [options]');
  addGenerateOptions(command, '<clip>.vmg.mp4 here');
  addExamples(command, [
    ['vmg generate clip.mp4 "upbeat lo-fi"', 'writes clip.vmg.mp4'],
    ['vmg generate clip.mp4 "epic trailer" -o trailer.mp4'],
    ['vmg generate a.mp4 b.mp4 "calm ambient" --bpm 70 --key "D major"'],
    ['vmg generate clip.mp4 "rainy evening" --seed 42', 'the same again, any day'],
    ['vmg generate clip.mp4 "upbeat lo-fi" --json | jq .tempo'],
  ]).action(async (words: string[], flags: GenerateFlags, self: Command) => {
    const context = open(self);
    const { media, prompt } = await completeArguments(
      words,
      flags.session,
      context.cwd,
      context.terminal.questions,
    );
    await runGenerate(media, prompt, flags, context);
  });
}

/** The whole job, from clips and words to a finished file. */
export async function runGenerate(
  media: readonly string[],
  prompt: string,
  given: GenerateFlags,
  context: RunContext,
): Promise<GenerateResult> {
  const flags = await withKnownStyle(given, context);
  const { terminal, clock, cwd } = context;
  const request: GenerateRequest = {
    media,
    prompt,
    choices: choicesOf(flags),
    export: flags.export,
    ...outputRequest(flags, context),
    ...(flags.session === undefined ? { newSession: true } : { sessionId: flags.session }),
  };
  const startedAt = clock.now();
  const result = await terminal.withProgress(async ({ onProgress, aside }) => {
    const { generate } = await import('../../app/index.js');
    const app = await context.app();
    const { confirmOverwrite } = request;
    return await generate(
      app,
      {
        ...request,
        // The question must not be drawn over by the spinner.
        ...(confirmOverwrite
          ? { confirmOverwrite: (path: string) => aside(() => confirmOverwrite(path)) }
          : {}),
      },
      {
        signal: context.signal,
        onProgress,
        onNote: (note) => aside(() => terminal.note(note)),
      },
    );
  });
  if (!terminal.flags.json) {
    terminal.note(generateSummary(result, clock.now() - startedAt, terminal));
  } else if (result.unknownWords.length > 0) {
    terminal.note(describeUnknownWords(result));
  }
  const line =
    result.output === null ? stripControl(result.draft ?? '') : shownPath(result.output, cwd);
  terminal.result(result, terminal.out.path(line));
  return result;
}
