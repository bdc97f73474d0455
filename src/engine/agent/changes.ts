import { readStated, readWords } from '../music/index.js';
import { NO_COMPARATIVE } from './reading/speech.js';

/** What is said of a piece, by a name that only a piece or a part of how it is made has. */
const PIECE = 'music|soundtrack|score|songs?|pieces?|tracks?|tunes?|bgm';
const MAKING =
  'melod(?:y|ies)|theme|beats?|rhythms?|tempo|key|harmon(?:y|ies)|chords?|arrangement|instrumentation|bpm|groove|accompaniment';
const OWN =
  '(?:the|this|that|our|my|its|your|same)(?: (?:background|whole|entire|current|same|present|new))*';

/** A comparison, and what is taken away or added: it changes what there is. */
const COMPARES = new RegExp(
  `\\b(?:more|less|fewer|too|not (?:so|as)|a (?:bit|little)|even|slightly|somewhat)\\b|\\b(?!${NO_COMPARATIVE}\\b)[a-z]{3,}er\\b|^(?:make|keep) (?:it|this|that|the music)\\b|^(?:without|no|remove|drop|lose|add|with|keep|change|swap|replace|leave out)\\b|^(?:take|leave) .*\\bout\\b|^(?:transpose|modulate)\\b|^i (?:don't|do not) (?:really )?(?:like|want|need)\\b|^i (?:hate|dislike)\\b|更|太|再.*(?:点|些)|(?:一点|一些|[^\\s]点|[^\\s]些)(?:儿|的|吧|吗|了|好吗|可以吗|行吗)*[\\s.!。！?？]*$|^(?:放慢|加快|减慢)|^(?:不要|去掉|去除|别用|加上?|加入|减少|少|多|换)`,
  'iu',
);

/** The piece that is there, or how it is made, is named as what is to be otherwise. */
const NAMED = new RegExp(
  `\\b(?:${OWN}) (?:${PIECE}|${MAKING})\\b|^(?:background )?music (?:should|could|must|needs|has|at|in|is)\\b|\\b(?:in|from|out of) (?:the )?(?:music|soundtrack|score)\\b|^(?:tempo|key|bpm)\\b|\\b(?:tempo|key|bpm|rhythm|melody)\\b.*\\b(?:please|should|to)\\b|(?:another|different|higher|lower|minor|major|stronger|simpler|faster|slower) (?:${MAKING})\\b`,
  'iu',
);
const LEAD_ZH =
  '^(?:请|麻烦|帮我|能不能|能否|能|可不可以|可以|希望|想要?|我|觉得|感觉|把|让|给|将|在|再|那|就|现在|整体|整首|整个|这首?|那首?|这个|里面|背景|一下|的|，)*';
const NAMED_ZH = new RegExp(
  `${LEAD_ZH}(?:音乐|配乐|曲子|曲调|旋律|节奏|节拍|拍子|拍速|速度|调子|调性|调(?=改|换|成)|鼓点|伴奏|bgm|bpm)(?!.{0,3}[:：])|(?:音乐|配乐|曲子|bgm)(?:里面?|中|的)|[升降换][个一半两]*(?:调|半?音)`,
  'iu',
);

