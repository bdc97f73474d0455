import type { Command } from 'commander';
import type { GenerateRequest, GenerateResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { addChoiceOptions, type ChoiceFlags, choicesOf } from './choice-options.js';
import { completeArguments, splitArguments } from './generate-arguments.js';
import { readBatch } from './generate-batch.js';
import { BATCH_COLUMNS } from './generate-batch-columns.js';
import { runGenerateEach } from './generate-each.js';
import { noteAnswer } from './hosted-answer.js';
import { describeUnknownWords, generateSummary, isAnnounced } from './music-summary.js';
import {
  addOutputOptions,
  askingAside,
  type OutputFlags,
  outputRequest,
  shownPath,
} from './output-options.js';
import { withKnownStyle } from './style-names.js';
import { videoReady } from './video-ready.js';

export interface GenerateFlags extends ChoiceFlags, OutputFlags {
  export: boolean;
  session?: string;
}

/** What `generate` takes besides, for more than one clip. */
interface SeveralFlags {
  join?: boolean;
  batch?: string;
  skipExisting?: boolean;
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
        'last one says in words what the music should be like.\n\n' +
        'Several videos are scored one by one, each into a file of its own, or with --join as one ' +
        `film. A batch file names a job a line: CSV with a header row, or JSON lines, of ${BATCH_COLUMNS.join(', ')}. ` +
        'Only file is needed; what a line leaves out is taken from the command line. Paths in it are ' +
        "relative to the batch file's folder (on standard input: to this one).",
    )
    .argument('[media...]', 'videos (files or addresses), then the prompt');
  command.usage('<media...> "<prompt>" [options]');
  addGenerateOptions(command, '<clip>.vmg.mp4 here; a folder for several')
    .option('--join', 'make one film of all the videos, in this order')
    .option('--batch <file>', 'do the jobs of a CSV or JSON lines file (- for standard input)')
    .option('--skip-existing', 'of several, leave out those whose output is there already');
  addExamples(command, [
    ['vmg generate clip.mp4 "upbeat lo-fi"', 'writes clip.vmg.mp4'],
    ['vmg generate clip.mp4 "epic trailer" -o trailer.mp4'],
    ['vmg generate a.mp4 b.mp4 "calm ambient" -o out/', 'writes out/a.vmg.mp4, out/b.vmg.mp4'],
    ['vmg generate a.mp4 b.mp4 "calm ambient" --join --bpm 70 --key "D major"'],
    ['vmg generate --batch jobs.csv "calm ambient" --skip-existing'],
    ['vmg generate clip.mp4 "rainy evening" --seed 42', 'the same again, any day'],
    ['vmg generate clip.mp4 "upbeat lo-fi" --json | jq .tempo'],
  ]).action(async (words: string[], flags: GenerateFlags & SeveralFlags, self: Command) => {
    const context = open(self);
    if (flags.batch !== undefined) {
      await runBatchFile(flags.batch, words, flags, context);
      return;
    }
    const { media, prompt } = await completeArguments(
      words,
      flags.session,
      context.cwd,
      context.terminal.questions,
    );
    if (media.length > 1 && flags.join !== true) {
      const choices = choicesOf(await withKnownStyle(flags, context));
      const items = media.map((one) => ({ media: one, prompt, choices }));
      await runGenerateEach(items, flags, context);
      return;
    }
    if (flags.skipExisting === true) {
      throw flags.join === true
        ? usageError(
            '--skip-existing is for several films, and --join makes one.',
            'Leave one of the two out.',
          )
        : usageError(
            '--skip-existing is for several files.',
            'Name more than one, or a batch file: vmg generate --batch jobs.csv',
          );
    }
    await runGenerate(media, prompt, flags, context);
  });
}

async function runBatchFile(
  path: string,
  words: readonly string[],
  flags: GenerateFlags & SeveralFlags,
  context: RunContext,
): Promise<void> {
  const { media, prompt } = splitArguments(words, context.cwd);
  if (media.length > 0) {
    throw usageError(
      `The batch file names the clips: ${media.join(', ')} cannot be given beside it.`,
      'Add a line for it to the batch file.',
    );
  }
  if (flags.join === true) {
    throw usageError(
      '--join and --batch cannot both be.',
      'Join clips by naming them: vmg generate a.mp4 b.mp4 "calm ambient" --join',
    );
  }
  const items = await readBatch(path, prompt?.trim() || undefined, flags, context);
  await runGenerateEach(items, flags, context);
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
    return await generate(app, askingAside(request, aside), {
      signal: context.signal,
      onProgress,
      onNote: (note) => aside(() => terminal.note(note)),
    });
  });
  noteAnswer(result, terminal);
  if (!terminal.flags.json) {
    terminal.note(generateSummary(result, clock.now() - startedAt, terminal));
    const { output, video, workspace } = result;
    if (isAnnounced(result) && output !== null && video !== null) {
      terminal.note(videoReady({ output, video, workspace }, context));
    }
  } else if (result.unknownWords.length > 0) {
    terminal.note(describeUnknownWords(result));
  }
  const line =
    result.output === null ? stripControl(result.draft ?? '') : shownPath(result.output, cwd);
  terminal.result(result, terminal.out.path(line));
  return result;
}
