import type { Rule } from './hand.js';
import { CLIPS, edit } from './targets.js';

const KEEPS = /\bkeep\b|保留|不变/iu;
const TAKES_OFF =
  /\b(?:take|pull|strip|kick|leave|cut|turn|switch|throw|get) (?:the |this |that |all (?:of )?(?:the )?|my )?(?:background )?(?:music|song|soundtrack|score|piece|track)(?: \S+)? (?:off|out|away)\b|\b(?:no|without(?: any)?) (?:more )?(?:background )?(?:music|soundtrack)\b|\b(?:music|song|soundtrack|score|track) (?:has to|must|should|can|needs to) (?:just )?go\b|\bcut (?:out )?(?:the |this )?(?:background )?(?:music|song|soundtrack) (?:entirely|completely|altogether|out)\b|\b(?:don't|do not) (?:want|need) (?:any |the |this )?(?:background )?(?:music|soundtrack)\b|\bgo(?:es)? without (?:any |the )?music\b|^(?:请|把|先)*[关停](?:一下)?(?:背景)?(?:音乐|配乐|歌)(?:吧|了)?$/iu;

/** “Take it out of the music”, 音乐里把它去掉: what plays in it, and not the music. */
const FROM_IT =
  /\b(?:it|them|that|those|this|these) (?:away |out )?(?:of|from|in) (?:the |this |my )*(?:background )?(?:music|song|soundtrack|score|piece|track|mix)\b|(?:音乐|配乐|曲子?|歌)(?:里面?|中)(?:的|请|就)*把?它们?/iu;
export const takesFromIt = (text: string): boolean => FROM_IT.test(text);

/** “Get rid of the music”, 音乐不要了. */
const removeMusic: Rule = (hand) => {
  if (hand.context.music === 'none' || takesFromIt(hand.text)) return null;
  const goes = TAKES_OFF.test(hand.text);
  if (!goes && !hand.has('remove', 'without')) return null;
  if (hand.has('mute', 'volume', 'sound', 'fade', 'fade-in', 'fade-out', 'loop', 'duck'))
    return null;
  const { spoken } = hand;
  // “The song is awful, get rid of it”.
  const isIt = spoken?.by === 'kind' && spoken.kind === 'music' && hand.hasThing('pronoun');
  if (isIt) hand.things('pronoun');
  if (hand.things('music', 'my-recording').length === 0 && !isIt) return null;
  if (isIt) hand.take('out');
  hand.take('remove', 'without', 'everything');
  const all = AT_ALL.exec(hand.text);
  if (all) hand.takeWithin(all.index, all.index + all[0].length);
  const off = goes ? /^(?:请|把|先)*[关停]/u.exec(hand.text) : null;
  if (off) hand.takeWithin(0, off[0].length);
  if (goes) hand.take('use', 'out', 'cut', 'turn', 'put', 'make', 'not', 'more');
  // “Make it without music”.
  if (hand.text.search(/\bwithout\b/iu) >= 0) hand.things('pronoun');
  // Clips without music are as they were: the film, and not the clips, is named beside it.
  hand.things('film');
  // 去掉音乐和标题.
  const titles = AND.test(hand.unnamed()) ? hand.things('title', 'all-titles') : [];
  return [{ ask: 'remove-music' }, ...titles.map((target) => edit({ do: 'remove', target }))];
};

const AND = /[和跟与]/u;
const AT_ALL = /\bat all\b/iu;
const ADDS_SOUND =
  /\b(?:add|put|layer|lay|mix)\b.*\.(?:wav|mp3|m4a|ogg|flac)|加.*\.(?:wav|mp3|m4a|ogg|flac)/iu;
const conform: Rule = (hand) => {
  const kept = hand.has('keep') && hand.hasThing('music');
  if (!hand.has('conform') && !kept) return null;
  // “Match the music to the cuts” describes a piece that is not there yet; keeping one does not.
  if (hand.context.music === 'none' && !KEEPS.test(hand.text)) return null;
  // “Add birds.wav, and keep the music”: it is kept.
  const stays = hand.before.some(
    (one) =>
      one.ask === 'edit' &&
      (one.operation.do === 'sound' ? !one.operation.replaces : one.operation.do === 'volume'),
  );
  const adds = kept && ADDS_SOUND.test(hand.later);
  hand.take('keep', 'conform', 'to-cut', 'on-beat', 'to-length', 'make', 'too');
  hand.things('music', 'film', 'pronoun', 'picture');
  const unchanged = /不变$/u.test(hand.text) && stays;
  return unchanged || (kept && (stays || adds)) ? [] : [{ ask: 'conform' }];
};

/** “Mute everything but the music”, 只留音乐. */
const ONLY_MUSIC =
  /^(?:please )?(?:mute|silence|turn off) (?:everything|all|all (?:the )?(?:sound|audio))(?: else)? (?:but|except(?: for)?|apart from|other than|besides) (?:for )?the (?:music|song|soundtrack)$|^(?:i )?(?:only|just) (?:want|need)(?: to (?:hear|have|keep))?(?: the)? (?:music|song)(?: please)?$|^(?:i (?:only )?want )?(?:only|just|to hear only|to only hear|to just hear)(?: the)? (?:music|song)(?: please)?(?:,? (?:and )?no(?:thing else| other| original| camera)(?: (?:sound|audio))?)?$|^(?:请)?除了?(?:背景)?(?:音乐|配乐)(?:以外|之外|外)?(?:的)?(?:声音)?(?:都|全部?|其他)?(?:的?声音)?(?:都|全)?(?:静音|关掉|去掉|关闭)$|^(?:声音)?只(?:要|留|保留|听|想听|听得?到|能听到?)(?:背景)?(?:音乐|配乐)(?:的声音|就好|就行)?$/iu;

const onlyMusic: Rule = (hand) => {
  if (hand.context.music === 'none' || !ONLY_MUSIC.test(hand.text)) return null;
  hand.takeAll();
  const silent = edit({ do: 'volume', of: CLIPS, change: { to: 0 }, range: null });
  // “No original sound, just music”: said twice.
  return JSON.stringify(hand.before.at(-1)) === JSON.stringify(silent) ? [] : [silent];
};

/** Music that is kept, taken away, or fitted to a new cut. */
export const MUSIC_RULES: readonly Rule[] = [onlyMusic, conform, removeMusic];
