import type { Target, TimeRange } from '../../timeline/index.js';
import { TELLS_PACE } from '../intents.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { lessens, loudnessIn } from './loudness.js';
import { DUCK } from './rules-duck.js';
import { FADE, FADE_EACH } from './rules-fades.js';
import { stretchOf } from './stretches.js';
import {
  CLIPS,
  editEach,
  elided,
  MUSIC,
  pictures,
  unclearHowMuch,
  unclearWhich,
} from './targets.js';

/** Nobody can tell how loud that is. */
const ALIKE = /\b(?:same|equal(?:ly)?|balanced?|match)\b|一样[大响高]|平衡|差不多[大响]/iu;
const OF_THE_MUSIC =
  /\b(?:(?<!\brid )of|(?<!\b(?:turn|switch|shut) )off) (?:the |my |this )?(?:background )?(?:music|song|soundtrack|score|piece|track)\b|(?:音乐|歌曲?|配乐)的?(?:最?[前后]|开头|结尾)/iu;

/** 音乐最后5秒关掉: it is there, and silent. */
const SWITCHED_OFF = /\b(?:turn|switch|shut)(?:ed)? .*\boff\b|[关停]/iu;

const FILM_NAMED =
  /\b(?:video|film|movie|clips?|footage|everything|overall|them|these|those)\b|它们|视频|影片|片段|画面|所有|整体/iu;

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

/** “The voice in clip 2 is low, set it to 100%”, “clip 2 to 80”, behind another level. */
const TOLD_SOUND = /\b(?:sounds?|audio|voices?|volume|loud|quiet|noisy|noise)\b|声|太?吵/iu;
const TO_NUMBER = /\b(?:to|at) \d{1,3}$|[到为成] ?\d{1,3}$/iu;

/** “Bring clip 2 down to 60%”: nothing but a sound is worked so. */
const WORKED_SO = /\b(?:turn|bring|dial|pull|push|crank|notch)\b.*\b(?:up|down)\b/iu;
const OF_LOUDNESS = /\bun-?mute|\b(?:loud|quiet)|静音|音量|声/iu;

/** “During clip 2”, said of the music: while that is seen. */
function during(hand: Hand): TimeRange | null {
  const stretch = stretchOf(hand);
  if (stretch === null) return null;
  const edge = (of: 'start' | 'end') =>
    ({ of: 'thing', target: stretch.target, edge: of, ms: 0 }) as const;
  return { from: edge('start'), to: stretch.is === 'since' ? null : edge('end') };
}

const FADED_WITH = /\bfad(?:e|ing)\b[^,.;]*\b(?:and|,) *$/iu;
/** Words by which a sound stays where it is, unheard. */
const SILENCED =
  /\bmut|silen|\b(?:zero|nothing|none|0|volume|down)\b|静音|消音|[无没]声|[到为成] ?0|音量|响/iu;

const EVENLY = /统一|一律|通通|都/u;
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
  // “Fade the picture and the music out”: of the fade.
  if (FADED_WITH.test(hand.earlier) && /\b(?:in|out)\b/iu.test(hand.text)) return null;
  if (TELLS_PACE.test(hand.text) && hand.hasThing('music')) return null;
  // “Bring clip 2 down to half speed”.
  if (hand.holds('factor') && /\bspeed\b|[倍半]速|速度/iu.test(hand.text)) return null;
  const isThere = hand.context.music !== 'none';
  const music = hand.things('music', ...(isThere ? (['my-recording'] as const) : [])).length > 0;
  const original = hand.things('original').length > 0;
  const range = hand.slot('range')?.range ?? (music ? during(hand) : null);
  const { targets, film, vague } = pictures(hand);
  const removes = hand.has('remove', 'without') && !hand.has('mute') && !original;
  // “The first 3 seconds of the song” are cut off, and not silent.
  const isMeasured = hand.has('volume') || hand.holds('decibels') || hand.holds('percent');
  if (
    (removes || hand.has('cut', 'trim', 'shorten')) &&
    music &&
    !isMeasured &&
    OF_THE_MUSIC.test(hand.text) &&
    !SWITCHED_OFF.test(hand.text)
  )
    return null;
  // Taking clips, or the music, away altogether is no question of loudness.
  const drops =
    (hand.holds('percent') || hand.holds('decibels') || hand.holds('factor') || lessens(hand)) &&
    !hand.has('without');
  if (removes && !drops && (targets.length > 0 || film || range === null || !music)) {
    if (!hand.has('sound') || targets.length === 0) return null;
  }
  const recorded = targets.some((one) => one.by === 'name' && one.track === 'audio');
  const aboutSound =
    recorded ||
    hand.holds('decibels') ||
    (hand.holds('percent') && WORKED_SO.test(hand.text)) ||
    OF_LOUDNESS.test(hand.text) ||
    hand.has(
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
  const isNumber = hand.free('count').some(({ count }) => count > 4) && TO_NUMBER.test(hand.text);
  const isLevel =
    (hand.holds('percent') && (spokenSound || isLevelled(hand) || TOLD_SOUND.test(hand.earlier))) ||
    (isNumber && isLevelled(hand));
  if (!music && !original && !aboutSound && !isLevel) return null;
  // “Louder at the end” is how a piece goes.
  const ofPiece = hand.context.music === 'none' && hand.holds('edge');
  if (ofPiece && !original && targets.length === 0 && !film) return null;
  // “Silence until 0:10” is how a piece goes.
  const isPiece = !isThere || range === null ? /\bsilen(?:ce|t)\b/iu : /\bsilence\b/iu;
  if (!music && !original && targets.length === 0 && isPiece.test(hand.text)) return null;
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
  const change = loudnessIn(hand, range !== null || !music);
  if (change === null) return null;
  if (change === undefined) return unclearHowMuch('volume');
  // “Make it quieter” is said of what was added: the music, where there is some.
  const isIt =
    (film && spokenSound) || (film && hand.context.music !== 'none' && !FILM_NAMED.test(hand.text));
  // 片段音量统一40%: of all of them.
  const even = vague && EVENLY.test(hand.text);
  if (vague && !even) return unclearWhich('volume', CLIPS);
  // “The music out”, said of all of it.
  const goes = music && range === null && 'to' in change && change.to === 0;
  if (goes && !original && targets.length === 0 && !SILENCED.test(hand.text)) {
    return [{ ask: 'remove-music' }];
  }
  const named = music || original || even || targets.length > 0;
  const all: Target[] = [
    ...(music ? [MUSIC] : []),
    ...((original || even) && targets.length === 0 ? [CLIPS] : []),
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
