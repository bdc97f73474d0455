import { isDeepStrictEqual } from 'node:util';
import type { Request } from '../requests.js';
import type { Rule } from './hand.js';
import { NUMBER, numberOf, ORDINAL, ordinalOf } from './numbers.js';
import { tellsMusic } from './of-music.js';
import { history } from './rules-history.js';
import { versionAsked } from './version-numbers.js';

const BEFORE = [
  /\b(?:back|version|state|draft|restore|revert|return|undo)\b.*?\bbefore (?:that |when )?(?<words>(?!that$|it$|this$).+)$/iu,
  /^(?:(?:i|we) )?(?:really )?(?:prefer(?:red)?|liked?|want|loved)\b.*\b(?:as|how|the way|like) (?:it|everything|things) (?:was|were|looked|sounded) before (?<words>(?:i|we|you) .+)$/iu,
  /(?:回到?|恢复到?|还原到?|退回到?|返回到?|撤销到|改回到?|变回到?)(?<words>.+?)(?:之前|以前|前)(?:的)?(?:那个?)?(?:版本|版|状态|样子|时候)?(?:吧|了)?$/u,
];
/** What was done, and nothing that is to be done instead. */
const AFTER_UNDO =
  /^(?:please )?(?:undo|revert|take back) (?<words>(?:the|my|that) (?!.*(?:,|\b(?:and|then|but)\b)).+)$/iu;

/** “Go back to the version before the title”, 回到加标题之前. */
const beforeWords: Rule = (hand) => {
  for (const pattern of BEFORE) {
    const found = pattern.exec(hand.text);
    const words = found?.groups?.words;
    if (!found || words === undefined) continue;
    const start = found.index + found[0].indexOf(words, found[0].search(/before|到|回/u));
    hand.takeAll();
    const said = hand.raw.slice(start, start + words.length).trim();
    return [{ ask: 'restore', version: { by: 'before', words: said } }];
  }
  return null;
};

/** As it was uploaded: “how it was at first”, 刚上传时的样子. */
const FIRST =
  /\b(?:how|what|the way|as|like) (?:it|everything|they|things|the (?:video|film|clips?|footage)) (?:was|were|looked)(?: like)?(?: (?:originally|at first|to begin with|at the (?:very )?(?:start|beginning)|in the (?:very )?beginning|before (?:any|all) (?:of )?(?:the |my |these )?(?:edits|changes)|when (?:i|we) (?:first )?(?:uploaded|started|began|put)\b.*))$|\b(?:the )?(?:untouched|unedited|raw|uploaded)(?: original)? (?:version|film|video|footage|clips?|state|upload)$|\bas (?:i |we )?(?:originally )?uploaded(?: it)?$|\bbefore (?:i|we|you) (?:did|changed|edited|touched) anything$|(?:最初|最早|最开始|刚开始|一开始|原来|当初|刚刚?|开头)?(?:我)?(?:刚)?上传(?:时候?|的时候|上来时?|完)?的?(?:那个?)?(?:样子|状态|版本|时候|原样|视频)?(?:吧|了)?$|什么都没[动改]的(?:时候|样子|版本)/iu;
const GOES_BACK =
  /^it\b|\b(?:back|return|restore|revert|reset|undo|want|like|start(?:ing)? over)\b|[回退恢还]|撤销|变成/iu;

const first: Rule = (hand) => {
  const said = FIRST.test(hand.text) && GOES_BACK.test(hand.text) && !hand.holds('section');
  if (said) hand.takeAll();
  else if (!hand.take('first-version')) return null;
  hand.take('back', 'undo', 'version', 'everything', 'change', 'put');
  hand.things('film', 'pronoun');
  return [{ ask: 'restore', version: { by: 'first' } }];
};

