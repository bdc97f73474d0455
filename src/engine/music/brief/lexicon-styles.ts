import type { LexiconRow, Meaning } from './meaning.js';

const is = (style: string): Meaning => ({ kind: 'style', style, nearest: false });
/** For a style that is not written yet: the one that comes nearest. */
const near = (style: string): Meaning => ({ kind: 'style', style, nearest: true });

/** Names of styles, in English and Chinese, and which of ours they mean. */
export const STYLE_WORDS: readonly LexiconRow[] = [
  [
    'lo-fi|lofi|lo fi|low-fi|lo-fi beats|lofi beats|lo-fi hip hop|lofi hip hop|lo-fi hip-hop|chillhop|chill hop|chill beats|study beats|study music|bedroom beats|boom bap|低保真|低保真音乐|洛菲|学习音乐|慵懒节拍',
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
    'hip hop|hip-hop|hiphop|trap|rap beat|trip hop|trip-hop|r&b|rnb|neo soul|soul|嘻哈|说唱|陷阱|灵魂乐',
    near('lo-fi'),
  ],
  ['jazz|jazzy|smooth jazz|jazz hop|jazzhop|swing jazz|爵士|爵士乐|爵士风', near('lo-fi')],
  ['bossa nova|bossa|samba|latin|巴萨诺瓦|波萨诺瓦|拉丁', near('lo-fi')],
  ['funk|funky|disco|nu disco|放克|迪斯科', near('lo-fi')],
  ['reggae|dub|雷鬼', near('lo-fi')],
  [
    'house|deep house|techno|edm|dance music|electronic|electro|浩室|电子|电子乐|舞曲',
    near('lo-fi'),
  ],
  [
    'synthwave|retrowave|vaporwave|80s|1980s|eighties|合成器浪潮|蒸汽波|八十年代|复古合成器',
    near('lo-fi'),
  ],
  ['pop|indie pop|indie|indie rock|rock|流行|流行乐|独立摇滚|摇滚|摇滚乐', near('lo-fi')],
  ['acoustic|folk|acoustic folk|country|singer-songwriter|民谣|乡村|原声', near('lo-fi')],
  ['corporate|uplifting corporate|commercial|advertising|企业|宣传片|商务|广告', near('lo-fi')],
  ['chiptune|8-bit|8 bit|8bit|video game|game music|芯片音乐|像素|游戏音乐', near('lo-fi')],
  ['children|kids|childrens|nursery|儿童|童趣|儿歌', near('lo-fi')],
  ['vlog|vlog music|日常|视频博客', near('lo-fi')],
  [
    'orchestral|orchestra|symphonic|symphony|classical|orchestral score|管弦乐|交响乐|交响|古典|古典乐',
    near('cinematic-epic'),
  ],
  ['cinematic emotional|emotional cinematic|情感电影', near('cinematic-epic')],
  ['suspense|suspenseful|thriller|horror|悬疑|惊悚|恐怖', near('cinematic-epic')],
  ['metal|heavy metal|war drums|金属|重金属', near('cinematic-epic')],
  ['fantasy|medieval|celtic|viking|奇幻|中世纪|凯尔特|武侠|仙侠', near('cinematic-epic')],
  ['piano solo|solo piano piece|钢琴独奏', near('ambient')],
  ['chinese traditional|guofeng|guzheng music|国风|中国风|古风|民乐', near('ambient')],
  ['documentary|nature documentary|nature film|纪录片', near('ambient')],
  ['space music|sci-fi|science fiction|太空音乐|科幻', near('ambient')],
  ['minimalist|minimal|minimalism|neo-classical|neoclassical|极简|新古典', near('ambient')],
];
