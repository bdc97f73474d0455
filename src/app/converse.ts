import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isExportable, writeChoices } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import { checkChoices } from './choices.js';
import { asksForMusic } from './composing.js';
import { BEGIN_IN_WORDS, nothingToExport } from './empty-timeline.js';
import { exportSession } from './export-video.js';
import { checkMedia, isUrl, mediaName } from './media-input.js';
import type { IsFile } from './media-names.js';
import { sendMessage } from './message.js';
import { planOffers } from './offers.js';
import type { AppContext, Session } from './ports.js';
import { putMedia } from './put-media.js';
import type { Callbacks, Choices, ConverseRequest } from './requests.js';
import type { ActionResult, ConverseResult } from './results.js';
import { type Action, route } from './route.js';
import { findSession, inSession, keepSession, languageFor, openSession } from './session-choice.js';
import { status } from './status.js';

interface Turn {
  context: AppContext;
  request: ConverseRequest;
  callbacks: Callbacks;
  /** Opened by the first thing that needs one. */
  session: Session | undefined;
  /** What was chosen, until a message that asks for music takes it along. */
  choices: Choices | undefined;
  isFile: IsFile;
  results: ActionResult[];
  onResult: OnResult;
}

/** Hears of a result as soon as it is there, with the session that it came of. */
export type OnResult = (result: ActionResult, session: Session | null) => void;

function tell(turn: Turn, result: ActionResult): void {
  turn.results.push(result);
  turn.onResult(result, turn.session ?? null);
}

async function sessionOf(turn: Turn): Promise<Session> {
  const { context, request, callbacks } = turn;
  const language = languageFor(context, request.language, request.text);
  turn.session ??= await openSession(context, { ...request, language }, callbacks);
  return turn.session;
}

/** The session that is there already; undefined when the next thing begins one. */
async function knownSession({ context, request, session }: Turn): Promise<Session | undefined> {
  if (session !== undefined) return session;
  if (request.newSession === true) return undefined;
  return findSession(context, request.sessionId);
}

/** True for what the session was given before, even if the file is no longer here. */
function holds({ request, isFile }: Turn, { media, files = [] }: Session, item: string): boolean {
  const isHere = !isUrl(item) && isFile(item);
  return isHere ? files.includes(resolve(request.cwd, item)) : media.includes(mediaName(item));
}

type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

async function uploadMedia(turn: Turn, action: ActionOf<'upload'>): Promise<ActionResult | null> {
  const { context, request, callbacks } = turn;
  if (action.media.length === 0) {
    throw new VmgError('media-missing', ExitCode.usage, 'No file was named.', {
      hint: 'Name it, for example: upload clip.mp4',
    });
  }
  const known = action.implied ? await knownSession(turn) : undefined;
  const media = action.media.filter((item) => known === undefined || !holds(turn, known, item));
  if (media.length === 0) return null;
  const checked = await checkMedia(media, request.cwd).catch((error: unknown) => {
    // A name in passing ("like in intro.mp4") need not be a file that is here.
    const absent = error instanceof VmgError && error.code === 'file-not-found';
    if (!action.implied || !absent) throw error;
    callbacks.onNote?.(error.message);
    return null;
  });
  if (checked === null) return null;
  const opened = await sessionOf(turn);
  turn.session = await inSession(context, opened, request, callbacks, async (session) => {
    const updated = await putMedia(context, session, checked, callbacks);
    if (action.implied && session.media.length > 0) {
      // Whoever names a clip and its music may have forgotten what the session holds.
      const added = checked.map(({ name }) => name).join(', ');
      callbacks.onNote?.(
        `${added} was added to a session that holds ${[...new Set(session.media)].join(', ')}.`,
      );
    }
    return updated;
  });
  return { action: 'upload', media: checked.map((item) => item.name) };
}

