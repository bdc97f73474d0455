import { tellsOfStep } from './rules-history.js';

const WHO =
  '(?:老板|客户|领导|新郎|新娘|嘉宾|主持人|老师|学生|同学|客人|我们?|他们?|她们?|大家|孩子们?|小朋友们?|宝宝|[爷奶爸妈叔姐哥弟妹]{2}|爸爸|妈妈|有人)';
/** 老板要讲话, 我在那里讲题: who speaks or plays there. */
const SOMEBODY_ACTS = new RegExp(
  `^(?:因为|正好|刚好|那里|那儿|这里|那时候?|那段|这段)*${WHO}(?:正好|刚好|那时候?|那段|都)*(?:正在|在|要|会|得|想)(?:那里|那儿|这里|那时候?|那段)?(?:讲|说|唱|致辞|发言|介绍|表演|演讲|跳|玩|吃|走|跑|睡|哭|笑|聊|念|读|上课|宣布).{0,4}$`,
  'u',
);
/** 会吵到奶奶, 盖过人声了: what is to be helped. */
const DISTURBS =
  /^(?:都|我|我们|根本|完全|有点|还是|现在)*听不(?:太)?(?:清楚?|见|到|懂)(?!.*(?:音乐|配乐|歌|曲)).{0,10}$|^(?:不然|否则|免得|省得|都|它|这样)*(?:会|要|快|就|都|总)*(?:吵到|吵醒|盖过|盖住|压过|压住|影响|打扰|淹没|抢了|听不清).{0,8}$/u;
/** 画面重新剪过了, 刚撤销错了, 拿不定主意. */
const HAS_HAPPENED =
  /^(?:我|我们)?(?:已经|又|刚刚?|都)*(?:调整|改|剪|换|重剪|重排|动|修改)(?:过|好|完)?了?(?:一?些|几个|一下)?(?:片段|画面|视频|剪辑|顺序|镜头|素材)(?:的?(?:顺序|长度))?了?$|^(?:画面|视频|片子|片段)(?:都|已经|又|刚)*重剪(?:过|好)?了?$|^(?:音乐|配乐|歌)(?:和|跟|与)(?:画面|视频|片子|剪辑)(?:都|又|已经)?(?:对不上|不同步|不搭|错开|不合拍)了?$|^(?:想|要|只想)听(?:到)?(?:现场|原)的?声音?$|^(?:视频|画面|片子|影片)(?:我|已经|又|都|刚刚?|刚才)*(?:重新)?(?:剪|改|调|换|删|拍)(?:整|辑|动)?(?:过|好|完)?了?$|^(?:我|刚刚?|刚才|不小心|可能|好像)*(?:撤[销回]|点|按|删|改|选)错了?$|^(?:我|还|有点|一时|实在)*(?:拿不定主意|没想好|不确定|不知道(?:选|要|用)?哪.{0,3}|犹豫|纠结|选不出来?|多(?:给|来|做|出)几个)(?:了|中)?$/u;
const IS_SHAKY =
  /^(?:视频|画面|镜头|片子|照片|第.段)?(?:都|也|一直|老|总)*(?:太|很|有点|好|特别|非常)?(?:抖|晃|暗|糊|模糊)(?:得.{1,4})?(?:了|啊)?$/u;
/** 这首不好听: why it is to be another. */
const IS_POOR =
  /^(?:这首|这个|这段|现在的?|音乐|配乐|歌|曲子?|的)*(?:不(?:太|怎么|够)?(?:好听|合适|搭)|难听|太普通)了?$/u;
