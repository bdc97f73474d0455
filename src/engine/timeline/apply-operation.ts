import type { Draft } from '../../protocol/index.js';
import { changesOf } from './changes.js';
import { joinParts } from './join-parts.js';
import { slideshow, transition } from './joins.js';
import { length, speed } from './lengths.js';
import { duck, fade, volume } from './levels.js';
import { MAXIMUM_MS } from './limits.js';
import { canvas, motion } from './looks.js';
import type { ChangedField, EditContext, EditResult, Operation } from './operations.js';
import { duplicate, move, place, remove, replace, reverseOrder, swap } from './order.js';
import { Refused, refuse } from './refused.js';
import { type Ripple, ripple } from './ripple.js';
import { settle, settlePictures } from './settle.js';
import { fitSongs, loop, sound } from './sounds.js';
import { changeTitle, title } from './titles.js';
import { cutOut, keep, split } from './trims.js';
import { filmEndOf, fromOf, isStill, openFilm, speedOf, type WorkingFilm } from './working-film.js';
import { writeDraft } from './write-draft.js';

type Name = Operation['do'];

interface Kind<Asked> {
  apply: (film: WorkingFilm, operation: Asked) => void;
  /** What becomes of titles and sounds that stood over the pictures. */
  ripples: Ripple | null;
  /** What is told of the things that it is about. */
  tells: readonly ChangedField[];
}

const LOOK_FIELDS = ['position', 'size', 'colour', 'enter', 'leave'] as const;

const OPERATIONS: { readonly [One in Name]: Kind<Extract<Operation, { do: One }>> } = {
  place: { apply: place, ripples: 'move', tells: [] },
  replace: { apply: replace, ripples: 'move', tells: ['media', 'length'] },
  remove: { apply: remove, ripples: 'cut', tells: [] },
  move: { apply: move, ripples: null, tells: ['order', 'start'] },
  swap: { apply: swap, ripples: null, tells: ['order'] },
  'reverse-order': { apply: reverseOrder, ripples: null, tells: ['order'] },
  duplicate: { apply: duplicate, ripples: 'move', tells: [] },
  keep: { apply: keep, ripples: 'cut', tells: ['length', 'trim'] },
  'cut-out': { apply: cutOut, ripples: 'cut', tells: ['length', 'trim'] },
  split: { apply: split, ripples: null, tells: ['split'] },
  length: { apply: length, ripples: 'move', tells: ['length'] },
  speed: { apply: speed, ripples: 'move', tells: ['speed', 'length'] },
  volume: { apply: volume, ripples: null, tells: ['volume'] },
  fade: { apply: fade, ripples: null, tells: ['fade-in', 'fade-out', 'enter', 'leave'] },
  transition: { apply: transition, ripples: 'move', tells: ['transition', 'length'] },
  title: { apply: title, ripples: null, tells: [] },
  'change-title': {
    apply: changeTitle,
    ripples: null,
    tells: ['text', 'start', 'length', ...LOOK_FIELDS],
  },
  canvas: { apply: canvas, ripples: null, tells: ['canvas'] },
  motion: { apply: motion, ripples: null, tells: ['motion'] },
  slideshow: { apply: slideshow, ripples: 'move', tells: ['length'] },
  sound: { apply: sound, ripples: null, tells: [] },
  loop: { apply: loop, ripples: null, tells: ['loop', 'length'] },
  duck: { apply: duck, ripples: null, tells: ['duck'] },
};

/**
 * Makes an edit on a copy of a draft. What it finds is brought into a state that can be rendered,
 * and so is what it leaves; an edit that cannot be made leaves a refusal. Never throws.
 */
export function applyOperation(
  draft: Draft,
  operation: Operation,
  context: EditContext,
): EditResult {
  try {
    const film = openFilm(draft, context);
    const picture = pictureOf(film);
    const endMs = filmEndOf(film);
    const { ripples, tells } = perform(film, operation);
    settlePictures(film);
    if (ripples && !isOfFilm(operation)) ripple(film, ripples);
    settle(film);
    if (filmEndOf(film) !== endMs) fitSongs(film, endMs);
    // What was fitted may be too short for its fades.
    settle(film);
    const length = filmEndOf(film);
    if (length > Math.max(MAXIMUM_MS, endMs)) {
      refuse('too-long', { asked: String(length), limitMs: MAXIMUM_MS });
    }
    const changes = changesOf(film, tells);
    if (changes.length === 0) refuse('nothing-to-change');
    if (operation.do === 'volume' || operation.do === 'speed') joinParts(film, operation);
    return { ok: true, draft: writeDraft(film), changes, recut: pictureOf(film) !== picture };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Looks the operation up and carries it out. */
function perform<One extends Name>(
  film: WorkingFilm,
  operation: Extract<Operation, { do: One }>,
): Kind<Extract<Operation, { do: One }>> {
  const kind = OPERATIONS[operation.do as One];
  kind.apply(film, operation);
  return kind;
}

/** One that trims the whole timeline takes care of sound and titles itself. */
const isOfFilm = (operation: Operation): boolean =>
  operation.do === 'keep' && operation.target === null;

/** What is seen when; two parts of a clip that follow one another are one. */
function pictureOf(film: WorkingFilm): string {
  const shots: { media: string; from: number; speed: number; start: number; end: number }[] = [];
  for (const item of film.pictures) {
    const { mediaId: media = '' } = item.m;
    const [from, speed, start] = [fromOf(item), speedOf(item), item.startMs];
    const end = start + item.lengthMs;
    const last = shots.at(-1);
    const goesOn =
      last?.media === media &&
      last.speed === speed &&
      last.end === start &&
      (isStill(film, item) ||
        Math.abs(from - last.from - (last.end - last.start) * speed) <= 1 + speed);
    if (goesOn) last.end = end;
    else shots.push({ media, from, speed, start, end });
  }
  return JSON.stringify(shots);
}
