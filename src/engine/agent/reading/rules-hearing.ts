import type { Rule } from './hand.js';
import { CLIPS, edit, MUSIC } from './targets.js';

/** How much more the music gives way, so that voices stand out. Decibels. */
const STEP_DB = 6;
const VOICES =
  "(?:(?:the |my |our |his |her |their )?(?:\\w+(?:'s|’s) )?(?:voices?|speech|dialogue|talking|words|narration|interview)|what (?:\\w+ ){1,2}(?:says?|said|is saying|are saying))";
/** “Make the voice stand out”, 人声突出. */
const STANDS_OUT = new RegExp(
  `^(?:please |and |so |just )*(?:(?:make|let|have|help|get) ${VOICES} (?:really |just )?(?:to )?(?:stand out|come (?:through|forward|out)|cut through|(?:more |be |sound |come out )*(?:clear(?:er|ly)?|understandable|intelligible|audible|prominent|upfront|up front))(?: (?:more|better|a (?:bit|little)(?: more)?|from the music|(?:over|above|against) the music))*|bring (?:out ${VOICES}|${VOICES} (?:out|forward|to the front|up front))(?: (?:more|a (?:bit|little)(?: more)?))*|(?:emphasi[sz]e|highlight|favou?r|prioriti[sz]e) ${VOICES}(?: over the music)?)$|^(?:请|把|让|将|要|想|得|能|麻烦|帮我|再|整体|尽量)*(?:人声|说话声?|讲话声?|对白|旁白|人物声音|说话的声音)(?:要|得|再|能|更|更加)*(?:突出|清楚|清晰|明显|凸显|听得?清楚?)(?:一?[点些]|出来|一下)*$|^(?:请|把|让|将|麻烦|帮我|再|尽量)*(?:突出|凸显|强调)(?:一下)?(?:人声|说话声?|讲话声?|对白|旁白|人物声音)$`,
  'iu',
);
/** 听不清奶奶说什么: said ahead of where the music is to be softer. */
const NOT_HEARD =
  /听不(?:太)?(?:清楚?|见|到).*(?:说|讲|声|话)|\b(?:can['’]?t|cannot|can (?:hardly|barely)|couldn['’]?t|nobody can|hard to)\b.*\b(?:hear|understand|make out)\b(?!.*\b(?:music|song)\b)/iu;
const THERE = /\b(?:there|then|at that (?:point|moment))\b|那[里儿边段时]|这[里儿段]|当时/iu;
const SOFTER =
  /\b(?:down|lower|quieter|softer|less loud|duck)\b|(?:小|轻|低|安静)(?:一?[点些]|下去)|[调压]低/iu;

/** So that what is said can be heard, the music gives way to it. */
const standsOut: Rule = (hand) => {
  const text = hand.text.trim();
  const there =
    NOT_HEARD.test(hand.earlier) &&
    THERE.test(text) &&
    SOFTER.test(text) &&
    hand.hasThing('music', 'pronoun') &&
    !hand.holds('percent') &&
    !hand.holds('range');
  if (!there && !STANDS_OUT.test(text)) return null;
  if (hand.context.music === 'none') return null;
  hand.takeAll();
  return [edit({ do: 'duck', depthDb: { plus: STEP_DB } })];
};

const SONG =
  '(?:the |this |my |our |that )?(?:background )?(?:music|song|soundtrack|track|tune|it)';
/** “Stop the music at 0:20”, 音乐在20秒停. */
const STOPS = new RegExp(
  `^(?:please |and |then |just |let |make |have )*(?:(?:stop|end|cut|kill|silence|mute|turn off|cut off) ${SONG}(?: off| short| playing| out)?|${SONG} (?:should |must |needs to |has to |can )?(?:stops?|ends?|be (?:over|off|silent|gone)|cuts? (?:off|out)))(?: (?:right|exactly|already))? (?:(?:at|from|after|between|during|under|in|over|before|until|for)\\b|(?=\\d))|^(?:请|把|让|将)*(?:背景)?(?:音乐|配乐|歌曲?|曲子)(?:放|播|播放)?(?:在|到|从)?.{1,10}(?:就|处|时|的时候|位置|那里)*(?:停|停止|停掉|停下|结束|断掉|掐掉|切断)(?:了|掉|播放)?$|^(?:在|到|第)?[^,，音]{1,10}(?:就|处|时|的时候)*(?:把|让)?(?:背景)?(?:音乐|配乐|歌曲?)(?:就|要)*(?:停掉|停止|停下|停|结束|断掉|掐掉|切断)(?:掉|了)?$|^(?:在|到)?.{1,10}(?:就|处|时|的时候)*(?:停掉|停止|掐掉|结束|切断|停)(?:播放)?(?:背景)?(?:音乐|配乐|歌曲?)$`,
  'iu',
);
const SPOKEN_MUSIC = /\b(?:music|song|soundtrack|track|tune)\b|音乐|配乐|歌|曲/iu;

