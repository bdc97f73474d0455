import { filmWord } from '../../support/film-words.js';
import type { Language } from './change-words.js';
import type { Look, Pair } from './draft-things.js';

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

/** A value of the draft as a person says it. */
const word = (value: string | undefined, language: Language): string | undefined =>
  value && filmWord(value, language);

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
      transition && `${word(transition.kind, language)} ${seconds(transition.d)}`,
  },
  {
    name: { en: 'motion', zh: '镜头运动' },
    tell: ({ motion }, language) => word(motion, language),
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
    tell: ({ position }, language) => word(position, language),
  },
  {
    name: { en: 'size', zh: '大小' },
    tell: ({ size }) => (size === undefined ? undefined : `${Number((100 * size).toFixed(1))}%`),
  },
  { name: { en: 'colour', zh: '颜色' }, tell: ({ colour }, language) => word(colour, language) },
  {
    name: { en: 'comes in', zh: '进入' },
    tell: ({ enter }, language) => word(enter, language),
  },
  {
    name: { en: 'goes out', zh: '退出' },
    tell: ({ leave }, language) => word(leave, language),
  },
];

/** What looks or sounds different about a thing: `colour white → yellow`. */
export function lookChanges([before, after]: Pair, language: Language): string[] {
  return WORDINGS.flatMap(({ name, tell }) => {
    const was = tell(before.look, language) ?? NONE[language];
    const is = tell(after.look, language) ?? NONE[language];
    return was === is ? [] : [`${name[language]} ${was} → ${is}`];
  });
}
