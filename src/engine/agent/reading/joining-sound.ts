import type { Request } from '../requests.js';
import { withVerbOf } from './clauses.js';
import type { Item } from './items.js';
import { goesOnFrom, type Join } from './joined.js';
import { type Part, requestsIn } from './part.js';
import { readFully } from './read-clause.js';
import { isMusic, MUSIC } from './targets.js';
import type { Word } from './words-en.js';

/** “Add birds.wav, and start it at 0:04”: when it begins is said behind. */
const startsThen: Join = (said, last) => {
  const added = last.kind === 'edit' ? last.requests.at(-1) : undefined;
  if (added?.ask !== 'edit' || added.operation.do !== 'sound') return null;
  if (added.operation.at !== null || !STARTS_IT.test(said.words)) return null;
  const before = requestsIn(said.parts.slice(0, -1));
  const timed = readFully([...last.items, ...said.clause], { ...said.reach, before });
  return timed && goesOnFrom(said, last, timed);
};
/** “The music softer after 0:10, at 20%”: how much is said behind. */
const soMuch: Join = (said, last) => {
  const [level, ...more] = last.kind === 'edit' ? last.requests : [];
  if (level?.ask !== 'edit' || level.operation.do !== 'volume' || more.length > 0) return null;
  const { change } = level.operation;
  if (!('times' in change) || !MERE_STEPS.includes(change.times)) return null;
  const isNamed = ({ is, ...one }: Item): boolean =>
    is === 'file' || (is === 'thing' && 'thing' in one && one.thing !== 'pronoun');
  const isMeasured = said.clause.some(({ is }) => is === 'percent' || is === 'decibels');
  if (!isMeasured || said.clause.some(isNamed)) return null;
  const before = requestsIn(said.parts.slice(0, -1));
  const named = last.items.filter(({ is }) => is !== 'word');
  const measured = readFully([...named, ...said.clause], { ...said.reach, before });
  return measured && goesOnFrom(said, last, measured);
};
/** “Softer” and “louder”, where nobody says by how much. */
const MERE_STEPS: readonly number[] = [0.7, 1.4];
/** “Fade the music in and out, 2 seconds each”. */
const longEach: Join = (said, last) => {
  const fades =
    last.kind === 'edit' &&
    last.requests.every((one) => one.ask === 'edit' && one.operation.do === 'fade');
  if (
    !fades ||
    !EACH.test(said.words) ||
    !said.clause.some(({ is }) => is === 'span' || is === 'count')
  ) {
    return null;
  }
  const before = requestsIn(said.parts.slice(0, -1));
  const timed = readFully([...last.items, ...said.clause], { ...said.reach, before });
  return timed && goesOnFrom(said, last, timed);
};
const EACH =
  /^(?:and |then )*(?:(?:go|goes|come|comes|fade|fades|it) )*(?:in|out) (?:over |in |for |with |at )?[\w. -]{1,20}$|^(?:for |over |with |both )?[\w. -]{1,24} (?:each|both)$|^(?:都是?|各)(?:用)?[^,，]{1,8}$/iu;
const STARTS_IT =
  /^(?:and |then |let |have )*(?:it )?(?:should )?(?:starts?|begins?|play|comes? in)\b(?: it)? (?:at|from)\b|^(?:让它?)?(?:从|在|第).{1,8}(?:开始|进来?|起)(?:放|播放?)?$/iu;

/** “When the music ends, play it again”. */
const playsAgain: Join = ({ words, reach }, last) => {
  const isEnd = last.kind !== 'edit' && WHEN_OVER.test(last.words.trim());
  if (!isEnd || !AGAIN.test(words.trim()) || reach.context.music === 'none') return null;
  const requests = [{ ask: 'edit', operation: { do: 'loop', target: MUSIC, loop: true } } as const];
  return { requests, items: last.items, goesOn: true };
};
const WHEN_OVER =
  /^(?:when(?:ever)?|once|after|as soon as|each time|every time|if) (?:it|(?:the|my) (?:song|music|track|soundtrack))(?: is| has)? (?:ends?|ended|over|stops?|finish(?:es|ed)?|done|runs out)$|^(?:等|当)?(?:音乐|配乐|歌曲?)(?:放|播|播放)?(?:完|结束)了?(?:之?后|以后|的时候|时)?$/iu;
const AGAIN =
  /^(?:just |please |then )*(?:(?:play|start|begin|run|repeat)(?: it| the (?:song|music|track))?(?: all)?(?: over)?(?: again| from the (?:start|beginning|top)| once more)*|(?:it|the (?:song|music)) should (?:start|play|begin|repeat)(?: over| again)*|loop(?: it)?)$|^(?:就|再|又|从头|重新|接着|继续)*(?:放|播|播放|来)(?:一[遍次])?$/iu;

