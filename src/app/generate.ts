import { holdsMusic, isExportable, writeChoices } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { checkChoices } from './choices.js';
import { exportState } from './export-video.js';
import { checkMedia, type MediaInput } from './media-input.js';
import { wordsFor } from './media-names.js';
import { type MessageOutcome, sendMessage } from './message.js';
import { newestReport } from './music-account.js';
import { checkOutput } from './output-path.js';
import type { AppContext, Session } from './ports.js';
import { putMedia } from './put-media.js';
import type { Callbacks, GenerateRequest } from './requests.js';
import type { ExportResult, GenerateResult } from './results.js';
import { languageFor, openSession } from './session-choice.js';

function account(
  session: Session,
  outcome: MessageOutcome,
  exported: ExportResult | undefined,
  timesMs: Record<string, number>,
): GenerateResult {
  const report = newestReport(outcome.state);
  return {
    output: exported?.output ?? null,
    session: session.sessionId,
    backend: session.backend,
    renderId: exported?.renderId ?? null,
    title: report?.title ?? null,
    seed: report?.seed ?? null,
    style: report?.style ?? null,
    tempo: report?.tempoBpm ?? null,
    key: report?.key ?? null,
    bars: report?.bars ?? null,
    instruments: report?.instruments ?? [],
    sections: report?.sections ?? [],
    hits: report?.hits ?? [],
    cuts: report?.cuts ?? null,
    cutsOnBeat: report?.cutsOnBeat ?? null,
    loudness: exported?.loudness ?? report?.loudness ?? null,
    metrics: report?.metrics ?? {},
    video: exported?.video ?? null,
    timesMs,
    draft: outcome.draft,
    text: outcome.text,
    unknownWords: report?.unknownWords ?? [],
  };
}

function checkPrompt(prompt: string): void {
  if (prompt.trim() !== '') return;
  throw new VmgError('prompt-missing', ExitCode.usage, 'What the music should be was not said.', {
    hint: 'Say it in a few words: vmg generate clip.mp4 "upbeat lo-fi"',
  });
}

/**
 * Throws, with what the agent says of it, when there is no picture to score (as with a still image
 * alone) or nothing was composed. Music that the message took away was meant to go.
 */
function checkMusic({ before, state, text }: MessageOutcome): void {
  const said = text.trim();
  if (state.draft === null || !isExportable(state.draft)) {
    throw new VmgError('nothing-to-score', ExitCode.input, said || 'The timeline is empty.', {
      hint: 'Give a video, such as: vmg generate clip.mp4 "upbeat lo-fi"',
    });
  }
  if (holdsMusic(state.draft) || holdsMusic(before.draft ?? {})) return;
  throw new VmgError('nothing-composed', ExitCode.jobFailed, said || 'No music was composed.', {
    hint: 'Say what the music should be like, for example: "upbeat lo-fi" or "calm piano"',
  });
}

/**
 * The whole job: checks every input, uploads, has the music composed, exports and fetches the
 * file. Nothing is begun before all inputs and the output's place are known to be good.
 *
 * @throws VmgError
 */
export function generate(
  context: AppContext,
  request: GenerateRequest,
  callbacks: Callbacks = {},
): Promise<GenerateResult> {
  return guarded(callbacks.signal, async () => {
    const { clock } = context;
    const begun = clock.now();
    checkPrompt(request.prompt);
    checkChoices(request.choices);
    const media: MediaInput[] =
      request.media.length === 0 && request.sessionId !== undefined
        ? []
        : await checkMedia(request.media, request.cwd);
    const files = media.flatMap((item) => (item.kind === 'file' ? [item.path] : []));
    const place = request.export ? await checkOutput(request, media[0]?.name, files) : undefined;

    const language = languageFor(context, request.language, request.prompt);
    // A job of its own gets a session of its own, unless one is named.
    const wanted = { ...request, language, newSession: true };
    const opened = await openSession(context, wanted, callbacks);
    const session = await putMedia(context, opened, media, callbacks);
    await context.sessions.setCurrent(session);
    const uploaded = clock.now();

    const words = writeChoices(wordsFor(context.backend, request.prompt), request.choices);
    const outcome = await sendMessage(context, session, words, callbacks);
    const answered = clock.now();
    checkMusic(outcome);

    const exported =
      place === undefined
        ? undefined
        : await exportState(context, session, outcome.state, place, callbacks);
    return account(session, outcome, exported, {
      upload: uploaded - begun,
      answer: answered - uploaded,
      ...newestReport(outcome.state)?.timingsMs,
      ...exported?.timesMs,
      total: clock.now() - begun,
    });
  });
}
