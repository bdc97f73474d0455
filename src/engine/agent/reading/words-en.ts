/**
 * Words that edits are made of, as patterns: what they share a row with means the same to an edit.
 * A row's name is what the rules call it.
 */
export const WORDS_EN = {
  'cut-out': 'cut out|cut away|snip(?: out)?|chop out',
  cut: 'cut(?:ting)?(?: (?:off|down))?|chop(?: off)?|clip off',
  trim: 'trim(?:med|ming)?(?: (?:off|down))?|shave(?: off)?',
  shorten: 'shorten|reduce|condense|bring|limit',
  keep: 'keep|retain|leave(?= (?:only|just))|use (?=only |just )',
  only: 'only|just|nothing but',
  skip: 'skip',
  everything: 'everything|anything|all of it',
  remove:
    "remove|delete|drop|discard|exclude|omit|lose|ditch|get rid of|take (?:out|away|off)|leave out|throw (?:out|away)|erase|clear|(?:don't|do not|no longer) (?:use|show|want|need)",
  without: 'without|no|none|turn off|switch off|disable',
  not: "don't|do not|stop|never|not",
  move: 'move|shift|drag|bring (?=.*(?:front|start|beginning|end|before|after))|send',
  put: 'put|place|set|position|go(?:es)?|align|stick',
  swap: '(?:swap|exchange|switch(?! off)|trade)(?: (?:the )?(?:order|places?|positions?))?(?: of)?',
  'reverse-order':
    '(?:reverse|flip|invert|turn around) the (?:clip |scene )?order(?: of (?:the |all (?:the )?)?(?:clips|videos|scenes|shots|photos|pictures|images))?|(?:in )?(?:the )?reverse(?:d)? order|put (?:the |all (?:the )?)?clips in reverse order|order (?:the clips )?backwards',
  split:
    'split|divide|slice|break up|razor|cut(?= (?:(?:it|the (?:video|clip)|clip \\d+) )?(?:in (?:half|two)|into two))',
  'in-two': 'in (?:half|two)|into (?:two|halves|2)(?: (?:parts|pieces|halves|clips))?',
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
  duplicate: 'duplicate|copy|repeat|double(?= (?:clip|the (?:\\w+ )?clip))',
  twice: 'twice',
  show: 'show|display|hold|lasts|lasting|(?<=(?:should|must|will|to|photo|image|picture|title|clip|slide|each|it) )last|stay(?:s)?(?: on(?: screen)?)?|appear(?:s)?|linger',
  long: 'long(?! shot)|in length|length|duration|lasting',
  longer: 'longer|extend|lengthen',
  shorter: 'shorter',
  'to-length':
    "to (?:the )?(?:right |same |exact |correct )?length(?: of (?:the |my )?(?:video|film|movie|picture|clip))?|to (?:fit|match)(?: (?:the |my )?(?:length of the |video'?s? length|video|film|movie|picture|clip))?|so (?:that )?it fits(?: the (?:video|film|picture|length))?|to (?:the )?(?:video|film)(?:'s)?(?: length)?",
  start: 'start(?:s|ing)?|begin(?:s|ning)?',
  end: 'end(?:s|ing)?|finish|stop(?:s)?',
  add: 'add|insert|include|append|write|create|overlay|attach|give (?:it|the video|me)',
  change: 'change|edit|rename|modify|update',
  make: 'make|have|let|get|render',
  say: 'say(?:s|ing)?|read(?:s|ing)?|that says|with the (?:text|words?)|the (?:text|words?)(?= [“"])|called|named',
  bigger: 'bigger|larger|enlarge|increase(?: the size of)?|grow|huge|big|large',
  smaller: 'smaller|shrink|tiny|small',
  'much-more': 'much|a lot|way|far|significantly|considerably',
  'bit-more': 'a (?:little )?bit|a little|slightly|somewhat|a touch|a tad',
  fade: 'fade(?:s|d)?|fading',
  in: 'in',
  out: 'out',
  'fade-in':
    'fade[- ]?in|fades? in(?: from (?:black|silence))?|fade up(?: from black)?|fade from black',
  'fade-out': 'fade[- ]?out|fades? out|fade away',
  'to-black': 'to black',
  'to-white': 'to white',
  'from-black': 'from black',
  crossfade: 'cross[- ]?(?:fade|dissolve)s?|dissolves?|cross[- ]?fad(?:e|ing)|blend(?:ing)?',
  'dip-black':
    '(?:dip(?:s)?|fades?) (?:to|through) black(?= (?:between|transition|before clip|after clip|into clip))',
  'dip-white': '(?:dip(?:s)?|fades?|flash(?:es)?) (?:to|through) white|white flash(?:es)?',
  slide: 'slides?|sliding|push(?:es)?',
  wipe: 'wipes?|wiping',
  transition: 'transitions?',
  'hard-cuts': 'hard cuts?|straight cuts?|plain cuts?',
  between: 'between|in between|into|through(?= clip)|from(?= clip)',
  join: 'join|connect|link',
  'on-beat':
    '(?:on|to|with|in time with|synced to|at) (?:the |every |each )?(?:beats?|rhythm)(?: of the music)?|(?:on|to)[- ]beat|beat[- ]synced',
  beats: 'beats?',
  every: 'every|each|per',
  slideshow: 'slide ?show',
  'ken-burns':
    'ken burns(?: effects?)?|(?:subtle|slow|gentle|some|a bit of)? ?(?:camera )?movement|animate|moving stills',
  'zoom-in':
    '(?:slow(?:ly)? |gent(?:le|ly) )?zoom(?:s|ing)?(?: slowly| gently)? in(?:to)?(?: slowly| gently)?|(?:slow(?:ly)?|gent(?:le|ly)) (?:zoom|push)(?: in(?:to)?)?|push[- ]in|zoom(?! out)',
  'zoom-out':
    '(?:slow(?:ly)? |gent(?:le|ly) )?zoom(?:s|ing)?(?: slowly| gently)? out(?: of)?(?: slowly| gently)?|pull[- ]out',
  'pan-left': 'pan(?:s|ning)?(?: slowly)?(?: to the)? left',
  'pan-right': 'pan(?:s|ning)?(?: slowly)?(?: to the)? right',
  'pan-up': 'pan(?:s|ning)?(?: slowly)? up|tilt up',
  'pan-down': 'pan(?:s|ning)?(?: slowly)? down|tilt down',
  still: 'still|static|motionless',
  motion: 'motions?|animations?|zoom(?:ing)? effects?|camera moves?',
  vertical:
    'vertic(?:al|le)(?:ly)?|portrait(?: mode)?|tiktok|reels?|shorts(?: format)?|stories|story format',
  horizontal: 'horizontal(?:ly)?|landscape|wide ?screen|youtube(?: format)?',
  square: 'square(?:d)?',
  'fit-blur':
    '(?:with )?(?:a |the )?blur(?:red|ry|red out)? ?(?:background|sides|edges|borders|bars|fill)|blur[- ]?fill|blur (?:the )?(?:background|sides|edges)|background (?:blurred|blur)',
  'fit-crop':
    'crop(?:ped|ping)?|fill (?:the )?(?:frame|screen)|cut (?:to fill|off the sides)|zoom to fill',
  'fit-pad':
    '(?:with )?(?:black |white )?(?:bars|borders|letter ?box(?:ed|ing)?|pillar ?box(?:ed)?)|pad(?:ded|ding)?|fit inside',
  aspect: 'aspect(?: ratio)?|format|frame|shape|ratio',
  mute: 'mute|silence|silent|muted',
  unmute:
    'unmute|restore(?= (?:the )?(?:original|sound|audio|music|volume|clip))|bring back|turn on|switch on',
  louder:
    "(?:i |we |you |one )?can(?:'t|not)(?: really| even| hardly)? hear|hard to hear|louder|raise|amplify|boost|too quiet|too soft|crank up",
  quieter: 'quieter|softer|lower|less loud|too loud|soften',
  'turn-up': 'turn up',
  'turn-down': 'turn down',
  turn: 'turn',
  volume: 'volume|loudness|level',
  sound: 'sound|audio',
  'half-length':
    'halve(?: the (?:length|duration)(?: of)?)?|half (?:as long|(?:of )?(?:the|its) (?:length|duration)(?: of)?)',
  'double-length':
    'twice (?:as long|(?:the|its) (?:length|duration)(?: of)?)|double (?:the|its) (?:length|duration)(?: of)?',
  half: 'half(?: as loud| the volume| as fast)?',
  double: 'double|twice as (?:loud|fast)',
  duck: 'duck(?:s|ed|ing)?',
  'under-voice':
    "(?:under|beneath|below|behind|during|for|when(?:ever)?|while|as|to|if|where) (?:the |my |any |there is |there's )?(?:voices?|speech|speaking|talking|dialogue|dialog|narration|voice-?over|(?:i|he|she|they|we|you|people|someone|somebody|anyone|the \\w+)(?: (?:is|are|am))? (?:speak|talk|say)(?:s|ing)?)(?: (?:something|is there|speaks?|talks?))?",
  more: 'more',
  less: 'less',
  use: 'use|take|score (?:it )?with',
  instead: 'instead(?: of)?|in place of|rather than',
  replace: 'replace|substitute|exchange(?= .* (?:with|for|by))|swap(?= .* (?:with|for|out))',
  with: 'with|by',
  as: 'as (?:the )?(?:background )?(?:music|soundtrack|song|score|bgm)',
  'as-sound':
    'as (?:an? )?(?:sound(?: effect)?|ambien(?:ce|t)(?: sound)?|effect|sfx|background (?:sound|noise))|(?:under|underneath|beneath|beside|alongside|on top of|along with|together with|in addition to)(?: (?:the |it|music|this))*',
  loop: 'loop(?:ed|ing|s)?|on (?:a )?loop|repeat(?:ed|ing)?(?= (?:it|the (?:music|song)|until|till))',
  'until-end':
    '(?:until|till|to) (?:the )?(?:very )?end(?: of the (?:video|film|clip))?|the whole time|over and over',
  'all-uploads':
    '(?:all|every|everything)(?: of)?(?: (?:the|my))? ?(?:uploads?|uploaded (?:files?|clips?|photos?)|files?)|everything (?:i|we) uploaded',
  undo: 'undo|revert|take (?:it|that|this)? ?back|roll ?back',
  redo: 'redo|re-do|do it again after all|undo the undo',
  changes:
    '(?:the |my )?(?:last|previous|latest)(?= (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|few) (?:changes|edits|steps|actions|things|times))|(?:the |my )?(?:last |previous |latest )?(?:changes?|edits?|steps?|actions?|things?|times)',
  back: '(?:go|jump|return|switch|revert|roll) ?back(?: to)?|back to|return to|restore|revert to|bring back|load|switch to',
  version: 'version|state|draft|revision',
  'first-version':
    '(?:start|begin) (?:all )?(?:over|again|from scratch|afresh|anew)(?: from scratch)?|from scratch|(?:the )?(?:very )?(?:first|original|initial) (?:version|cut|state|draft|rough cut|video)|(?:the )?rough cut|reset(?: (?:everything|it|all|the (?:timeline|project|video)))?|undo (?:everything|all(?: (?:the |my )?(?:changes|edits))?)|(?:back )?to (?:the )?(?:start|beginning|very beginning|original)|discard all (?:changes|edits)',
  versions:
    '(?:different )?(?:versions?|variants?|variations?|alternatives?|options?|takes?)(?: of (?:it|the music|this|that))?',
  conform:
    're-?sync(?:hroni[sz]e)?|re-?fit|re-?time|re-?align|conform|sync(?: up)?(?= the music)|match(?= the music)|adapt(?= the music)|adjust(?= the music (?:to|for))|fit(?= the (?:music|score|soundtrack))|align(?= the music)|keep(?= the (?:same )?(?:music|soundtrack|score|theme)(?: (?:as it is|and)|,|\\.|!|$))|update(?= the music to)',
  'to-cut':
    '(?:to|with|for) (?:the |this |my )?(?:new |current |changed |re)?-?(?:cuts?|edit|picture|video|timeline|length|film|version)(?: again)?',
  'black-and-white': 'black[- ]and[- ]white|black & white|b&w',
  /** No rule takes it: what is to be spared is not guessed at. */
  except: 'except(?: for)?|apart from|other than|all but|but(?= (?:the |clip ))|besides',
  too: 'too|also|as well',
} as const;

/** The name of a row. */
export type Word = keyof typeof WORDS_EN;

/** Words that change nothing about an edit. */
export const FILLERS_EN =
  "(?:(?:that|which) )?(?:i|we) (?:just )?(?:added|put in|made)|(?:the )?(?:part|bit|section|portion|stretch|piece)(?= (?:from|between|after|before|at|until))|(?:for |on )?(?:instagram|facebook|linkedin|twitter|social media)|the|a|an|please|to|of|for|with|on|onto|at|my|our|its|it's|this|by|so|that|be|into|from|off|is|are|as|will|should|would|could|can|you|i|we|me|i'd|i'll|u|pls|plz|oops|(?:leave|keep) (?:the rest|everything else|all else)(?: alone| as (?:it )?is| the same| unchanged| untouched)?|like|want|need|us|there|now|then|here|also|video(?= (?:clip|file))|first of all|kindly|maybe|perhaps|thanks|thank you|one more time|and|but|ok|okay|hey|clip(?= [“\"])|over|when|for me|some|instead of (?=the (?:current|old))|current|old|existing|actually|directly|right|exactly|about|around|itself|them|both";
