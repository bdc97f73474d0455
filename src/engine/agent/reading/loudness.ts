import type { Hand } from './hand.js';
import { loudnessOf } from './shares.js';

/** A new loudness, as a share or as so many times the one that there is. */
export type Loudness = { to: number } | { times: number };

type Said = 'on' | 'off' | 'half' | 'double' | 'up' | 'down';

const FULL =
  /\b(?:(?:to|at) (?:full|normal|maximum|max|(?:the|its) (?:original|normal|full))(?: (?:volume|loudness|level)|$)|(?:up )?(?:to|at) full\b|full volume|as loud as (?:it was )?(?:originally|normal|at first|possible))\b|(?:恢复|调回)(?:到)?(?:正常|原来的?|原本的?|原始)(?:音量|大小)|恢复正常|(?:音量)?(?:最大|满音量)/iu;
/** Words of less that go with “back”: “dial it back”. */
const EASED = /\b(?:dial|pull|scale|ease|tone|take|push|notch|knock|roll)(?:ed)?\b/iu;
const BACK = /\bback\b(?! (?:up|down|to \d))/iu;

/** What is said of a sound, what says more ahead of what says less; a place is read once. */
const SAYINGS: readonly (readonly [Said, RegExp])[] = [
  [
    'on',
    /\bun-?mute[ds]?\b|\brestore[ds]?\b|\b(?:back )?on again\b|\bback on\b|\bback in\b|\b(?:turn|switch)(?:ed)? on\b|\bhear\b(?=.*\bagain\b)|(?:取消|解除)静音|恢复|(?:重新)?打开|(?:开|放|加|找|调)(?:回来?|出来)|开启/iu,
  ],
  [
    'up',
    /\btoo (?:quiet|soft|low|faint|weak|silent)\b|(?:n't|\bnot)(?: nearly| quite)? (?:loud|audible|strong) enough\b|\b(?:barely|hardly|scarcely|can't|cannot) (?:even )?(?:hear|audible)\b|太(?:小声?|轻|低|弱)|有[点些](?:太?小声?|轻|低)|不够(?:大声?|响亮?|高)|(?:不要|别)(?:那么|这么|太)(?:小声?|轻)/iu,
  ],
  [
    'down',
    /\b(?:(?:way |much |far |a (?:bit|little) )?too loud(?:ly)?|too (?:noisy|dominant|overpowering)|less loud|overpowering)\b|(?<=(?:n't|\bnot|\bnever)\b.*)\b(?:so|that|as|too|very|quite so) (?:loud(?:ly)?|noisy)\b|太(?:大声?|响|吵|高)|有[点些](?:太?大声?|响|吵|高)|(?:不要|不用|别)(?:再)?(?:那么|这么|太)(?:大声?|响|吵|高)|过[大响高]/iu,
  ],
  [
    'off',
    /\b(?:mut(?:e[ds]?|ing)|silence[ds]?|silent|shut (?:off|up|down)|(?:all the way|completely|fully|right) down|(?:down )?to (?:zero|nothing|silence|none))\b|\b(?:don't|do not|no longer|don't really) (?:want|need)(?: to (?:hear|have)| any)?\b|静音掉?|消音|无声|没声|别(?:再)?(?:出声|响)|[全都]?关(?:掉|了|闭|上|(?=一下|$))|[全都]关|消(?:掉|除)|(?<!不要|别)去(?:掉|除|了)|拿掉|删(?:掉|除|了)|移除|取消|不要(?:了|有|放|再?响)?|没有|不(?:放|需要|想要|想听|用)|别(?:放|有)|停(?:掉|了)|撤(?:掉|了)/iu,
  ],
  [
    'half',
    /\b(?:by |to |at )?half (?:of what|as loud)\b|(?:调?到|降到|减到|减小?|降低?|调小|砍掉?|剩)?(?:原来|现在)?的?一半|减半|二分之一/iu,
  ],
  [
    'double',
    /\b(?:twice|two times|double) (?:as |the )?(?:loud(?:er)?|volume)\b|\b(?:up )?to double\b|\bdoubled?\b|(?:加大|调大|提高|增大)一倍|(?:调|加|升|放)到两倍|翻[一]?倍|加倍/iu,
  ],
  [
    'down',
    /\b(?:down|lower(?:s|ed|ing)?|quiet(?:er|ly|en(?:ed)?)?|soft(?:er|ly|en(?:ed)?)|reduc(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|dips?|diminish|lessen)\b|(?:[调弄放关开压拉降减收拧变]|往下调?|稍微|再|更|得)*(?:小|低(?!沉|音)|轻(?![快柔松盈])|弱)(?:声|音量)?(?:一?[点些])?|(?:往下|向下|下)[调压拉](?:一?[点些])?|[降减压](?:少|下来|下去|一?[点些])?/iu,
  ],
  [
    'up',
    /\b(?:up|loud(?:er)?|higher|rais(?:e[ds]?|ing)|increas(?:e[ds]?|ing)|boost(?:ed)?|amplif(?:y|ied)|crank(?:ed)?|pump(?:ed)?|comes? through(?: more| better)?|more (?:volume|sound|audio)|(?:hear )?more of)\b|(?:[调弄放开拉加变增提升]|往上调?|稍微|再|更|得)*(?:大(?![气方])|高(?![潮音亢昂])|响)(?:声|音量)?(?:一?[点些])?|(?:往上|向上|上)[调拉](?:一?[点些])?|提[高升]?|增[加大]|加大?(?=\s*(?:$|一?[点些]| *(?:分贝|db)))|升高?/iu,
  ],
];

/** What says nothing more of a sound: how it is worked, and how much of it nobody can count. */
const WORKED =
  /\b(?:turn(?:s|ed|ing)?|bring|dial|take|pull|push|knock|notch|nudge|ease|scale|tone|bump|roll|slide|get(?:s|ting)?|put|set|make|have|keep|leave|let|adjust|change|move|lay|give|switch(?:ed)?|shut|goes|go|come|become|seems?|sounds?|feels?|stay|must|only|just)\b|\b(?:an? )?(?:lot|bit|little(?: bit)?|touch|tad|notch|smidge|hair|fraction)\b|\b(?:some(?:what)?|slightly|way|much|far|considerably|significantly|really|very|a few|volume|level|loudness)\b|很多|许多|不少|明显|稍微|略微|有[点些]|[调弄拉开放设改留剩关降减压](?:整|置|成|为|到)?|保持|维持|控制|音量|声音|一[点些下]|全部?|都/giu;
/** As much less, or more, as somebody says: “drop the music a bit”. */
const DEGREE =
  /\b(?:an? (?:lot|bit|little|touch|tad|notch|smidge|hair|fraction)|some|somewhat|slightly|a few)\b|稍微|略微|一[点些]/iu;
/** “Drop it by half”, “cut the music a bit”: it is there yet. */
export const lessens = (hand: Hand): boolean =>
  DEGREE.test(hand.text) || hand.has('half', 'in-two', 'bit-more', 'much-more');

const MINUS = /[-–−] ?\d+(?:\.\d+)? ?(?:db|decibels?|分贝)/iu;
const OF_ITS_OWN = /\b(?:to|at) *$|[到为成在] *$/iu;

const LOUDER = 1.4;
const QUIETER = 0.7;
const rounded = (times: number): number => Math.round(100 * times) / 100;

/** “By a third” is what is taken away, or added. */
const saysBy = (text: string, at: number): boolean =>
  /^by\b/iu.test(text.slice(at)) ||
  /(?:\bby\s*|[降减调压][低小少]?|[小轻低]|[加增调提][大高])$/u.test(text.slice(0, at));

/** What a clause about a sound says of it, with the words that say it taken. */
function sayingsIn(hand: Hand): Said[] {
  let text = hand.unnamed();
  const said: Said[] = [];
  const read = (find: RegExp): boolean => {
    const found = find.exec(text);
    if (!found) return false;
    hand.takeWithin(found.index, found.index + found[0].length);
    text =
      text.slice(0, found.index) +
      ' '.repeat(found[0].length) +
      text.slice(found.index + found[0].length);
    return true;
  };
  for (const [what, find] of SAYINGS) {
    if (what === 'off' && BACK.test(text)) {
      const eased = EASED.test(text);
      if (read(BACK)) said.push(eased ? 'down' : 'on');
    }
    while (read(find)) said.push(what);
  }
  for (const { index, 0: word } of text.matchAll(WORKED)) {
    hand.takeWithin(index, index + word.length);
  }
  return said;
}

/** How loud a sound is to be; null where nothing is said of it, undefined where nobody can tell. */
export function loudnessIn(hand: Hand, isLimited: boolean): Loudness | null | undefined {
  const percent = hand.slot('percent');
  const decibels = hand.slot('decibels');
  const part = hand.slot('factor');
  const isLessened =
    percent !== undefined || decibels !== undefined || part !== undefined || lessens(hand);
  const full = FULL.exec(hand.text);
  if (full) hand.takeWithin(full.index, full.index + full[0].length);
  const halved = hand.take('half', 'in-two', 'half-length');
  const dropped = hand.has('remove', 'without') || (isLimited && hand.has('cut'));
  const isCut = hand.has('cut');
  const said = sayingsIn(hand);
  const says = (what: Said): boolean => said.includes(what);
  hand.take('remove', 'cut', 'without', 'shorten', 'out', 'with', 'not', 'too', 'show', 'all');
  hand.take('turn', 'sound', 'volume', 'make', 'change', 'put', 'use', 'play', 'keep', 'instead');
  hand.take('back', 'bit-more', 'much-more', 'more', 'split', 'only', 'trim', 'in', 'move');
  if (hand.take('mute')) said.push('off');
  if (hand.take('unmute')) said.push('on');
  if (hand.take('double', 'twice-size')) said.push('double');
  if (hand.take('quieter', 'turn-down', 'down', 'smaller', 'soft', 'lower')) said.push('down');
  if (hand.take('louder', 'turn-up', 'up', 'bigger', 'higher')) said.push('up');
  const isOff = /\b(?:off|out)\b/iu.test(hand.unnamed());
  const goesUp = says('up') && !said.slice(0, said.indexOf('up')).includes('down');
  if (percent) {
    return loudnessOf(hand.text, hand.ahead(percent).length, percent.share) ?? undefined;
  }
  if (decibels) {
    const own = MINUS.test(hand.text) && OF_ITS_OWN.test(hand.ahead(decibels));
    const share = rounded(10 ** ((goesUp ? decibels.db : -decibels.db) / 20));
    if (own) return { to: share };
    const hasWay = goesUp || says('down') || dropped || isCut || isOff || MINUS.test(hand.text);
    return hasWay ? { times: share } : undefined;
  }
  if (full || says('on')) return { to: 1 };
  // “Out over 5” is how long.
  const count = /\bover \d/iu.test(hand.text) ? undefined : hand.slot('count')?.count;
  if (count !== undefined) {
    return count === 0 || (count > 1 && count <= 200) ? { to: count / 100 } : undefined;
  }
  if (halved || says('half')) return { times: 0.5 };
  if (part) {
    const by = part.times < 1 && saysBy(hand.text, hand.ahead(part).length);
    const times = by ? (goesUp ? 1 + part.times : 1 - part.times) : part.times;
    // 大一倍 is twice as loud.
    const many = times === 1 && (goesUp || says('down')) ? 2 : times;
    return { times: rounded(says('down') && many > 1 ? 1 / many : many) };
  }
  if (says('double')) return { times: 2 };
  if (says('off')) return { to: 0 };
  if (goesUp) return { times: LOUDER };
  if (says('down')) return { times: QUIETER };
  if ((dropped || isCut) && isLessened) return { times: QUIETER };
  return dropped || isOff ? { to: 0 } : null;
}