/** A piece of its own, however it is compared: “a slower song for the end”, 来一首慢一点的曲子. */
const OF_ITS_OWN = new RegExp(
  `\\b(?:new|another|different|other|fresh) (?:[\\w-]+ ){0,3}(?:${PIECE})\\b|\\b(?:change|swap|switch|replace|exchange) (?:${OWN} )?(?:${PIECE}) (?:to|with|for|by|into)\\b(?! (?:an? )?(?:[a-g](?:[ -]?(?:flat|sharp|#|b))? )?(?:minor|major)\\b)|^(?:(?:add|write|compose|make|create|generate|produce|give|put|need|want|find) (?:me |us |it )?)?(?:an?|some) (?:(?!(?:to|in|into|out|from|of|the)\\b)[\\w-]+ ){0,4}(?:${PIECE})\\b|\\b(?:music|song|track|tune|piece|soundtrack) (?:for|about) (?!(?:it|me|the (?:end|intro|outro))\\b)`,
  'iu',
);
const OF_ITS_OWN_ZH =
  /^(?:我?(?:想要?|要)|来|给我|给|配上?|写|做|整|能不能|可以|再|重新|换|为)*.{0,9}(?<![整这那])(?:一?[首曲支]|一段(?!音乐里)|[个点](?=.{1,8}的(?:音乐|配乐|bgm|曲))).{0,12}(?:曲|音乐|歌|配乐|旋律|bgm)|^(?:我?(?:想要?|要)|来|给我来?|配)一?[段首支](?!音乐里)|^(?:我?(?:想要?|要)|来|给我|配上?).{1,8}(?:那种|风格的|类型的)|(?:音乐|配乐|曲子|bgm|歌)(?:想|要|也|就)*(?:换|改)(?:成|为|一?[首个段])(?!.{0,2}(?:大|小)?调)|^换(?:成|首|一?[首段个])|(?:^|[，,])(?!加)[^，,。里]{1,12}的(?:音乐|曲子?|歌|配乐)(?:[，,]|$)|^[来配加]点.{1,6}的?(?:音乐|配乐|bgm)/iu;

/** What is done to one instrument of a piece, whichever: “bring in the flute”, 把鼓去掉. */
const DOES =
  /^(?:please )?(?:add|remove|delete|drop|lose|take|cut|leave|skip|mute|silence|bring|put|throw|use|try|include|have|let|keep|replace|swap|substitute|exchange|trade|change|switch|turn|no|without|only|just|more|less|fewer|don't|do not|not|too|with|get rid of|i (?:don't|do not|miss|hate)|enough)\b|\binstead\b|\brather than\b/iu;
const DOES_ZH =
  /(?:去掉|拿掉|删掉|去除|关掉|除掉|不要|别用|别加|不用|没有|代替|替换|替代|换成?|改成|改用|加[入上进点些个到]?|只[要用留保]|多[一点来些加]|少[一点用些]|为主|当主角|演奏|主奏|突出|来点|不想要|去了)/u;

const LONGEST = { words: 8, characters: 20 } as const;

export function isShort(text: string, times = 1): boolean {
  return (
    text.trim().split(/\s+/).length <= times * LONGEST.words &&
    text.replace(/\P{Script=Han}/gu, '').length <= times * LONGEST.characters
  );
}

/** What a clause tells of: instruments alone are played by the piece that is there. */
function kindsIn(text: string): ReadonlySet<string> {
  const terms = readWords(readStated(text).rest);
  return new Set(terms.flatMap(({ meaning }) => (meaning ? [meaning.kind] : [])));
}

const changesInstrument = (text: string): boolean => {
  if (!DOES.test(text) && !DOES_ZH.test(text)) return false;
  const kinds = kindsIn(text);
  return kinds.has('instrument') && !DESCRIBES.some((kind) => kinds.has(kind));
};
const DESCRIBES = ['style', 'reference', 'mood'] as const;

/** “In C major”, 128bpm: of the piece that is there, where nothing else is said of it. */
function statesOnly(text: string): boolean {
  const { bpm, key } = readStated(text);
  if (bpm === undefined && key === undefined && !OF_KEY.test(text)) return false;
  const kinds = kindsIn(text);
  return !kinds.has('instrument') && !DESCRIBES.some((kind) => kinds.has(kind));
}
const OF_KEY = /(?:大|小)调|\b(?:major|minor)\b/iu;

/**
 * True for words that change the piece that is there, and describe none of their own: “gentler”,
 * “the music should have strings”, 配乐里把合成器去掉. Long messages describe a piece of their own,
 * unless they name the one that is there.
 */
export const isRefinement = (words: string): boolean => {
  const text = words.replace(/^(?:background )?(?:music|soundtrack|score)\s*:\s*/iu, '');
  if (!isShort(text, 2)) return false;
  if (OF_ITS_OWN.test(text) || OF_ITS_OWN_ZH.test(text)) return false;
  if (NAMED.test(text) || NAMED_ZH.test(text) || statesOnly(text)) return true;
  return (isShort(text) && COMPARES.test(text)) || changesInstrument(text);
};
