import { type Command, Option } from 'commander';
import type { GenerateRequest, GenerateResult } from '../../app/index.js';
// Not by way of the room's index: `--help` must not wait for the schemas behind it.
import { MAX_VARIANTS } from '../../protocol/choices.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { addChoiceOptions, type ChoiceFlags, choicesOf, parseVariants } from './choice-options.js';
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
import { addPieceOptions, type PieceFlags, pieceRequest, writtenPaths } from './piece-options.js';
import { addSoundFontOption, checkChosenSoundFont } from './sound-font-option.js';
import { withKnownStyle } from './style-names.js';
import { videoReady } from './video-ready.js';

export interface GenerateFlags extends ChoiceFlags, OutputFlags, PieceFlags {
  export: boolean;
  session?: string;
}

/** What `generate` takes besides, for more than one film. */
interface SeveralFlags {
  join?: boolean;
  batch?: string;
  skipExisting?: boolean;
  variants?: number;
}

/** Adds the options of `generate` and of what does the same job (`demo`). */
export function addGenerateOptions(command: Command, byDefault: string): Command {
  addPieceOptions(addChoiceOptions(addOutputOptions(command, byDefault))).option(
    '--report <file>',
    'write a page that shows how the music fits the picture (.html)',
  );
  return addSoundFontOption(command)
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
        "relative to the batch file's folder (on standard input: to this one).\n\n" +
        'Stems, MIDI, markers and report are made by the embedded engine alone. With several films each ' +
        'of these names a folder, for markers of all three kinds; vmg report --piece writes them later.',
    )
    .argument('[media...]', 'videos (files or addresses), then the prompt');
  command.usage('<media...> "<prompt>" [options]');
  addGenerateOptions(command, '<clip>.vmg.mp4 here; a folder for several')
    .option('--join', 'make one film of all the videos, in this order')
    .option('--batch <file>', 'do the jobs of a CSV or JSON lines file (- for standard input)')
    .addOption(
      new Option(
        '--variants <n>',
        `so many pieces to choose from, each a film of its own (1 to ${MAX_VARIANTS})`,
      ).argParser(parseVariants),
    )
    .option('--skip-existing', 'of several, leave out those whose output is there already');
  addExamples(command, [
    ['vmg generate clip.mp4 "upbeat lo-fi"', 'writes clip.vmg.mp4'],
    ['vmg generate clip.mp4 "epic trailer" -o trailer.mp4'],
    ['vmg generate a.mp4 b.mp4 "calm ambient" -o out/', 'writes out/a.vmg.mp4, out/b.vmg.mp4'],
    ['vmg generate a.mp4 b.mp4 "calm ambient" --join --bpm 70 --key "D major"'],
    ['vmg generate --batch jobs.csv "calm ambient" --skip-existing'],
    ['vmg generate clip.mp4 "rainy evening" --seed 42', 'the same again, any day'],
    ['vmg generate clip.mp4 "upbeat" --variants 3', 'clip.vmg-1.mp4, clip.vmg-2.mp4 …'],
    ['vmg generate clip.mp4 "calm" --with piano,strings --without drums'],
    ['vmg generate clip.mp4 "epic" --stems stems/ --report fit.html'],
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
    const variants = flags.variants !== undefined;
    if (variants) checkVariants(media, flags);
    if ((media.length > 1 && flags.join !== true) || variants) {
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
    await runGenerate(await askedOf(media, prompt, flags, context), context);
  });
}

/** Refuses what cannot be had in several variants. */
function checkVariants(media: readonly string[], { join }: SeveralFlags): void {
  if (join === true) {
    throw usageError(
      '--variants and --join cannot both be.',
      'Join the clips first, and score that film: vmg generate joined.mp4 "…" --variants 3',
    );
  }
  if (media.length === 0) {
    throw usageError(
      '--variants needs a clip to compose for.',
      'Name it: vmg generate clip.mp4 "upbeat lo-fi" --variants 3',
    );
  }
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

/**
 * What the command line asks for, with a sound font that can be played.
 *
 * @throws VmgError of exit code 2 for what cannot be asked for.
 */
export async function askedOf(
  media: readonly string[],
  prompt: string,
  given: GenerateFlags,
  context: RunContext,
): Promise<GenerateRequest> {
  const flags = await withKnownStyle(given, context);
  const request = {
    media,
    prompt,
    choices: choicesOf(flags),
    export: flags.export,
    wanted: pieceRequest(flags),
    ...outputRequest(flags, context),
    ...(flags.session === undefined ? { newSession: true } : { sessionId: flags.session }),
  };
  await checkChosenSoundFont(context);
  return request;
}

/** The whole job, from clips and words to a finished file. */
export async function runGenerate(
  request: GenerateRequest,
  context: RunContext,
): Promise<GenerateResult> {
  const { terminal, clock, cwd } = context;
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
    const written = writtenPaths(result.outputs, cwd);
    if (written.length > 0) {
      terminal.note(`  ${written.map(terminal.err.path).join(` ${terminal.symbols.dot} `)}`);
    }
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
