import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { DUCK } from './rules-duck.js';
import { FADE, FADE_EACH } from './rules-fades.js';
import { loudnessOf } from './shares.js';
import {
  CLIPS,
  editEach,
  elided,
  MUSIC,
  pictures,
  unclearHowMuch,
  unclearWhich,
} from './targets.js';

/** “At full volume”, 恢复正常音量. */
const FULL =
  /\b(?:(?:to|at) (?:full|normal|maximum|max|(?:the|its) (?:original|normal|full)) (?:volume|loudness|level)|as loud as (?:it was )?(?:originally|normal|at first))\b|(?:恢复|调回?)(?:到)?(?:正常|原来的?|原本的?|原始)(?:音量|大小)|(?:音量)?(?:最大|满音量)/iu;
const SWITCHED_OFF =
  /\b(?:turn|switch) (?:\S+ ){1,6}?(?:off|out)\b|\b(?:take|cut|leave) (?:\S+ ){0,3}?(?:sound|audio|noise|music|song) (?:off|out)\b|\b(?:sound|audio|noise|volume|music|song) off\b/iu;
const saysBy = (text: string, at: number): boolean =>
  /^by\b/iu.test(text.slice(at)) ||
  /(?:\bby\s*|[降减调压][低小少]?|[小轻低]|[加增调提][大高])$/u.test(text.slice(0, at));
/** “Put the music back”, “give clip 2 its sound back”. */
const BACK_ON =
  /\b(?:put|turn|switch|get|give|have|bring)\b.*\b(?:music|song|sound|audio|voices?)\b ?\bback(?: on| in)?(?: again| please)?$/iu;
/** Nobody can tell how loud that is. */
const ALIKE = /\b(?:same|equal(?:ly)?|balanced?|match)\b|一样[大响高]|平衡|差不多[大响]/iu;
const MORE_SOUND = /\bmore (?:volume|sound|audio)\b|\b(?:music|song|sound) up\b/iu;
const SOFTER = /\bsoft(?:er|ly)?\b|柔和/iu;
const ALL_THE_WAY =
  /\b(?:all the way|completely|fully|right) down\b|\bdown to (?:zero|nothing|silence)\b/iu;
const LOUDER = 1.4;
const QUIETER = 0.7;

/** How loud; null where nothing is said of it, undefined where nobody can tell. */
function changeOf(
  hand: Hand,
  isSound: boolean,
): { to: number } | { times: number } | null | undefined {
  const percent = hand.slot('percent');
  const db = hand.slot('decibels')?.db;
  // 小一点 is said of a sound as of letters.
  const times =
    hand.holds('factor') || hand.has('half', 'in-two') || (isSound && /[大小]/u.test(hand.text));
  const bare = hand.has('volume') && !percent ? hand.slot('count')?.count : undefined;
  if (times) hand.take('shorten');
  const muchLouder = isSound && MORE_SOUND.test(hand.text) && hand.take('more', 'bit-more');
  const wayDown = ALL_THE_WAY.exec(hand.text);
  if (wayDown) hand.takeWithin(wayDown.index, wayDown.index + wayDown[0].length);
  const louder =
    hand.take('louder', 'turn-up', 'up') || (times && hand.take('bigger')) || muchLouder;
  const soft = isSound && SOFTER.test(hand.text) && hand.take('soft');
  const quieter =
    hand.take('quieter', 'turn-down', 'down') || (times && hand.take('smaller')) || soft;
  const back = BACK_ON.exec(hand.text);
  if (back) hand.takeWithin(back.index + back[0].lastIndexOf('back'), hand.text.length);
  if (back) hand.take('show');
  const full = FULL.exec(hand.text);
  if (full) hand.takeWithin(full.index, full.index + full[0].length);
  const unmute = hand.take('unmute') || full !== null || back !== null;
  const isOff = SWITCHED_OFF.test(hand.text);
  if (isOff) hand.take('turn', 'use', 'cut', 'out', 'remove');
  // “Drop it to 30%”, “cut the music in half”: less of it, and not none.
  const lessens =
    (percent !== undefined || db !== undefined || times) && hand.take('remove', 'cut');
  const muted = hand.take('mute', 'remove', 'without') || isOff || wayDown !== null;
  const half = hand.take('half', 'in-two', ...(times ? (['split'] as const) : []));
  const double = hand.take('double', 'twice-size');
  const part = hand.slot('factor');
  // “By a third” is what is taken away, or added.
  const by = part !== undefined && part.times < 1 && saysBy(hand.text, hand.ahead(part).length);
  const factor =
    part && (by ? Math.round(100 * (louder ? 1 + part.times : 1 - part.times)) / 100 : part.times);
  hand.take(
    'turn',
    'volume',
    'make',
    'change',
    'put',
    'bit-more',
    'much-more',
    'too',
    'sound',
    'play',
    'keep',
    'instead',
    'more',
  );
  if (percent) {
    hand.take('bigger', 'smaller', 'shorten', 'cut', 'only');
    return loudnessOf(hand.text, hand.ahead(percent).length, percent.share) ?? undefined;
  }
  if (db !== undefined && (louder || quieter || lessens)) {
    return { times: Math.round(100 * 10 ** ((louder ? db : -db) / 20)) / 100 };
  }
  if (bare !== undefined) return bare > 1 && bare <= 200 ? { to: bare / 100 } : undefined;
  if (unmute) return { to: 1 };
  if (muted) return { to: 0 };
  if (half || factor === 0.5) return { times: 0.5 };
  if (factor !== undefined) {
    // 大一倍 is twice as loud.
    const many = factor === 1 && (louder || quieter) ? 2 : factor;
    return { times: quieter && many > 1 ? Math.round(100 / many) / 100 : many };
  }
  if (double) return { times: 2 };
  return louder ? { times: LOUDER } : quieter ? { times: QUIETER } : null;
}

