import type { Target } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import { edit, editEach, MUSIC, unclearWhich } from './targets.js';

const recordingOf = (name: string): Target => ({ by: 'name', name, track: 'audio' });

/** The upload that “my song” is: null where there are several, or none. */
export function onlyRecording({ context }: Hand): string | null {
  const recordings = context.media.filter(({ kind }) => kind === 'audio');
  return recordings.length === 1 ? (recordings[0]?.name ?? null) : null;
}

const USED_FROM =
  /^(?:use|take|replace|change|swap)\b.*\b(?:from|starting at)\b|\bof the (?:song|music|track|recording)\b|^[改换采使]?用.*从|从.*[开起]始?用/iu;

const AT_TIME_ZH =
  /^(?:从|在|到|第)?[^,，]{1,5}秒(?:再|就|处|时|开始|的时候|的地方)*(?:加|放|插|播|用|配)/u;
/** What lies under the pictures is their music. */
const UNDER_FILM =
  /\b(?:under|beneath|behind|underneath) (?:the |my |this |all (?:the )?)*(?:whole |entire )?(?:film|video|movie|clips|pictures?|photos|footage|slideshow)\b/iu;

/** “Use my song.mp3 instead”, “add birds.wav at 0:05”. */
const use: Rule = (hand) => {
  const files = hand.files('sound');
  const repeats = hand.has('loop') || ONCE.test(hand.text);
  if (repeats && files.length === 0) return null;
  const mine = hand.things('my-recording').length > 0;
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
  // “Birds.wav from 0:05”: what waits can only be put in.
  const waits = files.length === 1 && files[0]?.placed === false;
  const isPut =
    waits &&
    (hand.holds('point') ||
      hand.holds('range') ||
      hand.has('start', 'as', 'as-sound', 'quieter', 'loop'));
  if ((!hand.has(...verbs) && !isPut) || (hand.has('loop') && hand.has('not'))) return null;
  const drops = /\bdrop \S+(?: \S+)? in\b/iu.test(hand.text) && hand.take('remove');
  if (!drops && hand.has('mute', 'remove', 'without', 'fade-in', 'fade-out')) return null;
  const [file] =
    hand.has('replace') && files.length > 1 && !hand.has('use') ? files.slice(-1) : files;
  if (file === undefined && !mine) return null;
  const media = file?.name ?? onlyRecording(hand);
  // What comes in later beside a piece is no piece of its own.
  const isLater = hand.context.music !== 'none' && hand.holds('point') && !hand.hasThing('music');
  const under = UNDER_FILM.test(hand.text) && !isLater;
  const low = /[下底]面|\bunderneath\b/iu.exec(hand.text);
  if (low) hand.takeWithin(low.index, low.index + low[0].length);
  const beside = hand.take('as-sound') && !under;
  if (/\bto (?:start|begin)\b/iu.test(hand.text) && hand.holds('point')) hand.slots('place');
  const asMusic =
    under ||
    hand.take('as', 'instead', 'replace', 'use', 'change', 'swap') ||
    hand.hasThing('music');
  hand.take(
    'add',
    'put',
    'play',
    'make',
    'with',
    'in',
    'start',
    'sound',
    'too',
    'keep',
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
  // 9秒加 birds.wav: a time, and not how long.
  const begins = AT_TIME_ZH.test(hand.text) ? hand.slot('span')?.ms : undefined;
  const range = hand.slot('range')?.range;
  const said =
    hand.slot('point')?.point ??
    range?.from ??
    (begins === undefined ? null : ({ of: 'start', ms: begins } as const));
  if (hand.slot('edge')?.edge === 'end') return null;
  if (media === null) return unclearWhich('sound');
  // What is used from a time has nothing before it; what is added at one begins there.
  const late = role === 'music' && said?.of === 'start' && USED_FROM.test(hand.text);
  const at = late ? null : said;
  const share = hand.slot('percent')?.share;
  if (share !== undefined) hand.take('volume');
  const change =
    share !== undefined ? { to: share } : waits && hand.take('quieter') ? { times: 0.7 } : null;
  return [
    edit({ do: 'sound', media, role, replaces: role === 'music', at, loop }),
    ...(late
      ? [edit({ do: 'cut-out', target: recordingOf(media), range: { from: null, to: said } })]
      : []),
    // “From 0:03 to 0:08”: nothing of it is heard behind.
    ...(range?.to && range.to.of !== 'end' && said !== null
      ? [
          edit({
            do: 'volume',
            of: recordingOf(media),
            change: { to: 0 },
            range: { from: range.to, to: null },
          }),
        ]
      : []),
    ...(change === null
      ? []
      : [edit({ do: 'volume', of: recordingOf(media), change, range: null })]),
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

/** “Start the song again when it ends”. */
const RESTARTS =
  /\b(?:start|begin|play)s? (?:\S+ ){0,3}?(?:over|again)\b.*\b(?:when|once|after|whenever) (?:it|the (?:song|music|track)) (?:ends|stops|is over|finishes)\b/iu;
/** “Play it only once”, 只放一遍. */
const ONCE =
  /\b(?:only|just) (?:play )?(?:\S+ ){0,3}once\b|\bonce only\b|\bonce (?:through )?is (?:enough|fine|plenty)\b|只(?:播|放|循环)?(?:放)?一[遍次]|[放播]一[遍次]就?(?:停|行|好|够|结束|可以)/iu;

const LOOP_OFF = /\bturn (?:the )?(?:loop(?:ing)?|repeat) off\b|循环(?:关掉|去掉|停掉|取消)/iu;

const loop: Rule = (hand) => {
  const once = ONCE.test(hand.text);
  // “Don't loop it, once is enough”: said twice.
  const last = hand.before.at(-1);
  const isSaid = last?.ask === 'edit' && last.operation.do === 'loop' && !last.operation.loop;
  if (isSaid && (once || (hand.has('loop') && hand.has('not', 'without', 'remove')))) {
    hand.takeAll();
    return [];
  }
  const repeats =
    hand.has('duplicate') &&
    /^(?:please )?repeat\b|\b(?:let|have|make|keep) .*\brepeat(?:ing)?\b|重复/iu.test(hand.text);
  const again = RESTARTS.test(hand.text) && hand.hasThing('music', 'my-recording', 'pronoun');
  if (again) hand.take('start', 'play', 'end');
  if (!hand.has('loop') && !once && !repeats && !again) return null;
  const isOff = hand.take('not', 'without', 'remove') || once || LOOP_OFF.test(hand.text);
  if (repeats) hand.take('duplicate');
  // “Loop it to the end of the film”.
  if (hand.slots('place').some(({ place: { at } }) => at !== 'end')) return null;
  hand.take('loop', 'until-end', 'make', 'play', 'to-length', 'keep', 'put', 'show', 'end', 'turn');
  const files = hand.files('sound');
  const isIt =
    hand.hasThing('pronoun') && (hand.spoken === null ? hand.context.music === 'upload' : true);
  const isSong = files.length > 0 || isIt || hand.hasThing('music', 'my-recording');
  if ((once || repeats) && !isSong) return null;
  if (once) hand.takeAll();
  if (isSong) hand.things('film');
  if (hand.hasThing('film', 'picture')) return null;
  const all = hand.slot('range')?.range;
  if (all && (all.from !== null || all.to !== null)) return null;
  const named = files.map(({ name }) => recordingOf(name));
  const pronoun = hand.things('pronoun').length > 0;
  hand.things('music', 'my-recording');
  const spoken = pronoun && hand.spoken?.by === 'name' ? [hand.spoken] : [MUSIC];
  return editEach(named.length > 0 ? named : spoken, (target) => ({
    do: 'loop',
    target,
    loop: !isOff,
  }));
};

/** Uploaded sound: what is played, from when, and whether it loops. */
export const RECORDING_RULES: readonly Rule[] = [use, toLength, startsLate, loop];
