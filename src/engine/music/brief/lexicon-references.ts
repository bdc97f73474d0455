import type { LexiconRow, Meaning, Reference } from './meaning.js';

const scene = (means: Reference): Meaning => ({ kind: 'reference', ...means });
/** A work or a maker: the nearest style stands in, and that is told. */
const work = (style: string, means: Omit<Reference, 'style'> = {}): Meaning => ({
  kind: 'reference',
  ...means,
  style,
  standsIn: true,
});
const mood = (valence: number, arousal: number): NonNullable<Reference['mood']> => ({
  valence,
  arousal,
});

/** Situations that people compare music to, and what music they mean; a style named outright wins. */
const SCENES: readonly LexiconRow[] = [
  [
    'sunny road trip|road trip|summer drive|driving with the windows down|公路旅行|自驾游',
    scene({ mood: mood(0.7, 0.4) }),
  ],
  [
    'late night drive|late-night drive|night drive|night driving|midnight drive|driving at night|neon city|neon lights|深夜开车|夜间驾驶|午夜飞车|夜路|霓虹',
    scene({ style: 'synthwave', mood: mood(-0.05, 0.2) }),
  ],
  [
    'rainy window cafe|rainy window|rainy cafe|rainy day|rainy afternoon|rain on the window|cozy cafe|study session|下雨天的咖啡馆|雨天的咖啡馆|下雨天|窗外的雨',
    scene({ style: 'lo-fi', mood: mood(0, -0.6) }),
  ],
  [
    'coffee shop|coffeehouse|coffee house|cafe|french cafe|paris cafe|smoky bar|cocktail bar|hotel lobby|dinner party|咖啡馆|咖啡厅|法式咖啡馆|酒吧|鸡尾酒',
    scene({ style: 'jazz', mood: mood(0.35, -0.15) }),
  ],
  [
    'poolside|by the pool|beach bar|beach cafe|rio|copacabana|海边酒吧|泳池边',
    scene({ style: 'bossa-nova', mood: mood(0.55, -0.2) }),
  ],
  [
    'boss fight|boss battle|final boss|boss战|打boss|大战|决战',
    scene({ style: 'cinematic-epic', mood: mood(-0.1, 0.85), intensity: 0.4 }),
  ],
  [
    'battle|battlefield|war|war scene|fight scene|fight|sword fight|战斗|战斗场面|战争|打斗|对决',
    scene({ mood: mood(-0.2, 0.85), intensity: 0.3 }),
  ],
  [
    'first day of school|back to school|school day|playground|开学第一天|开学|上学|校园',
    scene({ mood: mood(0.65, 0.3) }),
  ],
  [
    'wedding video|wedding|wedding day|wedding film|marriage proposal|proposal|bride|bride and groom|anniversary|婚礼|婚禮|婚礼视频|求婚|新娘|结婚|纪念日',
    scene({ style: 'cinematic-emotional', mood: mood(0.75, -0.05) }),
  ],
  [
    'cooking show|cooking video|cooking|recipe|recipe video|kitchen|baking|food video|food show|美食|美食视频|做饭|烹饪|厨房|烘焙|做菜',
    scene({ mood: mood(0.65, 0.2), style: 'bossa-nova' }),
  ],
  [
    'tech product launch|product launch|product demo|product reveal|keynote|tech demo|startup|start-up|pitch video|tech|technology|科技产品发布会|产品发布会|产品发布|发布会|科技感|科技|创业',
    scene({ style: 'corporate', mood: mood(0.5, 0.35) }),
  ],
  [
    'real estate tour|real estate|house tour|apartment tour|property video|房产|看房|楼盘',
    scene({ style: 'corporate', mood: mood(0.45, 0) }),
  ],
  [
    'tutorial|how-to|how to video|podcast|podcast intro|webinar|lecture|online course|教程|播客|网课',
    scene({ style: 'corporate', mood: mood(0.4, 0) }),
  ],
  [
    'ad|ads|advert|advertisement|promo|promo video|promo clip|spot|commercial|commercial music|advertising|advert music|presentation|presentation music|slideshow|explainer|explainer video|product video|促销|宣传片|企业宣传片|广告|广告音乐|产品介绍|宣传',
    scene({ style: 'corporate', mood: mood(0.5, 0.35) }),
  ],
  [
    'summer beach|beach day|day at the beach|beach party|surfing|surf|夏日海边|夏日海滩|海边的夏天|沙滩|海滩|冲浪',
    scene({ mood: mood(0.75, 0.3) }),
  ],
  [
    'water town|jiangnan|chinese garden|tea ceremony|ink painting|bamboo forest|江南水乡|江南|水乡|苏州园林|园林|茶道|品茶|水墨画|竹林',
    scene({ style: 'guofeng', mood: mood(0.3, -0.55) }),
  ],
  [
    'kung fu|kungfu|martial arts|shaolin|功夫|武术|武侠打斗|少林|江湖恩怨',
    scene({ style: 'guofeng', mood: mood(0, 0.7) }),
  ],
  [
    'chinese new year|lunar new year|spring festival|lion dance|春节|新年|过年|舞狮|元宵|喜庆|中秋',
    scene({ style: 'guofeng', mood: mood(0.8, 0.5) }),
  ],
  [
    "birthday party|birthday|party|celebration|new year's eve|carnival|生日派对|生日|派对|聚会|庆祝|庆典|狂欢",
    scene({ mood: mood(0.8, 0.6) }),
  ],
  [
    'graduation|graduation ceremony|farewell|end of an era|毕业季|毕业|告别|离别',
    scene({ style: 'cinematic-emotional', mood: mood(0.45, 0.05) }),
  ],
  [
    'funeral|memorial|in memory of|grief|loss|葬礼|追悼|缅怀|悼念',
    scene({ mood: mood(-0.75, -0.5) }),
  ],
  ['breakup|break-up|heartbreak|goodbye|分手|失恋', scene({ mood: mood(-0.7, -0.35) })],
  [
    'haunted house|halloween|ghost story|ghost|zombies|zombie|鬼屋|鬼故事|万圣节|僵尸',
    scene({ style: 'suspense', mood: mood(-0.75, 0.2) }),
  ],
  [
    'heist|spy|spy movie|detective story|murder mystery|investigation|间谍|谍战|破案',
    scene({ style: 'suspense', mood: mood(-0.45, 0.35) }),
  ],
  [
    'car chase|chase|chase scene|pursuit|escape|race|racing|car race|追逐|追逐戏|追车|赛车|逃亡|飙车',
    scene({ mood: mood(-0.05, 0.9) }),
  ],
  [
    'workout|gym|fitness|training montage|crossfit|running|健身|运动|健身房|跑步|训练',
    scene({ mood: mood(0.3, 0.85) }),
  ],
  [
    'sports highlights|highlights|football|soccer|basketball|goals|slam dunk|extreme sports|skiing|snowboarding|skateboarding|skate|parkour|bmx|motocross|mountain biking|集锦|足球|篮球|极限运动|滑雪|滑板|跑酷|灌篮',
    scene({ mood: mood(0.35, 0.85) }),
  ],
  [
    'yoga|yoga class|massage|breathing exercise|wellness|mindfulness|瑜伽|按摩|正念|养生',
    scene({ style: 'ambient', mood: mood(0.3, -0.75) }),
  ],
  [
    'underwater|deep sea|aquarium|coral reef|diving|floating in space|aurora|northern lights|水下|深海|水族馆|潜水|极光',
    scene({ style: 'ambient', mood: mood(0.2, -0.6) }),
  ],
  [
    'space exploration|outer space|space|galaxy|rocket launch|太空|宇宙|银河|火箭',
    scene({ style: 'ambient', mood: mood(0.2, -0.1) }),
  ],
  [
    'hiking|mountain hike|camping|countryside|farm|meadow|garden|gardening|picnic|bike ride|cycling|徒步|露营|登山|乡间|田园|农场|花园|野餐|骑行',
    scene({ style: 'acoustic-folk', mood: mood(0.6, 0) }),
  ],
  [
    'with friends|friends|family|family video|family time|homecoming|家庭|家人|朋友|闺蜜',
    scene({ mood: mood(0.6, 0) }),
  ],
  ['baby|babies|newborn|toddler|宝宝|婴儿|新生儿', scene({ mood: mood(0.65, -0.3) })],
  [
    'puppy|puppies|kitten|kittens|pet|pets|dog|dogs|cat|cats|宠物|小狗|小猫|猫咪|猫|狗',
    scene({ mood: mood(0.6, 0.15) }),
  ],
  [
    'christmas|christmas morning|xmas|santa|snow day|winter wonderland|圣诞|圣诞节|平安夜',
    scene({ mood: mood(0.75, 0.1), instruments: ['bells'] }),
  ],
  ['snow|snowy|snowfall|雪|下雪|雪景|雪地', scene({ mood: mood(0.25, -0.25) })],
  [
    'fashion show|fashion|runway|catwalk|makeup|beauty|lookbook|时装秀|时装|走秀|美妆|穿搭',
    scene({ style: 'house', mood: mood(0.35, 0.45) }),
  ],
  [
    'nightclub|rave|dance floor|dancefloor|festival|dj set|夜店|蹦迪|音乐节|舞池',
    scene({ style: 'house', mood: mood(0.4, 0.85) }),
  ],
  [
    'gaming|gaming stream|gameplay|esports|twitch stream|speedrun|游戏|电竞|电玩|像素游戏',
    scene({ style: 'chiptune', mood: mood(0.6, 0.7) }),
  ],
  [
    'cyberpunk|cyber punk|futuristic|future city|hacker|hacking|赛博朋克|赛博|未来感|黑客',
    scene({ style: 'synthwave', mood: mood(-0.3, 0.45) }),
  ],
  [
    'western|old western|wild west|cowboy|desert|西部|牛仔|西部片|沙漠',
    scene({ style: 'acoustic-folk', mood: mood(0.05, 0.1), instruments: ['guitar'] }),
  ],
  [
    "love story|date night|candlelight dinner|romantic dinner|valentine|valentine's day|爱情故事|约会|烛光晚餐|浪漫的晚餐|情人节|七夕|爱情",
    scene({ mood: mood(0.6, -0.3) }),
  ],
  [
    'bedtime|bedtime story|lullaby|falling asleep|睡前|睡前故事|摇篮曲|晚安',
    scene({ mood: mood(0.35, -0.8), style: 'ambient' }),
  ],
  [
    'fairytale|fairy tale|magic|magical|enchanted|castle|童话|魔法|城堡',
    scene({ style: 'orchestral', mood: mood(0.55, 0.1) }),
  ],
  [
    'morning coffee|lazy sunday|sunday morning|慵懒的周末|周末早晨|周末',
    scene({ style: 'lo-fi', mood: mood(0.45, -0.45) }),
  ],
  [
    'old movie|silent movie|black and white film|老电影|默片|黑白电影',
    scene({ style: 'jazz', mood: mood(0.1, -0.1) }),
  ],
  [
    'time lapse|timelapse|hyperlapse|aerial shots|drone footage|drone shots|drone shot|landscape|landscapes|延时|航拍|风景|风光',
    scene({ style: 'ambient', mood: mood(0.3, -0.2) }),
  ],
  [
    'anime|hot-blooded anime|动漫|热血动漫|二次元|番剧',
    scene({ style: 'indie-rock', mood: mood(0.5, 0.75) }),
  ],
];

