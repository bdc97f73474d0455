/** Verbs that an order begins with. */
export const ORDERS_EN =
  "add|adjust|align|apply|boost|bring|caption|change|chop|clear|condense|convert|copy|crop|cross-?fade|cut|delete|discard|dip|ditch|double|drop|duck|duplicate|edit|end|enlarge|erase|extend|fade|fit|flip|get|give|go|halve|have|hide|hold|include|increase|insert|join|keep|kill|label|leave|let'?s?|lengthen|limit|loop|lose|lower|make|match|move|mute|open|pan|place|play|push|put|raise|reduce|remove|rename|repeat|replace|reset|restore|reverse|rid|score|scrap|sync|set|shift|shorten|show|shrink|silence|skip|slice|slide|slow|snip|speed|split|start|stop|stretch|swap|switch|take|throw|title|toss|trade|trim|turn|undo|redo|unmute|use|write|zoom";

/** People whom whoever writes may speak of, behind “my” or “the”. */
export const KIN_EN =
  '(?:husband|wife|partner|boyfriend|girlfriend|mum|mom|mother|dad|father|parents|son|daughter|sons|daughters|kids?|child|children|baby|brother|sister|siblings|cousins?|aunt|uncle|grandma|grandpa|grandmother|grandfather|grandparents|niece|nephew|friends?|boss|colleagues?|teachers?|students?|class|clients?|customers?|team|family|neighbou?rs?|dog|cat|band|choir|bride|groom|couple|platform|landlord|coach|owner|manager|director|editor|producer|company|school|museum|shop|committee)';
/** The same by names of their own. */
export const CALLED_EN = 'grandma|grandpa|mum|mom|dad';
/** Those who look at what is made. */
export const WATCHERS_EN =
  '(?:viewers?|readers?|visitors?|fans?|audience|crowd|followers?|guests?|customers?|clients?|others)';
/** Anybody at all. */
export const ANYBODY_EN = 'people|everyone|everybody|someone|somebody|anyone|anybody|nobody|no one';

/** Who may do or say something in Chinese. */
export const PERSON_ZH =
  '(?:(?:我们?|咱们?|他们?|她们?|你们?|这|那)(?:的|家)?)?(?:老公|老婆|先生|太太|丈夫|妻子|爸爸?妈?|妈妈?|父母|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|叔叔?|阿姨|舅舅?|姑姑?|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|闺女|孩子们?|小孩子?|宝宝|宝贝|娃|小朋友们?|老人家?们?|长辈|学生们?|同学们?|老师们?|家长们?|校长|主任|领导|老板|经理|客户们?|顾客|客人们?|甲方|同事们?|朋友们?|邻居|路人|观众们?|评委|粉丝|网友|主角|主持人|摄影师|新郎|新娘|嘉宾|师傅|店员|小狗|小猫|狗狗?|猫咪?)|我们?|咱们?|他们?|她们?|大家|别人|有人|人家|没人|谁';

/** Words in -er that compare nothing: “dinner”, “mother”. */
export const NO_COMPARATIVE =
  '(?:over|under|after|ever|never|other|another|water|summer|winter|river|whether|together|rather|paper|number|letter|order|chapter|december|november|october|september|computer|corner|speaker|user|her|per|former|either|neither|weather|father|mother|brother|sister|daughter|grandmother|grandfather|teacher|customer|viewer|poster|phaser|dinner|easter|laser|manager|owner|producer|director|filter|matter|remember|quarter|member|master|poker|soccer|shower|flower|power|tower|layer|player|worker|driver|drummer|dancer|singer|trainer|trailer|center|monster|finger|shoulder|baker|farmer|partner|stranger|strangers|teenager|tiger|spider|border|folder|holder|reminder|timer|printer|answer|offer|enter|differ|suffer|prefer|refer|transfer|bother|gather|consider|discover|cover|deliver|wonder|proper|clever|super|outer|inner|upper|silver|bitter|butter|ladder|rubber|supper|trailer|thriller)';
