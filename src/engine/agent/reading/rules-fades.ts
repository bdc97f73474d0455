import type { Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { NUMBER, numberOf } from './numbers.js';
import { takePhrase, takePlain } from './plain-words.js';
import { CLIPS, edit, isMusic, MUSIC, pictures, unclearWhich } from './targets.js';

const isText = (target: Target | null): boolean =>
  target?.by === 'kind' ? target.kind === 'caption' : target?.track === 'text';

const isRecording = (target: Target | null): target is Target =>
  target?.by === 'name' && target.track === 'audio';

const TO_BLACK = /\b(?:to|from) (?:black|white)\b/iu;
const AND = /\band\b|\bwith\b(?! (?:an? )?(?:\d|one|two|three|four|five|six|half))|[和跟与]/iu;
/** “Stop the song from fading out”. */
const STOPS = /\bstop\b.*\bfrom\b.*\bfading\b/iu;
/** How softly it is done, which says nothing more of a fade. */
const SOFTLY =
  /\b(?:within|gradual(?:ly)?|gent(?:ly|le)|slowly|smooth(?:ly)?|nice(?:ly)?|apply|effect|each|give|needs?|put|time|take)\b|各|效果|时[长间]|慢慢地?|渐渐地?|让/giu;
/** “3 seconds before the end”: where a fade out begins. */
const NEAR_END = new RegExp(
  `(?:starting |beginning |about |at )*(?<en>${NUMBER}) ?(?:seconds?|secs?|s) (?:before|from|ahead of) (?:the |it |my )*(?:very )?(?:(?:film|video|movie|clip|music|song)(?:'s)? )?(?:ends?|ending|is over|finish(?:es)?|stops?)(?: of (?:the )?(?:film|video|movie|clip|song|music))?|(?:在|到|从)?(?:视频|影片|片子|音乐)?(?:离?(?:结束|结尾|片尾|末尾)(?:之?前|还有)的?|倒数)(?<zh>${NUMBER}) ?秒(?:开始|起|就)*`,
  'iu',
);
const OF_NEXT = /^\s*and (?:an? )?.*\bfade[- ]?out (?:for|of|on|to) /iu;
const OF_MUSIC = /^[^,.;]*\b(?:music|song|soundtrack|track)\b/iu;
/** 结尾黑了两秒: what is so, and nothing to be done. */
const IS_BLACK =
  /[黑白](?:屏|场)?了(?:大概|差不多|足足|整整|有|快|将近)*[\d一二两三四五六七八九十半几好]|\b(?:is|are|was|goes|went|stays) (?:just |all |only |completely )*(?:black|white)\b.*\bfor\b/iu;
const FADE_MS = { picture: 1000, sound: 2000 } as const;

const OF_EACH = /\bfade .+ (?<one>in|out) (?:and|,) .+ (?<other>in|out)$/iu;
/** “Fade clip 2 in and clip 3 out”: each its own way. */
export const FADE_EACH: Rule = (hand) => {
  const { one, other } = OF_EACH.exec(hand.text.trim())?.groups ?? {};
  if (one === other || hand.holds('span') || hand.hasThing('pronoun')) return null;
  const [first, second, ...more] = pictures(hand).targets;
  if (!first || !second || more.length > 0) return null;
  hand.take('fade', 'fade-in', 'fade-out', 'in', 'out');
  const edges = one === 'in' ? (['in', 'out'] as const) : (['out', 'in'] as const);
  const ms = FADE_MS.picture;
  return [
    edit({ do: 'fade', of: first, edge: edges[0], ms }),
    edit({ do: 'fade', of: second, edge: edges[1], ms }),
  ];
};

/** “Fade the image to black”, where there is no photo: the picture. */
function picturesOf(hand: Hand): ReturnType<typeof pictures> {
  const found = pictures(hand);
  const isPhoto = hand.context.media.some(({ kind, placed }) => kind === 'image' && placed);
  const targets = found.targets.filter(({ by }) => isPhoto || by !== 'kind');
  return { ...found, targets, film: found.film || targets.length < found.targets.length };
}

/** “Fade the music out over 3 seconds”, 开头从黑屏淡入. */
export const FADE: Rule = (hand): Request[] | null => {
  if (IS_BLACK.test(hand.text)) return null;
  const near = NEAR_END.exec(hand.text);
  const { en, zh } = near?.groups ?? {};
  const nearMs = near ? 1000 * numberOf(en ?? zh ?? '') : undefined;
  if (near) hand.takeWithin(near.index, near.index + near[0].length);
  const looks = hand.slots('look');
  const twice =
    !TO_BLACK.test(hand.text) &&
    looks.some(({ look }) => look.enter === 'fade' && look.leave === 'fade');
  // “Fade the ending to black” is no colour.
  const isBlack = looks.length > 0 && TO_BLACK.test(hand.text);
  const dips = hand.holds('edge') && !hand.holds('join') && hand.take('dip-black');
  const black = hand.take('to-black', 'to-white') || isBlack || dips;
  const from = hand.take('from-black');
  // “The opening should fade in from black”.
  if (black || from) {
    hand.take('until-end');
    hand.slots('section');
    takePhrase(hand, /\b(?:opening|intro)\b/giu);
  }
  const base = hand.take('fade');
  const paired = hand.free('span').length > 1;
  const fadesIn = hand.take('fade-in');
  const fadesOut = hand.take('fade-out');
  const named = base || (paired && (fadesIn || fadesOut));
  const isIn = fadesIn || from || (named && !black && hand.has('in')) || twice;
  const isOut = fadesOut || black || (named && hand.has('out')) || twice;
  if ((!base && !isIn && !isOut) || (near && isIn)) return null;
  hand.take('in', 'out');
  const ending = hand.has('end') ? 'end' : hand.has('start') ? 'start' : undefined;
  const removed = hand.take('remove', 'without', 'not') || STOPS.test(hand.text);
  // “Take 3 seconds to fade out”.
  const off = removed && !hand.holds('span');
  const sound = hand.take('sound');
  hand.take('join', 'play');
  hand.take('add', 'make', 'change', 'with', 'end', 'start', 'long', 'slow', 'to-black');
  hand.take('too', 'soft', 'put', 'bit-more', 'use', 'show');
  for (const { index, 0: word } of hand.unnamed().matchAll(SOFTLY)) {
    hand.takeWithin(index, index + word.length);
  }
  const [place] = hand.slots('place').map(({ place: { at } }) => at);
  const edge =
    hand.slot('edge')?.edge ?? (place === 'start' || place === 'end' ? place : undefined);
  const range = hand.slot('range')?.range;
  const sides: ('in' | 'out')[] = [
    ...(isIn || (!isOut && (edge === 'start' || range?.from === null)) ? (['in'] as const) : []),
    ...(isOut || (!isIn && (edge === 'end' || near || range?.from?.of === 'end'))
      ? (['out'] as const)
      : []),
  ];
  if (range || hand.holds('span')) hand.take('earlier', 'later');
  const point =
    range?.from?.of === 'end' ? range.from : range?.to?.of === 'start' ? range.to : null;
  const rangeMs =
    point && 'ms' in point && (range?.from === null || range?.to === null) ? point.ms : nearMs;
  if (range && rangeMs === undefined) return null;
  // “In over 1 second and out over 4”: seconds as well.
  const bare = hand.holds('span')
    ? hand.slots('count').map((one) => ({ ...one, ms: 1000 * one.count }))
    : [];
  const spans = [...hand.slots('span'), ...bare]
    .sort((a, b) => a.start - b.start)
    .map((span) => span.ms);
  if (spans.length > sides.length && spans.length > 1) return null;
  // “In over 2 seconds and out over 3”.
  const [early, late = early] = /\bout\b.*\bin\b|淡出.*淡入/iu.test(hand.text)
    ? spans.toReversed()
    : spans;
  const msOf = (side: 'in' | 'out') => (side === 'in' ? early : late) ?? rangeMs;
  const isIt =
    hand.hasThing('pronoun') && isMusic(hand.spoken) && hand.things('pronoun').length > 0;
  // “The picture and the sound”: the music, where there is some.
  const both =
    sound &&
    hand.context.music !== 'none' &&
    hand.hasThing('film', 'picture') &&
    AND.test(hand.text);
  const music = hand.things('music', 'my-recording').length > 0 || isIt || both;
  const original = hand.things('original').length > 0;
  // “Change the music to my song.mp3, and fade it out”.
  const heard = isRecording(hand.spoken) && hand.things('pronoun').length > 0 ? [hand.spoken] : [];
  if (hand.hasThing('pronoun') && isText(hand.spoken)) return null;
  const found = picturesOf(hand);
  if (found.vague) return unclearWhich('fade', CLIPS);
  // “Fade the music out when the photo comes”: nobody can tell how long that takes.
  if (music && found.targets.length > 0 && WHILE.test(hand.text)) return null;
  const picture =
    (found.film && (!music || AND.test(hand.text))) ||
    black ||
    from ||
    /[黑亮暗]|black/iu.test(hand.text);
  const unsaid =
    !music && !original && heard.length === 0 && found.targets.length === 0 && !picture;
  // “…, and fade out over 3”: the same that has just been faded.
  const last = hand.before.at(-1);
  const same =
    unsaid && last?.ask === 'edit' && last.operation.do === 'fade' ? last.operation.of : null;
  const ofEnds = same?.by === 'number' && same.track === 'video' && Math.abs(same.number) === 1;
  // “A fade in and a fade out for the clips”: of what comes behind.
  if (unsaid && sides.length > 0 && OF_NEXT.test(hand.later) && !OF_MUSIC.test(hand.later)) {
    return null;
  }
  // A title that was just spoken of comes and goes so.
  if (unsaid && isText(hand.spoken)) return null;
  // A piece that is not written yet ends as its words say; how long, and where, is of the film.
  const ofFilm =
    unsaid && hand.context.music === 'none' && (spans.length > 0 || (edge ?? ending) !== undefined);
  if ((music || (unsaid && !ofFilm)) && hand.context.music === 'none') return null;
  const edges = sides.length > 0 ? sides : off ? (['in', 'out'] as const) : [];
  return edges.length === 0
    ? null
    : edges.flatMap((side) => {
        const ofPicture =
          side === 'in'
            ? ({ by: 'number', track: 'video', number: 1 } as const)
            : ({ by: 'number', track: 'video', number: -1 } as const);
        const targets: Target[] = [
          ...(music || (unsaid && !ofFilm && same === null) ? [MUSIC] : []),
          ...(same && !ofEnds ? [same] : []),
          ...found.targets,
          ...heard,
          ...((picture || original || ofEnds || ofFilm) && found.targets.length === 0
            ? [ofPicture]
            : []),
        ];
        return targets.map((of) => {
          const isSound =
            (of.by === 'kind' && of.kind === 'music') || (of.by === 'name' && of.track === 'audio');
          const usual = isSound ? FADE_MS.sound : FADE_MS.picture;
          return edit({ do: 'fade', of, edge: side, ms: off ? 0 : (msOf(side) ?? usual) });
        });
      });
};

const WHILE = /\b(?:when|as soon as|before|after|until|till|while|once|under|during)\b|时候?/iu;

const NAMES_PICTURE = /\b(?:clip|shot|photo|scene|picture)s?\b[^.;]*$|[段张]/iu;
/** “A fade to black at the end, make it 2 seconds”: of the fade, and not of the clip. */
const further: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'fade') return null;
  if (last.operation.ms === 0 || NAMES_PICTURE.test(hand.earlier)) return null;
  const ms = hand.slot('span')?.ms;
  if (ms === undefined) return null;
  hand.take('make', 'show', 'long', 'put', 'with', 'change');
  hand.things('pronoun');
  takePlain(hand);
  return hand.left().length === 0 ? [edit({ ...last.operation, ms })] : null;
};

/** What is said of a fade without its name. */
export const FURTHER_FADE_RULES: readonly Rule[] = [further];
