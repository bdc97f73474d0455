import type { Target } from '../../timeline/index.js';
import type { Found } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf, ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';

const WAY =
  '(?:cross[- ]?(?:fade|dissolve)|dissolve|transition|wipe|(?:slide|slid(?:e|ing)) transition|dip to (?:black|white)|(?:white|black) flash|flash to (?:white|black)|fade through (?:black|white)|(?:hard |plain |straight )?cut|join)s?';
const WAY_ZH =
  '(?:转场|过渡|叠化|溶解|交叉|擦除|划像|滑动|推入|闪[黑白]|[黑白]场|切换|切点|衔接|硬切)';
/** “The second transition”, “the last two dissolves”; what they are is read by itself. */
const COUNTED = pattern(
  `(?:(?:of|on|for|with) )?(?:the |my )?(?:very )?(?:(?<nth>${ORDINAL}(?:(?: ?, ?(?:and )?| and | & )(?:the )?${ORDINAL})*)|(?<which>first|last) (?<count>${NUMBER}))(?= ${WAY}\\b)`,
);
/** “Transition 2”. */
const SIGNED = pattern(
  `(?<=\\b(?:transition|cross-?fade|dissolve) )(?:number |no\\.? ?|# ?)?(?<n>\\d{1,2})(?! ?(?:[:.%\\d]|s\\b|secs?|seconds?|ms\\b))`,
);
const COUNTED_ZH = pattern(
  `(?:(?<zh>${ORDINAL_ZH}(?:[个次处]?[和跟与、及]${ORDINAL_ZH})*|最后)一?[个次处]|(?<whichZh>前|后|最后|头)(?<countZh>[两二三四\\d])[个次处])的?(?=${WAY_ZH})`,
);

const EACH = new RegExp(`${ORDINAL}|${ORDINAL_ZH}|最后`, 'giu');

/** So many are counted at once at most. */
const MOST = 20;

/** The picture that the nth transition goes into; counted from the back, it is the same. */
const into = (nth: number): Target => ({
  by: 'number',
  track: 'video',
  number: nth > 0 ? nth + 1 : nth,
});

/** Transitions by their place among the transitions: `the second transition`, 最后一个转场. */
export function countedJoinAt(text: string, at: number): Found | null {
  const found = COUNTED(text, at) ?? SIGNED(text, at) ?? COUNTED_ZH(text, at);
  if (!found) return null;
  const { nth, which, count, n, zh, whichZh, countZh } = found.groups ?? {};
  const many = which || whichZh ? numberOf(count ?? countZh ?? '') : 0;
  const fromEnd = which?.toLowerCase() === 'last' || whichZh === '后' || whichZh === '最后';
  const few = Array.from({ length: Math.min(MOST, many) }, (_, i) => (fromEnd ? i - many : i + 1));
  const ordered = [...(nth ?? zh ?? '').matchAll(EACH)].map(([one]) =>
    one === '最后' ? -1 : ordinalOf(one),
  );
  const all = [...few, ...(n ? [Number(n)] : []), ...ordered].filter(
    (one) => one !== null && one !== 0,
  );
  return all.length === 0
    ? null
    : {
        meanings: all.map((one) => ({ is: 'join', into: into(one ?? 1) }) as const),
        length: found[0].length,
      };
}

const BESIDE_IT = pattern(
  '(?:right |just |directly )*(?:(?<front>before|ahead of|in front of|into)|(?<behind>after|behind|following)|(?<at>(?:at|on) (?:the|its) (?:very )?(?:start|beginning|front)(?: of)?)) (?:it|that one|this one|that|this)(?= ?(?:$|[,.;:!?]| and\\b| please\\b| with\\b| too\\b| as well\\b))|(?<=[,，。] ?)在?(?:前面(?<frontBare>)|后面(?<behindBare>))(?=[加来用放])|在?(?:它|这[段张个]|那[段张个])的?(?:(?<frontZh>之?前面?|开头)|(?<behindZh>之?后面?|结尾))(?!\\p{Script=Han}*秒)',
);

/** “Put a crossfade before it”. */
export function joinBesideIt(text: string, at: number): Found | null {
  const found = BESIDE_IT(text, at);
  if (!found) return null;
  const { behind, behindZh, behindBare } = found.groups ?? {};
  const side = (behind ?? behindZh ?? behindBare) !== undefined ? 'behind-it' : 'it';
  return { meanings: [{ is: 'join', into: side }], length: found[0].length };
}
