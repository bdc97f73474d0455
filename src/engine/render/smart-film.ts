import {
  canStandTogether,
  type Ffmpeg,
  type Mp4VideoTrack,
  type OpenedTrack,
  openVideoTrack,
  type PictureFilm,
  type PicturePart,
  wholeFilm,
  writePicture,
  writeSmartPicture,
} from '../media/index.js';
import { planSmart, SMART_LIMITS, type UntouchedStretch } from './smart-plan.js';
import { untouchedStretches } from './smart-stretches.js';

export interface SmartFilmOptions {
  /** Where the silent film goes once it is finished; what is made on the way lies beside it. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

/**
 * Makes the picture of a film of whole groups of pictures that are copied from its clips, where
 * nothing happens to them, and of new ones in between. Resolves with the share of the frames that was
 * copied; with null when too little can be, or when the result was not sound: then nothing is left
 * behind, and all must be encoded.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason.
 */
export async function writeSmartFilm(
  ffmpeg: Ffmpeg,
  film: PictureFilm,
  options: SmartFilmOptions,
): Promise<{ copiedShare: number } | null> {
  const { output, signal, onProgress, onSpawn } = options;
  const frames = wholeFilm(film).endFrame;
  const stretches = untouchedStretches(ffmpeg, film);
  const untouched = stretches.reduce((sum, stretch) => sum + stretch.frames, 0);
  if (untouched < SMART_LIMITS.leastShare * frames) return null;

  const opened = new Map<string, OpenedTrack>();
  try {
    for (const { source } of stretches) {
      const info = film.pictures[source]?.info;
      if (!info || opened.has(info.path)) continue;
      const scratch = `${output}.source-${opened.size}.part`;
      const track = await openVideoTrack(ffmpeg, info, scratch, film.rate, { signal, onSpawn });
      opened.set(info.path, track);
    }
    const tracks = alike(
      film.pictures.map(({ info }) => opened.get(info.path)?.track ?? null),
      stretches,
    );
    const plan = planSmart(
      frames,
      stretches,
      tracks.map((track, source) => ({
        frames: track ? (film.pictures[source]?.video.frames ?? 0) : 0,
        idr: track?.idr ?? [],
      })),
    );
    if (!plan) return null;
    const isMade = await writeSmartPicture(ffmpeg, {
      parts: plan.parts.flatMap((part): PicturePart[] => {
        if (part.kind === 'encode') return [part];
        const track = tracks[part.source];
        return track ? [{ kind: part.kind, track, from: part.from, to: part.to }] : [];
      }),
      rate: film.rate,
      encode: (part, pictureArgs, file, advance) =>
        writePicture(
          ffmpeg,
          film,
          {
            pictureArgs,
            muxerArgs: ['-f', 'mp4'],
            output: file,
            signal,
            onProgress: advance,
            onSpawn,
          },
          { firstFrame: part.from, endFrame: part.to },
        ),
      output,
      signal,
      onProgress,
      onSpawn,
    });
    return isMade ? { copiedShare: plan.copiedShare } : null;
  } finally {
    await Promise.all([...opened.values()].map(({ close }) => close()));
  }
}

/** The tracks that fit the one of which most is shown, in their places; null for the others. */
function alike(
  tracks: readonly (Mp4VideoTrack | null)[],
  stretches: readonly UntouchedStretch[],
): (Mp4VideoTrack | null)[] {
  const shown = new Map<Mp4VideoTrack, number>();
  for (const { source, frames } of stretches) {
    const track = tracks[source];
    if (track) shown.set(track, (shown.get(track) ?? 0) + frames);
  }
  const kept = new Set<Mp4VideoTrack>();
  for (const [track] of [...shown].sort(([, a], [, b]) => b - a)) {
    if (canStandTogether([...kept, track])) kept.add(track);
  }
  return tracks.map((track) => (track && kept.has(track) ? track : null));
}
