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
  [/改用|换用/gu, ',要'],
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
