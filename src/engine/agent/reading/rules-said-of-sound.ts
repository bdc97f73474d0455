import type { Operation } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Rule } from './hand.js';

type Volume = Extract<Operation, { do: 'volume' }>;

const SOUND_EN =
  '(?:music|song|soundtrack|track|sound|audio|noise|wind|waves?|voices?|silence|quiet|ambience|original(?: sound| audio)?|(?:live|camera|natural|original|real|ambient) (?:sound|audio|noise)|(?:sound|noise) of the \\w+)';
/** “I only want the song”, 只听现场声: what is left to be heard. */
const LEFT = new RegExp(
  `^(?!(?:so |and |but |then |that |please |too )*(?:(?:the|my|our|its|their|her|his) )?(?:background )?${SOUND_EN}(?: (?:of|from) (?:the |my )?\\w+)?$)(?:so |and |but |then |that |please )*(?:(?:i|we|you|one|people|everyone) )?(?:(?:just|only|really) )*(?:(?:want|need|would like|can|should|will|to|like|have|keep|leave|hear)(?: to)? ){0,4}(?:hear |have |keep |leave )?(?:(?:just|only|nothing but|some|all) )*(?:(?:the|my|our|its|their|her|his) )?(?:background )?${SOUND_EN}(?: (?:of|from) (?:the |my )?\\w+)?(?: (?:only|alone|instead|there|then|please|before that|after that|afterwards|behind it|after it (?:ends|stops|is over)|when it (?:ends|stops|is over)|at the end))*$|^(?:before that|after that|afterwards|then|there|otherwise)[, ]*(?:(?:it's|there's|there should be) )?(?:just|only) (?:the )?(?:\\w+ )?(?:${SOUND_EN})$|^(?:我们?|就|那里|这样|这时|前面|后面|之前|之后|然后|请|大家|也)*(?:只|就|光)(?:想|要|留|能|用)?(?:听|留|要|剩|有|保留|放|播)(?:下|着|到|得?见)?(?:背景)?(?:(?:海滩|现场|原|环境|背景|视频|自然|海浪|风|孩子们?|人)的?(?:说话)?(?:声音?|音)|原声|同期声|音乐|配乐|歌声?|声音|安静)(?:就[好行]|了|吧)*$|^(?:我们?|就|还|也|主要)*(?:想|要|希望|需要|能)+(?:听|听到|听见|听清楚?|留下?|保留)(?:一?下|到|见|清楚?)?(?!.*(?:淡|调|换|加|首)).{1,8}(?:说话|讲话|说什么|声音?|的声音?|笑|唱歌|唱|原声|现场)(?:的声音?)?$`,
  'iu',
);
/** 歌放完就安静: beside an end of its repeats. */
const ENDS_SILENT =
  /^(?:[放播]完|之后|后面|结束后|然后)了?(?:就|都|再)*(?:安静|没有?声音|静音|停|留白|空着)(?:就[好行]|了|吧)*$/u;
/** “Normal again after that”, 前面保持: beside a stretch, the rest is as it was. */
const REST_STAYS =
  /^(?:and |but |then |so )*(?:(?:before|after) (?:that|it)|afterwards|then|the rest|otherwise|elsewhere|everywhere else|from there|later)?[, ]*(?:(?:the )?(?:music|song|volume|sound|it|everything) )?(?:(?:is|goes|should be|can be|stays?|can stay|should stay|should go|can go|comes|back) )*(?:(?:back )?to )?(?:normal|as (?:it )?(?:is|was|before)|the same|unchanged|full)(?: (?:volume|again|level|before|after(?: that)?|afterwards|there))*$|^(?:但是?|然后)?(?:之?前面?|之?后面?|以后|其余|其他|别的|剩下|平时|其它)(?:的)?(?:时间|时候|地方|部分|段落)?(?:的)?(?:音乐|声音|音量|配乐|歌)?(?:就|都|还是|再|也|要|照|是)*(?:保持|正常|不[变动用]|照旧|恢复|原样|一样|留白|空着)(?:不变|原样|正常|播放|放|原来的?音量|原音量|就[好行]|了|吧)*$|^(?:音乐|配乐|歌)?(?:之?后|以后|之?前)(?:的)?(?:音乐|声音)?(?:就|都)*(?:正常|恢复)(?:播放|放|正常|了)*$/iu;
