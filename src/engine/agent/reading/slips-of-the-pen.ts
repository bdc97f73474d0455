import { quoteAt } from './quotes.js';

/** Words of edits that are long enough for a slip to be told from another word. */
const WORDS: readonly string[] =
  `background beginning between black blurred bottom caption captions crossfade delete duplicate
  ending faster first fourth horizontal landscape louder middle minutes music original photo photos
  picture pictures portrait position quieter remove replace reverse second seconds shorten slower
  sound speed split square subtitle subtitles third title titles transition transitions vertical
  video videos volume white yellow`.split(/\s+/u);
/** Near to one of those, and no slip. */
const NEAR = ['while', 'write', 'block', 'tiles', 'spilt', 'remote', 'removed', 'deleted'];
const KNOWN: ReadonlySet<string> = new Set([...WORDS, ...NEAR]);
const SHORTEST = 5;
const WORD = /[a-z]+(?![\w.])/y;

/** True where one letter was left out, put in or exchanged, or two were swapped. */
function isOneSlip(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = a.slice(at + 1);
  return (
    rest === b.slice(at + 1) ||
    rest === b.slice(at) ||
    a.slice(at) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
}

function meant(word: string): string {
  if (word.length < SHORTEST || KNOWN.has(word)) return word;
  const near = WORDS.filter((one) => one[0] === word[0] && isOneSlip(word, one));
  return near.length === 1 ? (near[0] ?? word) : word;
}

/** `words` with slips in words of edits mended; what stands in quotes, or is a name, stays. */
export function respelt(words: string): string {
  let mended = '';
  let at = 0;
  while (at < words.length) {
    const quote = quoteAt(words, at);
    WORD.lastIndex = at;
    const word = quote || /[\w.]/.test(words.charAt(at - 1)) ? undefined : WORD.exec(words)?.[0];
    const taken = quote ? words.slice(at, at + quote.length) : (word ?? words.charAt(at));
    mended += word === undefined ? taken : meant(word);
    at += taken.length;
  }
  return mended;
}
