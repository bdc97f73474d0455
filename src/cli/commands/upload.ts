import type { Command } from 'commander';
import type { UploadResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import type { Place } from '../offers.js';
import { addSessionOptions, type SessionFlags, sessionRequest } from './session-options.js';

export function registerUpload(parent: Command, open: Open): void {
  const command = parent
    .command('upload')
    .summary('put videos, pictures or sounds into a session')
    .description('Put videos, pictures or sounds into the current session, or into a new one.')
    .argument('[media...]', 'files or addresses')
    .usage('<media...> [options]');
  addSessionOptions(command, true);
  addExamples(command, [
    ['vmg upload clip.mp4', 'then: vmg chat "add calm piano music"'],
    ['vmg upload https://example.com/clip.mp4 --new'],
  ]).action(async (media: string[], flags: SessionFlags, self: Command) => {
    await runUpload(media, flags, open(self));
  });
}

export async function runUpload(
  given: readonly string[],
  flags: SessionFlags,
  context: RunContext,
  place: Place = 'command',
): Promise<UploadResult> {
  const { terminal, cwd, signal } = context;
  let media = given;
  if (media.length === 0) {
    if (!terminal.questions.possible) {
      throw usageError('Nothing to upload was named.', 'vmg upload clip.mp4');
    }
    media = [await terminal.questions.text('Which file or address?')];
  }
  const result = await terminal.withProgress(async ({ onProgress, aside }) => {
    const { upload } = await import('../../app/index.js');
    const request = { media, cwd, ...sessionRequest(flags) };
    const onNote = (note: string): void => aside(() => terminal.note(note));
    return await upload(await context.app(), request, { signal, onProgress, onNote });
  });
  const names = result.media.map((name) => stripControl(name)).join('\n');
  terminal.result({ session: result.session.sessionId, media: result.media }, names);
  const next =
    place === 'command' ? 'Next: vmg chat "upbeat lo-fi music"' : 'Say what music it wants.';
  terminal.note(terminal.err.dim(`In session ${stripControl(result.session.sessionId)}. ${next}`));
  return result;
}
