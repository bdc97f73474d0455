import type { Target } from '../../timeline/index.js';
import type { Rule } from './hand.js';
import { CLIPS, edit } from './targets.js';

const KEEPS = /\bkeep\b|保留|不变/iu;
const PIECE = '(?:the |this |my |our )?(?:background )?(?:music|song|soundtrack|score|piece|track)';
const CUT =
  '(?:it|them|this|that|(?:the |my |our |this |what is )*(?:new(?:ly)? |current |changed |shorter |longer |re-?cut |edited |final )*(?:cuts?|edit(?:s|ing)?|film|video|movie|pictures?|clips|version|timeline|length|footage|changes|order|montage)(?: (?:as (?:it|they) (?:is|are)|the way (?:it|they) (?:is|are)))?)';
/** “Match the music to the new edit again”, 音乐重新对一下画面. */
const CONFORMS = new RegExp(
  `^(?:and |then |now |so |please )*(?:(?:re-?)?(?:fit|match|adapt|adjust|align|sync|synch|synchroni[sz]e|conform|tailor|update|rework|time|cut|line)(?: up)? ${PIECE}(?: (?:up|again|back|once more))* (?:to|with|for|so (?:that )?(?:it|they) (?:fits?|match(?:es)?|lines? up with|follows?)) ${CUT}|(?:make|have|let) ${PIECE} (?:re-?)?(?:fit|match|follow|line up with|suit) ${CUT}|${PIECE} (?:should|must|needs? to|has to|ought to) (?:re-?)?(?:fit|match|follow|line up with|be (?:re-?)?(?:fitted|matched|adapted|adjusted|synced|aligned) (?:to|with)) ${CUT}|${PIECE} (?:no longer|doesn't|does not) (?:fits?|match(?:es)?|lines? up with|follows?|suits?) ${CUT})(?: (?:again|any ?more|any longer|now|please|once more|too|as well|properly|better))*$`,
  'iu',
);
const CONFORMS_ZH =
  /^(?:请|麻烦|帮我|把|让|将|再|然后|那|就)*(?:背景)?(?:音乐|配乐|曲子|歌)?(?:也|要|得|再|重新|根据|按照?|跟[着著]?|随[着著]?|和|与|去|能|应该)*(?:新的?|现在的?|当前的?|剪(?:辑|好|完|过|短)?(?:后|之后)?的?|修改后的?|改过的?)*(?:画面|视频|剪辑|片子|影片|镜头|成片|长度|剪法|版本|剪辑点)?的?(?:长度|节奏|剪辑)?(?:也|要|得|再|重新)*(?:重新(?:对|适配|匹配|同步|卡(?:到|在|上)?|对齐|调整?|贴合|配合|跟)|对(?:齐|准|上|一下)|适[配应]|匹配|贴合|同步|跟上|配合)(?:到|上|一下|成|合|齐|准|点|好|时长|长度)*(?:(?:新的?|现在的?|当前的?|剪(?:辑|好|完|过|短)?(?:后|之后)?的?|修改后的?|改过的?)*(?:画面|视频|剪辑|片子|影片|镜头|成片|长度|剪法|版本|剪辑点)的?(?:长度|节奏|剪辑|上)?)?(?:一下|一次|一遍|了|吧)*$/u;
const BY_CUT_ZH =
  /^(?:请|麻烦|帮我)*(?:根据|按照?|跟着|随着|配合)(?:新的?|现在的?|当前的?|修改后的?|剪好的?)*(?:画面|视频|剪辑|片子|影片|成片|长度|剪法|版本)的?(?:长度|节奏)?(?:来|再|重新)*(?:调整?|适配|匹配|对齐|同步|改|卡|安排)(?:一下)?(?:背景)?(?:音乐|配乐)的?(?:长度|节奏)?(?:吧)?$/u;
const IT_CONFORMS = new RegExp(
  `^(?:and |then |now |so |please |just )*(?:re-?)?(?:fit|match|adapt|adjust|align|sync|conform|tailor|update)(?: it)?(?: up)?(?: it)?(?: again)? (?:to|with|for) ${CUT}(?: (?:again|now|please))*$`,
  'iu',
);
const spokenOfMusic = (target: Target | null): boolean =>
  target?.by === 'kind' && target.kind === 'music';
const OF_CUT_ZH = /重新|新|现在|当前|剪|改|画面|视频|片|长度/u;

