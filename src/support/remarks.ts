import { toSimplified } from './chinese.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const PRAISE = words(
  'good great perfect perfectly nice nicely lovely fine wonderful awesome excellent amazing ' +
    'beautiful beautifully brilliant cool superb fantastic fabulous terrific incredible stunning ' +
    'outstanding gorgeous magnificent marvelous marvellous splendid impressive neat dope sick ' +
    'stellar solid decent okay ok alright flawless ideal delightful phenomenal spectacular sublime ' +
    'exquisite tasteful fitting bravo wow yay hooray congrats congratulations thanks thank cheers ' +
    'top ace brill super done ready finished enough yes yep yeah sure',
);
/** May stand around praise. None of them names anything that is heard or seen. */
const AROUND_PRAISE = words(
  'a an it this that these those they everything all i we you me my us very really so much just ' +
    'with for now too quite pretty absolutely totally simply truly rather how what such and oh ah ' +
    'hey well again as is at already here the for work job stuff effort one result results choice ' +
    'thing going love like mate man dude buddy guys team everyone',
);
const JUDGES = words(
  "is are was were it's that's this's they're looks look looking sounds sound sounding feels feel seems seem",
);
/** Praise of what is there already, but an order by itself. */
const PRAISE_JUDGED = words('better best right');
const SUBJECTS = words('it this that these those they everything all the my our your music i we');

