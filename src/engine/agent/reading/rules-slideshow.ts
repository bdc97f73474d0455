import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { NUMBER, numberOf } from './numbers.js';
import { onlyRecording } from './rules-recordings.js';
import { edit, IMAGES, unclearWhich } from './targets.js';
import type { Word } from './words-en.js';

const COUNTED_BEATS = new RegExp(`(?<n>${NUMBER})[- ]?个?(?:beats?|节?拍子?)(?!\\w| slide)`, 'iu');
const EACH_BEAT = /(?:every|each|an?|per) beat(?!-| slide)|每一?个?节?拍/iu;

/** How many beats each is shown for: `one photo every 8 beats`; what counts them is taken. */
function beatsOf(hand: Hand): number | undefined {
  hand.slots('count');
  const counted = EACH_BEAT.test(hand.text) ? null : COUNTED_BEATS.exec(hand.text);
  if (counted) hand.takeWithin(counted.index, counted.index + counted[0].length);
  const number = counted ? numberOf(counted.groups?.n ?? '') : 1;
  return (counted || EACH_BEAT.test(hand.text)) && Number.isInteger(number) ? number : undefined;
}

const SHOWN_BY_BEATS =
  /(?:\b(?:sync|match|time|align|fit|set|make|let|have|turn|photos?|pictures?|images?|cut|change|switch|swap|flip|show|last|stay|hold|put|one|new|next|follow|each|every|per)|每|卡|踩|切|换|放|显示|停|跟|按|对)/iu;

/** “With my song”: the recording that it plays to; taken. */
function songOf(hand: Hand): Request[] {
  const [file] = hand.files('sound');
  const mine = hand.things('my-recording').length > 0;
  if (!file && !mine) return [];
  hand.take('play');
  if (!file && hand.context.music === 'upload') return [];
  const media = file?.name ?? onlyRecording(hand);
  if (media === null) return unclearWhich('sound');
  return [edit({ do: 'sound', media, role: 'music', replaces: true, at: null, loop: false })];
}

/** “Music for my photo slideshow” asks for music. */
const FOR_SHOW =
  /^(?:(?!(?:make|turn|create|build|add|put|use|and|with)\b)[\w-]+ ){0,4}(?:music|song|soundtrack|tune|track|score|piano|guitar|beat|melody) (?:\w+ )?(?:for|to go with|under|behind) /iu;

/** “Every cut on the beat” leaves the pictures as long as they are. */
const OF_CUTS = /\b(?:every|each)(?: single)? (?:cut|join|edit)\b|每一?[个次处](?:切|剪辑点)/iu;

const slideshow: Rule = (hand) => {
  if (hand.hasThing('title', 'new-title', 'all-titles', 'original')) return null;
  if (FOR_SHOW.test(hand.text.trim())) return null;
  const slides = hand.take('slideshow');
  if (slides && /^build\b/iu.test(hand.text.trim())) hand.slots('section');
  const beaten = hand.has('beats', 'on-beat');
  const ofPhotos =
    hand.hasThing('images', 'some-picture') ||
    PICTURE_ZH.test(hand.text) ||
    (hand.has('each-other', 'every', 'next') && beaten && !OF_CUTS.test(hand.text));
  const follows =
    hand.has('sync') || (hand.has('change', 'swap') && /\bwith the \w+$/iu.test(hand.text));
  const synced = ofPhotos && follows && hand.hasThing('music');
  const timed = everySoLong(hand);
  if (
    !slides &&
    !timed &&
    !synced &&
    !(beaten && ofPhotos && SHOWN_BY_BEATS.test(hand.text)) &&
    !everyBeats(hand) &&
    !(beaten && ALONE_ZH.test(hand.text))
  ) {
    return null;
  }
  const beats = beaten ? beatsOf(hand) : undefined;
  hand.take(
    'every',
    'beats',
    'on-beat',
    'sync',
    'make',
    'change',
    'show',
    'add',
    'with',
    'put',
    'between',
    'too',
    'turn',
    'out',
    'cut',
    'swap',
    'keep',
    'long',
    'use',
    'each-other',
    'next',
    'back',
    'split',
    'transition',
    'down',
    'in',
    'all',
    'changes',
    'instead',
    'in-two',
    'motion',
    'to-length',
    'only',
    'while-seen',
  );
  hand.things('images', 'film', 'pronoun', 'picture', 'some-picture', 'music');
  const bare = PICTURE_ZH.exec(hand.text);
  if (bare) hand.takeWithin(bare.index, bare.index + 1);
  const seconds = timed ?? hand.slot('span')?.ms;
  if (timed !== null && !slides && !beaten) {
    return [edit({ do: 'length', target: IMAGES, ms: { to: timed } })];
  }
  const songs = slides ? songOf(hand) : [];
  return [
    ...songs,
    edit({ do: 'slideshow', beats: beats ?? null }),
    ...(seconds === undefined ? [] : [edit({ do: 'length', target: IMAGES, ms: { to: seconds } })]),
  ];
};

