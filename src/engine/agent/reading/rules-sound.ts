import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { loudnessOf } from './shares.js';
import {
  CLIPS,
  edit,
  editEach,
  elided,
  MUSIC,
  pictures,
  unclearHowMuch,
  unclearWhich,
} from './targets.js';

const KEEPS = /\bkeep\b|保留|不变/iu;

const conform: Rule = (hand) => {
  const kept = hand.has('keep') && hand.hasThing('music');
  if (!hand.has('conform') && !kept) return null;
  // “Match the music to the cuts” describes a piece that is not there yet; keeping one does not.
  if (hand.context.music === 'none' && !KEEPS.test(hand.text)) return null;
  hand.take('keep', 'conform', 'to-cut', 'on-beat', 'to-length', 'make', 'too');
  hand.things('music', 'film', 'pronoun', 'picture');
  return [{ ask: 'conform' }];
};

/** How much more or less the music gives way, where nothing is said. Decibels. */
const STEP_DB = 6;

const duck: Rule = (hand) => {
  const spoken = hand.has('under-voice');
  const ducks = hand.has('duck');
  if (!ducks && !(spoken && hand.has('quieter', 'turn-down', 'down', 'less', 'louder', 'mute')))
    return null;
  const off = hand.take('not', 'without', 'remove');
  const less = hand.take('less', 'louder');
  hand.take(
    'duck',
    'under-voice',
    'quieter',
    'turn-down',
    'turn',
    'down',
    'more',
    'make',
    'bit-more',
    'much-more',
    'volume',
    'change',
  );
  hand.things('music', 'pronoun', 'original');
  const decibels = hand.slot('decibels')?.db;
  const depthDb = off
    ? { to: 0 }
    : decibels !== undefined
      ? { to: decibels }
      : { plus: less ? -STEP_DB : STEP_DB };
  return [edit({ do: 'duck', depthDb })];
};

const LOUDER = 1.4;
const QUIETER = 0.7;

/** How loud; null where nothing is said of it, undefined where nobody can tell. */
function changeOf(hand: Hand): { to: number } | { times: number } | null | undefined {
  const percent = hand.slot('percent');
  const db = hand.slot('decibels')?.db;
  const times = hand.holds('factor') || hand.has('half');
  const louder = hand.take('louder', 'turn-up', 'up') || (times && hand.take('bigger'));
  const quieter = hand.take('quieter', 'turn-down', 'down') || (times && hand.take('smaller'));
  const unmute = hand.take('unmute');
  const muted = hand.take('mute', 'remove', 'without');
  const half = hand.take('half');
  const double = hand.take('double');
  const factor = hand.slot('factor')?.times;
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
  );
  if (percent) {
    hand.take('bigger', 'smaller', 'shorten', 'cut', 'only');
    return loudnessOf(hand.text, hand.ahead(percent).length, percent.share) ?? undefined;
  }
  if (db !== undefined && (louder || quieter)) {
    return { times: Math.round(100 * 10 ** ((louder ? db : -db) / 20)) / 100 };
  }
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

const FILM_NAMED = /\b(?:video|film|movie|clips?|footage|everything)\b|视频|影片|片段|画面|所有/iu;

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
  if (!music && !original && !aboutSound) return null;
  // “Silence until 0:10” is how a piece goes.
  if (!music && !original && targets.length === 0 && /\bsilen(?:ce|t)\b/iu.test(hand.text))
    return null;
  const change = changeOf(hand);
  if (change === null) return null;
  if (change === undefined) return unclearHowMuch('volume');
  // “Make it quieter” is said of what was added: the music, where there is some.
  const isIt = film && hand.context.music !== 'none' && !FILM_NAMED.test(hand.text);
  if (vague) return unclearWhich('volume', CLIPS);
  const all: Target[] = [
    ...(music ? [MUSIC] : []),
    ...(original && targets.length === 0 ? [CLIPS] : []),
    ...targets,
    ...(film && !music && !original && targets.length === 0 ? [isIt ? MUSIC : CLIPS] : []),
    ...(!film && !music && !original && targets.length === 0 ? elided(hand) : []),
  ];
  const everything = /\beverything\b|所有声音|全部静音/iu.test(hand.text);
  if (everything && hand.context.music !== 'none' && !music) all.push(MUSIC);
  const unsaid = range !== null && hand.context.music !== 'none' ? [MUSIC] : [];
  // What a piece that is not there yet is to do belongs to its words.
  if (music && hand.context.music === 'none' && range !== null) return null;
  return editEach(all.length > 0 ? all : unsaid, (of) => ({ do: 'volume', of, change, range }));
};

