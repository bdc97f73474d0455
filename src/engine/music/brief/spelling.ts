/** Words shorter than this have too many neighbours to be guessed at. */
const SHORTEST = 7;
/** Words this long may have two slips. */
const LONG = 11;

/**
 * Ordinary words that a slip would make of the lexicon's: they mean themselves. Their number is
 * small because only long words are guessed at, and only from the same first letter.
 */
const THEMSELVES: ReadonlySet<string> = new Set(
  `alternating alternation baseline beagles beetles blooding brother brothers calibration
  calling camphor capping carping carton cartons celebrating champing choking clamping cleaner
  clearer cocking confidant confidante confidence contemplate cooling coping couches country
  county cramping crashing crowned crusting decreasing dedicate defective depressant deriving
  determine determiner dieting digressing disbursing electron electrons escorts excised
  exiting explained explanation exploitation exports extracted fatness flouting footfall
  glowing gradation graduating granulation groping growling hawking hiding highlight homeless
  hunting imparts incense instigation investigating investigator lectured lecturer lodging
  logging lounging lunging mastery mediation medication medications message messages missive
  natural niceties parlour permission persuasion poppies preservation proposals quilter
  quitter reaching readying reaping rearing recited reeding refiled refined reflecting
  reflection related relating relayed relaying rending repetition respective revolve revolves
  ruining runaway signing sinking slinging smoothing snowball southing springs stinging
  studding summary surging swinging taught torching toughing trainer trawler trilling
  understaffed underwriter vantage wadding walking warning warring wedging weeding welding
  wishful wording worming`.split(/\s+/u),
);

/** How many slips lie between two words: letters left out, put in, exchanged or swapped. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(exchanged, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? most) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** The words of a lexicon that may be meant by a misspelt one. */
export function guessable(words: Iterable<string>): string[] {
  return [...words].filter((word) => word.length >= SHORTEST && /^[a-z-]+$/u.test(word));
}

/** The word of `candidates` that `word` is a slip of; null when there is none, or several. */
export function misspelt(word: string, candidates: readonly string[]): string | null {
  if (word.length < SHORTEST || !/^[a-z-]+$/u.test(word) || THEMSELVES.has(word)) return null;
  let nearest: string[] = [];
  let fewest = word.length >= LONG ? 2 : 1;
  for (const candidate of candidates) {
    if (candidate[0] !== word[0]) continue;
    const count = slips(word, candidate, fewest);
    if (count > fewest) continue;
    nearest = count < fewest ? [candidate] : [...nearest, candidate];
    fewest = count;
  }
  const [only, ...others] = nearest;
  return only !== undefined && others.length === 0 ? only : null;
}
