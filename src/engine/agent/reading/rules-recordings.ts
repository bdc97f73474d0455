import type { Amount, Target, TimePoint, TimeRange } from '../../timeline/index.js';
import type { Hand, Rule } from './hand.js';
import { uploadCalled } from './names.js';
import { tellsMusic } from './of-music.js';
import { stretchOf } from './stretches.js';
import { edit, editEach, MUSIC, unclearWhich } from './targets.js';

const recordingOf = (name: string): Target => ({ by: 'name', name, track: 'audio' });

/** The upload that “my song” is: null where there are several, or none. */
export function onlyRecording({ context }: Hand): string | null {
  const recordings = context.media.filter(({ kind }) => kind === 'audio');
  const songs = recordings.filter(({ name }) => NAMED_MUSIC.test(name));
  const [one, ...more] = songs.length > 0 ? songs : recordings;
  return one && more.length === 0 ? one.name : null;
}

const USED_FROM =
  /^(?:use|take|replace|change|swap)\b.*\b(?:from|starting at)\b|\bof the (?:song|music|track|recording)\b|^[改换采使]?用.*从|从.*[开起]始?用/iu;

const AT_TIME_ZH =
  /^(?:从|在|到|第)?[^,，]{1,5}秒(?:再|就|处|时|开始|的时候|的地方)*(?:加|放|插|播|用|配)/u;
/** “As the music”, “instead”, 换成: it takes the place of what there is. */
const AS_MUSIC =
  /\bas (?:(?:the|my|our|a|main|new|only) )*(?:background )?(?:music|soundtrack|song|score|bgm|backing track)\b|\bfor (?:(?:the|my|our) )?(?:background )?(?:music|soundtrack|bgm)\b|\b(?:instead|in place of|rather than|replac\w+|swap|switch|change|exchange)\b|\b(?:music|soundtrack|song|bgm)(?: should| to| must)? be\b|^(?:the )?(?:background )?(?:music|soundtrack|bgm) ?:|\b(?:be|become|make\b.*) (?:the|my) (?:background )?(?:music|soundtrack)\b|\bthan (?:this|the) music\b|[当做为成](?:我的|新的)?(?:背景)?(?:音乐|配乐|bgm|歌)|(?:音乐|配乐|bgm|歌曲?|背景乐)(?:[就都要想也改]|请)*[换改用选放](?!在)|换|改[用成为]|代替|替[换代]|取代|[用拿选].*(?:音乐|配乐|bgm)/iu;
/** “In the background”, “under the film”, 铺在下面: it is heard beside what there is. */
const BESIDE =
  /\b(?:under(?:neath)?|beneath|behind|below|beside|besides|alongside|next to|on top of|along with|together with|with the music|over)\b(?: (?:the |my |this |our )*(?:whole |entire |current )*(?:music|song|film|video|movie|clips?|pictures?|photos|footage|slideshow|thing|it)\b)?|\b(?:in|into|to) the background\b(?! music)|\bas (?:an? )?(?:ambien\w+|atmos\w+|(?:background |sound )?(?:sound|noise|effect|ambience))\b|\bambien(?:ce|t)(?: sound)?\b|\batmosphere\b|(?:[当做为](?:一个)?)?(?:环境|背景)(?:[音声](?!乐)|音效)|[当做为]?氛围音?|[当做为](?:一个)?(?:音效|声音)|[下底]面|底下|全片|整片|一起|同时/iu;
/** What lies under the pictures is their music, where its name says that it is some. */
const NAMED_MUSIC = /song|music|track|tune|theme|bgm|score|melody|歌|曲|音乐|配乐/iu;
const UNDER = /\b(?:under|beneath|behind|underneath)\b/iu;
/** How something is put in; of what waits, nothing else can be meant. */
const PUTS =
  /\b(?:use|add|put|put in|replac\w+|change|play|swap|make|instead|lay(?:er)?|mix|insert|bring|run|include|want|like|hear|have|let|start|begin|come|comes|take|set|switch|drop|with|blend|throw|stick|pop|get)\b|[用加放铺垫混播插进配换改叠当做设选拿]|作为|添加|使/iu;