const refit: Rule = (hand) => {
  if (hand.context.music === 'none') return null;
  const text = hand.text.trim();
  const said = hand.before.some(({ ask }) => ask === 'conform');
  const isIt = (said || spokenOfMusic(hand.spoken)) && IT_CONFORMS.test(text);
  const isZh = CONFORMS_ZH.test(text) && OF_CUT_ZH.test(text) && /音乐|配乐|曲|歌|重新/u.test(text);
  if (!isIt && !isZh && !CONFORMS.test(text) && !BY_CUT_ZH.test(text)) return null;
  hand.takeAll();
  return said ? [] : [{ ask: 'conform' }];
};

const TAKES_OFF =
  /\b(?:take|pull|strip|kick|leave|cut|turn|switch|throw|get) (?:the |this |that |all (?:of )?(?:the )?|my )?(?:background )?(?:music|song|soundtrack|score|piece|track)(?: \S+)? (?:off|out|away)\b|\b(?:no|without(?: any)?) (?:more )?(?:background )?(?:music|soundtrack)\b|\b(?:music|song|soundtrack|score|track) (?:has to|must|should|can|needs to) (?:just )?go\b|\bcut (?:out )?(?:the |this )?(?:background )?(?:music|song|soundtrack) (?:entirely|completely|altogether|out)\b|\b(?:don't|do not) (?:want|need) (?:any |the |this )?(?:background )?(?:music|soundtrack)\b/iu;

/** “Get rid of the music”, 音乐不要了. */
const removeMusic: Rule = (hand) => {
  if (hand.context.music === 'none') return null;
  const goes = TAKES_OFF.test(hand.text);
  if (!goes && !hand.has('remove', 'without')) return null;
  if (hand.has('mute', 'volume', 'sound', 'fade', 'fade-in', 'fade-out', 'loop', 'duck'))
    return null;
  if (hand.things('music', 'my-recording').length === 0) return null;
  hand.take('remove', 'without', 'everything');
  if (goes) hand.take('use', 'out', 'cut', 'turn', 'put', 'make', 'not', 'more');
  // Clips without music are as they were: the film, and not the clips, is named beside it.
  hand.things('film');
  return [{ ask: 'remove-music' }];
};

const ADDS_SOUND =
  /\b(?:add|put|layer|lay|mix)\b.*\.(?:wav|mp3|m4a|ogg|flac)|加.*\.(?:wav|mp3|m4a|ogg|flac)/iu;
const conform: Rule = (hand) => {
  const kept = hand.has('keep') && hand.hasThing('music');
  if (!hand.has('conform') && !kept) return null;
  // “Match the music to the cuts” describes a piece that is not there yet; keeping one does not.
  if (hand.context.music === 'none' && !KEEPS.test(hand.text)) return null;
  // “Add birds.wav, and keep the music”: it is kept.
  const stays = hand.before.some(
    (one) => one.ask === 'edit' && one.operation.do === 'sound' && !one.operation.replaces,
  );
  const adds = kept && ADDS_SOUND.test(hand.later);
  hand.take('keep', 'conform', 'to-cut', 'on-beat', 'to-length', 'make', 'too');
  hand.things('music', 'film', 'pronoun', 'picture');
  return kept && (stays || adds) ? [] : [{ ask: 'conform' }];
};

/** “Mute everything but the music”, 只留音乐. */
const ONLY_MUSIC =
  /^(?:please )?(?:mute|silence|turn off) (?:everything|all|all (?:the )?(?:sound|audio))(?: else)? (?:but|except(?: for)?|apart from|other than|besides) (?:for )?the (?:music|song|soundtrack)$|^(?:i (?:only )?want )?(?:only|just|to hear only|to only hear|to just hear)(?: the)? (?:music|song)(?:,? (?:and )?no(?:thing else| other| original| camera)(?: (?:sound|audio))?)?$|^(?:请)?除了?(?:背景)?(?:音乐|配乐)(?:以外|之外|外)?(?:的)?(?:声音)?(?:都|全部?|其他)?(?:的?声音)?(?:都|全)?(?:静音|关掉|去掉|关闭)$|^(?:声音)?只(?:要|留|保留|听|想听|听得?到|能听到?)(?:背景)?(?:音乐|配乐)(?:的声音|就好|就行)?$/iu;

const onlyMusic: Rule = (hand) => {
  if (hand.context.music === 'none' || !ONLY_MUSIC.test(hand.text)) return null;
  hand.takeAll();
  const silent = edit({ do: 'volume', of: CLIPS, change: { to: 0 }, range: null });
  // “No original sound, just music”: said twice.
  return JSON.stringify(hand.before.at(-1)) === JSON.stringify(silent) ? [] : [silent];
};

/** Music that is kept, taken away, or fitted to a new cut. */
export const MUSIC_RULES: readonly Rule[] = [onlyMusic, refit, conform, removeMusic];