const OF_THE_MUSIC =
  /\b(?:of|off) (?:the |my |this )?(?:background )?(?:music|song|soundtrack|score|piece|track)\b|(?:音乐|歌曲?|配乐)的?(?:最?[前后]|开头|结尾)/iu;

const FILM_NAMED =
  /\b(?:video|film|movie|clips?|footage|everything|overall)\b|视频|影片|片段|画面|所有|整体/iu;

/** “It” is the music, or a recording. */
const heardLast = ({ spoken }: Hand): boolean =>
  spoken !== null &&
  (spoken.by === 'kind' ? spoken.kind === 'music' : 'track' in spoken && spoken.track === 'audio');

/** The message has just set how loud something is: “set it to 50%” is said of that. */
function isLevelled({ before }: Hand): boolean {
  const last = before.at(-1);
  return last?.ask === 'edit' && ['volume', 'sound'].includes(last.operation.do);
}

/** Nothing but that it is to be silent. */
const MUTED_SO =
  /^(?:just |so |simply )*(?:mute|silent|silence)(?: it)?$|^(?:就|都|全部?|直接)*静音(?:就[好行])?(?:了|吧)?$/iu;
const silenced = (one: Request | undefined): boolean =>
  one?.ask === 'edit' &&
  one.operation.do === 'volume' &&
  'to' in one.operation.change &&
  one.operation.change.to === 0;

const BARE_SOUND = /\b(?:sound|audio)\b|声音/iu;

/** “Mute the rest”, “only keep the sound of clip 2”: the clips beside those that are named. */
function othersOf(hand: Hand, targets: readonly Target[], original: boolean): Target[] | null {
  const rest = hand.has('the-rest') && hand.has('mute', 'turn', 'without');
  const alone = hand.has('only') && hand.has('keep') && (original || hand.has('sound'));
  if (!rest && !alone) return null;
  const spared = rest ? (hand.spoken ? [hand.spoken] : []) : targets;
  const numbers = spared.flatMap((one) =>
    one.by === 'number' && one.track === 'video' ? [one.number] : [],
  );
  if (numbers.length === 0 || numbers.length < spared.length) return null;
  hand.take('the-rest', 'mute', 'turn', 'without', 'only', 'keep', 'sound');
  const { pictures: count } = hand.context;
  return Array.from({ length: count }, (_, at) => at + 1)
    .filter((number) => !numbers.includes(number) && !numbers.includes(number - count - 1))
    .map((number) => ({ by: 'number', track: 'video', number }));
}

