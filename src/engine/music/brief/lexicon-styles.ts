import type { LexiconRow, Meaning } from './meaning.js';

const is = (style: string): Meaning => ({ kind: 'style', style, nearest: false });
/** For a style that is not written yet: the one that comes nearest. */
const near = (style: string): Meaning => ({ kind: 'style', style, nearest: true });

/** Names of styles, in English and Chinese, and which of ours they mean. */
export const STYLE_WORDS: readonly LexiconRow[] = [
  [
    'lo-fi|lofi|lo fi|low-fi|lo-fi beats|lofi beats|lo-fi hip hop|lofi hip hop|lo-fi hip-hop|chillhop|chill hop|chill beats|chill hip hop|chill hip-hop|study beats|study music|bedroom beats|boom bap|低保真|低保真音乐|洛菲|学习音乐|慵懒节拍',
    is('lo-fi'),
  ],
  [
    'cinematic|cinematic epic|epic|epic cinematic|epic orchestral|trailer|trailer music|movie trailer|blockbuster|heroic trailer|film score|movie score|movie soundtrack|hans zimmer style|battle music|史诗|史诗感|史诗级|电影感|电影配乐|预告片|大片|大片感|战斗音乐|恢弘|宏大',
    is('cinematic-epic'),
  ],
  [
    'ambient|ambience|ambient music|atmospheric|soundscape|drone|drones|meditation|meditation music|spa|spa music|sleep music|new age|氛围|氛围音乐|环境音乐|环境|冥想|冥想音乐|瑜伽|助眠|睡眠音乐|疗愈',
    is('ambient'),
  ],
  [
    'trap|trap beat|trap music|hip hop|hip-hop|hiphop|hip hop beat|rap|rap beat|drill|808s|陷阱|陷阱嘻哈|嘻哈|嘻哈音乐|说唱|说唱伴奏',
    is('trap'),
  ],
  ['trip hop|trip-hop|r&b|rnb|neo soul|soul|灵魂乐', near('lo-fi')],
  [
    'disco|funk|funky|nu disco|nu-disco|disco funk|funk groove|boogie|70s disco|french touch|放克|迪斯科|迪斯科音乐|放克迪斯科',
    is('disco'),
  ],
  [
    'house|house music|deep house|tech house|acid house|piano house|edm|dance music|club|club music|浩室|浩室音乐|舞曲|电子舞曲',
    is('house'),
  ],
  [
    'techno|trance|electronic|electronic music|electro|电子|电子乐|电子音乐|科技舞曲',
    near('house'),
  ],
  [
    'synthwave|synth wave|retrowave|outrun|darksynth|dreamwave|vaporwave|80s|80s synth|1980s|eighties|retro synth|合成器浪潮|八十年代合成器|80年代合成器|蒸汽波|八十年代|80年代|复古合成器|复古电子',
    is('synthwave'),
  ],
  [
    'corporate|corporate uplifting|corporate music|uplifting corporate|uplifting background|inspiring corporate|motivational music|企业|企业励志|企业宣传|商务|励志音乐',
    is('corporate'),
  ],
  [
    'chiptune|chip tune|chip music|chipmusic|8-bit|8 bit|8bit|16-bit|16 bit|nes|video game|video game music|game music|retro game|arcade|芯片音乐|芯片|8位|8位机|8位音乐|像素|像素风|游戏音乐|红白机',
    is('chiptune'),
  ],
  ['vlog|vlog music|日常|视频博客', near('lo-fi')],
  [
    'orchestral|orchestra|orchestral music|orchestral score|symphonic|symphony|symphonic music|classical|classical music|concert hall|chamber music|string quartet|adventure score|fairytale score|管弦乐|管弦|交响乐|交响|交响曲|古典|古典乐|古典音乐|室内乐|弦乐四重奏',
    is('orchestral'),
  ],
  [
    'cinematic-emotional|cinematic emotional|emotional cinematic|emotional film music|emotional film score|emotional score|drama score|情感电影|情感配乐|感人配乐|抒情配乐|催泪配乐|煽情配乐',
    is('cinematic-emotional'),
  ],
  [
    'suspense|suspenseful|suspense music|thriller|thriller music|horror|horror music|mystery music|crime|detective|noir thriller|true crime|悬疑|悬疑感|惊悚|恐怖|侦探|推理|紧张悬疑',
    is('suspense'),
  ],
  ['metal|heavy metal|war drums|金属|重金属', near('cinematic-epic')],
  ['fantasy|medieval|celtic|viking|奇幻|中世纪|凯尔特', near('cinematic-epic')],
  [
    'piano-solo|piano solo|solo piano|solo piano piece|piano piece|piano music|piano ballad|piano instrumental|piano score|钢琴独奏|钢琴曲|钢琴音乐|钢琴配乐|钢琴小品',
    is('piano-solo'),
  ],
  [
    'guofeng|guo feng|chinese traditional|traditional chinese|traditional chinese music|chinese traditional music|chinese style|chinese music|chinese folk|oriental chinese|gufeng|guzheng music|pipa music|erhu music|国风|中国风|古风|古风音乐|民乐|国乐|中国传统|中国民乐|戏曲风|武侠|仙侠|江湖|水墨|水墨风|wuxia|xianxia',
    is('guofeng'),
  ],
  ['documentary|nature documentary|nature film|纪录片', near('ambient')],
  ['space music|sci-fi|science fiction|太空音乐|科幻', near('ambient')],
  ['minimalist|minimal|minimalism|neo-classical|neoclassical|极简|新古典', near('ambient')],
  [
    'acoustic-folk|acoustic folk|folk|folk music|acoustic|acoustic guitar music|indie folk|folk pop|singer-songwriter|campfire|campfire song|民谣|民谣吉他|原声|原声民谣|校园民谣',
    is('acoustic-folk'),
  ],
  ['country|country music|bluegrass|americana|乡村|乡村音乐', near('acoustic-folk')],
  [
    'indie-rock|rock n roll|rock and roll|rock & roll|indie rock|indie|rock|rock music|alternative rock|alt rock|alternative|garage rock|guitar band|pop rock|soft rock|surf rock|punk rock|punk|独立摇滚|摇滚|摇滚乐|另类摇滚|朋克',
    is('indie-rock'),
  ],
  ['pop|pop music|indie pop|流行|流行乐|流行音乐', near('indie-rock')],
  [
    'jazz|jazzy|jazz music|swing|swing jazz|bebop|cool jazz|jazz trio|jazz quartet|jazz band|jazz club|big band|smooth jazz|cafe jazz|film noir|noir|爵士|爵士乐|爵士风|摇摆乐|摇摆爵士',
    is('jazz'),
  ],
  ['jazz hop|jazzhop|lo-fi jazz|lofi jazz', is('lo-fi')],
  ['blues|ragtime|dixieland|蓝调|布鲁斯', near('jazz')],
  [
    'bossa-nova|bossa nova|bossanova|bossa|brazilian|brazilian jazz|brazilian guitar|latin jazz|巴萨诺瓦|波萨诺瓦|波莎诺瓦|巴西音乐',
    is('bossa-nova'),
  ],
  ['samba|latin|latin music|cha cha|rumba|bolero|桑巴|拉丁|拉丁音乐', near('bossa-nova')],
  [
    'reggae|reggae music|roots reggae|one drop|rocksteady|dub|dub reggae|caribbean|jamaican|island|island music|雷鬼|雷鬼音乐|雷鬼乐|加勒比|海岛',
    is('reggae'),
  ],
  ['ska|calypso|dancehall|reggaeton|雷鬼顿', near('reggae')],
  [
    'children|childrens|kids|kids music|childrens music|nursery|nursery rhyme|toy|toys|cartoon|cartoonish|comedy|comic|whimsical|childlike|playful music|playful style|儿童|儿童音乐|童趣|儿歌|童谣|童真|卡通|动画片|诙谐',
    is('children'),
  ],
  ['circus|polka|马戏|马戏团', near('children')],
];
