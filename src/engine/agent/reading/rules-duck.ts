import type { Hand, Rule } from './hand.js';
import { edit } from './targets.js';

/** How much more or less the music gives way, where nothing is said. Decibels. */
const STEP_DB = 6;

/** That a sound gives way, or how it does; what of it is read says nothing more. */
const GIVES_WAY =
  /\b(?:down|back|off|out of the way|lower(?:s|ed|ing)?|low|quiet(?:er|en|ly)?|soft(?:er|ly)?|soften|reduc(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|drops?|dropping|dips?|dipping|fall|fade|less loud|ducks?|step|give(?:s)? way|recede)\b|(?:再|更|调|变|往下|自动)*(?:[小低轻弱降减压让避](?:[低小弱轻]|一让|开)?)(?:声|音量)?(?:一?[点些]|下去|下来)?/iu;
/** “Keep the music at the same level when people speak”. */
/** “Too loud when he talks”: it is to give way, or to do so more. */
const LOUD =
  /\b(?:too|so|way|very|really) (?:loud|high|much)\b|\b(?:drowns?|cover|overpower)|[太很][大响吵高]声?|有[点些](?:太)?[大响吵高]/iu;
const STAYS =
  /\b(?:keep|leave|hold|stay|stays|remain)\b.*?\b(?:(?:the |its )?(?:same|constant|steady|normal|full) (?:level|volume|loudness)|as loud|alone|as (?:it )?is|where it is|unchanged|the same)\b|不变|不用变|保持|一样大|维持/iu;
const REFUSED =
  /\b(?:don't|do not|doesn't|does not|never|stop|no|not|without|shouldn't|won't|mustn't|off|disable|remove|cancel|get rid of|need)\b|不(?!够)|别|取消|关|停止|去掉/iu;
/** “Not so much”: it is still to give way. */
const TOO_MUCH =
  /\b(?:(?:too|so|that|as) (?:much|hard|strong(?:ly)?|deep(?:ly)?|low|quiet|soft|far|heavy|heavily|aggressive(?:ly)?)|over-?do(?:es|ne)?)\b|太(?:强|狠|多|过|小|低|轻|弱)|(?:那么|这么)(?:低|小|多|狠|强|轻)|过[低度]|得太/iu;
const LESS =
  /\b(?:less(?! loud)|weaker|gentler|milder|louder|reduce the (?:amount of )?ducking|softer ducking)\b|减弱(?=.*(?:闪避|避让))|(?:闪避|避让).*弱|少|[小轻]一?[点些]闪避/iu;
const MORE = /\b(?:more|further|extra|another|deeper|less)\b|再|多|少/iu;
const TOO_LITTLE =
  /\btoo (?:weak|little|subtle)\b|\bnot (?:strong |deep |low )?enough\b|太弱|不够|太轻/iu;
/** What says nothing more of how a sound gives way. */
const WORKED =
  /\b(?:let|have|make|get|gets|keep|bring|take|pull|push|dial|turn(?:ing|s|ed)?|goes|go|going|should|set|put|adjust|amount|stronger|weaker|strong|too|so|much|that|at|to|by|same|level|volume|stay|stays|remain|its|under|doing|way|rid|happen)\b|加强|减弱|[强弱]一?[点些]?|往下|下去|下来|一?[点些]|[得地]|设[为成]|调[到成]|响|也|再|多|少|够|那么|这么|太|大|应该|稍微/giu;

/** Whether the words tell of a sound that gives way to speech. */
function tellsOfDucking(hand: Hand, said: string): boolean {
  const [noun, spoken] = [hand.has('duck'), hand.has('under-voice')];
  const others = hand.hasThing('picture', 'some-picture', 'images', 'title', 'some-title');
  if (hand.holds('range') || hand.holds('percent') || others) return false;
  if (noun) return true;
  return (
    spoken &&
    (GIVES_WAY.test(said) || LOUD.test(said) || STAYS.test(said) || hand.holds('decibels'))
  );
}

/** 音乐压得太低了: of how it gives way, by itself. */
const PRESSED =
  /^(?:背景)?(?:音乐|配乐|歌曲?)?(?:压|避让|闪避)得?(?:太[低多狠]|不够)了?$|^(?:音乐)?别(?:压|避让)得?(?:那么|这么|太)(?:低|多|狠)$/u;

/** “Duck the music while she speaks”, 说话时音乐小一点. */
export const DUCK: Rule = (hand) => {
  const said = hand.unnamed();
  const isPressed = PRESSED.test(hand.text.trim());
  if (!isPressed && !tellsOfDucking(hand, spokenOut(hand, said))) return null;
  const words = spokenOut(hand, said);
  const tooMuch = TOO_MUCH.test(words);
  const tooLittle = TOO_LITTLE.test(words);
  const decibels = hand.slot('decibels')?.db;
  const isOff =
    !tooMuch &&
    !tooLittle &&
    !LOUD.test(words) &&
    (STAYS.test(words) || (decibels === undefined && REFUSED.test(words)));
  const isLess = !tooLittle && (tooMuch || LESS.test(words));
  for (const find of [GIVES_WAY, STAYS, REFUSED, TOO_MUCH, LOUD, LESS, TOO_LITTLE, WORKED]) {
    for (const { index, 0: word } of said.matchAll(new RegExp(find, 'giu'))) {
      hand.takeWithin(index, index + word.length);
    }
  }
  hand.take(
    'duck',
    'under-voice',
    'quieter',
    'turn-down',
    'down',
    'louder',
    'smaller',
    'bigger',
    'lower',
  );
  hand.take('not', 'without', 'remove', 'less', 'more', 'make', 'bit-more', 'much-more', 'change');
  hand.take('turn', 'put', 'move', 'shorten', 'keep', 'soft', 'play', 'every', 'cut', 'volume');
  hand.slots('section');
  if (isOff) hand.take('swap');
  hand.take('mute', 'louder', 'too', 'use', 'show', 'sound', 'with', 'fade');
  hand.things('music', 'pronoun', 'original', 'my-recording');
  if (isPressed) hand.takeAll();
  const step = decibels ?? STEP_DB;
  if (isOff) return [edit({ do: 'duck', depthDb: { to: 0 } })];
  if (decibels !== undefined && !MORE.test(words)) {
    return [edit({ do: 'duck', depthDb: { to: decibels } })];
  }
  return [edit({ do: 'duck', depthDb: { plus: isLess ? -step : step } })];
};

/** The words without those that tell who speaks: “when there is no talking” refuses nothing. */
function spokenOut(hand: Hand, said: string): string {
  let text = said;
  for (const item of hand.words('under-voice')) {
    const from = hand.ahead(item).length;
    const to = from + item.end - item.start;
    text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  return text;
}
