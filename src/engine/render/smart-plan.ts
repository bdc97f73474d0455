/** A clip on a film's own grid of frames. */
export interface CopySource {
  /** Frames that are shown. */
  frames: number;
  /** Those from which decoding can begin (IDR), rising. */
  idr: readonly number[];
}

/** Frames of a clip that the film shows one after another, and as they are. */
export interface UntouchedStretch {
  /** Which of the sources. */
  source: number;
  sourceFrame: number;
  filmFrame: number;
  frames: number;
}

/** A part of the film: `from` and `to` count the source's frames, or the film's where it is encoded. */
export type SmartPart =
  | { kind: 'copy'; source: number; from: number; to: number }
  | { kind: 'encode'; from: number; to: number };

export interface SmartPlan {
  /** In order, without gaps. */
  parts: readonly SmartPart[];
  /** Of the frames, 0…1. */
  copiedShare: number;
}

export interface SmartLimits {
  /** Frames that a copy must have: every one that stands alone costs two joints. */
  leastFrames: number;
  /** What must be copied of the whole for it to be worth the trouble. */
  leastShare: number;
}

export const SMART_LIMITS: SmartLimits = { leastFrames: 24, leastShare: 0.3 };

/**
 * Divides a film of `filmFrames` frames into whole groups of pictures that are copied and the rest,
 * which is encoded: a copy begins at an IDR and ends before one, or with its clip. Null when too
 * little can be copied.
 */
export function planSmart(
  filmFrames: number,
  stretches: readonly UntouchedStretch[],
  sources: readonly CopySource[],
  { leastFrames, leastShare }: SmartLimits = SMART_LIMITS,
): SmartPlan | null {
  const parts: SmartPart[] = [];
  let reached = 0;
  let copied = 0;
  const encodeTo = (frame: number): void => {
    if (frame > reached) parts.push({ kind: 'encode', from: reached, to: frame });
    reached = frame;
  };
  for (const stretch of [...stretches].sort((a, b) => a.filmFrame - b.filmFrame)) {
    const { source, sourceFrame, filmFrame, frames } = stretch;
    const { idr = [], frames: length = 0 } = sources[source] ?? {};
    const end = Math.min(length, sourceFrame + frames, sourceFrame + filmFrames - filmFrame);
    const from = idr.find((frame) => frame >= sourceFrame);
    const to = end === length ? length : idr.findLast((frame) => frame <= end);
    if (from === undefined || to === undefined || to - from < leastFrames) continue;
    const place = filmFrame + from - sourceFrame;
    if (place < reached) continue;
    encodeTo(place);
    parts.push({ kind: 'copy', source, from, to });
    reached += to - from;
    copied += to - from;
  }
  encodeTo(filmFrames);
  const copiedShare = copied / filmFrames;
  return copied > 0 && copiedShare >= leastShare ? { parts, copiedShare } : null;
}
