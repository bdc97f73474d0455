import { isDeepStrictEqual } from 'node:util';
import type { Operation, Target } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import { next } from './pictures-named.js';
import { takePhrase, takePlain } from './plain-words.js';
import { byNumber, CLIPS, edit, IMAGES, unclearWhich } from './targets.js';
import { namesWay } from './ways-of-joining.js';

type Transition = Extract<Operation, { do: 'transition' }>;

/** Where they join: all the places that name a picture, or “everywhere”; taken. */
export function placesOfJoin(hand: Hand): readonly (Target | 'all' | null)[] {
  const places = hand.slots('join').map(({ into }) => into);
  const named = places
    .filter((into) => into !== 'all')
    .map((into) => {
      if (into !== 'it' && into !== 'behind-it') return into;
      const of = hand.spoken && byNumber(hand.spoken, hand.context);
      return of && into === 'behind-it' ? next(of, hand.context) : hand.spoken;
    });
  return named.length > 0 ? distinct(named) : places.some((into) => into === 'all') ? ['all'] : [];
}
const distinct = <One>(all: readonly One[]): One[] =>
  all.filter((one, i) => all.findIndex((other) => isDeepStrictEqual(one, other)) === i);

/** Photos are shown so long at least; a transition hardly lasts longer. */
const SHOWN_MS = 2000;
const ALL_OF_THEM =
  /^(?:please )?(?:remove|delete|get rid of|drop|lose|take (?:out|away)|删掉?|去掉|不要) ?(?:them(?: all)?|all(?: of (?:them|those|these))?|它们|全部?)?(?:了|吧)?$/iu;

export const SOFTEN =
  /^(?:so |please )*(?:(?:soften|smooth(?:en)?) (?:it|them|those|that)(?: (?:out|up))?|make (?:it|them|those) (?:softer|smoother|gentler|less harsh))(?: a (?:bit|little))?$|^(?:要|再)?(?:柔和|平滑|自然|顺滑)(?:一?点|一?些)?$/iu;

const ONLY_COLOUR =
  /^(?:[都全]?[用加以]|过渡用|转场用)?(?:个|一个)?([黑白])场(?:过渡|转场|效果)?(?:吧)?$/u;
const LASTS_ZH = /^(?:每[个次处])?时长/u;

/** What is said further of the transitions that the clause before was about: `half a second each`. */
const further: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'transition') return null;
  const asked: Transition = last.operation;
  if (ALL_OF_THEM.test(hand.text.trim())) {
    hand.takeAll();
    return [edit({ ...asked, kind: null })];
  }
  if (SOFTEN.test(hand.text.trim())) {
    hand.takeAll();
    return [edit({ ...asked, kind: asked.kind ?? 'crossfade' })];
  }
  // 切点卡在节拍上，用黑场.
  const colour = ONLY_COLOUR.exec(hand.text.trim())?.[1];
  if (colour !== undefined) {
    hand.takeAll();
    return [edit({ ...asked, kind: colour === '黑' ? 'fade-black' : 'fade-white' })];
  }
  // 时长一秒 is how long the film lasts, where nothing was said before.
  if (LASTS_ZH.test(hand.text)) hand.things('film');
  if (hand.hasThing('title', 'music', 'images', 'original', 'film') || hand.holds('place')) {
    return null;
  }
  // “Dip to black, 800 ms, between clip 2 and clip 3”.
  const [spot, ...more] = namesWay(hand.later) ? [] : placesOfJoin(hand);
  if (spot !== undefined && spot !== 'all' && more.length === 0 && hand.left().length === 0) {
    return spot === null ? unclearWhich('transition', CLIPS) : [edit({ ...asked, into: spot })];
  }
  if (spot === 'all' && hand.has('add', 'use', 'put', 'every', 'all')) {
    hand.take('add', 'use', 'put', 'every', 'all', 'with');
    takePlain(hand);
    return [edit(asked)];
  }
  const onlyPhotos = hand.context.media.every(({ kind, placed }) => kind === 'image' || !placed);
  const ms = hand.slot('span')?.ms;
  const cuts = asked.kind === null && !hand.holds('join') && !hand.hasThing('picture');
  if (cuts && hand.take('without', 'not', 'remove', 'only', 'hard-cuts')) {
    hand.take('fade', 'crossfade', 'cut', 'between', 'soft', 'use', 'make', 'transition', 'change');
    takePlain(hand);
    return [edit(asked)];
  }
  // “Make clip 2 six seconds long”: of a picture.
  const ofOwn =
    hand.holds('file') ||
    hand.free('thing').some(({ thing, target }) => thing === 'picture' && target.by !== 'all');
  if (ofOwn) return null;
  const onBeat = hand.take('on-beat');
  if (onBeat) takePhrase(hand, /^但是?|^不过/gu);
  const isLonger = ms !== undefined && ms >= SHOWN_MS && onlyPhotos;
  if (isLonger && !onBeat && (hand.has('show') || /张/u.test(hand.text))) {
    hand.take('every', 'show', 'long', 'all', 'make');
    takePlain(hand);
    return [edit({ do: 'length', target: IMAGES, ms: { to: ms } })];
  }
  if ((ms === undefined || isLonger) && !onBeat) return null;
  hand.take('every', 'long', 'with', 'show', 'make', 'between', 'soft', 'all', 'put', 'change');
  hand.things('pronoun', 'picture');
  return [edit({ ...asked, ms: ms ?? asked.ms, onBeat: onBeat || asked.onBeat })];
};

/** “Remove the title and all transitions”, 标题和转场都删掉. */
const withTitles: Rule = (hand) => {
  if (!hand.has('transition') || !hand.has('remove')) return null;
  const titles = hand.things('title', 'all-titles');
  if (titles.length === 0) return null;
  hand.take('remove', 'transition', 'all', 'everything', 'too', 'every');
  takePlain(hand);
  if (hand.left().length > 0) return null;
  return [
    ...titles.map((target) => edit({ do: 'remove', target })),
    edit({ do: 'transition', into: null, kind: null, ms: null, onBeat: false }),
  ];
};

/** What is said of transitions without their name. */
export const FURTHER_TRANSITION_RULES: readonly Rule[] = [further, withTitles];
