import { readStated, readWords } from '../../music/index.js';
import { isRefinement } from '../changes.js';
import { tells, tellsWhen } from '../understand.js';
import { plainForm } from './names.js';

/** Words that are of music by themselves. */
const OF_MUSIC =
  /\b(?:generate|compose|produce|surprise|something|anything|music|songs?|tracks?|tunes?|soundtracks?|pieces?|score|jingle|intro|outro|finale|melody|rhythm|beats?|vibes?|feel(?:ing)?|mood|style|styled?|theme|sounds?|louder|quieter|version)\b|生成|创作|作曲|编曲|音乐|配乐|曲|歌|风格|感觉|氛围|节奏|旋律|鼓|琴|前奏|间奏|高潮|副歌/iu;
/** What is done to pictures and letters. */
const DOES =
  '(?:move|delete|remove|drop|put|place|mute|swap|trim|cut|crop|rotate|resize|blur|enlarge|split|duplicate|replace|make|turn|shift|get rid of|take)';
const TO_PICTURES = new RegExp(
  `^${DOES} .*\\b(?:clips?|shots?|scenes?|footage|photos?|pictures?|pics?|images?|videos?|frames?|logos?|corner|screen|left|right|top|bottom)\\b|^(?:make|turn) (?:the|my|that|this) (?!music|song)[\\w ]+ (?:bigger|smaller|larger|wider|taller|blue|red|green|yellow|white|black)$|^[把将](?!.*[音乐曲歌鼓琴]).*(?:放大|缩小|删|剪|移|挪|静音|打码|去掉|换成|变成)|[段张]$|那[段个张].*(?:删|剪|静音|移|换|加快|放慢|去掉|不要)`,
  'iu',
);
const PLACED =
  /\b(?:clip|shot|bit|footage|photo|scene|logo)\b.*\b(?:goes|comes|belongs|first|last|between|before|after)\b/iu;
/** Somebody tells what happened: no piece is described. */
const TOLD =
  /^(?:i|we|he|she|they|my \w+) (?!liked|loved|wanted|preferred|hated|needed|enjoyed|asked|imagined)(?:\w+ed|spilt|lost|broke|went|had|got|forgot|ate|bought|saw|met) |^(?:我|他|她|我们|他们)(?!.*(?:喜欢|想|要|觉得|希望)).{1,16}[了过]$/iu;

/** 画面想干净点: of the picture, however it is said. */
const OF_PICTURE = /^(?:画面|镜头|照片)(?!.*(?:音乐|配乐|曲|歌|旋律|节奏))/u;

/** True where words can describe music; beside a piece that is there, not all words do. */
export function mayDescribeMusic(words: string): boolean {
  const plain = plainForm(words).trim();
  if (OF_PICTURE.test(plain)) return false;
  const { rest, bpm, key } = readStated(plain);
  if (OF_MUSIC.test(plain) || bpm !== undefined || key !== undefined || tellsWhen(plain)) {
    return true;
  }
  const terms = readWords(rest);
  const kinds = terms.flatMap(({ meaning }) => (meaning && tells(meaning) ? [meaning.kind] : []));
  if (kinds.includes('instrument')) return true;
  if (TO_PICTURES.test(plain) || PLACED.test(plain) || TOLD.test(plain)) return false;
  return kinds.length > 0 || (isRefinement(plain) && !/^(?:move|put|place|open)\b/iu.test(plain));
}
