import { filterInPlace, highPass } from '../dsp/biquad.js';
import { decibelsOf, gainOf } from '../dsp/decibels.js';
import { softenEdges } from '../master/edges.js';
import { maximise, TARGET_LUFS } from '../master/maximise.js';
import { applyCurve } from '../mix/channel-strip.js';
import { accumulate, copyOf, scale } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { type ActiveSpan, type ClipActivity, listen } from './clip-activity.js';
import { duckCurve, UNDER_SOUND, UNDER_SPEECH } from './duck-curve.js';

export interface MixUnderClipRequest {
  /** The mastered music; its length is the result's. */
  music: StereoSound;
  /** The clip's own sound at the same sampling rate, from the same start. */
  clip: StereoSound;
  /** Where somebody speaks in it, in order. */
  speech: readonly ActiveSpan[];
  /** 1 as it is, 0 silent. */
  musicVolume: number;
  /** 1 as it is, 0 silent. */
  clipVolume: number;
}

/**
 * Speech stands a little under the music's own level, and so 10 LU over the music that ducks: what
 * listeners want for words over music (M. Torcoli et al., "Preferred levels for background ducking
 * to produce esthetically pleasing audio for TV with clear speech", 2019).
 */
const VOICE_LUFS = -16;
/** What nobody speaks in is a part of the scene, beside the music. */
const SCENE_LUFS = -20;
/** Where the rest is louder than the voice, the voice is not raised until the rest is this loud. */
const LOUDEST_SCENE_LUFS = -12;
const LARGEST_BOOST_DB = 18;
const LARGEST_CUT_DB = 12;
/** The clip's hiss is never raised above this. */
const HIGHEST_FLOOR_LUFS = -48;
/** How far the music goes down where somebody speaks. */
const SPEECH_DB = 12;
/** And further where a noisy recording keeps the voice from standing where it should. */
const FAINT_SPEECH_DB = 6;
/** How far it goes down where the clip is loud without any words. */
const SCENE_DB = 5;
/** A steady sound in the background does not even send the music there: loud from … to, LUFS. */
const STEADY_LOUD_LUFS = { from: -42, to: -20 } as const;
/** Handling noise and wind below the voice. */
const CLIP_LOW_CUT_HZ = 60;

/**
 * The clip's own sound with the music under it: the music goes down by about 12 dB where somebody
 * speaks, and a little where the clip is loud, before it begins, and comes back afterwards. The sum is mastered to −14 LUFS
 * (±0.3) and at most −1 dBTP again. A clip whose sound is as good as silent counts as silent: then
 * there is nothing to set the music off against, and a volume below 1 simply makes it softer.
 *
 * Throws a RangeError when the sampling rates differ.
 */
export function mixUnderClip(request: MixUnderClipRequest): StereoSound {
  const { music, clip, speech, musicVolume, clipVolume } = request;
  if (clip.sampleRate !== music.sampleRate) {
    throw new RangeError('Music and clip must be of the same sampling rate');
  }
  const sum = copyOf(music);
  scale(sum, Math.max(0, musicVolume));
  const activity = clipVolume > 0 ? listen(clip, speech) : null;
  const alone = activity === null || (activity.spans.length === 0 && activity.voice === null);
  if (activity && !alone) {
    const duckedDb = duckingDb(activity, speech);
    applyCurve(sum, (frame) => gainOf(-duckedDb(frame / sum.sampleRate)));
    const own = copyOf(clip);
    const lowCut = highPass(CLIP_LOW_CUT_HZ, own.sampleRate);
    filterInPlace(own.left, [lowCut]);
    filterInPlace(own.right, [lowCut]);
    accumulate(sum, own, clipVolume * gainOf(clipGainDb(activity)));
  }
  softenEdges(sum);
  maximise(sum, { targetLufs: TARGET_LUFS + (alone ? Math.min(0, decibelsOf(musicVolume)) : 0) });
  return sum;
}

/** Decibels that bring the clip's own sound to where it belongs, without raising its noise. */
function clipGainDb({ loudness, floor, voice }: ClipActivity): number {
  const wanted =
    voice === null
      ? SCENE_LUFS - loudness
      : Math.min(VOICE_LUFS - voice, Math.max(0, LOUDEST_SCENE_LUFS - loudness));
  if (wanted <= 0) return Math.max(-LARGEST_CUT_DB, wanted);
  return Math.min(wanted, LARGEST_BOOST_DB, Math.max(0, HIGHEST_FLOOR_LUFS - floor));
}

/** How many decibels the music is down at a time. */
function duckingDb(
  activity: ClipActivity,
  speech: readonly ActiveSpan[],
): (seconds: number) => number {
  const { spans, voice } = activity;
  const underSound = duckCurve(spans, UNDER_SOUND);
  const sceneDb = sceneDepthDb(activity);
  if (voice === null) return (seconds) => sceneDb * underSound(seconds);
  const underSpeech = duckCurve(speech, UNDER_SPEECH);
  const missing = VOICE_LUFS - voice - clipGainDb(activity);
  const speechDb = SPEECH_DB + Math.min(FAINT_SPEECH_DB, Math.max(0, missing));
  return (seconds) => Math.max(speechDb * underSpeech(seconds), sceneDb * underSound(seconds));
}

function sceneDepthDb({ loudness, steady }: ClipActivity): number {
  if (!steady) return SCENE_DB;
  const { from, to } = STEADY_LOUD_LUFS;
  return SCENE_DB * Math.min(1, Math.max(0, (loudness - from) / (to - from)));
}
