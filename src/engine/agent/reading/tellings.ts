import { ANYBODY_EN, CALLED_EN, KIN_EN, ORDERS_EN, WATCHERS_EN } from './speech.js';

const LEADS =
  '(?:(?:and|but|or|well|honestly|actually|frankly|plus|also|so|sorry|oh|besides|currently|right now|unfortunately|sadly|apparently|obviously|somehow|sometimes|usually|today|yesterday|again),? )*(?:(?:from|between) \\S+ (?:to|and|until|till) \\S+(?: (?:seconds?|secs?))?,? )?(?:(?:in|at|on|during|near|by|around|against|from|towards?|after|before|for|with) (?:the |my |our |an? )?(?:\\w+ ){1,4}?(?=(?:i|we|he|she|they|it|my|our|the|someone|somebody|people|there|you|nobody|no one|everyone|everybody) ))?';
const SINGULAR =
  "(?:(?:none|one|half|most|part) of (?:us|it|them)|(?:the|my|our|your|his|her|their|its|this|that|one|another|each|every|some|any|an?)(?: other)?(?: [\\w’'.-]+){1,4}?|\\w[\\w-]*\\.\\w{2,4}|he|she|it|this|that|everyone|everybody|everything|nobody|no one|someone|somebody|something|nothing|grandma|grandpa|mum|mom|dad)";
const PLURAL =
  "(?:(?:the|my|our|your|his|her|their|its|these|those|some|many|most|all|all the|a few|both|two|three|four|several|no|half|none)(?: of)? (?:[\\w’'.-]+ ){0,3}?(?:[a-z]{2,}s|people|children|women|men)|people|children|(?:none|some|most|all|half|both|part|much|one) of (?:us|it|them)|they|we|i)";
/** Without an article, an unknown verb may stand before it: “blur cars”. */
const BARE = '(?:(?:[\\w’-]+ ){0,2}?(?:[a-z]{2,}s|people|children))';
/** “… of the city clip”, “… between 12 and 17 seconds”. */
const WHICH =
  "(?: (?:of|in|on|at|from|with|between|during|around|behind|near|after|before|past) (?:[\\w’'.:-]+ ){0,5}?[\\w’'.:-]+)?";
const HOW =
  '(?: (?:really|just|also|only|always|never|already|still|all|both|often|usually|mostly|mainly|hardly|barely|accidentally|mistakenly|suddenly|clearly|simply|kind of|sort of|sometimes|almost|even|probably|actually|quickly|slowly|keep|keeps|kept|no longer))*';
/** What happened is told: these, and what ends in -ed. */
const PAST =
  '(?:was|were|had|did|went|came|got|made|took|gave|saw|heard|said|told|shot|cut|put|left|lost|broke|fell|felt|ran|sang|spoke|spelt|spoilt|wrote|read|misread|chose|picked|forgot|found|thought|knew|kept|met|bought|began|held|stood|sat|hit|hurt|let|blew|drove|drank|ate|slept|woke|wore|won|swore|threw|turned|became|grew|burnt|shook|hid|rang|hung|overslept|misspelt|typed|set|met|lent|sent|paid|built|stuck|drew|flew|rode|led|taught|caught|brought|sold|spent|(?!(?:feed|speed|seed|hundred|shed|weed|breed|need|bed|red)\\b)[a-z]{2,}ed)';
const BE =
  "(?:['’](?:s|re|ve|m)|(?: |^)(?:is|are|am|has|have|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|doesn['’]t|don['’]t|didn['’]t|won['’]t|can['’]t|cannot|couldn['’]t|can (?:hardly|barely|not)|could(?: (?:hardly|barely|not)|n['’]t)|would(?: not|n['’]t)|do not|does not|did not))";
/** Nouns of the film, which end like verbs. */
const NO_VERB =
  '(?!(?:clips|shots|photos|pictures|pics|images|captions|titles|subtitles|seconds|secs|minutes|words|letters|scenes|parts|bits|frames|bits|transitions|songs|beats|drums|colou?rs|faces|times|halves|pieces|things|videos|edges|corners|sides|ends?|as|us|has|less|his|its|twice|always|plus|is|faster|perhaps|sometimes|across|across|towards|afterwards)\\b)';
const THIRD = `${NO_VERB}[a-z]{2,}(?<!s|u|’|')s`;
const BASE =
  '(?:(?:go|flash|fly|rush|pass) (?:by|past)|watch|read|see|hear|talk|speak|get|look|find|disappear|vanish|like|love|hate|expect|think|know|have|use|view|cover|hide|block|laugh|cry|cheer|clap|walk|run|ask|asked|complain|say|lose|distract|work|make|feel|sound|seem|fit|suit|hurt|shake|wobble|jump|change|end|turn|notice|remember|forget|understand|skip|swear|shout|scream|argue|eat|sleep|dance|danced|sing|play|move|drop|wave|point|refuse|tend|start|stop|live|love|care|mind|matter|mean|bore|drown|clash|overlap|need (?:more |some |enough |the )?(?:time|to (?:read|see|hear|know|understand|hear)))';

