/**
 * Words for transitions, moving stills and the frame: rows of the tables in words-en.ts and
 * words-zh.ts.
 */
const SLOW =
  '(?:(?:very |nice and )?(?:slow(?:ly)?|gent(?:le|ly)|subt(?:le|ly)|smooth(?:ly)?|soft(?:ly)?|slight(?:ly)?))';
const LIKE = '(?:(?:soft|smooth|gentle|gradual|quick|slow|simple|short|long|nice|subtle) )?';
const EFFECT = '(?: (?:effects?|animations?|movements?|motions?))?';
const FRAME = '(?:the )?(?:whole |entire |full )?(?:frame|screen|picture|canvas|format|display)';
const PAN = `(?:${SLOW} )?(?:pan(?:s|ning)?|tilt(?:s|ing)?)(?: ${SLOW})?`;
const pan = (toward: string): string => `${PAN}(?: (?:to|towards) the)? ${toward}(?:wards?)?`;

export const LOOKS_EN = {
  crossfade: `${LIKE}(?:cross[- ]?(?:fade|dissolve)s?|dissolves?)(?: (?:softly|smoothly|gently|slowly))?|(?:cross[- ]?)?dissolv(?:e[sd]|ing)|cross[- ]?fad(?:e[sd]|ing)|blend(?:s|ing)?(?: together)?|melt(?:s|ing)?(?: together)?|merg(?:es?|ing)(?= [^,.;]*(?:each other|one another|next|together))|mix(?= (?:the |my |all )*(?:clips|photos|pictures|shots) (?:in)?to)|flow(?=s? (?:smoothly )?(?:into|from) (?:each|one|the next))`,
  'dip-black':
    '(?:an? )?(?:dip(?:s|ping)? (?:to|through|into) black|fad(?:es?|ing)[- ]through[- ]black)|(?:to )?(?:an? )?(?:quick |short )?black (?:dip|flash)(?:es|s)?|flash(?:es)? (?:to|of) black|(?:fades?) to black(?= (?:between|transition|before |after |into ))',
  'dip-white':
    '(?:an? )?(?:dip(?:s|ping)?|fad(?:es?|ing)|flash(?:es|ing)?) (?:to|through|into|of) white|(?:to )?(?:an? )?(?:quick |short )?white (?:flash|dip)(?:es|s)?',
  slide:
    'slides?|sliding|push(?:es)?|(?:an? |the )?(?:slid(?:es?|ing)|push) (?:transitions?|effects?)',
  wipe: 'wip(?:es?|ing)',
  transition: `(?:(?:the|all the|my) )(?:(?:hard|harsh|abrupt) )?cuts(?= (?:(?:should be |to be )?(?:a (?:bit|little) )?(?:softer|smoother|gentler|soft|smooth|less (?:harsh|abrupt))|(?:are|feel|look) (?:too |so |very )?(?:hard|harsh|abrupt|sudden|rough|jarring|choppy)))|(?<=(?:soften|smooth|smoothen|smooth out) )(?:the |all the |my )(?:hard |harsh |abrupt )?cuts|(?:soft|smooth|gentle)(?:er)? cuts|(?:special )?effects?(?= (?:between|on the cuts?|from one)\\b)|${LIKE}transitions?(?: (?:styles?|types?|effects?|kinds?))?`,
  'hard-cuts':
    '(?:hard|straight|plain|clean|simple|direct|normal|regular|sharp) cuts?|cuts? between|(?:just |only |simply )*cut (?:straight|directly|hard) (?=from |between |to )|(?:just|only) cuts|cuts only|hard ones|(?:just|simply) cut(?= ?(?:$|[,.;]))|(?:just|only|simply) cut (?=from (?:one |each )?(?:clip|photo|shot|picture)|between )',
  pan: `${PAN}(?: (?:across|over|along))?|(?:${SLOW} )?(?:drift|glide)(?:s|ing)?(?: ${SLOW})?(?: (?:across|over))?`,
  moving: `moving|moves? (?:slowly|gently|softly|subtly|a (?:bit|little)|slightly|around)|(?:slowly|gently) moves?`,
  varied: 'different(?:ly)?|var(?:y|ied|iety)(?: of)?|mix(?:ed)? up',
  'ken-burns':
    'ken burns(?: (?:effects?|style|movements?|motion))?|(?:subtle|slow|gentle|some|a bit of)? ?(?:camera )?movements?|animate|life(?= (?:in(?:to)?|to) (?:the |my |our |these |all )*(?:photos|pictures|images|stills|slides)\\b)|moving stills|come alive|bring .{3,20} to life',
  'zoom-in': `(?:${SLOW} )?zoom(?:s|ing)?(?: ${SLOW})?[- ]in(?:to)?(?: ${SLOW})?${EFFECT}|${SLOW} (?:zoom|push)(?:s|ing)?(?:[- ]in(?:to)?)?(?![- ](?:out|back))|(?:${SLOW} )?push(?:es|ing)?(?: ${SLOW})?[- ]in(?:to)?(?: ${SLOW})?|(?:${SLOW} )?(?:moves?|gets?|goes?|comes?) (?:${SLOW} )?closer(?: ${SLOW})?(?: in)?(?:to)?|zoom(?:s|ing)?(?! ?(?:out|back))`,
  'zoom-out': `(?:${SLOW} )?zoom(?:s|ing)?(?: ${SLOW})?[- ](?:out|back)(?: (?:of|from))?(?: ${SLOW})?${EFFECT}|(?:${SLOW} )?pull(?:s|ing)?(?: ${SLOW})?[- ](?:out|back)(?: ${SLOW})?(?: (?:of|from))?(?= |$|[,.;])`,
  'pan-left': pan('left'),
  'pan-right': pan('right'),
  'pan-up': pan('up'),
  'pan-down': pan('down'),
  still:
    '(?:stand|hold|keep|stay)(?:s|ing)? (?:completely |perfectly |quite )?still|still|static|motionless|(?:stop|not) moving|(?:without|no) (?:any )?(?:movement|motion|animation)',
  motion: `less (?:static|still|stiff)|(?:alternat(?:e|ing) (?:between )?)?zoom(?:ing|s)? in and (?:then )?(?:zoom(?:ing|s)? )?out(?: alternately)?|(?:some )?zoom(?:ing|s)?(?: (?:and|or) |/)(?:some )?pan(?:s|ning)?|(?:some )?pan(?:ning|s)?(?: (?:and|or) |/)(?:some )?zoom(?:s|ing)?|motions?|animations?|zoom(?:ing)? effects?|camera moves?`,
  vertical: 'vertic(?:al|le)(?:ly)?|upright|portrait(?: mode| format)?',
  horizontal: 'horizontal(?:ly)?|landscape(?: mode| format)?|wide ?screen',
  square: 'squared?(?: format)?',
  /** Where films are shown upright, and where they are wide; a shape that is named counts more. */
  'upright-place':
    '(?:fit )?(?:(?:a|my|the) )?phone screens?|tik ?tok|(?:insta(?:gram)? |ig |facebook )?(?:reels?|stories|story)(?: format)?|(?:you ?tube )?shorts(?: format)?|snapchat',
  'wide-place': 'you ?tube(?: format)?|(?:(?:a|my|the) )?(?:tv|television)(?: screens?| format)?',
  'fit-blur':
    '(?<=the )blur(?= ?$)|(?:with )?(?:a |the )?blur(?:red|ry|red out)? ?(?:background|sides|edges|borders|bars|fill|copy)|blur[- ]?fill|blur (?:out )?(?:the )?(?:black )?(?:background|sides|edges|bars|borders|(?:empty|blank|remaining|rest of the) (?:space|areas?|parts?|sides))|(?:background|sides|edges|borders|bars)(?: should be| to be)? (?:blurred|blurry|blur)|(?:background )blur|(?:fill (?:in )?)?(?:the )?(?:empty |blank |remaining )?(?:space|areas?|sides|gaps?|edges|rest) (?:with (?:an? |the )?blur(?:red|ry)?(?: (?:copy|background|version))?|blurred)|blurr?(?:y|ed)|blur (?:behind it|on the sides|at the sides)',
  /** A frame is filled with it, where its clause is about the frame. */
  blur: '(?:the |a |with )*blur(?:ring)?',
  'fit-crop': `(?:cut(?:ting)?|chop(?:ping)?|crop(?:ping)?) (?:anything|any of it|things|stuff|parts of (?:it|the picture)|(?:people.s |any(?:one|body).s )?heads?) off|(?:cut(?:ting)?|chop(?:ping)?|crop(?:ping)?) off (?:anything|things|stuff|parts of (?:it|the picture)|(?:people.s |any(?:one|body).s )?heads?)|los(?:e|ing) (?:anything(?! (?:after|before|past|from|between|up to|until)\\b)|any of (?:it|the picture)|the (?:edges|sides))|(?:(?:it.s|that.s|i.m) )?(?:ok(?:ay)?|fine|all ?right|happy) (?:to|if you|with) crop(?:ping)?|crop(?:s|ped|ping)?(?: (?:off |away )?(?:the )?(?:sides|edges|rest|excess|top and bottom)| (?:off )?whatever does ?n[o']t fit)?|(?:crop(?: it)? |zoom(?: in)? )?to fill(?: ${FRAME})?|fill(?:s|ing|ed)? (?:up )?${FRAME}|(?:the )?(?:sides|edges) (?:cut off|cropped)|cut (?:to fill|off the sides)`,
  'fit-pad':
    'fit the (?:whole|full|entire) (?:picture|frame|image|video|thing)(?: in)?|keep everything (?:in (?:the )?(?:frame|view|picture)|visible)|(?:with |to |in |by )?(?:an? |the )?(?:black |white )?(?:bars?|borders?)(?: (?:(?:at |on |along |to )?(?:the |both )?(?:top and bottom|left and right|sides|edges)|around(?: it)?))?|(?:with )?(?:black |white )?(?:edges(?= black)|letter ?box(?:ed|ing)?|pillar ?box(?:ed)?)|pad(?:ded|ding)?|fit inside|(?:the )?(?:whole|full|entire) (?:picture|frame|image) (?:visible|showing|shown|in view)|(?:keep|show)(?:ing)? (?:the )?(?:whole|full|entire) (?:picture|frame|image)(?: visible| in (?:view|the frame))?',
  aspect:
    '(?:the )?(?:aspect(?: ratio)?|format|reframe|reformat|convert|resize|re-?size|frame|shape|ratio|canvas|dimensions?|orientation)(?: (?:ratio|size|shape|format))?',
} as const;