const PUT_IN =
  /\b(?:use|add|put|lay(?:er)?|mix|insert|bring|run|play(?:s|ing)?|have|let|make|start(?:s|ing)?|begin(?:s|ning)?|comes?|take|set|switch|include|blend|throw|stick|pop|want|hear|like|be|in|on|at|for|to|into|the background|background|sound|too|as well|keep|whole|which|that|i|uploaded|file|recording|only|just|the)\b|[用加放铺垫混播插进入去来配换改叠当做为设成选拿上整全片让使给的声音也再段]|背景|添加|作为/giu;

/** “Set birds.wav to 35%”: it is there. */
const LEVELLED =
  /\b(?:set|keep|leave|increas|adjust|change)|\bput (?!.*\b(?:in|on|under|at)\b).* to\b|增加|[设调改]|保持/iu;

/** The upload that “my song” is: the one that is called so, or the only one. */
function ownRecording(hand: Hand): string | null | undefined {
  const [mine] = hand.free('thing').filter(({ thing }) => thing === 'my-recording');
  if (!mine) return undefined;
  const from = hand.ahead(mine).length;
  const called = uploadCalled(hand.text.slice(from, from + mine.end - mine.start), hand.context);
  hand.takeItem(mine);
  return called?.is === 'file' && called.kind === 'audio' ? called.name : onlyRecording(hand);
}

/** When it begins: at a time, or where a picture does. */
function beginningOf(hand: Hand): { at: TimePoint | null; range: TimeRange | null } {
  // 9秒加 birds.wav: a time, and not how long.
  const begins = AT_TIME_ZH.test(hand.text) ? hand.slot('span')?.ms : undefined;
  const range = hand.slot('range')?.range ?? null;
  const point =
    hand.slot('point')?.point ??
    range?.from ??
    (begins === undefined ? null : ({ of: 'start', ms: begins } as const));
  const stretch = point === null ? stretchOf(hand) : null;
  const edge = stretch?.is === 'after' ? 'end' : 'start';
  const at = stretch ? ({ of: 'thing', target: stretch.target, edge, ms: 0 } as const) : point;
  return { at, range };
}

const IN_PLACE_OF =
  /^(?:instead of|rather than|in place of) (?:using |the |my |this |that |our |uploaded |own )*(?:song|track|recording|music|mp3|[\w ]+\.(?:mp3|wav|m4a|ogg|flac))[\s,]*$|^(?:不用|别用|代替|取代|替换掉?)(?:我的?|这首|上传的|那首|现在的)*(?:歌曲?|音乐|录音)了?[\s,，]*$/iu;
const goesFirst = ({ text, later, context }: Hand): boolean =>
  IN_PLACE_OF.test(text) &&
  context.music !== 'none' &&
  tellsMusic(later) &&
  !/\.(?:mp3|wav|m4a|ogg|flac)\b/iu.test(later);

