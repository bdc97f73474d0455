import type { Topic } from './intents.js';

const INSTRUMENTS =
  '(?:drums?|percussion|bass|guitars?|pianos?|strings|synths?|violins?|cellos?|flutes?|trumpets?|choir|vocals?|sax\\w*|harps?|brass|bells?|organ|ukulele|beat)';
const INSTRUMENTS_ZH =
  '(?:鼓|吉他|钢琴|弦乐|贝斯|合成器|小提琴|大提琴|长笛|笛子|小号|古筝|二胡|琵琶|萨克斯|竖琴|铜管|打击乐|人声|乐器)';

/** What a question is about: the first that fits. */
const TOPICS: readonly (readonly [topic: Topic, source: string])[] = [
  [
    'abilities',
    String.raw`\b(?:can|could) you (?:do|write|make|compose)\b|\bdo you know how\b|\bhelp\b|\bstyles\b|\bwhat else\b|\bhow do (?:i|you)\b|\bcopyright|能(?:帮我)?[做干](?:些|点)?(?:什么|啥|哪些)|(?:有|支持)(?:些|哪些|什么|啥)+功能|会(?:做|干)?(?:些)?(?:什么|啥)|能干(?:些)?(?:什么|啥)|可以(?:做|干)(?:些)?(?:什么|啥)|帮助|哪些风格|什么功能|怎么(?:用|加|换|做|弄|改|删|调|剪|操作)|版权|商用`,
  ],
  [
    'key',
    String.raw`\bkey\b|\bscale\b|\b(?:major|minor)\b|(?:什么|哪个|哪种|几)调|调性|[大小]调|的调`,
  ],
  [
    'tempo',
    String.raw`\btempo\b|\bbpm\b|\bhow (?:fast|slow)\b|\bbeats (?:per|a) minute\b|\bspeed of the (?:music|song|piece|track)\b|速度|多快|拍速|每分钟|多少 ?(?:bpm|拍)|bpm|节奏`,
  ],
  [
    'style',
    String.raw`\bstyle\b|\bgenre\b|\b(?:kind|sort|type) of (?:music|song|tune|piece|track|sound)\b|风格|类型|曲风|流派`,
  ],
  ['seed', String.raw`\bseed\b|种子`],
  ['cuts', String.raw`\bcuts?\b|\bhits?\b|剪辑点|卡点|切点|卡上点`],
  [
    'instruments',
    String.raw`\binstruments?\b|\bwho plays\b|\b(?:there|have|has|hear|use|uses) (?:an?y? |some |the )?${INSTRUMENTS}\b|\b(?:playing|hear|heard)\b.*\bin (?:the|this) (?:music|piece|song|track)\b|乐器|谁(?:来|在)?(?:演?奏|弹|拉|吹|唱)|有(?:没有)?${INSTRUMENTS_ZH}|是${INSTRUMENTS_ZH}吗`,
  ],
  [
    'length',
    String.raw`\bhow long\b|\brunning time\b|\blength\b|\bduration\b|\bhow many (?:seconds|minutes|secs|mins)\b|\b(?:longer|shorter|more|less) than\b|\b(?:under|over) (?:a|an|\w+) (?:second|minute)s?\b|多长|时长|多久|[多几](?:少)?(?:秒|分)钟?|超过`,
  ],
  [
    'versions',
    String.raw`\bversions\b|\bhistory\b|\b(?:which|what) version\b|\bwhat (?:did|have) you (?:just )?(?:do|done|changed?)\b|\bwhat (?:was|is|has|have|'s)?\s?(?:the )?(?:been )?(?:last |latest )?(?:changed?|changes|edit|edited)\b|第几个?版|(?:改|做|动)了(?:些?什么|哪|啥)|哪个版本|\bwhat (?:have i|did i|was) (?:done|do)\b|哪些版本|[几多]少?个?版本|版本列表|历史|记录|(?:看|列|有|查).{0,5}版本`,
  ],
  [
    'volume',
    String.raw`\bhow loud\b|\b(?:too|so) (?:loud|quiet)\b|\b(?:loud|quiet) enough\b|\bvolume\b|\bloudness\b|音量|多响|多大|大声|太?[响吵]`,
  ],
  [
    'moment',
    String.raw`\b(?:at|around) (?:second )?\d+(?::\d\d)?\b(?! ?bpm)|(?:第 ?)?\d+ ?秒|\d+:\d\d ?(?:处|时|的时候)?|\bsecond \d+\b`,
  ],
  [
    'timeline',
    String.raw`\btimeline\b|\b(?:any|which|what|how many|the) (?:titles?|captions?|clips?|photos?|pictures?|sounds?|files?|transitions?)\b|(?:[几多]少?|哪些|什么|没有|有|的)(?:个|段|张|条)?(?:片段|字幕|标题|照片|视频|素材|转场)|\btracks?\b|\bso far\b|时间线|轨道|静音`,
  ],
];
const PATTERNS = TOPICS.map(([topic, source]) => ({ topic, find: new RegExp(source, 'iu') }));