const SLOW_ZH = '(?:慢慢|缓慢|缓缓|逐渐|渐渐|轻轻|轻微|微微|一点点|一点一点|稍微|镜头)';
const toward = (from: string, to: string): string =>
  `(?:镜头)?(?:(?:从${from}(?:面|边|侧)?)?${SLOW_ZH}*地?(?:向|往|到|至)${to}(?:面|边|侧)?|${to})${SLOW_ZH}*地?(?:平?移动?|摇|滑动?|扫|推)过?`;

export const LOOKS_ZH = {
  crossfade:
    '叠化|交叉淡化|交叉溶解|溶解|交叉叠化|淡入淡出(?=.*(?:片段|转场|之间|效果|切换|过渡))|(?<=(?:转场|切换|过渡|之间|效果).{0,8})淡入淡出|叠画|渐变式?的?(?:切换|过渡|转场)(?:效果)?|(?:互相|相互)?(?:地)?融(?:合|化)(?:过渡)?|融(?:过去|进去|到一起|在一起|到)|淡过去|(?<=[前上]一[张段个].{0,4})淡(?:掉|走)|一[张段个](?:照片|图片)?(?:慢慢|渐渐)?淡[出掉][,，]?[下后另]一[张段个](?:照片|图片)?(?:慢慢|渐渐)?淡入',
  'dip-black': '闪(?:一下|一|下|个)?黑|黑场过渡|黑场转场|黑场过度',
  'dip-white': '闪(?:一下|一|下|个)?白(?:光)?|白场过渡|白场转场',
  slide: '滑动|推入|滑入|滑出',
  wipe: '擦除|划像|擦入',
  transition:
    '(?:所有的?|全部的?|每个)?转场(?:效果|时间|时长|类型|方式)?(?:全部?|都)?|过渡(?:效果|时间|方式)?|切换(?:的?时候?|之间|处|效果|时间|方式)|切换[都全]?[用加](?=.{0,8}(?:叠|溶|淡|滑|擦|划|闪|黑|白))|切换(?:要|得)?(?:柔和|自然|平滑|顺滑|流畅)(?:一?[点些])?|切换(?:别|不要)?(?:太|那么|这么)(?:生硬|突兀)了?|(?<=(?:照片|图片|片段|镜头|画面|视频)(?:之间)?的?)切换(?=都|全|用|改|加|统一|柔|自然|平滑|要|别|太|渐)',
  'hard-cuts':
    '(?:直接|只用|全部?)?硬切|(?:直接|干净利落地?|干脆|简单|普通|正常)(?:地|的)?切换?|直切',
  varied: '(?:都|各)?不(?:太)?一样|(?:各)?不(?:相)?同|多样|有变化|变着花样',
  'ken-burns': '肯[·.]?伯恩斯(?:效果)?|动起来|动态(?:效果)?|运镜(?:效果)?|动感|ken ?burns(?:效果)?',
  // 慢慢推进 by itself is said of music.
  'zoom-in': `${SLOW_ZH}*的?地?(?:放大|推近|拉近)|(?:镜头)?推进|(?:从|由)(?:远(?:及|[往到向至拉推]*)近|小(?:[往到向至变]*)大)${SLOW_ZH}*地?(?:[推拉](?:近|进|过来)?)?`,
  'zoom-out': `${SLOW_ZH}*的?地?(?:缩小|拉远)|(?:从|由)(?:近(?:及|[往到向至拉推]*)远|大(?:[往到向至变]*)小)${SLOW_ZH}*地?(?:[推拉](?:远|开|出)?)?`,
  'pan-left': toward('右', '左'),
  'pan-right': toward('左', '右'),
  'pan-up': toward('下', '上').replace('|上)', ')'),
  'pan-down': toward('上', '下').replace('|下)', ')'),
  still:
    '(?:保持)?静止(?:不动)?|(?:固定|停住|停着|定住)?不动|(?:不要|不用|别|不)(?:再)?让(?:它们?|他们?|这[些张]|画面)?(?:再)?[乱移晃]?动(?:来动去)?(?:了)?|(?:不要|不用|不需要|别|莫要?|勿|甭)(?:再?[乱移晃]?)?动(?:来动去)?(?:了)?|(?:不要|别)晃|定住|静静地?(?:放|展示|显示|停着|待着)着?',
  motion:
    '动法|运动方式|动的方式|动画(?:效果)?(?!片)|动效|动作(?!片)|动得|一样地动|运动(?!视频|会|员|场|鞋|服|类|短片|片|风|健身|比赛)|移动效果|推拉(?:摇移)?(?:效果)?|缩放(?:效果)?|动一动|动一下',
  vertical: '竖(?:屏|版|向|的|着)(?:视频|格式)?|竖过来',
  horizontal: '横(?:屏|版|向|的|着)(?:视频|格式)?|宽屏|横过来',
  square: '(?:正)?方(?:形|的|块)(?:画面|画幅)?',
  'upright-place':
    '(?:我?(?:要|想))?(?:发|传)?(?:到|在)?(?:抖音|快手|视频号)(?:格式|尺寸|上)?(?:用|看)?|(?:适合)?手机(?:屏幕?|竖屏|上?观?看)',
  'wide-place': '(?:适合)?电视(?:屏幕?|上?观?看)|(?:发|放|传)?(?:到|在)?b站(?:上)?',
  'fit-blur':
    '(?:背景|黑边|旁边|边上|两[边侧]|上下|边缘|四周|周围|空(?:白|余|着|出来)?的?(?:地方|部分|区域|处)|其余部分|剩下的?(?:地方|部分)?)(?:的黑边)?(?:都)?(?:用|加|做|改成|换成)?(?:虚化|模糊)(?:掉)?的?(?:背景)?(?:来)?(?:填充|填满|填上|填|补上|补满|盖住|盖上|垫底|打底|做底)?(?:(?:也|都)?(?:没关系|没事|无所谓|不要紧|也?可以|也行|没问题))?|(?:虚化|模糊)填(?:充|满)|(?:模糊|虚化)(?:的)?(?:背景|填充|边)(?:填充)?',
  blur: '虚化|模糊',
  'fit-crop':
    '裁一[下裁]|(?:可以|允许|能)裁[剪切]?(?:掉)?(?:一?点|一?些|两边|边缘|画面)?|(?:直接)?裁[剪切]?掉?(?:一?点|一?些|两边|边缘)?(?:也|都)?(?:没关系|没事|无所谓|不要紧|可以|也?行|没问题)|裁掉(?:人|头|脸|东西|内容|画面里的人|黑边|画面)|(?<=黑边)裁掉|直接裁[剪切]?|裁切成?|裁成|裁剪(?:填满|铺满)?|(?:多余|多出来?|超出|旁边)的?(?:部分|地方|画面|边)?(?:都|就|直接|全)?(?:裁|剪|切)(?:掉|去|了)?|(?:裁|剪|切)掉?(?:多余|多出来?|超出)的?(?:部分|地方)?|(?:裁(?:掉)?)?(?:两边|两侧|四周|上下)(?:裁掉|裁切)|裁掉?(?:两边|两侧|四周)|(?:裁[剪切]?|放大)?(?:铺|填|充|撑|占)满(?:整个)?(?:画面|屏幕|屏)?|裁满',
  'fit-pad':
    '(?:空(?:白|余|着|出来)?的?(?:地方|部分|区域)|两[边侧]|上下|左右|四周|周围|旁边)(?:都|就)?留[黑白]?边(?:也|都)?(?:没关系|没事|无所谓|不要紧|可以|行|没问题)?|(?:空(?:白|余|着|出来)?的?(?:地方|部分|区域)|旁边|四周|周围|两[边侧]|上下|左右)?(?:都)?[加留有补]?黑边(?:填充|代替)?(?:也|都)?(?:没关系|没事|无所谓|不要紧|可以|行|没问题)?|(?:画面)?完整(?:显示|保留)|(?:不[要用]?|别)裁[剪切]?(?:掉)?(?:画面里?的?)?(?:人|头|脸)?(?![短两])|(?:留|加)?白边|(?:加)?边框|补边',
  aspect: '画幅|比例|画面比例|宽高比|尺寸|格式|画面尺寸',
};
