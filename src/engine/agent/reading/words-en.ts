/**
 * Words that edits are made of, as patterns: what they share a row with means the same to an edit.
 * A row's name is what the rules call it.
 */
export const WORDS_EN = {
  'cut-out': '(?:cut|chop|clip|crop|edit|slice|hack|snip) (?:out|away)|snip',
  cut: 'cut(?:ting|s)?(?: (?:off|down))?|chop(?: off)?|clip off|(?:take|knock|lop|slice|pull)(?=[^,;]{1,30}(?:seconds?|secs?|\\ds|minutes?)[^,;]{0,20} off\\b)',
  trim: 'trim(?:med|ming)?(?: (?:off|down))?|shave(?: off)?',
  shorten:
    'shorten|reduce|condense|bring(?![^,.;]*\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?)\\b)(?!(?: \\S+){1,4}? (?:down|up) (?:to|by) (?:\\d+ ?(?:%|percent|db)|half))|limit',
  keep: 'keep|retain|(?:only|just) (?:want|need)(?: to (?:keep|see|use))?|(?:want|need) (?:only|just)|leave(?= (?:only|just|.{1,30} (?:still|static|motionless|frozen)\\b))|use (?=only |just )',
  only: 'only|just|nothing but',
  skip: 'skip',
  everything: 'everything|anything|all of it',
  remove:
    "(?:ripple[- ])?delete|remove|strip(?! (?:it )?(?:back|down))(?: (?:out|away))?|hide|drop|take(?= (?:\\S+ ){1,7}?(?:out|away|off)(?! (?:of )?(?:black|at \\d))\\b)|leave(?= (?:\\S+ ){1,5}?out\\b)|discard|exclude|omit|lose|ditch|(?:get )?rid of|take (?:out|away|off)|leave out|throw (?:out|away)|erase|clear|empty|scrap|kill|axe|trash|toss(?: out)?|dump|bin|kick out|(?:don't|do not|no longer) (?:really )?(?:use|show|want|need)|(?:isn't|aren't|is not|are not|no longer) (?:really )?(?:needed|necessary|wanted)|(?:can|has to|have to|needs? to|should|must|may|could) (?:just )?(?:go|be (?:removed|deleted|cut|dropped))(?: away)?(?= ?(?:$|[,.;!?]|and\\b|too\\b|now\\b|please\\b))|(?<=^ *(?:can|could|should|may|must) (?:the |my |that )?[\\w .]{1,24} )go(?= ?(?:$|[,.;!?]))|(?:throw|kick|toss|chuck|get|pull|edit)(?= (?:\\S+ ){1,5}?(?:out|away)\\b)",
  without: 'without|no|none|turn off|switch off|disable',
  not: "don't|do not|stop(?! .*\\bat \\d)|never|not|(?:should|must|need|does|would)(?:n't| not)(?: need to| have to)?|no need to",
  move: 'move|shift|drag|bring (?=.*(?:front|start|beginning|end|before|after))|send',
  put: 'put|place|set|position|sits?|go(?:es)?|come(?:s)?|belongs?|align|stick|squeeze|slot|lay(?:er)?',
  swap: '(?:swap|exchange|switch(?! off)|trade)(?: (?:the )?(?:order|places?|positions?))?(?: of)?',
  'reverse-order':
    '(?:reverse|flip|invert|turn around) the (?:clip |scene )?order(?: of (?:the |all (?:the )?)?(?:clips|videos|scenes|shots|photos|pictures|images))?|(?:in |into )?(?:the )?(?:reverse(?:d)?|opposite|inverse|backwards) order|(?:from )?last to first|(?:the )?other way (?:a)?round|back to front|(?<=(?:photos|pictures|images|slides) )(?:in reverse|backwards)|put (?:the |all (?:the )?)?clips in reverse order|order (?:the clips )?backwards',
  split:
    'split(?: up)?|divide|slice|break up|razor|break (?=(?:clip|it|the (?:video|film|\\w+ )?clip|the (?:video|film)|\\S+\\.\\w{3}))|cut(?= (?:(?:it|the (?:video|clip)|clip \\d+) )?(?:in (?:half|two)|into two))',
  'in-two':
    '(?:in|into) (?:half|two|halves|2)(?: (?:equal |even |same-size )?(?:parts|pieces|halves|clips|sections))?|down the middle',
  'speed-up': 'speed up|accelerate|fast[- ]forward',
  'slow-down': 'slow down|decelerate',
  speed: 'speed|pace|playback(?: speed| rate)?',
  up: 'up',
  down: 'down',
  slow: 'slow(?!er|[- ]?mo)',
  faster: 'faster|quicker',
  slower: 'slower',
  'slow-motion': '(?:in )?(?:super )?slow[- ]?mo(?:tion)?',
  normal: '(?:at |to )?(?:normal|regular|original|real[- ]?time)(?: speed)?(?= ?$| speed|[,.;])',
  play: 'play|run|playback',
  duplicate:
    'duplicate|(?:(?:make |add |create )?(?:an?|another|one more|a second) )?copy(?: of)?|clone|repeat|double(?= (?:clip|the (?:\\w+ )?clip)(?![^,.;]*\\b(?:audio|sound|noise|volume)\\b))',
  twice: 'twice',
  show: 'show|see|display|leave(?= .*\\b(?:up|on)\\b)|hold|lasts|lasting|(?<=(?:should|must|will|to|photo|image|picture|title|clip|slide|each|it) )last(?= (?:for|about|around|only|just|at|exactly|longer|an?|half|one|two|three|four|five|six|seven|eight|nine|ten|\\d))|stay(?:s)?(?: (?:on|up)(?: screen)?)?|appear(?:s)?|linger|(?:leave|give)(?= .{1,40}(?:\\d|second|minute))|(?<=(?:make|let|have) (?:(?:clip|shot|scene|photo|picture|image|slide|part) \\d+|(?:the |my )?(?:\\w+ )?(?:clip|shot|scene|photo|picture|image|slide)s?|it|\\S+\\.\\w{3,4}|the [a-z ]{1,20}) )last',
  long: '(?:in )?total(?= ?(?:$|[,.;]))|long(?! shot)|in length|length|duration|lasting|screen time',
  longer: 'longer|extend|lengthen',
  shorter: 'shorter',
  'to-length':
    "to (?:the )?(?:right |same |exact |correct )?length(?: of (?:the |my )?(?:video|film|movie|picture|clip))?|to (?:fit|match)(?: (?:the |my )?(?:length of the |video'?s? length|video|film|movie|picture|clip))?|so (?:that )?it fits(?: the (?:video|film|picture|length))?|to (?:the )?(?:video|film)(?:'s)?(?: length)?",
  start:
    'start(?:s|ing)?(?: off)?|begin(?:s|ning)?|opens?(?= (?:with|on)\\b)|(?:kick|lead)s?(?: off)?(?= with\\b)',
  end: 'end(?:s|ing)?|finish|stop(?:s)?|(?:closes?|concludes?|wraps? up)(?= (?:with|on)\\b)',
  add: 'add(?:ing)?|insert|include|append|write|create|overlay|attach|give (?:it|the video|me)',
  change:
    'change|changing|switching|(?:flip|cycle|go)(?:s|ping|ing)? through|correct|reset(?= .{1,30}(?:speed|pace))|edit|rename|modify|update',
  make: 'make|made|have|let|get|render|give|do',
  say: 'say(?:s|ing)?|read(?:s|ing)?|that says|with the (?:text|words?)|(?:(?:the|our|my|his|her|their) )?(?:text|words?|names?|date|place|location|year|line|phrase|sentence|message|greeting|slogan|hashtag|handle|website|question)(?= [“"])|label(?:s|led)?(?= .*[“"])|called|named|call(?= (?:it|this|that|the (?:video|film|movie))\\b.*[“"])',
  bigger: 'bigger|larger|enlarge|increase(?: the size of)?|grow|huge|big|large',
  smaller: 'smaller|shrink|tiny|small',
  'much-more': 'much|a lot|way|far|significantly|considerably',
  'bit-more':
    '(?:by )?a (?:little |tiny |wee )?bit|a (?:notch|tad|smidge|shade|hair|fraction)|(?:one|two) notch(?:es)?|a little(?: more)?|slightly|somewhat|a touch|a tad',
  fade: 'ease(?= [^,.;]{1,40} (?:in|out) (?:over|for|in)\\b)|fade(?:s|d)?|fading',
  in: 'in',
  out: 'out',
  'fade-in':
    'fade[- ]?in|fades? in(?: from (?:black|silence))?|fade up(?: from black)?|fade from black',
  'fade-out': 'fade[- ]?out|fades? out|fade away',
  'to-black': 'to black',
  'to-white': 'to white',
  'from-black': 'from black',
  crossfade:
    '(?:(?:soft|smooth|gentle|quick|slow|simple|short|long|nice) )?(?:cross[- ]?(?:fade|dissolve)s?|dissolves?)|cross[- ]?fad(?:e|ing)|blend(?:ing)?|melt(?:s|ing)?|flow(?=s? (?:smoothly )?(?:into|from) (?:each|one|the next))',
  'dip-black':
    '(?:dip(?:s)?|fades?) (?:to|through) black(?= (?:between|transition|before |after |into ))|dips? (?:to|through) black',
  'dip-white':
    '(?:dip(?:s)?|fades?|flash(?:es)?) (?:to|through) white|(?:a )?(?:quick |short )?white flash(?:es)?',
  slide: 'slides?|sliding|push(?:es)?',
  wipe: 'wipes?|wiping',
  transition:
    '(?:(?:the|all the|my) )(?:(?:hard|harsh|abrupt) )?cuts(?= (?:softer|smoother|gentler|less (?:harsh|abrupt)|(?:are|feel|look) (?:too |so |very )?(?:hard|harsh|abrupt|sudden|rough|jarring|choppy)))|(?<=(?:soften|smooth|smoothen|smooth out) )(?:the |all the |my )(?:hard |harsh |abrupt )?cuts|(?:(?:soft|smooth|gentle|quick|slow|simple|short|long|nice) )?transitions?',
  'hard-cuts': '(?:hard|straight|plain|clean|simple) cuts?|cuts? between',
  'each-other':
    '(?:in)?to (?:each other|one another|the (?:next|following)(?: one| clip| photo| picture| shot| scene| image)?)|(?:from )?(?:one|each|every) (?:clip|photo|picture|shot|scene|image) (?:in)?to (?:the next|another)(?: one)?|(?:from )?one to the (?:next|other)|between (?:each other|them(?: all)?)|each other|one another',
  /** What a transition or a movement is like, beside its kind. */
  soft: 'soft(?:er|ly)?|smooth(?:er|ly)?|gentler?|gently|fancy|cheesy|silly|flashy|same(?= (?:cross|wipe|slide|transition|fade))|(?<=too )(?:hard|jarring|choppy)|jarring|choppy|smooth(?:en)?(?: out)?|quick|subtle|subtly|slowly|harsh|abrupt|sudden|rough|nice|looks? (?:nicer|better|good|great|best|prettier)',
  pan: '(?:slow(?:ly)? )?(?:pan(?:s|ning)?|tilt(?:s|ing)?|drift(?:s|ing)?)(?: slowly| gently)?(?: across)?',
  moving:
    'moving|moves? (?:slowly|gently|softly|subtly|a (?:bit|little)|slightly|around)|(?:slowly|gently) moves?',
  sync: 'sync(?:s|ed|hroni[sz]ed?)?(?: up)?|(?:time|match)(?= (?:the |my |these )?(?:photos|pictures|images|slides))',
  colour: '(?:text |font |letter )?colou?rs?(?: of)?',
  size: '(?:text |font )?size(?: of)?',
  higher: 'higher(?: up)?|(?:further|farther) up|upwards?',
  lower: '(?:further|farther|lower) down|downwards?',
  /** Each in its own way. */
  varied: 'different(?:ly)?|var(?:y|ied|iety)(?: of)?|mix(?:ed)? up',
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
    '(?:on|to|with|in time (?:with|to)|synced to|timed to|(?:that )?follow(?:s|ing)?|at|sync(?:ed|hroni[sz]ed)? (?:to|with)|match(?:es|ing)?) (?:the |every |each )?(?:beats?|rhythm)(?: of the (?:music|song))?|(?:on|to)[- ]beat|beat[- ]synced|(?:in time|synced|synchroni[sz]ed|timed) (?:to|with) the (?:music|song)',
  beats: 'beats?',
  every: 'every|each|per',
  slideshow: 'slide ?show',
  next: '(?:to )?(?:the |a )?(?:next|new|different) (?:picture|photo|image|slide|clip|shot)',
  'ken-burns':
    'ken burns(?: effects?)?|(?:subtle|slow|gentle|some|a bit of)? ?(?:camera )?movements?|animate|moving stills|come alive|bring .{3,20} to life',
  'zoom-in':
    '(?:slow(?:ly)? |gent(?:le|ly) )?zoom(?:s|ing)?(?: slowly| gently)? in(?:to)?(?: slowly| gently)?|(?:slow(?:ly)?|gent(?:le|ly)) (?:zoom|push)(?: in(?:to)?)?|push[- ]in|zoom(?! out)',
  'zoom-out':
    '(?:slow(?:ly)? |gent(?:le|ly) )?zoom(?:s|ing)?(?: slowly| gently)? out(?: of)?(?: slowly| gently)?|pull[- ]out',
  'pan-left': 'pan(?:s|ning)?(?: slowly)?(?: to the)? left(?:wards?)?',
  'pan-right': 'pan(?:s|ning)?(?: slowly)?(?: to the)? right(?:wards?)?',
  'pan-up': 'pan(?:s|ning)?(?: slowly)? up(?:wards?)?|tilt(?:s|ing)? up(?:wards?)?',
  'pan-down': 'pan(?:s|ning)?(?: slowly)? down(?:wards?)?|tilt(?:s|ing)? down(?:wards?)?',
  still:
    '(?:stand|hold|keep|stay)(?:s|ing)? (?:completely |perfectly |quite )?still|still|static|motionless|(?:stop|not) moving|(?:without|no) (?:any )?(?:movement|motion|animation)',
  motion:
    'less (?:static|still|stiff)|(?:alternat(?:e|ing) (?:between )?)?zoom(?:ing|s)? in and (?:then )?(?:zoom(?:ing|s)? )?out(?: alternately)?|motions?|animations?|zoom(?:ing)? effects?|camera moves?',
  vertical:
    'vertic(?:al|le)(?:ly)?|upright|portrait(?: mode| format)?|(?:fit )?(?:(?:a|my|the) )?phone screens?|tiktok|reels?|shorts(?: format)?|stories|story format|(?:insta(?:gram)? )?story',
  horizontal: 'horizontal(?:ly)?|landscape(?: mode| format)?|wide ?screen|youtube(?: format)?',
  square: 'square(?:d)?(?: format)?',
  'fit-blur':
    '(?<=the )blur(?= ?$)|(?:with )?(?:a |the )?blur(?:red|ry|red out)? ?(?:background|sides|edges|borders|bars|fill)|blur[- ]?fill|blur (?:the )?(?:background|sides|edges|bars|(?:empty|blank|remaining|rest of the) (?:space|areas?|parts?|sides))|(?:background|sides|edges|borders)(?: should be| to be)? (?:blurred|blurry|blur)|(?:fill (?:in )?)?(?:the )?(?:empty |blank |remaining )?(?:space|areas?|sides|gaps?|edges|rest) (?:with (?:a )?blur|blurred)|blurr?(?:y|ed)',
  'fit-crop':
    '(?:cut(?:ting)?|chop(?:ping)?|crop(?:ping)?) (?:anything|any of it|things|stuff|parts of (?:it|the picture)|(?:people.s |any(?:one|body).s )?heads?) off|(?:cut(?:ting)?|chop(?:ping)?|crop(?:ping)?) off (?:anything|things|stuff|parts of (?:it|the picture)|(?:people.s |any(?:one|body).s )?heads?)|los(?:e|ing) (?:anything|any of (?:it|the picture)|the (?:edges|sides))|(?:(?:it.s|that.s|i.m) )?(?:ok(?:ay)?|fine|all ?right|happy) (?:to|if you|with) crop(?:ping)?|crop(?:s|ped|ping)?(?: (?:off |away )?(?:the )?(?:sides|edges|rest|excess|top and bottom))?|(?:crop )?to fill|fill(?:s|ing)? (?:the )?(?:whole |entire )?(?:frame|screen|picture)|(?:the )?(?:sides|edges) (?:cut off|cropped)|cut (?:to fill|off the sides)|zoom to fill',
  'fit-pad':
    'fit the (?:whole|full|entire) (?:picture|frame|image|video|thing)(?: in)?|keep everything (?:in (?:the )?(?:frame|view|picture)|visible)|(?:with )?(?:black |white )?(?:bars|borders)(?: (?:at |on |along |to )?(?:the |both )?(?:top and bottom|left and right|sides|edges))|(?:with )?(?:black |white )?(?:bars|borders|edges(?= black)|letter ?box(?:ed|ing)?|pillar ?box(?:ed)?)|pad(?:ded|ding)?|fit inside|(?:the )?(?:whole|full|entire) (?:picture|frame|image) (?:visible|showing|shown|in view)|(?:keep|show)(?:ing)? (?:the )?(?:whole|full|entire) (?:picture|frame|image)(?: visible| in (?:view|the frame))?',
  aspect: 'aspect(?: ratio)?|format|reframe|reformat|convert|resize|re-?size|frame|shape|ratio',
  mute: 'mute|silence|silent|muted',
  unmute:
    'unmute|(?:to )?hear(?= (?:\\S+ ){0,4}(?:sound|audio|voices?)\\b)|(?:give|get)(?: me| us)? back|restore(?= (?:the )?(?:original|sound|audio|music|volume|clip))|bring back|turn on|switch on(?! (?:the |every |each )?(?:beat|rhythm))',
  louder:
    "(?:i |we |you |one )?can(?:'t|not)(?: really| even| hardly)? hear|(?:i |we |you |one )?(?:can )?(?:barely|hardly|scarcely) (?:hear|audible)|hard to hear|(?:isn't|is not|not|aren't)(?: nearly| quite)? (?:loud|audible) enough|louder|raise|amplify|boost|too quiet|too soft|crank up",
  quieter:
    '(?:is )?not(?: nearly| quite)? (?:quiet|soft) enough|(?:(?:should|must|can)(?:n.t| not) be |not )(?:so|that|as|quite so|too) loud|quietly|quieter|softer|lower(?:s|ed|ing)?|less loud|too loud|soften|(?:so |too )?loudly|(?<=\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?|it)(?: (?:should|must|needs to) be)? (?:a (?:bit|little) |much |way |a lot |far )?)low(?! ?pass)|too (?:noisy|overpowering|dominant)|overpowering',
  'turn-up': 'turn up',
  'turn-down':
    '(?:turn|bring|dial|take|pull|notch|knock|ease|tone|tune|scale|push) (?:right |way )?(?:down|back)(?= (?:the|my|our|its|all)\\b[^,.;]*\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?)\\b)|turn down|(?<=\\b(?:dial|pull|scale|ease|tone|take|bring|push|notch|knock) [^,.;]{1,40} )back(?! (?:to|up|on|in)\\b)',
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
  duck: '(?:auto[- ]?)?duck(?:s|ed|ing)?|dip(?:s|ping)?(?= (?:(?:the )?(?:music|song)|more|less|further|deeper|lower|by|to|under|when|while)\\b)',
  'under-voice':
    "(?:when(?:ever)?|while|where(?:ver)?|every time|each time|any ?time|as soon as|as|if|once) (?:that )?(?:there(?:'s| is) )?(?!(?:the |a )?(?:music|song|video|film|title)\\b)(?:[a-z']+ ){0,4}?(?:(?:is|are|am|starts?|begins?|being) (?:to )?)?(?:speak|talk|narrat|present|lectur|say|explain)(?:s|es|ing)?(?: (?:something|anything|(?:to|into) (?:the )?(?:camera|us|me|guests|audience|students|class)))?|(?:under|beneath|below|behind|during|for|when(?:ever)?|while|as|to|if|where(?:ver)?|every time|each time|as soon as) (?:the |my |any |there is |there's )?(?:voices?|speech|speaking|talking|dialogue|dialog|narration|voice-?over|interviews?|conversations?|commentary|speakers?|presentation|(?:i|he|she|they|we|you|people|someone|somebody|anyone|anybody|the \\w+|(?!the\\b)[a-z]+)(?:(?: (?:is|are|am)|'s|'re|'m))? (?:speak|talk|say)(?:s|ing)?)(?: (?:something|is there|speaks?|talks?))?",
  more: 'more|further|deeper|harder|stronger|heavier|extra',
  less: 'less',
  use: 'use|take|score (?:it )?with',
  instead:
    '(?<=have .{1,40})than(?= (?:the|this|that) (?:current )?(?:music|song|soundtrack|piece|one|score|track))|instead(?: of)?|in place of|rather than|where(?= .{1,30} (?:is|was)\\b)',
  replace: 'replace|substitute|exchange(?= .* (?:with|for|by))|swap(?= .* (?:with|for|out))',
  with: 'with|by',
  as: 'as (?:the )?(?:background )?(?:music|soundtrack|song|score|bgm)',
  'as-sound':
    '(?:over|on top of|along with) (?:the |this )?(?:current )?(?:music|song|soundtrack)|as (?:an? )?(?:sound(?: effect)?|(?:background )?(?:ambien(?:ce|t)(?: sound)?|atmosphere)|effect|sfx|background (?:sound|noise))|(?:under|underneath|beneath|beside|alongside|next to|on top of|along with|together with|in addition to)(?: (?:the |it|music|this))*',
  loop: '(?<=\\b(?:music|song|soundtrack|score|bgm|tune|track|sound|audio|volume|noise|voices?|it) )repeat(?:s|ing)?|(?<=from )repeating|repeat(?:ing)?(?= (?:my (?:song|music|track)|the (?:track|soundtrack|tune)))|loop(?:ed|ing|s)?|(?:on|in) (?:an? )?(?:endless )?(?:loop|repeat)|(?:start|begin|play)(?:s|ing)? (?:over|again)(?: from the (?:start|beginning))? when(?:ever)? it (?:ends|stops|is over|finishes|runs out)|repeat(?:ed|ing)?(?= (?:it|the (?:music|song)|until|till))',
  'until-end':
    '(?:(?:so (?:that )?it |to )(?:lasts?|plays?|runs?|goes)|(?:so (?:that )?it |to )?(?:fills?|covers?))(?: for| until| till| to| through)? (?:the )?(?:(?:whole|entire|full|complete|rest of the) (?:video|film|movie|thing|length)|(?:very )?end(?: of the (?:video|film|movie))?)|(?:until|till|to) (?:the )?(?:very )?end(?: of the (?:video|film|clip))?|(?:so (?:that )?(?:it|the (?:song|music)) )?(?:(?:lasts?|runs|goes|plays|keeps (?:going|playing)|continues|reach(?:es)?|fills?|covers?) )?(?:all the way )?(?:(?:until|till|up to|to|through(?: to)?) (?:the )?(?:very )?(?:end|finish)(?: of the (?:whole )?(?:video|film|clip|movie))?|until the (?:video|film|movie) (?:ends|is over|stops|finishes)|(?:(?:for|through(?:out)?|over|during) )?(?:the |my )(?:whole|entire|full) (?:length of the )?(?:time|video|film|movie|thing)|(?:for )?as long as the (?:video|film|movie)(?: (?:lasts|runs|does|is))?|the (?:whole )?(?:length|duration) of the (?:video|film|movie)|to fill the (?:whole |entire )?(?:video|film|movie))|over and over(?: again)?|again and again|(?:if|when|since|because|as) (?:it|the (?:song|music|track))(?:.s| is)? (?:too short|not long enough|shorter than the (?:video|film|movie)|runs out|ends(?: early| too early)?)|the whole time',
  'all-uploads':
    '(?:all|every|everything)(?: of)?(?: (?:the|my))? ?(?:uploads?|uploaded (?:files?|clips?|photos?)|files?)|everything (?:i|we) uploaded',
  undo: 'undo|revert|take (?:it|that|this)? ?back|roll ?back',
  redo: 'redo|re-do|do it again after all|undo the undo',
  changes:
    '(?:the |my )?(?:last|previous|latest)(?= (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|few)(?: (?:changes|edits|steps|actions|things|times)| ?$| ?[,.;!?]))|(?:the |my )?(?:last |previous |latest )?(?:changes?|edits?|steps?|actions?|things?|times)|what (?:i|we|you) (?:just )?(?:undid|undone|did|changed)',
  back: '(?:go|jump|return|switch|revert|roll) ?back(?: to)?|back to|return to|restore|revert to|bring back|load|switch to',
  version: 'version|state|draft|revision',
  'first-version':
    '(?:to )?(?:how|the way|as) (?:it|everything|the (?:video|film)) (?:was|looked|started)(?: (?:out|originally|first|at first|at the (?:start|beginning)|before any (?:changes|edits)|(?:right |just )?(?:when|after|before) (?:i|we)(?: first)? (?:uploaded|started|began)(?: (?:it|them|editing))?))|(?:start|begin) (?:all )?(?:over|again|from scratch|afresh|anew)(?: from scratch)?|from scratch|(?:the )?(?:very )?(?:first|original|initial) (?:version|cut|state|draft|rough cut|video)|(?:the )?rough cut|reset(?: (?:everything|it|all|the (?:timeline|project|video)))?(?! .{1,30}(?:speed|pace))|undo (?:everything|all(?: (?:the |my )?(?:changes|edits))?)|(?:back )?to (?:the )?(?:start|beginning|very beginning|original)|discard all (?:changes|edits)',
  versions:
    '(?:different )?(?:versions?|variants?|variations?|alternatives?|options?|takes?)(?: of (?:it|the music|this|that))?',
  conform:
    're-?sync(?:hroni[sz]e)?|re-?fit|re-?match|re-?time|re-?align|conform|sync(?: up)?(?= the music)|match(?= the music)|adapt(?= the music)|adjust(?= the music (?:to|for))|fit(?= the (?:music|score|soundtrack))|align(?= the music)|keep(?= the (?:same )?(?:music|soundtrack|score|theme)(?: (?:as it is|and)|,|\\.|!|$))|update(?= the music to)',
  'to-cut':
    '(?:to|with|for) (?:the |this |my )?(?:new |current |changed |re)?-?(?:cuts?|edit|picture|video|timeline|length|film|version)(?: again)?',
  'black-and-white': '(?:in |from )?(?:black[- ](?:and|&|n)[- ]white|b&w)',
  /** No rule takes it: what is to be spared is not guessed at. */
  except: 'except(?: for)?|apart from|other than|all but|but(?= (?:the |clip ))|besides',
  too: 'too|also|as well',
  'the-rest':
    '(?:all )?(?:of )?the (?:remaining|leftover) (?:(?:two|three|four|\\d) )?(?:clips|ones|parts|shots|videos|photos|pictures|two|three|four)|(?:all )?(?:of )?the (?:(?:two|three|four|\\d) )?(?:clips|ones|parts|shots|videos|photos|pictures|two|three) (?:(?:that|which) (?:are |is )?(?:left|remain(?:ing)?)|left(?: over)?)|what(?:ever)?(?:.s| is) left|(?:all )?the (?:rest|remainder)(?: of (?:it|the (?:video|film|clip|movie|footage|clips)))?|(?:everything|all|anything) else|the others?(?: (?:clips|parts|bits))?',
  'both-ends':
    '(?:both|each|either) (?:ends?|sides?)(?: of)?|(?:the )?(?:start|beginning|front) and (?:the )?end(?: of)?|(?:the )?first and (?:the )?last(?= (?:\\S+ )?seconds?\\b)',
  'in-parts':
    '(?:in|into) (?:three|four|five|six|[3-6]) (?:equal |even )?(?:parts|pieces|clips|sections)',
  later:
    'later|(?:delay|postpone)(?= (?:the |my |this |that )?(?:title|caption|text|subtitle|it)\\b)',
  earlier: 'earlier|sooner',
  'at-most':
    '(?:(?:no|not) (?:be )?(?:longer|more) than|at most|max(?:imum)?(?: of)?|less than|shorter than|under|below) (?=(?:an? |half |\\d|one|two|three|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety))',
} as const;

