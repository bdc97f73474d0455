import {
  BREAK,
  CALM,
  COME_BACK,
  DROP,
  DROP_NEXT,
  ENTER,
  ENTER_NEXT,
  EVENT,
  FADE_IN,
  FADE_OUT,
  GAP,
  GO_AWAY,
  HARD_END,
  IN_AND_OUT,
  LEAVE,
  LESS,
  MORE,
  MORE_INTO_DROP,
  MORE_UNTIL,
  MUSIC_STARTS,
  MUSIC_STOPS,
  NOTHING,
  SILENCE,
  SOFT_END,
  START_WITH,
  STAY_OUT,
} from './direction-acts.js';
import type { DirectionRow } from './direction-rows.js';
import {
  BIG,
  BRING,
  BURST,
  CALMLY,
  GROWS,
  IN,
  MUSIC,
  NO,
  OUT,
  QUIET,
  SHOULD,
  SLOWLY,
  TAKE_OUT,
  THE,
} from './phrasing-en.js';

export const ENGLISH_DIRECTIONS: readonly DirectionRow[] = [
  // The length of what the music is for goes without saying.
  [
    `{lasting}(?:[ -]?long|(?=[ -]?(?:videos?|clips?|films?|movies?|ads?|adverts?|spots?|teasers?|trailers?|intros?|reels?|shorts?|pieces?|songs?|tracks?|loops?|music|jingles?|edits?|montages?|commercials?)(?![a-z])))`,
    NOTHING,
  ],
  // Silence.
  [`${NO} ${THE}(?:${MUSIC}|sound|anything)(?: at all| playing)? ?{when}`, SILENCE],
  [
    `{lasting} (?:of )?(?:complete |total |pure |dead )?(?:silence|silent|nothing|pause) ?{at}`,
    SILENCE,
  ],
  [
    `(?:(?:keep|leave|make|have|let|with|start|starts|begin|a|complete|completely|total|totally|pure|just|dead|full|in|mostly|be|is|stay|stays|it|and|absolute|${MUSIC}) )*(?:silence|silent|muted?|nothing|no sound)(?: please)?(?: and)? ?(?:{lasting} ?{at}|{when}(?: ?{lasting})?)`,
    SILENCE,
  ],
  [
    `(?:keep|leave|make|have|let)? ?{open} ?(?:is |be |are |should be |stays? |of |: ?|complete(?:ly)? |total(?:ly)? |in )*(?:silent|silence|no music|without (?:any )?music|music[ -]free|empty|muted?|quiet and empty)`,
    SILENCE,
  ],
  [
    `(?:wait|hold (?:it|off|back|the music))(?: with the music)? ?{open}(?: (?:before|to)(?: the music starts?| starting| it starts| you start| the music| music starts?)?)?`,
    SILENCE,
  ],
  [`{who} {open} and nothing else`, BREAK],
  [
    `(?:stop|end|cut|mute|remove|kill|pause|silence|turn off)(?: out| off)? ${THE}${MUSIC}(?: off| out)? ?{open}`,
    SILENCE,
  ],
  [
    `(?:stop|end|cut|mute|remove|kill|turn off|silence)(?: out| off)? ${THE}${MUSIC}(?: off| out)? ?{point}`,
    MUSIC_STOPS,
  ],
  [
    `${MUSIC}${SHOULD} (?:stops?|pauses?|cuts? out|goes silent|is silent) (?:{lasting} ?{at}|{at} ?{lasting})`,
    SILENCE,
  ],
  [
    `${MUSIC}${SHOULD} (?:stops?|ends?|finish(?:es)?|cuts?(?: out)?|is over|goes? silent|over|out|goes? away|off) ?{point}`,
    MUSIC_STOPS,
  ],
  [
    `(?:everything|${MUSIC})${SHOULD} (?:drops? out|stops?|cuts? out) {point},? (?:and |then |but )*(?:it )?(?:comes? |is )?(?:back|returns?)(?: in)? {point}`,
    GAP,
  ],
  [
    `(?:everything|it all|all)${SHOULD} (?:stops?|drops? out|ends?|cuts?(?: out)?|goes? silent) ?{point}`,
    MUSIC_STOPS,
  ],
  [`(?:^|(?<=[,.;] ?))(?:hard )?stop (?:dead )?{at}`, MUSIC_STOPS],
  [
    `(?:start|begin|bring in|bring|cue|fade in|kick off|play) ${THE}${MUSIC}(?: in| up)?(?: only)? ?{point}`,
    MUSIC_STARTS,
  ],
  [
    `(?:${MUSIC}${SHOULD} |\\bit |(?<=^|[,.;] ?))(?:only )?(?:starts?|begins?|comes? in|kicks? in|enters?|sets? in|starts? playing|plays?) (?:only |just )?{point}`,
    MUSIC_STARTS,
  ],
  [
    `${MUSIC} (?:only )?(?:{from}|{at})|(?:^|(?<=[,.;] ?))only {from}$|(?:^|(?<=[,.;] ?))start {from}`,
    MUSIC_STARTS,
  ],
  [
    `{point},? (?:the |then |let )*${MUSIC}${SHOULD} (?:starts?|begins?|comes? in|kicks? in|enters?)`,
    MUSIC_STARTS,
  ],
  [`{point},? (?:the |then )*${MUSIC}${SHOULD} (?:stops?|ends?|cuts?(?: out)?)`, MUSIC_STOPS],

  // Drops that are called after an instrument, before the instruments.
  [
    `(?:drop the (?:bass|beat)|(?:the )?(?:bass|beat) ?drops?)${SHOULD} ?(?:in |hits |comes |lands |is )?{point}`,
    DROP,
  ],
  [`{point},? (?:drop the (?:bass|beat)|(?:the )?(?:bass|beat) drops?)`, DROP],

  // Instruments.
  [
    `{who}${SHOULD}(?: ${IN}| in) ?{point}(?:,? (?:and )?(?:then )?(?:back )?out|,? and (?:then )?(?:${OUT})) {point}`,
    IN_AND_OUT,
  ],
  [
    `(?:start|begin|open)(?:s|ing|ning)?(?: out| off)? with (?:only|just|nothing but|solo|a solo) ${THE}{who}(?: alone)?(?! ?{when})`,
    START_WITH,
  ],
  [`(?:hold|keep|leave) ${THE}{who} (?:back|out|off|silent|quiet|away) ?{when}`, STAY_OUT],
  [
    `(?:${BRING} ${THE})?{who} (?:solo|in|hits?|rolls?|strikes?|crash(?:es)?|accents?|stabs?) ?{when}`,
    ENTER,
  ],
  [`(?:nothing but|only|just|solo) ${THE}{who} ?{open}`, BREAK],
  [
    `{open},? (?:there is |it's |is |have |play )*(?:nothing but|only|just|solo) ${THE}{who}`,
    BREAK,
  ],
  [`{who} (?:alone|only|solo|by itself) {open}`, BREAK],
  [`${NO} ${THE}{who}${SHOULD}(?: ${IN})? ?{when}`, STAY_OUT],
  [`{who} (?:must|should|do|does|to)(?: not|n't) (?:${IN} )?{until}`, STAY_OUT],
  [`{who}(?: don't| doesn't) ${IN} {until}`, STAY_OUT],
  [`{when},? ${NO} ${THE}{who}`, STAY_OUT],
  [`fade out ${THE}{who} ?{point}`, LEAVE],
  [`${TAKE_OUT} ${THE}{who}(?: out| away)? ?{place}(?: ?{lasting})?`, LEAVE],
  [`{who}${SHOULD} ${OUT} ?{place}(?: ?{lasting})?`, LEAVE],
  [`{who}${SHOULD}(?: only)? ?(?:${IN} )?{until}`, LEAVE],
  [`{point},? ${TAKE_OUT} ${THE}{who}(?: out| away)?`, LEAVE],
  [`{point},? ${THE}{who}${SHOULD} ${OUT}(?![a-z])`, LEAVE],
  [`${BRING} ${THE}{who}(?: in| playing| up)?(?: only)? ?{when}`, ENTER],
  [`{who}${SHOULD} ${IN}(?: only| again)? ?{when}`, ENTER],
  [`{who}${SHOULD}(?: only| again| back)? ?{when}(?!\\p{Script=Han})`, ENTER],
  [`{when},? (?:${BRING} )?${THE}{who}(?:${SHOULD} ${IN}(?![a-z]))?`, ENTER],

  // Fades.
  [`fad(?:e|es|ing)[ -]?in and (?:fade )?out ?{lasting}`, FADE_IN],
  [
    `(?:a )?(?:fad(?:e|es|ing)(?: it| everything| ${THE}${MUSIC})?[ -]?(?:out|away)|fade|fade it|fades)(?: slowly| gently| nicely| ${THE}${MUSIC})?(?: ?(?:beginning|starting))? ?{span}? ?{lasting}`,
    FADE_OUT,
  ],
  [`{lasting}[ -]?(?:long |slow )?(?:fade|fade[ -]?out)(?![a-z -]*in)`, FADE_OUT],
  [
    `(?:a )?(?:slow |long )?fad(?:e|es|ing)(?: it| everything| ${THE}${MUSIC})?[ -]?(?:out|away)(?: slowly| gently| ${THE}${MUSIC})? ?(?:{span}|{from}|{at})`,
    FADE_OUT,
  ],
  [`(?:a )?fade (?:out )?{span}|{span} (?:should |must |to )?fades?(?: out| away)?`, FADE_OUT],
  [`{lasting}[ -]?(?:long |slow )?fade[ -]?in`, FADE_IN],
  [
    `(?:a )?(?:slow |gentle |long )?fad(?:e|es|ing)[ -]?(?:up|in)(?: slowly| gently)?(?: ${THE}${MUSIC})?(?: ?from (?:silence|nothing))? ?{when}?`,
    FADE_IN,
  ],

  // More and more, less and less.
  [
    `(?:(?:start|starts|begin|begins|starting|open|opens|beginning)(?: out| off| very| really| it| with| small and)* ${CALMLY}|${CALMLY} (?:start|beginning|intro|opening))(?:,? (?:and|then|but|that|which|before|it|should|must))*,? ${SLOWLY}${GROWS}(?: up)?(?: (?:to|into|towards) (?:a |the )?(?:big )?(?:climax|peak|finale|finish))?(?: (?:into )?{until}|(?! ?(?:{at}|{from}|{span})))`,
    MORE,
  ],
  [
    `${SLOWLY}(?:build|builds|building|rise|rises|lead|leads|ramp|ramps)(?: up)? (?:in)?to (?:the |a |its )?(?:big )?(?:drop|climax|peak|explosion) ?(?:{point})`,
    MORE_INTO_DROP,
  ],
  [
    `${SLOWLY}${GROWS}(?: up)?(?: (?:tension|energy|intensity|excitement|momentum|suspense))?(?: and up)? (?:in)?to (?:the |a )?(?:big )?(?:climax |peak |finale )?(?:{point}|{until}|{span})`,
    MORE_UNTIL,
  ],
  [`(?:quiet|calm|soft|slow) (?:to|into) (?:loud|intense|epic|big|fast|huge|powerful)`, MORE],
  [
    `(?:build(?:s|[ -]?ups?)?(?: up)?|building up|crescendo|grows?|rises?|swells?|intensif(?:y|ies)|escalates?|ramps? up|(?:more and more|increasingly) (?:intense|energetic|tense|powerful|exciting|epic)|gets? (?:more and more (?:intense|energetic)|louder and louder|bigger and bigger|bigger|louder|more intense|stronger)|gain(?:s|ing)? (?:energy|intensity|momentum))(?: (?:the )?(?:tension|energy|intensity|excitement|suspense))?(?: slowly| gradually| steadily)? ?(?:{from}|{until}|{span}|{at}|{lasting})`,
    MORE,
  ],
  [
    `{when},? ${SLOWLY}(?:builds?(?: up)?|build-up|crescendo|rises?|swells?|intensif(?:y|ies)|ramps? up)(?: (?:the )?(?:tension|energy))?(?![a-z])`,
    MORE,
  ],
  [
    `${SLOWLY}(?:(?:wind|calm|die|cool|quiet|settle|mellow|slow|come)s?(?: it| things| everything)? down|decrescendo|diminuendo|gets? (?:quieter|calmer|softer|sparser)(?: and (?:quieter|calmer|softer|sparser))?|more and more (?:quiet|calm)|ends? (?:very )?(?:calm(?:ly)?|quiet(?:ly)?|gently|peaceful(?:ly)?)|less and less(?: intense| busy)?)(?: again)?(?: ?(?:{from}|{span}))`,
    LESS,
  ],

  // Drops and breaks.
  [
    '(?:ends?|stops?|finish(?:es)?|ending) (?:very )?(?:suddenly|abruptly|hard|sharply|dead|with a bang|on a hit|on a hard hit|in a flash)(?: ?{point})?|cut(?:s)? off at the end',
    HARD_END,
  ],
  ['(?:a )?(?:soft|gentle|proper|clean|resolved?) (?:ending|end|finish)', SOFT_END],
  [
    `${BIG}${BURST}(?: (?:right|exactly|comes?|hits?|lands?|happens?|is|should|be|in|precisely|everything|must|only|down|just))* ?{point}`,
    DROP,
  ],
  [
    `{point},? (?:(?:there is|comes?|we|put|place|make|have|want|i want|let|with|everything) )*${BIG}${BURST}(?![a-z])`,
    DROP,
  ],
  [
    `(?:everything|(?:the )?(?:full|whole|entire) (?:band|orchestra|arrangement)|all (?:the )?instruments)${SHOULD}(?: ${IN})?(?: at once| together)? ?{point}`,
    DROP,
  ],
  [
    `{point},? (?:everything|(?:the )?(?:full|whole|entire) (?:band|orchestra)|all (?:the )?instruments)(?:${SHOULD} ${IN})?`,
    DROP,
  ],
  [`(?:climax|peaks?|explodes?|bursts?|big finale|big climax) ?{span}`, DROP],
  [
    `(?:boss fight|fight|battle|chase|action|party|race|the (?:dancing|fun|game|show|run))(?: (?:starts?|begins?|comes?|is))? ?{at}`,
    EVENT,
  ],
  [
    `(?:keep|have|a|an|the|short|little|quick|brief|small|long|make|let|it|is|be|get|gets|go|goes|should|must|very|more|starts?|begins?|stay|stays|remain|music|and|become|becomes)? ?(?:(?:a|an|the|short|little|quick|brief|small|it|very|more) )*${QUIET}(?: (?:part|section|moment|passage|it|things|everything|down|music|only|and|but|bit|a bit|for a bit|then))* ?{when}(?: ?{lasting})?`,
    CALM,
  ],
  [
    `(?:keep |make |let |have )?{open} ?(?:(?:should|be|is|to|a|an|more|very|nice|it|gets?|goes|keep) )*${QUIET}(?![a-z])`,
    CALM,
  ],
  [
    `{at} ?,? ?(?:(?:there is|comes?|a|short|little|quick|it|let it|have a|make a|make it|put a|should) )*${QUIET}(?![a-z])`,
    CALM,
  ],
  [
    `(?:start|starts|begin|begins|opens?)(?: out| off| very| really)* ${CALMLY}(?![a-z])|${CALMLY} (?:start|beginning|intro|opening)(?![a-z])`,
    {
      directions: () => [
        {
          kind: 'break',
          from: { kind: 'seconds', seconds: 0 },
          to: { kind: 'share', share: 0.25 },
        },
      ],
    },
  ],

  [
    `{until}(?:,? (?:and |but )?then|,)(?: (?:a|an|the|it|comes?|big|huge|massive|suddenly|everything))* (?:drops?|explosion|climax|explodes?|full (?:band|orchestra)|kicks? in|go(?:es)? (?:wild|big|crazy|all out|off|hard|full))`,
    DROP,
  ],
  // Who was spoken of before.
  [
    `(?:(?:and|then|but|they|it|are|is|to|before|again|,) ?)*(?:(?:com(?:e|es|ing)|kicks?|fades?|goes?|go|brought|bring (?:it|them)|drop|drops) )?(?:back(?: in| on| again)*|return(?:s|ing)?|re-?enters?|in again) ?{point}`,
    COME_BACK,
  ],
  [
    `,? ?(?:and|then|but) (?:then )?(?:it |they )?(?:stops?|ends?|leaves?|out|cuts? out|drops? out|goes? away|disappears?|finish(?:es)?) ?{place}`,
    GO_AWAY,
  ],
  // What follows on something else.
  [
    `,? ?(?:and )?(?:then|after that|afterwards)(?: the| a| an| it| add| come| bring in| everything| big| huge)* (?:drops?|explodes?|explosion|climax|bursts?|full (?:power|band|orchestra)|go(?:es)? (?:wild|big|crazy|all out|all in|off|hard|full)|kicks? in|everything)(?![a-z])`,
    DROP_NEXT,
  ],
  [
    `,? ?(?:and )?(?:then|after that|afterwards)(?: the| a| add| come| comes| bring in| with)* {who}(?: (?:${IN}))?`,
    ENTER_NEXT,
  ],
  [`(?:turn|bring|take) (?:it|${THE}${MUSIC}) down ?{when}`, CALM],
  [`(?:^|(?<=[,.;] ?)){from}(?=$| ?[,.;])`, MUSIC_STARTS],
  // Without a time.
  [
    `${SLOWLY}(?:builds?[ -]?ups?|builds|building up|crescendos?|keeps building|grows and grows|gets? (?:more and more (?:intense|energetic)|louder and louder|bigger and bigger)|intensifies|escalates|rising (?:tension|energy|intensity)|build (?:tension|energy|intensity))(?: (?:to|into|towards) (?:a |the )?(?:big |huge |massive )?(?:climax|peak|finale|finish|drop))?`,
    MORE,
  ],
  [
    `${SLOWLY}(?:(?:wind|calm|die|quiet|settle)s? down|decrescendo|diminuendo|gets? (?:quieter and quieter|calmer and calmer|softer and softer)|ends? (?:very )?(?:calmly|quietly|peacefully|softly|gently))`,
    LESS,
  ],
  [
    '(?:(?:with|has|have|and|including|include) )?(?:a |the |one )(?:(?:big|huge|massive|hard|heavy|epic|single) )*drop(?! (?:of|in) )(?![a-z])',
    DROP,
  ],
  [`(?:slowly|gradually|steadily) (?:grows?|rises?|swells?|builds?)(?: up)?`, MORE],
];