const isText = (target: Target | null): boolean =>
  target?.by === 'kind' ? target.kind === 'caption' : target?.track === 'text';

const FADE_MS = { picture: 1000, sound: 2000 } as const;

const fade: Rule = (hand): Request[] | null => {
  const both = hand
    .slots('look')
    .some(({ look }) => look.enter === 'fade' && look.leave === 'fade');
  const black = hand.take('to-black', 'to-white');
  const from = hand.take('from-black');
  const base = hand.take('fade');
  const isIn = hand.take('fade-in') || from || (base && hand.has('in')) || both;
  const isOut = hand.take('fade-out') || black || (base && hand.has('out')) || both;
  if (!base && !isIn && !isOut) return null;
  hand.take('in', 'out');
  const off = hand.take('remove', 'without', 'not');
  hand.take('add', 'make', 'change', 'with', 'end', 'start', 'long', 'slow', 'to-black', 'sound');
  const edge = hand.slot('edge')?.edge;
  const range = hand.slot('range')?.range;
  const sides: ('in' | 'out')[] = [
    ...(isIn || (!isOut && (edge === 'start' || range?.from === null)) ? (['in'] as const) : []),
    ...(isOut || (!isIn && (edge === 'end' || range?.from?.of === 'end'))
      ? (['out'] as const)
      : []),
  ];
  const point =
    range?.from?.of === 'end' ? range.from : range?.to?.of === 'start' ? range.to : null;
  const rangeMs =
    point && 'ms' in point && (range?.from === null || range?.to === null) ? point.ms : undefined;
  if (range && rangeMs === undefined) return null;
  const spans = hand.slots('span').map((span) => span.ms);
  if (spans.length > sides.length && spans.length > 1) return null;
  // “In over 2 seconds and out over 3”.
  const [early, late = early] = /\bout\b.*\bin\b|淡出.*淡入/iu.test(hand.text)
    ? spans.toReversed()
    : spans;
  const msOf = (side: 'in' | 'out') => (side === 'in' ? early : late) ?? rangeMs;
  const music = hand.things('music', 'my-recording').length > 0;
  const original = hand.things('original').length > 0;
  if (hand.hasThing('pronoun') && isText(hand.spoken)) return null;
  const found = pictures(hand);
  if (found.vague) return unclearWhich('fade', CLIPS);
  const picture = found.film || black || from || /黑|black/iu.test(hand.text);
  const bare = !music && !original && found.targets.length === 0 && !picture;
  // A piece that is written here ends as its words say.
  if (bare && hand.context.music !== 'upload') return null;
  if (music && hand.context.music === 'none') return null;
  const edges = sides.length > 0 ? sides : off ? (['in', 'out'] as const) : [];
  return edges.length === 0
    ? null
    : edges.flatMap((side) => {
        const ofPicture =
          side === 'in'
            ? ({ by: 'number', track: 'video', number: 1 } as const)
            : ({ by: 'number', track: 'video', number: -1 } as const);
        const targets: Target[] = [
          ...(music || bare ? [MUSIC] : []),
          ...found.targets,
          ...((picture || original) && found.targets.length === 0 ? [ofPicture] : []),
        ];
        return targets.map((of) => {
          const sound =
            (of.by === 'kind' && of.kind === 'music') || (of.by === 'name' && of.track === 'audio');
          const usual = sound ? FADE_MS.sound : FADE_MS.picture;
          return edit({ do: 'fade', of, edge: side, ms: off ? 0 : (msOf(side) ?? usual) });
        });
      });
};

/** Loudness, fades, and music that is kept. */
export const SOUND_RULES: readonly Rule[] = [conform, duck, fade, volume];
