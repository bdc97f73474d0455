import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { removes } from './left-over.js';
import { uploadCalled } from './names.js';
import {
  byNumber,
  CLIPS,
  edit,
  editEach,
  FIRST,
  IMAGES,
  pictures,
  unclearWhich,
} from './targets.js';

const OF_CLIP = /\b(?:clip|video|shot|scene)\b|片段|视频|镜头/iu;

const EDGES: Readonly<Record<string, number>> = { start: 1, end: -1 };
const ONLY_ZH = /只[要留用保放]/u;
/** “I only want the beach clip”. */
const ONLY_WANTED =
  /\b(?:only|just) (?:want|need|keep|use|show|like|have)\b|\b(?:want|need|keep|use) (?:only|just)\b/iu;

/** “Keep only clip 2”, “everything but the beach can go”, 只保留第二段: the others go. */
export const keepOnly: Rule = (hand) => {
  if (hand.holds('range') || hand.holds('span') || hand.hasThing('title', 'music')) return null;
  const removes = hand.has('remove', 'cut', 'cut-out', 'without');
  const rest = (hand.has('keep', 'only') || removes) && hand.take('the-rest');
  const isRest = removes && hand.take('except');
  if (rest && !isRest && !hand.has('keep', 'only') && !KEPT_ONLY.test(hand.text)) return null;
  const only = hand.take('only') || ONLY_ZH.test(hand.text) || ONLY_WANTED.test(hand.text);
  if (!isRest && !only && !rest) return null;
  if (isRest) hand.take('out');
  else if (!rest && !hand.take('keep', 'use', 'show', 'play') && !ONLY_ZH.test(hand.text))
    return null;
  hand.take('keep', 'use', 'show', 'everything', 'all', 'the-rest', 'except');
  if (rest || isRest) hand.take('remove', 'cut', 'cut-out', 'without', 'everything', 'all', 'in');
  const count = hand.context.pictures;
  // “All but the first”.
  const edges = isRest ? hand.slots('place').map(({ place: { at } }) => EDGES[at] ?? 0) : [];
  hand.things('film');
  const named = pictures(hand).targets.filter((target) => !(isRest && target.by === 'all'));
  const kept = [
    ...named.map((target) => {
      const one = byNumber(target, hand.context);
      return one.by === 'number' ? one.number : 0;
    }),
    ...edges,
  ].map((number) => (number < 0 ? count + 1 + number : number));
  if (kept.length === 0 || kept.some((number) => number < 1 || number > count)) return null;
  const others = Array.from({ length: count }, (_, i) => i + 1).filter((n) => !kept.includes(n));
  return removeNumbers(others);
};

const KEPT_ONLY = /\b(?:only|just|keep|leave)\b|[只留除]/iu;
const THE_OTHERS =
  /^(?:and |then |please )*(?:(?:delete|remove|drop|cut|throw out|get rid of) )?(?:all )?(?:the )?(?:rest|others?|remaining)\b|^[把将]?(?:其[他余它]|别的|剩下|剩余|余下)/iu;

/** “Keep only clip 2, delete the rest”: what is not kept is gone already. */
const restGone: Rule = (hand) => {
  const removed = hand.before.length > 0 && hand.before.every(removes);
  if (!removed || !hand.has('remove', 'cut', 'cut-out', 'without')) return null;
  if (!KEPT_ONLY.test(hand.earlier) || !THE_OTHERS.test(hand.text.trim())) return null;
  hand.takeAll();
  return [];
};

/** “Remove all titles except the first”, “keep only the title “Hello””. */
const keepTitles: Rule = (hand) => {
  const goes = hand.has('remove', 'without') && hand.has('except');
  const only = hand.has('only') || ONLY_ZH.test(hand.text);
  const stays = only && hand.has('keep', 'show', 'use');
  const { titles, texts, captions } = hand.context;
  if (!(goes || stays) || captions > 0 || !hand.hasThing('title', 'all-titles')) return null;
  hand.take('remove', 'without', 'except', 'keep', 'only', 'all', 'show', 'use');
  hand.things('all-titles');
  const kept = [
    ...hand.things('title').map((target) => (target.by === 'number' ? target.number : 0)),
    ...hand.slots('place').map(({ place: { at } }) => EDGES[at] ?? 0),
    ...hand
      .slots('quote')
      .map(({ text }) => texts.findIndex((one) => one.toLowerCase() === text.toLowerCase()) + 1),
  ].map((number) => (number < 0 ? titles + 1 + number : number));
  if (kept.length === 0 || kept.some((number) => number < 1 || number > titles)) return null;
  return removeNumbers(
    Array.from({ length: titles }, (_, i) => i + 1).filter((n) => !kept.includes(n)),
    'text',
  );
};

