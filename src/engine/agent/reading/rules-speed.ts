import type { Amount } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { isOfSound, saysTo } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import { CLIPS, edit, editEach, elided, MUSIC, pictures, unclearWhich } from './targets.js';

const STEPS = { bit: 1.2, usual: 1.5, much: 2 } as const;

const rounded = (factor: number): number => Math.round(factor * 100) / 100;

function factorOf(hand: Hand): Amount | null {
  const ups =
    hand.take('speed-up') || (hand.has('speed') && hand.take('up')) || hand.take('faster');
  const downs =
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
    if (slowMotion || (downs && times > 1)) return { times: rounded(1 / times) };
    return ups && times > 1 && !saysTo(hand, factor) ? { times } : { to: times };
  }
  if (hand.take('half')) return { times: ups ? 1.5 : 0.5 };
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
    !hand.holds('factor')
  )
    return null;
  if (isOfSound(hand) || hand.hasThing('images')) return null;
  return speedOf(hand, slowMotion);
};

function speedOf(hand: Hand, slowMotion: boolean): Request[] | null {
  const pronoun = hand.hasThing('pronoun');
  const { targets, film, vague } = pictures(hand);
  const factor = factorOf(hand);
  hand.take('speed', 'make', 'play', 'change', 'put', 'in', 'add', 'show', 'use');
  if (factor === null) return null;
  if (vague) return unclearWhich('speed', CLIPS);
  if (targets.length > 0) return editEach(targets, (target) => ({ do: 'speed', target, factor }));
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
