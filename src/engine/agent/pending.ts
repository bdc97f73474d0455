import { z } from 'zod';
import { languageOf } from '../../support/chinese.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { answeredVersion, chosenVersion, orWhich } from './chosen-version.js';
import { readNewCut } from './new-cut.js';
import { readRequests } from './reading/index.js';
import type { Reading, ReadingContext, Request } from './requests.js';

/** A question that its user has not answered yet, and the message that it is about. */
const pendingQuestion = z.object({
  message: z.string(),
  of: z.enum(['text', 'time', 'which', 'how-much', 'version']),
  /** The piece and the version that may be meant. */
  letter: z.string().optional(),
  number: z.number().optional(),
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
  const { letter, number } = kept.data ?? {};
  const chosen =
    (letter !== undefined && number !== undefined
      ? answeredVersion(message, { letter, number })
      : null) ??
    chosenVersion(storage, session, message) ??
    readNewCut(storage, session, message);
  if (chosen) return { reading: chosen, message };
  const refused =
    kept.success && kept.data.of === 'text' ? REFUSES.exec(message.trim())?.[0] : undefined;
  if (refused !== undefined) return withoutAnswer(message, refused, context);
  const reading = orWhich(storage, session, readRequests(message, context));
  const own = { reading, message };
  if (!kept.success || kept.data.of === 'version' || standsAlone(own.reading, kept.data, message))
    return own;
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

/** What is no answer, whatever was asked. */
const NEVER_ANSWERS: ReadonlySet<Request['ask']> = new Set(['undo', 'redo', 'restore', 'question']);
/** What may be part of an answer: words that are taken for music, or for nothing. */
const MAY_ANSWER: ReadonlySet<Request['ask']> = new Set(['music', 'remark', 'clarify', 'greeting']);

/** “The Last Second”, and what stands in quotes: a text, whatever it would ask for. */
const LOOKS_LIKE_TEXT = /^\s*["“「『'《]|^\s*\p{Lu}\S*(?:\s+\p{Lu}\S*)*[\s.!]*$/u;
/** What is asked for in so many words that it cannot be meant for a text. */
const ORDERS: ReadonlySet<Request['ask']> = new Set([
  'edit',
  'remove-music',
  'conform',
  'revise',
  'variants',
]);

function standsAlone(reading: Reading, { of }: PendingQuestion, message: string): boolean {
  const { requests, unread } = reading;
  if (requests.some(({ ask }) => NEVER_ANSWERS.has(ask))) return true;
  if (requests.some((one) => one.ask === 'remark' && one.remark === 'halt')) return true;
  if (of === 'text') {
    const isOrder = unread.length === 0 && requests.every(({ ask }) => ORDERS.has(ask));
    return isOrder && requests.length > 0 && !LOOKS_LIKE_TEXT.test(message);
  }
  return requests.some(({ ask }) => !MAY_ANSWER.has(ask));
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