/** “The beach has nice waves, original sound up a bit”: of the picture that was told of. */
const soundThere: Join = (said, last) => {
  const isOfAll = said.alone?.every(
    (one) =>
      one.ask === 'edit' &&
      one.operation.do === 'volume' &&
      one.operation.range === null &&
      one.operation.of.by === 'all',
  );
  if (!said.alone?.length || !isOfAll || ALL.test(said.words)) return null;
  const told = said.parts.findLast((part) => part.kind === 'edit' || part.items.some(isPicture));
  const [about, ...more] = told?.kind === 'edit' ? [] : (told?.items.filter(isPicture) ?? []);
  if (!about || more.length > 0 || ALL.test(last.words)) return null;
  const requests = readFully(
    [about, ...said.clause.filter(({ is }) => is !== 'thing')],
    said.reach,
  );
  const ofOne = requests ?? readFully([about, ...said.clause], said.reach);
  return ofOne && { requests: ofOne, items: said.clause, goesOn: last === told };
};
const isPicture = (item: Item): boolean =>
  (item.is === 'file' && item.placed === true && item.kind !== 'audio') ||
  (item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number');
const ALL = /\b(?:all|every|each|whole|clips|videos|everything|both)\b|全|所有|每|都|视频|整/iu;

/** “The sound of clip 2 is awful, remove it”: the sound goes, and the clip stays. */
export const soundGoes: Join = ({ words, reach }, last) => {
  const { spoken } = reach;
  const isSound = OF_SOUND.test(last.words) && !REMOVED.test(last.words);
  const isPlain =
    last.kind !== 'edit' ||
    last.requests.every(
      (one) => one.ask === 'edit' && one.operation.do === 'volume' && one.operation.range === null,
    );
  if (!isSound || !isPlain || !REMOVED.test(words.trim())) return null;
  const of = last.items.find(isPicture) ? spoken : null;
  if (of === null || (of.by !== 'number' && of.by !== 'name')) return null;
  const operation = { do: 'volume', of, change: { to: 0 }, range: null } as const;
  return { requests: [{ ask: 'edit', operation }], items: last.items, goesOn: true };
};
const isLevel = (one: Request): boolean => one.ask === 'edit' && one.operation.do === 'volume';
const OF_SOUND =
  /\b(?:sound|audio|noise|volume)\b(?: (?:of|in|from|on)\b|.{0,24}\b(?:is|was|sounds?|are)\b)|['’]s (?:sound|audio|noise)\b|(?:声音|原声|杂音|噪[音声]|风声|浪声|车声)(?!太小)/iu;
const REMOVED =
  /^(?:so |and |please |just |can you |could you )*(?:(?:remove|delete|mute|silence|kill|lose|drop|cut|ditch|strip) (?:it|that)(?: out| off)?|(?:take|cut|turn|switch|get) (?:it|that) (?:out|off|away)|get rid of (?:it|that)|turn off (?:it|that))(?: please| completely| entirely)?$|^(?:请|把它|它|就|都|给我|帮我|直接|全部)*(?:去掉|关掉|拿掉|消掉|静音|消音)(?:吧|了)?$/iu;

/** 海滩那段没声音，帮我打开: why it is turned on. */
const turnedOn: Join = (said, last) => {
  const isSilent = last.kind === 'unread' || (last.kind === 'edit' && last.requests.every(isLevel));
  if (!isSilent || !HAS_NO_SOUND.test(last.words.trim())) return null;
  const about = last.items.filter(isPicture);
  const on = about.length === 1 ? readFully([...about, ...said.clause], said.reach) : null;
  const isOn = on?.every(
    (one) =>
      one.ask === 'edit' &&
      one.operation.do === 'volume' &&
      'to' in one.operation.change &&
      one.operation.change.to > 0,
  );
  return on && isOn ? goesOnFrom(said, last, on) : null;
};
const HAS_NO_SOUND =
  /(?:没有?|听不[到见])(?:原)?声音?了?$|\b(?:has no|have no|without|is missing its|lost its) (?:sound|audio)$|\bis (?:silent|muted)$/iu;

/** “The music is too loud when he talks, set it to 20%”: why, and then what. */
const whyThen: Join = (said, last) => {
  const [duck, ...more] = last.kind === 'edit' ? last.requests : [];
  const isWhy = duck?.ask === 'edit' && duck.operation.do === 'duck' && more.length === 0;
  if (!isWhy || !said.alone?.length || !/\btoo\b|太|有点/iu.test(last.words)) return null;
  const ofMusic = said.alone.every(
    (one) =>
      isLevel(one) && one.ask === 'edit' && 'of' in one.operation && isMusic(one.operation.of),
  );
  return ofMusic ? goesOnFrom(said, last, said.alone) : null;
};

/** “The fade out is too short, make it 5 seconds”: of the fade, and not of the film. */
const fadeTold: Join = (said, last) => {
  const fades = last.items.filter((item) => item.is === 'word' && FADES.includes(item.word));
  const isTold = last.kind !== 'edit' && fades.length > 0 && JUDGED.test(last.words);
  if (!isTold || !said.clause.some(({ is }) => is === 'span')) return null;
  const named = last.items.filter(({ is }) => is === 'thing' || is === 'file');
  const plain = said.clause.filter((item) => item.is !== 'thing' || item.thing !== 'pronoun');
  const requests = readFully([...named, ...fades, ...plain], said.reach);
  const isFade = requests?.every((one) => one.ask === 'edit' && one.operation.do === 'fade');
  return requests && isFade ? goesOnFrom(said, last, requests) : null;
};
const FADES: readonly Word[] = ['fade', 'fade-in', 'fade-out'];
const JUDGED = /\b(?:too|not|isn['’]t|rather|quite|very|so|bit)\b|[太不]|有点/iu;

/** “From 0:04 to 0:10 grandpa speaks, turn the music down”: when was told before. */
const levelThen: Join = (said, last) => {
  const [level, ...more] = said.alone ?? [];
  const isOpen =
    level?.ask === 'edit' &&
    level.operation.do === 'volume' &&
    level.operation.range === null &&
    isMusic(level.operation.of);
  if (last.kind === 'edit' || !isOpen || more.length > 0 || !SOUNDS.test(last.words)) return null;
  const when = last.items.filter(({ is }) => is === 'range');
  const timed = when.length === 1 ? readFully([...when, ...said.clause], said.reach) : null;
  return timed && goesOnFrom(said, last, timed);
};
const SOUNDS =
  /\b(?:speak|talk|sing|sa(?:y|id)|speech|toast|loud|noisy|vow|interview|voice|laugh|cry)|[讲说唱念哭笑吵]|致辞|发言|采访|声/iu;

/** “The first 5 seconds quiet, no music”: no music there. */
const noneThere: Join = (said, last) => {
  const [level, ...more] = last.kind === 'edit' ? last.requests : [];
  if (level?.ask !== 'edit' || level.operation.do !== 'volume' || more.length > 0) return null;
  const { operation } = level;
  if (operation.range === null) return null;
  const isOff = 'to' in operation.change && operation.change.to === 0;
  const isOwn = operation.of.by === 'all' && isOff && NO_OWN.test(said.words.trim());
  if (isOwn) return goesOnFrom(said, last, [level]);
  const isThere = isMusic(operation.of);
  const isLater = THEN.test(said.reach.text.slice(0, said.clause[0]?.start ?? 0));
  if (!isThere || isLater || !NO_MUSIC.test(said.words.trim())) return null;
  return goesOnFrom(said, last, [{ ...level, operation: { ...operation, change: { to: 0 } } }]);
};
/** “…, then no music”: behind the stretch. */
const THEN = /\b(?:then|after (?:that|it)|afterwards)[\s,]*$|(?:然后|之后|后面|接着)[，,\s]*$/iu;
const NO_OWN =
  /^(?:and |so |just )*(?:no|without(?: any)?|not the) (?:original|camera|live|own|clip)? ?(?:sound|audio|noise)$|^(?:不要|没有?|关掉|去掉)(?:原声|现场声|视频声音|杂音)(?:了|吧)?$/iu;
const NO_MUSIC =
  /^(?:so |and |with |just )*(?:no|without(?: any)?) (?:background )?(?:music|song|soundtrack)(?: (?:there|then|at all|please))*$|^(?:不要|没有?|别放|不放|不用|无)(?:背景)?(?:音乐|配乐|歌)(?:了|吧)?$/iu;

/** “Remove the music and the title”: a title by itself is no order. */
const goesToo: Join = ({ clause, alone, reach }, last: Part) => {
  const isGone = last.kind === 'edit' && last.requests.at(-1)?.ask === 'remove-music';
  if (!isGone || !alone?.every(({ ask }) => ask === 'clarify')) return null;
  const shared = withVerbOf(last.items, clause);
  const requests = shared === clause ? null : readFully(shared, reach);
  return requests && { requests, items: clause, goesOn: false };
};

/** What is said of a sound behind an order about it, or ahead of it. */
export const SOUND_JOINS: readonly Join[] = [
  playsAgain,
  startsThen,
  longEach,
  soMuch,
  turnedOn,
  whyThen,
  noneThere,
  fadeTold,
  levelThen,
  goesToo,
  soundThere,
];
