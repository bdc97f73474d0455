/** What is played, as far as people take it out or put another in its place. */
const PLAYED =
  '(?:(?:electric|acoustic|bass|snare|kick|backing|string|synth) )?(?:drums?|percussion|bass|guitars?|pianos?|keys|strings?|synth(?:s|esi[sz]ers?)?|violins?|cellos?|flutes?|trumpets?|choirs?|vocals?|voices?|sax(?:es|ophones?)?|harps?|brass|horns?|bells?|organs?|ukuleles?|accordions?|beats?|hi-?hats?|cymbals?|claps?|kick|pads?|clarinets?|oboes?|banjos?|harmonicas?|marimbas?|mandolins?|erhu|guzheng|pipa)\\b';
const PLAYED_ZH =
  '(?:电吉他|木吉他|吉他|架子鼓|鼓点|鼓声|鼓|钢琴|琴声|弦乐|贝斯|合成器|小提琴|大提琴|提琴|长笛|笛子|小号|圆号|号|古筝|二胡|琵琶|萨克斯|竖琴|铜管|打击乐|尤克里里|手风琴|管风琴|铃铛|铃声|人声|合唱|口琴|古琴|箫|唢呐)';
/** What happens at a time is no matter of the whole: “the drums out at 0:20”. */
const EN_UNTIMED = '(?![^,.;]{0,40}\\d)';
const ZH_UNTIMED = '(?<!\\d[^,，。;]{0,9})';
const THE = '(?:the |any |all |that |those |these |this |so many |so much )*';
/**
 * Ways of putting things that come down to plainer ones, which the lexicon reads: “drumless” is
 * “without drums”, 把钢琴换成吉他 is no piano but a guitar.
 */
const PLAINER: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/\bw\/o\b/gu, 'without'],
  [/\bfade in (?=\d)/gu, 'fade-in '],
  [/\bw\/(?=[ a-z])/gu, 'with '],
  [/\b(drum|bass|vocal|beat|guitar|piano|string|synth)s?-?less\b/gu, ' , without $1 , '],
  [/\b(drum|bass|vocal|beat|guitar|piano|string|synth)s?-free\b/gu, ' , without $1 , '],
  [
    /\b(?:swap|exchange|trade|switch) ((?:[a-z-]+ ){1,4}?)(?:for|to|with|into) /gu,
    'without $1, with ',
  ],
  [/(?:把|将)([^,，。;]{1,8}?)(?:换成|改成|替换成|换为|改为)([^,，。;]{1,8})/gu, ',不要$1,要$2,'],
  [
    new RegExp(
      `\\b(?:take|leave|cut|drop|kick|throw|pull|get) (${THE}${PLAYED}) (?:out|away|off)\\b${EN_UNTIMED}`,
      'gu',
    ),
    'without $1',
  ],
  [
    new RegExp(
      `\\b(?:(?:take|leave|cut|drop|throw)(?: out| away)?|lose|delete|get rid of|mute|silence|avoid|ditch|omit|i hate|i dislike|(?:shouldn't|must not|mustn't|should not|can't|cannot) have|too (?:much|many)) (?=${THE}${PLAYED})${EN_UNTIMED}`,
      'gu',
    ),
    'without ',
  ],
  [new RegExp(`\\b(?:change|turn) (${THE}${PLAYED}) (?:to|into|for) `, 'gu'), 'without $1, with '],
  [new RegExp(`\\b((?:less|fewer) ${THE}${PLAYED}),?(?: and| but)? more `, 'gu'), '$1 , more '],
  [
    new RegExp(
      `(?:把|将)?(${PLAYED_ZH})(?:换成?|改成|变成|替换成)(?:一?[把架支个])?(?=${PLAYED_ZH})`,
      'gu',
    ),
    ',不要$1,要',
  ],
  [
    new RegExp(
      `${ZH_UNTIMED}(?:把|将)?(${PLAYED_ZH})(?:都|全部?|声|给我|就|也|可以)*(?:不要|去掉|拿掉|删掉|删了|关掉|去了|除掉|不用|太[多重吵响]|[少轻]一?[点些])了?`,
      'gu',
    ),
    ',不要$1,',
  ],
  [
    new RegExp(
      `${ZH_UNTIMED}(?:减少|少[用放加]?(?:一?[点些])?|拿掉|删掉|删除|关掉|除掉)(?=${PLAYED_ZH})`,
      'gu',
    ),
    '不要',
  ],
  [
    /(?:音乐|配乐|曲子)?(?:到|在)?((?:第)?\d+(?::\d\d|秒))(?:处|时|的?时候|那里|那儿|左右)?(?:音乐)?(?:就|要|会|能|再)?(?:来个|有个|要有|出现|达到|到达|迎来|进入|推到|是)?(?:一个)?(高潮|爆发)/gu,
    '$1$2',
  ],
  [
    /(高潮|爆发)(?:放|安排|设|定|出现)?(?:在|到)((?:第)?\d+(?::\d\d|秒))(?:处|时|的?时候)?/gu,
    '$2$1',
  ],
  [
    /\b(?:the |a )?(climax|drop|peak)(?: of the (?:music|song|piece|track))? (?:should|must|has to|needs to) (?:be|come|happen) at (?=\d)/gu,
    '$1 at ',
  ],
  [/改用|换用/gu, ',要'],
  // “Funkier” is more of what the lexicon has.
  [/\b(funk|jazz)ier\b/gu, 'more $1y'],
  [/从头到尾|自始至终/gu, ''],
  [/用([^,，。;]{1,8}?)(?:代替|替换|取代)([^,，。;]{1,8})/gu, ',不要$2,要$1,'],
  [
    /除了?([^,，。;]{1,10}?)(?:以外|之外|外)?,?(?:什么|其他|别的|其它)(?:乐器)?(?:都|全)?(?:不要|没有|不用)/gu,
    '只要$1',
  ],
];

/** `text`, in lower case and simplified characters, put as plainly as can be. */
export function putPlainly(text: string): string {
  return PLAINER.reduce((put, [pattern, plain]) => put.replace(pattern, plain), text);
}
