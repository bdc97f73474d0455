import type { Rule } from './hand.js';
import { edit } from './targets.js';

/** How much more or less the music gives way, where nothing is said. Decibels. */
const STEP_DB = 6;

const LESS_DUCKED =
  /^(?:please )?(?:(?:don't|do not) )?duck (?:the |this )?(?:music|song|soundtrack|it) (?:so|too|that|as) (?:much|hard|strongly|deep(?:ly)?)$|^(?:please )?(?:duck (?:the |this )?(?:music|song|soundtrack|it) less|(?:less|gentler|softer|milder) ducking|(?:the )?ducking (?:is )?too (?:strong|much|deep))$|^(?:音乐)?(?:压|避让|闪避)得?(?:太[低多狠])了?$|^(?:音乐)?别(?:压|避让)(?:得)?(?:那么|这么|太)(?:低|多|狠)$/iu;
const LEVELS = [
  'quieter',
  'turn-down',
  'down',
  'less',
  'louder',
  'mute',
  'smaller',
  'bigger',
  'soft',
] as const;
/** “Keep the music at the same level when people speak”. */
const STAYS =
  /\b(?:keep|leave|hold)\b.*\b(?:music|song|soundtrack|it)\b.*\b(?:(?:the |its )?(?:same|constant|steady|normal|full) (?:level|volume|loudness)|as loud|alone|as (?:it )?is|where it is)\b|\b(?:don't|do not|never|stop)\b.*\b(?:music|song|soundtrack)\b.*\b(?:drop|dip|fall|go down|fade|get quiet\w*)\b|(?:音乐|配乐|音量|歌).{0,4}(?:不变|不用变|保持|一样大)/iu;
/** “Drop the music by 10 dB while he talks”: it stays. */
const DROPS = /\b(?:drop|cut)\b(?!.*\bout\b)/iu;
const IS_STEP = /\b(?:more|further|extra|another|deeper|less)\b|再|多|少/iu;

/** “Duck the music while she speaks”, 说话时音乐小一点. */
export const DUCK: Rule = (hand) => {
  const spoken = hand.has('under-voice');
  const ducks = hand.has('duck');
  if (hand.holds('range') || hand.holds('percent')) return null;
  const milder = LESS_DUCKED.test(hand.text);
  const drops = spoken && DROPS.test(hand.text) && hand.take('remove', 'cut');
  if (!ducks && !milder && !drops && !(spoken && (hand.has(...LEVELS) || STAYS.test(hand.text))))
    return null;
  const stays = spoken && STAYS.test(hand.text);
  const isOff =
    !milder && (stays || hand.take('not', 'without', 'remove') || /\boff\b/iu.test(hand.text));
  if (stays) hand.takeAll();
  const less = hand.take('less', 'louder', 'bigger') || milder;
  if (milder) hand.takeAll();
  hand.take(
    'duck',
    'mute',
    'smaller',
    'under-voice',
    'quieter',
    'turn-down',
    'turn',
    'down',
    'more',
    'make',
    'bit-more',
    'much-more',
    'volume',
    'change',
    'put',
    'move',
    'shorten',
    'keep',
    'soft',
    'play',
    'every',
  );
  hand.things('music', 'pronoun', 'original');
  const decibels = hand.slot('decibels')?.db;
  const isStep = IS_STEP.test(hand.text);
  const depthDb = isOff
    ? { to: 0 }
    : decibels !== undefined
      ? isStep
        ? { plus: less ? -decibels : decibels }
        : { to: decibels }
      : { plus: less ? -STEP_DB : STEP_DB };
  return [edit({ do: 'duck', depthDb })];
};
