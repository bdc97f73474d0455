import { unsupportedCharacters } from '../../lettering/index.js';
import type { MediaRecord } from '../../storage/index.js';
import {
  musicOf,
  type Operation,
  placeAlone,
  type Refusal,
  videosOf,
} from '../../timeline/index.js';
import { answerQuestion } from '../answers/question.js';
import { newCut } from '../new-cut.js';
import type { ReadingContext, Request } from '../requests.js';
import { clipOf } from '../timeline-media.js';
import { composeMusic } from './compose.js';
import { conformMusic } from './conform.js';
import { type Edited, editTimeline } from './edit.js';
import { restoreVersion, stepThrough } from './history.js';
import { justPlaced } from './just-placed.js';
import { placedPiece } from './music-track.js';
import { removeMusicFrom } from './remove-music.js';
import { reviseMusic } from './revise.js';
import { type MadeEdit, tellEdit, tellOnce } from './tell-edits.js';
import { newOverlaps } from './title-overlaps.js';
import { goesBeforeMusic, goesBehindMusic, isSilent } from './tools.js';
import type { Turn } from './turn.js';
import { composeVariants } from './variants.js';

/** What came of one request. */
interface Outcome {
  sentence: string;
  /** The timeline is another than before. */
  changed: boolean;
  /** The picture was cut anew, and no music written since. */
  recut?: boolean;
  /** Needs no words when nothing else was asked for. */
  silent?: boolean;
  /** Of an edit that was made. */
  made?: MadeEdit | undefined;
  /** What is said behind that. */
  note?: string;
  /** Why an edit was not made. */
  refusal?: Refusal | undefined;
}

/** What to say when all requests of a message are carried out, in order. */
export interface CarriedOut {
  sentences: readonly string[];
  changed: boolean;
  /** Nothing needs to be said. */
  silent: boolean;
  /** Edits that were not made, with why. */
  refused: readonly { request: Request; refusal: Refusal }[];
}

/**
 * Carries out what a message asks for, each thing after what it depends on; what it comes to is
 * gathered in the turn.
 *
 * @param alone The one clip that music is asked for: it takes the whole timeline before all else.
 */
export async function carryOut(
  turn: Turn,
  requests: readonly Request[],
  alone?: MediaRecord,
): Promise<CarriedOut> {
  const outcomes: Outcome[] = [];
  const refused: { request: Request; refusal: Refusal }[] = [];
  let recut = false;
  if (alone && requests.some(({ ask }) => ask === 'music')) {
    turn.change((draft) => placeAlone(draft, clipOf(alone)));
  }
  for (const request of inWorkingOrder(requests)) {
    const outcome = await carryOutOne(turn, request, alone);
    outcomes.push(outcome);
    if (outcome.refusal) refused.push({ request, refusal: outcome.refusal });
    recut = outcome.recut ?? recut;
  }
  const conformed = recut ? await conformMusic(turn, { length: false }) : undefined;
  const sentences = toldOutcomes(turn, outcomes);
  return {
    sentences: conformed === undefined ? sentences : [...sentences, conformed],
    changed: outcomes.some(({ changed }) => changed),
    silent: outcomes.length === 1 && outcomes[0]?.silent === true && conformed === undefined,
    refused,
  };
}

/** What is said of each outcome; edits between which nothing else is done are told together. */
function toldOutcomes({ phrases }: Turn, outcomes: readonly Outcome[]): string[] {
  const told = new Map<Outcome, string>();
  let run: Outcome[] = [];
  const tellRun = (): void => {
    const edits = tellOnce(run.flatMap(({ made }) => made ?? []));
    const sentences = edits.map((edit) => tellEdit(phrases, edit));
    run.forEach((outcome, index) => {
      told.set(outcome, sentences[index] ?? '');
    });
    const [last, end] = [run.at(-1), edits.at(-1)];
    if (last && end && sentences.every((one) => one === '')) {
      told.set(last, phrases.refused(end.operation, { reason: 'nothing-to-change' }));
    }
    run = [];
  };
  for (const outcome of outcomes) {
    if (outcome.made) run.push(outcome);
    else if (outcome.changed) tellRun();
  }
  tellRun();
  return outcomes.flatMap((outcome) => {
    const sentence = told.get(outcome) ?? outcome.sentence;
    return [sentence, outcome.note ?? ''].filter((one) => one !== '');
  });
}

const WRITES: ReadonlySet<Request['ask']> = new Set(['music', 'variants', 'revise', 'conform']);

/**
 * The picture is cut before music is written for it, and brought to its beats after it, whatever was
 * said first.
 */
export function inWorkingOrder(requests: readonly Request[]): Request[] {
  const first = requests.findIndex(({ ask }) => WRITES.has(ask));
  if (first < 0) return [...requests];
  const isEarlier = (request: Request): boolean =>
    request.ask === 'edit' && goesBeforeMusic(request.operation);
  const isNew = requests.some(({ ask }) => ask === 'music' || ask === 'variants');
  const isLater = (request: Request): boolean =>
    isNew && request.ask === 'edit' && goesBehindMusic(request.operation);
  const before = requests.slice(0, first);
  const rest = requests.slice(first);
  return [
    ...before.filter((request) => !isLater(request)),
    ...rest.filter(isEarlier),
    ...rest.filter((request) => !isEarlier(request) && !isLater(request)),
    ...requests.filter(isLater),
  ];
}

