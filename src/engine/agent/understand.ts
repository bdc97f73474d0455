import { type Edit, editIn, type Missing, missingIn, type Topic, topicIn } from './intents.js';

/** A message as the agent sees it; its parts are done in the order of these fields. */
export interface Understood {
  language: 'en' | 'zh' | null;
  /**
   * Music to write: the words that describe it, empty for another piece like the one before; null
   * when none is asked for.
   */
  music: string | null;
  /** The seed that was chosen. */
  seed: number | null;
  edits: readonly Edit[];
  missing: readonly Missing[];
  /** `unknown` is a question about something else. */
  question: Topic | 'unknown' | null;
  greeting: boolean;
}

/** The sentence by which a client passes on what was chosen by flags. */
const SETTINGS = /(?:^|\n)\s*((?:(?:Style|Tempo|Key|Seed|Music volume): [^\n]*))\s*$/;
const COMPOSING_SETTING = /\b(?:Style|Tempo|Key|Seed):/;

const POLITENESS =
  /^(?:hey|hi|hello|ok(?:ay)?|please|now|and|then|also|just|let'?s|so|请|麻烦|帮我|那就?|然后|再)[\s,，!！]+|^(?:请|麻烦|帮我)|[\s,，]*(?:,? please|thanks?(?: you)?|谢谢|吧)[.!。！]*$/giu;
const REQUEST =
  /^(?:can|could|would|will) you (?:please )?|^(?:how|what) about |^(?:i want|i'd like|give me|i need) (?:to )?|^(?:能不能|可以|能否|我想要?|来点|给我)/iu;
const QUESTION =
  /^(?:what|which|how|who|why|where|when|is|are|does|do|did|tell me|show me|list)\b|什么|哪|多少|多快|多长|几个|吗[?？]?$|[?？]$/iu;
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?(?: you)?|thank you|你好|您好|嗨|谢谢)[\s.!。！~]*$/iu;
const AGAIN =
  /^(?:(?:try |do it |once )?again|(?:give me )?(?:another|a different|a new|one more)(?: (?:one|piece|song|track|version|try))?|something else|redo|re-?generate|再来一[个首次遍]|换一[首个]|重来|重新生成|再试一次)[\s.!。！]*$/iu;
const CLAUSE_END =
  /\s*(?:[,，;；。\n]|\.(?=\s|$)|\band then\b|\bthen\b|\band\b|然后|并且|同时|而且)\s*/iu;
const SEED = /\bseed\s*[:=]?\s*(\d{1,15})\b|种子\s*[:：=]?\s*(\d{1,15})/iu;

/** Reads a message in English or Chinese. Whatever is no edit and no question describes music. */
export function understand(message: string): Understood {
  const { words, settings } = split(message);
  const seed = SEED.exec(settings) ?? SEED.exec(words);
  const nothing = {
    language: languageOf(words),
    music: null,
    seed: seed ? Number(seed[1] ?? seed[2]) : null,
    edits: [],
    missing: [],
    question: null,
    greeting: false,
  };
  const composing = COMPOSING_SETTING.test(settings);
  if (!composing && GREETING.test(words)) return { ...nothing, greeting: true };

  const plain = polite(words);
  const request = plain.replace(REQUEST, '');
  const asked = request === plain && QUESTION.test(plain);
  if (!composing && asked && editIn(plain) === undefined) {
    return { ...nothing, question: topicIn(plain) ?? 'unknown' };
  }
  if (AGAIN.test(request)) return { ...nothing, music: settings };

  const { edits, missing, rest } = sort(request);
  const untouched = edits.length + missing.length === 0;
  const description = untouched ? words : rest.join(', ');
  const wantsMusic = composing || description !== '' || untouched;
  return {
    ...nothing,
    edits: wantsMusic || settings === '' ? edits : [...edits, ...sort(settings).edits],
    missing,
    music: wantsMusic ? [description, settings].filter(Boolean).join('\n\n') : null,
  };
}

/** The words and the sentences behind them that say what was chosen. */
function split(message: string): { words: string; settings: string } {
  const found = SETTINGS.exec(message);
  const words = message.slice(0, found?.index).trim();
  const settings = found?.[1] ?? '';
  // “Music volume: 35%” by itself is all that was said.
  return words === '' && !COMPOSING_SETTING.test(settings)
    ? { words: message.trim(), settings: '' }
    : { words, settings };
}

function sort(text: string): { edits: Edit[]; missing: Missing[]; rest: string[] } {
  const edits: Edit[] = [];
  const missing: Missing[] = [];
  const rest: string[] = [];
  for (const clause of text.split(CLAUSE_END).map(polite).filter(Boolean)) {
    const lacking = missingIn(clause);
    const edit = lacking === undefined ? editIn(clause) : undefined;
    if (lacking !== undefined) missing.push(lacking);
    else if (edit) edits.push(edit);
    else rest.push(clause);
  }
  // “Piano, 35%” is a piece at 35%, which the brief understands with everything else.
  const bare = edits.length === 1 && rest.length > 0 && /(?:^|[,，\s])\d{1,3} ?[%％]$/.test(text);
  return bare
    ? { edits: [], missing, rest: [...rest, text.split(CLAUSE_END).at(-1) ?? ''] }
    : { edits, missing, rest };
}

function polite(text: string): string {
  let before = text.trim();
  for (;;) {
    const after = before.replace(POLITENESS, '').trim();
    if (after === before) return after.replace(/[.!。！]+$/u, '');
    before = after;
  }
}

/** Chinese when it holds Chinese characters, English when it holds letters; else it does not say. */
function languageOf(text: string): 'en' | 'zh' | null {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Latin}/u.test(text) ? 'en' : null;
}
