import type { TitleLook } from '../../timeline/index.js';
import type { Reader } from './items.js';
import { pattern } from './matching.js';

type Row<Value> = readonly [value: Value, source: string];

/** Colours as people name them, and as they are shown: soft enough to be read on a picture. */
const COLOURS: readonly Row<string>[] = [
  ['#ffffff', 'white|白色?(?:的)?(?:字(?!幕|号|体|数))?(?!屏|场|边)'],
  [
    '#000000',
    'black(?! (?:and|&|n) white)|黑色(?:的)?(?:字(?!幕|号|体|数))?|(?<=(?:用|换成|改成|要)个?)黑的(?=$|[,，。;吧])',
  ],
  ['#ffd400', 'yellow|黄色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#e53935', 'red|红色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#1e88e5', 'blue|蓝色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#43a047', 'green|绿色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#fb8c00', 'orange|橙色?(?:的)?(?:字(?!幕|号|体|数))?|橘色'],
  ['#ec407a', 'pink|粉(?:红)?色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#8e24aa', 'purple|violet|紫色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#d4af37', 'gold(?:en)?|金色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#00bcd4', 'cyan|turquoise|青色?(?:的)?(?:字(?!幕|号|体|数))?'],
  ['#9e9e9e', 'gr[ae]y|silver|灰色?(?:的)?(?:字(?!幕|号|体|数))?|银色'],
  ['#795548', 'brown|棕色|褐色|咖啡色'],
  ['#f5f0e1', 'beige|cream(?:y)?(?:[- ]colou?red)?|ivory|米(?:白)?色'],
  ['#1a237e', 'navy(?: blue)?|藏(?:青|蓝)色?'],
];

const POSITIONS: readonly Row<NonNullable<TitleLook['position']>>[] = [
  ['top-left', '(?:corner,? (?:at the )?)?(?:top|upper)[- ]left(?: corner)?|左上角?(?:方)?'],
  ['top-right', '(?:corner,? (?:at the )?)?(?:top|upper)[- ]right(?: corner)?|右上角?(?:方)?'],
  ['bottom-left', '(?:corner,? (?:at the )?)?(?:bottom|lower)[- ]left(?: corner)?|左下角?(?:方)?'],
  [
    'bottom-right',
    '(?:corner,? (?:at the )?)?(?:bottom|lower)[- ]right(?: corner)?|右下角?(?:方)?',
  ],
  [
    'top',
    '(?:up |on )?top(?:,? (?:and )?cent(?:er|re)(?:ed|d)?)?|cent(?:er|re)(?:ed|d)? (?:at|on) (?:the )?top|upper (?:third|part|edge)|(?:最?顶[部端上]|上方|最?上面|上边)的?(?:居中|正?中间|中央|正中)|居中(?:靠上|置顶)|最?顶[部端上]|正上方|上方|最上面|上面|上边',
  ],
  [
    'bottom',
    'bottom(?:,? (?:and )?cent(?:er|re)(?:ed|d)?)?|cent(?:er|re)(?:ed|d)? (?:at|on) (?:the )?bottom|lower (?:third|part|edge)|(?:最?底[部端下]|下方|最?下面|下边)的?(?:居中|正?中间|中央|正中)|居中靠下|最?底[部端下]|正下方|最下边|最下方|下方|最下面|下面|下边',
  ],
  ['left', 'left(?: side)?|左边|左侧|左方'],
  ['right', 'right side|(?<=(?:to|on|at) the )right|右边|右侧|右方'],
  [
    'center',
    '(?:cent(?:er|re)(?:ed|d)?|middle)|居中|中央|正中(?:间|央|心)?|(?:画面)?中间(?![加用]?(?:[个上入半]|\\d|一|秒|\\s)*(?:叠|转场|淡|过渡|[黑白]场|溶|闪))|中心',
  ],
];

const IN =
  '(?:down |up |over |right )?(?:in |to |on |at |into |towards )?(?:the )?(?:very )?(?:在?(?:画面|屏幕|镜头)的?)?';
const OF_PICTURE = '(?: of (?:the )?(?:screen|frame|picture|video|image))?';
const IN_EN =
  '(?:slid(?:e|es|ing)|fl(?:y|ies|ying)|com(?:e|es|ing)|mov(?:e|es|ing)|glid(?:e|es|ing)|drop(?:s|ping)?|float(?:s|ing)?|swoop(?:s|ing)?)';
const IN_ZH = '(?:滑|飞|移|进|推)(?:入|进来?|进去|上来|下来|出来)?';
const SIDE = '(?:面|边|侧|方)?';
const fromSide = (english: string, chinese: string, toward: string): string =>
  `${IN_EN} (?:in |up |down )?from (?:the )?(?:${english})(?: (?:side|edge))?|从${chinese}${SIDE}(?:(?:往|向|到)${toward}${SIDE})?(?:慢慢|缓缓)?地?${IN_ZH}|(?:往|向)${toward}${SIDE}(?:滑|飞|移)(?:入|进来?)`;