const HAS_HAPPENED_EN =
  /^(?:i|we)(?:['’]ve| have)? (?:just )?(?:re-?)(?:edited|cut|arranged|ordered|did|shot|worked|timed) (?:the |my |our |some |all (?:the )?)?(?:clips?|film|video|edit|footage|pictures?|cut|timeline)(?: (?:a bit|again|today))?$|^you can (?:barely|hardly|scarcely)(?: even)? (?:hear|make out) (?!.*\b(?:music|song)\b).+$|^(?:the |my |a )?(?:new )?(?:re-?cut|new edit|new version|new cut) is (?:in|done|ready|finished|up)$|^not (?:all|every\w*|everybody|many|much)\b(?!.*\b(?:please|should|music)\b)/iu;
/** 歌不够长: why it is to be repeated. */
const TOO_SHORT =
  /^(?:但是?|不过|因为|可是|这|那|首|段|的|我)*(?:歌曲?|音乐|曲子|配乐)(?:的?长度)?(?:不够长?|太短|太长|短了|长了|有点[短长]|放不[完满]|没视频长|比(?:视频|影片|片子)[短长])了?(?:点|一些|一点)?$/u;
/** “Actually no”, before what is to be done. */
const NO =
  /^(?:(?:oh|well|actually|h+m+|um+|ok(?:ay)?|so|sorry|wait|and|but)[, ]*)*(?:no|nope|nah|yes|yeah|yep|wait|sorry|oops|whoops|never ?mind|hang on|hold on|on second thoughts?|my (?:mistake|bad))(?: (?:no|wait|sorry|actually|then))*$|^(?:哎呀?|哦|啊|呃|嗯|等等?|不对|算了|不好意思|抱歉)+$/iu;
/** 歌曲不要淡入，直接响: the same once more. */
const AT_ONCE =
  /^(?:背景)?(?:音乐|配乐|歌曲?|曲子|bgm|原声|声音|结尾|开头|最后|的|就|也)*(?:别|不要|不能)(?:太|那么|这么)?(?:突然|一下子|戛然|生硬地?)(?:就)?(?:断|停|没|结束|出现|进来?|而止)(?:掉|了)?$|^(?:就|要|让它)?(?:直接|马上|立刻|一上来就?)(?:响|进|放|出声|起|开始)(?:起来|了)?$/u;
/** “Let it stop hard”, 歌的前奏太长. */
const AND_SO =
  /^(?:and |but |just )*(?:let|make|have) (?:it|the (?:music|song|track)) (?:just )?(?:stop|end|cut(?: off)?)(?: hard| abruptly| suddenly| right away| at once)+$|^(?:这首|那首|的|歌曲?|音乐|配乐)*(?:前奏|引子|间奏|开头)(?:太|有点|实在太|特别)(?:长|久|慢|拖)了?$/iu;
/** “Otherwise perfect”: the rest stays. */
const REST_IS_FINE =
  /^(?:otherwise|apart from that|other than that|besides that|the rest(?: of it)?|everything else)[, ]*(?:(?:it|that)(?:['’]s| is)? ?|is |looks? |sounds? |all )*(?:perfect|great|good|fine|lovely|nice|ok(?:ay)?|brilliant|spot on)$|^(?:其[他它余]的?|别的|剩下的?)(?:都|就)?(?:很|挺|没)?(?:好|不错|完美|可以|没问题|问题)了?$/iu;

/** “Hey team”, “bonjour”, “kind regards”. */
const COURTESY =
  /^[小老阿]\p{Script=Han}{1,2}[啊呀哥姐]$|^(?:(?:hey|hi|hello|dear|good (?:morning|afternoon|evening|day)|hiya|yo|greetings)(?:,? (?:team|editor|editors|there|again|all|everyone|everybody|guys|folks|friends?|mate|dear|buddy|vmg|sir|madam|computer|robot|bot|assistant))*|(?:it['’]?s )?me again|bonjour|hola|ciao|namaste|(?:(?:with )?(?:kind|best|warm|many) )?(?:regards|wishes|cheers|thanks|best)|yours(?: truly)?|sincerely|xo+|thx|ty|tysm|ta|pls|plz|much appreciated|appreciate it|have a (?:nice|good|great|lovely) (?:day|weekend|evening|one)|you(?:['’]re| are) (?:great|the best|amazing|awesome)|team)$/iu;

/** What is said beside an order about sound or versions, and asks for nothing. */
export const remarksOfSound = (words: string): boolean =>
  tellsOfStep(words) ||
  [
    SOMEBODY_ACTS,
    DISTURBS,
    HAS_HAPPENED,
    IS_SHAKY,
    IS_POOR,
    HAS_HAPPENED_EN,
    TOO_SHORT,
    NO,
    REST_IS_FINE,
    COURTESY,
    AT_ONCE,
    AND_SO,
  ].some((one) => one.test(words.trim()));
