import { filterInPlace, highPass } from '../dsp/biquad.js';
import { decibelsOf, gainOf } from '../dsp/decibels.js';
import { softenEdges } from '../master/edges.js';
import { maximise, TARGET_LUFS } from '../master/maximise.js';
import { applyCurve } from '../mix/channel-strip.js';
import { accumulate, copyOf, scale } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { type ActiveSpan, type ClipActivity, listen } from './clip-activity.js';
import { duckCurve, UNDER_SOUND, UNDER_SPEECH } from './duck-curve.js';

export interface MixUnderRequest {
  /** Mastered, at least one, each as long as the result. */
  music: readonly {
    sound: StereoSound;
    /** Decibels by which it gives way to speech: 12 by default, 0 not at all. */
    duckDb?: number;
  }[];
  /** What the music lies under: equally long, at the same sampling rate, from the same start. */
  above: readonly {
    sound: StereoSound;
    /** Where somebody speaks in it, in order. */
    speech: readonly ActiveSpan[];
    /** 1 as it is, 0 silent. */
    volume: number;
  }[];
  /** 1 as it is, 0 silent. */
  musicVolume: number;
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
/** A sound's hiss is never raised above this. */
const HIGHEST_FLOOR_LUFS = -48;
/** How far the music goes down where somebody speaks. */
const SPEECH_DB = 12;
/** And further where a noisy recording keeps the voice from standing where it should. */
const FAINT_SPEECH_DB = 6;
/** How far it goes down where a sound is loud without any words. */
const SCENE_DB = 5;
/** A steady sound in the background does not even send the music there: loud from … to, LUFS. */
const STEADY_LOUD_LUFS = { from: -42, to: -20 } as const;
/** Handling noise and wind below the voice. */
const LOW_CUT_HZ = 60;

/**
 * Sounds with the music under them, such as a clip's own and a voice over it: each is brought to its
 * place, and the music goes down by about 12 dB where somebody speaks, and a little where it is loud,
 * before it begins, and comes back afterwards. The sum is mastered to −14 LUFS (±0.3) and at most
 * −1 dBTP again. A sound that is as good as silent counts as silent: where there is nothing to set
 * the music off against, a volume below 1 simply makes it softer.
 *
 * Throws a RangeError when there is no music, or the sampling rates differ.
 */
export function mixUnder({ music, above, musicVolume }: MixUnderRequest): StereoSound {
  const heard = above.flatMap(({ sound, speech, volume }) => {
    if (volume <= 0) return [];
    const activity = listen(sound, speech);
    const isSilent = activity.spans.length === 0 && activity.voice === null;
    return isSilent ? [] : [{ sound, speech, volume, activity }];
  });
  let sum: StereoSound | undefined;
  for (const { sound, duckDb = SPEECH_DB } of music) {
    if (above.some((other) => other.sound.sampleRate !== sound.sampleRate)) {
      throw new RangeError('All sounds must be of the same sampling rate');
    }
    const part = copyOf(sound);
    scale(part, Math.max(0, musicVolume));
    const curves = heard.map(({ activity, speech }) => duckingDb(activity, speech));
    if (curves.length > 0 && duckDb > 0) {
      const share = duckDb / SPEECH_DB;
      applyCurve(part, (frame) =>
        gainOf(-share * Math.max(...curves.map((downDb) => downDb(frame / part.sampleRate)))),
      );
    }
    if (sum) accumulate(sum, part);
    else sum = part;
  }
  if (!sum) throw new RangeError('There is no music');
  for (const { sound, volume, activity } of heard) {
    const own = copyOf(sound);
    const lowCut = highPass(LOW_CUT_HZ, own.sampleRate);
    filterInPlace(own.left, [lowCut]);
    filterInPlace(own.right, [lowCut]);
    accumulate(sum, own, volume * gainOf(ownGainDb(activity)));
  }
  softenEdges(sum);
  const quieterDb = heard.length === 0 ? Math.min(0, decibelsOf(musicVolume)) : 0;
  maximise(sum, { targetLufs: TARGET_LUFS + quieterDb });
  return sum;
}

/** Decibels that bring a sound to where it belongs, without raising its noise. */
function ownGainDb({ loudness, floor, voice }: ClipActivity): number {
  const wanted =
    voice === null
      ? SCENE_LUFS - loudness
      : Math.min(VOICE_LUFS - voice, Math.max(0, LOUDEST_SCENE_LUFS - loudness));
  if (wanted <= 0) return Math.max(-LARGEST_CUT_DB, wanted);
  return Math.min(wanted, LARGEST_BOOST_DB, Math.max(0, HIGHEST_FLOOR_LUFS - floor));
}

/** How many decibels the music is down at a time; the calls' seconds must not go back. */
function duckingDb(
  activity: ClipActivity,
  speech: readonly ActiveSpan[],
): (seconds: number) => number {
  const { spans, voice } = activity;
  const underSound = duckCurve(spans, UNDER_SOUND);
  const sceneDb = sceneDepthDb(activity);
  if (voice === null) return (seconds) => sceneDb * underSound(seconds);
  const underSpeech = duckCurve(speech, UNDER_SPEECH);
  const missing = VOICE_LUFS - voice - ownGainDb(activity);
  const speechDb = SPEECH_DB + Math.min(FAINT_SPEECH_DB, Math.max(0, missing));
  return (seconds) => Math.max(speechDb * underSpeech(seconds), sceneDb * underSound(seconds));
}

function sceneDepthDb({ loudness, steady }: ClipActivity): number {
  if (!steady) return SCENE_DB;
  const { from, to } = STEADY_LOUD_LUFS;
  return SCENE_DB * Math.min(1, Math.max(0, (loudness - from) / (to - from)));
}
