import { isQuestion } from './composing.js';
import type { Masked } from './media-names.js';

/** Stands for the name in question, where clauses are matched, and for any other. */
const THIS = '\uE001';
const OTHER = '\uE002';

const CLIP =
  '(?:the|this|that|my|our|old|both|all|clips?|videos?|files?|footage|images?|called|named)';
const REMOVE =
  '(?:remove|delete|discard|exclude|omit|skip|lose|ditch|(?:cut|leave|take|throw) (?:out|off|away)|get rid of|' +
  'without|instead of|rather than|except(?: for)?|replace|swap(?: out)?|' +
  "(?:don't|do not|never|not|no longer|stop)(?: (?:want|need|like|use|using|include|add|upload|play|show|keep|have|to))*)";
const CLIP_ZH = '(?:用|使用|加|放|掉|那个|这个|我的|视频|片段|影片|素材|文件|里的|\\s)*';
const REMOVE_ZH = '(?:去掉|去除|删除|删掉|删去|移除|移掉|拿掉|撤掉|撤下|剔除|丢掉|扔掉|排除|换掉)';
const NOT_ZH = '(?:不要|不用|不使用|不需要|别用|别要|别加|替换|代替|取代|而不是|除了)';
const OTHERS = `(?:${OTHER}\\s*(?:,|and|or|nor|和|、|跟|与|及)*\\s*)*`;

/** The ways of saying that a clip is to go. */
const TAKEN_AWAY: readonly RegExp[] = [
  `\\b${REMOVE}(?: ${CLIP})*\\s+${OTHERS}${THIS}(?!'s)`,
  `\\bdrop(?: ${CLIP})*\\s+${OTHERS}${THIS}(?!\\s*(?:in|on|into|onto)\\b)`,
  `\\b(?:take|leave|throw|cut|pull)(?: ${CLIP})*\\s+${OTHERS}${THIS}(?: ${CLIP})*\\s+(?:out|off|away)\\b`,
  `(?:${REMOVE_ZH}|${NOT_ZH})${CLIP_ZH}${OTHERS}${THIS}`,
  `${THIS}${CLIP_ZH}(?:从.{1,8}?)?(?:给我|都|全部)?(?:${REMOVE_ZH}|删|不要|不用)(?:掉|了|吧|它|\\s)*$`,
  `把\\s*${THIS}\\s*(?:换|替换)(?:成|为)\\s*${OTHER}`,
].map((source) => new RegExp(source, 'iu'));

/**
 * Of each file named in a clause, in order: true where the words take it away or ask about it, and
 * so do not give it.
 */
export function namesInPassing({ shape, media }: Masked, start: number, end: number): boolean[] {
  const named = media.filter((item) => item.start >= start && item.end <= end);
  const clauseWith = (mark: (at: number) => string): string => {
    let from = start;
    const parts = named.map((item, at) => {
      const before = shape.slice(from, item.start);
      from = item.end;
      return before + mark(at);
    });
    return (parts.join('') + shape.slice(from, end)).replaceAll('’', "'").trim();
  };
  const asked = /^\s*[.!]*[?？]/u.test(shape.slice(end)) ? '?' : '';
  if (isQuestion(clauseWith(() => OTHER) + asked)) return named.map(() => true);
  return named.map((_, one) => {
    const clause = clauseWith((at) => (at === one ? THIS : OTHER));
    return TAKEN_AWAY.some((way) => way.test(clause));
  });
}
