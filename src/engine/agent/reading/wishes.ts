import { lengthAt } from './matching.js';
import { plainForm } from './names.js';
import { ANYBODY_EN, CALLED_EN, KIN_EN, ORDERS_EN } from './speech.js';

/** What goes before an order and says no more than that it is one. */
const WISH_EN = [
  '(?:would|could|will|can) you (?:please |maybe |perhaps |possibly )?be (?:so |very )?(?:kind|nice|good|sweet|an? \\w+)(?: enough)?(?: as)? (?:to|and) ',
  '(?:could|can|may|might) (?:i|we) (?:please )?(?:ask|get|have|trouble|bother) you to ',
  '(?:(?:would|is|might) it (?:be )?(?:possible|ok(?:ay)?|alright|all right|feasible|fine)|possible) (?:for you )?to (?:please )?',
  '(?:would|is) it (?:be )?(?:possible|ok(?:ay)?|alright|all right|fine) if (?:you|we|i) (?:could |would |can )?',
  '(?:is there )?(?:any|a) (?:chance|way) (?:that )?(?:you|we|i) (?:could |can |might |would )?(?:please )?',
  '(?:is there )?(?:any|a) (?:way (?:for you )?to|chance of(?: getting| having| hearing)?) ',
  '(?:do|would) you mind (?:please )?(?=ORDER)',
  "(?:it|that)(?: would|'d)(?: really| also)? be (?:\\w+ )?(?:great|nice|good|lovely|cool|better|best|helpful|amazing|awesome|perfect|wonderful|fantastic|ideal|super|handy) (?:if (?:you |we )?(?:could |would |can )?(?:please |maybe )?|to )",
  "i(?:'d| would)(?: really)? (?:appreciate|love|like) it if (?:you |we )?(?:could |would |can )?(?:please )?",
  "i(?: was|'m| am)(?: just)? (?:wondering|curious) (?:if|whether) (?:you|we|i) (?:could |can |might |would )?(?:please )?",
  'i (?:think|guess|believe|feel like|reckon|suppose) (?:we|you|i) (?:should|could|can|might|must|need to|ought to|may)(?: just| probably)? (?:want to )?',
  '(?:we|you) (?:should|could|can|might|may)(?: just| also| probably| maybe| perhaps| now| then)? (?:want to )?(?=ORDER)',
  "i(?:'d| would) (?:prefer|rather|suggest|like|love) (?:to |if you |that you |you to |it if you )?(?=ORDER)",
  '(?:what (?:if|about if)|how about(?: if)?|what about) (?:we |you |i )?(?:just )?(?=ORDER|the |clip |my |it |[^,.;?!]{0,40}\\b(?:cross-?fades?|dissolves?|transitions?|wipes?|dips?|fades? (?:to|through)|white flash(?:es)?|zoom(?:s|ing)?|pan(?:s|ning)?|ken burns|vertical|square|landscape|portrait|blur(?:red|ry)?|(?:hard|plain) cuts|\\d+:\\d+)\\b)',
  "why (?:not|don't (?:we|you)) (?:just )?(?=ORDER)",
  '(?:feel free to|go ahead(?: and|,)?|be sure to|make sure (?:to|you)|remember to|try to|please|kindly|do) (?=ORDER)',
  'i (?:just )?(?:meant|mean)(?: to say)?(?: for you to|,| to)? ',
  '(?:and |oh |also )*(?:one|two|a (?:couple|few)|some|just one)? ?(?:more|last|other|final|small|quick|little) (?:things?|requests?|changes?|edits?|points?|favou?rs?)(?: please)?(?: ?[:,.–—-] ?)(?:can you |could you |please )?',
  '(?:your|the|my)? ?(?:next|first|second|final)(?: step| thing| up)?(?:ly)?(?:,|:) ',
  '(?:first|firstly|first of all|to start|to begin with|for starters|next|finally|lastly|afterwards|later|second|secondly|third|thirdly|meanwhile|after that|once (?:that.s done|done)|when you(?:.re| are) done),? (?=ORDER)',
  '(?:h+m+|u+h+m*|u+m+|er+m*|oh|ah|ok(?:ay)?|right|alright|all right|well|yeah|yes|yep|sure|thanks?|thank you|sorry|oops|wait|no|nope|actually|honestly|personally|frankly|basically|to be honest|tbh|in my opinion|imo|in fact|anyway|by the way|btw|besides|additionally|furthermore|moreover|on second thou?ght|if (?:that.s |it.s )?(?:possible|you can|you could|you don.t mind|that.s (?:ok|okay|all right|fine))|if (?:at all )?possible|when you (?:can|get a (?:chance|moment)|have a (?:minute|moment|second))|maybe|perhaps|ideally|also|plus|then|next|for this one|for now|this time)(?:,|\\.\\.\\.|…|:| -) ?',
  '(?:great|perfect|cool|nice|good|awesome|lovely|excellent|love it|brilliant)(?: work| job)?[,.!]+ (?:now,? |and |then )*(?=ORDER)',
  'i wish (?:that )?',
  '(?:i|we)(?:.ve| have)?(?: all| now| finally)? decided (?:to |that (?:we|i) (?:should |want to )?)(?=ORDER|go )',
  // “Boss says no music”.
  `(?:(?:the|my|our) )?(?:${ANYBODY_EN}|${KIN_EN}|${CALLED_EN}) (?:says?|said)(?: that| we should| to)* (?=ORDER|no )`,
  // “My wife wants the forest first”: somebody else's wish.
  `(?:he|she|they|${ANYBODY_EN}|(?:my|our|the|his|her|their)(?: [a-z]+)?? ${KIN_EN}|${CALLED_EN}) (?:really |just |also |now |still |would )*(?:wants?|wanted|likes?(?= to (?:have|see it|make|get))|like to have|loves? to have|prefers?|preferred|asks? for|asked (?:me |us |you )?for|asking for|insists? on|insisted on)(?! to (?!have )| (?:it|this|that|one|them)(?: so| too| as well| really)?\\s*(?:$|[.,;!?]))(?: to have| you to| us to| me to)? `,
  // “My teacher said one minute at most”.
  `(?:he|she|they|(?:my|our|the|his|her|their)(?: [a-z]+)?? ${KIN_EN}|${CALLED_EN}) (?:said|says|told (?:me|us)|requires?|allows?|gave (?:me|us)|limits? (?:it|us|me|this) to) (?:that )?(?=(?:(?:it|the (?:whole |entire )?(?:film|video|movie|clip)) (?:should|must|can(?:no|'?)t?|has to|needs to|may) |(?:no|not|at most|max|maximum|only) |[\\w ]{1,20} (?:at most|max|maximum|tops|or less|or shorter)\\b))`,
  'as an? (?:[\\w-]+ ){1,3}?(?=(?:i|we) )',
  '(?:(?:just )?(?:an?|one) )?(?:quick |small |little |last )?(?:question|request|favou?r|ask|thing|note)(?: for you)?(?:,|:| -) ?(?:can you |could you |please )?',
  '(?:h+m+|maybe|perhaps|actually|honestly|also|then|now|ideally|probably|oops|anyway|plus|okay|ok) (?=ORDER)',
];
const WISH_ZH = [
  '(?:我的?)?(?:老板|客户|老师|领导|甲方|同事|学校|公司|平台|主办方|组委会|家人|妈妈|爸爸|我妈|我爸)们?(?:说|要求?|希望|想要?|让)(?=(?:完全)?(?:不要|别|不用)|标题|字幕|第|[把将剪删]|竖|横|方形|音乐|全片|整[个段]|视频|片子|每[张段个]|照片|最[多长]|不[要能]?超过|控制)',
  '(?:请问)?(?:您|你)?(?:能不能|能否|可不可以|可否|可以|能)(?:麻烦)?(?:请?(?:您|你))?(?:帮我|帮忙|替我|给我)?(?:一?下)?(?=[把将给让调删剪移换加改放静])',
  '(?:辛苦|麻烦|劳烦|劳驾|拜托|有劳|烦请|请)(?:您|你)?(?:帮我|帮忙|替我|给我)?(?:一?下)?[,，]?',
  '(?:我们?|个人)?(?:觉得|感觉|认为|建议|想着)(?:还是)?(?:应该|可以)?(?=把|将|先|删|剪|给|让)',
  '(?:我们?)?(?:觉得|认为|感觉)(?=.{1,12}(?:可以|应该|最好|还是).{1,6}$)',
  // What is thought of pictures, titles and their joins is an order where it says what happens to them.
  '(?:我们?|个人)?(?:觉得|认为|感觉)(?:还是)?(?=[^,，。]*(?:[放移挪排换调接插拖搬提改弄清抽扔搭切]|加入|加到|加上|展示|显示|用|先于|没有|[换拼]图|卡|踩|留|秒|幻灯|转场|复制|重[复播]|再播|[两三]遍|[两三]次|开[头场始]|[结收]尾|结束|[前后]面|代替|先出现|最[前后]|删|去掉|拿掉|撤|砍掉?|不[要用]|不想要|只[留保要用]|每张|一张|第一个?$|倒|反))(?![^,，。]*(?:太|有点|很|挺|不错|好看|好听|无聊|更好|比较))',
  '(?:那就|那)(?=第|最[前后先]|先|首先|[以从用按](?!前|来)|片段|镜头|[中开结末]|照片|图片|每张|[a-z0-9_-]+\\.\\w{3})',
  '(?:再|想|我想)(?=(?:[把将让给用拿以在从做删去]|换一?下|[调互交]换|播放|反转|颠倒|第|最[前后])[^,，。]*(?:[放移挪排换调接插删去撤掉]|不要|取?代|卡|复制|播|遍|次|开[头场]|[结收]尾|打头|压轴|结束|开始|做成|幻灯|先|前|后|倒|反))',
  '(?:要不然?|不如|干脆|最好(?:是)?|还是|或许|也许|其实|那么|那就|那|就|我建议|建议|我的意思是|我是说|我是想)(?:我们|咱们|你|您)?(?:就|先)?(?=[把将给让调删剪移换加改放静第先])',
  '(?:我们?)?(?:(?:想|觉得)?还是|算了?[,，]?)(?=不要|不用|别|去|删|换|把|用)',
  '(?:所以说?|因此|于是)(?:就|要|得|请|想)?',
  '(?:嗯+|哦+|噢|啊|诶|欸|对了|好的?|好吧|可以|行|不错|很好|[还還]有(?:就是|一点|个事)?|另外(?:还有)?|此外|接下来|下一步|首先|其次|最后|接着|然后|顺便|话说|抱歉|不好意思|不对|等等|如果(?:可以|可能|行)的话|可以的话|方便的话|有空的话|老实说|说实话|说真的|其实|总之|ok)[,，。:!！~～…、]+(?:请|麻烦)?',
  '(?:另外|此外|还有)(?![一二两三几那的别什没])(?:再)?',
  '(?:接下来|下一步|首先|最后再|顺便)(?:请|麻烦)?(?:帮我|你)?(?=[把将给让删剪移换加改放]|标题|字幕|片段|原声|转场|全部|所有|每|结尾|开头|第[一二三四五六七八九十\\d]|音乐|配乐|照片|视频|画面)',
];
/** Where a wish may stand: at the start, behind a stop, behind “but” and “and”. */
const START = /^\s*|[.!?;。，,]\s*|\b(?:but|and) /giu;
const JOINED = /(?:and|but|then|so) /iuy;
const WISHES = [
  new RegExp(
    `(?:${WISH_EN.join('|').replaceAll('ORDER', `(?:please |just |also |only )*(?:${ORDERS_EN})\\b`)})`,
    'iuy',
  ),
  new RegExp(`(?:${WISH_ZH.join('|')})`, 'iuy'),
];
const BLANK = /\s*/uy;

