import { filmLengthMs, metadataOf, TrackType } from '../../../protocol/index.js';
import { musicOf, type Operation, placedOn, videosOf } from '../../timeline/index.js';
import { isUnfitted } from '../doing/conform.js';
import { placedPiece } from '../doing/music-track.js';
import type { Turn } from '../doing/turn.js';
import type { Request } from '../requests.js';
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
  /** The piece has an intro, and somebody drums. */
  introDrums: boolean;
  /** A still picture does not move. */
  unmoved: boolean;
  /** The music is louder than the step to it makes it. */
  loud: boolean;
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
  ['motion', ({ unmoved }) => unmoved],
  ['title-look', ({ titles }) => titles > 0],
  ['section', ({ introDrums }) => introDrums],
  ['order', ({ pictures }) => pictures > 2],
  ['song-instead', ({ unplacedSong }) => unplacedSong],
  ['variants', ({ music }) => music === 'piece'],
  ['shape', ({ canvas, pictures }) => !canvas && pictures > 0],
  ['trim', ({ long }) => long],
  ['fade-out', ({ fadesOut, music }) => music !== 'none' && !fadesOut],
  ['volume', ({ music, loud }) => music !== 'none' && loud],
  ['title-time', ({ titles, long }) => titles > 0 && long],
  ['export', ({ pictures }) => pictures > 0],
];

const PRESSING: ReadonlySet<NextStep> = new Set(['fit-music', 'music']);
/** Steps that say nothing new after an edit of a kind. */
const AFTER_EDITS: Partial<Record<Operation['do'], readonly NextStep[]>> = {
  volume: ['volume', 'own-sound'],
  fade: ['fade-out'],
  transition: ['crossfades'],
  title: ['title'],
  'change-title': ['title-look', 'title-time'],
  canvas: ['shape'],
  motion: ['motion'],
  move: ['order'],
  swap: ['order'],
  'reverse-order': ['order'],
  keep: ['trim'],
  'cut-out': ['trim'],
  length: ['trim'],
  slideshow: ['slideshow', 'crossfades'],
  sound: ['song-instead'],
};

function doneBy(request: Request): readonly NextStep[] {
  switch (request.ask) {
    case 'edit':
      return AFTER_EDITS[request.operation.do] ?? [];
    case 'revise':
      return ['section', 'energy'];
    case 'variants':
      return ['variants'];
    case 'remove-music':
      return ['music', 'song-instead'];
    default:
      return [];
  }
}

/** How many are told at a time. */
const TOLD = 3;
/** Shorter than this there is little to cut, or to change in part. Milliseconds. */
const LONG_MS = 8000;

/**
 * A few things that may be asked next. They follow from what is on the timeline, and go on from
 * version to version, so that they are not the same each time. What a message has just done is not
 * among them.
 */
export function nextSteps(turn: Turn, version: number, requests: readonly Request[]): NextStep[] {
  const there = situationOf(turn);
  const done = new Set(requests.flatMap(doneBy));
  const fitting = STEPS.flatMap(([step, fits]) => (fits(there) && !done.has(step) ? [step] : []));
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
  const stills = videos.filter(({ mediaId }) => media.get(mediaId ?? '')?.kind === 'image');
  const report = placedPiece(turn)?.piece.report;
  const placed = new Set(music.map(({ mediaId }) => mediaId));
  return {
    pictures: videos.length,
    stills: stills.length,
    titles: placedOn(draft, TrackType.text).length,
    music: music.length === 0 ? 'none' : report ? 'piece' : 'song',
    unfitted: isUnfitted(turn),
    ownSound: videos.some(
      ({ mediaId, volume }) => volume > 0 && media.get(mediaId ?? '')?.facts.hasSound === true,
    ),
    transitions: videos.some(({ segment }) => metadataOf(segment).transition !== undefined),
    canvas: draft.canvas !== undefined,
    fadesOut: music.some(({ segment }) => (metadataOf(segment).fadeOut ?? 0) > 0),
    unplacedSong: uploads.some(({ id, kind }) => kind === 'audio' && !placed.has(id)),
    long: filmLengthMs(draft) >= LONG_MS,
    introDrums:
      report?.sections.some(({ name }) => name === 'intro') === true &&
      report.instruments.some((name) => /drum/i.test(name)),
    unmoved: stills.some(({ segment }) => metadataOf(segment).motion === undefined),
    loud: music.some(({ volume }) => volume > 0.6),
  };
}
