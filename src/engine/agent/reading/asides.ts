import { remarksOfSound } from './asides-sound.js';
import { ordersAsIfSo, tellsFact } from './tellings.js';
import { tellsFactInChinese } from './tellings-zh.js';

const SUBJECT =
  "(?:it|that|this|there|they|he|she|we|you|these|those|everything|everyone|everybody|nobody|no one|someone|somebody|people|viewers|(?:the|my|our|their|his|her|your|that|this|these|those|all|both|some|a|an) (?:[\\w'’.:-]+ ){1,9}?|clips? \\d+(?:(?:, | and |, and )\\d+)* |(?:song|music|audio|sound|video|film|title|text|intro|ending|beginning|voices?|captions?|kids|grandma|grandpa|mum|mom|dad) (?!(?:look|feel|sound|style)$))";
const VERB =
  "(?:['’](?:s|re|ve)\\b|(?:really |just |also |all |only |always |never |already |still |kind of )*(?:is|are|was|were|am|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|looks?|feels?|felt|sounds?|seems?|runs?|gets?|got|makes?|takes?|goes|went|has|had|does(?:n['’]t)?|did(?:n['’]t)?|don['’]t|won['’]t|can['’]t|couldn['’]t|wouldn['’]t|hasn['’]t|haven['’]t|loves?|loved|likes?|liked|hates?|hated|asked|asks|wants|wanted|drags?|drowns?|distracts?|hurts?|bores?|stays?|lasts|lasted|comes?|came|starts?|begins?|ends?|shakes?|keeps?|drives?|deserves?|turned|became|said|says|forgot)\\b)";
