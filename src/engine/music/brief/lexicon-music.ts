import type { LexiconRow, Meaning } from './meaning.js';

const instrument = (name: string): Meaning => ({ kind: 'instrument', instrument: name });
const ending = (kind: 'resolve' | 'hard' | 'fade'): Meaning => ({ kind: 'ending', ending: kind });
const volume = (share: number): Meaning => ({ kind: 'volume', share });

/**
 * Instruments and roles as a prompt names them. The ids are families (`piano`, `strings`) or roles
 * (`drums`, `bass`, `melody`); `instruments.ts` says what each means for a part.
 */
export const INSTRUMENT_WORDS: readonly LexiconRow[] = [
  [
    'drums|drum|beat|beats|drumming|drum kit|鼓|鼓点|鼓声|架子鼓|打击乐器|节拍',
    instrument('drums'),
  ],
  ['percussion|shaker|tambourine|bongos|congas|打击乐|沙锤', instrument('percussion')],
  ['kick|hi-hat|hi-hats|hihat|snare|cymbals|cymbal|底鼓|军鼓|踩镲|镲', instrument('drums')],
  ['timpani|taiko|taikos|war drum|big drums|定音鼓|太鼓|大鼓', instrument('timpani')],
  ['bass|bassline|bass line|bass guitar|sub bass|808|低音|贝斯|低音贝斯', instrument('bass')],
  ['piano|pianos|grand piano|felt piano|钢琴', instrument('piano')],
  [
    'electric piano|rhodes|wurlitzer|e-piano|ep keys|keys|keyboard|电钢琴|电钢|键盘',
    instrument('electric-piano'),
  ],
  ['guitar|guitars|acoustic guitar|nylon guitar|吉他|木吉他|原声吉他', instrument('guitar')],
  ['electric guitar|电吉他', instrument('electric-guitar')],
  ['strings|string section|violins|弦乐|弦乐组', instrument('strings')],
  ['violin|fiddle|小提琴', instrument('violin')],
  ['cello|cellos|大提琴', instrument('cello')],
  ['brass|trumpet|trumpets|trombone|trombones|铜管|小号|长号', instrument('brass')],
  ['horn|horns|french horn|french horns|圆号', instrument('horn')],
  ['flute|flutes|bamboo flute|dizi|xiao|shakuhachi|长笛|笛子|竹笛|洞箫|箫', instrument('flute')],
  ['guzheng|guqin|koto|zither|古筝|古琴|筝', instrument('guzheng')],
  ['yangqin|dulcimer|hammered dulcimer|扬琴', instrument('yangqin')],
  ['pipa|shamisen|sanxian|琵琶|三弦', instrument('pipa')],
  ['erhu|erhus|huqin|二胡|胡琴', instrument('erhu')],
  ['clarinet|单簧管', instrument('clarinet')],
  ['saxophone|sax|萨克斯', instrument('saxophone')],
  ['choir|choirs|voices|chorus|合唱|合唱团|人声合唱', instrument('choir')],
  ['vocals|vocal|singing|singer|lyrics|人声|歌声|演唱|歌词', instrument('vocals')],
  ['harp|竖琴', instrument('harp')],
  ['bell|bells|celesta|music box|glockenspiel|chimes|铃|铃声|八音盒|钟琴', instrument('bells')],
  ['vibraphone|vibes|marimba|颤音琴|马林巴', instrument('vibraphone')],
  ['organ|管风琴|风琴', instrument('organ')],
  ['synth|synths|synthesizer|synthesiser|synth pad|合成器', instrument('synth')],
  ['pad|pads|铺底', instrument('pad')],
  ['melody|lead|lead melody|tune|旋律|主旋律', instrument('melody')],
  ['chords|harmony|和弦|和声', instrument('chords')],
  ['vinyl|vinyl crackle|crackle|record noise|黑胶|底噪|噪音', instrument('texture')],
  ['risers|riser|impacts|sound effects|fx|sfx|音效|特效', instrument('effects')],
];

