import { type ReadMessage, readChoices } from '../../protocol/index.js';
import { languageOf, toSimplified } from '../../support/chinese.js';
import { isApproval, isHalt } from '../../support/remarks.js';
import { findSeed } from '../../support/seed.js';
import { findDirections, readLevels, readStated, readWords } from '../music/index.js';
import { isRefinement, isShort } from './changes.js';
import {
  type Edit,
  editIn,
  isOfOwnSound,
  type Missing,
  type Remark,
  type Topic,
  tempoStepIn,
} from './intents.js';
import { asksFact, topicIn } from './questions.js';
import { missingIn } from './reading/lacking.js';
import { plainForm } from './reading/names.js';

/** A message as the agent sees it; its parts are done in the order of these fields. */
export interface Understood {
  language: 'en' | 'zh' | null;
  /**
   * Music to write: the words that describe it, empty for another piece like the one before; null
   * when none is asked for.
   */
  music: string | null;
  /**
   * The words change the piece before rather than describe one of their own: “more energetic”,
   * “without drums”. Without a piece before, they describe one.
   */
  refines: boolean;
  /** How much faster than the piece before, where the words ask for that: 0.86 is slower. */
  tempoStep: number | null;
  /** The name of the one clip that is to be on the timeline; null for what is there. */
  clip: string | null;
  /** The seed that was chosen. */
  seed: number | null;
  edits: readonly Edit[];
  missing: readonly Missing[];
  /** `unknown` is a question about something else. */
  question: Topic | 'unknown' | null;
  greeting: boolean;
  /** Where there is `music` as well, the remark goes before it once a piece has been written. */
  remark: Remark | null;
}

