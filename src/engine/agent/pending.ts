import { z } from 'zod';
import { languageOf } from '../../support/chinese.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { lastChoices } from './doing/history-search.js';
import { readNewCut } from './new-cut.js';
import { readRequests } from './reading/index.js';
import type { Reading, ReadingContext, Request } from './requests.js';

/** A question that its user has not answered yet, and the message that it is about. */
const pendingQuestion = z.object({
  message: z.string(),
  of: z.enum(['text', 'time', 'which', 'how-much']),
  /** Of several things that a name may mean: the name, and theirs. */
  asked: z.string().optional(),
  choices: z.array(z.string()).optional(),
  /** Of a message that asked for several things: which of them it is about; the others are done. */
  part: z.object({ index: z.number(), of: z.number() }).optional(),
});

export type PendingQuestion = z.infer<typeof pendingQuestion>;

/** Keeps a question with its session; it waits for one message, also after a restart. */
export function keepQuestion(
  storage: Storage,
  session: SessionRecord,
  question: PendingQuestion | null,
): void {
  storage.sessions.keepPending(session.id, question);
}

/**
 * Reads a message; one that answers the question before it is read together with what that was
 * about. Whatever it is, the question is done with.
 */
export function readMessage(
  storage: Storage,
  session: SessionRecord,
  message: string,
  context: ReadingContext,
): { reading: Reading; message: string } {
  const kept = pendingQuestion.safeParse(storage.sessions.pending(session.id));
  if (kept.success) keepQuestion(storage, session, null);
  const chosen = chosenLetter(storage, session, message) ?? readNewCut(storage, session, message);
  if (chosen) return { reading: chosen, message };
  const refused =
    kept.success && kept.data.of === 'text' ? REFUSES.exec(message.trim())?.[0] : undefined;
  if (refused !== undefined) return withoutAnswer(message, refused, context);
  const own = { reading: readRequests(message, context), message };
  if (!kept.success || standsAlone(own.reading, kept.data)) return own;
  const { part } = kept.data;
  for (const whole of together(kept.data, message)) {
    const reading = readRequests(whole, context);
    if (part === undefined && isPlain(reading)) return { reading, message: whole };
    const asked = part?.of === reading.requests.length ? reading.requests[part.index] : undefined;
    if (asked?.ask === 'edit') {
      return { reading: { ...reading, requests: [asked], unread: [] }, message };
    }
  }
  return own;
}

/** “No title”, “forget it, …”: the words of one who wants no text, and that are none. */
const REFUSES =
  /^(?:(?:no|without an?|skip the|drop the) (?:title|caption|text)|nothing|none|no|never ?mind|forget (?:it|that|about it)|cancel(?: (?:it|that))?|skip(?: it)?|不(?:要|用|加)(?:标题|字幕|文字)?了?|算了|没有|取消)(?:[\s.!。！]*$|\s*[,.;!，。；！]\s*(?:(?:and|but|just|instead) )*)/iu;

/** What is said beside the refusal to answer, if anything. */
function withoutAnswer(message: string, refused: string, context: ReadingContext) {
  const rest = message.trim().slice(refused.length);
  if (rest !== '') return { reading: readRequests(rest, context), message: rest };
  const requests: Request[] = [{ ask: 'remark', remark: 'halt' }];
  const language = languageOf(message);
  return { reading: { language, clip: null, seed: null, requests, unread: [] }, message };
}

const BY_LETTER = [
  /^(?:(?:please |let's |i(?:'d| would)? )?(?:use|take|choose|pick|prefer|like|want|go with|switch to)\s+)?(?:the )?(?:(?:version|option|variant|take)\s+)?(?<letter>[a-e])\s*[.!]*$/iu,
  /^(?:请|就|我|要|用|选|换成|换到|回到|喜欢)*(?:版本|方案|选项)?\s*(?<letter>[a-e])\s*(?:版本?|方案)?吧?[。！]*$/iu,
] as const;

