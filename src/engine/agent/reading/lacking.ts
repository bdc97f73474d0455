import type { Missing } from '../intents.js';
import { lackingBy } from './lacking-names.js';

const ADD = '(?:add|put|insert|write|show|place|apply|use|make|record|generate|give it|do)';
const ADD_ZH = '(?:加|添加|插入|放|用|生成|来|做|变|改)';
const TAKE_AWAY =
  '(?:remove|delete|erase|get rid of|take out|hide|blur(?: out)?|cut out|replace|change)';
const COLOURS =
  'filters?|effects?|colou?r[- ]?grad\\w+|colou?r correct\\w*|lut|glitch\\w*|vignette|sepia|grain|saturat\\w+|contrast|brightness|exposure|sharpen\\w*|stabili[sz]\\w+|white balance|vintage look|cinematic look|film look';

const SEEN =
  'colou?rs?|pictures?|films?|movie|videos?|footage|clips?|shots?|images?|photos?|scenes?|everything|\\w+\\.(?:mp4|mov|webm|jpe?g|png)';
/** What may be warm or bright and is no picture. */
const HEARD =
  'music|songs?|soundtrack|score|piece|tune|melody|chords?|drums?|bass|piano|guitars?|strings|synths?|mood|intro|outro|chorus|sound';

const FACES =
  '(?:faces?|heads?|(?:number|licen[cs]e|registration) ?plates?|number plates?|eyes|identit(?:y|ies)|names? ?tags?|address(?:es)?|people|persons?|strangers|kids?|child(?:ren)?|passers-?by)';
/** Who sings, and what is sung. */
const SINGER =
  '(?:wom[ae]n|m[ae]n|lady|girls?|boys?|child(?:ren)?|kids?|someone|somebody|anyone|person|people|voices?|singers?|she|he|they|it|you|music|song|female|male|artist)';
const UNTOLD_VOICE =
  "(?!.*\\b(?:no|without|not|don't|do not|never|nobody|remove|instrumental|vocal (?:chops?|pads?|samples?)|along|when(?:ever)?|while|where|during|under|beneath|behind|over|like|as if)\\b)";
/** Order words or not, in any order: what can be said of nothing else. */
const SEEN_ONLY =
  '(?!.*\\b(?:music|songs?|soundtrack|score|tune|title|caption|text|subtitle|keys|noir|shaky (?:part|bit|section|stretch|portion|clip)|wobbly (?:part|bit|section))\\b)';

/**
 * What cannot be done, as a clause asks for it: all of them begin with what is to be done, since
 * music may well be for a narration, or have an effect.
 */