/** Said of a version that is chosen, or gone back to. */
const CHOOSES =
  "(?:let's |i'll |i will |i'd |i would |we'll |i |we )?(?:(?:go|come|switch|change|jump|return|revert|roll) (?:back )?(?:to|with|for)|go with|choose|pick|take|use|keep|prefer|liked?|lov(?:e|ed)|preferred|want|load|open|show(?: me)?|restore|have|bring back|get back to|back to)(?: best)?";
const CHOOSES_ZH =
  '(?:我|就|还是|那|先|给我|更|比较|最)*(?:喜欢|想要|要|选择?|用回?|换[成到回]|切换?[到回成]|[回退返]+[到回]|恢复[到成]?|还原[到成]?|保留|采用|来|听听?|看)(?:那个?)?';
const STATE = '(?:version|draft|state|revision|take|variant|variation|option|choice)';
/** Said of the one that is chosen. */
const BEST =
  '(?: (?:is|was|are|were|sounds?|sounded|looks?|looked|feels?|felt) (?:much |way |a lot |a (?:little )?bit |far |definitely |still )*(?:the )?(?:best|better|good|great|nicer|nicest|perfect|right)(?: one)?| (?:better|best|most|more))';
const BEST_ZH = '(?:是|更|最|比较|还)*(?:好[听看]?|合适|不错|喜欢)(?:一?[点些])?(?:了|的)?';
const LETTER = new RegExp(
  `^(?:${CHOOSES} )?(?:the )?(?:${STATE} (?<letter>[a-z])|(?<first>[a-h])(?: (?:version|take|variant|option|one))?)${BEST}?$|^(?:${CHOOSES_ZH})?(?:版本|方案|第)? ?(?<zh>[a-h])(?: ?(?:版本?|方案|个|首|那[版个首]))?(?:吧|好了|${BEST_ZH})?$`,
  'iu',
);
const NUMBERED = new RegExp(
  `^(?:${CHOOSES} )?(?:the )?(?:${STATE}|v) ?(?:number |no\\.? ?|#)?(?<n>(?!an?\\b)${NUMBER})${BEST}?$|^(?:${CHOOSES} )?(?:the |my )?(?<nth>(?!last|middle|final)${ORDINAL}) ${STATE}${BEST}?$|^(?:${CHOOSES_ZH}|[我就那]|觉得|感觉|还是)*第 ?(?<best>\\d{1,3}|[一二两三四五六七八九十]+) ?(?:个|次|号)?(?:版本?|方案|选项|稿)${BEST_ZH}$|^(?:${CHOOSES_ZH})(?:第 ?(?<zh>\\d{1,3}|[一二两三四五六七八九十]+) ?(?:个|次|号)?(?:版本?|方案|选项|稿|修改)|(?:版本|v) ?(?<v>\\d{1,3}))(?:吧|了|的?(?:样子|状态))?$`,
  'iu',
);
const IS_CHOICE = /\b(?:variant|variation|option|choice)\b|\btake$|方案|选项/iu;
const POLITE_END = /[\s,，]*(?:please|thanks|again|now|谢谢)?[\s.!?。！？]*$/iu;

/** “Take version B”, 回到第三版: one of those that there are. */
const chosen: Rule = (hand) => {
  const text = hand.text
    .replace(POLITE_END, '')
    .replace(/^(?:and|then|please|so|ok|请|那|麻烦)+\s*/iu, '');
  const letter = LETTER.exec(text)?.groups;
  const called = letter?.letter ?? letter?.zh ?? letter?.first;
  if (
    called !== undefined &&
    (letter?.first === undefined || hand.raw.includes(called.toUpperCase()))
  ) {
    hand.takeAll();
    return [{ ask: 'restore', version: { by: 'letter', letter: called.toUpperCase() } }];
  }
  const asked = versionAsked(text);
  if (asked !== null) {
    hand.takeAll();
    return [{ ask: 'restore', version: { by: 'number', number: asked } }];
  }
  const { n, nth, zh, v, best } = NUMBERED.exec(text)?.groups ?? {};
  const said = n ?? zh ?? v ?? best;
  const number = said === undefined ? (nth === undefined ? null : ordinalOf(nth)) : numberOf(said);
  if (number === null || !Number.isInteger(number) || number < 1) return null;
  hand.takeAll();
  // Pieces to choose from are called A, B …
  if (IS_CHOICE.test(text) && number <= 26) {
    const called = String.fromCharCode(64 + number);
    return [{ ask: 'restore', version: { by: 'letter', letter: called } }];
  }
  return [{ ask: 'restore', version: { by: 'number', number } }];
};

