import { loudnessOf } from './reading/shares.js';

/** What a clause of a message asks for, besides music. */
export type Edit =
  | { kind: 'volume'; of: 'music' | 'original'; change: VolumeChange }
  | { kind: 'remove-music' }
  | { kind: 'undo' };

export type VolumeChange = { to: number } | { by: number };

export type Topic =
  | 'key'
  | 'tempo'
  | 'style'
  | 'seed'
  | 'cuts'
  | 'instruments'
  | 'length'
  | 'timeline'
  /** How loud the music and the clips' own sound are. */
  | 'volume'
  /** Which versions of the timeline there are. */
  | 'versions'
  /** What is on at a time; the request tells which. */
  | 'moment'
  | 'abilities';

/** What somebody may want that the embedded engine cannot do. */
export type Missing =
  /** Colours, filters, how the picture looks. */
  | 'effects'
  | 'voice'
  /** Sounds that nobody uploaded. */
  | 'sound-effects'
  /** Taking noise, or a voice, out of a sound. */
  | 'clean-up'
  /** Generated pictures and clips. */
  | 'pictures'
  /** What is in the picture: taking it out, following it. */
  | 'objects'
  /** Playing backwards. */
  | 'reverse'
  /** Turning and mirroring. */
  | 'rotation'
  /** Captions out of what is said. */
  | 'transcripts'
  | 'stickers'
  /** Pictures beside or on top of each other. */
  | 'layers'
  /** Held single frames. */
  | 'freeze'
  | 'export'
  | 'large-seed';

/**
 * What asks for nothing: that it is good as it is, that something is to stop, or words in which
 * nothing is about music.
 */
export type Remark = 'praise' | 'halt' | 'unclear';

const MUSIC = '(?:background music|music|soundtrack|bgm|song|score|配乐|背景音乐|音乐)';
const ORIGINAL =
  "(?:(?:original|own|clip'?s?|video'?s?|camera)(?: own)?[ -](?:sound|audio|voice)s?|original|原声|原音|原始声音|(?:视频|影片)的?声音|现场声)";
const OFF =
  '(?:mute|silence|remove|delete|drop|turn off|switch off|get rid of|take (?:out|away|off)|no|without|静音|消音|关闭|关掉|去掉|去除|删除|删掉|移除|移掉|消除|不要)';
const ON = '(?:unmute|restore|keep|bring back|turn on|switch on|保留|恢复|打开)';
const PERCENT = String.raw`(\d{1,3}) ?(?:%|percent|％)`;
const SOME_ZH = '(?:一?点儿?|一?些)';
const QUIETER = `(?:quieter|softer|less loud|too loud|小声${SOME_ZH}?|(?:小|轻|低)${SOME_ZH}|调低|调小|减小|降低|太(?:吵|响|大声)了?)`;
const LOUDER = `(?:louder|less quiet|too (?:quiet|soft)|大声${SOME_ZH}?|(?:大|高|响)${SOME_ZH}|调高|调大|加大|提高|太小声了?|听不(?:清楚?|见|到)了?)`;
/** What stands before “quieter” where the whole is meant. */
const IT =
  "(?:(?:make|turn|play) (?:it|this|that|everything) |it(?:'s| is) |(?:a (?:little )?bit|a little|a lot|slightly|somewhat|much|even|still|再|更|稍微|有点|把它?|放)[ ]?)*";
const LEVEL = '(?:volume|loudness|level|音量)';
const TURN =
  '(?:turn|bring)(?!.*\\d ?bpm) (?:it|(?:the )?(?:background music|music|soundtrack|bgm|song|score|volume))';
/** “Music that gets louder towards the end” describes a piece. */
const OF_THE_WHOLE =
  '(?!.*\\b(?:that|which|with|gets?|towards?|at the (?:end|start|beginning)|when|while|until|in the)\\b)';
const FILLER = '(?:the |this |its |all |视频的?|of )*';

/** A row without a result leaves a text to the rows behind it. */
type Row<Result> = readonly [pattern: RegExp, result: (match: RegExpExecArray) => Result | null];

const row = <Result>(
  source: string,
  result: (match: RegExpExecArray) => Result | null,
): Row<Result> => [new RegExp(source, 'iu'), result];
const volume =
  (of: 'music' | 'original', change: (match: RegExpExecArray) => VolumeChange | null) =>
  (match: RegExpExecArray): Edit | null => {
    const asked = change(match);
    return asked && { kind: 'volume', of, change: asked };
  };
/** “The music 20% faster”: how it is played, and not how loud. */
export const TELLS_PACE =
  /\b(?:speed|tempo|pace|faster|quicker|slower|slow(?:ed)? down)\b|速度|节奏|[加变放调][快慢速]|[快慢](?=\s*\d)/iu;
const SHARE = new RegExp(`(?:\\b(?:by|to|at) )?${PERCENT}`, 'iu');
const percent = ({ input, 1: share }: RegExpExecArray): VolumeChange | null => {
  if (TELLS_PACE.test(input)) return null;
  const change = loudnessOf(input, input.search(SHARE), Number(share) / 100);
  return change && ('to' in change ? change : { by: change.times });
};

