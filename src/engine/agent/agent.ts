import type { MediaRecord, SessionRecord, Storage } from '../storage/index.js';
import { isAlone, placeAlone } from '../timeline/index.js';
import { toldName } from './answers/edit-phrases.js';
import { nextSteps } from './answers/next-steps.js';
import { type CarriedOut, carryOut, withBeats } from './doing/carry-out.js';
import { type JustPlaced, justPlaced } from './doing/just-placed.js';
import { type AgentContext, beginTurn, type Turn } from './doing/turn.js';
import { keepQuestion, readMessage } from './pending.js';
import { english } from './phrases-en.js';
import { chinese } from './phrases-zh.js';
import { readingContext } from './reading-context.js';
import type { Reply } from './reply.js';
import type { Reading, Request } from './requests.js';
import { clipOf } from './timeline-media.js';

/** Understands messages, and does what they ask for. */
export interface Agent {
  /**
   * Answers one message of a session, after those before it are done with.
   * @throws the signal's reason; VmgError when the work fails.
   */
  respond(session: SessionRecord, text: string, reply: Reply, signal: AbortSignal): Promise<void>;
}

export function createAgent(context: AgentContext): Agent {
  /** The end of each session's last message, so that the next one finds what it left. */
  const turns = new Map<string, Promise<void>>();

  return {
    async respond(session, text, reply, signal) {
      const before = turns.get(session.id) ?? Promise.resolve();
      const turn = before.then(async () => {
        signal.throwIfAborted();
        await respond(context, session, text, reply, signal);
      });
      const settled = turn.catch(() => {});
      turns.set(session.id, settled);
      void settled.then(() => {
        if (turns.get(session.id) === settled) turns.delete(session.id);
      });
      await turn;
    },
  };
}

async function respond(
  context: AgentContext,
  session: SessionRecord,
  text: string,
  reply: Reply,
  signal: AbortSignal,
): Promise<void> {
  const { storage } = context;
  const known = readingContext(storage, session);
  const { reading, message } = readMessage(storage, session, text, known);
  const language = reading.language ?? session.language;
  const phrases = language === 'zh' ? chinese : english;
  const { seed } = reading;
  const turn = beginTurn({ ...context, session, message, language, phrases, seed, reply, signal });

  const question = reading.requests.find((request) => request.ask === 'clarify');
  if (question) {
    const { about } = question;
    const kept = about.of === 'version' ? about : { of: about.of };
    keepQuestion(storage, session, { message, ...kept });
    reply.say(phrases.clarify(about));
    return;
  }
  const alone = reading.clip === null ? undefined : newestNamed(storage, session, reading.clip);
  if (reading.clip !== null && (!alone || alone.kind === 'audio')) {
    reply.say(alone ? phrases.noVideo([alone.name]) : phrases.noSuchClip(reading.clip));
    return;
  }
  const requests = withBeats(wanted(reading, known.written), known);
  const writes = requests.some(({ ask }) => ask === 'music');
  const placed = alone && !writes ? keepAlone(turn, alone) : [];
  const arrived = justPlaced(storage, session);
  const done = await carryOut(turn, requests, alone);
  askWhich(turn, reading, done);
  const version = turn.commit();
  const before = version && !done.silent && !alone ? toldArrivals(turn, arrived, done) : [];
  answer(turn, reading, { ...done, sentences: [...before, ...placed, ...done.sentences] });
  if (version && done.changed && !done.silent) suggest(turn, version.number, requests);
}

/** A name that fits several things is a question, which the next message may answer. */
function askWhich(
  { storage, session, message }: Turn,
  { requests }: Reading,
  { refused }: CarriedOut,
): void {
  for (const { request, refusal } of refused) {
    const { reason, asked, choices } = refusal;
    if (reason !== 'ambiguous' || asked === undefined || choices === undefined) continue;
    const part = { index: requests.indexOf(request), of: requests.length };
    keepQuestion(storage, session, {
      message,
      of: 'which',
      asked,
      choices: [...choices],
      ...(requests.length > 1 && { part }),
    });
    return;
  }
}

/**
 * Words that ask for nothing are answered by themselves. Before anything is written they may
 * describe music, which then goes first.
 */
function wanted({ requests }: Reading, written: boolean): readonly Request[] {
  const remark = requests.find(({ ask }) => ask === 'remark');
  if (!remark) return requests;
  const describes = requests.some(({ ask }) => ask === 'music');
  return describes && !written ? requests.filter((one) => one !== remark) : [remark];
}

function answer(turn: Turn, { unread }: Reading, { sentences, silent }: CarriedOut): void {
  const { phrases, reply } = turn;
  const told = unread.length > 0 ? [...sentences, phrases.unread(unread)] : sentences;
  if (told.length === 0) reply.say(phrases.remark.unclear);
  else if (!silent || told.length > 1) reply.say(phrases.join(told));
}

/** What uploads have done to a film that was worked on, unless it is told otherwise. */
function toldArrivals(
  { phrases, message }: Turn,
  { worked, behind, inPlace }: JustPlaced,
  { sentences }: CarriedOut,
): string[] {
  if (!worked) return [];
  const said = [message, ...sentences].join(' ');
  const untold = ({ name }: { name: string }): boolean => !said.includes(toldName(name));
  const [added, taken] = [behind.filter(untold), inPlace.filter(untold)];
  const starts = added.map(({ startMs }) => startMs);
  const ends = added.map(({ startMs, durationMs }) => startMs + durationMs);
  const names = (all: typeof added): string[] => [...new Set(all.map(({ name }) => name))];
  return [
    ...(taken.length > 0 ? [phrases.tookPlace(names(taken))] : []),
    ...(added.length > 0
      ? [phrases.cameIn(names(added), Math.min(...starts), Math.max(...ends))]
      : []),
  ];
}

function suggest(turn: Turn, version: number, requests: readonly Request[]): void {
  const steps = nextSteps(turn, version, requests);
  if (steps.length > 0) turn.reply.say(turn.phrases.join(['', turn.phrases.nextSteps(steps)]));
}

/** The upload that a clip's name means: names are not unique, and the newest is meant. */
function newestNamed(
  storage: Storage,
  session: SessionRecord,
  name: string,
): MediaRecord | undefined {
  const wanted = name.normalize('NFC');
  return storage.media
    .ofSession(session.id)
    .findLast((one) => one.name.normalize('NFC') === wanted);
}

/** Takes everything but `clip` off the timeline; says nothing when nothing else was on it. */
function keepAlone(turn: Turn, clip: MediaRecord): string[] {
  const { reply, phrases } = turn;
  const call = reply.call('replace_timeline', { media_id: clip.id });
  const changed = turn.change((draft) =>
    isAlone(draft, clip.id) ? undefined : placeAlone(draft, clipOf(clip)),
  );
  reply.result(call, 'replace_timeline', { status: 'success' });
  return changed ? [phrases.alone(clip.name)] : [];
}