const stops: Rule = (hand) => {
  const { context, spoken } = hand;
  if (context.music === 'none' || !STOPS.test(hand.text.trim())) return null;
  const isIt = spoken?.by === 'kind' && spoken.kind === 'music';
  if (!isIt && !SPOKEN_MUSIC.test(hand.text)) return null;
  if (hand.hasThing('picture', 'some-picture', 'images', 'title')) return null;
  if (hand.has('fade', 'fade-out', 'loop')) return null;
  const range = hand.slot('range')?.range;
  const from =
    hand.slot('point')?.point ??
    range?.from ??
    (() => {
      const span = hand.slot('span');
      return span ? ({ of: 'start', ms: span.ms } as const) : null;
    })();
  if (from === null || from.of === 'end') return null;
  hand.takeAll();
  const silent = { from, to: range?.to ?? null };
  return [edit({ do: 'volume', of: MUSIC, change: { to: 0 }, range: silent })];
};

/** “Skip its first 5 seconds”, said of the song: none of the picture goes. */
const SKIPS = new RegExp(
  `^(?:please |and |so |then |just )*(?:skip|cut|trim|drop|remove|leave out|lose|take) (?:off |out |away )?(?:the )?(?:its|the song's|the music's|the track's)? ?(?:(?:first|opening) .+?|intro)(?: (?:of|off|from) ${SONG})?(?: off| out| away)?$|^(?:请|把|将|就)*(?:跳过|去掉|剪掉|删掉|砍掉|不要)(?:它|歌曲?|音乐)?的?(?:前|开头|最前面)`,
  'iu',
);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const ORDINALS_ZH = '一二三四五';
/** “From its second minute”, 从第二分钟: a minute that is counted, and not how long. */
const FROM_MINUTE =
  /\bfrom (?:its|the|the song's) (?<en>first|second|third|fourth|fifth) minute\b|从(?:它|歌曲?|音乐)?的?第 ?(?<zh>[一二三四五1-5]) ?分钟/iu;
const BEGINS = /\b(?:start|begin|play|use)\b|开始|起|放|播|用/iu;

/** “Its intro is too long”, said ahead of what is skipped. */
const BEGINS_LATE =
  /\bintro\b|\b(?:music|song|soundtrack|track|tune)\b.*\b(?:starts?|begins?|takes?)\b|前奏|(?:歌|音乐|曲).{0,3}(?:开头|进得|起得)/iu;
/** “From 0:45 of the track”: a place in the song, and not in the film. */
const IN_SONG =
  /\b(?:from|at) .+ (?:of|in|into) (?:the |my )?(?:music|song|soundtrack|track|tune)$/iu;
const skips: Rule = (hand) => {
  if (hand.context.music !== 'upload') return null;
  const { spoken } = hand;
  const isSong = spoken?.by === 'kind' && spoken.kind === 'music';
  const isIt =
    (isSong && hand.hasThing('pronoun')) ||
    (hand.before.length === 0 && (isSong || spoken === null) && BEGINS_LATE.test(hand.earlier));
  const named = SPOKEN_MUSIC.test(hand.text);
  if (hand.holds('file')) return null;
  if (hand.hasThing('picture', 'some-picture', 'images', 'title') || (!isIt && !named)) return null;
  const minute = BEGINS.test(hand.text) ? FROM_MINUTE.exec(hand.text)?.groups : undefined;
  const said = minute?.en?.toLowerCase();
  const zh = minute?.zh;
  const at = said
    ? ORDINALS.indexOf(said)
    : zh
      ? Math.max(ORDINALS_ZH.indexOf(zh), Number(zh) - 1 || 0)
      : -1;
  const until =
    at > 0
      ? ({ of: 'start', ms: 60_000 * at } as const)
      : BEGINS.test(hand.text) && IN_SONG.test(hand.text.trim())
        ? (hand.slot('point')?.point ?? hand.slot('range')?.range.from ?? undefined)
        : SKIPS.test(hand.text.trim()) && hand.holds('range')
          ? hand.slot('range')?.range
          : undefined;
  if (until === undefined) return null;
  const to = 'of' in until ? until : until.from === null ? until.to : null;
  if (to?.of !== 'start') return null;
  hand.takeAll();
  return [edit({ do: 'cut-out', target: MUSIC, range: { from: null, to } })];
};

/** “Cut the song at the end of the film”: it ends there by itself, and is fitted to it. */
const WITH_FILM = new RegExp(
  `^(?:please |and |then |just |make |let )*(?:(?:cut|end|stop|trim|cut off) ${SONG}(?: off| short)?|${SONG} (?:should |must )?(?:ends?|stops?|finish(?:es)?)) (?:at the (?:very )?end of|where|when|with|together with|as soon as|at the same time as) (?:the |my )?(?:whole )?(?:film|video|movie|clips?|footage|pictures?)(?: (?:ends?|is over|stops?|finish(?:es)?|does|runs out))?$|^(?:请|把|让|将)*(?:音乐|配乐|歌曲?)(?:在|跟着?|和|随着?|到)?(?:视频|影片|片子|画面)(?:一起|同时)?(?:结束|放完|播完|完)(?:的时候|时|处)?(?:就|一起|也|同时)*(?:剪断|剪掉|结束|停|切掉|停止|停下)?(?:掉|了)?$`,
  'iu',
);

const withFilm: Rule = (hand) => {
  if (hand.context.music === 'none' || !WITH_FILM.test(hand.text.trim())) return null;
  hand.takeAll();
  return [{ ask: 'conform' }];
};

/** 声音关掉, of a film without music: what the clips sound like. */
const OWN_OFF =
  /^(?:请|把|将|就|先|都|全)*(?:声音|原声音?|录音)(?:请|都|全部?|先|给我|帮我)*(?:关[掉了闭]?|静音|去掉|不要|消掉|拿掉)(?:了|吧)?$/u;
const ownOff: Rule = (hand) => {
  if (hand.context.music !== 'none' || !OWN_OFF.test(hand.text.trim())) return null;
  hand.takeAll();
  return [edit({ do: 'volume', of: CLIPS, change: { to: 0 }, range: null })];
};

/** 原来的不要, once another song is taken; “move its hits to the new cuts”, once it is fitted. */
const REPLACED =
  /^(?:and |but )*(?:not the (?:old|current|previous|original) (?:one|music|song)|(?:drop|remove|delete|lose|scrap|get rid of) the (?:old|current|previous|original) (?:one|music|song|soundtrack))$|^(?:把)?(?:原来|之前|现在|旧)的?(?:那[首个段])?(?:音乐|配乐|歌|曲子)?(?:就|都)*(?:不要|去掉|删掉|不用|换掉|拿掉)了?$/iu;
const HITS =
  /^(?:and |just |only |please |then )*(?:move|shift|put|line up|align|sync|match|adjust|time) (?:its|the|all its|all the) (?:hits?|accents?|beats?|drops?|changes|peaks?)(?: up)? (?:to|on|onto|with) (?:the )?(?:new |changed )?(?:cuts?|edit|pictures?)$/iu;
const saidBefore: Rule = (hand) => {
  const last = hand.before.at(-1);
  const text = hand.text.trim();
  const replaced = last?.ask === 'edit' && last.operation.do === 'sound' && last.operation.replaces;
  const fits = last?.ask === 'conform';
  const isSaid = (replaced && REPLACED.test(text)) || (fits && HITS.test(text));
  if (!isSaid) return null;
  hand.takeAll();
  return [];
};

const MUSIC_EN = '(?:the |this |my )?(?:background )?(?:music|song|soundtrack|track)';
const SPOKEN_EN =
  "(?:(?:the|my|our|his|her|their|all) )*(?:\\w+(?:'s|') )?(?:voices?|speech|dialogue|speaker|speech|narration|talking|people|words|sound of the clips?|everything|(?:kids|children|grandma|grandpa|mum|dad|mom)(?: talking)?)";
/** “The music drowns out my voice”, 音乐盖过人声了. */
const DROWNS = new RegExp(
  `^${MUSIC_EN} (?:is |was |keeps |totally |completely |kind of |really |just )*(?:drown(?:s|ed|ing)?(?: out)?|cover(?:s|ed|ing)?(?: up)?|overpower(?:s|ed|ing)?|swallow(?:s|ed|ing)?|mask(?:s|ed|ing)?|bur(?:y|ies|ied|ying)|(?:is )?(?:louder than|too loud over|too loud for|competes with|competing with|fights? with|fighting with)) ${SPOKEN_EN}(?: out)?$|^${SPOKEN_EN} (?:is |are |gets? |getting |being )*(?:lost|drowned(?: out)?|buried|covered|swallowed|masked|overpowered) (?:under|by|in|beneath|behind) ${MUSIC_EN}$|^(?:背景)?(?:音乐|配乐|歌声?|曲子)(?:都|把|有点|总是?|老是?|太)*(?:盖过|盖住|压过|压住|淹没|遮住|抢)了?(?:我|她|他|我们|人)?(?:们)?的?(?:人声|说话声?|讲话声?|对白|旁白|声音|讲话的?声音?|说话的?声音?)(?:了|都)?$|^(?:人声|说话声?|讲话声?|对白|旁白)(?:都|全)?被(?:背景)?(?:音乐|配乐|歌声?)(?:都|全|给)*(?:盖过|盖住|压过|压住|淹没|遮住|抢)(?:了|去)?$`,
  'iu',
);
/** Where nothing is said of what is to be done about it, the music gives way. */
const drowns: Rule = (hand) => {
  const alone = hand.before.length === 0 && !/[\p{L}\p{N}]/u.test(hand.later);
  if (!alone || hand.context.music === 'none' || !DROWNS.test(hand.text.trim())) return null;
  hand.takeAll();
  return [edit({ do: 'duck', depthDb: { plus: STEP_DB } })];
};

const OWN =
  '(?:the )?(?:original|own|camera|clip|video)s? (?:sound|audio|voice)|原声|现场声|视频声音';
const SCORE = '(?:the )?(?:background )?(?:music|song)|背景音乐|音乐|配乐|歌';
const LEVEL = '(?: ?(?:to|at|[:：]|调?到|开到|为))? ?(?<LEVEL>\\d{1,3}) ?%?';
const levelled = (what: string, as: string): string => `(?:${what})${LEVEL.replace('LEVEL', as)}`;
/** “Original audio 80 and music 20”, 原声80音乐20: shares of a hundred. */
const LEVELS = new RegExp(
  `^(?:please |set |put |make |把|将)*(?:${levelled(OWN, 'own')})?(?:,| and| |，|和)*(?:${levelled(SCORE, 'score')})?(?:(?:,| and| |，|和)+${levelled(OWN, 'behind')})?$`,
  'iu',
);
const levels: Rule = (hand) => {
  const { own, score, behind } = LEVELS.exec(hand.text.trim())?.groups ?? {};
  if (hand.context.music === 'none' || hand.holds('percent')) return null;
  const told = [
    [CLIPS, own ?? behind],
    [MUSIC, score],
  ] as const;
  const said = told.flatMap(([of, level]) =>
    level === undefined ? [] : [{ of, share: Number(level) / 100 }],
  );
  if (said.length === 0 || said.some(({ share }) => share > 2 || share < 0.05)) return null;
  hand.takeAll();
  return said.map(({ of, share }) =>
    edit({ do: 'volume', of, change: { to: share }, range: null }),
  );
};

/** “Music only from 0:10 to 0:20”, 只在最后10秒放音乐: silent before and behind. */
const ONLY_THEN =
  /^(?:please |have |play |put |use |i want |keep )*(?:the )?(?:background )?(?:music|song) (?:(?:should |must )?(?:play|be there|be heard) )?(?:only|just) (?:in|from|during|for|between|over|at)\b|^(?:请|把|让)*(?:背景)?(?:音乐|配乐)?只(?:在|要|放|有).*(?:放|播|播放|有|要|用|加|配|响|出现)?(?:背景)?(?:音乐|配乐)?$/iu;
/** “Only music in the last 10 seconds”: nothing else is heard there. */
const NOTHING_ELSE =
  /^(?:please |have |play |i want |i only want |with )*(?:only|just) (?:the )?(?:background )?(?:music|song) (?:in|from|during|for|between|over)\b|^(?:在|从)?[^,，只]{1,12}(?:的时候|里|内)?(?:就|都)?只(?:要|放|留|听|有|播)(?:背景)?(?:音乐|配乐|歌)$/iu;
const onlyThen: Rule = (hand) => {
  const alone = NOTHING_ELSE.test(hand.text.trim());
  if (hand.context.music === 'none' || !(alone || ONLY_THEN.test(hand.text.trim()))) return null;
  if (!SPOKEN_MUSIC.test(hand.text) || hand.holds('percent')) return null;
  if (hand.hasThing('picture', 'some-picture', 'images', 'title', 'original')) return null;
  if (hand.has('mute', 'quieter', 'louder', 'without', 'remove', 'fade', 'fade-in', 'fade-out')) {
    return null;
  }
  const range = hand.slot('range')?.range;
  if (!range) return null;
  hand.takeAll();
  const silent = { do: 'volume', of: MUSIC, change: { to: 0 } } as const;
  if (alone) return [edit({ ...silent, of: CLIPS, range })];
  return [
    ...(range.from === null ? [] : [edit({ ...silent, range: { from: null, to: range.from } })]),
    ...(range.to === null || range.to.of === 'end'
      ? []
      : [edit({ ...silent, range: { from: range.to, to: null } })]),
  ];
};

/** What is to be heard, and from when to when. */
export const HEARING_RULES: readonly Rule[] = [
  standsOut,
  drowns,
  levels,
  onlyThen,
  stops,
  skips,
  withFilm,
  ownOff,
  saidBefore,
];
