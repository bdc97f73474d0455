import type { Missing } from '../intents.js';

const ADD = '(?:add|put|insert|write|show|place|apply|use|make|record|generate|give it|do)';
const ADD_ZH = '(?:加|添加|插入|放|用|生成|来|做|变|改)';
const TAKE_AWAY =
  '(?:remove|delete|erase|get rid of|take out|hide|blur(?: out)?|cut out|replace|change)';
const COLOURS =
  'filters?|effects?|colou?r[- ]?grad\\w+|colou?r correct\\w*|lut|glitch\\w*|vignette|sepia|grain|saturat\\w+|contrast|brightness|exposure|sharpen\\w*|stabili[sz]\\w+|white balance|vintage look|cinematic look|film look';

/**
 * What cannot be done, as a clause asks for it: all of them begin with what is to be done, since
 * music may well be for a narration, or have an effect.
 */
const ROWS: readonly (readonly [Missing, string])[] = [
  [
    'transcripts',
    String.raw`\b(?:auto(?:matic(?:ally)?)?[- ]?(?:generated? )?(?:subtitles?|captions?)|(?:subtitles?|captions?)\b.*\b(?:automatic(?:ally)?|auto|(?:of|for|from) (?:what|the speech|everything|the (?:dialog(?:ue)?|voice))\b.*)|transcribe|transcript)\b|(?:自动|识别|语音).*字幕|字幕.*(?:自动|识别)|(?:生成|识别)字幕|听写|转(?:成)?文字|语音转`,
  ],
  [
    'voice',
    String.raw`^(?:${ADD} )?.*\b(?:voice-?overs?|narrat\w+|text[- ]to[- ]speech|tts)\b(?<!\b(?:under|for|with|without|beneath|behind|of|to) (?:an? |the |my )?(?:voice-?over|narration))|^narrate\b|^read (?:it|this|the text) (?:out|aloud)|${ADD_ZH}.*(?:配音|旁白)|^配音|朗读`,
  ],
  [
    'sound-effects',
    String.raw`^${ADD}\b.*\b(?:sound effects?|sfx|foley|whoosh(?:es)?|swoosh(?:es)?)\b|${ADD_ZH}.*(?:音效|效果音)`,
  ],
  [
    'reverse',
    String.raw`^(?:reverse|rewind)\b.*\b(?:video|clips?|footage|picture|shots?|scenes?|\w+\.\w{3,4}|it)\b|\b(?:play|run)\b.*\b(?:backwards?|in reverse|reversed)\b|^(?:in reverse|backwards)\b|倒放|倒着放|反向播放|倒播`,
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
  ['freeze', String.raw`\bfreeze\b|定格|冻结`],
  [
    'objects',
    String.raw`^${TAKE_AWAY}\b.*\b(?:man|woman|person|people|guy|face|faces|car|background|object|sky|watermark|logo|passers?-?by|crowd|dog|cat|sign|plate|noise)\b(?! (?:music|noise|sound))|\btrack (?:the )?(?:face|person|object)|(?:去掉|删除|抹掉|移除|消除|去除|替换|更换|模糊).*(?:人物?|路人|背景(?!音|乐)|物体|水印|车|脸|杂物|天空|噪音)`,
  ],
  [
    'effects',
    String.raw`^(?:${ADD}\b.*|.*\b(?:with|in) (?:an? )?)?\b(?:${COLOURS})\b(?!.*\bmusic\b)|^make (?:it|the \w+|everything|clip \d+)(?: look)? (?:more )?(?:black[- ]and[- ]white|b&w|greyscale|grayscale|brighter|darker|sharper|warmer colou?rs?|colou?rful|vintage|blurr?y|cinematic looking)\b|^(?:in )?black[- ]and[- ]white\b|^(?:blur|brighten|darken|sharpen|stabili[sz]e|desaturate|colou?r)\b|${ADD_ZH}.*(?:滤镜|特效|黑白)|调色|黑白|亮度|对比度|饱和度|美颜|磨皮|防抖|稳定画面|画面(?:亮|暗)`,
  ],
  [
    'pictures',
    String.raw`^(?:generate|create|draw|make|paint|imagine)\b.*\b(?:images?|pictures?|photos?|illustrations?|b-?roll|(?:a|an) (?:video|clip) of)\b(?!.*\bmusic\b)|(?:生成|画).*(?:图片|图像|照片|画面|视频)|ai (?:image|video)`,
  ],
  [
    'export',
    String.raw`^(?:export|download|render|save)\b|^(?:导出|汇出|下载|渲染|保存(?:视频|影片)?|输出)`,
  ],
];
const PATTERNS = ROWS.map(([missing, source]) => ({
  missing,
  pattern: new RegExp(source, 'iu'),
}));

/** What a clause asks for that the engine cannot do. */
export const missingIn = (clause: string): Missing | undefined =>
  PATTERNS.find(({ pattern }) => pattern.test(clause))?.missing;
