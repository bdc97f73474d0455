import type { Missing } from '../intents.js';

/** What these words may tell of beside: a piece of music, or what is written in the picture. */
const MUSICAL =
  '(?!.*\\b(?:music|songs?|soundtrack|score|piece|tune|melody|chords?|drums?|bass|piano|guitars?|strings|synths?|cymbals?|beats?|lo-?fi|ambient|jazz|intro|outro|chorus|theme)\\b)(?!.*(?:音乐|配乐|歌|曲|旋律|节奏|鼓点|钢琴|吉他|弦乐|白噪))';
const LETTERS =
  '(?!.*(?:\\b(?:titles?|captions?|texts?|subtitles?|letters?|heading)\\b|标题|字幕|文字|字体))';
const PICTURES =
  '(?!.*\\b(?:order|clips|photos|pictures|shots|scenes|transition)\\b|.*(?:顺序|转场|过渡))';

/**
 * Names that only what cannot be done has, with whatever verb and in whatever order. Each row is
 * looked for in a clause that says nothing of music; `^` begins rows that need a verb.
 */
const NAMES: readonly (readonly [Missing, string])[] = [
  [
    'reverse',
    `${PICTURES}.*(?:\\b(?:backwards?|in reverse|reversed|rewound)\\b|倒放|[倒反逆](?:着|向|过来)(?:地)?(?:播|放)|倒播|倒带)`,
  ],
  [
    'rotation',
    '.*(?:\\b(?:rotat\\w+|mirror(?:ed|ing)|flip(?:ped|ping)?|upside[- ]down|sideways|straighten(?:ed|ing)?|tilt(?:ed|ing)?|on its side|(?:90|180|270|ninety) degrees|right way (?:up|round))\\b|^(?:mirror|flip|rotate)\\b|^turn (?!the (?:music|sound|volume))\\S+(?: \\S+){0,2} (?:to the (?:left|right)|clockwise|anti-?clockwise)\\b|旋转|翻转|镜像|转正|扶正|转过来|转 ?(?:90|180|270|九十|一百八十)|拍[反倒歪]了|[左右]转)',
  ],
  [
    'freeze',
    '.*(?:\\b(?:freez(?:e|es|ing)|frozen|freeze[- ]frame)\\b|\\b(?:hold|pause|stop|stay on) (?:on )?(?:the )?(?:(?:last|first|final|still) )*(?:frame|picture|image)\\b|定格|冻结|(?:画面|镜头).{0,8}(?:停住|静止|停留))',
  ],
  [
    'stickers',
    '.*(?:\\b(?:stickers?|emojis?|smile(?:y|ys|ies)|confetti|balloons?|progress bar|countdown(?: timer)?|(?:subscribe|like|follow) button|animated gifs?|hearts? (?:sticker|emoji)|(?:draw|add|put|place) (?:an? )?(?:\\w+ )?arrows?)\\b|贴纸|表情包?|emoji|爱心|箭头|气球|弹幕|进度条|倒计时|按钮|烟花特效)',
  ],
  [
    'layers',
    '.*(?:\\b(?:picture[- ]in[- ]picture|pip|split[- ]?screen|side[- ]by[- ]side|overlay(?:s|ed|ing)?|watermarks?)\\b|(?:\\bclips?\\b|\\.\\w{3,4}\\b) .*\\b(?:next to each other|at the same time|on top of|beside|in (?:the|a) (?:\\w+ )?(?:corner|small window))\\b|\\b(?:a|the) (?:decorative )?(?:frame|border) (?:around|on)\\b|\\bas a (?:\\w+ )?window\\b|画中画|分屏|小窗|并排|同时播放|水印|标志|台标)',
  ],
  [
    'objects',
    '.*(?:打(?:[个上]|一下)码|\\b(?:swap|change) (?:the |their |our )?faces\\b|\\bface swap\\b|\\b(?:track|follow(?:s|ing)?) (?:the|my|his|her|our) (?:\\w+ )?(?:face|dog|cat|car|ball|person|man|woman|girl|boy|kid|child|bike|bird|player)\\b|\\bzoom(?:ed|ing|s)? in(?:to)? (?:on |to )?(?:the|my|his|her|our|their) (?:\\w+ )?(?:face|dog|cat|car|ball|person|man|woman|girl|boy|kid|child|bike|bird|player|eyes|hands?)\\b|\\b(?:highlight|circle|spotlight|point at|focus on) (?:the|my|his|her) (?!text|title)\\w+|\\bgreen ?screen\\b|(?:[Pp]|ps)(?:图|掉|成|一?下)|\\b(?:replace|swap|exchange) the (?:green|blue|sky|wall)(?: screen)? (?:with|by|for)\\b|修(?:图|成|掉)|精修|(?:眼睛?|嘴巴?|牙齿?)[^,，]{0,8}(?:睁开|闭上|修|变[大小白])|\\b(?:photo-?shop|retouch)\\w*\\b|\\bopen (?:my|his|her|their) eyes\\b|抠[图像出掉绿]|扣[图像]|绿幕|换脸|跟[着踪随](?:狗|猫|人|车|球|脸|他|她|孩子|主角|人物)|(?:天空|背景)(?!音|乐|声).{0,4}(?:换成|变成|改成|替换)|^(?:换|替换|更换)(?:个|掉|一个|一下)?.{0,8}(?:背景|天空)(?!音|乐|声)|(?:路人|行人|游客|电线杆?|垃圾桶?|陌生人|杂物).{0,8}(?:[抠去删擦消抹移P]掉|去除|删除|消除|移除|不见|没有|弄没))',
  ],
  [
    'transcripts',
    '.*(?:\\b(?:transcri\\w+|auto(?:matic(?:ally)?)?[- ]?(?:captions?|captioned|subtitles?|captioning))\\b|\\bspeech (?:in)?to (?:text|captions|subtitles)\\b|(?<!\\bwhen |when we )\\b(?:captions?|subtitles?|subtitle|caption|write down|type out) .*\\b(?:what (?:we|they|i|he|she|people|is|are|was)\\b|everything (?:we|they|i|that)|the (?:speech|interview|conversation|dialogue|talking)|(?:my|our|their) (?:speech|words))|^translate\\b|\\btranslated? (?:in)?to\\b|\\bwrite down the (?:interview|speech|conversation|dialogue)\\b|语音转|识别(?:语音|对话|我|他|她|们|说)|语音识别|转写|听写|翻译成?|双语|(?:说话|说的话|讲的话|对白|对话|人声|语音|采访).{0,8}(?:字幕|文字))',
  ],
  [
    'voice',
    "(?!.*\\b(?:under|beneath|behind|for (?:an? |the |my )?(?:voice|narrat)|during|while|when|duck|quieter|softer|lower|louder|without|no)\\b)(?!.*(?:时候|底下|下面|小声|大声|压低|听清))(?:.*\\b(?:voice[- ]?overs?|narrat(?:or|ion|e[ds]?)|text[- ]to[- ]speech|tts|clon(?:e|ed|ing) (?:my|his|her|a|the) voice|dub(?:bed|bing)?|(?:robot|ai|computer) voice|(?:in)?to (?:speech|spoken words)|(?:read|speak|say|spoken) (?:\\w+ ){1,3}(?:aloud|out loud))\\b|.*\\b(?:male|female|deep|woman's|man's|child's) voice\\b.*\\b(?:says?|saying|reads?|reading|record\\w*|over|change|turn|instead)\\b|.*\\b(?:record|add|change|turn|make|with)\\b.*\\b(?:male|female|deeper|higher|woman's|man's|child's) (?:voice|one)\\b|.*\\bmy voice (?:sound )?(?:deeper|higher|younger|older|like|male|female)\\b|.*(?:旁白|解说|画外音|配音(?!效)|朗读|变声|文字转语音|朗诵)|.*(?:声音|嗓音).{0,3}(?:换|变|改)成?.{0,4}(?:声|音|机器人)|^(?:have|let) (?:someone|somebody|an? (?:ai )?(?:voice|man|woman|narrator)) (?:read|narrate|tell|speak|say)\\b|^sing\\b|.*用(?:女声|男声|童声|AI|ai).{0,3}(?:读|念|说|讲|朗读)|.*[读念]一[下遍](?:标题|字幕|文字)|.*(?:标题|字幕|文字).{0,2}[读念]出来)",
  ],
  [
    'clean-up',
    '.*(?:降(?:[个下]|一下)噪|\\b(?:de-?noise[ds]?|noise (?:reduction|removal|cancell?ing|cancellation)|noise gate|isolate the|separate the (?:vocals|voices?)|extract the (?:vocals|voice))\\b|^(?:remove|reduce|clean(?: up)?|filter(?: out)?|suppress|get rid of|take out|fix|lower|less|no more|cut out)\\b.*\\b(?:noises?|hiss(?:ing)?|hum(?:ming)?|buzz(?:ing)?|echo(?:es)?|reverb|static|wind|crackl\\w+)\\b(?! ?machine)|^(?:clean(?: up)?|enhance|restore|improve) (?:the |my |our )?(?:audio|sound|speech|voices?|recording)\\b|^make (?:the|my|our) (?:speech|voices?|audio) sound (?:like|better|professional|cleaner)|降噪|去噪|(?:去|除|消|降|减|滤|处理|弄|清)[^,，]{0,18}(?:噪[音声]|杂音|风声|底噪|回声|电流声)|(?:噪[音声]|杂音|风声|底噪|回声|电流声)[^,，]{0,8}(?:去|除|消|降|减|滤|处理|弄掉|清)|(?:提取|分离|消除|去掉)[^,，]{0,6}人声|人声[^,，]{0,4}(?:提取|分离|去掉|消除))',
  ],
  [
    'sound-effects',
    '(?:(?:add|put|play|insert|include|use|give|i (?:need|want)|we need|an?|some|more|have|let)\\b.*\\b(?:sound effects?|sfx|foley|applause|clapping sound|laugh(?:ter| track)|footsteps|gun ?shots?|explosions?|sirens?|(?:whoosh|swoosh)(?:es)?|dings?|thunder|barking|door ?bell|camera click|click(?! ?track)|boom sound|pop sound|drum ?roll)\\b(?! ?guitar)|(?:add|put|play|insert|include)\\b(?!.*\\.\\w{3}).*\\b(?:rain|birds?|ocean|sea|waves?|wind|thunder|crowd|traffic|fire|nature|city|street|water|forest|caf[eé])(?:song)? (?:sounds?|noises?|ambien\\w+|sfx)\\b|.*(?:加|添|放|来|配|插入|想要|要|有|用).{0,10}(?:音效|效果音|掌声|爆炸声|雷声|快门声|狗叫声?|猫叫声?|笑声|雨声|海浪声|浪声|门铃声|铃声|脚步声|欢呼声|鸟叫声|枪声|汽笛声|叮的?一?声|嗖的?(?:一声|声音)?)|.*(?:音效|效果音|[掌笑雷雨枪风水铃]声|爆炸声|快门声|[狗猫鸟][叫鸣]?声|鸟鸣|海?浪声|脚步声|欢呼声)[^,，]{0,10}(?:[加添插放配](?:[进上入到]|[一个点])|找[一个些点来])|.{0,4}(?:音效|效果音|[掌笑雷雨枪]声|爆炸声|快门声|[狗猫鸟]叫声?|海?浪声|门铃声|脚步声|欢呼声)$)',
  ],
  [
    'effects',
    `${LETTERS}.*(?:\\b(?:vintage|retro|cinematic|old[- ](?:film|movie)|sepia|warm|cold|noir|vhs|film|8 ?mm|faded|moody|beauty|black[- ]and[- ]white|dreamy|glitch) (?:look|style|filters?|effects?|grad(?:e|ing)|tones?|colou?rs?|grain)\\b|\\b(?:filters?|colou?r[- ]?grad\\w+|film grain|lens flares?|light leaks?|skin smoothing|beautify)\\b|\\bsmooth (?:my|her|his|the|our) (?:skin|face)\\b|\\b(?:fix|correct|improve|match|adjust) the colou?rs?\\b|\\b(?:vivid|vibrant|natural) colou?rs?\\b|\\bcolou?rs? (?:look |are |should be |more |a bit )*(?:vivid|vibrant|dull|pop|warmer|cooler|natural|richer|stronger)\\b|\\b(?:contrast|saturation|brightness|exposure|lighting|white balance)\\b|胶片|滤镜|特效|磨(?:[个下]|一下)皮|\\b(?:skin|face|teeth|eyes|nose)\\b.*\\b(?:smoother|whiter|thinner|younger|slimmer|bigger)\\b|锐化|画风|色调|调(?:一下|个)?色(?!彩)|校色|复古色|老电影|白平衡|模糊[一掉]|[调提变]亮|调暗|曝光|磨皮|美白|瘦脸|美颜|防抖|去抖|抖动|虚化|画质|超清|颗粒感?)`,
  ],
  [
    'pictures',
    '(?:.*\\b(?:b-?roll|stock (?:clips?|footage|photos?|videos?|shots?)|(?:ai|a\\.i\\.)[- ](?:images?|pictures?|clips?|videos?|art)|drone (?:shot|footage)|thumbnails?|animated (?:map|logo|intro)|map of (?:our|the|my) (?:route|trip|journey))\\b|^(?:turn|make|convert|animate) (?:the|my|this) (?:photo|picture|image) (?:in)?to (?:an? )?(?:video|moving|animation|film)\\b|^(?:find|look for|search for|download|get) (?:me |us )?(?:an?|some) (?:\\w+ )?(?:clips?|photos?|pictures?|images?|videos?|footage)\\b|^(?:generate|create|draw|paint|design|make) (?:me |us )?(?:an?|some) (?:\\w+ )?(?:picture|image|photo|drawing|painting|illustration|poster|logo|cover|clip of|video of|map)\\b|.*(?:封面|海报|片头动画|片尾动画|动画片头|缩略图|地图)|(?:请|帮我|再|给我|能不能|可以|用AI|用ai)*(?:生成|画|创作|绘制|找|搜|下载)(?:一?[张幅段个])?.*(?:图片?|照片|画面?|视频|素材|动画|镜头|航拍|空镜)|做(?:一?[张幅]).*(?:图片?|照片|画|海报)|.*(?:照片|图片).{0,2}(?:变|动)成?(?:视频|动的|起来))',
  ],
  [
    'export',
    '(?:(?:export|render|save|download|compress|publish|upload)\\b(?!.*\\b(?:clip|photo|picture|\\w+\\.\\w{3,4})\\b)|(?:share|post|e-?mail|mail|send) (?:it|this|that|the (?:film|video|movie|result|file))\\b|burn (?:it|this|the (?:film|video))\\b|.*\\b(?:(?:download|share|sharing) link|(?:smaller|lower|reduce the) (?:file|bitrate)|file (?:a (?:bit|little) )?smaller|file size|bit ?rate|dvd|h\\.?26[45]|prores)\\b|.*(?:导出|汇出|下载|渲染|压缩|分享(?:链接|到|给)|链接|码率|存到|保存|发布)|.*(?:发|传|上传|分享)(?:到|给|去)(?:抖音|快手|小红书|朋友圈|微信|微博|b站|视频号|油管|youtube|我|客户|老板|朋友|家人|同学|群))',
  ],
];
const PATTERNS = NAMES.map(([missing, source]) => ({
  missing,
  pattern: new RegExp(`^${MUSICAL}(?:${source})`, 'iu'),
}));
const QUOTED = /[“"「『《][^”"」』》]{0,300}[”"」』》]/gu;

/** What is complained of before “can you fix it?”. */
const COMPLAINTS: readonly (readonly [Missing, RegExp])[] = [
  [
    'clean-up',
    /\b(?:nois[ey]\w*|hiss(?:ing)?|hum(?:ming)?|buzz(?:ing)?|echo\w*|static|wind)\b|噪[音声]|杂音|风声|底噪|回声/iu,
  ],
  [
    'rotation',
    /\b(?:upside[- ]down|sideways|on its side|crooked|mirrored)\b|倒的|横的|[反歪倒]了/iu,
  ],
  [
    'effects',
    /\b(?:shak[ey]\w*|wobbl\w+|dark|dull|pale|blurr?(?:y|ed)|overexposed|underexposed|gr[ae]y|yellowish|washed[- ]out)\b|[抖晃暗糊]|偏[黄蓝红绿]|曝光/iu,
  ],
  [
    'objects',
    /\b(?:stranger|person|man|woman|tourists?|passer-?by|somebody|someone|guy|lamp ?post|logo)\b|路人|行人|游客|水印/iu,
  ],
];
const MENDS =
  /^(?:(?:please|can you|could you|just|now) )*(?:fix|correct|repair|clean|reduce|remove|erase|sharpen|steady|stabili[sz]e|turn|rotate|flip|brighten|lighten|improve|sort out|make|get rid of|do something about) (?:it|them|that|this|him|her)\b.{0,20}$|^(?:请|麻烦|帮我|能不能|可以|给我|把它)*(?:处理|修复?|弄|调整?|校正|矫正|去掉|消除|消掉|去除|降低|减小|转|稳|提亮|调亮)(?:一?下|掉|好|正|过来|一点|一些)*(?:吗|吧)?$/iu;

/** “Clip 2 is upside down, please fix it”: what is to be done with what was told of before. */
export function lackingToMend(order: string, earlier: string): Missing | undefined {
  if (!MENDS.test(order)) return undefined;
  const told = earlier.slice(-120);
  return COMPLAINTS.find(([, complaint]) => complaint.test(told))?.[0];
}

/** What an order names that cannot be done. */
export const lackingBy = (order: string): Missing | undefined => {
  const said = order.replace(QUOTED, ' ').trim();
  return PATTERNS.find(({ pattern }) => pattern.test(said))?.missing;
};
