import { tellsOfStep } from './rules-history.js';

/** 会吵到奶奶, 盖过人声了: what is to be helped. */
const DISTURBS =
  /^(?:都|我|我们|根本|完全|有点|还是|现在)*听不(?:太)?(?:清楚?|见|到|懂)(?!.*(?:音乐|配乐|歌|曲)).{0,10}$|^(?:不然|否则|免得|省得|都|它|这样)*(?:会|要|快|就|都|总)*(?:吵到|吵醒|盖过|盖住|压过|压住|影响|打扰|淹没|抢了|听不清).{0,8}$/u;
/** 画面重新剪过了, 刚撤销错了, 拿不定主意. */
const HAS_HAPPENED =
  /^(?:我|我们)?(?:已经|又|刚刚?|都)*(?:调整|改|剪|换|重剪|重排|动|修改)(?:过|好|完)?了?(?:一?些|几个|一下)?(?:片段|画面|视频|剪辑|顺序|镜头|素材)(?:的?(?:顺序|长度))?了?$|^(?:画面|视频|片子|片段)(?:都|已经|又|刚)*重剪(?:过|好)?了?$|^(?:音乐|配乐|歌)(?:和|跟|与)(?:画面|视频|片子|剪辑)(?:都|又|已经)?(?:对不上|不同步|不搭|错开|不合拍)了?$|^(?:我们?|就|还|主要)*(?:想|要|只想|希望)+(?:能)?听(?:到|见|清楚?|一?下)?(?!.*(?:音乐|歌|曲|配乐)).{1,8}(?:声音?|说话|讲话|说什么|笑|唱)$|^(?:视频|画面|片子|影片)(?:我|已经|又|都|刚刚?|刚才)*(?:重新)?(?:剪|改|调|换|删|拍)(?:整|辑|动)?(?:过|好|完)?了?$|^(?:我|刚刚?|刚才|不小心|可能|好像)*(?:撤[销回]|点|按|删|改|选)错了?$|^(?:我|还|有点|一时|实在)*(?:拿不定主意|没想好|不确定|不知道(?:选|要|用)?哪.{0,3}|犹豫|纠结|选不出来?|多(?:给|来|做|出)几个)(?:了|中)?$/u;
/** 第二段节奏拖: how the picture moves on. */
const DRAGS =
  /^(?:第.{1,2}[段个]|画面|视频|片子|镜头|前面|后面|中间|开头|结尾|整体|的)*(?:节奏|剪辑)?(?:都|也|一直|还是|实在|有点|有些|太|很|挺|比较|略|稍微)*(?:拖沓?|拖拉|拖泥带水|松散|散漫)了?$/u;
/** 不知道哪种风格合适: nothing is asked. */
const IN_DOUBT =
  /^(?:我们?|还|也|一时|有点|实在|真的|暂时)*(?:不知道|不确定|不清楚|没想好|拿不准|说不好|想不出|不晓得|没决定)(?:要|该|用|选|哪|什么|啥|是|配|多|放|做).{0,16}$/u;
