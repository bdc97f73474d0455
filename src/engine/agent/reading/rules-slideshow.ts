import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { onlyRecording } from './rules-recordings.js';
import { edit, IMAGES, unclearWhich } from './targets.js';

/** The number that stands right before the beats: `one photo every 8 beats`. */
function beatsOf(hand: Hand): number | undefined {
  const counts = hand.slots('count');
  const counted = counts.find((item) => {
    const behind = hand.text.slice(hand.ahead(item).length + item.end - item.start);
    return /^[- ]?个?(?:beats?|节?拍)/iu.test(behind);
  });
  return (
    counted?.count ??
    (/(?:every|each|an?|per) beat(?!-)|每一?个?节?拍/iu.test(hand.text) ? 1 : undefined)
  );
}

const SHOWN_BY_BEATS =
  /(?:\b(?:sync|match|time|cut|change|switch|swap|flip|show|last|stay|hold|put|one|new|next|follow|each|every|per)|每|卡|踩|切|换|放|显示|停|跟|按|对)/iu;

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

const slideshow: Rule = (hand) => {
  if (hand.hasThing('title', 'new-title', 'all-titles', 'original')) return null;
  if (FOR_SHOW.test(hand.text.trim())) return null;
  const slides = hand.take('slideshow');
  const beaten = hand.has('beats', 'on-beat');
  const ofPhotos =
    hand.hasThing('images', 'some-picture') || (hand.has('each-other', 'every', 'next') && beaten);
  const follows = hand.has('sync') || (hand.has('change') && /\bwith the \w+$/iu.test(hand.text));
  const synced = ofPhotos && follows && hand.hasThing('music');
  if (
    !slides &&
    !synced &&
    !(beaten && ofPhotos && SHOWN_BY_BEATS.test(hand.text)) &&
    !everyBeats(hand)
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
  );
  hand.things('images', 'film', 'pronoun', 'picture', 'some-picture', 'music');
  const seconds = hand.slot('span')?.ms;
  const songs = slides ? songOf(hand) : [];
  return [
    ...songs,
    edit({ do: 'slideshow', beats: beats ?? null }),
    ...(seconds === undefined ? [] : [edit({ do: 'length', target: IMAGES, ms: { to: seconds } })]),
  ];
};

/** “8 beats per photo”. */
const everyBeats = (hand: Hand): boolean =>
  hand.has('beats') && (hand.has('every', 'on-beat') || BY_BEATS_ZH.test(hand.text));
const BY_BEATS_ZH =
  /[\d一二两三四五六七八]个?节?拍(?:就)?[换切放来]一?[张个下]|一?张[照图]?片?[\d一二两三四五六七八]个?节?拍/u;

/** Photos that change with the beats. */
export const SLIDESHOW_RULES: readonly Rule[] = [slideshow];
