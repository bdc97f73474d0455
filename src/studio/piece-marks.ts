import { z } from 'zod';
import { type MusicReport, type Waveform, waveform } from '../protocol/index.js';
import type { Api } from './api.js';
import { decodeWaveform } from './media-waveform.js';
import { inMedia, onTimeline, type TimelineSegment } from './timeline-model.js';

const moment = { seconds: z.number() };

/** What of `markers.json` is drawn. */
const markers = z.looseObject({
  beats: z.array(z.looseObject({ ...moment, count: z.number() })),
  sections: z.array(
    z.looseObject({
      ...moment,
      name: z.string(),
      intensity: z.number(),
      end: z.looseObject(moment),
    }),
  ),
  cuts: z.array(z.looseObject({ ...moment, hit: z.unknown() })),
});

/** What is known of a piece that has a place in time. Seconds of the piece. */
export interface PieceMarks {
  beats: readonly { seconds: number; count: number }[];
  sections: readonly { name: string; fromSeconds: number; toSeconds: number; intensity: number }[];
  cuts: readonly { seconds: number; isHit: boolean }[];
}

/** Marks and waveforms of pieces: each is fetched once. */
export class PieceShelf {
  readonly #api: Api;
  readonly #marks = new Map<string, Promise<PieceMarks>>();
  readonly #waveforms = new Map<string, Promise<Waveform | undefined>>();

  constructor(api: Api) {
    this.#api = api;
  }

  marks(pieceId: string, report: MusicReport | undefined): Promise<PieceMarks> {
    const known = this.#marks.get(pieceId);
    if (known) return known;
    const asked = this.#api
      .pieceJson(pieceId, 'markers.json', markers)
      .then(({ beats, sections, cuts }) => ({
        beats,
        sections: sections.map(({ seconds, end, name, intensity }) => ({
          name,
          intensity,
          fromSeconds: seconds,
          toSeconds: end.seconds,
        })),
        cuts: cuts.map(({ seconds, hit }) => ({ seconds, isHit: hit !== null })),
      }))
      // Pieces of earlier versions have no such file.
      .catch(() => fromReport(report));
    this.#marks.set(pieceId, asked);
    return asked;
  }

  /** Of a piece, or of an uploaded recording; undefined where it cannot be had. */
  waveform(mediaId: string, isPiece: boolean): Promise<Waveform | undefined> {
    const known = this.#waveforms.get(mediaId);
    if (known) return known;
    const asked = (
      isPiece
        ? this.#api.pieceJson(mediaId, 'waveform.json', waveform)
        : decodeWaveform(this.#api.mediaUrl(mediaId))
    ).catch(() => undefined);
    this.#waveforms.set(mediaId, asked);
    return asked;
  }
}

function fromReport(report: MusicReport | undefined): PieceMarks {
  return {
    beats: [],
    sections: (report?.sections ?? []).map(({ name, startSeconds, endSeconds }) => ({
      name,
      intensity: 0.5,
      fromSeconds: startSeconds,
      toSeconds: endSeconds,
    })),
    cuts: (report?.hits ?? []).map(({ cutSeconds }) => ({ seconds: cutSeconds, isHit: true })),
  };
}

/** Those of `list` that lie within a segment, each with its moment of the timeline. */
export function within<Mark extends { seconds: number }>(
  segment: TimelineSegment,
  list: readonly Mark[],
): (Mark & { ms: number })[] {
  return list
    .map((mark) => ({ ...mark, ms: onTimeline(segment, mark.seconds * 1000) }))
    .filter(({ ms }) => ms >= segment.startMs - 1 && ms <= segment.endMs + 1);
}

/** Lowest and highest sample (−1…1) that a segment plays between two moments of the timeline. */
export function peakBetween(
  { min, max, peaksPerSecond, durationSeconds }: Waveform,
  segment: TimelineSegment,
  fromMs: number,
  toMs: number,
): [low: number, high: number] {
  const index = (timelineMs: number): number => {
    const seconds = inMedia(segment, timelineMs) / 1000;
    const looped = segment.loops && durationSeconds > 0 ? seconds % durationSeconds : seconds;
    return Math.floor(looped * peaksPerSecond + 1e-6);
  };
  const first = index(fromMs);
  const last = Math.max(first, Math.min(index(toMs), first + min.length));
  let low = 0;
  let high = 0;
  for (let i = first; i <= last; i++) {
    low = Math.min(low, min[i] ?? 0);
    high = Math.max(high, max[i] ?? 0);
  }
  return [low / 127, high / 127];
}