/** Music goes first where pictures are to follow its beats and there is none; the picture says which. */
export function withBeats(
  requests: readonly Request[],
  { music, pictures }: Pick<ReadingContext, 'music' | 'pictures'>,
): readonly Request[] {
  const follows = requests.some(
    (request) => request.ask === 'edit' && goesBehindMusic(request.operation),
  );
  const lacks = music === 'none' && pictures > 0 && !requests.some(({ ask }) => WRITES.has(ask));
  if (!follows || !lacks) return requests;
  return [{ ask: 'music', words: '', refines: false, tempoStep: null }, ...requests];
}

async function carryOutOne(turn: Turn, request: Request, alone?: MediaRecord): Promise<Outcome> {
  const { phrases } = turn;
  const before = turn.draft();
  const told = (sentence: string): Outcome => ({ sentence, changed: turn.draft() !== before });
  const written = (sentence: string): Outcome => {
    const changed = turn.draft() !== before;
    return changed ? { sentence, changed, recut: false } : { sentence, changed };
  };
  switch (request.ask) {
    case 'edit': {
      const { operation } = request;
      const undrawn = await unsupportedCharacters(textOf(operation));
      if (undrawn.length > 0 && isAllOf(undrawn, textOf(operation))) {
        return told(phrases.nothingDrawn(textOf(operation)));
      }
      const done = edited(operation, editTimeline(turn, operation));
      const [overlap] = done.changed ? newOverlaps(before, turn.draft()) : [];
      const notes = [
        ...(done.changed && undrawn.length > 0 ? [phrases.notDrawn(undrawn)] : []),
        ...(overlap
          ? [phrases.overlap(overlap.text, overlap.over, overlap.startMs, overlap.endMs)]
          : []),
      ];
      return notes.length === 0 ? done : { ...done, note: phrases.join(notes), silent: false };
    }
    case 'music':
      return written(await composeMusic(turn, request, alone));
    case 'variants':
      return written(await composeVariants(turn, request));
    case 'revise':
      return written(await reviseMusic(turn, request));
    case 'conform': {
      const recut = takeNewCut(turn);
      const fitted = (await conformMusic(turn, { length: recut === undefined })) ?? keptMusic(turn);
      return written(phrases.join(recut === undefined ? [fitted] : [recut, fitted]));
    }
    case 'remove-music':
      return told(removeMusicFrom(turn));
    case 'undo':
    case 'redo':
      return told(stepThrough(turn, request.ask, request.steps));
    case 'restore': {
      const { sentence, exchanged } = restoreVersion(turn, request.version);
      return { ...told(sentence), recut: exchanged };
    }
    case 'question':
      return told(answerQuestion(turn, request));
    case 'missing':
      return told(phrases.missing[request.missing]);
    case 'remark':
      return told(phrases.remark[request.remark]);
    case 'greeting':
      return told(phrases.greeting(videosOf(before).length > 0));
    case 'clarify':
      return told(phrases.clarify(request.about));
  }
}

function edited(operation: Parameters<typeof editTimeline>[1], result: Edited): Outcome {
  const { sentence, done, recut, changes, made, refusal } = result;
  return {
    sentence,
    changed: done,
    ...(recut ? { recut } : {}),
    silent: done && isSilent(operation, changes),
    made,
    refusal,
  };
}

/** What a title is to say; empty where an edit is about something else. */
const textOf = (operation: Operation): string =>
  operation.do === 'title' || operation.do === 'change-title' ? (operation.text ?? '') : '';

/** True where nothing but blanks is left of a text without those characters. */
const isAllOf = (characters: readonly string[], text: string): boolean =>
  characters.reduce((rest, one) => rest.replaceAll(one, ''), text).trim() === '';

/** What asks for the music to be kept under another cut, rather than to be fitted to all there is. */
const KEPT = /\b(?:keep|same|new|leave)\b|保留|留着|不变|新的?(?:剪辑|视频|版)/iu;

/** Puts a video that was just uploaded in place of the only one that the music was written for. */
function takeNewCut(turn: Turn): string | undefined {
  const placed = justPlaced(turn.storage, turn.session);
  const operation = newCut(placed);
  const untouched = videosOf(turn.draft()).some(({ name }) => name === placed.only?.name);
  if (!operation || !placed.worked || !untouched || !KEPT.test(turn.message)) return undefined;
  if (musicOf(turn.draft()).length === 0) return undefined;
  const { sentence, done } = editTimeline(turn, operation);
  return done ? turn.phrases.join([sentence, turn.phrases.orBehind]) : undefined;
}

/** What is said of music that fits the picture as it is. */
function keptMusic(turn: Turn): string {
  const { phrases } = turn;
  const piece = placedPiece(turn);
  if (piece) return phrases.fits(piece.piece.report.title);
  const [song] = musicOf(turn.draft());
  return song ? phrases.fits(song.name) : phrases.noMusicYet;
}
