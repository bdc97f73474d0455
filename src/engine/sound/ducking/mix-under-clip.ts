import { filterInPlace, highPass } from '../dsp/biquad.js';
import { decibelsOf, gainOf } from '../dsp/decibels.js';
import { softenEdges } from '../master/edges.js';
import { maximise, TARGET_LUFS } from '../master/maximise.js';
import { applyCurve } from '../mix/channel-strip.js';
import { accumulate, copyOf, scale } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { type ClipActivity, listen } from './clip-activity.js';
import { duckCurve } from './duck-curve.js';

export interface MixUnderClipRequest {
  /** The mastered music; its length is the result's. */
  music: StereoSound;
  /** The clip's own sound at the same sampling rate, from the same start; null when it has none. */
  clip: StereoSound | null;
  /** 1 as it is, 0 silent. */
  musicVolume: number;
  /** 1 as it is, 0 silent. */
  clipVolume: number;
}

/** Speech stands where broadcasters put it, a little under the music's own level. */
const CLIP_LUFS = -16;
const LARGEST_BOOST_DB = 18;
const LARGEST_CUT_DB = 12;
/** The clip's hiss is never raised above this. */
const HIGHEST_FLOOR_LUFS = -48;
/** How far the music goes down where the clip is loud. */
const DUCK_DB = 12;
/** A steady sound in the background does not send the music there: loud from … to, LUFS. */
const STEADY_LOUD_LUFS = { from: -42, to: -20 } as const;
/** Handling noise and wind below the voice. */
const CLIP_LOW_CUT_HZ = 60;

/**
 * The clip's own sound with the music under it: the music goes down by about 12 dB where the clip
 * is loud, before it gets loud, and comes back where it is quiet. The sum is mastered to −14 LUFS
 * (±0.3) and at most −1 dBTP again. A clip whose sound is as good as silent counts as silent: then
 * there is nothing to set the music off against, and a volume below 1 simply makes it softer.
 *
 * Throws a RangeError when the sampling rates differ.
 */
export function mixUnderClip(request: MixUnderClipRequest): StereoSound {
  const { music, clip, musicVolume, clipVolume } = request;
  if (clip && clip.sampleRate !== music.sampleRate) {
    throw new RangeError('Music and clip must be of the same sampling rate');
  }
  const sum = copyOf(music);
  scale(sum, Math.max(0, musicVolume));
  const activity = clip && clipVolume > 0 ? listen(clip) : null;
  if (clip && activity && activity.spans.length > 0) {
    const curve = duckCurve(activity.spans);
    const depthDb = duckDepthDb(activity);
    applyCurve(sum, (frame) => gainOf(-depthDb * curve(frame / sum.sampleRate)));
    const own = copyOf(clip);
    const lowCut = highPass(CLIP_LOW_CUT_HZ, own.sampleRate);
    filterInPlace(own.left, [lowCut]);
    filterInPlace(own.right, [lowCut]);
    accumulate(sum, own, clipVolume * gainOf(clipGainDb(activity)));
  }
  const alone = activity === null || activity.spans.length === 0;
  softenEdges(sum);
  maximise(sum, { targetLufs: TARGET_LUFS + (alone ? Math.min(0, decibelsOf(musicVolume)) : 0) });
  return sum;
}

/** Decibels that bring the clip's own sound to where speech belongs, without raising its noise. */
function clipGainDb({ loudness, floor }: ClipActivity): number {
  const wanted = CLIP_LUFS - loudness;
  if (wanted <= 0) return Math.max(-LARGEST_CUT_DB, wanted);
  return Math.min(wanted, LARGEST_BOOST_DB, Math.max(0, HIGHEST_FLOOR_LUFS - floor));
}

function duckDepthDb({ loudness, steady }: ClipActivity): number {
  if (!steady) return DUCK_DB;
  const { from, to } = STEADY_LOUD_LUFS;
  return DUCK_DB * Math.min(1, Math.max(0, (loudness - from) / (to - from)));
}