const HAS_HAPPENED_EN =
  /^(?:i|we)(?:['’]ve| have)? (?:just )?(?:re-?)(?:edited|cut|arranged|ordered|did|shot|worked|timed) (?:the |my |our |some |all (?:the )?)?(?:clips?|film|video|edit|footage|pictures?|cut|timeline)(?: (?:a bit|again|today))?$|^you can (?:barely|hardly|scarcely)(?: even)? (?:hear|make out) (?!.*\b(?:music|song)\b).+$|^(?:the |my |a )?(?:new )?(?:re-?cut|new edit|new version|new cut) is (?:in|done|ready|finished|up)$|^only (?:the |my )?[\w .-]{1,24} (?:has|have|had|is|are|was|were|sounds?) (?!to\b|muted|silent|fine to)[\w ]{1,30}$|^not (?:all|every\w*|everybody|many|much)\b(?!.*\b(?:please|should|music)\b)/iu;
/** “Actually no”, before what is to be done. */
const NO =
  /^(?:(?:oh|well|actually|h+m+|um+|ok(?:ay)?|so|sorry|wait|and|but)[, ]*)*(?:no|nope|nah|yes|yeah|yep|wait|sorry|oops|whoops|never ?mind|hang on|hold on|on second thoughts?|my (?:mistake|bad))(?: (?:no|wait|sorry|actually|then))*$|^(?:哎呀?|哦|啊|呃|嗯|等等?|不对|算了|不好意思|抱歉)+$/iu;
/** 歌曲不要淡入，直接响: the same once more. */
const AT_ONCE =
  /^(?:(?:背景)?(?:音乐|配乐|歌曲?)|开头|结尾|最后|的)*(?:别|不要)(?:一上来|一开始|一下子|上来)?(?:就)?(?:那么|这么|太)(?:响|大声|突然|吵|生硬|急)(?:了|地?(?:结束|开始|出来|断))?$|^(?:背景)?(?:音乐|配乐|歌曲?|曲子|bgm|原声|声音|结尾|开头|最后|的|就|也)*(?:别|不要|不能)(?:太|那么|这么)?(?:突然|一下子|戛然|生硬地?)(?:就)?(?:断|停|没|结束|出现|进来?|而止)(?:掉|了)?$|^(?:就|要|让它)?(?:直接|马上|立刻|一上来就?)(?:响|进|放|出声|起|开始)(?:起来|了)?$/u;
/** “Let it stop hard”, 歌的前奏太长. */
const AND_SO =
  /^(?:and |but |just )*(?:let|make|have) (?:it|the (?:music|song|track)) (?:just )?(?:stop|end|cut(?: off)?)(?: hard| abruptly| suddenly| right away| at once)+$|^(?:这首|那首|的|歌曲?|音乐|配乐)*(?:前奏|引子|间奏|开头)(?:太|有点|实在太|特别)(?:长|久|慢|拖)了?$/iu;

/** 耳朵疼, 要有气势, “hear the sea”: what it is good for. */
const GOOD_FOR =
  /^(?:我|我的|大家|他|她|宝宝|孩子)?(?:的)?(?:耳朵|头|脑袋)(?:都|好|很|有点)*(?:疼|痛|受不了|难受)(?:了|死了)?$|^(?:这样|要|得|会|更|才|能)*(?:有|显得)(?:点|些)?(?:气势|感觉|氛围|力量|冲击力|气氛|高潮感)$|^(?:实在|其实|真的|有点|都|也)*(?:不(?:太|怎么|是很)?(?:合适|搭|好听|喜欢|需要))了?$|^(?:我们?|大家|还|就|也|主要|其实)*(?:想要?|希望|要)*(?:能)?听(?:到|见|清楚?|一?下)?(?!.*(?:音乐|歌|曲|配乐)).{1,8}$|^(?:(?:i|we)(?:'d| would)? (?:(?:just|really|also|still|do) )*(?:want|need|like|love) )?(?:to )?hear (?!.*\b(?:music|song|louder|quieter|again|more|less)\b)(?:the |my |our |what |how |him|her|them)[\w' ]{0,40}$|^(?:背景)?(?:音乐|配乐|歌声?)(?:都|把|有点|总是?|老是?|快|太|要)*(?:盖过|盖住|压过|压住|淹没|遮住|抢)了?.{0,8}$/iu;
/** 视频抖: what is to be mended. */
const IS_SHAKY =
  /^(?:视频|画面|镜头|片子|照片|第.段)?(?:都|也|一直|老|总)*(?:太|很|有点|好|特别|非常)?(?:抖|晃|暗|糊|模糊)(?:得.{1,4})?(?:了|啊)?$/u;
/** “Hey team”, “bonjour”, “kind regards”. */
const COURTESY =
  /^[小老阿]\p{Script=Han}{1,2}[啊呀哥姐]$|^(?:(?:hey|hi|hello|dear|good (?:morning|afternoon|evening|day)|hiya|yo|greetings)(?:,? (?:team|editor|editors|there|again|all|everyone|everybody|guys|folks|friends?|mate|dear|buddy|vmg|sir|madam|computer|robot|bot|assistant))*|(?:it['’]?s )?me again|bonjour|hola|ciao|namaste|(?:(?:with )?(?:kind|best|warm|many) )?(?:regards|wishes|cheers|thanks|best)|yours(?: truly)?|sincerely|xo+|thx|ty|tysm|ta|pls|plz|much appreciated|appreciate it|have a (?:nice|good|great|lovely) (?:day|weekend|evening|one)|you(?:['’]re| are) (?:great|the best|amazing|awesome)|team)$/iu;

/** What is said beside an order about sound or versions, and asks for nothing. */
export const remarksOfSound = (words: string): boolean =>
  tellsOfStep(words) ||
  [
    DISTURBS,
    HAS_HAPPENED,
    DRAGS,
    IN_DOUBT,
    HAS_HAPPENED_EN,
    NO,
    COURTESY,
    AT_ONCE,
    AND_SO,
    GOOD_FOR,
    IS_SHAKY,
  ].some((one) => one.test(words.trim()));
