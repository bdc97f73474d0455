import type { Hand } from './hand.js';

const PLAIN =
  /^(?:should|must|be|being|is|are|it|its|as|an?|the|of|to|in|for|with|so|that|which|like|goes|going|fit|fits|adapt|adjust|right|please|thx|thanks|wants?|needs?|would|could|can|gets?|us|we|i|my|our|your|they|them|these|those|this|while|style|kind|type|sort|way|mode|setting|option|bit|some|any|more|very|really|quite|again|now|then|there|here|effects?|do|try|suitable|proper|correct|good|fine|me|back|something|leave|rather|prefer|love|stay|stays|takes?|lasts?|any|when|where|on|at|by|from|camera|also|each|every|own|him|her|one|look|looks|feel|will|has|new|little|simple|nice|off|up|needed|version|video|的|了|吧|呢|啊|呀|哈|嘛|地|得|个|一|下|些|那|这|都|全|就|也|还|要|想|让|把|给|用|在|是|为|成|做|弄|来|去|点|样|种|些|效|果|它|其|使|套|有|请|加|改|换|变|上|里|时|候|以|能|会|可|该|应|需|按|照|适|合|好|行|整|按|跟|和|与|着|出|面|重|新|又|太|比|较|更|再|才|当|作|式|类|型|嗯|特|完|转|任|何|缓|慢|轻|微|吗|可|以|切|套|需|要|放|喜|欢|画|面|平|移|么|屏|[()])$/iu;

/** Takes words that say nothing about a look, where it is known already what is asked for. */
export function takePlain(hand: Hand): void {
  for (const item of hand.left()) {
    const at = hand.ahead(item).length;
    if (item.is === 'unknown' && PLAIN.test(hand.text.slice(at, at + item.end - item.start))) {
      hand.takeItem(item);
    }
  }
}

/** Takes every place of the clause that a pattern finds; true when there was one. */
export function takePhrase(hand: Hand, phrase: RegExp): boolean {
  const found = [...hand.text.matchAll(phrase)];
  for (const one of found) hand.takeWithin(one.index, one.index + one[0].length);
  return found.length > 0;
}
