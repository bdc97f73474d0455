import type { MarkedMoment, Markers } from './markers.js';
import { frameOfHour, START_HOUR } from './timecode.js';

/** The kinds of markers, and the colour of each among OpenTimelineIO's. */
const COLOURS = {
  section: 'GREEN',
  cut: 'ORANGE',
  hit: 'RED',
  bar: 'BLUE',
  beat: 'CYAN',
} as const;

type MarkerKind = keyof typeof COLOURS;

/**
 * The markers as an OpenTimelineIO timeline at the picture's frame rate: one audio track with one
 * clip, the music, which bears a marker for every section, cut, bar and beat. Source: the
 * "Serialized Data" pages of OpenTimelineIO 0.17.
 */
export function writeOtio(markers: Markers): string {
  const { fps, title, frames } = markers;
  const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate: fps.rate, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(start),
    duration: time(duration),
  });
  const mark = (
    kind: MarkerKind,
    name: string,
    { frame, seconds }: MarkedMoment,
    details: Readonly<Record<string, unknown>>,
    duration = 1,
  ) => ({
    OTIO_SCHEMA: 'Marker.2',
    name,
    color: COLOURS[kind],
    comment: '',
    marked_range: range(frame, Math.max(1, duration)),
    metadata: { vmg: { kind, seconds, ...details } },
  });
  const item = (name: string, metadata = {}) => ({
    name,
    metadata,
    source_range: null,
    effects: [],
    enabled: true,
  });

  const clip = {
    OTIO_SCHEMA: 'Clip.2',
    ...item(title),
    source_range: range(0, frames),
    active_media_reference_key: 'DEFAULT_MEDIA',
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: 'MissingReference.1',
        name: title,
        available_range: range(0, frames),
        available_image_bounds: null,
        metadata: {},
      },
    },
    markers: [
      ...markers.sections.map((one) =>
        mark('section', one.name, one, { intensity: one.intensity }, one.end.frame - one.frame),
      ),
      ...markers.cuts.map((one) =>
        mark(one.hit ? 'hit' : 'cut', `cut ${one.cut}`, one, {
          strength: one.strength,
          downbeat: one.hit?.downbeat ?? false,
        }),
      ),
      ...markers.bars.map((one) => mark('bar', `bar ${one.bar}`, one, { beat: one.beat })),
      ...markers.beats
        .filter(({ count }) => count > 1)
        .map((one) => mark('beat', `${one.bar}.${one.count}`, one, { beat: one.beat })),
    ],
  };
  const track = {
    OTIO_SCHEMA: 'Track.1',
    ...item('Music'),
    kind: 'Audio',
    markers: [],
    children: [clip],
  };
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    name: title,
    global_start_time: time(frameOfHour(fps, START_HOUR)),
    tracks: { OTIO_SCHEMA: 'Stack.1', ...item('tracks'), markers: [], children: [track] },
    metadata: {
      vmg: {
        style: markers.style,
        seed: markers.seed,
        key: markers.key,
        tempoBpm: markers.tempo.baseBpm,
      },
    },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