const POLITENESS =
  /^(?:hey|hi|hello|ok(?:ay)?|please|now|and|then|also|just|let'?s|so|but|请|麻烦|帮我|那就?|然后|再)[\s,，!！]+|^(?:请|麻烦|帮我|但是?|不过|只是|可是)|[\s,，]{0,9}(?:,? please|thanks?(?: you)?|谢谢|吧)[.!。！]*$/giu;
export const REQUEST =
  /^(?:can|could|would|will) you (?:please )?|^(?:can't|couldn't|won't|wouldn't) (?:we|you) (?:please |just )?|^(?:can|could|may) (?:i|we) (?:please )?(?:have|hear|get|see|try) |^(?:how|what) about |^(?:i (?:just |really )?want|i'd (?:like|love)|we want|we need|give me|i (?:just |really )?need) (?:you to |to )?|^(?:能不能|可以|能否|我想要?|来点|给我)/iu;
const QUESTION =
  /^(?:what|which|how|who|why|where(?='s\b| (?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|am|in|exactly|on)\b|[?\s]*$)|when|is|are|does|do|did|tell me|show me|list)\b|(?<!没有?)(?:什么|啥)(?![都也])|哪|多少|第几|多快|多长|多大声?|多响|几个|吗[?？]?$|[?？]$/iu;
/** Questions even where they name a time: “is there a drop at 0:30?”. */
export const ASKS_WHETHER =
  /^(?:what|which|how|who|why|where(?='s\b| (?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|am|in|exactly|on)\b|[?\s]*$)|is|are|does|do|did|tell me|show me|list|when (?:is|are|does|do|did|will))\b|(?<!没有?)(?:什么|啥)(?![都也])|哪|多少|第几|多快|多长|多大声?|多响|(?<!给我|[来出写要换给做试])几个/iu;
/** “Should I delete clip 2?”, 要不要删掉？: whoever asks whether to do it has not decided. */
export const ASKS_ADVICE =
  /^(?:should|shall|must|may) (?:i|we)\b(?! (?:have|hear|get|see|try)\b)|^should (?:the|this|that|my|our|it|clips?|there)\b|^(?:would|will|does) it (?:help|hurt|work|be (?:better|best|good|wise|ok(?:ay)?)|make sense)\b|^(?:is|was) it (?:a good|a bad|better|worth|wise)\b|^(?:do|did|does) (?:i|we|you|one) (?:need|have|want|think)\b|^what (?:happens|would happen|if (?:i|we))\b|\bor (?:rather )?not\s*[?？]|^(?:你|您)?(?:觉得|认为|看|说)?(?:我们?)?(?:是不是(?:该|应该|要|得)|要不要|该不该|应不应该|需不需要|用不用|有没有必要)|^[^,，。;；]{1,8}(?:要不要|该不该|应不应该|需不需要|用不用)|^(?:你|您)(?:觉得|认为).*吗|^我们?(?:应该|该|需要).*吗|(?:还是不(?:用|要|删|剪|加)?|要不要)\s*[?？]/iu;
/** An order may stand behind it: “Should I say it again? Mute clip 2!”. */
const GOES_ON = /[?？!！。]\s*\S|\.\s+\S/u;
/** Whether all of a message asks whether to do something. */
export const asksAdvice = (text: string): boolean =>
  asksFact(text) || (ASKS_ADVICE.test(text) && !GOES_ON.test(text));
/** No order, however loud the music is: “is the music too loud?”. */
const IS_IT = /^(?:is|are|was|does|did|how|why|which) (?!about)|多(?:大声?|响|少|快|长)/iu;
const TELLS_ME = /^(?:tell me|list|explain|remind me)\b/iu;
/** Asking whether something may be so is asking for it; at the end of a message as well. */
const WISH =
  /^(?:can|could|may|might) (?:(?:i|we) (?:please )?(?:have|hear|get|see|try|lose|drop|remove|add|make|change|swap|replace|take|put|cut|turn)|it|this|that|the|my|our|there|clip|you)\b|[,.;!]\s*(?:and |so |but )?(?:(?:can|could|would|will) you|(?:can|could) (?:it|we|they|this|that|the))\b|\band (?:can|could|would|will) you\b|能不能|能否|可不可以|可否|(?:可以|能|要).*吗/iu;
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?(?: you)?|thank you|你好|您好|嗨|谢谢)[\s.!。！~]*$/iu;
const AGAIN =
  /^(?:(?:(?:try|do it|do that|make it|once) )?again|(?:(?:give me|try|make|write|compose) )?(?:another|a different|a new|one more|a second)(?: (?:one|piece|song|track|tune|version|take|try|time|go))?|(?:(?:try|do|write|give me) )?something (?:else|different|new)(?: for the music| instead| altogether)?|(?:change|replace) the (?:music|song|soundtrack|tune)|once more|(?:redo|re-?generate|repeat)(?: it| that)?|(?:再来|再做|再写|再给我|再|换|另|来)(?:一[个首次遍版]|[个首])(?:别的|新的|不同的|不一样的)?(?:音乐|曲子|配乐)?|(?:请|那就?|还是)?(?:再|重新|另外|换|另)(?:给我|帮我|再)?(?:来|做|写|配|作|生成|换)?(?:一[个首段支曲次遍版]|[首段支曲个])(?:别的|新的|其他的|不同的|不一样的)?(?:音乐|曲子|配乐|歌曲?|bgm)?|来[一]?首别的|(?:音乐|配乐|曲子)换一?[首个段]|换(?:别的|新的)|重来(?:一[次遍])?|重做|重新(?:生成|来|做|写)(?:一[个首次遍])?|再(?:试|生成|做|来)(?:一[个首次遍])?)[\s.!?。！？]*$/iu;
/** “I don't like this one, try another”. */
const DISLIKES =
  /^(?:i (?:don't|do not) (?:really )?like (?:it|this|that|the music)(?: (?:one|music|piece|song|track|tune))?|我?(?:不太?喜欢|不满意)(?:这首|这个|这段|现在的)?(?:音乐|曲子|配乐)?|(?:这首|这个)?(?:音乐|曲子)?不好听)\s*[,，.;。；!！]\s*/iu;
/** Whether all of a message asks for another piece, whatever it is. */
export const asksForAnother = (text: string): boolean =>
  !/^(?:redo|repeat|重做)/iu.test(text.replace(REQUEST, '')) &&
  AGAIN.test(polite(text.replace(DISLIKES, '')).replace(REQUEST, ''));
const CLAUSE_END =
  /\s*(?:[,，;；。\n]|\.(?=\s|$)|\band then\b|\bthen\b|\band\b(?!(?<=\b(\w+) and) \1\b)|然后|并且|同时|而且)\s*/iu;

/** 不知道哪种合适，…: whoever is not sure of it asks nothing, where more is said behind. */
const UNSURE =
  /(?:不知道|不确定|不清楚|没想好|拿不准|说不好|想不出|不晓得|不管|无论|不论|没决定)[^,，。;；!！?？]{0,30}(?=[,，。;；]\s*\S)/gu;
export const withoutDoubts = (text: string): string => text.replace(UNSURE, '');

/** Reads a message in English or Chinese. Whatever is no edit and no question describes music. */
export function understand(message: string): Understood {
  const { words, choices, sentence } = read(message);
  const stated = findSeed(sentence) ?? findSeed(toSimplified(words));
  const nothing: Understood = {
    language: languageOf(words),
    music: null,
    refines: false,
    tempoStep: null,
    clip: choices.clip ?? null,
    seed: stated?.seed ?? null,
    edits: [],
    missing: [],
    question: null,
    greeting: false,
    remark: null,
  };
  const plain = polite(plainForm(words));
  if (GREETING.test(plainForm(words))) return { ...nothing, greeting: true };

  // Whoever chose something wants a piece, whatever the words.
  const bare = sentence === '' && choices.clip === undefined;
  const timed = tellsWhen(plain);
  if (bare && !timed && isHalt(plain)) return { ...nothing, remark: 'halt' };

  const request = plain.replace(REQUEST, '');
  if (AGAIN.test(request) || asksForAnother(plain)) return { ...nothing, music: sentence };
  const sure = withoutDoubts(request);
  const asked =
    (request === plain || TELLS_ME.test(request)) &&
    (QUESTION.test(withoutDoubts(plain)) || TELLS_ME.test(request)) &&
    (ASKS_WHETHER.test(sure) || !(timed || WISH.test(plain)));
  const doubts = bare && asksAdvice(plain);
  if (doubts || (asked && (editIn(plain) === undefined || IS_IT.test(plain)))) {
    return { ...nothing, question: topicIn(plain) ?? 'unknown' };
  }

  const { edits, missing, rest } = sort(request);
  const untouched = edits.length + missing.length === 0;
  const description = untouched ? words : rest.join(', ');
  if (description === '' && !untouched) {
    return { ...nothing, edits: withVolume(edits, choices.volume), missing };
  }
  const unfit: Missing[] = stated?.seed === null ? ['large-seed'] : [];
  return {
    ...nothing,
    edits,
    missing: [...missing, ...unfit],
    music: [description, sentence].filter(Boolean).join('\n\n'),
    refines:
      isRefinement(polite(plainForm(description)).replace(REQUEST, '')) ||
      // “Just brass”: no politeness.
      isRefinement(plainForm(description)) ||
      isOnlyOfTimes(plainForm(description)),
    remark: bare && untouched ? remarkIn(plainForm(words)) : null,
    tempoStep: isShort(description) ? (tempoStepIn(untimed(plainForm(description))) ?? null) : null,
  };
}

/** Orders whose object goes without saying, and words for music that do not say which. */
const ABOUT_MUSIC =
  /\b(?:make|generate|create|compose|write|produce|add|give|try|do|change|play|surprise|put|score|hit|match|follow|sync|build|something|anything|music|songs?|tracks?|tunes?|soundtracks?|pieces?|jingle|intro|outro|ending|finale|vibes?|feel|mood|style|theme|sound)\b|生成|创作|作曲|编曲|做|写|配|来|换|改|试|加|给|音乐|曲|歌|风格|感觉|结尾|开头|节奏/iu;

function remarkIn(words: string): Remark | null {
  if (isApproval(words)) return 'praise';
  const { rest, bpm, key } = readStated(words);
  const describes =
    bpm !== undefined ||
    key !== undefined ||
    ABOUT_MUSIC.test(words) ||
    isRefinement(polite(words)) ||
    tellsWhen(words) ||
    readWords(rest).some(({ meaning }) => tells(meaning));
  return describes ? null : 'unclear';
}

/** Words that say when something in the music is to happen; the clip's own sound is no music. */
export function tellsWhen(text: string): boolean {
  if (isOfOwnSound(text)) return false;
  const { directions, ending } = findDirections(text);
  return directions.length > 0 || ending !== null;
}

const untimed = (text: string): string => (tellsWhen(text) ? findDirections(text).rest : text);

/** Kinds of meaning that describe a piece of its own. */
const DESCRIBING = ['style', 'reference', 'mood', 'tempo'];

/** “Drums come in at 0:20”, “fade out”: of a piece that is there, since it describes none. */
function isOnlyOfTimes(text: string): boolean {
  const terms = readWords(untimed(readStated(text).rest));
  const kinds = terms.map(({ meaning }) => meaning?.kind);
  return (
    (tellsWhen(text) || kinds.includes('ending')) &&
    !kinds.some((kind) => kind !== undefined && DESCRIBING.includes(kind))
  );
}

type Meaning = ReturnType<typeof readWords>[number]['meaning'];

export const tells = (meaning: Meaning): boolean =>
  meaning !== null && !['filler', 'join', 'break', 'negation', 'only'].includes(meaning.kind);

/** Of what was chosen by flags, only the volume goes with an edit; what the words say of it wins. */
function withVolume(edits: readonly Edit[], volume: number | undefined): Edit[] {
  const said = edits.some((edit) => edit.kind !== 'undo' && !isOfOriginal(edit));
  return said || volume === undefined
    ? [...edits]
    : [...edits, { kind: 'volume', of: 'music', change: { to: volume } }];
}

const isOfOriginal = (edit: Edit): boolean => edit.kind === 'volume' && edit.of === 'original';

/** The words, and what was chosen beside them. */
function read(message: string): ReadMessage {
  const { words, choices, sentence } = readChoices(message);
  const { style, bpm, key, seed, volume, clip, instruments, withoutInstruments } = choices;
  const nothingElse = [style, bpm, key, seed, clip, instruments, withoutInstruments].every(
    (choice) => choice === undefined,
  );
  // “Music volume: 35%” by itself is all that was said.
  return words === '' && nothingElse && volume !== undefined
    ? { words: message.trim(), choices: {}, sentence: '' }
    : { words, choices, sentence };
}

/** So many clauses describe music, whatever single ones of them say. */
const MOST_CLAUSES = 80;

function sort(text: string): { edits: Edit[]; missing: Missing[]; rest: string[] } {
  const edits: Edit[] = [];
  const missing: Missing[] = [];
  const rest: string[] = [];
  const clauses = text.split(CLAUSE_END).filter(Boolean);
  for (const clause of clauses.slice(0, MOST_CLAUSES).map(polite).filter(Boolean)) {
    // What happens when, and how loud one instrument is, belongs to the piece.
    const ofPiece = tellsWhen(clause) || readLevels(clause).levels.length > 0;
    const lacking = ofPiece ? undefined : missingIn(clause);
    const edit = ofPiece || lacking !== undefined ? undefined : editIn(clause);
    if (lacking !== undefined) missing.push(lacking);
    else if (edit) edits.push(edit);
    else if (!isApproval(clause)) rest.push(clause);
  }
  if (clauses.length > MOST_CLAUSES) rest.push(clauses.slice(MOST_CLAUSES).join(', '));
  // “Piano, 35%” is a piece at 35%, which the brief understands with everything else.
  const bare = edits.length === 1 && rest.length > 0 && /(?:^|[,，\s])\d{1,3} ?[%％]$/.test(text);
  return bare
    ? { edits: [], missing, rest: [...rest, text.split(CLAUSE_END).at(-1) ?? ''] }
    : { edits, missing, rest };
}

export function polite(text: string): string {
  let before = text.trim();
  for (;;) {
    const after = before.replace(POLITENESS, '').trim();
    if (after === before) return after.replace(/[.!。！]+$/u, '');
    before = after;
  }
}