/** The name of a row. */
export type Word = keyof typeof WORDS_EN;

/** Words that change nothing about an edit. */
export const FILLERS_EN =
  "(?:is|would be|will be) (?:plenty|enough|about right|sufficient|ideal)(?= ?(?:$|[,.;!?]))|(?:would|might|will) (?:look|be|feel|seem|work) (?:so |much |a lot |far |way |more |really )*(?:professional|better|nicer?|good|great|cool(?:er)?|best|smooth(?:er)?|elegant|polished|lovely|perfect|well)(?: here| there)?|(?:this|it)(?:'s| is| will| should)(?: be)? (?:(?:going|meant|made|intended|posted|uploaded) )?(?:up )?(?:on|for|to|onto)(?= (?:tiktok|instagram|insta|youtube|reels|shorts|facebook|stories))|may|'s(?= (?:own |original |ambient |live )?(?:sound|audio|noise|voice|volume)\\b)|(?:that )?(?:you|i|we|one) (?:can )?hear (?=(?:from|in|on|of)\\b)|(?:going|heading|leading|moving|coming) (?:in ?)?to(?= (?:the |my )?(?:clip|photo|first|second|third|fourth|fifth|last|next|final|\\w+ (?:clip|shot|one|scene|photo)|\\S+\\.\\w{3}))|i (?:don't|do not) mind(?: (?:having|seeing|an?|bit|little|of|some|the|if there are|if you (?:get|have|leave)))*(?= (?:black |white )?(?:bars|borders|edges|crop|blur|letter))|(?<=when (?:the |my |a )?(?:title|caption|text|subtitle) )(?:disappears|goes away|leaves|vanishes)|(?:wants?|requires?|prefers?|uses?|takes?)(?= (?:it |this |that |them )?(?:to be |in )?(?:an? )?(?:square|vertical|portrait|landscape|horizontal|widescreen|\\d{1,2} ?[:x] ?\\d))|back(?= (?:down|up)\\b)|across|dear|darling|folks|even if (?:there are|it (?:has|leaves|means|gets))|(?<=(?:\\d|seconds?|secs?|\\ds|minutes?|\\.\\w{3,4}) )(?:where|in which) (?:the|my|our|his|her|a|an|someone|somebody|people|he|she|they|we|i|it|you|everyone|nobody|nothing) (?!.{1,30} (?:is|was)$)(?:(?! and )[^,.;!?])+|instead of (?:just |simply |suddenly )*(?:disappearing|vanishing|appearing|popping (?:in|up|out|off)|cutting (?:in|out|off)|being there)(?: suddenly| abruptly)?|at the same time|in (?:the |my )?background(?: too)?(?! (?:colou?r|blur))|together|(?<=(?:crop(?:ping)?|bars|borders|edges|background|blur(?:ring)?|letterbox(?:ing)?|sides|off|a (?:little|bit)) )(?:(?:is|are|would be)(?:n't| not)? )(?:totally |perfectly |absolutely |also )?(?:fine|ok(?:ay)?|al ?right|all right|no problem|acceptable|allowed|an option|good)(?: (?:with|by|for) me)?|(?:when|as|once) (?:it|they) (?:first )?(?:appears?|comes? (?:in|on|up)|shows? up)|for (?:my|our|the|his|her) (?:little |online |own |small )?(?:shop|store|website|site|page|channel|blog|business|company|portfolio|class|school|team|clients?|boss|family|mum|mom|dad|grandma|friends?|profile|feed|status|presentation|tv|phone)|(?:boring|shaky|blurry|dull|bad|ugly|wobbly|slow|quiet)(?= (?:part|bit|section|stretch|portion|piece))|(?:i|we) (?:think|guess|believe|feel like)(?: that)?|on (?:the )?screen|(?:the )?camera(?= (?:pan|zoom|tilt|mov))|needs?(?= (?:an? |square|vertical|\\d|two |three |four |another ))|i'd|i'll|i've|so (?:that )?(?:i|we|you|they|people|everyone|everybody|viewers|one|it|grandma|(?:the|my|our|his|her|their) \\w+) (?:can|could|will|would) (?:actually |really |still |better |all |be able to )?(?:hear|understand|make out|follow|read|see|enjoy|look at|take in|recogni[sz]e|notice|remember) [^,.;!?]+|(?:the rest|everything else|all the rest|the others?) (?:can|should|must|may|is|are|has|to)? ?(?:to )?(?:stay|remain|be)?s?(?: (?:as (?:it|they) (?:is|are)|the same|like (?:this|that)|unchanged|untouched|fine|good|alone))|(?:another|one more)(?= [“\"'])|(?:(?:that|which) )?(?:i|we) (?:just )?(?:added|put in|made)|(?:the )?(?:part|bit|section|portion|stretch|piece)(?= (?:from|between|after|before|at|until|\\d|seconds? \\w)| of [^,.;]{2,30} (?:from|between|\\d{1,2}:))|(?:for |on )?(?:the |my |our )?(?:instagram|insta|facebook|linkedin|twitter|pinterest|social media)(?: grid| feed| posts?| ads?| profile)?|the|a|an|please|to|of|for|with|on|onto|at|my|our|its|it's|this|by|so|that|be|into|from|off|is|are|as|will|should|would|could|can|you|i|we|me|i'd|i'll|u|pls|plz|oops|(?:leave|keep) (?:the rest|everything else|all else)(?: alone| as (?:it )?is| the same| unchanged| untouched)?|like|want|need|us|automatically|there|now|then|here|also|video(?= (?:clip|file))|first of all|kindly|maybe|perhaps|thanks|thank you|one more time|and|but|ok|okay|hey|clip(?= [“\"])|over|when|for me|some|instead of (?=the (?:current|old))|current|old|existing|present(?= (?:music|song|soundtrack|track|piece|score|one|title)\\b)|actually|directly|right|exactly|about|around|once|has to|have to|needs? to|must|ought to|itself|them|both|away|altogether|completely|entirely|totally|any ?more|once again|again|further|even|everywhere|sorry|after all|please|rather|(?:on|onto|off) (?:the )?screen|(?:that (?:is|are|'s) |which (?:is|are) )?(?:left(?= ?$)|remaining|:)|:";