/** Says it to the agent. `ordered`: kinds of what is to be done after it. */
async function say(
  turn: Turn,
  action: ActionOf<'message'>,
  ordered: ReadonlySet<string>,
): Promise<void> {
  const { context, request, callbacks } = turn;
  const { text } = action;
  const composes = asksForMusic(text);
  const words = writeChoices(text, (composes ? turn.choices : undefined) ?? {});
  const opened = await sessionOf(turn);
  const outcome = await inSession(context, opened, request, callbacks, async (session) => {
    turn.session = session;
    await keepSession(context, session);
    callbacks.onProgress?.({ stage: 'Thinking' });
    return sendMessage(context, session, words, callbacks);
  });
  if (composes) turn.choices = undefined;
  const { draft } = outcome.state;
  const exportable = draft !== null && isExportable(draft);
  const { done, told } = planOffers(
    outcome.offers.filter(({ kind }) => kind !== 'export' || exportable),
    ordered,
  );
  tell(turn, {
    action: 'message',
    text: outcome.text,
    changes: outcome.changes,
    draft: outcome.draft,
    offers: told,
  });
  for (const kind of done) {
    try {
      tell(turn, await look(turn, kind));
    } catch (error) {
      // Nobody asked for it: the answer stands without it.
      if (!(error instanceof VmgError) || callbacks.signal?.aborted === true) throw error;
      callbacks.onNote?.(error.message);
    }
  }
}

async function look(turn: Turn, kind: 'status' | 'credits'): Promise<ActionResult> {
  const { context, request, callbacks } = turn;
  if (kind === 'credits') {
    const credits = await context.backend.credits(callbacks);
    return { action: 'credits', backend: context.backend.kind, credits };
  }
  const sessionId = turn.session?.sessionId ?? request.sessionId;
  const asked = {
    ...(sessionId === undefined ? {} : { sessionId }),
    drawn: request.drawn === true,
  };
  return { action: 'status', status: await status(context, asked, callbacks) };
}

async function exportTurn(turn: Turn, action: ActionOf<'export'>): Promise<ActionResult> {
  const { context, request, callbacks } = turn;
  const session = await knownSession(turn);
  if (session === undefined) throw nothingToExport(BEGIN_IN_WORDS);
  turn.session = session;
  const { output } = action;
  const wanted = output === undefined ? request : { ...request, output };
  return {
    action: 'export',
    export: await exportSession(context, session, wanted, callbacks, BEGIN_IN_WORDS),
  };
}

async function act(
  turn: Turn,
  action: Action,
  ordered: ReadonlySet<string>,
): Promise<ActionResult | null> {
  switch (action.kind) {
    case 'message':
      await say(turn, action, ordered);
      return null;
    case 'upload':
      return uploadMedia(turn, action);
    case 'export':
      return exportTurn(turn, action);
    case 'status':
    case 'credits':
      return look(turn, action.kind);
  }
}

function filesIn(cwd: string): IsFile {
  return (name) => {
    try {
      return statSync(resolve(cwd, name)).isFile();
    } catch {
      return false;
    }
  };
}

/**
 * Does what was said: one thing, or several in order ("generate music, then export"). Where the
 * agent answers as if there were a graphical interface, what costs nothing is done (the tracks
 * and the credits are shown) and the rest is offered.
 *
 * @throws VmgError for the first thing that cannot be done.
 */
export function converse(
  context: AppContext,
  request: ConverseRequest,
  callbacks: Callbacks & { onResult?: OnResult } = {},
): Promise<ConverseResult> {
  return guarded(callbacks.signal, async () => {
    const isFile = filesIn(request.cwd);
    const actions = route(request.text, isFile);
    if (actions.length === 0) {
      throw new VmgError('message-missing', ExitCode.usage, 'Nothing was said.', {
        hint: 'Say what you want, for example: add soft piano',
      });
    }
    const { choices } = request;
    checkChoices(choices ?? {});
    const turn: Turn = {
      context,
      request,
      callbacks,
      session: undefined,
      choices,
      isFile,
      results: [],
      onResult: (result, session) => callbacks.onResult?.(result, session),
    };
    for (const [index, action] of actions.entries()) {
      const ordered = new Set(actions.slice(index + 1).map(({ kind }) => kind));
      const result = await act(turn, action, ordered);
      if (result !== null) tell(turn, result);
    }
    return {
      session: turn.session ?? null,
      backend: context.backend.kind,
      choicesSent: choices !== undefined && turn.choices === undefined,
      results: turn.results,
    };
  });
}
