import type { Target } from '../../timeline/index.js';
import type { ReadingContext } from '../requests.js';
import type { Found, Meaning, Thing } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf, ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';

const NOUN =
  '(?:clip|video|vid|shot|scene|segment|picture|photo(?:graph)?|image|slide|pic|part|one(?! and a half| seconds?| secs?| minutes?)|file)';
const NOUN_ZH =
  '(?:[段条](?:视频|片段|素材|镜头|画面)?|个(?:片段|视频|镜头|画面|场景|素材|部分)?|幅(?:图|画|照片|图片)?|张(?:照片|图片|图|相片|画面)?)';
const TITLE = '(?:titles?|captions?|subtitles?|text|lettering|headings?|headlines?|words)';
const TITLE_ZH = '(?:标题|标签|字幕|文字|文案|花字|片名|(?<![错别])字(?!体|号))';
const NO_UNIT =
  '(?!\\.\\d| ?(?::\\d{1,2}(?![\\d.]| ?(?:秒|倍|s\\b|secs?|x\\b))|and a half\\b|%|x(?:\\b|\\d)|×|(?:more|extra|additional)\\b|(?:off|from) (?:the|its) (?:start|beginning|front|end|back)\\b|seconds?|secs?|s\\b|ms\\b|milliseconds?|minutes?|mins?\\b|beats?|times|db\\b|decibels?\\b|秒|倍|拍|分贝))';
const MUSIC =
  '(?:(?:backing|background|music|audio|sound) track|background music|music|soundtrack|bgm|song|score|piece|(?<=\\b(?:the|this|that|its|your) )(?:track(?! (?:the|it|an?|my|my|his|her)\\b)|tune)|配乐|背景音乐|背景乐|背景音(?![效量])|音乐(?:声音?(?!大|小))?|这首歌|歌曲?|歌声|曲子|(?<![琴他器乐弦鼓])伴奏(?!带))';
const ORIGINAL =
  "(?:their (?:(?:original|own) )?(?:sounds?|audio|noise)|(?:original|own|(?:the )?clips?'?s?'?|videos?'?s?'?|camera|film's|footage|recorded|live|ambient|natural|on-location|location|on-set|real|raw)(?:'s)?(?: own| original)? ?-?(?:sound|audio|voice|noise)s?(?! effects?)(?: (?:of|in|from|on) (?:all )?(?:the |my )?(?:clips|videos?|film|footage|camera)(?! ?\\d))?|(?:(?:the|my|our|his|her|their) )(?:\\w+(?:'s|') )?(?:voices?|speech|dialogue)(?! ?-?over)|original(?= (?:at|to|off|on|down|up))|(?:视频|影片|片子|片段|画面|镜头|素材)?(?:自带|本身|本来|里面?|原来|原本)?的?(?:原声|原音(?!量)|原始声音|同期声)|(?:原)?(?:视频|影片|片子|片段|拍摄|相机|摄像机|素材|画面|手机录|录)(?:自带|本身|本来|里面?|原来|原本)?的?声音|(?:自带|原本|本身|本来)的?声音|原来的声音|现场的?(?:声音(?!量)|声(?!音(?!量))|音(?!量))|(?:人物?|说话|讲话)的?声音?|对白(?![时部])|(?:所有|全部)(?:片段|视频|镜头)的(?:声音|原声)|(?:所有|全部)的?(?:原声|现场声)|环境音(?!效))";

const number = (track: 'video' | 'text', count: number): Target => ({
  by: 'number',
  track,
  number: count,
});
const thing = (what: Thing, target: Target): Meaning => ({ is: 'thing', thing: what, target });
const CLIPS: Target = { by: 'all', track: 'video' };
const TITLES: Target = { by: 'all', track: 'text' };
const IMAGES: Target = { by: 'kind', kind: 'image' };
const CAPTIONS: Target = { by: 'kind', kind: 'caption' };
const SOUND: Target = { by: 'kind', kind: 'music' };

