import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { addGenerateOptions, askedOf, type GenerateFlags, runGenerate } from './generate.js';
import { shownPath } from './output-options.js';

const DEFAULT_PROMPT = 'warm, relaxed lo-fi';

export function registerDemo(parent: Command, open: Open): void {
  const command = parent
    .command('demo')
    .summary('make a short clip and score it: a first run without a clip at hand')
    .description(
      'Draw a short clip (vmg-demo.mp4, here) and compose music for it. The prompt is optional.',
    )
    .argument('[prompt...]', `what the music should be like (default: "${DEFAULT_PROMPT}")`);
  addGenerateOptions(command, 'vmg-demo.vmg.mp4 here');
  addExamples(command, [
    ['vmg demo'],
    ['vmg demo "epic trailer music"', 'the same picture, other music'],
    ['vmg demo "calm ambient" --seed 7 --json'],
  ]).action(async (words: string[], flags: GenerateFlags, self: Command) => {
    await runDemo(words.join(' ').trim() || DEFAULT_PROMPT, flags, open(self));
  });
}

async function runDemo(prompt: string, flags: GenerateFlags, context: RunContext): Promise<void> {
  const { terminal, services, signal, cwd } = context;
  const clip = freeName(cwd, flags);
  const request = await askedOf([clip], prompt, flags, context);
  await terminal.withProgress(async ({ onProgress }) => {
    const stage = `Drawing ${shownPath(clip, cwd)}`;
    onProgress({ stage, fraction: 0 });
    await services.makeDemoClip(clip, {
      signal,
      onProgress: (fraction) => onProgress({ stage, fraction }),
    });
  });
  await runGenerate(request, context);
}

/** `vmg-demo.mp4`, or with the first number for which neither the clip nor its export is there. */
function freeName(cwd: string, flags: GenerateFlags): string {
  for (let number = 1; ; number++) {
    const stem = join(cwd, number === 1 ? 'vmg-demo' : `vmg-demo-${number}`);
    const exportTaken = flags.output === undefined && flags.export && existsSync(`${stem}.vmg.mp4`);
    if (!existsSync(`${stem}.mp4`) && !exportTaken) return `${stem}.mp4`;
  }
}
