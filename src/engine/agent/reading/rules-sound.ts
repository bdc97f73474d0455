import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { CLIPS, edit, editEach, MUSIC, pictures, unclearWhich } from './targets.js';

const recordingOf = (name: string): Target => ({ by: 'name', name, track: 'audio' });

/** The upload that “my song” is: null where there are several, or none. */
function onlyRecording({ context }: Hand): string | null {
  const recordings = context.media.filter(({ kind }) => kind === 'audio');
  return recordings.length === 1 ? (recordings[0]?.name ?? null) : null;
}

/** “Use my song.mp3 instead”, “add birds.wav at 0:05”. */
const use: Rule = (hand) => {
  const verbs = [
    'use',
    'add',
    'put',
    'replace',
    'change',
    'play',
    'swap',
    'make',
    'instead',
  ] as const;
  if (!hand.has(...verbs) || hand.has('mute', 'remove', 'without', 'fade-in', 'fade-out'))
    return null;
  const files = hand.files('sound');
  const mine = hand.things('my-recording').length > 0;
  const [file] =
    hand.has('replace') && files.length > 1 && !hand.has('use') ? files.slice(-1) : files;
  if (file === undefined && !mine) return null;
  const media = file?.name ?? onlyRecording(hand);
  const beside = hand.take('as-sound');
  const asMusic =
    hand.take('as', 'instead', 'replace', 'use', 'change', 'swap') || hand.hasThing('music');
  hand.take(
    'add',
    'put',
    'play',
    'make',
    'with',
    'to-length',
    'under-voice',
    'only',
    'cut',
    'trim',
  );
  hand.things('music', 'film', 'pronoun');
  const loop = hand.take('loop');
  hand.take('until-end');
  const role = beside || (!asMusic && hand.context.music !== 'none') ? 'sound' : 'music';
  const at = hand.slot('point')?.point ?? hand.slot('range')?.range.from ?? null;
  if (hand.slot('edge')?.edge === 'end') return null;
  if (media === null) return unclearWhich('sound');
  const share = hand.slot('percent')?.share;
  if (share !== undefined) hand.take('volume');
  return [
    edit({ do: 'sound', media, role, replaces: role === 'music', at, loop }),
    ...(share === undefined
      ? []
      : [edit({ do: 'volume', of: recordingOf(media), change: { to: share }, range: null })]),
  ];
};

/** What a recording is cut to without being asked: the film. */
const toLength: Rule = (hand) => {
  if (!hand.take('to-length')) return null;
  hand.take('cut', 'trim', 'shorten', 'make', 'change', 'loop', 'cut-out');
  hand.files('sound');
  hand.things('music', 'pronoun', 'my-recording', 'film');
  const last = hand.before.at(-1);
  const isDone = last?.ask === 'edit' && last.operation.do === 'sound';
  return isDone ? [] : [{ ask: 'conform' }];
};

const loop: Rule = (hand) => {
  if (!hand.has('loop')) return null;
  const off = hand.take('not', 'without', 'remove');
  hand.take('loop', 'until-end', 'make', 'play', 'to-length');
  const files = hand.files('sound');
  if (hand.hasThing('film', 'picture')) return null;
  const named = files.map(({ name }) => recordingOf(name));
  const pronoun = hand.things('pronoun').length > 0;
  hand.things('music', 'my-recording');
  const spoken = pronoun && hand.spoken?.by === 'name' ? [hand.spoken] : [MUSIC];
  return editEach(named.length > 0 ? named : spoken, (target) => ({
    do: 'loop',
    target,
    loop: !off,
  }));
};

const conform: Rule = (hand) => {
  const kept = hand.has('keep') && hand.hasThing('music') && hand.context.music !== 'none';
  if (!hand.has('conform') && !kept) return null;
  hand.take('keep');
  hand.take('conform', 'to-cut', 'on-beat', 'to-length', 'make', 'too');
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

function changeOf(hand: Hand): { to: number } | { times: number } | null {
  const share = hand.slot('percent')?.share;
  const db = hand.slot('decibels')?.db;
  const louder = hand.take('louder', 'turn-up', 'up');
  const quieter = hand.take('quieter', 'turn-down', 'down');
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
  if (share !== undefined) return { to: share };
  if (db !== undefined && (louder || quieter)) {
    return { times: Math.round(100 * 10 ** ((louder ? db : -db) / 20)) / 100 };
  }
  if (unmute) return { to: 1 };
  if (muted) return { to: 0 };
  if (half || factor === 0.5) return { times: 0.5 };
  if (double || factor !== undefined) return { times: factor ?? 2 };
  return louder ? { times: LOUDER } : quieter ? { times: QUIETER } : null;
}

const volume: Rule = (hand) => {
  const music = hand.things('music').length > 0;
  const original = hand.things('original').length > 0;
  const { targets, film, vague } = pictures(hand);
  const removes = hand.has('remove', 'without') && !hand.has('mute') && !original;
  const range = hand.slot('range')?.range ?? null;
  // Taking clips, or the music, away altogether is no question of loudness.
  if (removes && (targets.length > 0 || film || range === null || !music)) {
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
  if (vague) return unclearWhich('volume', CLIPS);
  const all: Target[] = [
    ...(music ? [MUSIC] : []),
    ...(original && targets.length === 0 ? [CLIPS] : []),
    ...targets,
    ...(film && !music && !original && targets.length === 0 ? [CLIPS] : []),
  ];
  const everything = /\beverything\b|所有声音|全部静音/iu.test(hand.text);
  if (everything && hand.context.music !== 'none' && !music) all.push(MUSIC);
  const unsaid = range !== null && hand.context.music !== 'none' ? [MUSIC] : [];
  // What a piece that is not there yet is to do belongs to its words.
  if (music && hand.context.music === 'none' && range !== null) return null;
  return editEach(all.length > 0 ? all : unsaid, (of) => ({ do: 'volume', of, change, range }));
};

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
  const ms = hand.slot('span')?.ms ?? rangeMs;
  const music = hand.things('music', 'my-recording').length > 0;
  const original = hand.things('original').length > 0;
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
          return edit({ do: 'fade', of, edge: side, ms: off ? 0 : (ms ?? usual) });
        });
      });
};

/** Recordings, loudness and fades. */
export const SOUND_RULES: readonly Rule[] = [use, toLength, loop, conform, duck, fade, volume];