/** Whole phrases of praise, each as good as the one word that takes its place. */
const PRAISING: readonly RegExp[] = [
  /\bnot (?:at all )?bad(?: at all)?\b/g,
  /\b(?:spot on|on point|well done|all set|good to go|top notch|first class|nailed it|just right|no problem)\b/g,
  /\b(?:exactly|just|precisely) (?:what|as|how|like) (?:i|we) (?:want(?:ed)?|need(?:ed)?|had in mind|(?:was|were) looking for|imagined|hoped for)\b/g,
  /\b(?:that|this|it)(?: will|'ll) do\b|\b(?:works?|good enough|fine|okay|ok) (?:for|by|with) (?:me|us)\b/g,
  /\bno (?:more |further |other )?(?:changes?|notes|complaints|objections)(?: needed| please)?\b/g,
  /\bnothing (?:else |more )?to (?:change|add|fix)\b|\bdon't (?:change|touch) (?:a thing|anything)\b/g,
  /\b(?:keep|leave) (?:it|this|that|everything) (?:as it is|as is|like (?:this|that)|(?:this|that) way)\b/g,
  /\b(?:i|we|i'm|we're|i am|we are|am) (?:\w+ )?(?:happy|satisfied|pleased|delighted|thrilled)(?: with (?:it|this|that|(?:the|your) \w+))?\b/g,
  /^(?:i|we) (?:really |just |do |absolutely )*(?:like|love|adore|enjoy) (?:it|this|that|the|your|these)(?: \w+){0,2}$/g,
  /\b(?:go for it|ship it|that's (?:it|all|the one)|(?:couldn't|can't|could not) be better)\b/g,
];

const ASKS = /^(?:is|are|was|were|do|does|did|can|could|would|will|should|how's)\b/;

function englishWords(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** True for "great job" and for "the strings sound really lovely", but not for "lovely strings". */
function praisesInEnglish(text: string): boolean {
  const line = englishWords(text).join(' ');
  if (ASKS.test(line)) return false;
  if (/^(?:\w+ ){1,3}job$/.test(line)) return true;
  const said = PRAISING.reduce((rest, phrase) => rest.replace(phrase, 'good'), line).split(' ');
  const judge = said.findIndex((word) => JUDGES.has(word));
  const [first = ''] = said;
  // Whatever "the" and up to three words name, it is judged by what follows.
  const judgement = judge >= 0 && judge <= 4 && (judge === 0 || SUBJECTS.has(first));
  const rest = judgement ? said.slice(judge + 1) : said;
  const praises = (word: string) => PRAISE.has(word) || (judgement && PRAISE_JUDGED.has(word));
  return (
    rest.some(praises) &&
    rest.every((word) => praises(word) || AROUND_PRAISE.has(word) || JUDGES.has(word))
  );
}

const DEGREE_ZH =
  '(?:很|太|非常|挺|真的?|还|都|也|超级?|特别|十分|相当|蛮|够|最|已经|比较|听起来|看起来)';
const PRAISE_ZH =
  '(?:好听|好看|好极|好|不错|棒|赞|完美|满意|喜欢|带感|到位|合适|舒服|漂亮|优秀|厉害|给力|精彩|惊艳|理想|动听|悦耳)';
const SUBJECT_ZH =
  '(?:我|这(?:个|首|段|版|次|样)?|那(?:个|首|段)?|它|整体|效果|音乐|配乐|声音|视频|影片|片子|画面|结果|节奏|旋律|鼓点|曲子|感觉|状态|的|对|觉得|是|就)*';
/** Nothing that asks for more: 要好听, 更好听, 把它做好. */
const NAMED_ZH = '[^把让要请加换改更再想不没给配来做写一些点用]{0,8}?';
const TAIL_ZH = '(?:了|的|啊|呀|呢|吧|啦|哦|嗯|极了|得很)*';
const APPROVALS_ZH = [
  `${SUBJECT_ZH}${DEGREE_ZH}*${PRAISE_ZH}${TAIL_ZH}`,
  `${NAMED_ZH}${DEGREE_ZH}+${PRAISE_ZH}${TAIL_ZH}`,
  `(?:你|这首?|这次)?(?:做|干|写|配|弄|搞)(?:得|的)?${DEGREE_ZH}*${PRAISE_ZH}${TAIL_ZH}`,
  '(?:音乐|视频|这样|这个|我|就|都|那)*(?:可以|行|够|没问题|没意见|完成|做好|好)(?:了|的|啊|啦|吧)*',
  '(?:我|那)*(?:就)?(?:这样|这么定|定|它|这个)(?:吧|了|好了)+',
  '(?:不用|不必|别|无需)(?:再)?(?:改|调|动)(?:了|啦|吧)*',
  '(?:就)?保持(?:这样|现状|原样|不变)(?:吧|就好)?',
  '没有?(?:什么)?(?:需要|要)(?:再)?(?:改|调)的(?:地方)?了?',
  '谢谢(?:你|您)?|多谢|辛苦(?:你|您)?(?:了|啦)|对|嗯+|赞|牛|绝了|是的?',
];
const APPROVAL_ZH = new RegExp(`^(?:${APPROVALS_ZH.join('|')})$`, 'u');

const hanOf = (text: string): string => toSimplified(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** True for words that say that what is there is good as it is, and ask for nothing. */
export function isApproval(text: string): boolean {
  if (/[?？]\s*$/u.test(text)) return false;
  return /\p{Script=Han}/u.test(text) ? APPROVAL_ZH.test(hanOf(text)) : praisesInEnglish(text);
}

const WORK = 'export(?:ing)?|render(?:ing)?|download(?:ing)?|upload(?:ing)?|generat(?:e|ing|ion)';
const HALT = new RegExp(
  `^(?:no|nope|nah)$|^(?:please |ok |no )*(?:stop|cancel|abort|halt|quit|wait|hold on|never ?mind|forget|(?:don't|do not)(?: you)?(?= (?:${WORK}|do|change|touch)))` +
    `(?: (?:${WORK}|do|change|touch|it|that|this|the|my|all|everything|anything|music|video|job|task|process|work|for|a|an|moment|minute|second|sec|bit|now|here|right|there|yet|again|please|composing|working))*$`,
);
const HALT_ZH =
  /^(?:请|先|快|那|就)*(?:停止?|取消|中止|终止|暂停|算|等等|等一?下|等会儿?|不用|(?:先)?(?:不要|别)(?:再)?(?:导出|汇出|下载|渲染|上传|生成|动|改|变))(?:导出|汇出|下载|渲染|上传|生成|创作|任务|操作|视频|影片|音乐|这个|它|下来?|一下|先|了|吧|啊|啦)*$/u;

/** True for words that would have something stop, or not begin: "cancel the export", "wait", 算了. */
export function isHalt(text: string): boolean {
  return HALT.test(englishWords(text).join(' ')) || HALT_ZH.test(hanOf(text));
}
