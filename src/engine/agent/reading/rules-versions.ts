import type { Rule } from './hand.js';

const BEFORE = [
  /\b(?:back|version|state|draft|restore|revert|return|undo)\b.*?\bbefore (?:that |when )?(?<words>(?!that$|it$|this$).+)$/iu,
  /(?:回到?|恢复到?|还原到?|退回到?|返回到?|撤销到)(?<words>.+?)(?:之前|以前|前)(?:的)?(?:那个?)?(?:版本|版|状态|样子|时候)?(?:吧|了)?$/u,
];
const AFTER_UNDO = /^(?:please )?(?:undo|revert|take back) (?<words>(?:the|my|that) .+)$/iu;
const LARGEST = 50;

/** “Go back to the version before the title”, 回到加标题之前. */
const beforeWords: Rule = (hand) => {
  for (const pattern of BEFORE) {
    const found = pattern.exec(hand.text);
    const words = found?.groups?.words;
    if (!found || words === undefined) continue;
    const start = found.index + found[0].indexOf(words, found[0].search(/before|到|回/u));
    hand.takeAll();
    const said = hand.raw.slice(start, start + words.length).trim();
    return [{ ask: 'restore', version: { by: 'before', words: said } }];
  }
  return null;
};

const first: Rule = (hand) => {
  if (!hand.take('first-version')) return null;
  hand.take('back', 'undo', 'version');
  hand.things('film');
  return [{ ask: 'restore', version: { by: 'first' } }];
};

const numbered: Rule = (hand) => {
  if (!hand.has('version') || !hand.has('back', 'use', 'show', 'undo', 'keep', 'change', 'move')) {
    return null;
  }
  hand.take('version', 'back', 'use', 'show', 'undo', 'keep', 'change', 'move');
  const count =
    hand.slot('count')?.count ??
    hand.slots('place').map(({ place }) => (place.at === 'number' ? place.number : null))[0];
  if (typeof count === 'number')
    return [{ ask: 'restore', version: { by: 'number', number: count } }];
  if (!onlyLast(hand.text)) return null;
  hand.takeAll();
  return [{ ask: 'undo', steps: 1 }];
};

const onlyLast = (text: string): boolean =>
  /^(?:please )?(?:go |switch |revert |return )?(?:back )?(?:to )?(?:the )?(?:previous|last|earlier) version$|^(?:回到|恢复到?|退回到?|用回)上一?个?版本?$/iu.test(
    text.trim(),
  );

const steps: Rule = (hand) => {
  const ask = hand.has('redo') ? 'redo' : hand.has('undo') ? 'undo' : null;
  const goesBack = ask === null && hand.has('back') && !hand.has('version');
  if (ask === null && !goesBack) return null;
  hand.take('undo', 'redo', 'back', 'changes', 'not');
  hand.things('pronoun');
  const twice = hand.take('twice') ? 2 : undefined;
  const count = hand.slot('count')?.count ?? hand.slot('factor')?.times ?? twice ?? 1;
  if (goesBack && hand.left().length > 0) return null;
  const words = AFTER_UNDO.exec(hand.text)?.groups?.words;
  if (ask === 'undo' && words !== undefined && hand.left().length > 0) {
    hand.takeAll();
    return [{ ask: 'restore', version: { by: 'before', words: hand.raw.slice(-words.length) } }];
  }
  return count >= 1 && count <= LARGEST ? [{ ask: ask ?? 'undo', steps: count }] : null;
};

const variants: Rule = (hand) => {
  if (!hand.has('versions') || hand.has('back', 'undo')) return null;
  const count = hand.slot('count');
  if (!count || count.count < 2) return null;
  hand.take('versions', 'make', 'add', 'show', 'more', 'with');
  hand.things('music', 'pronoun');
  const [head] = hand.left();
  if (head !== undefined && hand.left().some((item) => item.start < count.start)) return null;
  const rest =
    /(?:versions?|variants?|variations?|alternatives?|options?|takes?|版本|方案|版|选择) ?(?:of |with |in |as |for |的)?(?:it|the music|this|that)?[ ,]*(?<rest>.*)$/iu.exec(
      hand.raw,
    );
  const words = head === undefined ? '' : (rest?.groups?.rest ?? '').trim();
  hand.takeAll();
  return [{ ask: 'variants', count: count.count, words }];
};

const NOT_EN = "(?:please |but |and )*(?:don't|do not|never|no|stop|without|not)\\b";
const HISTORY_EN =
  '\\b(?:undo(?:ing)?|redo(?:ing)?|revert(?:ing)?|roll(?:ing)? ?back|go(?:ing)? back|start(?:ing)? over|restor(?:e|ing))\\b';
const FORBIDS = new RegExp(
  `^${NOT_EN}.{0,20}${HISTORY_EN}|^请?(?:千万)?(?:别|勿|不要|不用|不必).{0,6}(?:撤[销回]|[还复]原|恢复|[回退]到|退回|重做|重新开始)`,
  'iu',
);

/** True where going back is not asked for, but forbidden. */
export const forbidsHistory = (text: string): boolean => FORBIDS.test(text);

const unlessForbidden =
  (rule: Rule): Rule =>
  (hand) =>
    forbidsHistory(hand.text) ? null : rule(hand);

/** Undo and redo, versions before, and several pieces to choose from. */
export const VERSION_RULES: readonly Rule[] = [beforeWords, first, numbered, steps, variants].map(
  unlessForbidden,
);
