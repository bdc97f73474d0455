import type { Request } from '../requests.js';
import { ASKS_ADVICE } from '../understand.js';
import type { Item } from './items.js';

/** Words between a negation and what is not to be done: “I do[n’t] want you to [delete …]”. */
const BETWEEN_EN =
  '(?:\\s+(?:want|wanted|need|needed|have|like|wish|ask|asked|asking|tell|told|telling|say|said|mean|meant|think|feel|going|sure|whether|if|about|for|i|we|you|us|me|it|anyone|anybody|to|be|should|shall|must|ever|even|yet|please|just|actually|really|simply|accidentally|by|any|anything|either|go(?: ahead)?|and|start)(?=\\s))*\\s+';
const NOT_EN =
  "(?<!\\b(?:say|says|saying|reads?|reading|why|can|could|can we|could we|why do|or) )(?<!\\b(?:say|says|saying|reads?|reading) \\w{1,4})(?:\\b(?:do|did|should|must|need|does|shall|may|might)n't|\\b(?:ca|could|wo|would)n't(?!\\s+(?:we|you)\\b)|\\bcannot|\\bnot|\\bnever|\\bno need|\\bavoid|\\brefrain from|\\bstop|\\bhate)";
/** Orders that no negation turns into another one. */
const HARD_EN =
  'delet(?:e|ed|ing)|remov(?:e|ed|ing)|mut(?:e|ed|ing)|silenc(?:e|ed|ing)|undo(?:ing)?|undone|redo(?:ing)?|revert(?:ed|ing)?|restor(?:e|ed|ing)|go back|going back|trim(?:med|ming)?|split(?:ting)?|swap(?:ped|ping)?|duplicat(?:e|ed|ing)|crop(?:ped|ping)? it to|erase|get rid';
/** Orders that are also said of music, or that mean something negated. */
const SOFT_EN =
  'fad(?:e|ing)|add(?:ed|ing)?|mov(?:e|ed|ing)|cut(?:ting)?|shorten(?:ed|ing)?|speed(?:ing)?|slow(?:ed|ing)?|turn(?:ed|ing)?|raise|lower|play(?=.*\\b(?:backwards?|reverse)\\b)|reverse|replac(?:e|ed|ing)|put(?:ting)?|crop(?:ped|ping)?|copy|(?:make|making|made|set|change|use|using)(?!.*\\b(?:so|too|as|that|quite|such)\\b)';
const NOT_ZH =
  '(?:不(?:要|用|需要|必|许|准|该|应该?|想要?|希望|打算|可以?|能)|别|勿|无需|没(?:必要|有?(?:让|叫|要|说要?)))';
/** 不要把第二段删掉, 先别撤销; 能不能, 要不要 and 是不是 are no negations. */
const BEFORE_ZH = '(?<![能要用想该应可]|是(?=不)|需|写[着上成]?|内容是|改成)(?<!特)';
const GLUE_ZH = '(?:再|去|先|你|您|我|们|给|帮|直接|随便){0,4}';
const BETWEEN_ZH = `${GLUE_ZH}(?:[把将让][^,，。;；!！?？]{1,14}?)?${GLUE_ZH}`;
const HARD_ZH =
  '删|剪|静音|撤[销回]|恢复|重做|回到|退回|分割|切开|拆开|裁剪?到|复制|交换|调换|对调|倒放|移[到除动至]|去[掉除]|(?:改|变|换|做|弄|调|设|转)成';
const SOFT_ZH =
  '加(?:速|快|个|上|[点段首]?(?:音乐|配乐))|放慢|减速|缩短|延长|裁|切|移|关|调[大小高低]|放大|放到|换|音乐淡|淡[入出]|循环';

const forbids = (en: string, zh: string): RegExp =>
  new RegExp(
    `${NOT_EN}${BETWEEN_EN}(?:${en})\\b|${BEFORE_ZH}${NOT_ZH}${BETWEEN_ZH}(?:${zh})(?!.{0,4}(?:太|那么|这么))`,
    'iu',
  );