/** In this order: what is said of the clip's own sound must not be taken for the music's. */
const EDITS: readonly Row<Edit>[] = [
  row('^(?:undo|revert|take (?:it|that) back|撤销|撤回|复原|还原|取消上一步)', () => ({
    kind: 'undo',
  })),
  row(`${ORIGINAL}.*?${PERCENT}`, volume('original', percent)),
  row(`${PERCENT}.*${ORIGINAL}`, volume('original', percent)),
  row(
    `${ON} ?${FILLER}${ORIGINAL}`,
    volume('original', () => ({ to: 1 })),
  ),
  row(
    `${OFF} ?${FILLER}${ORIGINAL}`,
    volume('original', () => ({ to: 0 })),
  ),
  row(
    `${ORIGINAL} ?(?:off|静音|关掉)`,
    volume('original', () => ({ to: 0 })),
  ),
  row(
    `${ORIGINAL}.*${QUIETER}|${QUIETER}.*${ORIGINAL}`,
    volume('original', () => ({ by: 0.7 })),
  ),
  row(
    `${ORIGINAL}.*${LOUDER}|${LOUDER}.*${ORIGINAL}`,
    volume('original', () => ({ by: 1.4 })),
  ),
  row(
    `^(?:mute|silence|静音) ?${FILLER}${MUSIC}`,
    volume('music', () => ({ to: 0 })),
  ),
  row(
    `^(?:unmute|恢复) ?${FILLER}${MUSIC}`,
    volume('music', () => ({ to: 1 })),
  ),
  row(`^${OFF} ?${FILLER}${MUSIC}$`, () => ({ kind: 'remove-music' })),
  row(`(?:${MUSIC}|${LEVEL}).*?${PERCENT}`, volume('music', percent)),
  row(`${PERCENT}.*(?:${MUSIC}|${LEVEL})`, volume('music', percent)),
  row(`^${PERCENT}$`, volume('music', percent)),
  row(
    'half as loud|half the volume|一半音量|音量减半',
    volume('music', () => ({ by: 0.5 })),
  ),
  row(
    'twice as loud|double the volume|音量加倍',
    volume('music', () => ({ by: 2 })),
  ),
  row(
    `^${OF_THE_WHOLE}.*(?:${MUSIC}|${LEVEL}).*${QUIETER}|^${IT}${QUIETER}(?: ${MUSIC})?$|${TURN} down|turn down|${LEVEL} (?:down|lower)|(?:\\b(?:lower|soften)|降低|减小|调低) ?${FILLER}(?:${MUSIC}|${LEVEL})`,
    volume('music', () => ({ by: 0.7 })),
  ),
  row(
    `^${OF_THE_WHOLE}.*(?:${MUSIC}|${LEVEL}).*${LOUDER}|^${IT}${LOUDER}(?: ${MUSIC})?$|${TURN} up|turn up|${LEVEL} (?:up|higher)|raise ${FILLER}(?:${MUSIC}|${LEVEL})`,
    volume('music', () => ({ by: 1.4 })),
  ),
];

/** How much faster a piece is to be than the one before: the first that fits. */
const TEMPO_STEPS: readonly Row<number>[] = [
  row(
    String.raw`\b(?:much|a lot|way|far) slower\b|\bhalf (?:the )?(?:speed|tempo)\b|(?:慢很多|慢得多)`,
    () => 0.72,
  ),
  row(String.raw`\b(?:much|a lot|way|far) faster\b|\btwice as fast\b|(?:快很多|快得多)`, () => 1.4),
  row(
    String.raw`\b(?:slower|less fast|too fast|slow (?:it |the music )?down|(?:lower|reduce|decrease) the tempo|less tempo|lower tempo|tempo (?:(?:just )?(?:a (?:bit|little)|slightly) )?(?:down|lower))\b|更慢|再慢|(?<![缓])慢${SOME_ZH}|太快`,
    () => 0.86,
  ),
  row(
    String.raw`\b(?:faster|quicker|less slow|too slow|speed (?:it |the music )?up|(?:raise|increase) the tempo|more tempo|higher tempo|tempo (?:(?:just )?(?:a (?:bit|little)|slightly) )?(?:up|higher))\b|更快(?![乐活])|再快(?![乐活])|(?<![欢愉轻痛畅明凉爽])快${SOME_ZH}|太慢`,
    () => 1.16,
  ),
];

function firstMatch<Result>(table: readonly Row<Result>[], text: string): Result | undefined {
  for (const [pattern, result] of table) {
    const match = pattern.exec(text);
    const found = match && result(match);
    if (found !== null) return found;
  }
  return undefined;
}

const OWN_SOUND = new RegExp(ORIGINAL, 'iu');

/** True for words about the sound that the clips have of their own. */
export const isOfOwnSound = (clause: string): boolean => OWN_SOUND.test(clause);

export const editIn = (clause: string): Edit | undefined => firstMatch(EDITS, clause);
export const tempoStepIn = (text: string): number | undefined => firstMatch(TEMPO_STEPS, text);
