import type { LexiconRow, Meaning } from './meaning.js';

const mood = (valence: number, arousal: number): Meaning => ({ kind: 'mood', valence, arousal });
const tempo = (pull: number): Meaning => ({ kind: 'tempo', pull });
const intensity = (pull: number): Meaning => ({ kind: 'intensity', pull });

/** Moods on the plane of valence (sad … happy) and arousal (calm … excited), tempo and force. */
export const MOOD_WORDS: readonly LexiconRow[] = [
  ['happy|joyful|joyous|cheerful|merry|快乐|开心|欢快|喜悦|愉快', mood(0.85, 0.45)],
  ['upbeat|lively|bouncy|perky|轻快|明快|活泼|动感', mood(0.7, 0.55)],
  ['sunny|bright|summer|summery|beach|阳光|太阳|明亮|夏天|夏日|海边|海滩', mood(0.75, 0.3)],
  [
    'uplifting|inspiring|inspirational|motivational|hopeful|optimistic|励志|振奋|希望|鼓舞|积极',
    mood(0.7, 0.35),
  ],
  [
    'warm|cozy|cosy|tender|sweet|loving|romantic|heartwarming|温暖|温馨|温柔|甜蜜|浪漫|治愈',
    mood(0.55, -0.3),
  ],
  ['playful|fun|funny|cute|quirky|silly|有趣|搞笑|可爱|俏皮|好玩', mood(0.75, 0.4)],
  [
    'relaxed|relaxing|relax|chill|chilled|laid-back|laid back|mellow|easygoing|lazy|放松|轻松|惬意|悠闲|慵懒',
    mood(0.35, -0.55),
  ],
  [
    'calm|calming|peaceful|serene|tranquil|soothing|quiet|still|gentle|soft|平静|宁静|安静|舒缓|柔和|轻柔|祥和|恬静',
    mood(0.3, -0.75),
  ],
  ['dreamy|ethereal|floating|airy|heavenly|hazy|梦幻|空灵|飘渺|迷幻', mood(0.3, -0.5)],
  [
    'nostalgic|nostalgia|bittersweet|wistful|longing|retro|vintage|怀旧|复古|思念|回忆',
    mood(-0.1, -0.35),
  ],
  [
    'sad|sorrowful|melancholic|melancholy|gloomy|lonely|heartbroken|tearful|moody|悲伤|忧伤|伤感|难过|孤独|忧郁|惆怅',
    mood(-0.75, -0.45),
  ],
  ['emotional|moving|touching|sentimental|heartfelt|感人|动人|抒情|深情|煽情', mood(-0.1, -0.1)],
  [
    'rainy|rain|late night|night|midnight|autumn|雨天|下雨|夜晚|夜景|夜色|深夜|秋天|fall evening|fog|foggy|mist|misty|雾|落叶',
    mood(-0.2, -0.45),
  ],
  ['mysterious|mystery|enigmatic|curious|神秘|诡秘', mood(-0.3, -0.1)],
  ['dark|ominous|sinister|brooding|eerie|scary|creepy|黑暗|阴暗|阴森|压抑', mood(-0.75, 0.15)],
  ['tense|tension|anxious|nervous|urgent|紧张|紧迫|焦虑', mood(-0.55, 0.6)],
  ['dramatic|intense|serious|戏剧性|强烈|严肃', mood(-0.35, 0.6)],
  ['angry|aggressive|fierce|violent|愤怒|激烈|凶猛', mood(-0.7, 0.85)],
  [
    'exciting|excited|thrilling|adrenaline|action|action-packed|刺激|燃|兴奋|动作|热血',
    mood(0.3, 0.85),
  ],
  [
    'energetic|energy|driving|dynamic|powerful|strong|high-energy|hype|有活力|充满活力|活力|激情|激昂|有力|强劲|澎湃',
    mood(0.35, 0.75),
  ],
  [
    'triumphant|victorious|victory|heroic|glorious|majestic|grand|胜利|英雄|英勇|辉煌|壮丽|大气|大气磅礴|雄伟|壮阔|磅礴',
    mood(0.6, 0.7),
  ],
  [
    'adventurous|adventure|road trip|journey|travel|exploration|冒险|旅行|旅途|公路|探索|自驾',
    mood(0.6, 0.4),
  ],
  ['cool|groovy|smooth|stylish|sexy|酷|时尚|律动|丝滑', mood(0.35, 0.1)],
  [
    'deep|reflective|contemplative|thoughtful|introspective|spiritual|深沉|沉思|内省',
    mood(-0.1, -0.5),
  ],
  [
    'focus|study|studying|work|working|coding|reading|专注|学习|工作|写代码|看书|阅读',
    mood(0.15, -0.35),
  ],
  ['cold|icy|winter|bleak|desolate|寒冷|冬天|荒凉|冷峻', mood(-0.4, -0.3)],
  [
    'sunset|sunrise|dawn|dusk|golden hour|ocean|forest|mountains|mountain|nature|sky|日落|日出|黄昏|清晨|海洋|大海|森林|山|自然|天空|星空',
    mood(0.3, -0.3),
  ],
  ['city|urban|street|coffee|coffee shop|cafe|城市|都市|街头|咖啡|咖啡馆', mood(0.25, 0)],
  [
    'heavy|hard-hitting|punchy|gritty|raw|dirty|brutal|crushing|rough|distorted|沉重|厚重|粗犷|硬核',
    mood(-0.3, 0.7),
  ],
  ['loud|noisy|rowdy|harsh|吵|吵闹|嘈杂|喧闹|刺耳', mood(0, 0.7)],
  ['frantic|hectic|chaotic|crazy|wild|mad|疯狂|混乱|狂野', mood(0, 0.9)],
  ['cheesy|corny|kitsch|kitschy|tacky|cliche|俗气|俗套|土味', mood(0.7, 0.3)],
  ['热烈|火热|热闹|热情|沸腾|嗨|劲爆|炸裂', mood(0.6, 0.75)],
  ['hard|tough|强|强烈的', intensity(0.4)],
  ['gentler|weak|弱|细腻|轻盈', intensity(-0.4)],
  ['tropical|exotic|carnival|holiday|vacation|holidays|热带|度假|假期', mood(0.65, 0.25)],
  [
    'high energy|pumping|pumped|banging|banger|kick-ass|badass|punch|powerhouse|strong beat',
    mood(0.3, 0.8),
  ],
  ['passionate|fiery|hot|sensual|热恋', mood(0.3, 0.5)],
  ['zen|meditative|hushed|slow-burning|minimalistic|禅意|禅|空旷|悠远|悠扬', mood(0.2, -0.65)],
  ['stormy|turbulent|thunderous|explosive|ferocious|raging|暴风雨|狂暴|汹涌', mood(-0.3, 0.85)],
  [
    'sleep|sleeping|asleep|restful|light music|easy listening|睡觉|入睡|轻音乐|休息',
    mood(0.35, -0.65),
  ],
  ['delightful|jolly|joy|delight|smiling|smile|欢乐|高兴|幸福|美好|甜美|喜庆的', mood(0.75, 0.3)],
  [
    'grim|cold-blooded|tragedy|sorrow|grave|somber|sombre|悲痛|伤心|失落|沮丧|苦涩|无奈',
    mood(-0.7, -0.35),
  ],
  ['neutral|balanced|中性|平淡', mood(0, 0)],
  ['boring|bland|dull|monotonous|repetitive|sleepy|tired|无聊|单调|乏味|沉闷', mood(-0.1, -0.6)],
  ['fresh|clean|crisp|pure|clear|breezy|清新|清爽|明媚|清澈|干净|明朗|晴朗', mood(0.6, 0.05)],
  [
    'elegant|classy|luxurious|luxury|sophisticated|premium|refined|优雅|高级|高级感|奢华|精致|典雅',
    mood(0.35, -0.15),
  ],
  ['hypnotic|trippy|psychedelic|surreal|otherworldly|催眠|超现实', mood(0.05, -0.2)],
  ['proud|confident|bold|determined|brave|courageous|fearless|自信|骄傲|坚定|勇敢', mood(0.5, 0.5)],
  [
    'hopeless|desperate|tragic|painful|depressing|depressed|crying|mournful|grieving|绝望|悲惨|痛苦|凄凉|凄美|悲壮|心碎|哀伤|哀愁|落寞',
    mood(-0.8, -0.3),
  ],
  ['innocent|naive|childish|carefree|wonder|wondrous|天真|纯真|无忧无虑|童年', mood(0.65, 0.15)],
  [
    'menacing|threatening|evil|haunting|spooky|unsettling|disturbing|sinister sounding|诡异|邪恶|不安|可怕|吓人',
    mood(-0.75, 0.15),
  ],
  ['busy|dense|complex|crowded|rich|lush|thick|密集|复杂|丰富|繁复|饱满', intensity(0.5)],
  ['very slow|super slow|as slow as possible|越慢越好|非常慢|很慢|极慢', tempo(-1)],
  ['slow|slower|slow-paced|unhurried|adagio|慢板|慢歌|慢|慢一点|慢点|慢速|缓慢|更慢', tempo(-0.7)],
  ['mid-tempo|mid tempo|medium tempo|moderate|andante|中速|适中', tempo(0)],
  [
    'fast|faster|quick|quicker|fast-paced|rapid|speedy|allegro|快板|快歌|快|快一点|快点|快速|快节奏|更快',
    tempo(0.7),
  ],
  ['very fast|super fast|as fast as possible|presto|越快越好|非常快|很快|极快', tempo(1)],
  ['big|huge|massive|loud and proud|full|bigger|宏伟|震撼|气势', intensity(0.6)],
  [
    'builds up|build up|builds|building|build|crescendo|grows|growing|渐强|逐渐增强|推进|递进|层层递进',
    intensity(0.4),
  ],
  [
    'subtle|small|little|light|sparse|delicate|understated|background|background music|bgm|simple|简单|清淡|背景|背景音乐|低调|淡淡的',
    intensity(-0.5),
  ],
];
