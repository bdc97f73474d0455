import type { MediaRecord } from '../../storage/index.js';
import { musicOf } from '../../timeline/index.js';
import { answerQuestion } from '../answers/question.js';
import type { Request } from '../requests.js';
import { composeMusic } from './compose.js';
import { conformMusic } from './conform.js';
import { type Edited, editTimeline } from './edit.js';
import { restoreVersion, stepThrough } from './history.js';
import { placedPiece } from './music-track.js';
import { removeMusicFrom } from './remove-music.js';
import { reviseMusic } from './revise.js';
import { goesBeforeMusic, isSilent } from './tools.js';
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
}

/** What to say when all requests of a message are carried out, in order. */
export interface CarriedOut {
  sentences: readonly string[];
  changed: boolean;
  /** Nothing needs to be said. */
  silent: boolean;
}

/**
 * Carries out what a message asks for, each thing after what it depends on; what it comes to is
 * gathered in the turn.
 *
 * @param alone The one clip that music is asked for.
 */
export async function carryOut(
  turn: Turn,
  requests: readonly Request[],
  alone?: MediaRecord,
): Promise<CarriedOut> {
  const outcomes: Outcome[] = [];
  let recut = false;
  for (const request of inWorkingOrder(requests)) {
    const outcome = await carryOutOne(turn, request, alone);
    outcomes.push(outcome);
    recut = outcome.recut ?? recut;
  }
  const conformed = recut ? await conformMusic(turn) : undefined;
  const sentences = outcomes.map(({ sentence }) => sentence);
  return {
    sentences: conformed === undefined ? sentences : [...sentences, conformed],
    changed: outcomes.some(({ changed }) => changed),
    silent: outcomes.length === 1 && outcomes[0]?.silent === true && conformed === undefined,
  };
}

const WRITES: ReadonlySet<Request['ask']> = new Set(['music', 'variants', 'revise', 'conform']);

/** The picture is cut before music is written for it, whatever was said first. */
function inWorkingOrder(requests: readonly Request[]): Request[] {
  const first = requests.findIndex(({ ask }) => WRITES.has(ask));
  if (first < 0) return [...requests];
  const isEarlier = (request: Request): boolean =>
    request.ask === 'edit' && goesBeforeMusic(request.operation);
  const rest = requests.slice(first);
  return [
    ...requests.slice(0, first),
    ...rest.filter(isEarlier),
    ...rest.filter((request) => !isEarlier(request)),
  ];
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
    case 'edit':
      return edited(request.operation, editTimeline(turn, request.operation));
    case 'music':
      return written(await composeMusic(turn, request, alone));
    case 'variants':
      return written(await composeVariants(turn, request));
    case 'revise':
      return written(await reviseMusic(turn, request));
    case 'conform':
      return written((await conformMusic(turn)) ?? keptMusic(turn));
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
      return told(phrases.greeting);
    case 'clarify':
      return told(phrases.clarify(request.about));
  }
}

function edited(operation: Parameters<typeof editTimeline>[1], result: Edited): Outcome {
  const { sentence, done, recut, changes } = result;
  return {
    sentence,
    changed: done,
    ...(recut ? { recut } : {}),
    silent: done && isSilent(operation, changes),
  };
}

/** What is said of music that fits the picture as it is. */
function keptMusic(turn: Turn): string {
  const { phrases } = turn;
  const piece = placedPiece(turn);
  if (piece) return phrases.fits(piece.piece.report.title);
  const [song] = musicOf(turn.draft());
  return song ? phrases.fits(song.name) : phrases.noMusicYet;
}
