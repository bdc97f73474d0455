import { isApproval } from '../support/remarks.js';
import { namesInPassing } from './clip-mentions.js';
import { blank, type IsFile, MASK, type Masked, maskMedia } from './media-names.js';
import {
  ANSWER_WORDS,
  CHINESE,
  type CommandKind,
  type CommandWords,
  ENGLISH,
  IMPERATIVES,
  IMPERATIVES_ZH,
  POLITE_EN,
  POLITE_ZH,
  STRONG_JOINT,
  WEAK_JOINT,
} from './route-lexicon.js';

/** One thing to do. */
export type Action =
  | { kind: 'message'; text: string }
  | { kind: 'export'; output?: string }
  | { kind: 'credits' }
  | { kind: 'status' }
  /** `implied`: the files are only named in a sentence that says something else as well. */
  | { kind: 'upload'; media: string[]; implied: boolean };

const KINDS = ['credits', 'status', 'export', 'upload'] as const;
const QUOTED = /"[^"\n]*"|“[^”\n]*”|「[^」\n]*」|《[^》\n]*》|(?<=[:：]\s?)[^.!?。！？\n]+/gu;

function wordsOf(clause: string): string[] {
  return clause
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function saysInEnglish(clause: string, { triggers, objects, companions }: CommandWords): boolean {
  const words = wordsOf(clause);
  const line = ` ${words.join(' ')} `;
  if (objects !== undefined && !words.some((word) => objects.includes(word))) return false;
  return triggers.some((trigger) => {
    const at = line.indexOf(` ${trigger} `);
    if (at === -1) return false;
    const rest = `${line.slice(0, at)} ${line.slice(at + trigger.length + 2)}`;
    return wordsOf(rest).every((word) =>
      [companions, triggers, objects].some((known) => known?.includes(word)),
    );
  });
}

const TRIGGER = 1;
const OBJECT = 2;

function saysInChinese(clause: string, { triggers, objects, companions }: CommandWords): boolean {
  const line = clause.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const known = [...triggers, ...(objects ?? []), ...companions];
  // Reachable positions, so that a long word does not hide two short ones, and what was met before.
  const reached = new Map<number, number>([[0, objects === undefined ? OBJECT : 0]]);
  for (let at = 0; at < line.length; at++) {
    const met = reached.get(at);
    if (met === undefined) continue;
    for (const word of known) {
      if (!line.startsWith(word, at)) continue;
      const end = at + word.length;
      const meets =
        (triggers.includes(word) ? TRIGGER : 0) | (objects?.includes(word) === true ? OBJECT : 0);
      reached.set(end, (reached.get(end) ?? 0) | met | meets);
    }
  }
  return line !== '' && reached.get(line.length) === (TRIGGER | OBJECT);
}

function says(clause: string, kind: CommandKind): boolean {
  return (
    ENGLISH[kind].some((way) => saysInEnglish(clause, way)) ||
    CHINESE[kind].some((way) => saysInChinese(clause, way))
  );
}

/** The command of a clause without files; praise may go before it: "looks great export it". */
function commandIn(clause: string): (typeof KINDS)[number] | undefined {
  const said = (words: string) => KINDS.find((kind) => says(words, kind));
  const words = wordsOf(clause);
  return (
    said(clause) ??
    words
      .map((_, at) => at)
      .filter((at) => at > 0 && isApproval(words.slice(0, at).join(' ')))
      .map((at) => said(words.slice(at).join(' ')))
      .find((kind) => kind !== undefined)
  );
}

/** True when nothing but words that go with an upload stand around the files' names. */
function onlyNames(clause: string): boolean {
  return says(`upload ${clause}`, 'upload') || says(`上传${clause}`, 'upload');
}

/** True when words are blanked out besides the files' names, such as those after a colon. */
function saysMore(text: string, { shape, media }: Masked, start: number, end: number): boolean {
  const unnamed = (at: number): boolean => !media.some((m) => m.start <= at && at < m.end);
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].some(
    ({ index }) => shape[start + index] === MASK && unnamed(start + index),
  );
}

interface Clause {
  start: number;
  end: number;
  actions: Action[];
}

/** The words of a message as they were typed, with the punctuation that ends them. */
function wording(text: string, start: number, end: number): string {
  const punctuation = /^\s*[.!?。！？…]+/u.exec(text.slice(end))?.[0] ?? '';
  return (text.slice(start, end) + punctuation).trim();
}

function classify(text: string, masked: Masked, start: number, end: number): Action[] {
  const clause = masked.shape.slice(start, end);
  const words = clause.replaceAll(MASK, ' ').trim();
  const named = masked.media.filter((item) => item.start >= start && item.end <= end);
  const message: Action = { kind: 'message', text: wording(text, start, end) };
  const [first] = named;
  if (first !== undefined) {
    const mayBeOutput = named.length === 1 && !/^https?:/i.test(first.name);
    if (mayBeOutput && (says(words, 'export') || says(words, 'save'))) {
      return [{ kind: 'export', output: first.name }];
    }
    const media = named.map(({ name }) => name);
    if (says(words, 'upload') || (onlyNames(words) && !saysMore(text, masked, start, end))) {
      return [{ kind: 'upload', media, implied: false }];
    }
    const passing = namesInPassing(masked, start, end);
    const given = media.filter((_, at) => passing[at] !== true);
    return given.length === 0
      ? [message]
      : [{ kind: 'upload', media: given, implied: true }, message];
  }
  if (clause.includes(MASK)) return [message];
  const kind = commandIn(words);
  if (kind === 'upload') return [{ kind, media: [], implied: false }];
  if (kind !== undefined) return [{ kind }];
  return words === '' ? [] : [message];
}