/** “Use my song.mp3 instead”, “add birds.wav at 0:05”. */
const use: Rule = (hand) => {
  // “Instead of my song, write …”: what comes in its place follows.
  if (goesFirst(hand)) {
    hand.takeAll();
    return [];
  }
  const files = hand.files('sound');
  const [file] =
    hand.has('replace') && files.length > 1 && !hand.has('use') ? files.slice(-1) : files;
  const media = file?.name ?? ownRecording(hand);
  if (media === undefined) return null;
  const repeats = hand.has('loop') || ONCE.test(hand.text);
  if (repeats && (files.length === 0 || hand.has('not'))) {
    if (!AS_MUSIC.test(hand.text) || hand.has('not')) return null;
  }
  // “Birds.wav from 0:05”: what waits can only be put in.
  const waits = file === undefined || file.placed === false;
  const said = hand.unnamed();
  const asMusic = AS_MUSIC.test(hand.text);
  const beside = BESIDE.test(hand.text);
  const isLoud = hand.has('quieter', 'louder', 'turn', 'turn-down', 'turn-up', 'volume', 'unmute');
  const isTimed = ['point', 'range', 'edge'].some((kind) => hand.holds(kind as 'point'));
  const isPut = PUTS.test(said) || isTimed || (waits && hand.has('loop', 'start'));
  if (!asMusic && !beside && !isPut) return null;
  if (hand.holds('percent') && !asMusic && !beside && LEVELLED.test(hand.text)) return null;
  if (isLoud && !asMusic && !beside && !hand.has('add', 'play', 'start')) return null;
  const drops = /\bdrop \S+(?: \S+)? in\b/iu.test(hand.text) && hand.take('remove');
  if (!drops && hand.has('mute', 'remove', 'without', 'fade-in', 'fade-out', 'fade')) return null;
  if (
    hand.holds('decibels') ||
    (hand.holds('percent') &&
      !asMusic &&
      !beside &&
      !hand.has('add', 'use', 'put', 'play', 'replace', 'swap'))
  )
    return null;
  if (media === null) return unclearWhich('sound');
  const isThere = hand.context.music !== 'none';
  const under = UNDER.test(hand.text) && NAMED_MUSIC.test(media);
  const { at: from, range } = beginningOf(hand);
  if (hand.slot('edge')?.edge === 'end') return null;
  const isLater = isThere && from !== null && !asMusic;
  const isMusic =
    asMusic || (!isLater && under) || (!beside && (hand.has('use', 'swap') || !isThere));
  const role = isMusic ? 'music' : 'sound';
  if (isTimed && /\bto (?:start|begin)\b/iu.test(hand.text)) hand.slots('place');
  for (const find of [AS_MUSIC, BESIDE, PUT_IN]) {
    for (const { index, 0: words } of hand.text.matchAll(new RegExp(find, 'giu'))) {
      hand.takeWithin(index, index + words.length);
    }
  }
  hand.take('as', 'as-sound', 'instead', 'replace', 'use', 'change', 'swap', 'add', 'put', 'play');
  hand.take('make', 'with', 'in', 'start', 'sound', 'too', 'keep', 'to-length', 'under-voice');
  hand.take('only', 'cut', 'trim', 'show', 'unmute', 'back', 'soft', 'turn', 'say', 'all');
  hand.things('music', 'my-recording', 'film', 'pronoun', 'original');
  const loop = hand.take('loop');
  hand.take('until-end');
  // What is used from a time has nothing before it; what is added at one begins there.
  const late = role === 'music' && from?.of === 'start' && USED_FROM.test(hand.text);
  const at = late ? null : from;
  const share = hand.slot('percent')?.share;
  if (share !== undefined) hand.take('volume');
  const change =
    share !== undefined ? { to: share } : waits && hand.take('quieter') ? { times: 0.7 } : null;
  const of = recordingOf(media);
  const levels: readonly { change: Amount; range: TimeRange | null }[] = [
    // “From 0:03 to 0:08”: nothing of it is heard behind.
    ...(range?.to && range.to.of !== 'end' && from !== null
      ? [{ change: { to: 0 }, range: { from: range.to, to: null } }]
      : []),
    ...(change === null ? [] : [{ change, range: null }]),
  ];
  return [
    edit({ do: 'sound', media, role, replaces: isMusic, at, loop }),
    ...(late ? [edit({ do: 'cut-out', target: of, range: { from: null, to: from } })] : []),
    ...levels.map((level) => edit({ do: 'volume', of, ...level })),
  ];
};