/** Somebody or something does, did or is something. */
const TOLD = new RegExp(
  `^${LEADS}(?:(?:${SINGULAR}|${PLURAL})${WHICH}(?:${HOW}${BE}|${HOW} ${PAST})\\b|${SINGULAR}${HOW} ${THIRD}\\b|(?:${PLURAL}${HOW}|${BARE}(?:${HOW}${BE})?) ${BASE}\\b|${BARE}${BE}\\b|(?:i|we|they) (?!(?:really |just |also |only )?(?:need|want|like|love|prefer|wish|would|could|can|may|might|should|must|will|shall|have|ask|request|suggest|propose|recommend|order|demand|expect|choose|pick|take|go|vote|say|think|guess|imagine|see|hear)\\b)[a-z]{2,} |(?:all|what) (?:you|we|i|people) (?:can )?(?:hear|see|get)\\b|(?:nobody|no one|none of us) (?:can|could|will|would|should|ever)\\b|there (?:will|would|might|may|could) be\\b|you (?:barely|hardly|only|always|never|can(?:['’]t|not| (?:hardly|barely|scarcely) \\w+| see| hear| tell| notice)|don['’]t|see|hear|notice)\\b)`,
  'iu',
);
const PEOPLE = `i|we|you|he|she|viewers|${ANYBODY_EN}|${CALLED_EN}|(?:(?:the|my|our|his|her|their) (?:\\w+ )?)?${KIN_EN}|(?:the |my |our )?${WATCHERS_EN}`;
/** “Grandma talks there”: a name is written with a capital. */
const NAMED = new RegExp(
  `^(?:[Aa]nd |[Bb]ut )?\\p{Lu}[\\w’'-]+(?: and \\p{Lu}\\w+)?(?:${HOW}${BE}|${HOW} (?:${PAST}|talks|speaks|says|looks|walks|runs|thinks|hates|loves|likes|cuts|crops|shows|plays|sings|laughs|cries|coughs|sneezes|gets|makes|takes|goes|comes|starts|hides|waves|falls|asks|allows|limits|hid))(?!\\w)`,
  'u',
);
const ORDERS = new RegExp(`^(?:${ORDERS_EN})\\b`, 'iu');
/** What it is good for, or what it would be without. */
const GOOD_FOR = new RegExp(
  `^(?:so (?:that )?(?:${PEOPLE}) |so (?:that )?(?:it|that|this|they|everything|nothing|the \\w+|my \\w+) (?:all |really |just |still )?(?:does(?:n['’]t| not)|do(?:n['’]t| not)|won['’]t|isn['’]t|aren['’]t|can(?:['’]t)?|feels?|looks?|flows?|makes? sense|(?:is|are) (?:easy|easier|clear|clearer|readable|visible|less|more|not|nicer|smoother|better)|fits?|matches|lands?|lines? up|(?:ends?|starts?|begins?|stops?) (?:with|on|together|in time|nicely|right))\\b|otherwise|or else|in case|because|for (?:the|my|our|his|her|their|a|an) (?:[\\w’'-]+ ){1,3}?(?:to (?:read|see|hear|watch|follow|understand|enjoy|sing|remember|catch)|sake)\\b|(?:just )?to make (?:it|them|things|that) (?:easier|clearer|nicer|more)\\b|to (?:avoid|prevent|protect|respect|save (?:time|space))\\b|out of respect|(?:it )?turns out\\b|(?:just |only just )?(?:noticed|realised|realized|saw|found out|discovered|spotted|heard|remembered|learned)\\b|(?:after|having|upon|on) (?:re-?)?(?:watch|see|view|look|listen|think|talk|check|show|test|discuss|read|consider)(?:ing|ed|n)\\b|having (?:seen|thought|shown|read)\\b|(?:with|without) (?:the |my |our |any )?\\w+(?: \\w+)? (?:on|off|there|playing|in)$)`,
  'iu',
);
/** “Not relevant here”, “way too long”. */
const JUDGED =
  /^(?:(?:it['’]s|it is|that['’]s|just|so|really|simply) )*(?:(?:not|no longer|never|hardly) (?:really |that |very |so |at all |actually )*(?:relevant|needed|necessary|useful|important|interesting|good|great|nice|usable|funny|worth \w+|flattering|appropriate|professional|sharp|in focus|ready|required|very \w+)(?: (?:here|there|for|to|any ?more|enough|at)\b.*)?|(?:way |far |much |a bit |a little )?too [a-z]+(?: (?:for|to|there|here|in)\b.*)?)$/iu;
const NOT_NEEDED =
  /^(?:and |but |as |because )*(?:i|we|you)(?: really| just)?(?: won['’]t| don['’]t| do not| will not| no longer)(?: really)? need (?:it|them|that|this|those|these)(?: any ?more| any longer| now| at all)?$/iu;
const PERSON = new RegExp(`^(?:my|our|his|her|the) (?:\\w+ )?${KIN_EN}$`, 'iu');

