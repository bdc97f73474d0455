import { type Draft, type Segment, type Track, TrackType } from '../../protocol/index.js';
import { endOf, type Item, isMusic, type WorkingFilm } from './working-film.js';

/** A track as it fills up, from left to right. */
interface Lane {
  /** Which of the draft's tracks it is; −1 for a new one. */
  index: number;
  type: number;
  music: boolean;
  items: Item[];
  endMs: number;
}

/**
 * The draft of a film that is settled: all pictures on one track, sound and titles on the tracks
 * where they lay as long as nothing overlaps there, music and other sound apart. Tracks of other
 * kinds stay as they are, and empty ones go.
 */
export function writeDraft(film: WorkingFilm): Draft {
  const { draft } = film;
  const lanes = [
    ...lanesOf(film.sounds, TrackType.audio),
    ...lanesOf(film.titles, TrackType.text),
    ...pictureLane(film),
  ];
  const old = draft.t.flatMap((track, index): Track[] => {
    const lane = lanes.find((one) => one.index === index);
    if (lane) return [{ ...track, sg: lane.items.map(segmentOf) }];
    return isKnown(track) ? [] : [track];
  });
  const added = lanes.filter(({ index }) => index < 0);
  const t = added.reduce((tracks, lane) => {
    const at = tracks.findLastIndex(({ tt }) => isKnown({ tt }) && tt <= lane.type) + 1;
    return tracks.toSpliced(at, 0, { tt: lane.type, sg: lane.items.map(segmentOf) });
  }, old);
  const { canvas: _, ...rest } = draft;
  return film.canvas === undefined ? { ...rest, t } : { ...rest, t, canvas: film.canvas };
}

const KNOWN: readonly number[] = Object.values(TrackType);
const isKnown = ({ tt }: Pick<Track, 'tt'>): boolean => KNOWN.includes(tt);

function pictureLane({ draft, pictures }: WorkingFilm): Lane[] {
  if (pictures.length === 0) return [];
  const index = draft.t.findIndex(({ tt }) => tt === TrackType.video);
  return [{ index, type: TrackType.video, music: false, items: pictures, endMs: 0 }];
}

function lanesOf(items: readonly Item[], type: number): Lane[] {
  const lanes: Lane[] = [];
  for (const item of items) {
    const music = isMusic(item);
    const free = lanes.filter((lane) => lane.music === music && lane.endMs <= item.startMs);
    const own = lanes.find(({ index }) => index === item.lane && index >= 0);
    let lane = own ? free.find((one) => one === own) : undefined;
    if (!lane && (own || item.lane < 0)) lane = free[0];
    if (!lane) {
      lane = { index: own ? -1 : item.lane, type, music, items: [], endMs: 0 };
      lanes.push(lane);
    }
    lane.items.push(item);
    lane.endMs = endOf(item);
  }
  return lanes;
}

function segmentOf({ segment, m, startMs, lengthMs }: Item): Segment {
  const known = Object.entries({ ...m, start: startMs }).filter(([, value]) => value !== undefined);
  return { ...segment, d: lengthMs, m: Object.fromEntries(known) };
}
