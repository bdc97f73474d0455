import type { Amount, TimeRange } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { isOfSound, saysTo } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import { howOften } from './how-often.js';
import { CLIPS, edit, editEach, elided, MUSIC, pictures, unclearWhich } from './targets.js';
import type { Word } from './words-en.js';

const STEPS = { bit: 1.2, usual: 1.5, much: 2 } as const;

const rounded = (factor: number): number => Math.round(factor * 100) / 100;

/** “Reset the speed”, “no slow motion”, 取消加速: as fast as it was filmed. */
const RESETS =
  /\b(?:reset|restore|return|undo|remove|no|without|cancel|turn off|lose|take off|stop|back)\b|恢复|还原|取消|去掉|[改调变换]?回[到成]?|不[要用]|删[掉除]/iu;

/** Takes all that says so. */
function resets(hand: Hand): boolean {
  if (!RESETS.test(hand.text)) return false;
  const isUsual = /(?<!\d)(?:1 ?x|100 ?%)|(?<![\d.])[1一]倍/iu.test(hand.text);
  const named = hand.has('speed', 'slow-motion', 'speed-up', 'slow-down', 'normal');
  if (hand.holds('factor') || hand.holds('percent') ? !isUsual : !named) return false;
  hand.slot('factor');
  hand.slot('percent');
  hand.take('speed', 'slow-motion', 'speed-up', 'slow-down', 'normal', 'change', 'remove', 'back');
  hand.take('without', 'not', 'undo', 'unmute', 'first-version', 'use', 'move', 'up', 'down');
  return true;
}

const TWICE_AS = /\b(?:twice|two times) (?:as|so)\b/iu;

/** “Increase the speed”, 速度降低: more or less of it. */
const turned = (hand: Hand, ...words: Word[]): boolean => hand.has('speed') && hand.take(...words);

function factorOf(hand: Hand): Amount | null {
  if (resets(hand)) return { to: 1 };
  const ups =
    hand.take('speed-up') ||
    turned(hand, 'up', 'bigger', 'louder', 'add', 'more') ||
    hand.take('faster');
  const downs =
    turned(hand, 'shorten', 'smaller', 'quieter', 'less') ||
    hand.take('slow-down') ||
    (hand.has('slow') && hand.has('down')) ||
    hand.take('slower') ||
    hand.has('slow');
  hand.take('slow', 'down', 'up');
  const slowMotion = hand.take('slow-motion');
  const normal = hand.take('normal');
  const much = hand.take('much-more');
  const bit = hand.take('bit-more');
  const factor = hand.slot('factor');
  const percent = hand.slot('percent');
  const count = factor || percent || !hand.has('speed') ? undefined : hand.slot('count');
  if (count && saysTo(hand, count)) return { to: count.count };
  if (percent) {
    if (!ups && !downs) return { to: percent.share };
    if (saysTo(hand, percent)) return { to: percent.share };
    return { times: rounded(ups ? 1 + percent.share : 1 - percent.share) };
  }
  if (factor) {
    const { times } = factor;
    // 快一倍 is twice as fast, 慢一倍 half as fast.
    const said = hand.text.slice(hand.ahead(factor).length);
    if (times === 1 && (ups || downs) && !saysTo(hand, factor) && /^[^x]*倍/iu.test(said)) {
      return { times: ups ? 2 : 0.5 };
    }
    // 0.6倍慢放, which is slower already.
    if (slowMotion && times < 1) return { to: times };
    if (slowMotion || (downs && times > 1)) return { times: rounded(1 / times) };
    return ups && times > 1 && !saysTo(hand, factor) ? { times } : { to: times };
  }
  if (hand.take('half') || turned(hand, 'half-length', 'in-two')) {
    hand.take('with', 'cut', 'split');
    return { times: ups ? 1.5 : 0.5 };
  }
  const isTwice = (ups || downs) && TWICE_AS.test(hand.text) && hand.take('twice');
  if (isTwice || hand.take('double') || turned(hand, 'double-length'))
    return { times: downs ? 0.5 : 2 };
  if (normal) {
    hand.take('back');
    return { to: 1 };
  }
  if (slowMotion) return { to: 0.5 };
  const step = much ? STEPS.much : bit ? STEPS.bit : STEPS.usual;
  return ups ? { times: step } : downs ? { times: rounded(1 / step) } : null;
}

const speed: Rule = (hand) => {
  const slowMotion = hand.has('slow-motion');
  if (
    !hand.has(
      'speed-up',
      'slow-down',
      'speed',
      'faster',
      'slower',
      'slow',
      'slow-motion',
      'normal',
      'play',
      'make',
    ) &&
    !hand.holds('factor') &&
    !(hand.has('half', 'double') && /\bspeed\b/iu.test(hand.text))
  )
    return null;
  if (isOfSound(hand) || hand.hasThing('images')) return null;
  // “Play clip 1 three times” tells how often.
  if (howOften(hand.text) && !SAYS_HOW_FAST.test(hand.text)) return null;
  const said = hand.slot('range')?.range;
  // “Faster from 0:10” may well be said of the music.
  if (said && !ORDERS.some((word) => hand.has(word)) && !hand.holds('factor')) return null;
  return speedOf(hand, slowMotion, said);
};

const SAYS_HOW_FAST = /\b(?:speed|fast|slow|quick)|[速快慢]/iu;
const SAYS_SPEED = /\b(?:speed|fast(?:er)?|slow(?:er)?|play|run)\b|[速快慢]|播放/iu;

const ORDERS = ['speed-up', 'slow-down', 'slow', 'slow-motion', 'speed', 'play'] as const;

function speedOf(hand: Hand, slowMotion: boolean, said?: TimeRange): Request[] | null {
  const range = said ? { range: said } : {};
  const pronoun = hand.hasThing('pronoun');
  const isSet = hand.holds('factor') || hand.holds('percent');
  const plays = hand.has('play');
  const { targets, film: named, vague } = pictures(hand);
  const film = hand.take('to-cut') || named;
  const factor = factorOf(hand);
  hand.take('speed', 'make', 'play', 'change', 'put', 'in', 'add', 'show', 'use', 'with');
  if (factor === null) return null;
  if (isSet && SAYS_HOW_FAST.test(hand.text)) hand.take('shorten', 'quieter', 'turn-down', 'turn');
  if (vague) return unclearWhich('speed', CLIPS);
  if (targets.length > 0) {
    hand.take('only');
    return editEach(targets, (target) => ({ do: 'speed', target, factor, ...range }));
  }
  if (said) return [edit({ do: 'speed', target: CLIPS, factor, range: said })];
  const silent = hand.context.music === 'none';
  // “Play it at 1.25x”, 1.5倍速播放: without music, only the film can be meant.
  if (isSet && ((silent && SAYS_SPEED.test(hand.text)) || (plays && pronoun))) {
    const [before] = elided(hand);
    return [edit({ do: 'speed', target: before ?? CLIPS, factor })];
  }
  // “Speed it up” is said of the music, where there is any.
  if (pronoun && !slowMotion) {
    return hand.context.music === 'none' && /\b(?:up|down)\b|[加减]速/iu.test(hand.text)
      ? unclearWhich('speed', MUSIC)
      : null;
  }
  const [spoken] = film ? [] : elided(hand);
  if (spoken) return [edit({ do: 'speed', target: spoken, factor })];
  return film || slowMotion ? [edit({ do: 'speed', target: CLIPS, factor })] : null;
}

/** How fast things are played. */
export const SPEED_RULES: readonly Rule[] = [speed];