const removeNumbers = (
  numbers: readonly number[],
  track: 'video' | 'text' = 'video',
): Request[] | null =>
  editEach(
    numbers.map((number): Target => ({ by: 'number', track, number })),
    (target) => ({ do: 'remove', target }),
  );

const ALL_BESIDE =
  /\b(?:everything|all (?:of )?(?:the )?(?:clips|shots|videos|photos|pictures)|(?:the )?(?:clips|shots|photos|pictures|ones)) (?=(?:that (?:come|comes|are) )?(?:after|before|behind)\b)|的?(?:都|全|所有|片段)/iu;

/** “Delete everything after clip 1”, 第三段之前的都删掉. */
const removeBeside: Rule = (hand) => {
  if (!hand.has('remove', 'without', 'cut', 'cut-out') || !hand.holds('place')) return null;
  if (!ALL_BESIDE.test(hand.text)) return null;
  const [found, ...more] = hand.slots('place').map((one) => one.place);
  if (!found || more.length > 0 || !('target' in found)) return null;
  const beside = byNumber(found.target, hand.context);
  const count = hand.context.pictures;
  if (beside.by !== 'number' || beside.number < 1 || beside.number > count) return null;
  hand.take('remove', 'without', 'cut', 'cut-out', 'everything', 'all');
  hand.things('film', 'some-picture');
  if (hand.things('picture', 'images').some((target) => target.by === 'number')) return null;
  const { at } = found;
  return removeNumbers(
    Array.from({ length: count }, (_, i) => i + 1).filter((n) =>
      at === 'after' ? n > beside.number : n < beside.number,
    ),
  );
};

const EVERYTHING =
  /\b(?:everything|all of it|the (?:whole|entire) (?:thing|timeline|project)|the timeline)\b|全部|所有(?:内容|东西)|一切|时间线/iu;

/** “The last shot out!” */
const OUT = /^(?:the|my|our|that|this|clip|\S+\.\w+)\b.*\bout(?: please| pls)?$/iu;
const EFFECTS = /\b(?:sound effects?|sfx)\b|音效|效果音/iu;
/** “Remove the sound effect”: what is heard beside the music. */
const removeEffects: Rule = (hand) => {
  const found = EFFECTS.exec(hand.text);
  if (!found || !hand.has('remove', 'without') || hand.holds('file')) return null;
  hand.takeWithin(found.index, found.index + found[0].length);
  hand.take('remove', 'without', 'sound', 'all', 'out', 'too');
  return [edit({ do: 'remove', target: { by: 'kind', kind: 'sound' } })];
};

const SPARES = /\b(?:but|except|apart from|other than|besides|only|keep)\b|除|以外|之外|[只留]/iu;
const FROM_FILM =
  /\b(?:from|out of|in) (?:the |my |this )?(?:film|video|movie|edit|timeline|project)\b|从(?:视频|影片|片子|时间线)|整[个段]/iu;

/** “Delete the picture”: the one still that there is. */
const PICTURE_EN = /\b(?:the|that|this) picture\b/iu;
function onlyImage(hand: Hand): Target | null {
  const stills = hand.context.media.filter(({ kind, placed }) => kind === 'image' && placed);
  if (stills.length !== 1) return null;
  return hand.things('film').length > 0 ? IMAGES : null;
}
const FILM_WITHOUT =
  /^(?:the |my |our )?(?:whole )?(?:film|video|movie|edit) (?:without|minus) |^(?:视频|影片|片子)(?:里|中)?(?:不要|别放|别要)/iu;

