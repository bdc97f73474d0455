import type { Target, TimeRange, TitleLook } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import { edit, editEach, unclearWhen, unclearWhich } from './targets.js';

const TITLES: Target = { by: 'all', track: 'text' };
const CAPTION = /caption|subtitle|字幕/iu;
/** How long a title stands that is put at a moment. */
const USUAL_MS = 3000;
const STEPS = { bit: 1.15, usual: 1.3, much: 1.7 } as const;

const textCalled = (name: string): Target => ({ by: 'name', name, track: 'text' });

/** Everything that is said of how a title looks. */
function lookOf(hand: Hand): TitleLook {
  const look: TitleLook = hand.middle() ? { position: 'center' } : {};
  for (const { look: one } of hand.slots('look')) Object.assign(look, one);
  const fades = hand.has('fade');
  if (hand.take('fade-in') || (fades && hand.has('in'))) look.enter = 'fade';
  if (hand.take('fade-out') || (fades && hand.has('out'))) look.leave = 'fade';
  if (fades && hand.take('fade', 'in', 'out') && !look.enter && !look.leave) {
    look.enter = 'fade';
    look.leave = 'fade';
  }
  const much = hand.take('much-more');
  const bit = hand.take('bit-more');
  const step = much ? STEPS.much : bit ? STEPS.bit : STEPS.usual;
  const factor = hand.slot('factor')?.times;
  const bigger = hand.take('bigger');
  const smaller = hand.take('smaller');
  // 大一倍 is twice as large.
  const many = factor === 1 && (bigger || smaller) ? 2 : factor;
  if (many !== undefined) look.size = { times: smaller && many > 1 ? 1 / many : many };
  else if (bigger) look.size = { times: step };
  else if (smaller) look.size = { times: Math.round(100 / step) / 100 };
  return look;
}

/** When a title stands; null where nothing is said of it. */
function rangeOf(hand: Hand): TimeRange | null {
  const range = hand.slot('range')?.range;
  const span = hand.slot('span')?.ms;
  const point = hand.slot('point')?.point;
  const edge = hand.slot('edge')?.edge;
  const [over] = hand.things('picture');
  const [file] = hand.slots('file');
  const thing: Target | undefined =
    over ?? (file ? { by: 'name', name: file.name, track: 'video' } : undefined);
  hand.things('film');
  if (range?.from?.of === 'start' && range.to === null && span !== undefined) {
    return { from: range.from, to: { of: 'start', ms: range.from.ms + span } };
  }
  // “After two seconds” says when it comes, and not that it stays.
  if (range?.from?.of === 'start' && range.to === null && /\bafter\b|后/iu.test(hand.text)) {
    return { from: range.from, to: { of: 'start', ms: range.from.ms + USUAL_MS } };
  }
  if (range) return range;
  if (thing) {
    const of = { of: 'thing', target: thing } as const;
    const start = { ...of, edge: 'start', ms: 0 } as const;
    return {
      from: start,
      to: span === undefined ? { ...of, edge: 'end', ms: 0 } : { ...start, ms: span },
    };
  }
  const ms = span ?? USUAL_MS;
  if (point?.of === 'start') return { from: point, to: { of: 'start', ms: point.ms + ms } };
  if (edge === 'end') return { from: { of: 'end', ms }, to: null };
  return edge === 'start' || span !== undefined ? { from: null, to: { of: 'start', ms } } : null;
}

const VERBS = [
  'add',
  'put',
  'show',
  'make',
  'say',
  'change',
  'with',
  'long',
  'start',
  'end',
  'use',
  'fade',
  'turn',
  'too',
  'in',
] as const;

/** Words after “title:” or “saying” that stand in no quotes. */
function bareText(hand: Hand): string | null {
  const found =
    /(?:titles?|captions?|subtitles?|text|标题|字幕|文字) ?(?:[:：] ?|(?:(?:that )?says?|saying|reading|called|reads?|内容(?:是|为)|写着?|改成|改为|换成|为|是) ?[:：]? ?)(?<text>\S.*)$/iu.exec(
      hand.raw,
    ) ??
    /(?:titles?|captions?|text|to) (?<text>\p{Lu}[\p{L}'’]*(?: (?:\p{Lu}[\p{L}'’]*|of|the|in|and|a|an|to))*)$/u.exec(
      hand.raw,
    );
  const text = found?.groups?.text?.trim();
  if (text === undefined || text === '') return null;
  // What can be read as a colour, a time or a place is no text.
  const isText = (item: Item): boolean =>
    item.is === 'unknown' || (item.is === 'thing' && !item.thing.includes('title'));
  return hand.left().some(isText) ? text : null;
}