const EVERY_SECOND = /\bevery second\b(?! (?:clip|photo|picture|image|one|shot|slide))/iu;
const CHANGES = /\b(?:chang|switch|swap|flip|cycl|new|next|another|one)\w*|[换切]/iu;
const SLIDES = /\b(?:photo|picture|pic|image|slide)s?\b|照片|图|张/iu;

const BY_SECONDS_ZH = /秒[钟半]?(?:就)?(?:[换切放来]一?|一)[张个]/u;
/** 踩点, by itself. */
const ALONE_ZH = /^(?:那|就|要|做)*(?:踩|卡)点[吧哈呗]?$/u;
/** 换图: what is shown, without its noun. */
const PICTURE_ZH = /图(?=$|[,。吧])/u;

/** “A new photo every 3 seconds”: how long each is seen, taken; null where that is not said. */
function everySoLong(hand: Hand): number | null {
  const { text } = hand;
  if (
    !(CHANGES.test(text) || BY_SECONDS_ZH.test(text)) ||
    !SLIDES.test(text) ||
    hand.hasThing('music')
  )
    return null;
  const second = EVERY_SECOND.exec(text);
  if (second) {
    hand.takeWithin(second.index, second.index + second[0].length);
    hand.slots('count');
    return 1000;
  }
  if (!(hand.has('every') || BY_SECONDS_ZH.test(text)) || !hand.holds('span')) return null;
  hand.slots('count');
  return hand.slot('span')?.ms ?? null;
}

/** “8 beats per photo”. */
const everyBeats = (hand: Hand): boolean =>
  hand.has('beats') &&
  (hand.has('every', 'on-beat') || BY_BEATS_ZH.test(hand.text) || EACH_ZH.test(hand.text));
const EACH_ZH = /每(?:一)?[段个张](?:片段|视频|镜头|画面|照片|图片?)?/u;
const BY_BEATS_ZH =
  /[\d一二两三四五六七八]个?节?拍(?:就)?(?:[换切放来]一?|一)[张个下图]|一?张[照图]?片?(?:[占卡踩放停]|显示|持续|停留)*[\d一二两三四五六七八]个?节?拍/u;

const CUTS_ON_BEAT: readonly Word[] = [
  ...(['on-beat', 'cut', 'change', 'transition', 'split', 'show', 'play'] as const),
  ...(['with', 'every', 'make'] as const),
];

/** “Four beats each, cut on the beat”: the slides are cut so anyway. */
export function isBeatenAgain(hand: Hand): boolean {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'slideshow') return false;
  const saysMore = hand
    .left()
    .some(
      (item) => item.is !== 'thing' && !(item.is === 'word' && CUTS_ON_BEAT.includes(item.word)),
    );
  if (saysMore || !hand.has('on-beat')) return false;
  hand.takeAll();
  return true;
}

/** “Switch the photos on the beat” is no transition: each photo is shown for whole beats. */
export const changesPhotos = (hand: Hand): boolean =>
  hand.has('on-beat') && hand.hasThing('images') && !TRANSITIONS.test(hand.text);
const TRANSITIONS =
  /转场|过渡|叠|淡|闪|擦|滑|\b(?:transitions?|cross-?fades?|dissolves?|fades?|wipes?|slides?|cuts?)\b/iu;

/** Photos that change with the beats. */
export const SLIDESHOW_RULES: readonly Rule[] = [slideshow];