const ROWS: readonly (readonly [Missing, string])[] = [
  [
    'transcripts',
    String.raw`\b(?:auto(?:matic(?:ally)?)?[- ]?(?:generated? )?(?:subtitles?|captions?)|(?:subtitles?|captions?)\b.*\b(?:automatic(?:ally)?|auto|(?:of|for|from) (?:what|the speech|everything|the (?:dialog(?:ue)?|voice))\b.*)|transcribe|transcript)\b|(?:自动|识别|语音).*字幕|字幕.*(?:自动|识别)|(?:生成|识别)字幕|听写|转(?:成)?文字|语音转|翻译.{0,6}字幕|字幕.{0,6}翻译|双语字幕|^translate\b.*\b(?:subtitles?|captions?|spoken|speech|dialog(?:ue)?|says?|talking|interview|conversation)\b|\bbilingual (?:subtitles?|captions?)\b`,
  ],
  [
    'voice',
    String.raw`^(?:${ADD} )?.*\b(?:voice-?overs?|narrat\w+|text[- ]to[- ]speech|tts)\b(?<!\b(?:under|for|with|without|beneath|behind|of|to) (?:an? |the |my )?(?:voice-?over|narration))|^narrate\b|^read (?:it|this|that|(?:the|my) \w+) (?:out|aloud)|[读念]出来|(?:${ADD_ZH}|配|录).*(?:配音(?!效)|旁白|解说)(?!.{0,6}(?:音乐|配乐|曲|让|留|时候|下))|^配音(?!效)|朗读|^(?:have|let|get|make|ask)\b.*\b(?:sing|sings|singing|rap|speak the|say the)\b|\b(?:sing|sung|record) (?:the |my |these |some |our )?(?:lyrics|words|vocals|poem)\b|^(?:add|put|write|record|include|generate|give it)\b.*\b(?:lyrics|a singer|sung vocals|lead vocals)\b|^(?:and )?with (?:some |the |my |sung |\w+ )?(?:lyrics|vocals|a singer)\b|(?:唱|演唱)(?:出来|这段|我写的|歌词)|(?:加|配|写|来)(?:上|一段)?(?:歌词|演唱|主唱)`,
  ],
  [
    'voice',
    String.raw`^${UNTOLD_VOICE}(?=.*\b(?:add|put|have|has|get|let|make|want|need|like|love|prefer|could|can|should|give|include|with|write|sing(?:s|ing)?|an? (?:\w+ )?(?:singer|vocalist))\b).*\b(?:${SINGER}(?: [\w']+){0,3} (?:sings?|singing|sung|raps?|rapping)|(?:sings?|singing|sung|raps?|rapping)\b(?: [\w']+){0,3} (?:names?|words|lyrics|text|poem|slogan|lines?|happy birthday)|(?<!choir )(?:lead |female |male |real |human |some |sung )*\b(?:vocals|lyrics|singing|singers?|vocalists?)(?: (?:in|to|on|over|for|about) (?:it|the (?:music|song|track|piece)|my|our|a)|$))|^(?!.*(?:没有?|不[要用想]|别|无|去掉|时候|的地方|压|纯音乐|伴奏)).*(?:(?:女声|男声|童声|女生|男生|人声|有人|歌手|人|谁)(?:来|在|能|会|可以)*(?:演?唱|说唱|哼)|唱(?:出|我们?|一[句段下首]|的?歌词|生日)|(?:加|配|带|有|要|来|写|用).{0,4}(?:歌词|演唱|主唱|女声|男声|童声|人声演唱)(?!.{0,3}(?:大|小|轻|响)))`,
  ],
  [
    'clean-up',
    String.raw`^(?:${TAKE_AWAY}|clean(?: up)?|reduce|filter(?: out)?|suppress|strip|isolate|extract|separate|mute only|lower|take|get|cut)\b.*\b(?:noises?|hiss(?:ing)?|hum(?:ming)?|buzz(?:ing)?|echo(?:es)?|reverb|crackl\w+|wind (?:sound|noise))\b(?! ?(?:music|pop|rock))(?:.*\b(?:from|of|in|out|on)\b.*|$)|^(?:${TAKE_AWAY}|strip|isolate|extract|separate|split|take|get|pull|cut|mute)\b.*\b(?:vocals?|singing|singer|voices?)\b.*\b(?:from|of|off|out)\b.*\b(?:song|track|recording|audio|video|clip|film|mp3|wav|\w+\.\w{3,4})\b|^(?:clean up|improve|enhance|restore) the (?:sound|audio|recording|voices?|speech)\b|^(?:de-?noise|noise reduction|make (?:an? )?(?:instrumental|karaoke)(?: version)? (?:of|out of|from))\b|降噪|去噪|(?:去掉|去除|消除|消掉|除去|减少|过滤|降低|抹掉).{0,8}(?:噪音|噪声|杂音|风声|电流声|底噪|回声|混响)|(?:噪音|噪声|杂音|底噪|电流声|风声|回声).{0,4}(?:去掉|去除|消除|消掉|除去|处理)|(?:去掉|去除|消除|提取|分离|消掉).{0,24}(?:人声|歌声|伴奏)|(?:人声|歌声)(?:和|跟)?.{0,4}(?:去掉|消除|分离|提取)`,
  ],
  [
    'sound-effects',
    String.raw`^${ADD}\b.*\b(?:sound effects?|sfx|foley|applause|laughter|laugh track|footsteps|gunshots?|explosions?|sirens?|whoosh(?:es)?|swoosh(?:es)?)\b|^(?:add|put|play|insert|include)\b(?!.*\.\w{3}).*\b(?:rain|birds?|ocean|sea|waves?|wind|thunder|crowd|traffic|fire|nature|city|street|water|forest|café|cafe)(?:song)? (?:sounds?|noises?|ambien\w+|sfx)\b|${ADD_ZH}.*(?:音效|效果音)|(?:加|添加|插入|配|来).{0,4}(?:雨|掌|笑|海浪|浪|鸟叫|鸟鸣|脚步|雷|欢呼|流水|水|鞭炮|铃)声`,
  ],
  [
    'reverse',
    String.raw`^(?:reverse|rewind)\b.*\b(?:video|clips?|footage|picture|shots?|scenes?|\w+\.\w{3,4}|it)\b|\b(?:plays?|playing|runs?|running|goes|going)\b.*\b(?:backwards?|in reverse|reversed)\b|^(?:in reverse|backwards)\b|倒放|倒着放|反向播放|倒播`,
  ],
  [
    'rotation',
    String.raw`^(?:rotate|flip|mirror|turn (?:it|the \w+|clip \d+) (?:around|upside|by|\d+))\b|\bupside down\b|旋转|翻转|镜像|转(?:\d+|九十)度`,
  ],
  [
    'stickers',
    String.raw`^${ADD}\b.*\b(?:stickers?|emojis?|logo|watermark|arrows?|progress bar|gifs? of)\b|${ADD_ZH}.*(?:贴纸|表情|水印|图标|logo|箭头)`,
  ],
  [
    'layers',
    String.raw`\b(?:picture[- ]in[- ]picture|pip|split[- ]screen|side by side|overlay (?:the |a )?(?:video|clip|photo|image|\w+\.\w{3,4})|green ?screen|chroma key|in the corner)\b|画中画|分屏|叠加(?:视频|图片|画面)|抠像|绿幕`,
  ],
  [
    'effects',
    String.raw`\b(?:fix|remove|repair|retouch|clean|erase|get rid of|take out|restore)\b.*\b(?:scratch(?:es)?|creases?|blemish(?:es)?|wrinkles|dust|stains?|red[- ]eyes?|old (?:photos?|pictures?|film))\b|\b(?:colou?ri[sz]e|upscale|unblur|de-?blur)\b|\bin(?:to)? (?:full )?colou?r\b|(?:折痕|划痕|污点|斑点|痘|皱纹|红眼).{0,4}(?:修|去|消|抹|擦|处理)|修复.{0,4}(?:照片|画质|图)|上色|超清|画质.{0,3}(?:提|增|修|高|清)`,
  ],
  ['freeze', String.raw`\bfreeze\b|定格|冻结`],
  [
    'objects',
    String.raw`^${TAKE_AWAY}\b.*\b(?:man|woman|person|people|guy|strangers?|tourists?|kids?|child|birds?|lamp ?posts?|wires?|power lines?|bin|face|faces|car|background|object|sky|watermark|logo|passers?-?by|crowd|dog|cat|sign|plate|noise)\b(?! (?:music|noise|sound))|\btrack (?:the )?(?:face|person|object)|(?:去掉|删除|抹掉|移除|消除|去除|替换|更换|模糊).*(?:人物?|路人|背景(?!音|乐)|物体|水印|车|脸|杂物|天空|噪音)|(?:路人|行人|人物?|车|杂物|电线|水印|垃圾桶?)(?!声|都).{0,3}(?:去掉|删掉|抹掉|移除|消除|去除|擦掉|p掉)$`,
  ],
  [
    'objects',
    String.raw`\b(?:pixel(?:l)?at\w*|mosaics?|censor\w*|anonymi[sz]\w+)\b|^(?!.*\b(?:background|sides|edges|title|caption)\b)(?:.*\b(?:blur(?:red|ring|ry)?|hid(?:e|den)|obscured?|unrecogni[sz]able|cover(?:ed)?(?: up)?)\b.*\b${FACES}\b|.*\b${FACES}\b.*\b(?:blur(?:red|ring|ry)?|hidden|obscured|unrecogni[sz]able|covered)\b)|马赛克|打码|(?:脸部?|车牌|人像).{0,6}(?:模糊|遮|挡|糊|虚化|盖住)|(?<!(?:字幕?|标题|文字|别|不要|不会?)(?:会|都|再)?)(?:模糊|遮住?|挡住?|虚化|盖住).{0,8}(?:脸|车牌)`,
  ],
  [
    'effects',
    String.raw`^${SEEN_ONLY}.*(?:\b(?:black[- ]?(?:and|&|n)[- ]?white|b ?& ?w|sepia|gr[ae]y-?scale|monochrome)\b|\b(?:de-?shake|stabili[sz]\w+)\b|\b(?:fix|smooth|remove|reduce|get rid|correct|take out|less|stop|eliminate|do something about)\b.*\b(?:shak(?:e|es|ing|iness)|shaky (?:camera|footage|video|picture|image)|wobbl\w+|jitter\w*|jerk\w*)\b|\bsteadier\b|\b(?:make|turn|let|change|want|like|give)\b.*\b(?:colou?rs?|sky|grass|sea|skin|hair|eyes)\b.*\b(?:pop|bluer|greener|redder|warmer|cooler|better|stronger|vivid|brighter|natural|tones?)\b|\blook(?:s|ing)? like (?:an? )?(?:old|vintage|retro|8 ?mm|super ?8|vhs|film)\b|\bless (?:dark|grey|gray|blue|yellow|green|saturated|washed[- ]out)\b|\b(?:brighten|lighten|darken)\b)`,
  ],
  [
    'effects',
    `^(?!.*(?:音乐|配乐|歌|曲|标题|字幕|文字|字体|旋律)).*(?:(?:画面|视频|镜头|片段|段).{0,6}(?:太|很|有点)?(?:抖|晃).{0,6}(?:稳|修|处理|弄|去掉)|^(?:能不能|帮我|请|把它?)*稳(?:定)?一[下点]|(?:去|除|消除|减少)(?:掉)?抖动?|(?:调|弄|变|提)得?(?:更|再)?(?:亮|暗|鲜艳|清晰|蓝|绿|红|黄)(?:一?[点些]|$)|(?:老电影|胶片|复古|怀旧)(?:的)?(?:效果|质感|滤镜|感觉|色调))|(?:视频|影片|画面).{0,4}(?:能|可以)?稳定`,
  ],
  [
    'effects',
    String.raw`^(?:${ADD}\b.*|.*\b(?:with|in) (?:an? )?)?\b(?:${COLOURS})\b(?!.*\bmusic\b)|^(?:make|turn|keep|get|let) (?!.*\b(?:${HEARD})\b)(?=.*\b(?:${SEEN})\b).*\b(?:warmer|cooler|colder|brighter|darker|sharper|(?:more|less) (?:vivid|saturated|vibrant|contrast|colou?rful)|vivid|vibrant|richer|black[- ]and[- ]white|b&w|sepia|gr[ae]yscale)\b|^make (?!.*\b(?:${HEARD})\b)(?:it|the \w+|everything|clip \d+)(?: look)? (?:more )?(?:black[- ]and[- ]white|b&w|greyscale|grayscale|brighter|darker|sharper|warmer colou?rs?|colou?rful|vintage|blurr?y|cinematic looking)\b|^(?:in )?black[- ]and[- ]white\b|^(?:blur|brighten|darken|sharpen|stabili[sz]e|steady|desaturate|colou?r|saturate)\b(?!.*\b(?:${HEARD})\b)(?! ?(?:chord))|${ADD_ZH}.*(?:滤镜|特效|黑白)|调色|(?:颜色|色调|色彩|画面)(?!比较|偏).{0,6}(?:暖|冷|鲜艳|亮|暗|浓|淡(?![入出化])|复古)|黑白|亮度|对比度|饱和度|^(?!.*(?:标题|字幕|文字|音乐|配乐)).*(?:调|换|弄|做|来|改|加).{0,8}色调|美颜|磨皮|防抖|稳定(?:一下)?画面|(?:画面|视频|镜头|片段).{0,4}(?:稳定|弄稳|稳一)|画面(?:亮|暗)`,
  ],
  [
    'pictures',
    String.raw`^(?:generate|create|draw|make(?! (?:(?:the|each|every|all|both|my|our|this|that|these|those|it|them|sure|photos?|pictures?|images?|clips?) ?)\b)|paint|imagine)\b.*\b(?:images?|pictures?|photos?|illustrations?|b-?roll|(?:a|an) (?:video|clip) of)\b(?!.*\bmusic\b)|(?:生成|画).*(?:图片|图像|照片|画面|视频)|ai (?:image|video)`,
  ],
  [
    'export',
    String.raw`^(?:make|turn|convert|change)\b.*\b(?:4k|8k|1080p|720p|hdr|60 ?fps)\b|(?:变|改|转)成?.{0,3}(?:4k|8k|1080p?|高清)|^(?:export|download|render|save)\b|^(?:post|publish|share|upload|send|tweet)\b.*\b(?:instagram|insta|tiktok|youtube|facebook|twitter|whatsapp|linkedin|(?:my|our|the) (?:channel|feed|story|page|website|account|mum|mom|dad|boss|client))\b|(?:直接|帮我|自动|立刻|马上).{0,4}(?:发布?|传|上传|分享)(?:到|去|给)?(?:我的)?(?:抖音|快手|小红书|朋友圈|微信|微博|b站|视频号|油管|youtube|instagram)|^(?:发布|上传到|分享[到给])|^(?:导出|汇出|下载|渲染|保存(?:视频|影片)?|输出)`,
  ],
];
const PATTERNS = ROWS.map(([missing, source]) => ({
  missing,
  pattern: new RegExp(source, 'iu'),
}));

/** Asking whether it can be done is asking for it. */
const LEAD =
  /^(?:(?:can|could|would|will) you (?:please |maybe |also )?|(?:i'd|i would) (?:like|love) (?:you )?to |i (?:want|need) (?:you )?to |is it possible to |please |maybe |能不能|能否|可不可以|可以|能|我想要?|麻烦你?)+/iu;

/** What a clause asks for that the engine cannot do. */
export const missingIn = (clause: string): Missing | undefined => {
  const order = clause.replace(LEAD, '');
  return PATTERNS.find(({ pattern }) => pattern.test(order))?.missing ?? lackingBy(order);
};
