import { LOOKS_EN } from './words-looks.js';

/**
 * Words that edits are made of, as patterns: what they share a row with means the same to an edit.
 * A row's name is what the rules call it.
 */
export const WORDS_EN = {
  'cut-out': '(?:cut|chop|clip|crop|edit|slice|hack|snip|trim) (?:out|away)|snip',
  cut: 'cut(?:ting|s)?(?: (?:off|down))?|(?:chop|lop)(?: off)?|slice off|clip off|(?:take|knock|lop|slice|pull)(?=[^,;]{1,30}(?:seconds?|secs?|\\ds|minutes?)[^,;]{0,30} (?:off\\b|from (?:the |its )?(?:very )?(?:start|beginning|front|head|end|back|tail)\\b))',
  trim: 'trim(?:med|ming)?(?: (?:off|down))?|(?:shave|snip|nip)(?: off)?',
  shorten:
    'shorten|reduce|condense|pare(?: down)?|bring(?![^,.;]*\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?)\\b)(?!(?: \\S+){1,4}? (?:down|up) (?:to|by) (?:\\d+ ?(?:%|percent|db)|half))|limit',
  keep: 'keep|retain|preserve|(?:only|just) (?:want|need)(?: to (?:keep|see|use|have|show))?|(?:want|need) (?:only|just)|leave(?= (?:only|just|.{1,30} (?:still|static|motionless|frozen)\\b))|use (?=only |just )',
  only: 'only|just|nothing but',
  skip: 'skip',
  everything: 'everything|anything|all of it',
  remove:
    "(?:ripple[- ])?deleted?|removed?|eliminate|chuck|gone|disappear|strip(?! (?:it )?(?:back|down))(?: (?:out|away))?|hide|drop|take(?= (?:\\S+ ){1,7}?(?:out|away|off)(?! (?:of )?(?:black|at \\d))\\b)|leave(?= (?:\\S+ ){1,5}?out\\b)|discard|exclude|omit|lose|ditch|(?:get )?rid of|take (?:out|away|off)|leave out|throw (?:out|away)|erase|clear|empty|scrap|kill|axe|trash|toss(?: out)?|dump|bin|(?<!\\b(?:an?|the|with|use|add|put|of|by) )wipe(?= (?:the |my |that )?(?:(?!(?:in|into|to|from|between|across|over|at|on|before|after|when|right|just|going|leading|transitions?|and|or|out)\\b)[\\w.]+ ){0,2}?(?!(?:in|into|to|from|between|across|over|at|on|before|after|when|right|just|going|leading|transitions?|and|or|out)\\b)(?:title|text|clip|video|shot|scene|part|one)s?\\b(?! (?:in|into|to|from|over|with|on|between|transition)))|kick out|(?:don't|do not|no longer|(?:won't|will not)(?= (?:need|use) (?!it\\b|them\\b|that\\b))) (?:really )?(?:use|show|want|need)(?: to (?:see|have|keep))?|can do without|no need for|(?:shouldn't|should not) be in|(?:isn't|aren't|is not|are not|no longer) (?:really |actually )?(?:needed|necessary|wanted)|stop(?= (?:playing )?(?:the |my |this )?(?:background music|backing track|song|soundtrack)(?: please| pls| altogether)? ?(?:$|[,.;!?]))|(?<=\\b(?:titles?|captions?|subtitles?|text) (?:turned |switched )?)(?:off|out)(?= ?(?:$|[,.;!?]|and\\b|please\\b|pls\\b|thanks\\b))|(?:can|has to|have to|needs? to|should|must|may|could) (?:just )?(?:go|disappear|vanish|be (?:removed|deleted|cut|dropped|trimmed|chopped|taken|thrown|gone))(?: away| out| off)?(?= ?(?:$|[,.;!?]|and\\b|too\\b|now\\b|please\\b|pls\\b|for me\\b))|gone(?= ?(?:$|[,.;!?]|please\\b|pls\\b))|(?<=^ *(?:can|could|should|may|must) (?:the |my |that )?[\\w .]{1,24} )go(?= ?(?:$|[,.;!?]))|(?:throw|kick|toss|chuck|get|pull|edit)(?= (?:\\S+ ){1,5}?(?:out|away)\\b)",
  without: 'without|minus|no|none|turn off|switch off|disable',
  not: "don't|do not|stop(?= \\w+ing\\b)|never|not|(?:should|must|need|does|would)(?:n't| not)(?: need to| have to)?|no need to",
  move: 'mov(?:e|ed|ing)|shift(?:ed)?|drag(?:ged)?|reposition(?:ed)?|relocate(?:d)?|transfer(?:red)?|bring (?=.*(?:front|start|beginning|end|before|after|forward|behind|following|ahead of))(?!.*\\bin (?:slowly|gently|gradually|softly|smoothly)\\b)|send|(?:pull|push|(?<!\\b(?:an?|the|add|use|put|with|second|seconds|ms|s|apply|of) )slide(?! (?:transitions?|effects?|between|into|from|everywhere))|switch|take|get|pop|bump|nudge)(?= (?!(?:music|sound|volume|title|text|caption)\\b)(?:[^\\s,;]+ ){1,7}?(?:(?:on)?to (?:the )?(?:very )?(?:front|start|beginning|end|back|top|middle|(?:first|last|second|third|fourth|\\d\\w*) (?:place|position|spot|slot)|position|place|slot|spot)\\b|before (?:the|clip|everything|all|my|our|\\w+\\.\\w)|after (?:the|clip|everything|all|my|our|\\w+\\.\\w)|ahead of|in front of|behind|following|between|forward|back (?:by )?(?:one|two|\\d)|up front))',
  put: 'put|placed?|set|position(?:ed)?|sits?|go(?:es)?|come(?:s)?(?! in (?:slowly|gently|gradually|softly|smoothly)\\b)|belongs?|align|stick|squeeze|slot|lay(?:er)?|slip|pop|paste|tack(?:ed)?(?: on)?|(?:drop|throw|work|place|swap|slot)(?= (?:the |my |our |that |\\S+\\.\\w{3,4} |a )(?:\\S+ ){0,4}?in(?: between)?\\b)|(?:throw|drop|place|work|bring|squeeze|slot) in(?= (?!order\\b))|(?:re-?)?arrange|sort|line up|save(?= .*\\bfor (?:the end|last)\\b)|leave(?= .*\\bfor (?:the end|last)\\b)|follow(?:s|ed)?(?= by\\b)',
  swap: '(?:swap(?:ped)?|exchange(?:d)?|switch(?:ed)?(?! off)|trade|interchange(?:d)?|flip(?= [^,;]*\\b(?:and|with)\\b)|invert(?= [^,;]*\\b(?:and|with)\\b))(?: (?:around )?(?:the )?(?:order|places?|positions?)(?! (?:\\d|one|two|three)))?(?: of)?(?: (?:in )?for each other)?|(?:changes?|reverse|turn around|trading|swapping|switching) (?:the )?(?:order|places?|positions?)(?: of| between)?(?= (?!and\\b|with\\b|then\\b|please\\b)[^,;]*(?:\\b(?:and|with)\\b|\\btwo\\b|&))|(?:changes?|trades?|swaps?|switche?s?) (?:places?|positions?)|<->|↔|vice versa|(?:in|are) the wrong order',
  'reverse-order':
    '(?:reverse|flip|invert|turn around|mirror|switch|swap|turn(?= the (?:\\w+ )?order around))(?: around)? (?:the )?(?:(?:whole|clip|scene|photo|playing|running) )?(?:order|sequence)(?: around)?(?: of (?:the |my |all (?:of )?(?:the )?)?(?:clips|videos|scenes|shots|photos|pictures|images|slides))?(?! of\\b)(?: around)?|(?:in |into )?(?:the |an? )?(?:revers(?:e|ed)|opposite|inverse|inverted|backwards?) (?:order|sequence)|order (?:of (?:the |all (?:the )?)?(?:clips|videos|scenes|shots|photos) )?(?:(?:should|must|has to|needs to) be |is )?(?:reversed|flipped|inverted|turned around|backwards)|(?:from )?(?:the )?last (?:clip )?to (?:the )?first|(?:the )?other way (?:a)?round|back to front|(?<=(?:photos|pictures|images|slides) )(?:in reverse|backwards)|(?<=(?:arrange|sort|put|order) (?:the |all (?:the )?)?(?:clips|videos|shots|them|everything) )in reverse|put (?:the |all (?:the )?)?clips in reverse order|order (?:the |all (?:the )?)?(?:clips|shots|videos) backwards|order backwards|reverse (?:the |all (?:the )?|my )?(?:photos|pictures|images|slides)',
  split:
    'split(?: up)?|divided?|sliced?(?! (?:off|out|away))|separated?|break up|razor|blade(?= (?:it |at |the |clip ))|(?:break|separate) (?=[^,;]{1,40}\\b(?:in|into|at|apart|halfway|down|right)\\b)|cut(?= (?:(?:it|the (?:video|clip)|clip \\d+) )?(?:in (?:half|two)|into two))',
  'in-two':
    '(?:in|into) (?:half|two|halves|2)(?! (?:and a half )?(?:seconds?|secs?|s|minutes?)\\b)(?: (?:equal |even |same-size )?(?:parts|pieces|halves|clips|sections))?|down the middle|apart',
  'speed-up': '(?:speed|sped) up|accelerate|fast[- ]forward',
  'slow-down': 'slow down|decelerate',
  speed: 'speed|pace|playback(?: speed| rate)?',
  up: 'up',
  down: 'down',
  slow: 'slow(?!er|[- ]?mo)',
  faster: 'faster|quicker|more quickly',
  slower: 'slower|more slowly',
  'slow-motion': '(?:(?:in|into) )?(?:an? )?(?:super )?(?:slow[- ]?mo(?:tion)?|slomo)(?: effect)?',
  normal:
    '(?:at |to )?(?:(?:its|the) )?(?:normal|regular|original|usual|default|real[- ]?time)(?: (?:playback )?(?:speed|pace))?(?: again| back)?(?= ?$| speed|[,.;!?]| (?:please|pls|for me)\\b)|(?:at |to )?real speed',
  play: 'play(?:ed|s)?|run|playback|runs(?= (?:at|in|back|twice|half|too)\\b)',
  duplicate:
    'duplicated?|copied|cloned|doubled|repeated|(?:(?:make |add |create )?(?:an?|another|one more|a second) )?copy(?: of)?|clone|repeat|double(?= (?:clip|the (?:\\w+ )?clip)(?![^,.;]*\\b(?:audio|sound|noise|volume|length|duration|speed)\\b))',
  twice: '(?:twice|2x)(?: in a row| back to back)?',
  show: 'show(?:n|s)?|see|display(?:ed)?|leave(?= .*\\b(?:up|on)\\b)|hold|lasts|lasting|(?<=\\b(?:make|let|have|should|must|will|to|wants?|needs?) (?:\\S+ ){0,4})(?<!\\b(?:the|its|my|our|their|very|and|cut|trim|remove|delete|drop|lose|take|chop|off|keep|only|just|for|in|of|at|slow|play|show|\\w.s) )last(?= (?:for |about |around |only |just |at |exactly )*(?:\\d|half|an?\\b|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|ninety))|(?<=(?:should|must|will|to|photo|image|picture|title|clip|slide|each|it) )last(?= (?:for|about|around|only|just|at|exactly|longer|an?|half|one|two|three|four|five|six|seven|eight|nine|ten|\\d))|stay(?:s)?(?: (?:on|up)(?: screen)?)?|appear(?:s)?|linger|(?:leave|give)(?= .{1,40}(?:\\d|second|minute))|(?<=(?:make|let|have) (?:(?:clip|shot|scene|photo|picture|image|slide|part) \\d+|(?:the |my )?(?:\\w+ )?(?:clip|shot|scene|photo|picture|image|slide)s?|it|\\S+\\.\\w{3,4}|the [a-z ]{1,20}) )last',
  long: '(?:in )?total(?= ?(?:$|[,.;!?]|please\\b|pls\\b))|long(?! shot)|in length|length|duration|lasting|screen time',
  longer: 'longer|extend|lengthen|prolong|stretch(?= [^,;]{1,40} (?:by|to) )',
  shorter: 'shorter',
  'to-length':
    "to (?:the )?(?:right |same |exact |correct )?length(?: of (?:the |my )?(?:video|film|movie|picture|clip))?|to (?:fit|match)(?: (?:the |my )?(?:length of the |video'?s? length|video|film|movie|picture|clip))?|so (?:that )?it fits(?: the (?:video|film|picture|length))?|to (?:the )?(?:video|film)(?:'s)?(?: length)?(?! ?\\d)",
  start:
    "start(?:s|ing)?(?: off)?|begin(?:s|ning)?|open(?:s|ing)?(?= (?:(?:the |my |our |this )?(?:film|video|movie|vlog|edit|it)(?:'s)?(?= (?:with|on|by)\\b| ?(?:$|[,.;!?]| and\\b| pls\\b| please\\b))|with\\b|on\\b))|(?:kick|lead)s?(?: off)?(?= (?:\\S+ ){0,3}with\\b)",
  end: "end(?:s|ing)?|finish(?:es)?|stop(?:s)?|(?:clos(?:es?|ing)|concludes?|wraps? up)(?= (?:(?:the |my |our |this )?(?:film|video|movie|vlog|edit|it)(?:'s)?(?= (?:with|on|by)\\b| ?(?:$|[,.;!?]| and\\b| pls\\b| please\\b))|with\\b|on\\b))",
  add: 'add(?:ing|ed)?|insert(?:ed)?|include(?:d)?|append|import|apply|write|(?<=(?:^|[,.;!?]|\\b(?:and|then|please|just|also)) *)type|create|overlay|attach|give (?:it|the video|me)',
  change:
    'change|turn(?= [^,;]{1,40} into\\b)|(?:crank|bump|push)(?= [^,;]{1,50}\\b(?:speed|\\d ?x)\\b)|(?:return|bring)(?= [^,;]{1,40}\\b(?:normal|regular|original|usual) (?:speed|pace)\\b)|changing|switching|(?:flip|cycle|go)(?:s|ping|ing)? through|correct|reset(?= .{1,30}(?:speed|pace))|edit|rename|modify|update',
  make: 'make|made|have|let|get|render|give|do',
  say: 'say(?:s|ing)?|read(?:s|ing)?|(?:that|which) (?:says|reads)|with the (?:text|words?)|(?:(?:the|our|my|his|her|their|an?) (?:[\\w-]+ )?)?(?:text|words?|names?|date|place|location|year|line|phrase|sentence|message|greeting|slogan|hashtag|handle|website|question|lyrics?|verse|poem|motto|tagline|quote|proverb)(?: of (?:the|our|my|his|her|their) [\\w-]+)?:?(?= ?[“"])|label(?:s|led)?(?= .*[“"])|called|named|call(?= (?:it|this|that|the (?:video|film|movie))\\b.*[“"])',
  bigger: 'bigger|larger|enlarge|scale up|blow up|increase(?: the size of)?|grow|huge|big|large',
  smaller: 'smaller|decrease|shrink|scale down|reduce the size of|tiny|small',
  'much-more': 'much|a lot|way|far|significantly|considerably',
  'bit-more':
    '(?:by )?a (?:little |tiny |wee )?bit|a (?:notch|tad|smidge|shade|hair|fraction)|(?:one|two|a) (?:notch(?:es)?|sizes?(?= (?:smaller|bigger|larger)))|a little(?: more)?|slightly|somewhat|a touch|a tad',
  fade: 'comes?(?= in (?:slowly|gently|gradually|softly|smoothly)\\b)|ease(?= [^,.;]{1,40} (?:in|out) (?:over|for|in)\\b)|bring(?= [^,.;]{1,40} in (?:slowly|gently|gradually|softly|smoothly)\\b)|fade(?:s|d)?|fading',
  in: 'in',
  out: 'out',
  'fade-in':
    'comes? up (?:slowly|gently|gradually|softly|smoothly)|fade[- ]?in|fades? in(?: from (?:black|silence))?|fade up(?: from black)?|fade from black',
  'fade-out': 'fade[- ]?out|fades? out|fade away',
  'to-black': 'to black',
  'to-white': 'to white',
  'from-black': 'from black',
  ...LOOKS_EN,
  'each-other':
    '(?:in)?to (?:each other|one another|the (?:next|following)(?: one| clip| photo| picture| shot| scene| image)?)|(?:from )?(?:one|each|every) (?:clip|photo|picture|shot|scene|image) (?:in)?to (?:the next|another)(?: one)?|(?:from )?one to the (?:next|other)|between (?:each other|them(?: all)?)|each other|one another',
  /** What a transition or a movement is like, beside its kind. */
  soft: 'soft(?:er|ly)?|smooth(?:er|ly)?|gentler?|gently|fancy|cheesy|silly|flashy|same(?= (?:cross|wipe|slide|transition|fade))|(?<=too )(?:hard|jarring|choppy)|jarring|choppy|smooth(?:en)?(?: out)?|quick|subtle|subtly|slowly|harsh|abrupt|sudden|rough|nice|looks? (?:nicer|better|good|great|best|prettier)',
  sync: 'sync(?:s|ed|hroni[sz]ed?)?(?: up)?|(?:time|match|fit|align)(?= (?:all )?(?:the |my |these )?(?:photos|pictures|images|slides))',
  colour: '(?:text |font |letter )?colou?rs?(?: of)?',
  size: '(?:text |font )?size(?: of)?',
  higher: 'higher(?: up)?|(?:further|farther) up|upwards?',
  lower: '(?:further|farther|lower) down|downwards?',
  /** Each in its own way. */
  freeze: 'freez(?:e|ing)|frozen',
  'twice-size':
    'twice (?:as (?:big|large|tall)|(?:the |its |their )size)|double (?:the |its |their )?(?:text |font )?size(?: of)?',
  'half-size':
    'half (?:as (?:big|large|tall)|(?:the |its |their )size)|half (?:the |its |their )?(?:text |font )?size of',
  all: 'all',
  between:
    'from one (?:clip|photo|picture|shot|scene|image|slide) (?:in)?to (?:the next|another|the other)|between|in between|into|through(?= clip)|from(?= clip)',
  join: 'join|connect|link',
  'on-beat':
    '(?:on|to|with|in time (?:with|to)|synced to|timed to|in (?:the )?rhythm (?:with|of|to)|in sync (?:with|to)|hit(?:s|ting)?|lands? on|falls? on|land(?:ing)? on|align(?:ed)? (?:to|with)|lined up with|(?:that )?follow(?:s|ing)?|at|sync(?:ed|hroni[sz]ed)? (?:to|with)|match(?:es|ing)?) (?:the |every |each |an? )?(?:beats?|rhythm)(?: of the (?:music|song))?|(?:on|to)[- ]beat|beat[- ]synced|(?:in time|in sync|synced|synchroni[sz]ed|timed) (?:to|with) the (?:music|song)|(?:that )?follow(?:s|ing)? the (?:music|song)|(?:in|to) the rhythm of the (?:music|song)|(?:beat|music|rhythm)(?= slide ?show)',
  beats: 'beats?',
  every: 'every|each|per|apiece',
  slideshow: '(?:an? |the )?(?:photo )?slide ?shows?',
  next: '(?:to )?(?:the |a )?(?:next|new|different) (?:picture|photo|image|slide|clip|shot)',
  mute: 'mute|silence|silent|muted',
  unmute:
    'unmute|(?:to )?hear(?= (?:\\S+ ){0,4}(?:sound|audio|voices?)\\b)|(?:give|get)(?: me| us)? back|restore(?= (?:the )?(?:original|sound|audio|music|volume|clip))|bring back|turn on|switch on(?! (?:the |every |each )?(?:beat|rhythm))',
  louder:
    "(?:i |we |you |one )?can(?:'t|not)(?: really| even| hardly)? hear|(?:i |we |you |one )?(?:can )?(?:barely|hardly|scarcely) (?:hear|audible)|hard to hear|(?:isn't|is not|not|aren't)(?: nearly| quite)? (?:loud|audible) enough|louder|raise|amplify|boost|too quiet|too soft|crank up",
  quieter:
    '(?:is )?not(?: nearly| quite)? (?:quiet|soft) enough|(?:(?:should|must|can)(?:n.t| not) be |not )(?:so|that|as|quite so|too) loud|quietly|quieter|softer|lower(?:s|ed|ing)?|less loud|too loud|soften|(?:so |too )?loudly|(?<=\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?|it)(?: (?:should|must|needs to) be)? (?:a (?:bit|little) |much |way |a lot |far )?)low(?! ?pass)|too (?:noisy|overpowering|dominant)|overpowering',
  'turn-up': 'turn up',
  'turn-down':
    '(?:turn|bring|dial|take|pull|notch|knock|ease|tone|tune|scale|push) (?:right |way )?(?:down|back)(?= (?:the|my|our|its|all)\\b[^,.;]*\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?)\\b)|turn down|(?<=\\b(?:dial|pull|scale|ease|tone|take|bring|push|notch|knock) [^,.;]{1,40} )back(?! (?:to|up|on|in|by one|by two|one|two)\\b)',
  turn: 'turn(?:s|ed|ing)?|(?:bring|dial|take|pull|notch|knock|crank|push|nudge|ease|scale|tone)(?= [^,.;]{0,40}\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?|it)\\b(?: (?:of|in|from|on) [^,.;]{1,24}?)? (?:right |way |all the way |back )?(?:up|down|back)(?= ?$|[,.;!?]| (?:a|by|to(?! the)|when\\w*|while|under|from|for|in|at|until|till|after|before|during|slightly|please|there|some|every|each|wherever|as|if|where|between|somewhat|and|further|more|under|beneath|behind|throughout|again|now|even|just|so)\\b))|(?:knock|dial|crank|take|pull|notch|bump)(?= (?:it|(?:the )?(?:music|song|volume|sound)) (?:up|down)\\b)|bring(?=(?: \\S+){1,4}? (?:down|up) (?:to|by) (?:\\d+ ?(?:%|percent|db)|half))',
  volume: 'volume|loudness|level',
  sound: 'sound|audio',
  'half-length':
    'halve(?! (?:the )?(?:volume|loudness|level|speed|music|sound|size))(?: the (?:length|duration)(?: of)?)?|half (?:as long|(?:of )?(?:the|its) (?:length|duration)(?: of)?)',
  'double-length':
    'twice (?:as long|(?:the|its) (?:length|duration)(?: of)?)|double (?:the|its) (?:length|duration)(?: of)?',
  half: '(?:by |to )(?:a |one )half|(?:(?:to|by|at) )?half(?! an? )(?: as loud| (?:of )?(?:the|its|that|their)(?: current| original)? (?:volume|loudness|level)| as fast)?|(?:to |at )?half volume|halve|halve (?:the|its) speed(?: of)?',
  double:
    '(?:to |at )?(?:double|twice)(?: the| its)? (?:volume|loudness)|double(?: (?:the|its) speed(?: of)?)?|twice as (?:loud|fast)',
  duck: '(?:auto[- ]?)?duck(?:s|ed|ing)?|dip(?:s|ping)?(?= (?:(?:the |my |this )?(?:background )?(?:music|song|soundtrack|track)|more|less|further|deeper|lower|by|to|under|when|while)\\b)',
  /** Where something else is seen, told by a picture. */
  'while-seen':
    'during|throughout|while|whilst|(?:is |are )(?:playing|on screen|shown|being shown|running|showing|visible|up)|playing|plays',
  'under-voice':
    "(?:when(?:ever)?|while|where(?:ver)?|every time|each time|any ?time|as soon as|as|if|once) (?:that )?(?:there(?:'s| is| are) )?(?!(?:the |a )?(?:music|song|video|film|title)\\b)(?:[a-z']+ ){0,4}?(?:(?:is|are|am|starts?|begins?|being) (?:to )?)?(?:speak|talk|narrat|present|lectur|say|explain)(?:s|es|ing)?(?: (?:something|anything|(?:to|into) (?:the )?(?:camera|us|me|guests|audience|students|class)))?|(?:under|beneath|below|behind|during|for|when(?:ever)?|while|as|to|if|where(?:ver)?|every time|each time|as soon as) (?:the |my |any |there is |there's |there are |there is any )*(?:voices?|speech|speaking|talking(?: parts?| bits?| sections?)?|dialogue|dialog|narration|voice-?over|interviews?|conversations?|commentary|speakers?|presentation|(?:i|he|she|they|we|you|people|someone|somebody|anyone|anybody|the (?!titles?\\b|captions?\\b|texts?\\b)\\w+|(?!the\\b|titles?\\b|captions?\\b|texts?\\b)[a-z]+)(?:(?: (?:is|are|am)|'s|'re|'m))? (?:speak|talk|say)(?:s|ing)?)(?: (?:something|is there|speaks?|talks?))?|in (?:the |those |all the )?(?:parts?|places?|bits?|moments?|sections?|spots?) (?:where|when|in which) (?:someone|somebody|people|anyone|anybody|i|he|she|we|they|you|there is|there's|(?:the |my )?[a-z]+) (?:is |are |am )?(?:speak|talk|narrat|say)(?:s|ing)?|(?:during|in) (?:the )?(?:talking|speaking|spoken|speech) (?:parts?|bits?|sections?|scenes?)",
  more: 'more|further|deeper|harder|stronger|heavier|extra',
  less: 'less',
  use: 'us(?:e|ing)|take|score (?:it )?with',
  instead:
    '(?<=have .{1,40})than(?= (?:the|this|that|my|our|clip|\\S+\\.\\w))|instead(?: of)?|in place of|rather than|where(?= (?!each\\b|every\\b|all\\b|(?:the )?(?:photos?|pictures?|images?)\\b).{1,30} (?:is|was)\\b)',
  replace:
    'replace(?:d|s)?|substitute(?:d)?|in the place of|take the place of|turn(?= (?:the |my |that |our )?(?:\\S+ ){1,4}into (?:the|my|that|\\S+\\.\\w{3,4}))|exchange(?= .* (?:with|for|by))|(?:swap(?:ped)?|trade|switch)(?= .* (?:with|for|out)\\b)',
  with: 'with|by',
  as: 'as (?:the )?(?:background )?(?:music|soundtrack|song|score|bgm)',
  'as-sound':
    '(?:over|on top of|along with) (?:the |this )?(?:current )?(?:music|song|soundtrack)|as (?:an? )?(?:sound(?: effect)?|(?:background )?(?:ambien(?:ce|t)(?: sound)?|atmosphere)|effect|sfx|background (?:sound|noise))|(?:under|underneath|beneath|beside|alongside|next to|on top of|along with|together with|in addition to)(?: (?:the |it|music|this))*',
  loop: '(?<=\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?|it) )repeat(?:s|ing)?|(?<=from )repeating|repeat(?:ing)?(?= (?:my (?:song|music|track)|the (?:track|soundtrack|tune)))|loop(?:ed|ing|s)?|(?:on|in) (?:an? )?(?:endless )?(?:loop|repeat)|(?:start|begin|play)(?:s|ing)? (?:over|again)(?: from the (?:start|beginning))? when(?:ever)? it (?:ends|stops|is over|finishes|runs out)|repeat(?:ed|ing)?(?= (?:it|the (?:music|song)|until|till))',
  'until-end':
    '(?:(?:so (?:that )?it |to )(?:lasts?|plays?|runs?|goes)|(?:so (?:that )?it |to )?(?:fills?|covers?))(?: for| until| till| to| through)? (?:the )?(?:(?:whole|entire|full|complete|rest of the) (?:video|film|movie|thing|length)|(?:very )?end(?: of the (?:video|film|movie))?)|(?:until|till|to) (?:the )?(?:very )?end(?: of the (?:video|film|clip))?(?! (?:at|after|with|on|\\d))|(?:so (?:that )?(?:it|the (?:song|music)) )?(?:(?:lasts?|runs|goes|plays|keeps (?:going|playing)|continues|reach(?:es)?|fills?|covers?) )?(?:all the way )?(?:(?:until|till|up to|to|through(?: to)?) (?:the )?(?:very )?(?:end|finish)(?! (?:at|after|with|on|\\d))(?: of the (?:whole )?(?:video|film|clip|movie))?|until the (?:video|film|movie) (?:ends|is over|stops|finishes)|(?:(?:for|through(?:out)?|over|during) )?(?:the |my )(?:whole|entire|full) (?:length of the )?(?:time|video|film|movie|thing)|(?:for )?as long as the (?:video|film|movie)(?: (?:lasts|runs|does|is))?|the (?:whole )?(?:length|duration) of the (?:video|film|movie)|to fill the (?:whole |entire )?(?:video|film|movie))|over and over(?: again)?|again and again|(?:if|when|since|because|as) (?:it|the (?:song|music|track))(?:.s| is)? (?:too short|not long enough|shorter than the (?:video|film|movie)|runs out|ends(?: early| too early)?)|the whole time',
  'all-uploads':
    '(?:all|every|everything)(?: of)?(?: (?:the|my))? ?(?:uploads?|uploaded (?:files?|clips?|photos?)|files?)|everything (?:i|we) uploaded',
  undo: 'undo|revert|take (?:it|that|this)? ?back|roll ?back',
  redo: 'redo|re-do|do it again after all|undo the undo',
  changes:
    '(?:the |my )?(?:last|previous|latest)(?= (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|few)(?: (?:changes|edits|steps|actions|things|times)| ?$| ?[,.;!?]))|(?:the |my )?(?:last |previous |latest )?(?:changes?|edits?|steps?|actions?|things?|times)|what (?:i|we|you) (?:just )?(?:undid|undone|did|changed)',
  back: '(?:go|jump|return|switch|revert|roll) ?back(?: to)?|back to|return to|restore|revert to|bring back|load|switch to',
  version: 'version|state|draft|revision',
  'first-version':
    '(?:to )?(?:how|the way|as) (?:it|everything|the (?:video|film)) (?:was|looked|started)(?: (?:out|originally|first|at first|at the (?:start|beginning)|before any (?:changes|edits)|(?:right |just )?(?:when|after|before) (?:i|we)(?: first)? (?:uploaded|started|began)(?: (?:it|them|editing))?))|(?:start|begin) (?:all )?(?:over|again|from scratch|afresh|anew)(?: from scratch)?|from scratch|(?:the )?(?:very )?(?:first|original|initial) (?:version|cut|state|draft|rough cut|video)|(?:the )?rough cut|reset(?: (?:everything|it|all|the (?:timeline|project|video)))?(?! .{1,30}(?:speed|pace))|undo (?:everything|all(?: (?:the |my )?(?:changes|edits))?)|(?:back )?to (?:the )?(?:start(?! (?:with|on|off|at|from|\\d|an? |half |\\w+ (?:seconds?|secs?|minutes?)))|beginning|very beginning|original(?! (?:speed|pace)))|discard all (?:changes|edits)',
  versions:
    '(?:different )?(?:versions?|variants?|variations?|alternatives?|options?|takes?)(?: of (?:it|the music|this|that))?',
  conform:
    're-?sync(?:hroni[sz]e)?|re-?fit|re-?match|re-?time|re-?align|conform|sync(?: up)?(?= the music)|match(?= the music)|adapt(?= the music)|adjust(?= the music (?:to|for))|fit(?= the (?:music|score|soundtrack))|align(?= the music)|keep(?= the (?:same )?(?:music|soundtrack|score|theme)(?: (?:as it is|and)|,|\\.|!|$))|update(?= the music to)',
  'to-cut':
    '(?:to|with|for) (?:the |this |my )?(?:new |current |changed |re)?-?(?:cuts?|edit|(?<!(?:switch|change|swap|replace|substitute|start|begin|open|end|finish|close) [^,;]{1,40})picture|video|timeline|length|film|version)(?! ?\\d)(?: again)?',
  'black-and-white': '(?:in |from )?(?:black[- ](?:and|&|n)[- ]white|b&w)',
  /** No rule takes it: what is to be spared is not guessed at. */
  except:
    'except(?: for)?|apart from|other than|all but|outside(?: of)?|(?<=\\b(?:everything|anything|all) )but|but(?= (?:the |clip ))|besides',
  too: 'too|also|as well',
  'the-rest':
    '(?:all )?(?:of )?the (?:remaining|leftover) (?:(?:two|three|four|\\d) )?(?:clips|ones|parts|shots|videos|photos|pictures|two|three|four)|(?:all )?(?:of )?the (?:(?:two|three|four|\\d) )?(?:clips|ones|parts|shots|videos|photos|pictures|two|three) (?:(?:that|which) (?:are |is )?(?:left|remain(?:ing)?)|left(?: over)?)|what(?:ever)?(?:.s| is) left|what(?:ever)? remains|(?:all )?the (?:rest|remainder)(?: of (?:it|the (?:video|film|clip|movie|footage|clips)))?|(?:everything|all|anything) else|the others?(?: (?:(?:two|three|four|\\d)(?! ?(?:seconds?|secs?|s\\b|minutes?))(?: clips| ones)?|clips|parts|bits))?',
  'both-ends':
    '(?:both|each|either) (?:ends?|sides?)(?: of)?|(?:the )?(?:start|beginning|front) and (?:the )?end(?: of)?|(?:the )?first and (?:the )?last(?= (?:\\S+ )?seconds?\\b)',
  'in-parts':
    '(?:in|into) (?:three|four|five|six|[3-6]) (?:equal |even )?(?:parts|pieces|clips|sections)',
  later:
    'later|(?:delay|postpone)(?= (?:the |my |this |that )?(?:title|caption|text|subtitle|it)\\b)',
  earlier: 'earlier|sooner',
  'at-most':
    '(?:(?:no|not|(?:must|should|may)(?:n.t| not)|can(?:.t|not| not)) (?:be |last |run |take )?(?:longer|more) than|at most|(?:must |should |may |can)?not exceed|max(?:imum)?(?: of)?|less than|shorter than|under|below) (?=(?:an? |half |\\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety))|(?<=(?:\\d|seconds?|secs?|\\ds|minutes?|and a half) )(?:at most|max(?:imum)?|tops|or (?:less|shorter))(?= ?(?:$|[,.;!?]|please\\b|pls\\b|for\\b))',
} as const;

