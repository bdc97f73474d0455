import { parse } from 'node:path';
import { type GeneratedMedia, metadataOf, readDraft, TrackType } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { stripControl } from '../support/redaction.js';
import { shortId } from '../support/short-id.js';
import { playedPiece } from './music-account.js';
import { defaultOutputName } from './output-path.js';
import type { SessionState } from './ports.js';

/** A piece that can be asked for by its id. */
export type KnownPiece = GeneratedMedia & { id: string };

const isKnown = (piece: GeneratedMedia | undefined): piece is KnownPiece =>
  piece?.id !== undefined && piece.report !== undefined;

/** So many pieces are named in a hint. */
const TOLD = 5;

function told(pieces: readonly KnownPiece[]): string {
  const names = pieces
    .slice(-TOLD)
    .map(({ id, title }) => `${shortId(id)}${title === undefined ? '' : ` (${title})`}`);
  const which = pieces.length > TOLD ? 'The newest of its pieces are' : 'It has';
  return stripControl(`${which} ${names.join(', ')}.`);
}

/**
 * The piece of that id, or else the only one whose id begins so; without an id that on the timeline.
 *
 * @throws VmgError `piece-missing` when there is none on the timeline; of exit code 2 when none or
 * several begin so.
 */
export function findPiece(state: SessionState, id: string | undefined): KnownPiece {
  const pieces = state.generated.filter(isKnown);
  if (pieces.length === 0 || id === undefined) {
    const played = playedPiece(state);
    if (isKnown(played)) return played;
    throw new VmgError(
      'piece-missing',
      ExitCode.jobFailed,
      'There is no piece by the engine on the timeline.',
      { hint: 'Have one composed: vmg generate clip.mp4 "upbeat lo-fi"' },
    );
  }
  const exact = pieces.find((piece) => piece.id === id);
  const found = pieces.filter((piece) => id.trim() !== '' && piece.id.startsWith(id));
  const only = exact ?? (found.length === 1 ? found[0] : undefined);
  if (only !== undefined) return only;
  const shown = stripControl(id);
  throw new VmgError(
    'piece-unknown',
    ExitCode.usage,
    found.length > 1
      ? `${found.length} pieces begin with ${shown}.`
      : `There is no piece ${shown} in the session.`,
    { hint: `${told(pieces)} One of another session needs --session.` },
  );
}

/** What no file's name may hold on one system or another. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]+/gu;

/**
 * What files of a piece are called, without their endings (`clip.vmg`): after the clip that it is
 * under, or after its title where it has left the timeline of a session with several clips.
 */
export function fileNameOf(piece: KnownPiece, state: SessionState): string {
  const { draft, videos } = state;
  const after = (clip: string | undefined): string => parse(defaultOutputName(clip)).name;
  if (playedPiece(state)?.id === piece.id) {
    const shown = readDraft(draft ?? {})
      .t.filter(({ tt }) => tt === TrackType.video)
      .flatMap(({ sg }) => sg.map(metadataOf))[0];
    const clip = videos.find(({ id }) => id !== undefined && id === shown?.mediaId);
    return after(clip?.name ?? shown?.name);
  }
  const title = piece.title?.replace(NOT_IN_NAMES, ' ').trim() ?? '';
  return videos.length > 1 && title !== '' ? `${title}.vmg` : after(videos[0]?.name);
}
