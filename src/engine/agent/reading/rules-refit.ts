import type { Target } from '../../timeline/index.js';
import { isRefinement } from '../changes.js';
import { asksToConform, keepsTheme, speaksOfFitting, tellsOfRecut } from './conforming.js';
import type { Rule } from './hand.js';
import { lackingToMend } from './lacking-names.js';
import { takesFromIt } from './rules-music.js';

const spokenOfMusic = (target: Target | null): boolean =>
  target?.by === 'kind' && target.kind === 'music';

/** The music fitted to the picture as it is now. */
const refit: Rule = (hand) => {
  if (hand.context.music === 'none') return null;
  const said = hand.before.some(({ ask }) => ask === 'conform');
  const text = hand.text.trim();
  if (!asksToConform(text, said || spokenOfMusic(hand.spoken) || keepsTheme(lastOf(hand.earlier))))
    return null;
  hand.takeAll();
  return said ? [] : [{ ask: 'conform' }];
};

/** The last sentence of what was said before. */
const lastOf = (earlier: string): string =>
  earlier
    .replace(/[\s,，;；.。]+$/u, '')
    .split(/[,，;；。]|\.\s/u)
    .at(-1) ?? '';

/** “I recut the film, …”, “… but keep the theme”: nothing more than fitting the music. */
const besideFitting: Rule = (hand) => {
  if (hand.context.music === 'none') return null;
  const text = hand.text.trim();
  const fits =
    hand.before.some(({ ask }) => ask === 'conform') ||
    speaksOfFitting(hand.later) ||
    asksToConform(hand.later.replace(JOINS, '').trim(), true);
  const changes = isRefinement(hand.later.replace(JOINS, '').trim());
  if (!(tellsOfRecut(text) && fits) && !(keepsTheme(text) && (fits || changes))) return null;
  hand.takeAll();
  return [];
};
const JOINS = /^(?:[\s,，;；。.]|\b(?:but|and|just|only|then|now|please)\b|但是?|只是?|就)+/iu;

/** The music is not wanted, and nothing else is said. */
const MUSIC_NOUN = /\b(?:music|soundtrack|bgm)\b|音乐|配乐|bgm/iu;
const NOT_WANTED =
  /\b(?:no|without|don't|do not|remove|delete|drop|lose|get rid of|take|throw|off|out|away|gone|go|cut|kill|ditch)\b|不|别|没|去|删|撤|拿|移|关/iu;
const AROUND_NONE =
  /\b(?:please|can|could|you|i|we|(?:i'd|would) like|want|wish|would|need|have|has|should|must|be|let|let's|do|it|this|that|the|my|our|any|all|at|for|of|in|to|on|from|video|film|movie|clip|background|music|soundtrack|bgm|no|without|don't|not|remove|delete|drop|lose|get|rid|take|throw|off|out|away|gone|go|cut|kill|ditch|completely|entirely|altogether|anymore|any ?more|more|now|just|and|then|so|piece|there|with|is)\b|请|麻烦|帮我|能不能|可以|我|想|就|把|给|让|要|用|需|放|配|加|有|背景|音乐|配乐|bgm|视频|片子|影片|这个|里面?|不|别|没|去掉?|删[掉除]?|撤|拿|移除?|关|掉|除|全部?|都|了|吧|的|好|行|再|也|完全|[\s,，.。!！?？]/giu;

/** “The film without any music please”, 别放音乐了. */
const noMusic: Rule = (hand) => {
  if (hand.context.music !== 'piece' || hand.holds('range') || hand.holds('point')) return null;
  const text = hand.text.trim();
  if (!MUSIC_NOUN.test(text) || !NOT_WANTED.test(text) || takesFromIt(text)) return null;
  if (SILENT.test(text) || text.replace(AROUND_NONE, '') !== '') return null;
  hand.takeAll();
  return hand.before.some(({ ask }) => ask === 'remove-music') ? [] : [{ ask: 'remove-music' }];
};
/** What is not to be taken away: “don't remove the music”; what is only silent: 音乐关掉. */
const SILENT =
  /\b(?:don't|do not|not) (?:remove|delete|drop|lose|take|throw|cut|touch|get|kill)|(?:不要?|别)(?:去|删|撤|拿|移|关)|关|\boff\b(?<!take .*)|^(?:and )?(?:the |with |in )*(?:background )?(?:music|音乐|配乐)$/iu;

/** “There is noise in clip 2, can you remove it?”: the noise, and not the clip. */
const mendsSound: Rule = (hand) => {
  const erases = ERASES.test(hand.text.trim()) && STRANGER.test(hand.earlier);
  if (
    !erases &&
    (!NOISY.test(hand.earlier) || lackingToMend(hand.text.trim(), hand.earlier) === undefined)
  ) {
    return null;
  }
  hand.takeAll();
  return hand.before.some(({ ask }) => ask === 'missing')
    ? []
    : [{ ask: 'missing', missing: erases ? 'objects' : 'clean-up' }];
};
/** “There is a tourist in clip 1, erase him”: somebody in the picture, and not the picture. */
const ERASES =
  /^(?:请|麻烦|帮我|能不能|可以|给我|把[他她它]们?)*(?:抹|擦|[Pp]|修|抠|消)(?:掉|去|除)(?:吧|吗|一下)*$|^(?:please |just |can you |could you )*(?:erase|paint out|remove|edit out|get rid of|delete) (?:him|her)(?: please)?$/u;
const STRANGER =
  /\b(?:strangers?|passers?-?by|tourists?|man|woman|guy|person|people|kid|boy|girl|lamp ?post|wires?|bin)\b[^.;!?,]{0,40}[\s,.;!]*$|(?:路人|行人|游客|陌生人|人|水印|电线杆?|垃圾桶)[^,，。]{0,10}[\s,，。]*$/iu;
const NOISY =
  /\b(?:there(?:'s| is| are)|has|have|hear)\b[^.;!?,]{0,60}\b(?:nois[ey]\w*|hiss(?:ing)?|hum(?:ming)?|buzz(?:ing)?|echo\w*|static|wind)\b[^.;!?,]{0,40}[\s,.;!?]*(?:(?:and|so|but|can|could|you|please)\s+)*$|(?:噪[音声]|杂音|底噪|回声|风声)[^,，。]{0,4}[大多吵重]了?[\s,，。]*$/iu;

/** The music as a whole, fitted or gone; and what is only said beside that. */
export const FITTING_RULES: readonly Rule[] = [mendsSound, refit, besideFitting, noMusic];