const HARD = forbids(HARD_EN, HARD_ZH);
const ANY = forbids(`${HARD_EN}|${SOFT_EN}`, `${HARD_ZH}|${SOFT_ZH}`);
/** “The music should not be louder than the voices”, 音乐不要在30秒停: no order says how. */
const BOUNDS =
  /\b(?:should|must|may|can)(?:n't| not)(?: ever)? (?:be (?!longer\b)(?:\w+er|more \w+) than|(?:stop|end|cut off) (?:at|after|before))\b|\bnot? (?:be )?(?:louder|quieter|bigger|larger|smaller) than\b|不(?:要|能|应该|该|可以)(?:比.{1,10}[大响高吵]|在.{1,10}(?:停|断|结束))|(?:不(?:要|用|想)|别)[^,，。;；]{0,10}[弄调放搞开](?:得|的)?(?:那么|这么|太|这样)/iu;
/** The command “delete clip 2” does not work: told of, and not given. */
const TOLD_OF =
  /\b(?:command|order|instruction|phrase|sentence|words?|prompt)s?\b.{0,80}\b(?:(?:does|did|do|is|was|wo)(?:n't| not)|never|fails?|failed)\b|(?:指令|命令|这句话?|口令).{0,10}(?:没用|无效|不管用|不行|没反应|没有用)/iu;

/** “I deleted the title”: it was done, and is not to be done again. */
const DONE =
  /^(?:because |since |but |sorry,? |oh,? |oops,? )*(?:i|we|he|she|they|you)(?:['’]ve| have| had)? (?:just |already |accidentally |also |only )*(?:removed|deleted|muted|trimmed|swapped|moved|cropped|duplicated|undid|replaced|shortened)\b/iu;

/** “Without the bunny the film would be boring”, 没有音乐的话会很无聊: what is only imagined. */
const IMAGINED =
  /^(?:and |but |because |since )*(?:without|if (?:we|you|i|there|it)) [^,;]{2,60}\b(?:would|might|could) (?:be|look|feel|sound|seem|get) [^,;]{2,30}$|^(?:要是|如果|因为)?(?:没有?了?|少了)[^,，]{1,8}(?:的话)?(?:就|会|都|也)+(?:太|很|更|显得|有点)?[^,，]{1,4}$/iu;

/** “Everything after 0:20 is rubbish”: what is to become of it is not said. */
const COMPLAINS =
  /^(?:everything|all|the (?:part|bit|stretch|rest|stuff)|what(?:'s| is|ever))\b(?!.*\b(?:music|song|soundtrack|tune|drums?|piano)\b)[^,;]{0,40}\b(?:is|are|was|looks?|feels?) (?:just |so |really |too |all )*(?:rubbish|boring|bad|awful|terrible|useless|blurry|shaky|ugly|garbage|crap|trash|dull|long|dark)$/iu;

const unquoted = (text: string): string =>
  text.replace(
    /[“"「『《][^”"」』》]{0,300}[”"」』》]/gu,
    (said) => `“${' '.repeat(said.length - 2)}”`,
  );

/** Whether a clause says of an order that it is not to be done, or only asks or tells of it. */
export function isForbidden(text: string): boolean {
  const said = unquoted(text);
  return ANY.test(said) || isNoOrder(said);
}

/** Whether such a clause is for nobody: not for the composer either. */
export function isForNobody(text: string, items: readonly Item[]): boolean {
  const said = unquoted(text);
  if (HARD.test(said) || isNoOrder(said)) return true;
  return ANY.test(said) && items.some((item) => names(item, said));
}
const isNoOrder = (said: string): boolean =>
  BOUNDS.test(said) ||
  TOLD_OF.test(said) ||
  [DONE, IMAGINED, COMPLAINS].some((one) => one.test(said.trim())) ||
  ASKS_ADVICE.test(said.trim());
/** “Don't make it cheesy” may well describe a piece; “don't turn the music up” does not. */
const names = (item: Item, said: string): boolean =>
  item.is === 'file' ||
  (item.is === 'thing' &&
    item.thing !== 'pronoun' &&
    (item.thing !== 'music' || OF_LEVEL.test(said)));
const OF_LEVEL =
  /\b(?:fad|turn|rais|lower|play|cut)|\badd(?:ing)? (?:any |some |more |the )?(?:music|song|soundtrack)\b|[调关淡放]|加[点段首]?(?:音乐|配乐)/iu;

/** “Don't use clip 1” leaves it out. */
export const leavesOut = (request: Request, text: string): boolean =>
  request.ask === 'edit' &&
  request.operation.do === 'remove' &&
  !HARD.test(text) &&
  /\b(?:do not|don['’]t|never|not) (?:really )?(?:use|show|include) (?:the |my |that |this )?\S/iu.test(
    text,
  );

/** “Don't fade the music out”, 不要循环 set something to nothing; the rest would be the order. */
export function turnsOff(request: Request): boolean {
  if (request.ask === 'clarify' || request.ask === 'missing') return true;
  if (request.ask !== 'edit') return false;
  const { operation } = request;
  switch (operation.do) {
    case 'fade':
      return operation.ms === 0;
    case 'loop':
      return !operation.loop;
    case 'duck':
      return 'to' in operation.depthDb
        ? operation.depthDb.to === 0
        : 'plus' in operation.depthDb && operation.depthDb.plus < 0;
    case 'transition':
      return operation.kind === null;
    case 'motion':
      return operation.motion === 'still' || operation.motion === 'varied';
    case 'canvas':
      return operation.ratio === null;
    case 'change-title':
      return operation.text === null && Object.values(operation.look).every((to) => to === 'none');
    default:
      return false;
  }
}
