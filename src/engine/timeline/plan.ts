import { type Draft, TrackType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { musicOf, type Placed, pictureEndMs, videosOf } from './tracks.js';

/** A stretch of stored media on the timeline. Milliseconds; `volume` is a share, 1 as it is. */
export interface PlannedMedia {
  mediaId: string;
  startMs: number;
  fromMs: number;
  durationMs: number;
  volume: number;
}

/** What a render has to put together. */
export interface RenderPlan {
  /** The picture with its own sound, in order and without gaps. */
  clips: readonly PlannedMedia[];
  music: readonly PlannedMedia[];
  durationMs: number;
}

/** Clips may lie this far from one another before it counts as a gap: rounding, not intent. */
const GAP_TOLERANCE_MS = 2;

/**
 * What it takes to render a draft.
 * @throws VmgError `draft-unsupported` when the draft holds no picture, or something that cannot be rendered here.
 */
export function planRender(draft: Draft): RenderPlan {
  const strange = draft.t.find(
    ({ tt, sg }) => sg.length > 0 && tt !== TrackType.video && tt !== TrackType.audio,
  );
  if (strange) {
    throw unsupported(
      strange.tt === TrackType.text
        ? 'The timeline has titles, which the embedded engine cannot draw yet.'
        : `The timeline has a track of a kind (${strange.tt}) that the embedded engine does not know.`,
    );
  }
  const clips = videosOf(draft).map(planned);
  if (clips.length === 0) throw unsupported('There is no video on the timeline to export.');
  let position = 0;
  for (const clip of clips) {
    if (Math.abs(clip.startMs - position) > GAP_TOLERANCE_MS) {
      throw unsupported('The videos on the timeline overlap or leave gaps.');
    }
    position = clip.startMs + clip.durationMs;
  }
  return { clips, music: musicOf(draft).map(planned), durationMs: pictureEndMs(draft) };
}

function planned(placed: Placed): PlannedMedia {
  const { mediaId, startMs, fromMs, durationMs, volume, name } = placed;
  if (mediaId === undefined) throw unsupported(`The timeline does not say what “${name}” plays.`);
  return { mediaId, startMs, fromMs, durationMs, volume };
}

function unsupported(message: string): VmgError {
  return new VmgError('draft-unsupported', ExitCode.jobFailed, message, {
    hint: 'Look at the timeline with `vmg status`.',
  });
}