const WISHES =
  /\b(?:should(?:n['’]t)?|must(?:n['’]t)?|(?<!\b(?:nobody|no one) )(?:could|would)(?!n['’]t| not| hardly| barely)|needs|please|let['’]s|rather (?:than|have|not|an?|the|use|see)|instead|want(?:s|ed)?|wish|prefers?|would like|has to|have to|ought|(?:is|are) to|supposed to|may|might)\b|['’]d (?:like|rather|love|prefer)|\bi need\b|\bwe need\b/iu;
const OF_FILM =
  '(?:clips?|shots?|scenes?|photos?|pictures?|pics?|images?|titles?|captions?|subtitles?|headings?|texts?|logos?|music|songs?|tracks?|films?|videos?|parts?|bits?|ones?|rest|others?|everything|it|they|transitions?|colou?rs?|frames?|first|second|third|last|\\w+\\.\\w{2,4}|(?:clip|photo|title|caption) \\d+)';
const BECOMES =
  '(?:fades?|plays?|loops?|lasts?|shows?(?! (?:the|my|our|his|her|their|its|a|an|us|me|him|them|people|how|why|what|only|nothing|everything|off)\\b)|appears?|disappears?|slides?|moves?|goes|go|belongs?|comes?|gets?|becomes?|turns?|stays?|follow|reads?|says?|loses?|zooms?|pans?|starts?|begins?|ends?|changes?|reverses?|rotates?|dips?|cuts?|swaps?|sits?|runs?|drops?|rises?|flips?|spins?|wobbles?|shrinks?|grows?|dissolves?|enters?|leaves?|opens?|closes?|stops?|pauses?|repeats?|has|have|(?!seemed|looked|sounded|helped|worked|happened|jumped|existed|added|needed|failed|ruined|annoyed|bored|grabbed|impressed|turned out|belonged)[a-z]{3,}ed|gone|cut|put|off|out)';
/** “The title fades in after the beach”: an order, as if it were so already. */
const AS_IF_SO = new RegExp(
  `^(?:(?:and|but|then|so|that|also) )*(?:(?:the|my|our|all|both|every|each|these|those|that|this) )?(?!no one)(?:(?!is |are |was |were )[\\w-]+ ){0,3}?${OF_FILM}(?: (?:all|only|just|then|also|slowly|quickly|always|never))* ${BECOMES}\\b`,
  'iu',
);
/** “It starts too early”: it is judged, and nothing is ordered. */
const JUDGES =
  /\b(?:too|so|very|really|rather|quite|badly|abrupt(?:ly)?|sudden(?:ly)?|awkward(?:ly)?|better|worse|only|already|nothing|forever|like|wrong|weird(?:ly)?|boring|(?:has|have) (?:(?:an?|some|these|lots of|such an?) )?(?!(?:\w+ )?(?:fade|title|caption|transition|border|text|music|sound|volume|speed|name|length|look|background|filter)s?\b|to\b|no\b|the\b)[a-z]+|horrible|terrible|awful|annoying|ugly|noise|noisy|on and on|nowhere|long enough|drags?|bad|nice|good|great|far|in the way|it all|for (?:it|them)sel(?:f|ves)|(?:disappears?|vanish(?:es)?|gets? lost) (?:in|into|against|behind)|shaky|blurry|an? (?:bit|little) (?:\w{3,}y|abrupt|dull|flat|dark|loud|long|slow|much)|not|never|n['’]t)\b|n['’]t\b/iu;

const BEGINS = new RegExp(`^${LEADS}(?:${SINGULAR}|${PLURAL}|${BARE}) \\w`, 'iu');

/** “Happy children's music”: whose it is, and nothing that happens. */
const SOMEONES_MUSIC =
  /^(?!(?:it|that|this|there|he|she|here|what)['’])[^,;]*\w['’]s? (?:(?!\w+ing )\w+ )?(?:music|songs?|tunes?|soundtrack|lullab(?:y|ies)|choir|theme|melody|rhymes?)(?: (?:with|in|for|and|at|on|by) .*)?$/iu;

/** ““The End” comes too soon”: a title by what it says. */
const QUOTED = /["“][^"“”\n]{1,80}["”]/gu;

/** True for what states in English a fact, a cause or a purpose, and orders nothing. */
export function tellsFact(said: string): boolean {
  const words = said
    .trim()
    .replace(/[.!]+$/u, '')
    .replace(QUOTED, 'the title');
  if (SOMEONES_MUSIC.test(words)) return false;
  return (
    GOOD_FOR.test(words) ||
    NOT_NEEDED.test(words) ||
    JUDGED.test(words) ||
    PERSON.test(words) ||
    ((TOLD.test(words) || NAMED.test(words)) && !WISHES.test(words) && !ORDERS.test(words))
  );
}

/** True for what can be the reason of an order that “so” leads on to. */
export const mayBeReason = (words: string): boolean => BEGINS.test(words.trim());

/** True for what states how it is to be: “the first clip loses its last 3 seconds”. */
export const ordersAsIfSo = (words: string): boolean => AS_IF_SO.test(words) && !JUDGES.test(words);
