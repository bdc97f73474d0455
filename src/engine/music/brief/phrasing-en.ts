/** Pieces of English phrases, as sources of patterns. */
export const MUSIC = '(?:background music|music|soundtrack|songs?|tracks?|score|bgm)';
export const SHOULD =
  '(?: (?:should|must|shall|can|will|to|only|all|just|that|then|gets?|first|really|suddenly|slowly|not|does|do))*';
export const THE = '(?:the |some |a |an |any |all |more )*';
export const IN =
  '(?:come|comes|coming|kick|kicks|enter|enters|start|starts|join|joins|begin|begins|drop|drops|set|sets|fade|fades|play|plays|playing|appear|appears|arrive|arrives|go|goes|break|breaks)(?: in| playing)?';
export const BRING =
  '(?:add|bring in|bring|introduce|include|start|enter|cue|insert|fade in|give me|have|put in|put|use|let|with|then)';
export const OUT =
  '(?:stop|stops|stopping|end|ends|leave|leaves|drop out|drops out|cut out|cuts out|go away|goes away|fade out|fades out|fade|fades|out|disappear|disappears|go|goes|off|vanish|vanishes|finish|finishes|quit|fall away|falls away|pause|pauses)';
export const TAKE_OUT = '(?:remove|stop|cut|drop|take out|take away|mute|kill|lose|take|pull)';
export const NO =
  "(?:no|without(?: any)?|not? any|never any|don't (?:use|play|start|add|have|want|bring in)(?: any| the)?|do not (?:use|play|add)|keep out|hold (?:back|off)|leave out|skip|avoid|omit|wait with)";
export const CALMLY =
  '(?:calm(?:ly)?|quiet(?:ly)?|soft(?:ly)?|slow(?:ly)?|gentl[ey]|small|sparse(?:ly)?|minimal(?:ly)?|low|light(?:ly)?|simpl[ey]|subtl[ey]|peaceful(?:ly)?|intimate|restrained|delicate(?:ly)?|nice and (?:slow|easy|quiet))';
export const GROWS =
  '(?:builds?(?:[ -]?ups?)?|building(?:[ -]?up)?|crescendos?|grows?|growing|rises?|rising|swells?|swelling|intensif(?:y|ies)|escalates?|ramps? up|ramping up|gets? (?:bigger|louder|stronger|more intense|faster|epic|huge)(?: and (?:bigger|louder|stronger|more intense))?|becomes? (?:bigger|louder|epic|intense|huge)|explodes?|ends? (?:big|loud|epic|with a bang))';
export const SLOWLY =
  '(?:(?:slow(?:ly)?|gradual(?:ly)?|steady|steadily|constantly|continuous(?:ly)?|keeps?|then|a|an|the|long|big|up|that|which|it|music|should) ){0,6}';
export const BIG =
  // “An epic drop” is a big one; “epic drop at 0:10” is an epic piece with a drop.
  '(?:(?:the|an?|one|big|huge|massive|hard|heavy|(?<=\\b(?:the|an?|one|with|big|huge|massive) )epic|full|sudden|bass|beat|then|and|it|music|track|everything|all|song) )*';
export const BURST =
  '(?:drops?|dropping|climax(?:es)?|peaks?|peaking|explodes?|exploding|explosion|bursts?|erupts?|go(?:es)? (?:big|wild|crazy|all out|all in|full|off|hard|epic|massive)|gets? (?:epic|huge|massive|wild|crazy|intense|heavy|big)|hits? hard|lets? (?:it )?loose|kicks? off|hits?|kicks? in|comes? in|lands?|big (?:moment|impact|hit)|full (?:power|energy|force|blast)|(?:energetic|intense|powerful|epic|massive|huge|full on))';
export const QUIET =
  '(?:break(?:down)?s?|breathers?|quiet|calm|gentle|soft|sparse|stripped(?: back| down)?|thin|thins? out|low[ -]key|breathes?|tone (?:it|things) down|take it down|settles?(?: down)?|quieter|calmer|softer|(?:calm|quiet|mellow|settle|strip)s? (?:it |things |everything )?(?:down|back)|drops? (?:back|down)|minimal|drone only)';