const numbered: Rule = (hand) => {
  if (onlyLast(hand.text)) {
    hand.takeAll();
    return [{ ask: 'undo', steps: 1 }];
  }
  if (!hand.has('version') || !hand.has('back', 'use', 'show', 'undo', 'keep', 'change', 'move')) {
    return null;
  }
  hand.take('version', 'back', 'use', 'show', 'undo', 'keep', 'change', 'move');
  const count =
    hand.slot('count')?.count ??
    hand.slots('place').map(({ place }) => (place.at === 'number' ? place.number : null))[0];
  return typeof count === 'number'
    ? [{ ask: 'restore', version: { by: 'number', number: count } }]
    : null;
};

const onlyLast = (text: string): boolean =>
  /^(?:please )?(?:(?:i (?:prefer(?:red)?|liked?) )?the (?:previous|last|earlier|prior) (?:version|state|draft) (?:(?:was|is) (?:much |way )?(?:better|nicer|best))|i prefer(?:red)? the (?:previous|last|earlier|prior) (?:version|state|draft))$|^(?:还是)?(?:上一?个?|前一?个?|之前的?|刚才的?)(?:版本?|状态)(?:更|比较)?好(?:听|看)?(?:一?点|一?些)?$|^(?:please )?(?:go |switch |revert |return |change )?(?:back )?(?:to )?(?:the )?(?:previous|last|earlier|prior) (?:version|state|draft)$|^(?:还是)?(?:回到|恢复到?|退回到?|用回|换回|改回|变回)(?:到)?(?:上一?个?|前一?个?|之前的?|刚才的?|刚刚的?)(?:版本?|状态|样子)(?:吧|了)?$/iu.test(
    text.trim(),
  );

