import { holdsMusic, isExportable, writeChoices } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { afterFilm } from './after-film.js';
import { isScoredAlone, type UploadedClip, uploadedClip } from './clip-alone.js';
import { exportState } from './export-video.js';
import type { MediaInput } from './media-input.js';
import { wordsFor } from './media-names.js';
import { type MessageOutcome, sendMessage } from './message.js';
import { afterSending } from './message-recovery.js';
import { musicReport, playedPiece } from './music-account.js';
import type { FilmPlace } from './output-path.js';
import { fetchPieceFiles, noOutputs } from './piece-outputs.js';
import type { PiecePlaces } from './piece-places.js';
import type { AppContext, Session, SessionState } from './ports.js';
import { putMedia } from './put-media.js';
import type { Callbacks, Choices } from './requests.js';
import type { ExportResult, GenerateResult, PieceOutputs } from './results.js';
import { findPiece } from './session-piece.js';

/** What a film is made of; all of it has been checked. */
export interface FilmOrder {
  /** Put behind one another, in this order. */
  media: readonly MediaInput[];
  prompt: string;
  choices: Choices;
  /** Undefined to stop at the timeline. */
  place: FilmPlace | undefined;
  /** Where what is wanted besides the film goes. */
  places?: PiecePlaces;
}

function account(
  session: Session,
  outcome: MessageOutcome,
  exported: ExportResult | undefined,
  outputs: PieceOutputs,
  timesMs: Record<string, number>,
): GenerateResult {
  const report = musicReport(outcome.state);
  return {
    output: exported?.output ?? null,
    session: session.sessionId,
    piece: playedPiece(outcome.state)?.id ?? null,
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
    fit: report?.measured ?? null,
    outputs,
    video: exported?.video ?? null,
    workspace: exported?.workspace ?? null,
    timesMs,
    draft: outcome.draft,
    language: session.language,
    text: outcome.text,
    changes: outcome.changes,
    offers: outcome.offers,
    unknownWords: report?.unknownWords ?? [],
  };
}

/** Throws a usage error when nothing says what the music should be. */
export function checkPrompt(prompt: string): void {
  if (prompt.trim() !== '') return;
  throw new VmgError('prompt-missing', ExitCode.usage, 'What the music should be was not said.', {
    hint: 'Say it in a few words: vmg generate clip.mp4 "upbeat lo-fi"',
  });
}

function nothingToScore(said: string): VmgError {
  return new VmgError('nothing-to-score', ExitCode.input, said || 'The timeline is empty.', {
    hint: 'Give a video, such as: vmg generate clip.mp4 "upbeat lo-fi"',
  });
}

/**
 * Throws, with what the agent says of it, when there is no picture to score (as with a still image
 * alone) or nothing was composed. Music that the message took away was meant to go, unless it was
 * another clip's.
 */
function checkMusic({ before, state, text }: MessageOutcome, alone: boolean): void {
  const said = text.trim();
  if (state.draft === null || !isExportable(state.draft)) throw nothingToScore(said);
  if (holdsMusic(state.draft) || (!alone && holdsMusic(before.draft ?? {}))) return;
  throw new VmgError('nothing-composed', ExitCode.jobFailed, said || 'No music was composed.', {
    hint: 'Say what the music should be like, for example: "upbeat lo-fi" or "calm piano"',
  });
}

/**
 * Uploads an order's media, has the music composed, exports and fetches the file.
 *
 * @param begunMs When the work began, for the account of its times; the clock's milliseconds.
 */
export async function makeFilm(
  context: AppContext,
  opened: Session,
  order: FilmOrder,
  callbacks: Callbacks,
  begunMs: number,
): Promise<GenerateResult> {
  const session = await putMedia(context, opened, order.media, callbacks);
  return scoreAndExport(context, session, order, callbacks, begunMs);
}

/** A film of one clip, in a session that may hold others. */
export type AloneOrder = Omit<FilmOrder, 'media'> & { media: MediaInput };

/**
 * Like {@link makeFilm} for one clip in a session that may hold others: these leave the timeline.
 *
 * @param before What the session holds.
 * @param onUploaded Hears how the backend knows the clip.
 * @throws VmgError `clip-not-alone` when the backend scored others with it.
 */
export async function makeFilmAlone(
  context: AppContext,
  opened: Session,
  order: AloneOrder,
  before: SessionState,
  callbacks: Callbacks,
  begunMs: number,
  onUploaded: (clip: UploadedClip) => void,
): Promise<GenerateResult> {
  const { media } = order;
  const session = await putMedia(context, opened, [media], callbacks, { severally: true });
  const after = await context.backend.state(session.sessionId, callbacks);
  const clip = uploadedClip(media.name, before, after);
  onUploaded(clip);
  return scoreAlone(context, session, order, { clip, draft: after.draft }, callbacks, begunMs);
}

/**
 * Has a clip that is in the session already scored by itself.
 *
 * @param held How the backend knows the clip, and the timeline as it is.
 * @throws VmgError `clip-not-alone` when the backend scored others with it.
 */
export function scoreAlone(
  context: AppContext,
  session: Session,
  order: AloneOrder,
  { clip, draft }: { clip: UploadedClip; draft: SessionState['draft'] },
  callbacks: Callbacks,
  begunMs: number,
): Promise<GenerateResult> {
  const { media } = order;
  const choices = { ...order.choices, clip: clip.name };
  const whole = { ...order, media: [media], choices };
  return scoreAndExport(context, session, whole, callbacks, begunMs, ({ state, text }) => {
    if (isScoredAlone(state, clip, draft)) return;
    // What is no video stays off the timeline, whatever is asked.
    if (clip.noFilm) throw nothingToScore(text.trim());
    throw new VmgError(
      'clip-not-alone',
      ExitCode.jobFailed,
      `${media.name} was not scored by itself: other clips are on the timeline.`,
      { hint: `Nothing was exported. Score it alone: vmg generate ${media.name} "…"` },
    );
  });
}

async function scoreAndExport(
  context: AppContext,
  session: Session,
  { prompt, choices, place, places }: FilmOrder,
  callbacks: Callbacks,
  begunMs: number,
  checkAlone?: (outcome: MessageOutcome) => void,
): Promise<GenerateResult> {
  const { clock } = context;
  await context.sessions.setCurrent(session);
  const uploaded = clock.now();

  const words = writeChoices(wordsFor(context.backend, prompt), choices);
  const outcome = await sendMessage(context, session, words, callbacks);
  const answered = clock.now();
  checkMusic(outcome, checkAlone !== undefined);
  checkAlone?.(outcome);
  callbacks.onComposed?.();

  const exported =
    place === undefined
      ? undefined
      : await exportState(context, session, outcome.state, place, callbacks).catch((error) => {
          throw afterSending(error);
        });
  const filmed = clock.now();
  const outputs = noOutputs();
  if (places !== undefined) {
    try {
      const { id } = findPiece(outcome.state, undefined);
      await fetchPieceFiles(context.backend, id, places, callbacks, outputs);
    } catch (error) {
      const piece = playedPiece(outcome.state);
      const made = { session, piece, output: exported?.output ?? null, outputs };
      throw afterFilm(error, made, places, callbacks);
    }
  }
  return account(session, outcome, exported, outputs, {
    upload: uploaded - begunMs,
    answer: answered - uploaded,
    ...musicReport(outcome.state)?.timingsMs,
    ...exported?.timesMs,
    ...(places === undefined ? {} : { outputs: clock.now() - filmed }),
    total: clock.now() - begunMs,
  });
}
