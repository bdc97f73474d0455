import type { Act } from './direction-acts.js';
import type { DirectionRow } from './direction-rows.js';
import { MOOD_OF_END, MOOD_OF_PART, TURN, TURN_AWAY } from './mood-turns.js';

const BEGINS =
  '(?:it |music |should |must |to |which |that )*(?:start|begin|open|kick off|starting|beginning|opening)(?:s|ing)?(?: out| off| with| as| it| being| feeling| in)*';
const AND =
  '(?:,? ?(?:and|but|then|before|that|which|it|should|must|slowly|gradually|later|over time|finally|to))*,? ';
const BECOMES =
  '(?:end|finish|close|turn|become|becom|go|get|gett|grow|move|shift|change|evolve|transition|build|fade|morph)(?:s|es|ing|ning)?(?: up| out| off| on| with| to| into| in| being| feeling)*';
const ZH_THEN =
  '(?:的?,? ?(?:然后|接着|后来|之后|随后|后面|后半段?|最后|再(?!.{1,4}一?[点些])|逐渐|慢慢|渐渐|越来越|转为|转向|转|变成|变得|变|到|走向|过渡到|后)(?:是|要|就|再|逐渐|慢慢|渐渐|转为|转|变成|变得|变|成|到)*)';
const LATER = '(?: later(?: on)?| after(?:wards| that)| from (?:then|there) on| in the end)?';
/** What follows is no name of something else: “calm beginning, big drop”. */
const ALONE = '(?= *(?:$|[,.;:!?。、]|(?:and|but|with|at|in) |{when}|\\p{Script=Han}))';
const ZH_FIRST = '(?:{span}|前面|先|起初|开始)(?:都|是|要|先|就|的|时|部分|保持)*';

/** One mood after another, which goes before everything that names only one of them. */
export const MOOD_TURNS: readonly DirectionRow[] = (
  [
    [`${BEGINS} {mood}${AND}${BECOMES} {mood}${ALONE}(?: ?{span})?`, TURN],
    [`(?:${BECOMES} )?(?<![a-z])from {mood} (?:in)?to {mood}`, TURN],
    [
      `{mood} ?(?:{span}|{until}|{lasting})${AND}(?:${BECOMES} )?{mood}${LATER}${ALONE}(?: ?{when})?`,
      TURN,
    ],
    [
      `(?:{span}|{until}|{lasting}),? {mood}${AND}(?:{span},? )?(?:${BECOMES} )?{mood}${LATER}${ALONE}(?: ?{when})?`,
      TURN,
    ],
    [
      `{mood},? (?:and |but )?(?:then|later|afterwards|finally|turning|becoming)(?: (?:turning|becoming|getting|going|it|turns|becomes|gets|goes|into|to|slowly|gradually|suddenly))* {mood}${LATER}${ALONE}(?: ?{when})?`,
      TURN_AWAY,
    ],
    [`从{mood}${ZH_THEN}{mood}`, TURN],
    [
      `${ZH_FIRST}{mood},? ?(?:但是?|而)?(?:{span}|{at}|${ZH_THEN})(?:{when})?${'(?:时|要|是|就|都|开始|部分|充满)*'}{mood}`,
      TURN,
    ],
    [`{mood}${ZH_THEN}{mood}`, TURN_AWAY],
  ] satisfies readonly (readonly [string, Act])[]
).map(([source, act]) => [source, act]);

/** A mood for one part only, once everything else that a time may be said of has been found. */
export const MOODS_OF_PARTS: readonly DirectionRow[] = [
  ['{mood} (?:ending|end|finish|finale|outro)(?![a-z])|结局{mood}', MOOD_OF_END],
  [
    `(?:make it |turn |turns |gets |get |becomes |become |goes |go )?{mood} ?(?:{from}|{span}|{at}|{until})`,
    MOOD_OF_PART,
  ],
  [
    `{span}(?:要|变得?|转|是|更|应该|都)*{mood}|{from}(?:要|开始|变得?|转|是|更|应该|都)*{mood}`,
    MOOD_OF_PART,
  ],
];