const wishAt = (text: string, at: number): number =>
  WISHES.reduce((length, wish) => length || lengthAt(wish, text, at), 0);

/** The wishes of a message, each read where it may stand, so that long ones take no longer. */
function wishesIn(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let behind = 0;
  for (const start of text.matchAll(START)) {
    let at = start.index + start[0].length;
    if (at < behind) continue;
    for (let length = wishAt(text, at); length > 0; length = wishAt(text, at)) {
      found.push({ from: at, to: at + length });
      at += length;
      behind = at;
      // Behind “but” there is one; behind a stop there may be more.
      if (/\w $/u.test(start[0])) break;
      at += lengthAt(BLANK, text, at);
    }
    const joined = /\w $/u.test(start[0]) ? 0 : lengthAt(JOINED, text, at);
    const length = joined > 0 ? wishAt(text, at + joined) : 0;
    if (length > 0) {
      behind = at + joined + length;
      found.push({ from: at + joined, to: behind });
    }
  }
  return found;
}
/** “Would you mind muting it”: the verb of the order that is meant. */
const GERUND = /(?<=\bmind(?:\s+please)?\s+)(\w+)ing\b/giu;
const STEMS: Readonly<Record<string, string>> = {
  mut: 'mute',
  mov: 'move',
  remov: 'remove',
  delet: 'delete',
  mak: 'make',
  tak: 'take',
  writ: 'write',
  plac: 'place',
  rais: 'raise',
  replac: 'replace',
  reduc: 'reduce',
  chang: 'change',
  cutt: 'cut',
  putt: 'put',
  trimm: 'trim',
  dropp: 'drop',
  sett: 'set',
  splitt: 'split',
  swapp: 'swap',
  chopp: 'chop',
  cropp: 'crop',
  gett: 'get',
  duplicat: 'duplicate',
  us: 'use',
  los: 'lose',
  giv: 'give',
};
/** “What if clip 2 came first”: what is wished is told as if it were past. */
const PAST: Readonly<Record<string, string>> = {
  came: 'come',
  went: 'go',
  started: 'start',
  ended: 'end',
  were: 'is',
  was: 'is',
  had: 'has',
  played: 'play',
  faded: 'fade',
};
const IF =
  /\b(?:came|went|started|ended|were|was|had|played|faded)\b(?<=\b(?:if|wish)\s.{1,160})/giu;

