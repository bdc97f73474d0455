import { isDeepStrictEqual } from 'node:util';
import type { MediaRecord, SessionRecord, Storage } from '../storage/index.js';
import { isAlone, placeAlone, videosOf } from '../timeline/index.js';
import { answer, styleName } from './answer.js';
import { type ComposeContext, clipOf, compose, picturedMedia } from './compose.js';
import { applyEdit } from './edit.js';
import type { Phrases } from './phrases.js';
import { english } from './phrases-en.js';
import { chinese } from './phrases-zh.js';
import type { Reply } from './reply.js';
import { type Understood, understand } from './understand.js';

/** Understands messages, and does what they ask for. */
export interface Agent {
  /**
   * Answers one message of a session, after those before it are done with.
   * @throws the signal's reason; VmgError when the work fails.
   */
  respond(session: SessionRecord, text: string, reply: Reply, signal: AbortSignal): Promise<void>;
}

export function createAgent(context: ComposeContext): Agent {
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
  context: ComposeContext,
  session: SessionRecord,
  text: string,
  reply: Reply,
  signal: AbortSignal,
): Promise<void> {
  const asked = understand(text);
  const language = asked.language ?? session.language;
  const phrases = language === 'zh' ? chinese : english;
  const space = language === 'zh' ? '' : ' ';
  let said = false;
  const say = (sentence: string): void => {
    reply.say(said ? space + sentence : sentence);
    said = true;
  };

  const alone = asked.clip === null ? undefined : newestNamed(context.storage, session, asked.clip);
  if (asked.clip !== null && alone?.kind !== 'video') {
    say(alone ? phrases.noVideo([alone.name]) : phrases.noSuchClip(asked.clip));
    return;
  }
  // With music the clip is placed when that is written: a piece that fails leaves things as they were.
  if (alone && asked.music === null && keepAlone(context.storage, session, alone, text, reply)) {
    say(phrases.alone(alone.name));
  }

  const written = context.storage.pieces.ofSession(session.id).length > 0;
  if (asked.remark !== null && (asked.music === null || written)) {
    say(phrases.remark[asked.remark]);
    return;
  }
  if (asked.greeting) say(phrases.greeting);
  if (asked.question !== null) {
    say(answer(context.storage, session, asked.question, phrases, language));
  }
  if (asked.music !== null) {
    say(await write(context, session, asked, alone, reply, signal, phrases, language));
  }
  for (const edit of asked.edits) {
    say(applyEdit(context.storage, session, edit, text, reply, phrases));
  }
  for (const missing of new Set(asked.missing)) say(phrases.missing[missing]);
}

async function write(
  context: ComposeContext,
  session: SessionRecord,
  asked: Understood,
  alone: MediaRecord | undefined,
  reply: Reply,
  signal: AbortSignal,
  phrases: Phrases,
  language: 'en' | 'zh',
): Promise<string> {
  const { storage } = context;
  const videos = alone ? [alone] : picturedMedia(storage, session);
  if (videos.length === 0) {
    return phrases.noVideo(storage.media.ofSession(session.id).map(({ name }) => name));
  }
  const { report, brief, absentPlayers, unmetDirections, unplayed, volume, clipIsHeard } =
    await compose(context, session, videos, asked, reply, signal, alone);
  const draft = storage.versions.latest(session.id)?.draft;
  const audible = draft ? videosOf(draft).some((video) => video.volume > 0) : false;
  const missingStyles = (brief.substitutions ?? []).map(({ asked: style }) => style);
  return phrases.piece({
    report,
    clips: videos.map(({ name }) => name),
    styleName: styleName(report.style, language),
    styleFromPicture: brief.styleFrom === 'picture',
    missingStyles,
    unknownWords: report.unknownWords.filter((word) => !missingStyles.includes(word)),
    absentPlayers,
    misspelt: brief.misspelt ?? [],
    directions: (brief.directions ?? []).filter(
      (asked) => !unmetDirections.some((unmet) => isDeepStrictEqual(unmet, asked)),
    ),
    unmetDirections,
    moodTurns: brief.moodTurns ?? [],
    unplayed,
    keepsOwnSound: audible && clipIsHeard,
    volume,
  });
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

/** Takes everything but `clip` off the timeline; false when nothing else was on it. */
function keepAlone(
  storage: Storage,
  session: SessionRecord,
  clip: MediaRecord,
  message: string,
  reply: Reply,
): boolean {
  const call = reply.call('replace_timeline', { media_id: clip.id });
  const version = storage.versions.commit(session.id, message, (draft) =>
    isAlone(draft, clip.id) ? undefined : placeAlone(draft, clipOf(clip)),
  );
  reply.result(call, 'replace_timeline', { status: 'success', version: version?.number ?? null });
  return version !== undefined;
}
