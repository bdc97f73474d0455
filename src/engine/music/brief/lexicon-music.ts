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
    'drums|drum|brushed drums|brushes|claps|clap|handclaps|hand claps|big drums|heavy drums|beat|beats|drumming|drum kit|鼓|鼓点|鼓声|架子鼓|打击乐器|节拍',
    instrument('drums'),
  ],
  ['percussion|shaker|tambourine|bongos|congas|打击乐|沙锤', instrument('percussion')],
  ['kick|hi-hat|hi-hats|hihat|snare|cymbals|cymbal|底鼓|军鼓|踩镲|镲', instrument('drums')],
  ['timpani|taiko|taikos|war drum|war drums|战鼓|定音鼓|太鼓|大鼓', instrument('timpani')],
  [
    'bass|double bass|upright bass|contrabass|低音提琴|bassline|bass line|bass guitar|sub bass|808|低音|贝斯|低音贝斯',
    instrument('bass'),
  ],
  ['piano|pianos|grand piano|felt piano|钢琴', instrument('piano')],
  [
    'electric piano|rhodes|wurlitzer|e-piano|ep keys|keys|keyboard|电钢琴|电钢|键盘',
    instrument('electric-piano'),
  ],
  [
    'guitar|guitars|acoustic guitar|nylon guitar|ukulele|ukuleles|banjo|mandolin|尤克里里|乌克丽丽|夏威夷吉他|吉他|木吉他|原声吉他',
    instrument('guitar'),
  ],
  ['electric guitar|电吉他', instrument('electric-guitar')],
  ['strings|string section|violins|弦乐|弦乐组', instrument('strings')],
  ['violin|fiddle|小提琴', instrument('violin')],
  ['cello|cellos|大提琴', instrument('cello')],
  ['brass|trumpet|trumpets|trombone|trombones|铜管|小号|长号', instrument('brass')],
  ['horn|horns|french horn|french horns|圆号', instrument('horn')],
  ['flute|flutes|bamboo flute|dizi|xiao|shakuhachi|长笛|笛子|竹笛|洞箫|箫', instrument('flute')],
  ['guzheng|guqin|koto|zither|古筝|古箏|古琴|筝|箏', instrument('guzheng')],
  ['yangqin|dulcimer|hammered dulcimer|扬琴', instrument('yangqin')],
  ['pipa|shamisen|sanxian|琵琶|三弦', instrument('pipa')],
  ['erhu|erhus|huqin|二胡|胡琴', instrument('erhu')],
  ['clarinet|单簧管', instrument('clarinet')],
  ['saxophone|sax|萨克斯', instrument('saxophone')],
  ['choir|choirs|voices|chorus|合唱|合唱团|人声合唱', instrument('choir')],
  ['vocals|vocal|singing|singer|lyrics|人声|歌声|演唱|歌词', instrument('vocals')],
  ['harp|竖琴', instrument('harp')],
  ['bell|bells|celesta|music box|glockenspiel|chimes|铃|铃声|八音盒|钟琴', instrument('bells')],
  [
    'vibraphone|vibraphones|marimba|xylophone|xylophones|木琴|颤音琴|马林巴',
    instrument('vibraphone'),
  ],
  ['organ|管风琴|风琴', instrument('organ')],
  [
    'synth|synths|synthesizer|synthesiser|synth pad|合成器|电子音色|电子音|合成音色|电子乐器',
    instrument('synth'),
  ],
  ['pad|pads|铺底', instrument('pad')],
  ['melody|lead|lead melody|旋律|主旋律', instrument('melody')],
  ['chords|harmony|和弦|和声', instrument('chords')],
  ['vinyl|vinyl crackle|crackle|record noise|黑胶|底噪|噪音', instrument('texture')],
  ['risers|riser|impacts|sound effects|fx|sfx|音效|特效', instrument('effects')],
];