/** What was undone just now: “redo what I just undid”, 把撤销的恢复. */
const REDOES =
  /^(?:please )?(?:redo|restore|bring back|repeat) (?:what|the (?:thing|things|change|changes|edit|step)(?: that)?) (?:i|you|we) (?:have |'ve )?(?:just )?(?:undid|undone|took back|reverted)(?: just now)?$|\b(?:undo|revert|take back) (?:the|that|my|this)(?: last)? undo$|(?:撤销|撤回)(?:掉|了)?的(?:那一?步|那个|操作|修改)?.{0,4}(?:恢复|找回|还原|加回|拿回)|(?:恢复|找回|还原)(?:我)?(?:刚才|刚刚)?(?:撤销|撤回)(?:掉)?的|^(?:请|把|再|麻烦|帮我|给我)*(?:重做|恢复)(?:一下|刚才的|上一步|回来)?(?:吧|了)?$/iu;
/** “I want it after all”, and what else stands beside a plain word for it. */
const CHANGED_MIND =
  /^(?:sorry|no|oops|hm+|wait|actually|i (?:do |did )?(?:want|like|need) (?:it|that)(?: (?:after all|back|again))?|after all|[:,\s])+(?=redo|undo)/iu;
const WHOLE_STEP =
  /^(?:please |oops |no |actually )*(?:undo|revert|take back|cancel|scrap|reverse|discard) (?:(?:what|everything) (?:i|you|we) (?:have |'ve )?just (?:did|done|made|changed)|(?:my|the|that|your) (?:very )?(?:last|latest|previous|most recent)(?: one)?(?: (?:step|change|edit|thing|action|command|order|operation))?(?: (?:i|you|we) (?:did|made))?|that (?:last )?(?:one|change|edit|step)|it all that)(?: (?:please|again|now))?$|^(?:请|麻烦|把|我)*(?:刚才|刚刚|上)的?(?:那|这)?一?(?:步|个|次)?(?:操作|修改|改动)?(?:的)?(?:撤[销回掉]|取消|退回|还原|不要了?)(?:掉|了|吧|一下)*$|^(?:请|麻烦|我)*(?:撤[销回]|取消|还原|退回|后退)(?:掉|一下)?(?:我)?(?:刚才|刚刚|上|最后)的?(?:那|这)?一?(?:步|个|次)?(?:操作|修改|改动)?(?:吧|了)?$/iu;

const STEPS_BACK = new RegExp(
  `^(?:please |let's )*(?:go|step|jump|roll|move) back (?:by )?(?<n>${NUMBER}) (?:versions?|steps?|changes?|edits?|times)$|^(?:请|往|向)*(?:[回后]退?|退回?|倒退)(?:到)?(?<zh>[一两二三四五六七八九十]|\\d{1,2})(?:个?版本?|步|次)(?:吧|了)?$`,
  'iu',
);
/** 刚才那三步都撤销, “undo my last three changes”. */
const SEVERAL_STEPS = new RegExp(
  `^(?:please |oops |no )*(?:undo|revert|take back|cancel|scrap) (?:all )?(?:the |my |those |these )?(?:(?:last|previous|latest|past) )?(?<n>${NUMBER}) (?:of (?:my|the) )?(?:(?:last|previous|latest) )?(?:steps|changes|edits|things|actions)(?: (?:i|you|we) (?:just )?(?:did|made))?$|^(?:请|麻烦|帮我|把|我|将)*(?:刚才|刚刚|上|最后|最近|前面?|之前)的?(?:那|这)?(?<zh>[两二三四五六七八九十]|\\d{1,2})(?:步|个|次)(?:操作|修改|改动)?(?:都|全部?)*(?:撤[销回掉]|取消|退回|还原|不要了?)(?:掉|了|吧|一下)*$|^(?:请|麻烦|帮我)*(?:撤[销回]|取消|退回|还原)(?:掉)?(?:刚才|刚刚|上|最后|最近|前面?|之前)的?(?:那|这)?(?<back>[两二三四五六七八九十]|\\d{1,2})(?:步|个|次)(?:操作|修改|改动)?(?:吧|了)?$`,
  'iu',
);
const DROPS_STEP =
  /^(?:please |ok(?:ay)? |no )*(?:forget|remove|delete|drop|lose|ignore|get rid of) (?:my|the|your) (?:very )?(?:last|latest|previous|most recent) (?:step|change|edit|action|command|operation)(?: (?:i|you|we) (?:did|made))?$/iu;

const BACK_TO_THAT =
  /^(?:please )?(?:(?:go|change|switch|take it|put it|bring it) back(?: to)?|restore|return to|revert to) (?:it|that|this|that (?:one|version|state))(?: please| again)?$/iu;

const steps: Rule = (hand) => {
  const back = STEPS_BACK.exec(hand.text.trim())?.groups;
  if (back) {
    hand.takeAll();
    return [{ ask: 'undo', steps: Math.max(1, numberOf(back.n ?? back.zh ?? '')) }];
  }
  const several = SEVERAL_STEPS.exec(hand.text.trim())?.groups;
  if (several) {
    hand.takeAll();
    return [{ ask: 'undo', steps: numberOf(several.n ?? several.zh ?? several.back ?? '') }];
  }
  if (REDOES.test(hand.text)) {
    hand.takeAll();
    return [{ ask: 'redo', steps: 1 }];
  }
  if (WHOLE_STEP.test(hand.text) || DROPS_STEP.test(hand.text)) {
    hand.takeAll();
    return [{ ask: 'undo', steps: 1 }];
  }
  // “刚才那步不要了，撤回”: said twice.
  if (/^(?:撤[销回]|undo(?: it| that)?)$/iu.test(hand.text) && hand.before.at(-1)?.ask === 'undo') {
    hand.takeAll();
    return [];
  }
  // “… before I added the title. Go back to that.”
  const isSaid = hand.before.at(-1)?.ask === 'restore' && BACK_TO_THAT.test(hand.text.trim());
  if (isSaid) {
    hand.takeAll();
    return [];
  }
  const ask = hand.has('redo') ? 'redo' : hand.has('undo') ? 'undo' : null;
  const goesBack = ask === null && hand.has('back') && !hand.has('version');
  if (ask === null && !goesBack) return null;
  hand.take('undo', 'redo', 'back', 'changes', 'not');
  hand.things('pronoun');
  const twice = hand.take('twice') ? 2 : undefined;
  const count = hand.slot('count')?.count ?? hand.slot('factor')?.times ?? twice ?? 1;
  if (goesBack && hand.left().length > 0) return null;
  if (CHANGED_MIND.test(hand.text)) hand.takeAll();
  const words = AFTER_UNDO.exec(hand.text)?.groups?.words;
  if (
    ask === 'undo' &&
    words !== undefined &&
    !/,|\band\b/iu.test(words) &&
    hand.left().length > 0
  ) {
    hand.takeAll();
    return [{ ask: 'restore', version: { by: 'before', words: hand.raw.slice(-words.length) } }];
  }
  return Number.isInteger(count) && count >= 1 ? [{ ask: ask ?? 'undo', steps: count }] : null;
};

const SEVERAL_EN =
  '(?<n>\\d{1,2}|two|three|four|five|six|seven|eight|a couple of|a few|several|some(?= (?:more|other|different|new|alternative)))(?: (?:more|other|different|new|alternative|music(?:al)?|separate))*(?<how>(?: [a-z][\\w-]*){0,3}?) (?:versions?|variants?|variations?|alternatives?|options?|takes?|ideas|candidates|pieces|songs|tracks|tunes)\\b';
const SEVERAL_ZH =
  '(?<zh>\\d{1,2}|[两二三四五六七八几])(?:个|种|版|首|段)(?:不同的?|不一样的?|备选的?)*(?:版本|方案|选择|备选|变体|音乐|曲子|配乐|版)?';
const SEVERAL = new RegExp(`${SEVERAL_EN}|${SEVERAL_ZH}`, 'iu');
const SOME: Readonly<Record<string, number>> = {
  'a couple of': 2,
  'a few': 3,
  several: 3,
  some: 3,
  几: 3,
};
/** Nothing but asking for it, and choosing among it. */
const AROUND_EN =
  "\\b(?:please|can|could|may|might|would|will|you|i|we|gimme|gotta|wanna|i'd|like|want|need|to|hear|listen|get|see|try|have|give|make|write|compose|create|generate|show|offer|prepare|do|produce|render|me|us|of|the|this|that|it|its|same|music|song|soundtrack|score|piece|track|in|with|so|compare|choose|pick|select|from|between|decide|for|let|then|and|again|instead|feel|feeling|mood|style|vibe|out|which|one|best|is|there|are|all)\\b";
const AROUND_ZH =
  '请|麻烦|先|那|就|能不能|可以|能|帮我|给我|给|我|想要?|要|再|多|来|出|做|写|生成|弄|提供|听听?|看看?|试试?|挑一?挑|选一?选|选择|挑|选|换|比较|比一?比|对比|一下|吧|的|同样|一样|相同|这个|这首|这种|现在|感觉|风格|音乐|配乐|曲子|背景|不同|让|供|从中|版本|好|里|个|吗';
const AROUND = new RegExp(`${AROUND_EN}|${AROUND_ZH}|[\\s,，.!?。！？:：]`, 'giu');
const PIECES_ZH = /版|方案|选择|备选|变体|挑|选|听/u;

/** “Some more versions, five please”, 多出几个方案，五个吧. */
const HOW_MANY = new RegExp(
  `^[\\s,，:：]*(?:(?:say|maybe|about|around|like) )?(?<n>${NUMBER})(?: of them| would do| is enough| please)*[.!]?$|^[\\s,，:：]*(?:就|来|要|大概|大约)*(?<zh>[两二三四五六七八九十]|\\d{1,2})(?:个|种|版|首)(?:左右|吧|就好|就行|就够了?)*[。！]?$`,
  'iu',
);
const variants: Rule = (hand): Request[] | null => {
  // “… so that I have two pieces”: what a cut is for.
  if (
    hand.before.length > 0 &&
    /^so (?:that )?(?:i|we|there) (?:have|get|end up|are)/iu.test(hand.text)
  ) {
    hand.takeAll();
    return [];
  }
  const found = SEVERAL.exec(hand.text);
  const { n, zh } = found?.groups ?? {};
  const said = (n ?? zh)?.toLowerCase();
  const isChoice = zh === undefined || PIECES_ZH.test(hand.text);
  if (!found || said === undefined || !isChoice || hand.has('back', 'undo')) return null;
  const count = SOME[said] ?? numberOf(said);
  // “Three lo-fi versions”.
  const how = found.groups?.how?.trim() ?? '';
  if (count < 2 || (how !== '' && !tellsMusic(how))) return null;
  // What is said of no picture, and tells of nothing else than the wish, is the wish itself.
  const ahead = hand.text.slice(0, found.index).replace(AROUND, '');
  if (ahead !== '') return null;
  const rest = hand.raw.slice(found.index + found[0].length);
  const exactly = HOW_MANY.exec(rest)?.groups;
  const counted = exactly ? numberOf(exactly.n ?? exactly.zh ?? '') : 0;
  const told = counted > 1 || rest.replace(AROUND, '') === '' ? '' : wordsOf(rest);
  const words = [how, told].filter(Boolean).join(' ');
  hand.takeAll();
  return [{ ask: 'variants', count: counted > 1 ? counted : count, words }];
};

const wordsOf = (rest: string): string =>
  rest
    .replace(/^ ?(?:of|with|in|as|for|的)? ?(?:it|the music|this|that)?[ ,，]*/iu, '')
    .replace(/^(?:please|to (?:choose|pick|select) from)?[ ,，]*/iu, '')
    .trim();

const NOT_EN = "(?:please |but |and )*(?:don't|do not|never|no|stop|without|not)\\b";
const HISTORY_EN =
  '\\b(?:undo(?:ing)?|redo(?:ing)?|revert(?:ing)?|roll(?:ing)? ?back|go(?:ing)? back|start(?:ing)? over|restor(?:e|ing))\\b';
const FORBIDS = new RegExp(
  `^${NOT_EN}.{0,20}${HISTORY_EN}|^请?(?:千万)?(?:别|勿|不要|不用|不必).{0,6}(?:撤[销回]|[还复]原|恢复|[回退]到|退回|重做|重新开始)`,
  'iu',
);

/** True where going back is not asked for, but forbidden. */
export const forbidsHistory = (text: string): boolean => FORBIDS.test(text);

const unlessForbidden =
  (rule: Rule): Rule =>
  (hand) => {
    const requests = forbidsHistory(hand.text) ? null : rule(hand);
    const [one] = requests ?? [];
    // “V3 was the best one, go back to version 3”: said twice.
    return one?.ask === 'restore' && isDeepStrictEqual(one, hand.before.at(-1)) ? [] : requests;
  };

/** Undo and redo, versions before, and several pieces to choose from. */
export const VERSION_RULES: readonly Rule[] = [
  history,
  numbered,
  beforeWords,
  first,
  chosen,
  steps,
  variants,
].map(unlessForbidden);
