import { isDeepStrictEqual } from 'node:util';
import { toSimplified } from '../../../support/chinese.js';
import { unheard } from '../../music/index.js';
import type { MediaRecord, PieceRecord } from '../../storage/index.js';
import { musicOf, pictureEndMs, videosOf } from '../../timeline/index.js';
import { hasAudibleSound } from '../../workers/index.js';
import { styleName } from '../answers/style-name.js';
import { followUp } from '../follow-up.js';
import { freshSeed } from '../seed.js';
import { lineOf } from './history-search.js';
import { exchangePiece, placedPiece, placePiece } from './music-track.js';
import { shownPictures } from './picture.js';
import type { Turn } from './turn.js';
import { type WrittenPiece, writePiece } from './write-piece.js';

/** What is asked of the music as a whole. */
export interface MusicAsked {
  words: string;
  refines: boolean;
  tempoStep: number | null;
}

/**
 * Writes a piece for what is on the timeline and puts it there, and returns what to say of it.
 *
 * @param alone The one clip that it is for: what was written before has no say in the music.
 */
export async function composeMusic(
  turn: Turn,
  asked: MusicAsked,
  alone?: MediaRecord,
): Promise<string> {
  const [song] = musicOf(turn.draft());
  if (!alone && song && !placedPiece(turn) && asked.refines && compares(asked.words)) {
    return turn.phrases.notOurs(song.name);
  }
  const pictures = shownPictures(turn);
  if (pictures.length === 0) {
    return turn.phrases.noVideo(
      turn.storage.media.ofSession(turn.session.id).map(({ name }) => name),
    );
  }
  const before = alone ? undefined : placedPiece(turn)?.piece;
  if (!before && asked.refines && ofStretch(asked.words)) return turn.phrases.noMusicYet;
  const again = before && asked.refines ? turn.scoreOf(before.id) : null;
  const wanted = followUp(
    { music: asked.words, refines: asked.refines, tempoStep: asked.tempoStep },
    before,
  );
  const written = await writePiece(turn, {
    words: wanted.words,
    earlierWords: wanted.earlierWords,
    refines: asked.refines,
    seed: turn.seed ?? wanted.seed ?? newSeed(turn, asked.words),
    ...(again ? { again } : {}),
    pictures,
  });
  const volume = written.result.brief.volume ?? musicOf(turn.draft())[0]?.volume ?? 1;
  addToTimeline(turn, written, volume);
  return describe(turn, written, volume);
}

const COMPARES =
  /\b(?:more|less|fewer|slower|faster|calmer|happier|sadder|darker|brighter|busier)\b|[多少快慢]一?[点些]|更/iu;
const REPLACES = /\b(?:replace|exchange|instead|new)\b|换|改用/iu;

/** Words that ask for what there is to be otherwise, which a recording cannot be. */
const compares = (words: string): boolean => COMPARES.test(words) && !REPLACES.test(words);

/** Words that change a part of what there is: without any music they describe none. */
const OF_STRETCH =
  /\b(?:first|second|last|middle|final|other) (?:half|third|quarter|part)\b|[前后]半|[前后]三分之|[前后]段/iu;
const ofStretch = (words: string): boolean => OF_STRETCH.test(toSimplified(words));

/** Puts a piece on the timeline, as a tool's work that can be seen. */
export function addToTimeline(turn: Turn, { piece }: WrittenPiece, volume?: number): void {
  const call = turn.reply.call('add_bgm', { media_id: piece.id, volume });
  turn.change((draft) => placePiece(draft, piece, volume));
  turn.reply.result(call, 'add_bgm', { status: 'success' });
}

/** Puts a piece in place of the one that it is another state of. */
export function exchangeOnTimeline(turn: Turn, before: PieceRecord, { piece }: WrittenPiece): void {
  const call = turn.reply.call('replace_bgm', { media_id: piece.id });
  // An upload may have made the film shorter and then longer: what was at its end before belongs there.
  const [head, ...line] = lineOf(turn.storage.versions.list(turn.session.id));
  const worked =
    typeof head?.upload !== 'string' ? undefined : line.find(({ upload }) => upload === null);
  const ends = worked && musicOf(worked.draft).map((one) => one.startMs + one.durationMs);
  const reached = worked && Math.max(0, ...(ends ?? [])) >= pictureEndMs(worked.draft) - 50;
  const report = reached ? { ...before.report, durationSeconds: 0 } : before.report;
  turn.change((draft) => exchangePiece(draft, { ...before, report }, piece));
  turn.reply.result(call, 'replace_bgm', { status: 'success' });
}

/** The seed of a piece for which none was chosen: none that the session has already. */
export function newSeed(turn: Turn, words: string, taken: readonly number[] = []): number {
  const hashes = shownPictures(turn).map(({ media }) => media.hash);
  const own = turn.pieces().map(({ report }) => report.seed);
  return freshSeed(hashes, words, [...own, ...taken]);
}

/** Names of what is shown, each once. */
export function shownNames(turn: Turn): string[] {
  return [...new Set(shownPictures(turn).map(({ media }) => media.name))];
}

function describe(turn: Turn, { result, analysis }: WrittenPiece, volume: number): string {
  const { brief, score, report, absentPlayers, revisedAgain } = result;
  const { directions: unmetDirections, instruments: unplayed } = unheard(brief, score);
  const missingStyles = (brief.substitutions ?? []).map(({ asked: style }) => style);
  const audible = videosOf(turn.draft()).some((video) => video.volume > 0);
  return turn.phrases.piece({
    report,
    clips: shownNames(turn),
    styleName: styleName(report.style, turn.language),
    styleFromPicture: brief.styleFrom === 'picture',
    missingStyles,
    unknownWords: report.unknownWords.filter((word) => !missingStyles.includes(word)),
    absentPlayers,
    misspelt: brief.misspelt ?? [],
    directions: (brief.directions ?? []).filter(
      (asked) => !unmetDirections.some((unmet) => isDeepStrictEqual(unmet, asked)),
    ),
    unmetDirections,
    moodTurns: brief.moodTurns ?? [],
    unplayed,
    ...(revisedAgain ? { revisedAgain } : {}),
    keepsOwnSound: audible && hasAudibleSound(analysis),
    volume,
  });
}
