import { filmLengthMs, metadataOf, TrackType } from '../../../protocol/index.js';
import { musicOf, placedOn, videosOf } from '../../timeline/index.js';
import { isUnfitted } from '../doing/conform.js';
import { placedPiece } from '../doing/music-track.js';
import type { Turn } from '../doing/turn.js';
import type { NextStep } from './edit-phrases.js';

/** What there is on a timeline, as far as it says what may come next. */
interface Situation {
  pictures: number;
  stills: number;
  titles: number;
  music: 'none' | 'piece' | 'song';
  unfitted: boolean;
  /** A clip has sound of its own that is heard. */
  ownSound: boolean;
  transitions: boolean;
  canvas: boolean;
  fadesOut: boolean;
  unplacedSong: boolean;
  long: boolean;
}

/** In the order of their weight; of those that fit, the ones that were told least lately are told. */
const STEPS: readonly (readonly [NextStep, (there: Situation) => boolean])[] = [
  ['fit-music', ({ unfitted }) => unfitted],
  ['music', ({ music, pictures }) => music === 'none' && pictures > 0],
  ['slideshow', ({ stills, music }) => stills > 1 && music === 'piece'],
  [
    'crossfades',
    ({ pictures, transitions, music }) => pictures > 1 && !transitions && music === 'piece',
  ],
  ['own-sound', ({ ownSound, music }) => ownSound && music !== 'none'],
  ['title', ({ titles, pictures }) => titles === 0 && pictures > 0],
  ['energy', ({ music }) => music === 'piece'],
  ['motion', ({ stills }) => stills > 0],
  ['title-look', ({ titles }) => titles > 0],
  ['section', ({ music, long }) => music === 'piece' && long],
  ['order', ({ pictures }) => pictures > 2],
  ['song-instead', ({ unplacedSong }) => unplacedSong],
  ['variants', ({ music }) => music === 'piece'],
  ['shape', ({ canvas, pictures }) => !canvas && pictures > 0],
  ['trim', ({ long }) => long],
  ['fade-out', ({ fadesOut, music }) => music !== 'none' && !fadesOut],
  ['volume', ({ music }) => music !== 'none'],
  ['title-time', ({ titles }) => titles > 0],
  ['export', ({ pictures }) => pictures > 0],
];

const PRESSING: ReadonlySet<NextStep> = new Set(['fit-music', 'music']);
/** How many are told at a time. */
const TOLD = 3;
/** Shorter than this there is little to cut, or to change in part. Milliseconds. */
const LONG_MS = 8000;

/**
 * A few things that may be asked next. They follow from what is on the timeline, and go on from
 * version to version, so that they are not the same each time.
 */
export function nextSteps(turn: Turn, version: number): NextStep[] {
  const there = situationOf(turn);
  const fitting = STEPS.filter(([, fits]) => fits(there)).map(([step]) => step);
  // What is needed first stays first; the others take turns.
  const pressing = fitting.filter((step) => PRESSING.has(step));
  const others = fitting.filter((step) => !PRESSING.has(step));
  const begin = others.length === 0 ? 0 : (version * (TOLD - pressing.length)) % others.length;
  const turned = [...others.slice(begin), ...others.slice(0, begin)];
  return [...pressing, ...turned].slice(0, TOLD);
}

function situationOf(turn: Turn): Situation {
  const draft = turn.draft();
  const uploads = turn.storage.media.ofSession(turn.session.id);
  const media = new Map(uploads.map((one) => [one.id, one]));
  const videos = videosOf(draft);
  const music = musicOf(draft);
  const placed = new Set(music.map(({ mediaId }) => mediaId));
  return {
    pictures: videos.length,
    stills: videos.filter(({ mediaId }) => media.get(mediaId ?? '')?.kind === 'image').length,
    titles: placedOn(draft, TrackType.text).length,
    music: music.length === 0 ? 'none' : placedPiece(turn) ? 'piece' : 'song',
    unfitted: isUnfitted(turn),
    ownSound: videos.some(
      ({ mediaId, volume }) => volume > 0 && media.get(mediaId ?? '')?.facts.hasSound === true,
    ),
    transitions: videos.some(({ segment }) => metadataOf(segment).transition !== undefined),
    canvas: draft.canvas !== undefined,
    fadesOut: music.some(({ segment }) => (metadataOf(segment).fadeOut ?? 0) > 0),
    unplacedSong: uploads.some(({ id, kind }) => kind === 'audio' && !placed.has(id)),
    long: filmLengthMs(draft) >= LONG_MS,
  };
}