const add: Rule = (hand) => {
  const named = hand.hasThing('title', 'some-title', 'new-title', 'all-titles');
  const changes = hand.has(
    'change',
    'make',
    'replace',
    'remove',
    'fade',
    'move',
    'bigger',
    'smaller',
    'without',
    'shorter',
    'longer',
  );
  const isNew = hand.hasThing('new-title') || hand.has('add');
  const [quote, second] = hand.slots('quote');
  if (second || (changes && !isNew) || hand.has('remove')) return null;
  if (!named && !(quote && hand.has('add', 'put', 'show', 'say'))) return null;
  if (!quote && !isNew) return null;
  const there =
    hand.context.titles > 0 &&
    /\b(?:the|my|this) (?:title|caption|text|subtitle)\b/iu.test(hand.text);
  if (there && !isNew && hand.has('say')) return null;
  const style = CAPTION.test(hand.text) ? 'caption' : 'title';
  if (!quote) {
    const text = bareText(hand);
    hand.things('title', 'some-title', 'new-title', 'all-titles');
    if (text !== null) {
      hand.takeAll();
      return [edit({ do: 'title', text, range: null, look: { style } })];
    }
  }
  hand.things('title', 'some-title', 'new-title', 'all-titles', 'pronoun');
  const look = lookOf(hand);
  const range = rangeOf(hand);
  hand.take(...VERBS);
  if (!quote) return [{ ask: 'clarify', about: { of: 'text' } }];
  return [edit({ do: 'title', text: quote.text, range, look: { style, ...look } })];
};

/** The titles that a clause names; undefined where it names none, null where nobody can tell. */
function titlesOf(
  hand: Hand,
  quotes: readonly { text: string }[],
  text: string | null,
): Target[] | null | undefined {
  const one = hand.things('title');
  const all = hand.things('all-titles');
  const vague = hand.things('some-title').length > 0;
  const [first] = quotes;
  // “Remove the clip “my””: a file's name, and no title's text.
  if (hand.has('remove') && hand.hasThing('film', 'some-picture')) return undefined;
  if (first && first.text !== text) return [textCalled(first.text)];
  if (all.length > 0) return all;
  if (one.length > 0) return one;
  if (vague) return null;
  const { spoken } = hand;
  const isTitle = spoken !== null && 'track' in spoken && spoken.track === 'text';
  return isTitle && hand.things('pronoun').length > 0 ? [spoken] : undefined;
}

const TO_QUOTE =
  /(?:\b(?:to|into|say|says|read|reads)|改成|改为|换成|变成|换为|写成|为|成|写) ?[:：]? ?[“"'「『《]/iu;

const change: Rule = (hand) => {
  const quotes = hand.slots('quote');
  const last = quotes.at(-1);
  const renames = last !== undefined && (quotes.length > 1 || TO_QUOTE.test(hand.text));
  const bare = quotes.length === 0 && hand.has('change', 'say') ? bareText(hand) : null;
  const text = renames ? last.text : bare;
  const targets = titlesOf(hand, quotes, renames ? last.text : null);
  if (targets === undefined) return null;
  if (targets === null) return unclearWhich('change-title', TITLES);
  if (hand.take('remove', 'without')) {
    hand.things('title', 'film');
    return editEach(targets, (target) => ({ do: 'remove', target }));
  }
  if (bare !== null) {
    hand.takeAll();
    return editEach(targets, (target) => ({
      do: 'change-title',
      target,
      text: bare,
      range: null,
      look: {},
    }));
  }
  const longer = hand.take('longer');
  const shorter = hand.take('shorter');
  const span = longer || shorter || hand.has('show', 'long') ? hand.slot('span')?.ms : undefined;
  if (longer || shorter) {
    hand.take(...VERBS, 'bit-more', 'much-more');
    if (span === undefined) return [{ ask: 'clarify', about: { of: 'how-much', doing: 'length' } }];
    return editEach(targets, (target) => ({
      do: 'length',
      target,
      ms: { plus: shorter ? -span : span },
    }));
  }
  if (span !== undefined && !hand.has('start')) {
    hand.take(...VERBS);
    return editEach(targets, (target) => ({ do: 'length', target, ms: { to: span } }));
  }
  const look = lookOf(hand);
  const moves = hand.hasThing('picture', 'film') || hand.has('move', 'start', 'put', 'show');
  const point = moves ? hand.slot('point') : undefined;
  const start = point?.point.of === 'start' ? point.point : undefined;
  const range: TimeRange | null = start
    ? { from: start, to: { of: 'start', ms: start.ms + USUAL_MS } }
    : rangeOf(hand);
  hand.take(...VERBS, 'move', 'replace', 'more');
  hand.things('film');
  if (text === null && range === null && Object.keys(look).length === 0) {
    return hand.left().length === 0 ? unclearWhen('change-title') : null;
  }
  return editEach(targets, (target) => ({ do: 'change-title', target, text, range, look }));
};

/** Titles and captions. */
export const TITLE_RULES: readonly Rule[] = [add, change];
