import { toSimplified } from '../support/chinese.js';
import { isApproval, isHalt } from '../support/remarks.js';

/** What is asked as a question but is meant as an order: "can you add some jazz?" */
const REQUEST =
  /^(?:can|could|would|will) (?:you|we|i)\b|^(?:how|what) about\b|^(?:i want|i'd like|give me|i need)\b|^(?:能|可以|可否|请|我想|我要|来点|给我)/u;
const QUESTION =
  /^(?:what|which|how|who|why|where|when|is|are|does|do|did|tell me|show me|list)\b|[?？]$|什么|哪|多少|多快|多长|几个|吗$/u;
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?(?: you)?|ok(?:ay)?|great|你好|您好|嗨|谢谢|好的?)[\s.!。！~]*$/u;

/** Says in so many words that music is to be made. */
const COMPOSE = new RegExp(
  [
    String.raw`\b(?:compose|generate|create|write|produce|re-?compose|re-?generate)\b`,
    String.raw`\b(?:make|give me|want|need|try)\b.{0,12}\b(?:an?|some|another|new|different)\b`,
    String.raw`\badd\b`,
    '生成|创作|作曲|谱曲|编曲|配上|配(?:一|个|点|首|段)|来(?:一|点|首|段)|(?:做|写)(?:一|个|首|段)',
    '加.*(?:音乐|配乐|曲|乐)|换(?:一|个|首|成)|重来|再来',
  ].join('|'),
  'u',
);

/** What is done to a timeline that is there, or added to its picture: no piece comes of it. */
const PICTURE_WORK =
  /\b(?:titles?|captions?|subtitles?|text|logo|watermark|sticker|transitions?|filters?|voice-?overs?|narrat\w+|sound effects?|images?|pictures?|photos?)\b|标题|字幕|文字|水印|贴纸|转场|滤镜|特效|配音|旁白|音效|图片|照片/u;
const EDIT = new RegExp(
  [
    String.raw`\b(?:louder|quieter|less loud|as loud|volume|loudness|mute|unmute|silence|undo|revert|take (?:it|that) back)\b`,
    String.raw`\b(?:remove|delete|get rid of|trim|cut|split|shorten|crop|rotate|flip|zoom|blur|fade|swap|move|resize)\b`,
    String.raw`\b(?:turn|switch|bring) (?:it |the \w+ )?(?:up|down|off|on|back)\b|\bspeed up\b`,
    String.raw`^\d{1,3} ?(?:%|percent)$`,
    '静音|撤销|撤回|取消|删除|删掉|去掉|去除|移除|关掉|关闭|恢复|音量|大声|小声|[大小轻高低响]一?点|调[高低大小]',
    '剪掉|裁剪|剪切|截取|剪短|快进|慢动作|倒放|旋转|淡[入出]',
  ].join('|'),
  'u',
);

const plain = (text: string): string =>
  toSimplified(text.trim().toLowerCase().replaceAll('’', "'"));

/** True for what would know something, rather than put an order as a question. */
export function isQuestion(text: string): boolean {
  const words = plain(text);
  return QUESTION.test(words) && !REQUEST.test(words);
}

/**
 * True for a message that asks for a piece of music, in English or Chinese: an order to make one,
 * or words that describe one. Questions, greetings, praise, and edits of what is there ask for none.
 */
export function asksForMusic(text: string): boolean {
  const words = plain(text);
  if (GREETING.test(words) || isApproval(words) || isHalt(words)) return false;
  if (isQuestion(words)) return false;
  if (PICTURE_WORK.test(words) && !/\bmusic\b|音乐|配乐/u.test(words)) return false;
  return COMPOSE.test(words) || !EDIT.test(words);
}