/** One of the pieces that were offered to choose from, by its letter: “use version B”, “B”. */
function chosenLetter(storage: Storage, session: SessionRecord, message: string): Reading | null {
  const said = message.trim();
  const found = BY_LETTER.map((pattern) => pattern.exec(said)?.groups?.letter).find(Boolean);
  if (found === undefined || lastChoices(storage.versions.list(session.id)).length === 0)
    return null;
  const letter = found.toUpperCase();
  const request = { ask: 'restore', version: { by: 'letter', letter } } as const;
  return { language: languageOf(message), clip: null, seed: null, requests: [request], unread: [] };
}

/** What is no answer, whatever was asked. */
const NEVER_ANSWERS: ReadonlySet<Request['ask']> = new Set(['undo', 'redo', 'restore', 'question']);
/** What may be part of an answer: words that are taken for music, or for nothing. */
const MAY_ANSWER: ReadonlySet<Request['ask']> = new Set(['music', 'remark', 'clarify', 'greeting']);

function standsAlone({ requests }: Reading, { of }: PendingQuestion): boolean {
  if (requests.some(({ ask }) => NEVER_ANSWERS.has(ask))) return true;
  if (requests.some((one) => one.ask === 'remark' && one.remark === 'halt')) return true;
  // A title may say anything.
  return of !== 'text' && requests.some(({ ask }) => !MAY_ANSWER.has(ask));
}

/** Nothing but edits, and all of them clear. */
const isPlain = ({ requests, unread }: Reading): boolean =>
  unread.length === 0 && requests.length > 0 && requests.every(({ ask }) => ask === 'edit');

/** The message before with its answer, in the ways in which that can be said. */
function together({ message, of, asked, choices }: PendingQuestion, answer: string): string[] {
  const said = answer.trim().replace(/[.!。！]+$/u, '');
  if (of === 'text') return [`${message} “${said.replace(/^["“「『']+|["”」』']+$/gu, '')}”`];
  const chosen = asked === undefined ? undefined : choiceIn(said, choices ?? []);
  return [
    ...(chosen === undefined || asked === undefined ? [] : [message.replace(asked, () => chosen)]),
    ...(of === 'which' ? named(message, said) : []),
    `${message} ${said}`,
    `${message}, ${said}`,
  ];
}

const NOUN_EN = /\b(?:the|a|an|that|this) (clip|video|picture|photo|image|title|caption|sound)\b/iu;
const NOUN_ZH = /片段|视频|图片|照片|标题|字幕/u;

/** “Remove the clip” and “the second one”: “remove the second clip”. */
function named(message: string, said: string): string[] {
  const english = NOUN_EN.exec(message)?.[1];
  if (english !== undefined) {
    return [message.replace(NOUN_EN, () => said.replace(/\bone\b/iu, english))];
  }
  return NOUN_ZH.test(message) ? [message.replace(NOUN_ZH, (noun) => `${said}${noun}`)] : [];
}

const ORDINALS: readonly RegExp[] = [
  /\b(?:first|1st|one|1)\b|第一|头一/iu,
  /\b(?:second|2nd|two|2)\b|第二/iu,
  /\b(?:third|3rd|three|3)\b|第三/iu,
  /\b(?:fourth|4th|four|4)\b|第四/iu,
  /\b(?:fifth|5th|five|5)\b|第五/iu,
];
const LAST = /\blast\b|最后/iu;

function choiceIn(answer: string, choices: readonly string[]): string | undefined {
  const wanted = answer.toLowerCase();
  const named = choices.find((choice) => wanted.includes(choice.toLowerCase()));
  if (named !== undefined) return named;
  if (LAST.test(answer)) return choices.at(-1);
  // “The second one” says “one” as well: the highest number is meant.
  const number = ORDINALS.findLastIndex((pattern) => pattern.test(answer));
  return number < 0 ? undefined : choices[number];
}
