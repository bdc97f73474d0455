import type { Look, Pair } from './draft-things.js';
import type { Session } from './ports.js';

type Language = Session['language'];

/** How a field is called and how its values are told; undefined for a value that is as usual. */
interface Wording {
  name: Readonly<Record<Language, string>>;
  tell(look: Look, language: Language): string | undefined;
}

const NONE: Readonly<Record<Language, string>> = { en: 'none', zh: '无' };

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(2))}s`;

/** A time that is told where there is one. */
const time = (ms: number | undefined): string | undefined =>
  ms === undefined || ms === 0 ? undefined : seconds(ms);

const TRANSITIONS_ZH: Readonly<Record<string, string>> = {
  crossfade: '交叉淡化',
  'fade-black': '黑场过渡',
  'fade-white': '白场过渡',
  slide: '滑动',
  wipe: '擦除',
};

const POSITIONS_ZH: Readonly<Record<string, string>> = {
  'top-left': '左上',
  top: '上方',
  'top-right': '右上',
  left: '左侧',
  center: '中间',
  right: '右侧',
  'bottom-left': '左下',
  bottom: '下方',
  'bottom-right': '右下',
};

const MOTIONS_ZH: Readonly<Record<string, string>> = {
  none: '无',
  still: '静止',
  fade: '淡化',
  'slide-up': '上滑',
  'slide-down': '下滑',
  'slide-left': '左滑',
  'slide-right': '右滑',
  'zoom-in': '推近',
  'zoom-out': '拉远',
  'pan-left': '左移',
  'pan-right': '右移',
  'pan-up': '上移',
  'pan-down': '下移',
};

/** A value of the draft as a person says it. */
function word(
  value: string | undefined,
  language: Language,
  chinese: Readonly<Record<string, string>>,
): string | undefined {
  if (value === undefined) return undefined;
  return language === 'zh' ? (chinese[value] ?? value) : value.replace('-', ' ');
}

const WORDINGS: readonly Wording[] = [
  {
    name: { en: 'speed', zh: '速度' },
    tell: ({ speed }) => `${Number((speed ?? 1).toFixed(2))}×`,
  },
  { name: { en: 'fade in', zh: '淡入' }, tell: ({ fadeIn }) => time(fadeIn) },
  { name: { en: 'fade out', zh: '淡出' }, tell: ({ fadeOut }) => time(fadeOut) },
  {
    name: { en: 'transition', zh: '转场' },
    tell: ({ transition }, language) =>
      transition && `${word(transition.kind, language, TRANSITIONS_ZH)} ${seconds(transition.d)}`,
  },
  {
    name: { en: 'motion', zh: '镜头运动' },
    tell: ({ motion }, language) => word(motion, language, MOTIONS_ZH),
  },
  {
    name: { en: 'loop', zh: '循环' },
    tell: ({ loop }, language) => (loop === true ? { en: 'on', zh: '开' }[language] : undefined),
  },
  {
    name: { en: 'under speech', zh: '人声下' },
    tell: ({ duck }) => (duck === undefined ? undefined : `−${Number(duck.toFixed(1))} dB`),
  },
  {
    name: { en: 'position', zh: '位置' },
    tell: ({ position }, language) => word(position, language, POSITIONS_ZH),
  },
  {
    name: { en: 'size', zh: '大小' },
    tell: ({ size }) => (size === undefined ? undefined : `${Number((100 * size).toFixed(1))}%`),
  },
  { name: { en: 'colour', zh: '颜色' }, tell: ({ colour }) => colour },
  {
    name: { en: 'comes in', zh: '进入' },
    tell: ({ enter }, language) => word(enter, language, MOTIONS_ZH),
  },
  {
    name: { en: 'goes out', zh: '退出' },
    tell: ({ leave }, language) => word(leave, language, MOTIONS_ZH),
  },
];

/** What looks or sounds different about a thing: `colour #ffffff → #ffd400`. */
export function lookChanges([before, after]: Pair, language: Language): string[] {
  return WORDINGS.flatMap(({ name, tell }) => {
    const was = tell(before.look, language) ?? NONE[language];
    const is = tell(after.look, language) ?? NONE[language];
    return was === is ? [] : [`${name[language]} ${was} → ${is}`];
  });
}