const LISTED = `(?!(?:half )?an?\\b|half)${NUMBER}${NO_UNIT}`;
const NUMBERED = pattern(
  `(?:(?:of|in|on|from|off|within) )?(?:the )?(?<noun>${NOUN})s? ?(?:number |no\\.? ?|#)?(?<list>${LISTED}(?:(?: ?, ?(?:and )?| and | & )(?:${NOUN} )?${LISTED})*)(?:'s)?`,
);
/** “Clips 2 to 4”, 第二到第四段. */
const SPANNED = pattern(
  `(?:(?:of|in|on|from|off|within) )?(?:the )?(?<noun>${NOUN})(?:s|s?(?= ?\\d+ ?[-–—]))(?: numbers?)? (?<from>${NUMBER}) ?(?:to|through|thru|till|until|up to|-|–|—|~) ?(?:${NOUN} )?(?<to>${NUMBER})${NO_UNIT}(?:'s)?|从?第 ?(?<fromZh>${NUMBER})[段个张]?(?:片段|视频|镜头|照片)?(?:到|至|-|–|—|~)第? ?(?<toZh>${NUMBER})(?<nounZh>${NOUN_ZH})`,
);
const NUMBERED_ZH = pattern(
  `(?<noun>片段|视频|镜头|照片|图片|素材|画面)(?<list>\\d{1,2}|[二三四五六七八九]|十[一二]?|一(?![直共起样律次下半开点些分遍边闪晃转并动会到]))${NO_UNIT}(?!分(?![成为开割])|[张个段种遍次])`,
);
const OPENING = '(?:opening|closing)(?= (?:clip|video|shot|scene|picture|photo|image))';
/** 二号片段. */
const SIGNED_ZH = pattern(
  '(?<list>[一二三四五六七八九]|\\d{1,2})号(?<noun>片段|视频|镜头|照片|图片|素材)',
);
const ORDERED = pattern(
  `(?:(?:of|in|on|from|off) )?(?:the |my |our |that |this )?(?:(?<list>(?:${ORDINAL}|${OPENING})(?:(?: ?, ?(?:the )?(?:and (?:the )?)?| and (?:the )?| & (?:the )?)${ORDINAL})*)(?!(?<=\\bfinal) (?:video|film|cut|edit)\\b) (?<noun>${NOUN})s?(?:'s)?(?! (?:\\d{1,2}|one|two|three)(?= ?(?:$|[,;]|\\.(?!\\d)| and\\b(?! a half)| then\\b)))|(?<nounless>${ORDINAL} (?:and|&) (?:the )?${ORDINAL})(?= ?(?:$|[,.;!?]| around\\b)))`,
);
const ORDERED_ZH = pattern(
  `(?<list>${ORDINAL_ZH}(?:[段个张]?[、和跟与及]${ORDINAL_ZH}|[、和跟与及](?:\\d{1,2}|[一二三四五六七八九]))*) ?(?<noun>${NOUN_ZH})`,
);
/** 二段, “1、2段”, 一段和二段: without 第, where nothing else can be counted. */
const BARE_ZH = pattern(
  `(?<![第两成为\\d共有这那])(?:(?<list>二|\\d{1,2}(?:段?[、和跟与]\\d{1,2})+|[一二三四五六七八九](?:段?[、和跟与][一二三四五六七八九])+))(?<noun>段(?:视频|片段|素材|镜头|画面)?)`,
);
/** 开头那段, 中间的片段, 最后那个镜头. */
const POSITIONED_ZH = pattern(
  `(?:(?<first>最?开头|最前面?|最初|一?开始|头)|(?<middle>正?中间|中央)|(?<last>最后面?|最?末尾?|结尾|收尾|片尾))(?:的?那?一?${NOUN_ZH}|的?那?(?:片段|视频|镜头|照片)(?! ?\\d))(?!时间|都|话|[^,，。]{0,6}(?:音乐|旋律|配乐|歌|曲|琴|吉他|鼓|弦|贝斯|笛|独奏|合唱|安静|热烈|激昂))`,
);
const FIRST_FEW = pattern(
  `(?<!\\b(?:undo|redo|revert|restore|back|to) |\\b(?:should|must|will|shall|can|may|each|both|all|to)(?: only| just)? (?=last))(?:the )?(?<which>first|last) (?<count>${NUMBER})(?: (?<noun>clip|video|shot|scene|photo|picture|image)s| ones|(?= ?(?:$|[,;!?]|\\.(?!\\d)|around\\b|please\\b|pls\\b|thanks\\b)))|(?<zh>前面?|最后|后面?|头)(?<countZh>${NUMBER})(?<nounZh>${NOUN_ZH})`,
);
const TITLE_NUMBERED = pattern(
  `(?:the )?(?:(?<nth>${ORDINAL}(?: (?:and|&) (?:the )?${ORDINAL})*) ${TITLE}|${TITLE} ?(?:number |no\\.? ?|# ?)?(?:(?<n>\\d{1,2}(?:(?:, | and | & )\\d{1,2})*)|(?<nWord>one|two|three|four|five|six)(?! (?:sizes?|steps?|notch(?:es)?|shades?|levels?|lines?)\\b))${NO_UNIT}|(?<zh>${ORDINAL_ZH}(?:[个行条段]?[和跟与、及]${ORDINAL_ZH})*) ?[那这]?[个行条段]?${TITLE_ZH}|(?<endZh>最后)[那这][个行条段]${TITLE_ZH}|${TITLE_ZH} ?(?<nZh>\\d{1,2})(?![\\d:.]|${NO_UNIT.slice(3, -1)})|(?<which>first|last) (?<count>${NUMBER}) (?:titles|captions|texts)|(?<whichZh>前|后|最后)(?<countZh>[两二三四五\\d])[个行条段]${TITLE_ZH})`,
);

