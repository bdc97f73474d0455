import { toSimplified } from '../../../support/chinese.js';
import type { KnownMedia, ReadingContext } from '../requests.js';

/** What pictures often show, as the one language and the other call it. */
const SUBJECTS: readonly (readonly [english: string, chinese: string])[] = [
  ['beach|seaside|coast|shore', '海滩|海边|沙滩'],
  ['sea|ocean|waves', '海浪|大海|海'],
  ['forest|woods', '森林|树林|林子'],
  ['city|town|downtown', '城市|市区|城里'],
  ['mountains?|hills?', '山|爬山|山上'],
  ['snow|winter', '雪|雪地|冬天'],
  ['river|creek', '河|河边'],
  ['lake', '湖|湖边'],
  ['street|road', '街|街道|马路|路'],
  ['park', '公园'],
  ['garden', '花园|院子'],
  ['kitchen', '厨房'],
  ['car|drive', '车|开车'],
  ['train|station', '火车|车站'],
  ['plane|airport|flight', '飞机|机场'],
  ['boat|ship', '船'],
  ['dog|puppy', '狗|小狗'],
  ['cat|kitten', '猫|小猫'],
  ['baby', '宝宝'],
  ['kids|children', '孩子|小朋友'],
  ['wedding', '婚礼'],
  ['party|birthday', '派对|聚会|生日'],
  ['dinner|food|restaurant', '晚饭|美食|吃饭|餐厅'],
  ['market', '市场|集市'],
  ['temple', '寺庙|寺'],
  ['bridge', '桥'],
  ['sunset|dusk', '日落|夕阳|落日'],
  ['sunrise|dawn', '日出'],
  ['night', '夜景|晚上'],
  ['interview', '采访'],
  ['drone|aerial', '航拍|无人机'],
  ['flowers?', '花'],
  ['school', '学校'],
  ['office', '办公室'],
  ['concert|stage', '演出|舞台|演唱会'],
  ['waterfall', '瀑布'],
  ['island', '岛'],
  ['desert', '沙漠'],
  ['birds?|birdsong', '鸟叫|鸟鸣|鸟'],
  ['rain', '雨'],
  ['wind', '风'],
];
const ROWS: ReadonlyMap<string, readonly string[]> = new Map(
  SUBJECTS.toReversed().flatMap(([english, chinese]) => {
    const spelt = [english.replaceAll('s?', ''), english.replaceAll('?', ''), chinese];
    const words = [...new Set(spelt.flatMap((one) => one.split('|')))];
    return words.map((word) => [word, words]);
  }),
);

/** A subject by all its names, the one that was said first. */
function namesOf(subject: string): string[] {
  return [subject, ...(ROWS.get(subject) ?? [])];
}

const partsOf = (name: string): string[] =>
  toSimplified(name.normalize('NFC').toLowerCase())
    .replace(/\.[^.]+$/, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** The parts of the names of uploads: asked for at each place of a message, and made once. */
const PARTS = new WeakMap<KnownMedia, readonly string[]>();

function holds(media: KnownMedia, subject: string): boolean {
  const parts = PARTS.get(media) ?? partsOf(media.name);
  PARTS.set(media, parts);
  return parts.some(
    (part) =>
      part === subject ||
      part === `${subject}s` ||
      (part.includes(subject) && /\p{Script=Han}/u.test(subject)),
  );
}

/**
 * The one upload whose name holds a subject, in this language or the other: `beach_2.mp4` for
 * “beach” and 海滩. Null where there is none, or more than one.
 */
export function uploadOf(subject: string, { media }: ReadingContext) {
  for (const one of namesOf(subject.toLowerCase())) {
    const found = media.filter((each) => holds(each, one));
    const placed = found.filter((each) => each.placed);
    const known = placed.length > 0 ? placed : found;
    if (known.length > 0) return known.length === 1 ? (known[0] ?? null) : null;
  }
  return null;
}
