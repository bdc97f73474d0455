import { plainForm } from './names.js';

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
  '(?:what (?:if|about if)|how about(?: if)?|what about) (?:we |you |i )?(?:just )?(?=ORDER|the |clip |my |it )',
  "why (?:not|don't (?:we|you)) (?:just )?(?=ORDER)",
  '(?:feel free to|go ahead(?: and|,)?|be sure to|make sure (?:to|you)|remember to|try to|please|kindly|do) (?=ORDER)',
  'i (?:just )?(?:meant|mean)(?: to say)?(?: for you to|,| to)? ',
  '(?:and |oh |also )*(?:one|two|a (?:couple|few)|some|just one)? ?(?:more|last|other|final|small|quick|little) (?:things?|requests?|changes?|edits?|points?|favou?rs?)(?: please)?(?: ?[:,.–—-] ?)(?:can you |could you |please )?',
  '(?:your|the|my)? ?(?:next|first|second|final)(?: step| thing| up)?(?:ly)?(?:,|:) ',
  '(?:first|firstly|first of all|to start|to begin with|for starters|next|finally|lastly|afterwards|later|second|secondly|third|thirdly|meanwhile|after that|once (?:that.s done|done)|when you(?:.re| are) done),? (?=ORDER)',
  '(?:h+m+|u+h+m*|u+m+|er+m*|oh|ah|ok(?:ay)?|right|alright|all right|well|yeah|yes|yep|sure|thanks?|thank you|sorry|oops|wait|no|nope|actually|honestly|personally|frankly|basically|to be honest|tbh|in my opinion|imo|in fact|anyway|by the way|btw|besides|additionally|furthermore|moreover|on second thou?ght|if (?:that.s |it.s )?(?:possible|you can|you could|you don.t mind|that.s (?:ok|okay|all right|fine))|if (?:at all )?possible|when you (?:can|get a (?:chance|moment)|have a (?:minute|moment|second))|maybe|perhaps|ideally|also|plus|then|next|for this one|for now|this time)(?:,|\\.\\.\\.|…|:| -) ?',
  '(?:great|perfect|cool|nice|good|awesome|lovely|excellent|love it|brilliant)(?: work| job)?[,.!]+ (?:now,? |and |then )*(?=ORDER)',
  'i wish (?:that )?',
  'as an? (?:[\\w-]+ ){1,3}?(?=(?:i|we) )',
  '(?:(?:just )?(?:an?|one) )?(?:quick |small |little |last )?(?:question|request|favou?r|ask|thing|note)(?: for you)?(?:,|:| -) ?(?:can you |could you |please )?',
  '(?:h+m+|maybe|perhaps|actually|honestly|also|then|now|ideally|probably|oops|anyway|plus|okay|ok) (?=ORDER)',
];
/** Verbs that an order begins with. */
export const ORDERS_EN =
  "add|adjust|align|apply|boost|bring|caption|change|chop|clear|condense|convert|copy|crop|cross-?fade|cut|delete|discard|dip|ditch|double|drop|duck|duplicate|edit|end|enlarge|erase|extend|fade|fit|flip|get|give|go|halve|have|hide|hold|include|increase|insert|join|keep|kill|label|leave|let'?s?|lengthen|limit|loop|lose|lower|make|match|move|mute|open|pan|place|play|push|put|raise|reduce|remove|rename|repeat|replace|reset|restore|reverse|rid|score|scrap|sync|set|shift|shorten|show|shrink|silence|skip|slice|slide|slow|snip|speed|split|start|stop|stretch|swap|switch|take|throw|title|toss|trade|trim|turn|undo|redo|unmute|use|write|zoom";
const WISH_ZH = [
  '(?:我的?)?(?:老板|客户|老师|领导|甲方|同事|家人|妈妈|爸爸|我妈|我爸)们?(?:说|要求?|希望|想要?|让)(?=标题|字幕|第|[把将]|竖|横|方形|音乐)',
  '(?:请问)?(?:您|你)?(?:能不能|能否|可不可以|可否|可以|能)(?:麻烦)?(?:请?(?:您|你))?(?:帮我|帮忙|替我|给我)?(?:一?下)?(?=[把将给让调删剪移换加改放静])',
  '(?:辛苦|麻烦|劳烦|劳驾|拜托|有劳|烦请|请)(?:您|你)?(?:帮我|帮忙|替我|给我)?(?:一?下)?[,，]?',
  '(?:我们?|个人)?(?:觉得|感觉|认为|建议|想着)(?:还是)?(?:应该|可以)?(?=把|将|先|删|剪|给|让)',
  '(?:我们?)?(?:觉得|认为|感觉)(?=.{1,12}(?:可以|应该|最好|还是).{1,6}$)',
  '(?:要不然?|不如|干脆|最好(?:是)?|还是|或许|也许|其实|那么|那就|那|就|我建议|建议|我的意思是|我是说|我是想)(?:我们|咱们|你|您)?(?:就|先)?(?=[把将给让调删剪移换加改放静第先])',
  '(?:所以说?|因此|于是)(?:就|要|得|请|想)?',
  '(?:嗯+|哦+|噢|啊|诶|欸|对了|好的?|好吧|可以|行|不错|很好|[还還]有(?:就是|一点|个事)?|另外(?:还有)?|此外|接下来|下一步|首先|其次|最后|接着|然后|顺便|话说|抱歉|不好意思|不对|等等|如果(?:可以|可能|行)的话|可以的话|方便的话|有空的话|老实说|说实话|说真的|其实|总之|ok)[,，。:!！~～…、]+(?:请|麻烦)?',
  '(?:接下来|下一步|首先|另外|还有|最后再|顺便)(?:请|麻烦)?(?:帮我|你)?(?=[把将给让删剪移换加改放]|标题|字幕|片段|原声|转场|全部|所有|每|结尾|开头|第[一二三四五六七八九十\\d]|音乐|配乐|照片|视频|画面)',
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

const lengthAt = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
};
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
  /(?<=^\s*)i(?:'d| would) (?:prefer|rather have) (?=[^,;]* (?:at the|before|after|first|last)\b)(?![^,;]* to (?!the))/giu;

/** “…, if you don't mind”. */
const IF_YOU_CAN =
  /,? if (?:you don't mind|you (?:can|could|would|please)|(?:that's|it's|that is) (?:ok(?:ay)?|all right|alright|fine|possible)|(?:at all )?possible)(?= *(?:$|[,.;!?]))/giu;
/** “Regards, Tom”. */
const SIGNED =
  /(?<=[.!?\n]\s*)(?:(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any) )?(?:[Rr]egards|[Ww]ishes|[Bb]est|[Cc]heers|[Ss]incerely|[Yy]ours|[Ll]ove|[Tt]hanks|[Tt]hank you)[,!.\n ]+\p{Lu}\p{L}+\s*[.!]?\s*$/u;

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
    .replace(SIGNED, (words) => ' '.repeat(words.length))
    .replace(PREFERS, (words) => padded('put', words.length));
  for (const { from, to } of wishesIn(rest)) {
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  }
  // Quotes and characters stay as they were typed.
  return Array.from({ length: message.length }, (_, i) =>
    rest.charAt(i) === plain.charAt(i) ? message.charAt(i) : rest.charAt(i),
  ).join('');
}