type Row = readonly [source: string, meaning: (context: ReadingContext) => Meaning];
const ROWS: readonly Row[] = [
  [
    `(?:the )?(?:sound|audio|noise)s? (?:of|in|from|on) (?:all )?(?:the |my )?(?:videos?|clips|film|footage|camera)(?! ?\\d)|(?:the )?sound of (?:the )?clip(?! ?(?:\\d|number|no\\b|#))|(?:the |my |our |all )?${ORIGINAL}`,
    () => thing('original', CLIPS),
  ],
  [
    '(?:my|our) (?:own )?(?:song|music|track|tune|recording|mp3|audio(?: file)?)(?! ?\\.)|the (?:song|music|track|mp3|audio)(?: file)? (?:that )?i uploaded|(?:the|my) uploaded (?:song|music|track|audio)|我(?:的|上传的|自己的)(?:歌曲?|音乐|曲子|录音|音频)|上传的(?:歌曲?|音乐|曲子|音频)',
    () => thing('my-recording', SOUND),
  ],
  [
    `(?:the |this |that |its |your |any |all (?:of )?(?:the )?)?${MUSIC}`,
    () => thing('music', SOUND),
  ],
  [
    '(?:all|every|each|any)(?: of)?(?: the| my)? ?(?:clip|video|shot|scene|segment)s?|both (?:clips|videos)|(?:the |my )?(?:clips|videos|shots|scenes|segments)|(?:所有|全部|每一?个|各个?)的?(?:片段|视频|镜头|画面|素材|场景)|(?:各|每)段|每个片段|(?:the )?(?:two|three|four|2|3|4) (?:clips|videos|shots|scenes)|片段(?=之?间|[都全])|镜头(?=[都全])|(?:每|相邻的?)[两俩]个?(?:片段|视频|镜头|段)|(?<![第前后])[两三四五六]段(?:视频|片段|素材|(?=[都全各每]|统一|一起))|(?<![第前后])[两三四五六]个(?:视频|片段|镜头)|(?:片段|视频|镜头)(?:和|与)(?:片段|视频|镜头)',
    () => thing('picture', CLIPS),
  ],
  [
    '(?:(?:the |this |that |my |our )(?:new |newly )?(?:uploaded )?|uploaded |new )(?:photo(?:graph)?|pic|image|still(?: picture| image)?|snapshot|jpe?g|png)(?: (?:that )?(?:i|we)(?: just)? (?:uploaded|sent|added))?|(?:the |this |that )slide(?! (?:transition|effect|show|in|out|to|from|between|left|right|up|down|into|away)\\b)|(?:这|那)张(?:照片|图片|图|相片)?|(?:我?刚?(?:上传|发)的|新)(?:那|这)?张?(?:照片|图片|图|相片)',
    ({ media }) =>
      media.filter(({ kind, placed }) => kind === 'image' && placed).length > 1
        ? thing('some-picture', IMAGES)
        : thing('images', IMAGES),
  ],
  [
    '(?:all|every|each|any)?(?: of)? ?(?:the |my |these |those |our )?(?:(?:photo(?:graph)?|image)s?(?: pictures?| images?)?|stills|still (?:picture|image)s?)|(?:all|every|each)(?: of)?(?: the| my)? (?:pics?|stills?|slides?)|(?:per|a) (?:pic|still|photo|picture|image)|per slide|(?<=(?:seconds?|secs?|s|beats?) )a slide|(?:the |my )pics|(?:所有|全部|每一?张|各张)?的?(?:照片|图片|相片|静态图|图像)|(?:所有|全部)的?图(?![标形案层片])|(?:每|一)张(?:照片|相片|图片?)|(?<![第前后])[两三四五六]张(?:照片|相片|图片?)?(?=[都全各每]|统一|一起)',
    () => thing('images', IMAGES),
  ],
  [
    '(?:all|every|each)(?: of)?(?: the)? pictures?|(?:the )?pictures',
    ({ media }) =>
      media.some(({ kind, placed }) => kind === 'image' && placed)
        ? thing('images', IMAGES)
        : thing('picture', CLIPS),
  ],
  [
    "(?:the |this |that |my )?(?:whole |entire |complete )?(?:video|vid|film|movie|footage|timeline|picture|project|edit)(?:'s)?|(?:the |this |my )(?:vlog|montage|trailer|walk-?through|tutorial|screencast|showreel|home movie)|everything|(?:it|all) all(?= (?:down )?to\\b)|the (?:whole|entire) thing|(?:the )?(?:final|finished) (?:video|film|movie|cut|edit|result)|(?:the )?(?:total|overall|whole|entire) (?:length|duration|running time|runtime)(?: of (?:the |my )?(?:video|film|movie))?|整(?:个|部|条|段|支)(?:视频|影片|片子|电影|短片)?|整片|全部(?:视频|影片|片子)(?=[加放缩剪变调])|全部(?=都?(?:[改调变换设]|[用以按].*速))|(?:视频|影片|片子|全片)?的?(?:总长度?|总?时长(?=.{0,6}[\\d一二三四五六七八九十两半]+ ?[秒分s])|片长|全长)|整体|(?:整个)?(?:视频|影片|片子|成片|全片|画面|短片|时间线)",
    () => thing('film', CLIPS),
  ],
  [
    "(?:the |this |that )?(?:clip|shot|scene|segment(?! (?:from|between|before|after|\\d)))(?:'s)?|(?:这|那)(?:段|个片段|个视频|个镜头)|片段|镜头",
    ({ pictures }) => thing(pictures > 1 ? 'some-picture' : 'film', CLIPS),
  ],
  [
    '(?:all|every|each|both)?(?: of)? ?(?:the |my )?(?:captions|subtitles)|(?:所有|全部|每个)的?字幕',
    ({ captions }) => thing('all-titles', captions > 0 ? CAPTIONS : TITLES),
  ],
  [
    // One word for one of them and for all.
    '(?:(?:画面|屏幕|视频|片子)(?:上|里)?的)?字幕(?:统统|通通|全都|全部|一律|一概|都|全)(?=[去删不移撤拿隐关清])|字幕',
    ({ titles, captions }) =>
      captions === 0 && titles <= 1
        ? thing('title', number('text', 1))
        : thing('all-titles', captions > 0 ? CAPTIONS : TITLES),
  ],
  [
    '(?:the |my |this |that |our )(?:caption|subtitle) (?:text|font|letters|writing|lettering)',
    ({ titles, captions }) =>
      captions > 0
        ? thing(captions === 1 ? 'title' : 'all-titles', CAPTIONS)
        : thing(titles > 1 ? 'some-title' : 'title', number('text', 1)),
  ],
  [
    '(?:the |my |this |that )(?:caption|subtitle)(?: text)?',
    ({ titles, captions }) =>
      captions === 1
        ? thing('title', CAPTIONS)
        : thing(titles > 1 ? 'some-title' : 'title', number('text', 1)),
  ],
  [
    `(?:all|every|both|any)(?: of)?(?: the| my)?(?: (?:two|three|four|five|\\d))? ${TITLE}|(?:the |my |these |those )?(?:titles|captions|subtitles)|(?:所有|全部|每个|任何)的?${TITLE_ZH}|(?:(?:画面|屏幕|视频|片子)(?:上|里)?的)?(?:标题|文字|文案|花字|字)(?:统统|通通|全都|全部|一律|一概|都|全)(?=[去删不移撤拿隐关清])`,
    () => thing('all-titles', TITLES),
  ],
  [
    `(?:an?|another|new|one more|一个|一行|一段|一句|个) ?(?:new )?${TITLE}|(?:(?<![第后])一[个行句条段]|(?<![第这那每哪\\d一二三四五六七八九十两几])个|几个)${TITLE_ZH}`,
    () => thing('new-title', number('text', 1)),
  ],
  [
    `(?:the |my |this |that |its |这个|那个)?(?:on-?screen |written )?(?:${TITLE}|(?:画面|屏幕)上?的${TITLE_ZH}|标题文字|${TITLE_ZH})(?: text| cards?| on (?:the )?screen|'s(?= (?:(?:way |much |far |a (?:bit|little) )?too|entrance|entry|exit|colou?r|size|position|text|duration|length|font)))?`,
    ({ titles }) => thing(titles > 1 ? 'some-title' : 'title', number('text', 1)),
  ],
  [
    '(?:the |my )?(?:font|letters|writing|type)(?= (?:is |are |should be |looks? |a (?:bit|little) |much |way |too |even )*(?:bigger|smaller|larger|small|big|large|tiny|huge|white|yellow|red|blue|black)\\b)|(?<=\\b(?:big|bigger|smaller|larger|small|large|tiny|huge) )(?:font|letters|writing|type)|(?:the |this |that )?(?:font|typeface)(?! ?(?:size|colou?r))(?: (?:style|family))?|字体(?=(?:再|都|全|统一)*(?:用|换|改|变|设))|(?:字体|字号)(?=(?:再|要|调|也|改|变|放|稍微|太|更|可以)*[大小])',
    ({ titles }) => (titles > 1 ? thing('all-titles', TITLES) : thing('title', number('text', 1))),
  ],
  [
    '(?:this|that) one(?= (?:a |an |to |at |in |into |vertical|horizontal|square|portrait|landscape|shorter|longer|faster|slower|louder|quieter|first|last|again|too)|[,.;!?]|$)|(?:this|that) (?:part|bit|moment|stretch)(?! (?:of|from|between|with|where|in|at)\\b)|it|this|that|its|all of (?:it|them|these|those)|these|those|它们|这些|那些|它',
    () => thing('pronoun', CLIPS),
  ],
];
const PATTERNS = ROWS.map(([source, meaning]) => ({ find: pattern(source), meaning }));

