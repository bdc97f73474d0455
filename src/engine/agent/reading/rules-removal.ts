import type { Target } from '../../timeline/index.js';
import type { Rule } from './hand.js';
import { uploadCalled } from './names.js';
import { CLIPS, edit, editEach, FIRST, pictures, unclearWhich } from './targets.js';

const OF_CLIP = /\b(?:clip|video|shot|scene)\b|片段|视频|镜头/iu;

const EDGES: Readonly<Record<string, number>> = { start: 1, end: -1 };

/** “Keep only clip 2”, 只保留第二段: the others go. */
export const keepOnly: Rule = (hand) => {
  const rest = hand.has('keep', 'only') && hand.take('the-rest');
  const isRest = hand.has('remove', 'cut', 'cut-out') && hand.take('except');
  if (!isRest && !hand.take('only') && !rest) return null;
  if (isRest) hand.take('remove', 'cut', 'cut-out', 'everything', 'all', 'the-rest', 'out');
  else if (!hand.take('keep', 'use', 'show') && !/只[要留]/u.test(hand.text)) return null;
  if (rest) hand.take('remove', 'cut', 'cut-out', 'without');
  const count = hand.context.pictures;
  // “All but the first”.
  const edges = isRest ? hand.slots('place').map(({ place: { at } }) => EDGES[at] ?? 0) : [];
  if (isRest) hand.things('film');
  const kept = [
    ...hand
      .things('picture')
      .filter((target) => !(isRest && target.by === 'all'))
      .map((target) => (target.by === 'number' ? target.number : 0)),
    ...edges,
  ].map((number) => (number < 0 ? count + 1 + number : number));
  if (kept.length === 0 || kept.some((number) => number < 1 || number > count)) return null;
  const others = Array.from({ length: count }, (_, i) => i + 1).filter((n) => !kept.includes(n));
  return editEach(
    others.map((number): Target => ({ by: 'number', track: 'video', number })),
    (target) => ({ do: 'remove', target }),
  );
};

const EVERYTHING =
  /\b(?:everything|all of it|the (?:whole|entire) (?:thing|timeline|project)|the timeline)\b|全部|所有(?:内容|东西)|一切|时间线/iu;

const remove: Rule = (hand) => {
  if (!hand.has('remove', 'without', 'not', 'cut', 'cut-out', 'skip')) return null;
  if (hand.hasThing('music', 'original')) return null;
  if (hand.has('remove') && EVERYTHING.test(hand.text)) {
    hand.take('remove', 'everything');
    hand.things('film');
    // Sound and titles end with the film.
    return [edit({ do: 'remove', target: CLIPS })];
  }
  if (hand.hasThing('film') && !(hand.holds('quote') && hand.text.match(OF_CLIP))) return null;
  if (hand.has('not') && !hand.has('use')) return null;
  hand.take('remove', 'without', 'not', 'use', 'cut', 'cut-out', 'skip', 'out');
  const vague = hand.hasThing('some-picture', 'pronoun');
  const track = hand.hasThing('film', 'some-picture') ? 'video' : 'text';
  const { targets } = pictures(hand);
  const texts = hand.slots('quote').map(({ text }): Target => {
    const upload = track === 'video' ? uploadCalled(text, hand.context) : null;
    return { by: 'name', name: upload?.is === 'file' ? upload.name : text, track };
  });
  if (track === 'video') hand.things('film', 'some-picture');
  const all = [...targets, ...texts];
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
  const spared = hand.things('title', 'some-title', 'all-titles', 'music', 'picture', 'images');
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
export const REMOVAL_RULES: readonly Rule[] = [remove, spare];
