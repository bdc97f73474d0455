import type { Target } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import { edit, editEach, MUSIC, unclearWhich } from './targets.js';

const recordingOf = (name: string): Target => ({ by: 'name', name, track: 'audio' });

/** The upload that “my song” is: null where there are several, or none. */
function onlyRecording({ context }: Hand): string | null {
  const recordings = context.media.filter(({ kind }) => kind === 'audio');
  return recordings.length === 1 ? (recordings[0]?.name ?? null) : null;
}

const USED_FROM =
  /^(?:use|take|replace|change|swap)\b.*\b(?:from|starting at)\b|\bof the (?:song|music|track|recording)\b|^[改换采使]?用.*从|从.*[开起]始?用/iu;

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
  const said = hand.slot('point')?.point ?? hand.slot('range')?.range.from ?? null;
  if (hand.slot('edge')?.edge === 'end') return null;
  if (media === null) return unclearWhich('sound');
  // What is used from a time has nothing before it; what is added at one begins there.
  const late = role === 'music' && said?.of === 'start' && USED_FROM.test(hand.text);
  const at = late ? null : said;
  const share = hand.slot('percent')?.share;
  if (share !== undefined) hand.take('volume');
  return [
    edit({ do: 'sound', media, role, replaces: role === 'music', at, loop }),
    ...(late
      ? [edit({ do: 'cut-out', target: recordingOf(media), range: { from: null, to: said } })]
      : []),
    ...(share === undefined
      ? []
      : [edit({ do: 'volume', of: recordingOf(media), change: { to: share }, range: null })]),
  ];
};

/** “Only from 0:02”, 音乐从第3秒开始: of a recording, which has nothing before that. */
const startsLate: Rule = (hand) => {
  if (hand.context.music !== 'upload') return null;
  if (hand.hasThing('picture', 'some-picture', 'film', 'title', 'original')) return null;
  if (!hand.has('only') && !(hand.hasThing('music') && STARTS.test(hand.text))) return null;
  const from = hand.slot('range')?.range.from ?? hand.slot('point')?.point;
  if (from?.of !== 'start') return null;
  hand.take('only', 'start', 'make', 'play', 'put', 'keep');
  hand.things('music', 'pronoun', 'my-recording');
  const range = { from: null, to: from };
  return [edit({ do: 'volume', of: MUSIC, change: { to: 0 }, range })];
};
const STARTS = /\b(?:start|begin)|开始|起/iu;

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

/** Uploaded sound: what is played, from when, and whether it loops. */
export const RECORDING_RULES: readonly Rule[] = [use, toLength, startsLate, loop];