/** One picture by its place; where a number of photos among clips is meant, nobody can tell. */
function picture(noun: string, count: number | null, context: ReadingContext): Meaning {
  const placed = context.media.filter((one) => one.placed);
  const ofPhotos = /photo|image|slide|pic$|照片|图|相片/iu.test(noun);
  const stills = placed.filter(({ kind }) => kind === 'image').length;
  if (ofPhotos && stills === 1 && (count === 1 || count === -1)) return thing('images', IMAGES);
  const mixed = ofPhotos && placed.some(({ kind }) => kind === 'video');
  return mixed || count === null
    ? thing('some-picture', CLIPS)
    : thing('picture', number('video', count));
}

const EACH_ORDINAL = new RegExp(
  `${ORDINAL}|opening|closing|${ORDINAL_ZH}|(?<=[、和跟与及])(?:\\d{1,2}|[一二三四五六七八九])`,
  'giu',
);
const EDGES: Readonly<Record<string, string>> = { opening: 'first', closing: 'last' };
const MIDDLE = /^middle$/iu;
/** The number of the middle one; null where there are two of them. */
const middleOf = ({ pictures }: ReadingContext): number | null =>
  pictures > 2 && pictures % 2 === 1 ? (pictures + 1) / 2 : null;

/** So many pictures are named at once at most. */
const MOST = 20;

