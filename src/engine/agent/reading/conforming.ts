/** What is fitted: the piece that is there. */
const MUSIC = /\b(?:music|song|soundtrack|score|piece|track|tune)\b|音乐|配乐|曲子?|歌/iu;
const FITS =
  "(?:re-?)?(?:fit(?:s|ted|ting)?|match(?:es|ed|ing)?|adapt(?:s|ed)?|adjust(?:s|ed)?|align(?:s|ed)?|sync(?:h|s|ed|hed|hroni[sz]ed?)?|conform(?:s|ed)?|tailor(?:ed)?|follow(?:s|ed)?|suits?|lines? up|hits?|update)|out of sync|no longer|doesn't|does not|any ?more";
const FITS_ZH =
  '(?:对|卡|合|跟|配|接)(?:得|不)?(?:上|齐|准|合)|对(?:一[下遍次]|好)|卡(?:一下)?点|贴合|匹配|适配|适应|配合|同步|跟着|调整|重新(?:对|卡|配|跟|来)';
const CUT =
  '(?:cuts?|edit(?:s|ed|ing)?|film|video|movie|pictures?|clips|version|timeline|length|footage|changes|order|montage)';
const CUT_ZH = '(?:剪[辑切]点?|切点|画面|版本|片子|视频|影片|剪法|成片|长度|镜头|剪接|新剪辑)';
const FIT = new RegExp(`\\b(?:${FITS})\\b|${FITS_ZH}`, 'iu');
/** That the picture is another now, or that it is done once more. */
const ANEW = new RegExp(
  `\\bre-?(?:fit|match|adapt|adjust|align|sync|conform)|\\bconform|\\bagain\\b|\\b(?:new|changed|current|re-?cut|edited|final|shorter|longer)\\b.*\\b${CUT}\\b|\\b(?:cuts|changes|edit)\\b|\\b(?:to|with|follow|match|fits?) (?:the |my |our |this )*${CUT}\\b|\\b(?:no longer|any ?more|out of sync)\\b|重新|再|新的?|现在|改过|对不上|按|跟着|${CUT_ZH}`,
  'iu',
);
/** “Match the cuts to the music” is about the pictures. */
const PICTURES_FIRST = new RegExp(
  `\\b${CUT} .*\\b(?:to|with|on|follow|match) (?:the |this )*(?:music|beat|song)\\b|${CUT_ZH}.{0,6}(?:卡|对|跟|合).{0,3}(?:音乐|节拍|鼓点|拍)|[跟随按踩][着著]?(?:音乐|节拍|鼓点|拍子)`,
  'iu',
);
/** Nothing but asking for it. */
const AROUND = new RegExp(
  `\\b(?:${FITS}|${CUT}|please|can|could|would|will|you|i|we|me|let|have|make|should|must|needs?|has|ought|be|is|are|music|song|soundtrack|score|piece|track|tune|background|the|this|that|it|its|my|our|new|newly|current|changed|shorter|longer|edited|final|same|to|with|for|so|up|again|now|once|more|back|then|and|but|just|as|they|them|also|too|properly|better|there|not|to|in|of|by|nicely)\\b|${FITS_ZH}|${CUT_ZH}|请|麻烦|帮我|能不能|可以|把|让|将|给|使|重新|再|新|现在|当前|剪|改|过|好|后|完|之后|根据|按照?|跟|随|著|着|和|与|去|要|得|应该|也|都|一下|一次|一遍|了|吧|的|来|走|上|到|齐|准|合|点|卡|成|背景|音乐|配乐|曲子?|歌|节奏|能|希望|同样|这首|那|就|[\\s,，.。!！?？]`,
  'giu',
);

/** “Match the music to the new edit again”, 音乐重新对一下画面. `ofMusic`: “it” is the music. */
export const asksToConform = (text: string, ofMusic: boolean): boolean =>
  FIT.test(text) &&
  ANEW.test(text) &&
  (ofMusic || MUSIC.test(text) || /^.{0,6}重新/u.test(text)) &&
  !PICTURES_FIRST.test(text) &&
  text.replace(AROUND, '') === '';

/** That the picture has changed: why the music is to be fitted. */
const RECUT =
  /^(?:so |now |because |as )*(?:i|we|my \w+|the \w+)(?:'ve| have| has)?(?: just| now)? (?:re-?cut|re-?edited|cut|changed|edited|shortened|lengthened|moved|reordered|rearranged|trimmed|swapped|replaced|deleted|removed|added|split|been (?:re-?cut|changed|re-?edited|edited))(?: (?:the|my|our|all)(?: \w+)? (?:cuts?|edit|film|video|movie|pictures?|clips|timeline|order)| it| a (?:bit|little)| around| (?:one|two|three|an?|some|few|of|new|the|\d+|clips?|shots?|photos?|scenes?))*(?: (?:again|now|a bit|a little))*$|^(?:因为|我|我们|刚才|刚刚|把|将|现在|又|已经|都|这个?|片子|视频|影片|画面|剪辑|镜头|顺序|的)*(?:重新(?:剪|排|调|改)辑?|重剪|改|剪|动|调整|换|调)(?:过|了|完|好)*(?:一下|一遍|一点)?(?:画面|片子|视频|剪辑|顺序|镜头|影片)?了?$|^(?:画面|片子|视频|剪辑|顺序|镜头|影片)(?:已经|又|都|被|我)*(?:重新剪|重剪|改|变|剪|调整|动|换)(?:过|了|短|长)*(?:一下)?了?$/iu;
/** The theme stays, which it does. */
const KEEPS =
  /^(?:but |and |please |just |also |only )*(?:keep(?:ing)?|leave|preserve) (?:the |this |its |that |same )*(?:theme|melody|tune|music|song|motif|style|feel|instruments|mood)(?: (?:as (?:it|they) (?:is|are)|the same|unchanged|though))*$|^(?:but |with |and )*(?:the )?same (?:theme|melody|tune|music|song|piece|style|mood)(?: though| but)?$|^(?:the )?(?:theme|melody|tune) (?:should |must |has to |can )?(?:stays?|remains?)(?: (?:the same|as it is|unchanged))?$|^(?:但是?|请|把|让)*(?:保留|保持|留着|不改|别改|不动|别动)(?:原来的?|现在的?)*(?:主题|旋律|曲调|曲子|音乐|风格)(?:不变)?$|^(?:但是?|请|把|让)*(?:主题|旋律|曲调|曲子|风格)(?:都|请|要|也)*(?:别|不|不要|不用|保持|保留|留着)(?:变|改|动|不变|换)?(?:了|吧)?$/iu;

export const tellsOfRecut = (text: string): boolean => RECUT.test(text.trim());
export const keepsTheme = (text: string): boolean => KEEPS.test(text.trim());
/** Whether words elsewhere in the message ask to fit the music. */
export const speaksOfFitting = (text: string): boolean => MUSIC.test(text) && FIT.test(text);