/** “I'd prefer clip 2 at the end”. */
const PREFERS =
  /(?<=^\s*)i(?:'d| would) (?:prefer|rather have|like|love) (?!to |it )(?=[^,;]* (?:at the|before|after|first|last)\b)(?![^,;]* to (?!the))/giu;

/** “…, if you don't mind”. */
const IF_YOU_CAN =
  /,? if (?:you don't mind|you (?:can|could|would|please)|(?:that's|it's|that is) (?:ok(?:ay)?|all right|alright|fine|possible)|(?:at all )?possible)(?= *(?:$|[,.;!?]))/giu;
/** “Would a larger title be possible?”: what lies between is asked for. */
const POSSIBLE =
  /(?<=^\s*|[.!?,;]\s*)(?:would|could|might|is|are)(?= (?:an?|the|some|my|our|it with|"[^"]{1,60}"|“[^”]{1,60}”) [^,.;!?]{2,60}? (?:(?:be )?(?:possible|doable|feasible|an option|ok(?:ay)?|all right|alright)(?: for you)?|work for you) *(?:$|[.?!,;]))/giu;
const IS_POSSIBLE =
  /(?<=(?:^|[.!?,;])\s* {2,}(?:an?|the|some|my|our|it with|"[^"]{1,60}"|“[^”]{1,60}”) [^,.;!?]{2,60}?) (?:(?:be )?(?:possible|doable|feasible|an option|ok(?:ay)?|all right|alright)(?: for you)?|work for you)(?= *(?:$|[.?!,;]))/giu;

/** “Regards, Tom”. */
const SIGNED =
  /(?<=[.!?\n]\s*)(?:(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any) )?(?:[Rr]egards|[Ww]ishes|[Bb]est|[Cc]heers|[Ss]incerely|[Yy]ours|[Ll]ove|[Tt]hanks|[Tt]hank you)[,!.\n ]+\p{Lu}\p{L}+\s*[.!]?\s*$/u;

/** 吧, 呗, “pls”: behind an order they say nothing; in the words of a title they may. */
const PARTICLES =
  /[吧呗哈哦啦喔嘛咯哟嘞]+(?=\s*(?:$|[,，。.!！;；]))|\b(?:pls|plz|thx)(?=\s*(?:$|[,.!;]))/giu;
const LETTERING = /[“"「『《]|标题|字幕|文字|写|\b(?:title|caption|text|say)/iu;

const padded = (words: string, length: number): string => words.padEnd(length).slice(0, length);

/**
 * The message with blanks for what only says that it asks for something, as long as before: “would
 * it be possible to mute clip 2”, 麻烦你把第二段静音.
 */
export function withoutWishes(message: string): string {
  const plain = plainForm(message);
  let rest = plain
    .replace(GERUND, (word, stem: string) => padded(STEMS[stem.toLowerCase()] ?? stem, word.length))
    .replace(IF, (word) => padded(PAST[word.toLowerCase()] ?? word, word.length))
    .replace(IF_YOU_CAN, (words) => ' '.repeat(words.length))
    .replace(POSSIBLE, (words) => ' '.repeat(words.length))
    .replace(IS_POSSIBLE, (words) => ' '.repeat(words.length))
    .replace(SIGNED, (words) => ' '.repeat(words.length))
    .replace(PREFERS, (words) => padded('put', words.length));
  if (!LETTERING.test(rest)) {
    rest = rest.replace(PARTICLES, (words) => ' '.repeat(words.length));
  }
  for (const { from, to } of wishesIn(rest)) {
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  }
  // Quotes and characters stay as they were typed.
  return Array.from({ length: message.length }, (_, i) =>
    rest.charAt(i) === plain.charAt(i) ? message.charAt(i) : rest.charAt(i),
  ).join('');
}