/** Ending, mode, loudness, and the grammar around them. */
export const GRAMMAR_WORDS: readonly LexiconRow[] = [
  [
    'hard ending|hard end|hard stop|abrupt ending|abrupt end|sudden ending|ends abruptly|ends suddenly|big finish|stinger ending|button ending|干脆收尾|干脆结束|利落收尾|结尾干脆有力|结尾有力|结尾要有力|结尾干脆|结尾利落|突然结束|戛然而止|骤停|强收尾',
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
  ['half as loud|half the volume|half volume|at half volume|音量减半|一半音量', volume(0.5)],
  // How loud the whole is against what it was, the agent decides: within a piece it is its force.
  ['quieter|softer|小声一点|小声|轻一点', { kind: 'intensity', pull: -0.5 }],
  [
    'louder|twice as loud|double the volume|音量加倍|大声一点|大声|响一点',
    { kind: 'intensity', pull: 0.5 },
  ],
  [
    "no|not|nothing|everything but|all but|anything but|other than|apart from|rather than|instead of|replace|w/o|free of|no more|无需|不需要|不想要|别有|拒绝|不要那么|不要这么|别那么|别这么|不要太|别太|不能太|不是很|不怎么|without|minus|except|skip|remove|drop|exclude|don't|dont|do not|never|non|less|fewer|too|不要|没有|无|别|不带|不用|去掉|除了|去除|不|别用|太|不那么|没那么",
    { kind: 'negation' },
  ],
  [
    'only|just|solely|nothing but|solo|a cappella|只要|仅|只有|只用|只|纯|独奏|仅用',
    { kind: 'only' },
  ],
  ['and|or|nor|&|plus|with|w/|w|、|和|或|与|跟|及|以及|还有|带|加|加上|配上', { kind: 'join' }],
  [',|.|;|!|?|:|，|。|；|！|？|：|but|however|但|但是|而|\n', { kind: 'break' }],
  [
    'a|an|the|of|for|to|in|on|at|is|it|its|be|my|me|i|we|our|you|your|this|that|these|some|something|any|please|like|as|style|styled|vibe|vibes|feel|feeling|mood|music|song|songs|track|tracks|tune|soundtrack|score|sound|sounds|sounding|piece|video|clip|footage|film|movie|make|makes|making|create|generate|generated|compose|write|add|put|give|want|need|would|should|could|can|use|using|kind|sort|bit|little|lot|more|very|really|quite|rather|super|so|such|nice|good|great|beautiful|lovely|best|perfect|under|over|from|into|up|down|all|new|another|again|time|tempo|key|ending|end|ends|start|starts|begin|begins|intro|outro|by|if|then|also|has|have|having|are|was|were|one|two|fit|fits|fitting|match|matches|matching|scene|scenes|shot|shots|cut|cuts|instrumental|instruments|instrument|bpm|seed|volume|version|variation|short|long|paced|pace|which|where|when|while|during|through|around|about|will|let|lets|get|try|do|does|go|going|goes|out|section|part|background of|length|whole|everything|much|elements|touch|hint|inspired|based|theme|themed|day|day out|morning|evening|people|life|style of|day in the life|plays|play|playing',
    { kind: 'filler' },
  ],
  [
    '的|了|一|一个|一段|一首|一些|些|点|一点|给|我|我的|请|帮|帮我|要|想要|来|来点|来一段|来首|来一首|用|做|做个|生成|配|配个|配上|音乐|配乐|曲子|歌|歌曲|视频|这个|这段|那种|感觉|风格|风|感|类型|种|很|非常|比较|有点|稍微|更|最|超|好听|适合|适合的|为|是|有|在|里|把|让|加点|一下|吧|呢|啊|地|得|调|结尾|收尾|开头|结束|节奏|速度|片子|短片|画面|伴奏|曲|乐器|乐|器|声|音|起来|那|这|像|一样|主题|背景下|中|等|再|首|段|款|左右|拍|使用|添加|钟|每分',
    { kind: 'filler' },
  ],
  [
    "jingle|fancy|sudden|suddenly|straight|ok|lol|haha|btw|tbh|asap|cheers|ty|dont|cant|pretty much|as well|aswell|throughout|whole thing|entire|entirely|totally|completely|absolutely|basically|actually|ideally|preferably|ideal|suitable|appropriate|proper|properly|nicely|decent|interesting|awesome|amazing|epicness|fitting for|suited|accompany|accompanies|accompanying|underscore|support|supports|supporting|carry|carries|create|creates|creating|evoke|evokes|convey|conveys|express|expresses|reminds|remind|reminiscent|remember|imagine|think of|picture this|scenes of|moment|moments|minute|minutes|second|seconds|sec|secs|min|mins|hour|day|days|year|years|week|old|young|first one|next|following|final|finally|main|mainly|lead in|opening|closing|title|titles|credits|logo|brand|company|business|customer|customers|client|boss|team|channel|vlogger|viewer|viewers|audience|watch|watching|listen|listening|hear it|voice over|voiceover|narration|narrator|speaking|talking|talk|interview|dialogue|speech|under the voice|leave room|space for|room for|front|middle part|high|low|level|levels|soft-spoken|man|woman|men|women|boy|girl|guy|kid|child|person|someone|everyone|everybody|somebody|walk|walks|walking|run through|drive|drives|driving through|fly|flying|sit|sitting|stand|standing|wake|waking|open|opens|opening up|close|closes|turns into|into the|home|house tour|office|room|hall|shop|store|park|lake|river|sea|hill|hills|field|fields|village|town|country side|instead|steady|steadily|release|releases|resolve into|tune|tunes|melodies|constant|consistent|even|flowing|flow|flows|take over|takes over|taking over|join|joins|joined|leading|follows|followed|lift|lifts|move|moves|held|hold|holds|holding|stay|stays|remain|remains|return|returns|smth|sth|pls|plz|thx|u|ur|im|gonna|wanna|kinda|sorta|gimme|montage|shorter|longer|stab|stabs|vid|vids|instr|etc|bring|brings|back|stop|stops|becomes|become|becoming|than|before|previous|earlier|last|first|last time|between|each|every|both|same|other|others|else|who|what|how|why|there|here|they|them|their|he|she|his|her|him|us|i'm|i'd|it's|that's|let's|we're|who's|am|been|being|did|done|had|may|might|must|shall|see|hear|hears|look|looks|looking|seem|seems|think|know|say|says|please|thanks|thank you|okay|ok|hey|hi|hello|yes|yeah|maybe|perhaps|somehow|somewhat|slightly|pretty|enough|too much|way|even|still|now|today|tonight|always|often|often|own|able|help|ready|set|run|runs|start with|work well|pictures|picture|image|images|photo|photos|youtube|instagram|tiktok|reel|reels|shorts|story|clips|videos|films|movies|project|background|clip of|piece of|type|types|genre|in the style of|kind of|sort of|along the lines of|something like|sounds like|similar|similar to|in the vein of|mix|mixed|blend|combination|combined|overall|general|generally|mainly|mostly|mainly|bit of|lots|lots of|plenty|many|few|several|also|along|across|behind|beneath|after|until|till|since|off|onto|per|via|whose|whom|because|so that|though|although|although|well|right|exactly|simply|just right|clearly|only just|tone|tones|atmosphere|character|texture of|groove|rhythm|rhythms|rhythmic|note|notes|sections|parts|layer|layers|effect|edit|edits|editing|footage of|recording|recorded|cool one|one like|would like|i would like|i want|we need|i need|give me|prompt|describe|request|ask|asked|asks|long one|lasting|lasts|seconds long|second long|anything|takes|take|taken|comes|come|came|gives|gave|keep|keeps|shows|show|feels|tells|told|works well|turn|turns|calls|call|hits|things|thing|stuff|bits|world|place|places|room|point",
    { kind: 'filler' },
  ],
  [
    '片|充满|进入|也|全程|次|读书|读书用|主奏|突出|整首|停掉|小一点|小点|大一点|大点|强一点|弱一点|明显|明显一点|清楚|自然|流畅|舒服|到位|带感|有感觉|有层次|层次|层次感|节奏感|旋律感|画面感|氛围感|故事感|代入感|高级|即可|就行|就好|就可以|行|吗|来做|当|作为|当作|做为|主要|主要是|基本|基本上|尽量|最好|一定|必须|的话|部分|地方|位置|背景|人物|人|孩子|小孩|老人|女孩|男孩|女生|男生|我家|家里|公司|品牌|产品|店|餐厅|办公室|房间|房子|街|路|车|开车|走路|走|坐|看|听|说|讲|解说|旁白|说话|采访|对话|留空间|观众|粉丝|频道|博主|剪|剪的|剪辑|拍的|拍摄|拍|素材|直到|直|卡点|抖音|快手|小红书|哔哩哔哩|下午|午后|为主|主打|慢歌|快歌|不同|机|片|超级|后面|前面|比|刚才|之前|之前的|上次|上一首|以前|那首|这首|原来|同样|仍然|还是|就|都|会|能|可以|应该|希望|觉得|听起来|看起来|需要|进行中|进行|随便|什么|怎么|如何|他|她|它|他们|我们|你|您|自己|其他|别的|所有|每|每个|各种|不同|整体|整个|全部|部分|片段|镜头|画|图|照片|照|短片|影片|电影|视频里|里面|里的|中的|上|下|上面|下面|时|时候|时分|场面|场景|场合|气氛|格调|情绪|味道|元素|系|系列|类|系的|版|版本|那样|这样|似的|般|般的|如|好|好的|不错|请问|谢谢|您好|你好|可|以|所以|因为|如果|因|从|到|向|往|对|对于|关于|由|被|于|其|并|并且|而且|同时|然后|接着|最后|首先|先|后|前|弹唱|演绎|进来|出来|起|多一点|多一些|多|少|少一点|要重|这么|那么|十分|特别|相当|略|略微|偏|稍|稍稍|更加|越来越|一直|有些|某种|某个|只是|正在|着|过|来个|搞|弄|整|整个|换|换成|变|变得|成|做成|给他|这|那|哪|谁|吗|嘛|哦|哈|呀|啦',
    { kind: 'filler' },
  ],
];
