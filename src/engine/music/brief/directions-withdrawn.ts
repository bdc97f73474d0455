import {
  CALM_BEFORE_DROP,
  NO_BREAK,
  NO_BUILD,
  NO_DROP,
  NO_FADE_IN,
  NO_FADE_OUT,
  NO_SILENCE,
  PAUSE_BEFORE_DROP,
} from './direction-acts.js';
import type { DirectionRow } from './direction-rows.js';

const NO =
  "(?:no|without|skip|remove|never|don't|dont|do not|not|lose|leave out|take out|forget|drop|cancel|avoid|minus)(?: (?:a|an|the|any|have|do|make|want|need|use|it|to|big|that|those|more|music))*";
/** With a time it says when, and not that it never happens. */
const EVER = '(?![a-z])(?! ?{when})';
const NO_ZH =
  '(?:不要有?|别有?|没有|无|不用|取消|去掉|不需要|别|不|去除)(?:再|任何|那个|这个|做|搞|太多)*';
const DROP = '(?:big |huge |massive )?(?:drops?|climax|explosion|peak)';
const PAUSE = '(?:silence|silent|nothing|quiet|pause|gap|stop|dead air|break|mute|empty space)';
const DROP_ZH = '(?:drop|高潮|爆发|爆点|副歌)';

/** What is not to happen, and what is told by the drop: both must be known before a drop is read. */
export const WITHDRAWALS: readonly DirectionRow[] = [
  [`${NO} ${DROP}${EVER}`, NO_DROP],
  [`${NO} (?:build[ -]?ups?|builds?|crescendos?|builds? up|rising tension)${EVER}`, NO_BUILD],
  [`${NO} (?:break(?:down)?s?|pauses?)${EVER}`, NO_BREAK],
  [`${NO} (?:silences?|silent (?:parts?|bits?))${EVER}`, NO_SILENCE],
  [`${NO} fad(?:e|es|ing)[ -]?ins?${EVER}`, NO_FADE_IN],
  [`${NO} fad(?:e|es|ing)(?:[ -]?outs?| away)?(?: at the end)?${EVER}`, NO_FADE_OUT],
  [`${NO_ZH}${DROP_ZH}`, NO_DROP],
  [`${NO_ZH}(?:渐强|铺垫|推进|起伏)`, NO_BUILD],
  [`${NO_ZH}(?:间奏|停顿)`, NO_BREAK],
  [`${NO_ZH}(?:静音|留白)`, NO_SILENCE],
  [`${NO_ZH}(?:淡入|渐入)`, NO_FADE_IN],
  [`${NO_ZH}(?:淡出|渐出|渐弱)`, NO_FADE_OUT],
  [
    `(?:with |and |a |an |one |have |put |some |short |brief |little |single |full |the ){0,6}(?:(?:beat|bar|moment|breath|split second|bit) of ${PAUSE}|${PAUSE} ?{lasting}|{lasting} (?:of )?(?:complete |total |pure )?${PAUSE}|(?:cut|mute|stop|silence|drop out|kill) (?:everything|it all|the music|all)(?: ?{lasting})?|${PAUSE})(?: right| just| directly)? before (?:the ${DROP}(?! ?(?:at |on |is )?{when})(?![a-z])|the(?= ${DROP}))`,
    PAUSE_BEFORE_DROP,
  ],
  [
    `${DROP_ZH}(?:之|以)?前的?(?:先|要|来|有|留|突然|那|一下|个)*(?:{lasting}(?:的)?)?(?:静音|无声|停顿|留白|空白|停|静)(?:{lasting}|一拍|一小节|一下)?`,
    PAUSE_BEFORE_DROP,
  ],
  [
    `{lasting}(?:的)?(?:静音|无声|停顿|留白)(?:后|之后|以后|然后)?(?:再)?(?=${DROP_ZH})`,
    PAUSE_BEFORE_DROP,
  ],
  [
    `(?:quiet|calm|soft|gentle|sparse|minimal|low[ -]key)(?: (?:music|and quiet|and calm))? (?:until|till|before|up to) (?:the ${DROP}(?! ?(?:at |on |is )?{when})(?![a-z])|the(?= ${DROP}))`,
    CALM_BEFORE_DROP,
  ],
  [
    `${DROP_ZH}(?:之|以)?前(?:都|要|先|保持|比较)*(?:安静|平静|轻柔|柔和|舒缓)(?:一点|一些)?`,
    CALM_BEFORE_DROP,
  ],
];