const remove: Rule = (hand) => {
  const named = hand.holds('file') || hand.hasThing('picture', 'images');
  const isOut = named && hand.earlier.trim() === '' && OUT.test(hand.text.trim());
  if (!isOut && !hand.has('remove', 'without', 'not', 'cut', 'cut-out', 'skip')) return null;
  if (hand.hasThing('music', 'original')) return null;
  if (hand.has('remove') && !named && EVERYTHING.test(hand.text)) {
    hand.take('remove', 'everything');
    hand.things('film');
    // Sound and titles end with the film.
    return [edit({ do: 'remove', target: CLIPS })];
  }
  const lettered = hand.hasThing('title', 'all-titles');
  if ((named || lettered) && FROM_FILM.test(hand.text)) hand.things('film');
  // “The film without the photo”.
  if (named && FILM_WITHOUT.test(hand.text)) hand.things('film');
  const seen = PICTURE_EN.test(hand.text) ? onlyImage(hand) : null;
  if (hand.hasThing('film') && !(hand.holds('quote') && hand.text.match(OF_CLIP))) return null;
  if (hand.has('not') && !hand.has('use', 'show', 'put', 'play')) return null;
  if (lettered) hand.take('more', 'turn', 'too');
  if (named) hand.take('make', 'keep', 'in', 'put', 'show', 'play', 'more', 'too', 'to-cut');
  hand.take('remove', 'without', 'not', 'use', 'cut', 'cut-out', 'skip', 'out');
  const vague = hand.hasThing('some-picture', 'pronoun');
  const track = hand.hasThing('film', 'some-picture') ? 'video' : 'text';
  const { targets } = pictures(hand);
  const texts = hand.slots('quote').map(({ text }): Target => {
    const upload = track === 'video' ? uploadCalled(text, hand.context) : null;
    return { by: 'name', name: upload?.is === 'file' ? upload.name : text, track };
  });
  if (track === 'video') hand.things('film', 'some-picture');
  const all = [...targets, ...texts, ...(seen ? [seen] : [])];
  // “All clips but …”: what is spared and not understood is no reason to remove everything.
  if (all.some(({ by }) => by === 'all') && SPARES.test(hand.text + hand.later)) return null;
  if (all.length === 0 && vague) {
    const { music, titles, pictures: count } = hand.context;
    const spoken = hand.spoken;
    const last = hand.before.at(-1);
    // “We don't need clip 2 anymore, take it out”: one wish, said twice.
    if (last?.ask === 'edit' && last.operation.do === 'remove') return [];
    if (spoken !== null) return editEach([spoken], (target) => ({ do: 'remove', target }));
    if (music !== 'none' && titles === 0 && count <= 1) return [{ ask: 'remove-music' }];
    return unclearWhich('remove');
  }
  return editEach(all, (target) => ({ do: 'remove', target }));
};

/** “… but leave the title”: what is spared beside an edit stays as it is. */
const spare: Rule = (hand) => {
  if (hand.before.length === 0 || !/^(?:leave|keep|留着|保留)/iu.test(hand.text)) return null;
  const spared = hand.things(
    'title',
    'some-title',
    'all-titles',
    'music',
    'my-recording',
    'picture',
    'images',
  );
  const [verb] = hand.left();
  if (verb?.is === 'unknown' && /^leave/iu.test(hand.text)) hand.takeItem(verb);
  hand.take('keep');
  return spared.length > 0 && hand.left().length === 0 ? [] : null;
};

const HALF_OF_SPLIT =
  /^(?:(?:delete|remove|drop|cut|discard|lose|throw (?:away|out)|get rid of|take out) )(?:the )?(?<en>first|second|last|latter|other) (?:part|half|piece|one|section|bit)$|^把?(?<zh>前|后|第一|第二)(?:面?(?:的|那)?一?[段半]|半段|(?:个|一)?部分)(?:的)?(?:删掉?|去掉|剪掉|不要)了?$/iu;

/** “Split clip 2 and delete the second part”: a part of what was just split. */
export const partOfSplit: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'split') return null;
  const { en, zh } = HALF_OF_SPLIT.exec(hand.text.trim())?.groups ?? {};
  const which = (en ?? zh)?.toLowerCase();
  if (which === undefined) return null;
  hand.takeAll();
  const { target } = last.operation;
  const split = target ?? (hand.context.pictures === 1 ? FIRST : null);
  if (split?.by !== 'number' || split.number < 1) return unclearWhich('remove', CLIPS);
  const number = split.number + (['first', '前', '第一'].includes(which) ? 0 : 1);
  return [edit({ do: 'remove', target: { ...split, number } })];
};

/** Tried after everything that removes something else. */
export const REMOVAL_RULES: readonly Rule[] = [
  restGone,
  removeEffects,
  keepTitles,
  removeBeside,
  remove,
  spare,
];