export const topicIn = (question: string): Topic | undefined =>
  PATTERNS.find(({ find }) => find.test(question))?.topic;

/** What somebody wants to be shown. */
const SHOWN_ZH =
  '(?:种子|调性?|速度|拍速|时间线|版本|历史|记录|片段|列表|时长|长度|音量|风格|乐器|bpm|素材|文件|轨道|顺序)';
/**
 * Asks how something is, and for nothing: “at what tempo does it play”, “isn't the music too loud?”,
 * 音乐里有没有鼓, 视频有几分钟.
 */
const ASKS_FACT = new RegExp(
  [
    '^(?:so |and )?(?:at|in|on|for|with|to) (?:what|which|how)\\b',
    "^(?:isn't|aren't|doesn't|didn't|wasn't|weren't|hasn't|haven't) ",
    '^(?:can|could|may) (?:i|we) (?:please )?(?:see|view|look at) (?:the |all |my |our |a )*(?:history|versions?|timeline|list|changes|tracks)\\b',
    '^(?:can|could|may) (?:i|we) (?:upload|share|record)\\b.*\\?$|^(?:can|could|may) (?:i|we) use (?:it|this|the music|the song) (?:on|for|in|commercially)\\b',
    '^(?:can|could|may) (?:i|we) (?:export|download|save|render)\\b.*\\?$',
    '^(?:please )?(?:can you |could you )?help(?: me)?(?: please)?[.!?]*$|^(?:帮助|使用?说明|求助)[。！!]*$',
    `^(?:请|能不能|麻烦|可以)*(?:告诉我|说说|列一?下|列出|看[一]?[下看]|显示|给我看看?|给我列|查看?一?下?).*${SHOWN_ZH}`,
    '^(?:版本|历史|修改|编辑|操作)(?:列表|记录)$',
    '(?:几|多少)(?:分钟|秒钟?|张|段|版|拍|个)(?:[了的呢啊?？]|$)',
    '^[^,，。]*是[^,，。]{1,8}还是[^,，。]{1,8}[?？]?$',
    '^[^,，。]*(?:是不是|会不会|够不够|算不算)[^,，。]*$',
    `^[^,，。]*(?:里面?|中|现在|已经|目前|片子|视频)有没有[^,，。]*$|^有没有(?:字幕|标题|转场|照片|${INSTRUMENTS_ZH})[?？]?$`,
    '^[^,，。]*(?:是|由)谁',
    '^(?:请问|我)?(?:这个|这|该|要)?(?:怎么|如何)(?:才能)?(?:用|加|换|做|弄|改|保存|导出|撤销|删|调|剪|操作|办|上传|下载|设置)',
    '^[^,，。]*是(?:几|怎么样的?|怎样的?|如何的?)[?？]?$',
    '有(?:几|多少)[张个段条]',
    '^(?!.*(?:能不能|能把|可以把|要|好吗|行吗|可以吗))[^,，。]*(?:是|(?<!所)有|够|对?得上|卡点|对上|超过|版权)[^,，。]{0,10}吗[?？]?$',
    '^[^,，。]*(?:可以|能)(?:商用|上传|导出|输出)[^,，。]*(?:吗|什么|哪)',
    '^你(?:能|可以|会)(?:做|干)(?:些|点)?(?:什么|啥)',
  ].join('|'),
  'iu',
);
/** An order may stand behind it: “Isn't it too loud? Turn it down!”. */
const GOES_ON = /[?？!！。]\s*\S|\.\s+\S/u;

/** Whether all of a message asks how something is. */
export const asksFact = (text: string): boolean => ASKS_FACT.test(text) && !GOES_ON.test(text);
