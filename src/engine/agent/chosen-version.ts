import { languageOf } from '../../support/chinese.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { lastChoices } from './doing/history-search.js';
import type { Reading, VersionChoice } from './requests.js';

const BY_LETTER = [
  /^(?:(?:please |let's |i(?:'d| would)? )?(?:use|take|choose|pick|prefer|like|want|go with|switch to)\s+)?(?:the )?(?:(?:version|option|variant|take)\s+)?(?<letter>[a-e])\s*[.!]*$/iu,
  /^(?:请|就|我|要|用|选|换成|换到|回到|喜欢)*(?:版本|方案|选项)?\s*(?<letter>[a-e])\s*(?:版本?|方案)?吧?[。！]*$/iu,
] as const;

/** “The second one”, right after several were offered. */
const BY_PLACE: readonly RegExp[] = [
  ['first|1st', '一'],
  ['second|2nd', '二'],
  ['third|3rd', '三'],
  ['fourth|4th', '四'],
  ['fifth|5th', '五'],
].map(
  ([english, chinese]) =>
    new RegExp(
      `^(?:(?:i |i'd )?(?:use|take|choose|pick|prefer|like|go with) )?(?:the )?(?:${english})(?: (?:one|piece|option|of them))?[.! ]*$|^(?:我|就|要|用|选|喜欢)*第${chinese}[首个]吧?[。！]*$`,
      'iu',
    ),
);

/** A number alone, which may be that of a piece or of a version: “2”, “pick 2”. */
const BY_NUMBER =
  /^(?:(?:use|take|choose|pick|go with|number|用|选)\s*)?(?:number )?(?<number>\d)[.!。！ ]*$/iu;
/** What an answer may begin and end with. */
const AROUND =
  /^(?:(?:no|well|oh|please|i (?:mean|meant|want)|use|take|choose|pick|go (?:back )?(?:to|with)|the one (?:of|in|from|on))\b[,\s]*)+|^(?:请|就|我|要|用|选|指|的|是|换成|换到|回到)+|(?:,? please|吧|[\s.!。！])+$/giu;

/** Whole answers that mean the history: “version 2 of the timeline”. */
const OF_HISTORY = [
  /^(?:number )?(?<number>\d+)$/iu,
  /^(?:the |that )?(?:version )?(?<number>\d+) (?:of|in|from|on) (?:the )?(?:time ?line|history)$/iu,
  /^(?:the |that )?(?:(?:time ?line|history)(?:['’]s)?,? ?)?\(?version(?: (?:number )?(?<number>\d+))?\)?$/iu,
  /^(?:the |that )?(?:time ?line|history)(?: (?:one|\(?(?<number>\d+)\)?))?$/iu,
  /^(?:时间线|历史)?[上里中]?(?:记录)?的?\s*第?\s*(?:版本)?\s*(?<number>\d+)\s*个?(?:版本?)?$/u,
  /^(?:时间线|历史)[上里中]?(?:记录)?的?(?:那个)?(?:版本?)?$/u,
] as const;

/** Whole answers that mean the piece: “the music”, “song B”. */
const OF_PIECE = [
  /^(?:the |that )?(?:piece|music|song|letter)(?: of music)?(?: \(?(?<letter>[a-e])\)?)?$/iu,
  /^(?:the |that )?(?<letter>[a-e]),? (?:the )?(?:piece|music|song|letter)$/iu,
  /^[那这]?[首段个]?\s*(?:曲子?|音乐|配乐|歌曲?|字母)\s*(?<letter>[a-e])?$/iu,
  /^[那这]首$/u,
] as const;

/** What is asked of the pieces that were offered last, as far as it needs no reading. */
export function chosenVersion(
  storage: Storage,
  session: SessionRecord,
  message: string,
): Reading | null {
  const said = message.trim();
  const offered = lastChoices(storage.versions.list(session.id)).length;
  if (offered === 0) return null;
  const letter = BY_LETTER.map((pattern) => pattern.exec(said)?.groups?.letter).find(Boolean);
  if (letter !== undefined) return restoring(said, byLetter(letter));
  if (!justOffered(storage, session)) return null;
  const place = BY_PLACE.findIndex((pattern) => pattern.test(said));
  if (place >= 0 && place < offered) return restoring(said, byLetter(nthLetter(place + 1)));
  const number = Number(BY_NUMBER.exec(said)?.groups?.number ?? 0);
  return number > 0 ? orWhich(storage, session, restoring(said, { by: 'number', number })) : null;
}

/** A question for a version by a number that a piece of those just offered may be meant by. */
export function orWhich(storage: Storage, session: SessionRecord, reading: Reading): Reading {
  const [request, ...more] = reading.requests;
  if (request?.ask !== 'restore' || request.version.by !== 'number' || more.length > 0) {
    return reading;
  }
  const { number } = request.version;
  const offered = lastChoices(storage.versions.list(session.id)).length;
  if (number < 1 || number > offered || !justOffered(storage, session)) return reading;
  const about = { of: 'version', letter: nthLetter(number), number } as const;
  return { ...reading, requests: [{ ask: 'clarify', about }] };
}

/** The answer to that question; null where a message is none, or more than one. */
export function answeredVersion(
  message: string,
  { letter, number }: { letter: string; number: number },
): Reading | null {
  const said = message.trim();
  const bare = said.replace(AROUND, '');
  const history = firstMatch(OF_HISTORY, bare);
  // Another number than the one asked about is no answer: it is read like any other message.
  if (history && Number(history.groups?.number ?? number) === number) {
    return restoring(said, { by: 'number', number });
  }
  const piece = firstMatch(OF_PIECE, bare);
  return piece ? restoring(said, byLetter(piece.groups?.letter ?? letter)) : null;
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** Nothing has changed since several pieces were offered. */
function justOffered(storage: Storage, session: SessionRecord): boolean {
  const versions = storage.versions.list(session.id);
  const offered = lastChoices(versions);
  const newest = versions.at(-1);
  return offered.some(({ isCurrent }) => isCurrent) && newest?.number === offered.at(-1)?.number;
}

const nthLetter = (number: number): string => String.fromCharCode(64 + number);
const byLetter = (letter: string): VersionChoice => ({
  by: 'letter',
  letter: letter.toUpperCase(),
});

function restoring(said: string, version: VersionChoice): Reading {
  // A letter or a digit alone belongs to every language.
  const language = /^\w$/u.test(said) ? null : languageOf(said);
  return {
    language,
    clip: null,
    seed: null,
    requests: [{ ask: 'restore', version }],
    unread: [],
  };
}