function counted(text: string, at: number, context: ReadingContext): Found | null {
  const few = FIRST_FEW(text, at);
  const { which, zh, count, countZh, noun: nounEn, nounZh: ofZh } = few?.groups ?? {};
  const kind = nounEn ?? ofZh;
  const many = numberOf(count ?? countZh ?? '');
  // “The first 8” of three clips are seconds.
  if (few && (kind !== undefined || many <= context.pictures)) {
    const fromEnd =
      which?.toLowerCase() === 'last' || zh === '最后' || zh === '后' || zh === '后面';
    const numbers = Array.from({ length: Math.min(MOST, many) }, (_, i) =>
      fromEnd ? i - many : i + 1,
    );
    return {
      meanings: numbers.map((one) => picture(kind ?? '', one, context)),
      length: few[0].length,
    };
  }
  const spanned = SPANNED(text, at);
  const bounds = spanned?.groups;
  if (spanned && bounds) {
    const { from, fromZh, to, toZh, noun, nounZh } = bounds;
    const [first, last] = [numberOf(from ?? fromZh ?? ''), numberOf(to ?? toZh ?? '')];
    const many = Math.min(MOST, last - first + 1);
    const numbers = Array.from({ length: Math.max(0, many) }, (_, i) => first + i);
    const meanings = numbers.map((one) => picture(noun ?? nounZh ?? '', one, context));
    return many > 0 ? { meanings, length: spanned[0].length } : null;
  }
  const found =
    NUMBERED(text, at) ?? NUMBERED_ZH(text, at) ?? SIGNED_ZH(text, at) ?? BARE_ZH(text, at);
  const positioned = found || context.pictures < 2 ? null : POSITIONED_ZH(text, at);
  if (positioned) {
    const { first, last } = positioned.groups ?? {};
    const place = first ? 1 : last ? -1 : middleOf(context);
    return { meanings: [picture('', place, context)], length: positioned[0].length };
  }
  const ordered = found ? null : (ORDERED(text, at) ?? ORDERED_ZH(text, at));
  const { list: listed, nounless, noun = '' } = (found ?? ordered)?.groups ?? {};
  const list = listed ?? nounless ?? '';
  if (!found && !ordered) return null;
  const each = found
    ? [...list.matchAll(new RegExp(`(?:${NOUN} )?(${NUMBER})(?![a-z])`, 'giu'))].map(
        ([, one = '']) => numberOf(one),
      )
    : [...list.matchAll(EACH_ORDINAL)].map(([one]) =>
        MIDDLE.test(one)
          ? middleOf(context)
          : ordinalOf(EDGES[one.toLowerCase()] ?? one.replace(/^[一二三四五六七八九]$/u, '第$&')),
      );
  return {
    meanings: each.map((one) => picture(noun, one, context)),
    length: (found ?? ordered)?.[0].length ?? 0,
  };
}