/** Someone tells what is so, and asks for nothing. */
const TELLS = new RegExp(
  `^(?:and |but |well,? |sorry,? |oh,? )*(?:${SUBJECT}\\s?${VERB}|i(?:['’](?:m|ve)| (?:really |just |also )?(?:am|was|have|had|do(?:n['’]t)?|did(?:n['’]t)?|liked?|loved?|hated?|think|thought|find|found|can['’]t|couldn['’]t|guess|forgot|know|hope|changed my mind|already|re-?cut|re-?shot|added|moved|made))\\b)`,
  'iu',
);
const WISHES =
  /\b(?:should(?:n['’]t)?|must(?:n['’]t)?|could|would|needs?|please|let['’]s|rather|instead|(?:i|we)(?: (?:do|only|just|really))? want|has to|have to|ought)\b|['’]d (?:like|rather|love|prefer)/iu;

/** 风声太大了, 那里要听人说话, 因为太长了. What is said of the music asks for another. */
const TELLS_ZH =
  /^(?:因为|毕竟|不然|否则)|太.{1,6}了?$|(?:很|有点|特别|非常|好)(?:抖|吵|暗|晃|糊|乱|长|短|慢|快|无聊|拖|模糊)了?$|^(?:那里|那儿|那边|那段|那时候?|这里|这段|当时)(?:要|有|是|会|在|正好|刚好|我们?|他们?|她|大家|孩子们?|奶奶|爷爷|妈妈|爸爸|小朋友)|^(?:视频|画面|片子)?我们?(?:已经|刚刚?|刚才)?(?:重新)?.{1,5}(?:过|好|完)了$/u;
const WISHES_ZH =
  /[把请让换改删加调放]|去掉|不要|别|淡|静音|剪掉|应该|希望|想要|能不能|可以|音乐|配乐|歌|曲|节奏|鼓|旋律|琴|吉他|前奏|副歌|高潮|速度|字/u;

/** “We reshot it yesterday”, “that one grabs people”, “nobody needs to see the forest”. */
const SOMEONE =
  /^(?:(?:and|but|well|sorry|oh|honestly|actually|plus|also|there|so),? )*(?:(?:that|this) one|they|he|she|we|you can (?:hear|see|tell|notice)|you (?:hear|see)|all (?:you|we|i) (?:hear|see|get)|nobody|no one|everybody|everyone|people|someone|somebody|viewers|it|that|this|there['’]s|there (?:is|are|was|were)) (?!goes|belongs|comes|fades?|plays?|loops?|lasts?|shows?|appears?|slides?|moves?|can\b(?! (?:hear|see))|(?:all|only|both|other|should)\b)[a-z]/iu;
/** “The drone shot goes first”, “the others stay muted”: an order, as if it were so already. */
const PLACES =
  /\b(?:goes|go|comes?|belongs?|stays?|moves?|plays?|starts?|ends?) (?:(?:right|all|only|just|it|straight|back) )*(?:first|last|second|third|at (?:the|\d)|to the|before (?:the|clip)|after (?:the|clip)|in between|muted|silent|off|on top|as is|with (?:the|clip))\b/iu;

/** 客户不喜欢, 里面全是杂音, 第二段风声太大了, 这样比较吸引人, 反正也没用. */
const SAID_ZH =
  /^(?:客户|老板|领导|大家|观众|别人|他们|她|他|我们?|朋友|家人|老师|同事|甲方|爸妈|我妈|我爸|孩子)(?:都|也|说|就|们)*(?:不想?要(?=$)|不喜欢|不满意|不想看|看不[懂清]|听不[清见到懂]|喜欢|觉得|说过?|嫌|反映|没[在有看]|已经|刚)|^(?:反正|这样|那样|免得|省得|以免|好让|让(?:大家|人|观众|别人|我们?|他们)|方便|想看|想让|为了|主要是?|毕竟|实在|确实|显得|感觉|觉得|总觉得|看着|看起来|听起来|看上去|好像|似乎|因为|所以说|手抖|镜头抖)|(?:里面?|那里|背景|全程|后面|前面|中间|画面|声音|开头|结尾)?(?:全是|都是|净是|只有|只是|是我在?|是在|有人在?|没什么|没有?什么|没用|不好看|没意思|有点[多拖乱吵长暗抖糊尬]|很?(?:拖沓|多余|突兀|尴尬|无聊))|(?:太|很|好|有点|特别|非常|比较|挺|真|更|最)(?:花哨?|闹|可爱|精彩|美|搞笑|感人|有意思|漂亮|吵|大|小|长|短|暗|亮|抖|糊|乱|慢|快|拖|多|晃|突然|突兀|多余|无聊|拖沓|尴尬|模糊|难听|难看|吸引人|好看|自然|清楚|厉害)(?:了|的|些|一点|点)*$|(?:得|的)(?:太|很|有点|特别|非常)?(?:厉害|突然|不行|要命|难受|太快|太慢)了?$|(?:拍|录|弄|做|剪|放|写)(?:糊|坏|错|歪|虚|重|反|砸|得不好)了?$|(?:盖过|盖住|压过|压住|抢了|淹没)|(?:穿帮|跑焦|失焦|过曝|曝光|黑屏|花屏|卡顿|断断续续|闭眼|眨眼|咳嗽|说错|口误|忘词)了?$/u;

/** “I can barely read the captions”, 标题写错了, 别太单调: of letters and pictures, why they are to change. */
const OF_LOOKS =
  /^(?!.*\b(?:music|song|track|melody|beat|drums?)\b)(?:the|my|these|those|all) [\w ]{3,40} (?:way |far |much |a bit |a little )?too (?:quickly|fast|slowly|briefly|abruptly|suddenly)$|^(?:标题|字幕|文字)?的?(?:字(?:体|号)?|(?<=[题幕字]的?)(?:颜色|大小|动画))(?:都|也|实在|有点|还是|现在)*太(?:大|小|细|粗|淡|暗|多|挤|花|丑|亮|黑|浅|深|艳|土|刺眼|扎眼|花哨|快|慢)了?$|^(?:the|my|that|this|those|these|our) (?:[\w'’.-]+ ){2,9}?(?:is|are|was|were|gets?|seems?) (?:just |really |honestly )?(?:a (?:bit|little|tad)|way too|far too|too|so|rather|quite|very) (?:much|loud|noisy|annoying|distracting|shaky|blurry|dark|bright|long|slow|boring|dull|harsh|abrupt)$|^(?:i|we|you|one|people) can (?:barely|hardly|scarcely|just about) (?:read|see|make out)\b|^(?:there['’]?s|there is|i see|i made|we made|i found) (?:an? |the )?(?:typos?|mistakes?|errors?|misspelling|spelling mistake)\b|^(?:so )?(?:that )?(?:it|they) (?:doesn['’]t|don['’]t|won['’]t) (?:get|look|feel|be(?:come)?) (?:so )?(?:boring|dull|monotonous|repetitive|static)$|(?:看|认|读)不(?:太|大)?(?:清楚?|见|到|懂|出来?)(?:了|啊|的|字|标题|字幕)*$|(?:写|打|拼|弄)错了?(?:字|一个字)?了?$|(?:有|是)(?:个|一个)?(?:错别?字|别字|笔误|拼写错误)|(?:别|不要|会|免得|都)?挡(?:住|到|着)?了?(?:我们?的?|人的?|他的?|她的?)?(?:\p{Script=Han}{1,6}?)了?$|(?:标题|字幕|文字|转场|画幅|比例|颜色|字|[黑白]边|边框|背景|动效|动画|效果|过渡)(?:不对|不行|不准确|不合适|过时|不好看|不搭|很?丑)了?$|(?:转场|效果|动画|动效|画面)(?:都|就)?(?:不要|别|不能|不想|不用)(?:太|那么|这么)\p{Script=Han}{1,4}了?$|^(?:别|不要|不想|免得|省得)(?:太|那么|这么)?(?:单调|死板|枯燥|呆板|乏味|千篇一律|花里胡哨|花哨|复杂|夸张|俗气)的?了?$/iu;
/** “Because it is blurry”, “so people can read it”: why something else is asked for. */
const WHY =
  /^(?:because|if (?:it|(?:the|my) (?:song|music|track))(?:['’]s| is) (?:too short|not long enough|shorter)|['’]?cause|since (?:it|i|we|the|they|she|he|there|that|this|my|nobody)\b|as (?:it|i|we|they|there|she|he)\b|so (?:that )?(?:people|viewers|everyone|everybody|we|you|they|my|i|nobody|no one|grandma)\b)/iu;
const UNSURE =
  /^(?:nobody|no one) (?:really )?(?:needs?|wants?|will want|cares?|asked)\b|^(?:i(?:['’]m| am) )?not (?:so |really |very |too |entirely )?(?:sure|happy|fond|convinced|keen|crazy)\b|^(?:i (?:really |just )?)(?:can['’]t|cannot|couldn['’]t|don['’]t|do not) (?:stand|bear|like|love|remember|know|think|care)\b/iu;
/** 同学聚会的照片, 这些都是毕业照: what the uploads show. */
const SHOWS_ZH =
  /^(?:这(?:些|几张)?(?:都)?是[^,，。把将删去剪裁换放留静移]{1,12}|[^,，。把将删去剪裁加改换放用给让留静移别除要前后最第所全每这那张段]{1,10}的)(?:照片?|图片|相片)$/u;
/** 清晰一点: without a subject, it is asked for. */
const WISHES_MORE =
  /^(?!这样|那样|看着|看起|显得|觉得|感觉|听着|听起)(?:再|更)?\p{Script=Han}{1,3}(?:一?点|一?些)儿?$|^更有.{1,3}$/u;
/** “The captions pop up so suddenly”. */
const JUDGES =
  /^(?:the|my|our|this|that|these|those|it|they) (?:[\w'’.-]+ ){0,6}?(?:(?:so|too|way too|far too|rather|quite|very|really|a bit|a little) ){1,2}(?!much |many )[a-z]+(?: (?:here|there|now|at the (?:start|end)))?$/iu;
/** 想让大家听到宝宝的笑声: what an order is good for. */
const LETS_ZH =
  /^(?:我们?|主要)?(?:是|就|也)*(?:想|要|好|为了|希望)(?:让|给|叫)(?:大家|人们?|观众|别人|我们?|他们?|她们?|家人|家长|老师|孩子|客户|长辈|爷爷|奶奶|爸妈).{0,3}(?:听|看|读|注意|感受|知道)(?:到|见|清楚?|得|出|懂|一?下)?(?!.*[把剪删])/u;
/** 我要说话: what somebody is about to do there. */
const SPEAKS_ZH =
  /^(?:因为|那里|那时候?|当时|到时候)*(?:我们?|他|她|老师|主持人)(?:那里|到时候|后面)?(?:要|会|得|想)(?:说|讲|唱|念|读|解说|配音|介绍|采访)(?:话|歌|几句|一下|词|稿)?(?:的|了)?$/u;
/** 第一段节奏有点慢: how a picture moves on. */
const PACE =
  /(?<=(?:第[一二三四五六七八九十\d]+|[这那前后])[段个]|片段|画面|视频|镜头|片子)的?节奏/gu;
const NAMES_MUSIC = /音乐|配乐|歌|曲子?/gu;
/** 有路人入镜, 孩子跑出画面了, 让家长看清楚, 画面干净一点, 我还在调手机, 扣篮那里是第三段. */
const TOLD_ZH =
  /(?:入镜|入画|乱入|出画|出镜|路过|经过|走神|没?对焦|(?:走|跑|掉|摔|挡)(?:出|过|住|到|倒|下)(?:了)?(?:画面|镜头|去)?)了?$|一[闪晃]而过了?$|^让.{1,5}(?:能|可以)?(?:看|读|听|知道|明白|记住|感受|认)(?!.*[段张片歌])|^(?:画面|看着|看起来|整体|这样|节奏)?(?:会|就)?(?:干净|清爽|简洁|好看|舒服|紧凑|整齐|清楚|连贯)(?:一?点|一?些|多了?)$|^(?:这样|那样|画面|看着|看起来|显得|结尾|开头|[当做放].{1,4}).{0,4}(?:比较|更|最|才|会)(?:有感觉|好看?|合适|自然|完整|有意思|有气氛|有氛围|震撼|温馨|搞笑|精彩|连贯|有仪式感)$|^(?:我|他|她|孩子|小孩|小朋友|爸爸|妈妈|老师)们?(?:那时候?|当时|还|都|正|已经|就|又|突然|老|一直)+(?:在|没|跑|走|站|掉|忘|摔|哭|笑)|^.{1,12}(?:就?是|就在)第 ?[一二三四五六七八九十\d]+[段个张]$|^[^第前后最\d]{2,12}的?[那这]一?(?:段|部分|幕|会儿|下|下子|刻|瞬间|刹那)$/u;
const ORDERS_ZH = /^[把将请]|音乐|配乐|歌|曲|旋律|[删剪裁]掉|去掉|静音|放慢|加速|移到|放到|挪到/u;
/** “I want to add something there later”. */
const LATER =
  /^(?:i|we)(?:['’]ll| will| want to| would like to| plan to| need to| might| may|['’]m going to| am going to) .*\b(?:later(?: on)?|afterwards|tomorrow|another time|myself|separately|individually|on its own|by itself|next (?:week|time))$/iu;

/** “Because it is blurry delete clip 3”, 老板说标题要大一点: no reason alone. */
const HOLDS_ORDER =
  /\S\s+(?<!\b(?:i|we|you|they|he|she|(?<!\b(?:read|see|hear|watch|follow|enjoy) )it|who|that|to|can|could|will|would|did|not|n['’]t|already|just)\s+)(?:delete|remove|mute|trim|cut|shorten|split|crop|undo|leave out|leave(?= the \w+ up)|slow down|speed up) (?:the |my )?(?:clips?|photos?|titles?|captions?|music|first|last|second|third)\b|\b(?:wants?|wanted|ask(?:s|ed) for) (?:it |this |that |them |an? |the |all ){0,2}(?:\w+ ){0,2}(?:titles?|captions?|vertical|horizontal|square|portrait|landscape|red|white|yellow|black|bigger|smaller|longer|shorter|faster|slower|louder|quieter|gone)\b|^(?:但是?|不过)?只(?:在|有|要|是)?(?:前|后|最|开头|结尾|第|中间|从|[\d一二两三])|太.{1,3}了?.{0,4}(?:[剪删缩裁]|静音|放慢|加速)|(?:标题|字幕|文字)(?:要|得|想)(?!.*太)|(?:要|想要|要求)(?:竖屏|横屏|方形|红|黄|白|黑)/iu;

/** What only tells why: it asks for nothing beside what does, of the music where that is `ofMusic`. */
export function isAside(said: string, ofMusic = false): boolean {
  const words = said.replace(/[啦喽咯嘛呀哦]+$/u, '了');
  if (HOLDS_ORDER.test(words) || WISHES_MORE.test(words)) return false;
  const chinese = (ofMusic ? words.replace(NAMES_MUSIC, '') : words).replace(PACE, '');
  return (
    remarksOfSound(words) ||
    tellsFactInChinese(chinese) ||
    [WHY, UNSURE, OF_LOOKS].some((one) => one.test(words)) ||
    [SHOWS_ZH, SPEAKS_ZH, LETS_ZH].some((one) => one.test(words.trim())) ||
    (JUDGES.test(words.trim()) && !WISHES.test(words)) ||
    (!ordersAsIfSo(words) &&
      !PLACES.test(words) &&
      (tellsFact(words) ||
        ([SOMEONE, TELLS].some((one) => one.test(words)) && !WISHES.test(words)))) ||
    ([TELLS_ZH, SAID_ZH].some((one) => one.test(words)) && !WISHES_ZH.test(chinese)) ||
    LATER.test(words.replace(/[.!\s]+$/u, '')) ||
    (TOLD_ZH.test(words) && !ORDERS_ZH.test(words))
  );
}

const KEPT =
  '(?:title|titles|captions?|subtitles?|text|music|song|soundtrack|sound|audio|rest|others?|order)';
const AS_IS =
  '(?:alone|as (?:it|they|that)(?: is| are|.s|.re)|as is|untouched|unchanged|the same|like that|where (?:it|they) (?:is|are))';
const STAYS = new RegExp(
  `^(?:but |and |just |please )*(?:(?:all )?(?:the )?(?:rest|others?)(?: all)? (?:stays?|remains?|can stay|is fine)(?: as (?:it )?is)?|leave (?:the |my |all (?:the )?)?${KEPT}(?: ${AS_IS}| in| there| on)?|(?:leave|keep) (?:the |my |all (?:the )?|everything |it )?[\\w ]{0,24} ?${AS_IS}|keep (?:the |my |all (?:the )?)?${KEPT}(?: (?:playing|going|running|on|though|please))?|without (?:changing|touching|altering|affecting|moving|losing) (?:the |my |any of the )?(?:${KEPT}|anything(?: else)?)|(?:don['’]t|do not) (?:touch|change|alter|move|remove|delete) (?:the |my |any of the )?(?:${KEPT}|else|anything(?: else)?))$|^(?:但是?|不过|可是)?(?:标题|字幕|音乐|配乐|歌曲?|曲子|旋律|主题|画面|视频|片段|照片|文字|声音|原声|其他|其它|别的|顺序)(?:的|都|就|全部?)*(?:留[着下]|保留|不[要用]?(?:动|变|改|删)|别(?:动|变|改|删)|保持(?:不变|原样)|照旧)(?:就好|就行|了|吧)?$|^(?:但是?|不过|可是)?(?:不要|别|不用|不)(?:动|改|变|碰)(?:标题|字幕|音乐|配乐|文字|声音|原声|顺序|其他的?|其它的?|别的)(?:了|就好|就行)?$`,
  'iu',
);
/** “But leave the title alone”: nothing is done to it anyway. */
export const leavesAsItIs = (words: string): boolean => STAYS.test(words);