const LEADS_EN =
  "^(?:because |since |as |and |but |cause )?(?:it|that|this|they|there|(?:the|its|my|their) (?:sound|audio|volume|noise|wind|music|song|waves?|clip|original sound|camera sound|recording|mic))(?:'s| is|'re| are| was| were| sounds?| seems?| gets?)? ";
const HOW =
  '(?:(?:just|really|so|very|too|way|much|far|a (?:bit|little)|quite|super|extremely|all|rather|pretty|terribly|awfully|always) )*';
/** “It is so quiet”, 太吵了: why it has just been changed. */
const TOO_LOUD = new RegExp(
  `${LEADS_EN}${HOW}(?:loud|noisy|windy|harsh|annoying|distracting|terrible|awful|horrible|unbearable|dominant|overpowering)$|^(?:因为|它|声音|那里|实在|真的|都|也|的|风声?|浪声?|车声|人声|背景)*(?:太|很|好|有点|有些|实在|特别|非常|真)(?:吵闹?|响|大声?|闹|刺耳|难听|杂|乱|嘈杂)(?:了|啊|死了|人)*$|^(?:全是|都是|净是|里面有)(?:风声|杂音|噪音|车声|人声)$`,
  'iu',
);
const TOO_QUIET = new RegExp(
  `${LEADS_EN}${HOW}(?:quiet|low|faint|soft|weak|silent)$|^(?:因为|它|声音|实在|真的|都|也|的)*(?:太|很|好|有点|有些|实在|特别|非常)(?:小声?|轻|低|弱|安静)(?:了|啊)*$`,
  'iu',
);
const ONCE =
  /^(?:and |so |please |just )*(?:play |let |have )?(?:it |the (?:song|music) )?(?:should |must |can |to )?(?:play(?:s|ed)? )?(?:just |only )?(?:once|one time)(?: (?:only|through|is (?:enough|fine|plenty)))?$|^(?:就|只|让它)*(?:[放播]|播放)(?:一[遍次])(?:就|够|行|好|可以|停|了|吧)*$/iu;
const LOWER_THERE =
  /^(?:so |and |please |just |can you |could you )*(?:(?:turn|bring|take|pull|make|dial|get|have) (?:it|that|the (?:music|song)) (?:down|lower|quieter|softer|less loud|back)|(?:lower|reduce|duck|soften) (?:it|that|the (?:music|song)))(?: (?:a (?:bit|little)|there|then|in those parts?|in that part|for (?:that|those parts?)|please|more))*$|^(?:请|把|在|就|那|那里|那时候?|这时候?|这里|当时|它|音乐|配乐|都|给我|帮我|稍微)*(?:[调开放弄关压变降]|往下调)?(?:再)?(?:小|低|轻)(?:声|下来)?(?:一?[点些])?(?:吧|了)?$/iu;

const isLess = ({ change }: Volume): boolean =>
  'to' in change ? change.to < 1 : 'times' in change && change.times < 1;

/** Whether these words say no more than an order about sound has just said. */
function isSaid(last: Request, words: string): boolean {
  if (last.ask === 'remove-music') return LEFT.test(words);
  if (last.ask !== 'edit') return false;
  const { operation } = last;
  if (operation.do === 'loop') {
    return !operation.loop && [LEFT, ONCE, ENDS_SILENT].some((one) => one.test(words));
  }
  if (operation.do === 'duck') return LOWER_THERE.test(words) || LEFT.test(words);
  if (operation.do !== 'volume') return false;
  const less = isLess(operation);
  if (operation.range !== null && REST_STAYS.test(words)) return true;
  return (less && LEFT.test(words)) || (less ? TOO_LOUD : TOO_QUIET).test(words);
}

/** What is said of a sound behind an order about it, and asks for nothing more. */
const saidOfSound: Rule = (hand) => {
  const last = hand.before.at(-1);
  const measured = (
    ['percent', 'decibels', 'range', 'span', 'file', 'quote', 'factor'] as const
  ).some((kind) => hand.holds(kind));
  if (last === undefined || measured || !isSaid(last, hand.text.trim())) return null;
  hand.takeAll();
  return [];
};

export const SAID_OF_SOUND_RULES: readonly Rule[] = [saidOfSound];