/** “Only from 0:02”, 音乐从第3秒开始: of a recording, which has nothing before that. */
const startsLate: Rule = (hand) => {
  if (hand.context.music !== 'upload') return null;
  const ofFilm = OF_FILM.exec(hand.text);
  if (ofFilm) hand.things('film');
  if (hand.hasThing('picture', 'some-picture', 'film', 'title', 'original')) return null;
  if (!hand.has('only') && !(hand.hasThing('music') && STARTS.test(hand.text))) return null;
  const from = hand.slot('range')?.range.from ?? hand.slot('point')?.point;
  if (from?.of !== 'start') return null;
  hand.take('only', 'start', 'make', 'play', 'put', 'keep');
  hand.things('music', 'pronoun', 'my-recording');
  const range = { from: null, to: from };
  return [edit({ do: 'volume', of: MUSIC, change: { to: 0 }, range })];
};
const OF_FILM = /\b(?:of|in|into) (?:the |my )(?:video|film|movie)\b/iu;
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
  /\b(?:only|just) (?:play )?(?:\S+ ){0,3}one time\b|\bone time only\b|\bplay (?:\S+ ){1,3}one time$|\b(?:only|just) (?:play )?(?:\S+ ){0,3}once\b|\bonce only\b|\bplays? (?:(?:just|only|through|the (?:song|music|track)|it) )*once\b(?! (?:more|again))|\bonce (?:through )?is (?:enough|fine|plenty)\b|只(?:播|放|循环)?(?:放)?一[遍次]|[放播]一[遍次]就?(?:停|行|好|够|结束|可以)/iu;

/** “So it reaches the end”: how far it is repeated. */
const FILLS =
  /\b(?:so )?(?:that )?(?:it|the (?:song|music|track)) (?:reaches|fills|lasts|goes|covers|plays|runs|gets|keeps (?:playing|going)|is long enough)(?: (?:for|to|until|till|through(?:out)?|over))?(?: (?:the |my |very )*(?:whole |entire )?(?:end|film|video|movie|length))*(?: of (?:the |my )?(?:film|video|movie))?|\b(?:until|till|to) (?:the )?(?:film|video|movie) (?:ends|is over)\b/iu;
const LOOP_OFF = /\bturn (?:the )?(?:loop(?:ing)?|repeat) off\b|循环(?:关掉|去掉|停掉|取消)/iu;

const NAMES_OTHER = ['thing', 'file', 'quote', 'span', 'range'] as const;
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
    /^(?:please )?repeat\b|\b(?:let|have|make|keep|should|shouldn't|must|don't|do not|to) .*?\b ?repeat(?:ing)?\b|\bshould(?:n't| not)? repeat\b|重复/iu.test(
      hand.text,
    );
  const again = RESTARTS.test(hand.text) && hand.hasThing('music', 'my-recording', 'pronoun');
  if (again) hand.take('start', 'play', 'end');
  if (!hand.has('loop') && !once && !repeats && !again) return null;
  const isOff = hand.take('not', 'without', 'remove') || once || LOOP_OFF.test(hand.text);
  if (repeats) hand.take('duplicate');
  // “Loop it to the end of the film”.
  if (hand.slots('place').some(({ place: { at } }) => at !== 'end')) return null;
  hand.take(
    'loop',
    'until-end',
    'make',
    'play',
    'to-length',
    'keep',
    'put',
    'show',
    'end',
    'turn',
    'change',
  );
  const fills = FILLS.exec(hand.text);
  if (fills) hand.takeWithin(fills.index, fills.index + fills[0].length);
  const files = hand.files('sound');
  const isIt =
    hand.hasThing('pronoun') && (hand.spoken === null ? hand.context.music === 'upload' : true);
  // 播一次就行: nothing but a song is played so.
  const bare = once && hand.context.music === 'upload' && !NAMES_OTHER.some((of) => hand.holds(of));
  const isSong = files.length > 0 || isIt || bare || hand.hasThing('music', 'my-recording');
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