function split(shape: string, start: number, end: number, joint: RegExp): [number, number][] {
  const pieces: [number, number][] = [];
  let from = start;
  for (const match of shape.slice(start, end).matchAll(joint)) {
    pieces.push([from, start + match.index]);
    from = start + match.index + match[0].length;
  }
  pieces.push([from, end]);
  return pieces.filter(([a, b]) => shape.slice(a, b).trim() !== '');
}

/** True for "OK" and "looks good": nothing to send on when a command follows. */
function isCourtesy(words: string): boolean {
  return (
    wordsOf(words).every((word) => POLITE_EN.includes(word) || ANSWER_WORDS.includes(word)) ||
    saysInChinese(words, { triggers: POLITE_ZH, companions: [] }) ||
    isApproval(words)
  );
}

function isMessage(clause: Clause): boolean {
  return clause.actions.every((action) => action.kind === 'message');
}

function beginsOrder(words: string): boolean {
  const first = wordsOf(words).find((word) => !['please', 'also', 'just', 'now'].includes(word));
  return (first !== undefined && IMPERATIVES.has(first)) || IMPERATIVES_ZH.test(words.trim());
}

/** Joins two neighbours into one clause, which is judged anew. */
function join(text: string, masked: Masked, left: Clause, right: Clause): Clause {
  const actions = classify(text, masked, left.start, right.end);
  return { start: left.start, end: right.end, actions };
}

/** True for nothing but names behind what they belong to: "calm piano for a.mp4, b.mp4". */
function namesMore(left: Clause | undefined, { actions }: Clause, words: string): boolean {
  const onlyUploads = actions.every(({ kind }) => kind === 'upload');
  const belongs = left?.actions.some(({ kind }) => kind === 'message' || kind === 'upload');
  const orders = beginsOrder(words) || says(words.replaceAll(MASK, ' '), 'upload');
  return onlyUploads && belongs === true && !orders;
}

/**
 * The clauses of one sentence. "and" and commas part orders ("add a fade and export") but also
 * join things ("show credits and titles at the end"): what follows them must be an order.
 */
function clausesOf(text: string, masked: Masked, start: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  for (const [from, to] of split(masked.shape, start, end, WEAK_JOINT)) {
    const clause: Clause = { start: from, end: to, actions: classify(text, masked, from, to) };
    const left = clauses.at(-1);
    const words = masked.shape.slice(from, to);
    const parts = isMessage(clause) ? beginsOrder(words) : !namesMore(left, clause, words);
    if (left !== undefined && clause.actions.length > 0 && !parts) {
      clauses.splice(-1, 1, join(text, masked, left, clause));
    } else {
      clauses.push(clause);
    }
  }
  return clauses;
}

/** Adds what is to be done, unless it is what was said just before in other words. */
function addAction(actions: Action[], action: Action): void {
  const last = actions.at(-1);
  if (action.kind === 'upload' && last?.kind === 'upload' && !action.implied && !last.implied) {
    last.media.push(...action.media);
  } else if (
    action.kind === 'message' ||
    action.kind === 'upload' ||
    last?.kind !== action.kind ||
    (action.kind === 'export' && action.output !== undefined)
  ) {
    actions.push(action);
  }
}

/**
 * Turns what was said into what is to be done, in order, by intent and not by substring, in
 * English and Chinese. What is meant for the agent keeps its own wording.
 *
 * @param isFile tells of files that are there: their names may hold spaces.
 */
export function route(text: string, isFile?: IsFile): Action[] {
  const masked = maskMedia(text, isFile);
  for (const match of masked.shape.matchAll(QUOTED)) {
    masked.shape = blank(masked.shape, match.index, match.index + match[0].length);
  }
  const clauses = split(masked.shape, 0, text.length, STRONG_JOINT).flatMap(([start, end]) =>
    clausesOf(text, masked, start, end),
  );

  const commands = clauses.some((clause) => clause.actions.length > 0 && !isMessage(clause));
  const actions: Action[] = [];
  let run: { start: number; end: number } | undefined;
  const flush = (): void => {
    if (run !== undefined)
      actions.push({ kind: 'message', text: wording(text, run.start, run.end) });
    run = undefined;
  };
  for (const clause of clauses) {
    if (clause.actions.length === 0) continue;
    if (isMessage(clause)) {
      if (commands && isCourtesy(masked.shape.slice(clause.start, clause.end))) continue;
      run = { start: run?.start ?? clause.start, end: clause.end };
      continue;
    }
    flush();
    for (const action of clause.actions) addAction(actions, action);
  }
  flush();
  return actions;
}
