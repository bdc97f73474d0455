import type { Offer } from '../results.js';
import { offersOf, say } from './orders.js';
import { anyOf, pattern } from './pattern.js';

const DRAGGING = /^(?:drag(?:ging)?(?:[- ](?:and|&|n)[- ]drop(?:ping)?)?|drop(?:ping)?)\s+/iu;
const FILES_IN = pattern`^(?:(?:your|the|an?|any|more) )?(?:(?:new|own|next) )?${anyOf(
  'files?, videos?, clips?, media, footage, images?, photos?, it, them',
)}\b.*\b(?:here|upload|chat|window|browser|box|page|(?:media|asset) (?:library|panel|bin))`;
const SLIDER =
  /^(?:the |your )?(.*?)\s*(?:slider|knob|fader)\b\s*(?:(?:up|down|left|right)\b)?\s*(?:to (\d\S*.*))?/iu;
const PURPOSE = / to (?!(?:the|an?|your|its?|track|left|right|where|\d)\b)(?=[a-z])(.*)$/iu;
const SOMEWHERE =
  /\b(?:desired|anywhere|wherever|where (?:you|it)|right|correct|preferred|any) ?(?:position|place|spot|time|point)?\b/iu;

/** "drag the volume slider to 50%" as one would say it: "set the volume to 50%". */
export function orderOfDrag(clause: string): Offer[] {
  const what = clause.replace(DRAGGING, '');
  if (FILES_IN.test(what)) return [{ kind: 'upload' }];
  const purpose = PURPOSE.exec(what)?.[1];
  const slider = SLIDER.exec(what);
  if (slider) {
    const [, of = '', value] = slider;
    const name = of === '' ? 'value' : of;
    if (value !== undefined) return say(`set the ${name} to ${value}`);
    return purpose === undefined ? say(`change the ${name}`) : offersOf(purpose, `the ${name}`);
  }
  if (purpose !== undefined) {
    const whole = /\b(?:of|on) ((?:the|your) .*?)(?= to )/iu.exec(what)?.[1];
    const object = /^((?:the|your) .*?) (?:to|left|right|up|down|along)\b/iu.exec(what)?.[1];
    const meant = offersOf(purpose, whole ?? object);
    if (meant.length > 0) return meant;
  }
  // Where to is for the person to say.
  if (SOMEWHERE.test(what)) return [];
  return say(`${/^drop/iu.test(clause) ? 'put' : 'move'} ${what}`);
}

const FILES_IN_ZH =
  /(?:文件|视频|素材|影片|图片).*(?:这里|此处|上传|窗口|浏览器|聊天|媒体库|素材库)/u;
const SLIDER_ZH =
  /^(?:把|将)?(?:拖[拽动放曳])?(.*?)的?(?:滑块|滑杆)(?:拖[拽动放曳]?)?(?:[到至](.*))?/u;
const PURPOSE_ZH =
  /(?:滑块|滑杆|边缘|手柄|两端|末端|开头|结尾)(?:即可|就能|就可以|便可|以便|可以|来|以|可)?(.+)/u;
const MOVE_ZH = /^(?:(?:把|将)(.*?)拖[拽动放曳]?|拖[拽动放曳](.*?))([到至入进])(.*)$/u;
const SOMEWHERE_ZH = /(?:想要|合适|需要|任意|所需|适当|喜欢)的?(?:位置|地方|时间)/u;

/** "拖动片段到 0:05" as one would say it: "把片段移到 0:05". */
export function orderOfDragZh(plain: string): Offer[] {
  if (FILES_IN_ZH.test(plain)) return [{ kind: 'upload' }];
  const slider = SLIDER_ZH.exec(plain);
  if (slider?.[2] !== undefined) return say(`把${slider[1]}设为${slider[2]}`);
  const purpose = PURPOSE_ZH.exec(plain)?.[1];
  if (purpose !== undefined && !MOVE_ZH.test(plain)) return offersOf(purpose);
  if (slider) return say(`调整${slider[1]}`);
  if (SOMEWHERE_ZH.test(plain)) return [];
  const moved = MOVE_ZH.exec(plain);
  if (moved) {
    const [, carried, dragged, to = '', where] = moved;
    return say(`把${carried ?? dragged}移${/[入进]/u.test(to) ? '进' : '到'}${where}`);
  }
  return say(plain.replace(/拖[拽动放曳]/u, '移动'));
}
