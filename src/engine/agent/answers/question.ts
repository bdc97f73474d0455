import {
  type Draft,
  filmLengthMs,
  type PlacedSegment,
  placed,
  summarizeDraft,
  TrackType,
} from '../../../protocol/index.js';
import { listStyles } from '../../music/index.js';
import { musicOf, rangeOf, videosOf } from '../../timeline/index.js';
import { contextOf } from '../doing/edit.js';
import { toldVersions } from '../doing/history.js';
import { placedPiece } from '../doing/music-track.js';
import type { Turn } from '../doing/turn.js';
import type { Request } from '../requests.js';
import { styleName } from './style-name.js';

type Question = Extract<Request, { ask: 'question' }>;

/** The answer to a question about the session, out of what is stored. */
export function answerQuestion(turn: Turn, { topic, at }: Question): string {
  const { phrases, language } = turn;
  const draft = turn.draft();
  switch (topic) {
    case 'unknown':
      return phrases.unknownQuestion;
    case 'abilities':
      return phrases.abilities(listStyles().map(({ id }) => styleName(id, language)));
    case 'versions':
      return phrases.versions(toldVersions(turn));
  }
  if (draft.t.every(({ sg }) => sg.length === 0)) return phrases.emptyTimeline;
  switch (topic) {
    case 'timeline':
      return phrases.timeline(summarizeDraft(draft));
    case 'length':
      return phrases.length(filmLengthMs(draft) / 1000);
    case 'volume':
      return phrases.loudness(volumesOf(turn, draft));
    case 'moment':
      return momentOf(turn, draft, at ?? { of: 'start', ms: 0 });
  }
  const report = placedPiece(turn)?.piece.report;
  if (!report) {
    const [song] = musicOf(draft);
    return song ? phrases.unknownOfSong(song.name) : phrases.noMusicYet;
  }
  return topic === 'style'
    ? phrases.style(styleName(report.style, language))
    : phrases[topic](report);
}

function volumesOf(turn: Turn, draft: Draft) {
  const piece = placedPiece(turn)?.piece;
  const [music] = musicOf(draft);
  const media = new Map(turn.storage.media.ofSession(turn.session.id).map((one) => [one.id, one]));
  const heard = videosOf(draft).filter(
    ({ mediaId }) => media.get(mediaId ?? '')?.facts.hasSound === true,
  );
  return {
    music: music
      ? {
          name: music.name,
          volume: music.volume,
          loudnessLufs:
            piece?.id === music.mediaId ? (piece?.report.loudness.integratedLufs ?? null) : null,
        }
      : null,
    ownSound: heard.length > 0 ? Math.max(...heard.map(({ volume }) => volume)) : null,
  };
}

function momentOf(turn: Turn, draft: Draft, at: NonNullable<Question['at']>): string {
  const found = rangeOf(draft, { from: at, to: null }, contextOf(turn));
  if (!found.ok) {
    return turn.phrases.refused({ do: 'split', target: null, at }, found.refusal);
  }
  const ms = found.fromMs;
  const named = (type: number): string[] =>
    segmentsAt(draft, type, ms).map(({ metadata }) => metadata.text ?? metadata.name ?? '');
  const sections = placedPiece(turn)?.piece.report.sections ?? [];
  const section = sections.findLast(({ startSeconds }) => 1000 * startSeconds <= ms);
  return turn.phrases.moment({
    ms,
    pictures: named(TrackType.video),
    titles: named(TrackType.text),
    sounds: named(TrackType.audio),
    section: section?.name ?? null,
  });
}

const segmentsAt = (draft: Draft, type: number, ms: number): PlacedSegment[] =>
  draft.t
    .filter(({ tt }) => tt === type)
    .flatMap(placed)
    .filter(({ startMs, endMs }) => startMs <= ms && ms < endMs);