/** Ending, mode, loudness, and the grammar around them. */
export const GRAMMAR_WORDS: readonly LexiconRow[] = [
  [
    'hard ending|hard end|hard stop|abrupt ending|abrupt end|sudden ending|ends abruptly|ends suddenly|big finish|stinger ending|button ending|干脆收尾|突然结束|戛然而止|骤停|强收尾',
    ending('hard'),
  ],
  [
    'fade out|fades out|fade-out|fading out|fade|fade away|fades away|fade ending|淡出|渐弱结束|渐渐消失',
    ending('fade'),
  ],
  [
    'resolve|resolves|resolved ending|soft ending|gentle ending|proper ending|完整结尾|柔和收尾|自然结束',
    ending('resolve'),
  ],
  ['major|major key|in a major key|大调', { kind: 'mode', mode: 'major' }],
  ['minor|minor key|in a minor key|小调', { kind: 'mode', mode: 'minor' }],
  ['half as loud|half volume|at half volume|音量减半|一半音量', volume(0.5)],
  // How loud the whole is against what it was, the agent decides: within a piece it is its force.
  ['quieter|softer|小声一点|小声|轻一点', { kind: 'intensity', pull: -0.5 }],
  ['louder|大声一点|大声|响一点', { kind: 'intensity', pull: 0.5 }],
  [
    "no|not|without|minus|except|skip|remove|drop|exclude|don't|dont|do not|never|non|less|fewer|too|不要|没有|无|别|不带|不用|去掉|除了|去除|不|别用|太|不那么|没那么",
    { kind: 'negation' },
  ],
  [
    'only|just|solely|nothing but|solo|a cappella|只要|仅|只有|只用|只|纯|独奏|仅用',
    { kind: 'only' },
  ],
  ['and|or|nor|&|plus|with|、|和|或|与|跟|及|以及|还有|带|加|加上|配上', { kind: 'join' }],
  [',|.|;|!|?|:|，|。|；|！|？|：|but|however|但|但是|而|\n', { kind: 'break' }],
  [
    'a|an|the|of|for|to|in|on|at|is|it|its|be|my|me|i|we|our|you|your|this|that|these|some|something|any|please|like|as|style|styled|vibe|vibes|feel|feeling|mood|music|song|songs|track|tracks|tune|soundtrack|score|sound|sounds|sounding|piece|video|clip|footage|film|movie|make|makes|making|create|generate|generated|compose|write|add|put|give|want|need|would|should|could|can|use|using|kind|sort|bit|little|lot|more|very|really|quite|rather|super|so|such|nice|good|great|beautiful|lovely|best|perfect|under|over|from|into|up|down|all|new|another|again|time|tempo|key|ending|end|ends|start|starts|begin|begins|intro|outro|by|if|then|also|has|have|having|are|was|were|one|two|fit|fits|fitting|match|matches|matching|scene|scenes|shot|shots|cut|cuts|instrumental|instruments|instrument|bpm|seed|volume|version|variation|short|long|paced|pace|which|where|when|while|during|through|around|about|will|let|lets|get|try|do|does|go|going|goes|out|section|part|background of|length|whole|everything|much|elements|touch|hint|inspired|based|theme|themed|day|day out|morning|evening|people|life|style of|day in the life|plays|play|playing',
    { kind: 'filler' },
  ],
  [
    '的|了|一|一个|一段|一首|一些|些|点|一点|给|我|我的|请|帮|帮我|要|想要|来|来点|来一段|来首|来一首|用|做|做个|生成|配|配个|配上|音乐|配乐|曲子|歌|歌曲|视频|这个|这段|那种|感觉|风格|风|感|类型|种|很|非常|比较|有点|稍微|更|最|超|好听|适合|适合的|为|是|有|在|里|把|让|加点|一下|吧|呢|啊|地|得|调|结尾|收尾|开头|结束|节奏|速度|片子|短片|画面|伴奏|曲|乐器|乐|器|声|音|起来|那|这|像|一样|主题|背景下|中|等|再|首|段|款|左右|拍|使用|添加|钟|每分',
    { kind: 'filler' },
  ],
];