/** The numbers of the titles that are named by their place: “the first two titles”, “titles 1 and 3”. */
function titlesIn(groups: Readonly<Record<string, string | undefined>>): number[] {
  const { nth, n, nWord, zh, endZh, nZh, which, whichZh, count, countZh } = groups;
  const many = which || whichZh ? numberOf(count ?? countZh ?? '') : 0;
  const fromEnd = which === 'last' || (whichZh !== undefined && whichZh !== '前');
  const few = Array.from({ length: Math.min(MOST, many) }, (_, i) => (fromEnd ? i - many : i + 1));
  const spelt = nWord === undefined ? (endZh ? [-1] : []) : [numberOf(nWord)];
  const counted = [...(n ?? nZh ?? '').matchAll(/\d+/gu)].map(([one]) => Number(one));
  const ordered = [...(nth ?? zh ?? '').matchAll(EACH_ORDINAL)].map(([one]) => ordinalOf(one));
  return [...few, ...spelt, ...counted, ...ordered.filter((one) => one !== null)];
}

/** What words name on the timeline: `clip 2`, `the photos`, 第二段, `the title`, `the music`, `it`. */
export function readThing(text: string, at: number, context: ReadingContext): Found | null {
  const title = TITLE_NUMBERED(text, at);
  const places = title ? titlesIn(title.groups ?? {}) : [];
  if (title && places.length > 0) {
    return {
      meanings: places.map((place) => thing('title', number('text', place))),
      length: title[0].length,
    };
  }
  const one = counted(text, at, context);
  let best = one;
  for (const { find, meaning } of PATTERNS) {
    const found = find(text, at);
    if (found && found[0].length > (best?.length ?? 0)) {
      best = { meanings: [meaning(context)], length: found[0].length };
    }
  }
  return best;
}
