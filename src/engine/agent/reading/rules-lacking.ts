import type { Missing } from '../intents.js';
import type { Hand, Rule } from './hand.js';

const TAKES_OUT =
  '(?:remove|reduce|clean(?: up| out)?|filter(?: out)?|suppress|get rid of|take out|take away|fix|lower|less|no more|cut out|cut down|without|kill)';
/** What is sung in a recording that somebody brought. */
const SONG = '(?:songs?|tracks?|music|mp3|recording|soundtrack|\\w+\\.(?:mp3|wav|m4a|ogg|flac))';
const SUNG = "(?:vocals?|singing|singer(?:'s)?(?: voice)?|voice of the singer|lyrics|lead voice)";

/**
 * What words of an edit stand in by chance, and cannot be done: “static” is no still picture,
 * “backward” no place, 上字幕 no top, and what is sung in a song no sound of the clips.
 */
const SURELY: readonly (readonly [Missing, RegExp, (hand: Hand) => boolean])[] = [
  [
    'clean-up',
    new RegExp(
      `^(?:please |just |can you )*${TAKES_OUT}\\b(?: (?:the|that|this|all|any|some|of|annoying|awful|radio|electric|background))* static\\b(?! (?:shots?|photos?|pictures?|images?|clips?|frames?|title|text))|\\bthere(?:'s| is) (?:\\w+ ){0,3}static\\b|\\bstatic (?:noise|hiss|sound|crackle)\\b`,
      'iu',
    ),
    () => true,
  ],
  [
    'clean-up',
    new RegExp(
      `(?:歌曲?|音乐|配乐|曲子)[^,，。]{0,6}(?:人声|歌声|原唱|唱的)[^,，]{0,6}(?:去|消|抹|分离|分开|拆|提取|除|不要|拿|关|静音|抠)|(?:去|消|抹|分离|提取|除|拿|关|抠)(?:掉|除|出)?[^,，]{0,8}(?:歌曲?|音乐|曲子)[^,，]{0,4}(?:人声|歌声|原唱)|^[^,，]{0,12}只(?:留|要|保留|剩)下?[^,，]{0,6}伴奏|\\b${SUNG} (?:from|of|in|out of|off|on) (?:the |my |this |that )*${SONG}|\\b(?:instrumental|karaoke)(?: version| part| mix)?s? (?:of|from|out of) (?:the |my |this )*${SONG}|\\b(?:my|the|this) ${SONG} (?:should be |to be |to |be )?(?:(?:an )?instrumental|karaoke|without (?:the )?${SUNG})`,
      'iu',
    ),
    ({ context: { music } }) => music === 'upload',
  ],
  [
    'reverse',
    /\b(?:plays?|playing|runs?|running|goes|going)\b(?! (?:the |my )?(?:music|song|piece|tune))(?: (?:the|my|our|this|that|clip|video|film|shot|scene|footage|it|[\w.]+)){1,5} backwards?\b|\b(?:so|that|and) it (?:plays|runs|goes) backwards?\b/iu,
    () => true,
  ],
  [
    'transcripts',
    /(?:自动|识别|智能|一键)(?:帮我|给我|生成|识别)*(?:加|上|配|打|出|做|来|弄)?(?:一?[下个些])?(?:中文|英文|双语)?字幕/u,
    () => true,
  ],
];

const lacks: Rule = (hand) => {
  if (hand.holds('quote')) return null;
  const found = SURELY.find(([, said, isSo]) => said.test(hand.text.trim()) && isSo(hand));
  if (!found) return null;
  hand.takeAll();
  return [{ ask: 'missing', missing: found[0] }];
};

/** What cannot be done, though its words are those of an edit. */
export const LACKING_RULES: readonly Rule[] = [lacks];