/** “In big letters”: how large a title is, and no other title. */
const LETTERS = '(?:letters|type|text|writing|print|lettering|font|characters|words)';
const SIZES: readonly Row<Partial<TitleLook>>[] = [
  [
    { size: { times: 1.3 } },
    `(?:in |with )(?:big(?:ger)?|larger?|huge) ${LETTERS}|用?大字(?!幕|体|号)`,
  ],
  [
    { size: { times: 0.77 } },
    `(?:in |with )(?:small(?:er)?|tiny|little) ${LETTERS}|用?小字(?!幕|体|号)`,
  ],
];
const MOTIONS: readonly Row<Partial<TitleLook>>[] = [
  [{ enter: 'slide-left' }, fromSide('right', '右', '左')],
  [{ enter: 'slide-right' }, fromSide('left', '左', '右')],
  [
    { enter: 'slide-up' },
    `${fromSide('bottom|below|underneath', '(?:下|底)', '上')}|(?:slid(?:e|es|ing)|fl(?:y|ies|ying)) (?:in|up)|ris(?:e|es|ing)(?: up)?|滑(?:入|进来?)|飞(?:入|进来?)|上滑`,
  ],
  [
    { enter: 'slide-down' },
    `${fromSide('top|above', '(?:上|顶)', '下')}|slid(?:e|es|ing) down|drop(?:s|ping)? (?:in(?! (?:the |my |our |that |a )?(?:\\w+ )?(?:photo|picture|image|still|pic|jpg|png|snapshot|clip|video|\\S+\\.\\w{3}))|down)|下滑`,
  ],
  [
    { leave: 'slide-left' },
    '(?:slid(?:e|es|ing)|fl(?:y|ies|ying)) out(?: to the left)?|(?:go(?:es|ing)? (?:out|off|away)|(?:leav(?:e|es|ing)|exit(?:s|ing)?)(?: out)?|mov(?:e|es|ing) (?:out|off|away)) to the left|(?:leaves?|exits?|disappears?|goes? (?:out|away)) (?:by |with )?(?:an? )?(?:slid(?:e|es|ing)|fl(?:y|ying))(?: out)?(?: to)?(?: the)? left|(?:(?:往|向|从)左(?:边|侧)?)?(?:滑|飞)出(?:去|画面)?',
  ],
  [
    { leave: 'slide-right' },
    '(?:slid(?:e|es|ing)|fl(?:y|ies|ying)) out to the right|(?:go(?:es|ing)? (?:out|off|away)|(?:leav(?:e|es|ing)|exit(?:s|ing)?)(?: out)?|mov(?:e|es|ing) (?:out|off|away)) to the right|(?:leaves?|exits?|disappears?|goes? (?:out|away)) (?:by |with )?(?:an? )?(?:slid(?:e|es|ing)|fl(?:y|ying))(?: out)?(?: to)?(?: the)? right|(?:往|向|从)右(?:边|侧)?(?:滑|飞)出(?:去|画面)?',
  ],
  [{ leave: 'fade' }, '(?:disappears?|leaves?|goes? away|vanish(?:es)?) with a fade'],
  [
    { enter: 'fade' },
    '(?:appears?|comes? in|starts?) with a fade(?! (?:in|out|to|through|from|into)\\b)',
  ],
  [
    { enter: 'fade', leave: 'fade' },
    'fad(?:e|es|ing) in and (?:fad(?:e|es|ing) )?out|淡入淡出|with a fade(?! (?:in|out|to|through|from|into)\\b)',
  ],
];

const table = <Value>(rows: readonly Row<Value>[], before: string, after: string) =>
  rows.map(([value, source]) => ({ value, find: pattern(`${before}(?:${source})${after}`) }));

const COLOUR_PATTERNS = table(
  COLOURS,
  `(?<!fad(?:e|es|ing) (?:out )?)(?:in |to )?(?:an? )?(?:bright |light |dark |bold |pure |deep |pale )?[浅深亮淡暗鲜纯]?`,
  '(?: (?:colou?r|text|letters|font|lettering))?',
);
const POSITION_PATTERNS = table(POSITIONS, IN, OF_PICTURE);
const MOTION_PATTERNS = table([...MOTIONS, ...SIZES], '', '');
const HEX = pattern('(?:in |to )?(?:(?:the )?colou?r )?(?<hex>#[0-9a-f]{6})');

/** How a title is to look: `in yellow`, `at the bottom`, 从左边滑入. */
export const readLook: Reader = (text, at) => {
  const hex = HEX(text, at);
  const found: { look: TitleLook; length: number }[] = hex
    ? [{ look: { colour: (hex.groups?.hex ?? '').toLowerCase() }, length: hex[0].length }]
    : [];
  for (const { value, find } of COLOUR_PATTERNS) {
    const match = find(text, at);
    if (match) found.push({ look: { colour: value }, length: match[0].length });
  }
  for (const { value, find } of POSITION_PATTERNS) {
    const match = find(text, at);
    if (match) found.push({ look: { position: value }, length: match[0].length });
  }
  for (const { value, find } of MOTION_PATTERNS) {
    const match = find(text, at);
    if (match) found.push({ look: value, length: match[0].length });
  }
  const [best] = found.sort((a, b) => b.length - a.length);
  return best ? { meanings: [{ is: 'look', look: best.look }], length: best.length } : null;
};