/** Works, makers and times that people name. */
const WORKS: readonly LexiconRow[] = [
  [
    "studio ghibli|ghibli|miyazaki|spirited away|totoro|howl's moving castle|宫崎骏|吉卜力|千与千寻|龙猫",
    work('orchestral', { mood: mood(0.5, -0.1) }),
  ],
  ['joe hisaishi|hisaishi|久石让', work('piano-solo', { mood: mood(0.35, -0.2) })],
  [
    'einaudi|ludovico einaudi|yiruma|ludovico|erik satie|satie|chopin|debussy|肖邦|德彪西|李闰珉',
    work('piano-solo', { mood: mood(0, -0.4) }),
  ],
  [
    'hans zimmer|hans zimmer style|zimmer|two steps from hell|inception|dune|gladiator|pirates of the caribbean|the dark knight|汉斯季默|汉斯·季默|季默|盗梦空间|加勒比海盗',
    work('cinematic-epic', { mood: mood(-0.05, 0.6) }),
  ],
  ['interstellar|星际穿越', work('cinematic-emotional', { mood: mood(0.1, 0) })],
  [
    'marvel|marvel movie|avengers|superhero|superhero movie|batman|lord of the rings|game of thrones|漫威|复仇者联盟|指环王|权力的游戏|超级英雄',
    work('cinematic-epic', { mood: mood(0.2, 0.65) }),
  ],
  [
    'john williams|star wars|harry potter|jurassic park|indiana jones|disney|pixar|星球大战|哈利波特|迪士尼|皮克斯',
    work('orchestral', { mood: mood(0.6, 0.4) }),
  ],
  [
    'mozart|beethoven|vivaldi|tchaikovsky|bach|莫扎特|贝多芬|柴可夫斯基|巴赫',
    work('orchestral', { mood: mood(0.4, 0.3) }),
  ],
  [
    'james bond|007|mission impossible|sherlock|sherlock holmes|hitchcock|twin peaks|碟中谍|福尔摩斯',
    work('suspense', { mood: mood(-0.3, 0.5) }),
  ],
  [
    'stranger things|tron|kavinsky|miami vice|knight rider|top gun|terminator|怪奇物语',
    work('synthwave', { mood: mood(-0.25, 0.3) }),
  ],
  ['blade runner|vangelis|cyberpunk 2077|银翼杀手', work('synthwave', { mood: mood(-0.3, -0.1) })],
  ['brian eno|aphex twin|sigur ros|max richter', work('ambient', { mood: mood(0, -0.5) })],
  [
    'super mario|mario|mario kart|pokemon|tetris|sonic the hedgehog|mega man|超级马里奥|马里奥|宝可梦|口袋妖怪|俄罗斯方块|魂斗罗',
    work('chiptune', { mood: mood(0.8, 0.7) }),
  ],
  ['zelda|skyrim|final fantasy|塞尔达|最终幻想', work('orchestral', { mood: mood(0.5, 0.3) })],
  [
    'daft punk|bee gees|abba|chic|earth wind and fire|michael jackson|bruno mars|dua lipa',
    work('disco', { mood: mood(0.75, 0.6) }),
  ],
  ['bob marley|ub40', work('reggae', { mood: mood(0.7, 0) })],
  ['wes anderson|amelie|yann tiersen|天使爱美丽', work('children', { mood: mood(0.55, 0.2) })],
  ['nujabes|j dilla|lofi girl|chillhop music', work('lo-fi', { mood: mood(0.2, -0.3) })],
  [
    'drake|travis scott|eminem|kendrick lamar|metro boomin',
    work('trap', { mood: mood(-0.3, 0.5) }),
  ],
  [
    'coldplay|the beatles|beatles|oasis|arctic monkeys|nirvana|the strokes|披头士',
    work('indie-rock', { mood: mood(0.3, 0.5) }),
  ],
  [
    'bob dylan|simon and garfunkel|ed sheeran|mumford and sons|bon iver|陈绮贞|朴树',
    work('acoustic-folk', { mood: mood(0.3, 0) }),
  ],
  [
    'miles davis|bill evans|duke ellington|frank sinatra|sinatra|la la land|爱乐之城',
    work('jazz', { mood: mood(0.35, 0.1) }),
  ],
  [
    'jobim|tom jobim|joao gilberto|girl from ipanema',
    work('bossa-nova', { mood: mood(0.5, -0.3) }),
  ],
  [
    'avicii|david guetta|calvin harris|swedish house mafia|deadmau5',
    work('house', { mood: mood(0.6, 0.85) }),
  ],
  [
    '周杰伦|jay chou|李子柒|crouching tiger hidden dragon|crouching tiger|卧虎藏龙|仙剑奇侠传|仙剑',
    work('guofeng', { mood: mood(0, -0.05) }),
  ],
  [
    '90s hip hop|90s hip-hop|golden age hip hop|old school hip hop',
    scene({ style: 'lo-fi', mood: mood(0.1, 0) }),
  ],
  [
    'roaring twenties|1920s|1930s|1940s|1950s|20s jazz|二十年代|老上海|夜上海',
    scene({ style: 'jazz', mood: mood(0.45, 0.35) }),
  ],
  ['70s|1970s|seventies|七十年代|70年代', scene({ style: 'disco', mood: mood(0.7, 0.5) })],
  [
    '60s|1960s|sixties|90s|1990s|nineties|六十年代|九十年代|90年代',
    scene({ style: 'indie-rock', mood: mood(0.4, 0.4) }),
  ],
  ['2000s|y2k|千禧年', scene({ style: 'house', mood: mood(0.5, 0.5) })],
];

export const REFERENCE_WORDS: readonly LexiconRow[] = [...SCENES, ...WORKS];
