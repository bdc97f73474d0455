/** Words for how one picture gives way to the next. */
const WAYS =
  /cross[- ]?(?:fade|dissolv)|dissolv|\btransitions?\b|\bwip(?:es?|ing)\b|\bslid(?:es?|ing)\b|\bdips?\b(?! (?:the )?(?:music|song|volume))|\bflash|\bblend|\bmelt|\b(?:hard|plain|straight|clean|simple|direct) cuts?\b|\bfad(?:es?|ing)\b|\bcut (?:from (?:one |each )?(?:clip|photo|shot|picture)|between)|转场|过渡|叠|溶|融|闪(?:一下|一|下|个)?[黑白]|(?<!从|由|到)[黑白]场(?!淡|渐)|擦|划像|滑|推入|淡入淡出|硬切|直接切|直切|淡化|柔和/iu;
/** What may come and go as well, and is no picture. */
const OTHERS =
  /\b(?:titles?|captions?|subtitles?|text|music|songs?|soundtrack|sound|audio|volume|voices?|mute)\b|标题|字幕|文字|音乐|配乐|歌|声|静音/iu;
/** Where another thing begins to be said. */
const STOP = /[,;!?，；。！？\n]|[.:：](?=\s|$)|：|\s(?:and|then|but)\s|然后|并且?|再|同时|接着/giu;
/** What stands beside the place of a join, and tells nothing else. */
const NO_MORE =
  /^(?:\s|\d|\.|and|then|please|only|just|the|an?|ok(?:ay)?|hey|hi|but|half|about|around|roughly|make|lasting|one|two|three|of|for|long|each|it|is|seconds?|secs?|ms|s|m|请|嗯|好的?|你好|只|就|都|在|每|次|个|[一二两三四五半]|秒|钟|毫秒|左右|[卡踩]|[节鼓]?[拍点]|跟着?|对[准齐]|音乐|节奏|上|着|准|到|切|[都也要加用])*$/iu;

let last: { text: string; names: boolean; stops: readonly (readonly [number, number])[] } = {
  text: '',
  names: false,
  stops: [],
};

const isWay = (words: string): boolean => WAYS.test(words) && !OTHERS.test(words);

/**
 * Whether a text tells how pictures give way to one another; with a place, whether it does so
 * around it: in the same breath, or in the one beside where nothing else is said here.
 */
export function namesWay(text: string, from?: number, to?: number): boolean {
  if (text !== last.text) {
    const names = WAYS.test(text);
    const stops = names
      ? [...text.matchAll(STOP)].map((stop) => [stop.index, stop.index + stop[0].length] as const)
      : [];
    last = { text, names, stops };
  }
  if (!last.names || from === undefined || to === undefined) return last.names;
  const { stops } = last;
  const ahead = stops.findLastIndex(([, end]) => end <= from);
  const behind = stops.findIndex(([start]) => start >= to);
  const part = (index: number): string =>
    text.slice(stops[index - 1]?.[1] ?? 0, stops[index]?.[0] ?? text.length);
  const begin = stops[ahead]?.[1] ?? 0;
  const end = behind < 0 ? text.length : (stops[behind]?.[0] ?? text.length);
  if (isWay(text.slice(begin, end))) return true;
  if (!NO_MORE.test(text.slice(begin, from)) || !NO_MORE.test(text.slice(to, end))) return false;
  return (
    (behind >= 0 && isWay(part(behind + 1))) ||
    (ahead >= 0 &&
      (isWay(part(ahead)) || (ahead > 0 && NO_MORE.test(part(ahead)) && isWay(part(ahead - 1)))))
  );
}