const volume: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  const original = hand.things('original').length > 0;
  const { targets, film, vague } = pictures(hand);
  const removes = hand.has('remove', 'without') && !hand.has('mute') && !original;
  const range = hand.slot('range')?.range ?? null;
  // “The first 3 seconds of the song” are cut off, and not silent.
  if (removes && music && OF_THE_MUSIC.test(hand.text)) return null;
  // Taking clips, or the music, away altogether is no question of loudness.
  const drops = hand.holds('percent') && !hand.has('without');
  if (removes && !drops && (targets.length > 0 || film || range === null || !music)) {
    if (!hand.has('sound') || targets.length === 0) return null;
  }
  const aboutSound = hand.has(
    'volume',
    'mute',
    'unmute',
    'louder',
    'quieter',
    'sound',
    'turn-up',
    'turn-down',
    'turn',
  );
  const spokenSound = heardLast(hand);
  const isLevel = hand.holds('percent') && (spokenSound || isLevelled(hand));
  if (!music && !original && !aboutSound && !isLevel) return null;
  // “Louder at the end” is how a piece goes.
  const ofPiece = hand.context.music === 'none' && hand.holds('edge');
  if (ofPiece && !original && targets.length === 0 && !film) return null;
  // “Silence until 0:10” is how a piece goes.
  if (!music && !original && targets.length === 0 && /\bsilen(?:ce|t)\b/iu.test(hand.text))
    return null;
  // 前6秒不要音乐，直接静音: said twice.
  const bare = !music && !original && targets.length === 0 && !film && range === null;
  if (bare && MUTED_SO.test(hand.text.trim()) && silenced(hand.before.at(-1))) {
    hand.takeAll();
    return [];
  }
  const others = othersOf(hand, targets, original);
  if (others) return editEach(others, (of) => ({ do: 'volume', of, change: { to: 0 }, range }));
  const keeps = hand.has('keep') && (original || hand.has('sound')) && !hand.holds('percent');
  if (keeps && targets.length > 0) {
    hand.take('keep', 'sound');
    return editEach(targets, (of) => ({ do: 'volume', of, change: { to: 1 }, range }));
  }
  if (music && original && ALIKE.test(hand.text) && !hand.holds('percent')) {
    hand.takeAll();
    return unclearHowMuch('volume');
  }
  if (targets.length > 0 || range !== null) hand.take('only');
  const change = changeOf(hand, music || original || hand.has('sound', 'volume'));
  if (change === null) return null;
  if (change === undefined) return unclearHowMuch('volume');
  // “Make it quieter” is said of what was added: the music, where there is some.
  const isIt =
    (film && spokenSound) || (film && hand.context.music !== 'none' && !FILM_NAMED.test(hand.text));
  if (vague) return unclearWhich('volume', CLIPS);
  const named = music || original || targets.length > 0;
  const all: Target[] = [
    ...(music ? [MUSIC] : []),
    ...(original && targets.length === 0 ? [CLIPS] : []),
    ...targets,
    ...(film && !named ? [isIt ? (spokenSound && hand.spoken ? hand.spoken : MUSIC) : CLIPS] : []),
    ...(!film && !named
      ? (isLevel || spokenSound) && hand.spoken
        ? [hand.spoken]
        : elided(hand)
      : []),
  ];
  // “Turn the sound off” is said of all that sounds, and “the sound is too loud” of the last that came.
  if (all.length === 0 && range === null && hand.text.search(BARE_SOUND) >= 0) {
    const isOff = 'to' in change && change.to === 0;
    if (hand.context.music === 'none' || isOff) all.push(CLIPS);
    if (hand.context.music !== 'none') all.push(MUSIC);
  }
  // “A third of the volume”: of the music, where there is some.
  if (all.length === 0 && range === null && /\bvolume\b|音量/iu.test(hand.text)) {
    all.push(hand.context.music === 'none' ? CLIPS : MUSIC);
  }
  const everything =
    /\beverything\b(?! (?:that )?(?:you|i|we|one) )|\boverall\b|所有声音|整体/iu.test(hand.text) ||
    (!original && targets.length === 0 && /全部静音/u.test(hand.text));
  // 原声太吵了，全部静音: of that sound.
  const ofOwn =
    hand.spoken?.by === 'all' &&
    hand.spoken.track === 'video' &&
    !/\beverything\b/iu.test(hand.text);
  if (everything && hand.context.music !== 'none' && !music && !ofOwn) all.push(MUSIC);
  const unsaid = range !== null && hand.context.music !== 'none' ? [MUSIC] : [];
  // What a piece that is not there yet is to do belongs to its words.
  if (music && hand.context.music === 'none' && range !== null) return null;
  return editEach(all.length > 0 ? all : unsaid, (of) => ({ do: 'volume', of, change, range }));
};

/** How loud all is, and how the music gives way. */
export const SOUND_RULES: readonly Rule[] = [DUCK, FADE_EACH, FADE, volume];