/** The name of a row. */
export type Word = keyof typeof WORDS_EN;

/** Words that change nothing about an edit. */
export const FILLERS_EN =
  "or so(?= ?(?:$|[,.;!?]))|where(?= (?:each|every|all|the photos?|the pictures?)\\b)|either(?= ?(?:$|[,.;!?]))|(?:let's )?say,? (?=(?:about |around |maybe |like )?(?:\\d{1,3}(?:\\.\\d)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:s\\b|secs?\\b|seconds?\\b|minutes?\\b))|supposed|(?:is|are|would be|will be) (?:plenty|enough|about right|sufficient|ideal)(?= ?(?:$|[,.;!?]))|(?:would|might|will) (?:look|be|feel|seem|work) (?:so |much |a lot |far |way |more |really )*(?:professional|better|nicer?|good|great|cool(?:er)?|best|smooth(?:er)?|elegant|polished|lovely|perfect|well)(?: here| there)?|(?:this|it)(?:'s| is| will| should)(?: be)? (?:(?:going|meant|made|intended|posted|uploaded) )?(?:up )?(?:on|for|to|onto)(?= (?:tiktok|instagram|insta|youtube|reels|shorts|facebook|stories))|may|'s|(?:that )?(?:you|i|we|one) (?:can )?hear (?=(?:from|in|on|of)\\b)|(?:going|heading|leading|moving|coming) (?:in ?)?to(?= (?:the |my )?(?:clip|photo|first|second|third|fourth|fifth|last|next|final|\\w+ (?:clip|shot|one|scene|photo)|\\S+\\.\\w{3}))|i (?:don't|do not) mind(?: (?:having|seeing|an?|bit|little|of|some|the|if there are|if you (?:get|have|leave)))*(?= (?:black |white )?(?:bars|borders|edges|crop|blur|letter))|(?<=when (?:the |my |a )?(?:title|caption|text|subtitle) )(?:disappears|goes away|leaves|vanishes)|(?:wants?|requires?|prefers?|uses?|takes?)(?= (?:it |this |that |them )?(?:to be |in )?(?:an? )?(?:square|vertical|portrait|landscape|horizontal|widescreen|\\d{1,2} ?[:x] ?\\d))|back(?= (?:down|up)\\b)|across|dear|darling|folks|even if (?:there are|it (?:has|leaves|means|gets))|(?<=(?:\\d|seconds?|secs?|\\ds|minutes?|\\.\\w{3,4}) )(?:where|in which) (?:the|my|our|his|her|a|an|someone|somebody|people|he|she|they|we|i|it|you|everyone|nobody|nothing) (?!.{1,30} (?:is|was)$)(?:(?! and )[^,.;!?])+|instead of (?:just |simply |suddenly )*(?:disappearing|vanishing|appearing|popping (?:in|up|out|off)|cutting (?:in|out|off)|being there)(?: suddenly| abruptly)?|at the same time|in (?:the |my )?background(?: too)?(?! (?:colou?r|blur))|together|(?<=(?:crop(?:ping)?|bars|borders|edges|background|blur(?:ring)?|letterbox(?:ing)?|sides|off|a (?:little|bit)) )(?:(?:is|are|would be)(?:n't| not)? )(?:totally |perfectly |absolutely |also )?(?:fine|ok(?:ay)?|al ?right|all right|no problem|acceptable|allowed|an option|good)(?: (?:with|by|for) me)?|(?:when|as|once) (?:it|they) (?:first )?(?:appears?|comes? (?:in|on|up)|shows? up)|for (?:my|our|the|his|her) (?:little |online |own |small )?(?:shop|store|website|site|page|channel|blog|business|company|portfolio|class|school|team|clients?|boss|family|mum|mom|dad|grandma|friends?|profile|feed|status|presentation|tv|phone)|(?:boring|shaky|blurry|dull|bad|ugly|wobbly|slow|quiet)(?= (?:part|bit|section|stretch|portion|piece))|(?:i|we) (?:think|guess|believe|feel like)(?: that)?|on (?:the )?screen|(?:the )?camera(?= (?:pan|zoom|tilt|mov))|needs?(?= (?:an? |square|vertical|\\d|two |three |four |another ))|i'd|i'll|i've|so (?:that )?(?:i|we|you|they|people|everyone|everybody|viewers|one|it|grandma|(?:the|my|our|his|her|their) \\w+) (?:can|could|will|would) (?:actually |really |still |better |all |be able to )?(?:hear|understand|make out|follow|read|see|enjoy|look at|take in|recogni[sz]e|notice|remember) [^,.;!?]+|(?:the rest|everything else|all the rest|the others?) (?:can|should|must|may|is|are|has|to)? ?(?:to )?(?:stay|remain|be)?s?(?: (?:as (?:it|they) (?:is|are)|the same|like (?:this|that)|unchanged|untouched|fine|good|alone))|(?:another|one more)(?= [“\"'])|(?:(?:that|which) )?(?:i|we) (?:just )?(?:added|put in|made)|(?:really |actually )?matters?(?= ?(?:$|[,.;!?]))|(?:is|are) (?:really |actually )?(?:any good|usable|interesting|worth (?:keeping|showing|watching|seeing))(?= ?(?:$|[,.;!?]))|(?:the |that )(?:part|bit|section|moment|scene) (?:where|when|in which) [^,.;!?]{3,40}(?=(?:,|:| -) (?:so |that's |it's |about )?(?:from |between |at )?\\d)|(?<=\\bspeed )through|(?:the|that|this) (?!first|second|third|fourth|last|next|same|music|title|intro|outro|beach|clip|whole|other)[a-z]{3,12}(?:ing)? (?:part|bit|section|stretch|moment|sequence)(?= (?:from|between) (?:\\d|seconds? \\d)|,? \\d{1,2}:\\d\\d ?(?:-|–|to))|from (?:about )?\\d{1,3}(?:\\.\\d)? ?(?:s|secs?|seconds?)? ?(?=(?:down )?to (?:about |just )?\\d{1,3}(?:\\.\\d)? ?(?:s|secs?|seconds?)\\b)|(?:the )?(?:part|bit|section|portion|stretch|piece|segment|passage|moment|footage|what (?:is|happens|comes))(?= (?:from|between|after|before|at|until|up to|\\d|seconds? \\w)| of [^,.;]{2,30} (?:from|between|\\d{1,2}:))|(?:for |on )?(?:the |my |our )?(?:instagram|insta|facebook|linkedin|twitter|pinterest|social media)(?: grid| feed| posts?| ads?| profile)?|the|a|an|please|to|of|for|with|on|onto|at|my|our|its|it's|this|by|so|that|be|into|from|off|is|are|as|will|should|would|could|can|you|i|we|me|i'd|i'll|u|pls|plz|oops|(?:leave|keep) (?:the rest|everything else|all else)(?: alone| as (?:it )?is| the same| unchanged| untouched)?|like|want|need|us|automatically|there|now|then|here|also|video(?= (?:clip|file))|first of all|kindly|maybe|perhaps|thanks|thank you|one more time|and|but|ok|okay|hey|clip(?= [“\"])|over|when|for me|some|instead of (?=the (?:current|old))|current|old|existing|present(?= (?:music|song|soundtrack|track|piece|score|one|title)\\b)|actually|directly|right|exactly|about|around|once|has to|have to|needs? to|must|ought to|itself|them|both|away|altogether|completely|entirely|totally|any ?more|once again|again|further|even|everywhere|sorry|after all|please|rather|(?:on|onto|off) (?:the )?screen|(?:that (?:is|are|'s) |which (?:is|are) )?(?:left(?= ?$)|remaining|:)|:";
