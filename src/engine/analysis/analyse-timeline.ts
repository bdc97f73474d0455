import { combineAnalysis } from './combine.js';
import { createCurveBuilder, roundedCurve } from './curves.js';
import { joinAnalyses, joinSpeech } from './join-analyses.js';
import { programmeLoudness, SILENCE_LUFS } from './loudness.js';
import { COMMON } from './mood.js';
import { placeSpeech } from './speech/place-speech.js';
import type { Analysis, Curve, Cut, PictureAnalysis, Span } from './types.js';

/** A picture on the timeline, and what is known of the media that it is taken from. */
export interface TimelinePart {
  /** Of the whole media; null for a still image. */
  analysis: Analysis | null;
  /** Where in the media it begins. */
  fromSeconds: number;
  /** On the timeline: `durationSeconds × speed` of the media is shown. */
  durationSeconds: number;
  speed: number;
  /** For so long it is shown together with the one before it; 0 for a plain cut. */
  overlapSeconds: number;
  /** Its own sound is heard. */
  heard: boolean;
}

export interface TimelineOptions {
  /** Frames a second of the film. */
  frameRate: number;
  /** What a still image is taken for: shares, 0…1. */
  still?: Partial<StillLook>;
}

/** A still as the curves of an analysis have it. */
export type StillLook = Record<PictureCurve, number>;

type PictureCurve = (typeof PICTURE_CURVES)[number];
const PICTURE_CURVES = ['motion', 'brightness', 'colourfulness', 'warmth'] as const;

/** Common footage, but that only the eye of the camera wanders. */
const STILL: StillLook = {
  motion: 0.1,
  brightness: COMMON.brightness.mean,
  colourfulness: COMMON.colourfulness.mean,
  warmth: COMMON.warmth.mean,
};

/** A part in its place. */
interface PlacedPart extends TimelinePart {
  startSeconds: number;
}

/**
 * The analysis of a timeline, as if the film that it makes had been looked at: what is cut away is
 * left out, times follow the speed, and every join is a cut of full strength, in the middle of an
 * overlap a fade. Where the sound is not heard, nobody speaks and nothing is loud. Clips that are
 * shown whole, one after another, give what `joinAnalyses` gives; a split that takes nothing away
 * changes nothing. Throws a RangeError when there are no parts.
 */
export function analyseTimeline(
  parts: readonly TimelinePart[],
  { frameRate, still = {} }: TimelineOptions,
): Analysis {
  const shown: TimelinePart[] = [];
  for (const part of parts) {
    const before = shown.at(-1);
    const continued = before && continuation(before, part, frameRate);
    if (continued) shown[shown.length - 1] = continued;
    else shown.push(part);
  }
  const whole = shown.flatMap((part) => (isWhole(part) ? [part.analysis] : []));
  if (whole.length === shown.length) return joinAnalyses(whole);

  const placed = place(shown);
  const last = placed.at(-1);
  const durationSeconds = last ? last.startSeconds + last.durationSeconds : 0;
  const curves = curvesOf(placed, durationSeconds, { ...STILL, ...still });
  const picture: PictureAnalysis = {
    durationSeconds,
    frameRate,
    cuts: cutsOf(placed, durationSeconds, frameRate),
    ...curves,
  };
  const loudness = loudnessOf(placed, durationSeconds);
  if (!loudness) return combineAnalysis(picture, null);
  const sound = { durationSeconds, loudness, integratedLufs: programmeLoudness(loudness) };
  return combineAnalysis(picture, sound, speechOf(placed));
}

/** Both parts as one, where the second goes on in the same media as if there were no join. */
function continuation(
  before: TimelinePart,
  part: TimelinePart,
  frameRate: number,
): TimelinePart | undefined {
  const { analysis, speed, heard } = part;
  if (analysis === null || analysis !== before.analysis || part.overlapSeconds > 0) return;
  if (speed !== before.speed || heard !== before.heard) return;
  const jump = part.fromSeconds - (before.fromSeconds + before.durationSeconds * speed);
  if (Math.abs(jump) >= 0.5 / frameRate) return;
  return { ...before, durationSeconds: before.durationSeconds + part.durationSeconds };
}

/** Milliseconds are rounded; so little is nothing cut away. */
const ROUNDING_SECONDS = 0.002;

function isWhole(part: TimelinePart): part is TimelinePart & { analysis: Analysis } {
  const { analysis, fromSeconds, durationSeconds, speed, overlapSeconds, heard } = part;
  return (
    analysis !== null &&
    Math.abs(fromSeconds) <= ROUNDING_SECONDS &&
    Math.abs(durationSeconds - analysis.durationSeconds) <= ROUNDING_SECONDS &&
    speed === 1 &&
    overlapSeconds === 0 &&
    (heard || !(analysis.loudness ?? analysis.speech))
  );
}

function place(parts: readonly TimelinePart[]): PlacedPart[] {
  let end = 0;
  return parts.map((part, i) => {
    const overlapSeconds = i === 0 ? 0 : Math.min(part.overlapSeconds, part.durationSeconds, end);
    const startSeconds = end - overlapSeconds;
    end = startSeconds + part.durationSeconds;
    return { ...part, overlapSeconds, startSeconds };
  });
}

/** When on the timeline a time of the part's media is shown. */
const shownAt = (part: PlacedPart, mediaSeconds: number): number =>
  part.startSeconds + (mediaSeconds - part.fromSeconds) / part.speed;

function cutsOf(parts: readonly PlacedPart[], durationSeconds: number, frameRate: number): Cut[] {
  const joins = parts.slice(1).map(
    ({ startSeconds, overlapSeconds }): Cut => ({
      timeSeconds: startSeconds + overlapSeconds / 2,
      strength: 1,
      kind: overlapSeconds > 0 ? 'fade' : 'hard',
    }),
  );
  // What is cut within a frame of a join, or while one picture gives way to the other, is not seen.
  const hidden = (seconds: number): boolean =>
    parts.some(
      ({ startSeconds, overlapSeconds }) =>
        seconds > startSeconds - 0.99 / frameRate &&
        seconds < startSeconds + overlapSeconds + 0.99 / frameRate,
    );
  const inside = parts.flatMap((part) =>
    (part.analysis?.cuts ?? [])
      .map((cut) => ({ ...cut, timeSeconds: shownAt(part, cut.timeSeconds) }))
      .filter(
        ({ timeSeconds }) =>
          timeSeconds > part.startSeconds &&
          timeSeconds < part.startSeconds + part.durationSeconds - 0.5 / frameRate &&
          !hidden(timeSeconds),
      ),
  );
  return [...joins, ...inside]
    .filter(({ timeSeconds }) => timeSeconds < durationSeconds)
    .sort((a, b) => a.timeSeconds - b.timeSeconds);
}

/** Calls `add` with every step of a curve that the part shows; its last value holds on. */
function eachStep(
  part: PlacedPart,
  { stepSeconds, values }: Curve,
  add: (startSeconds: number, endSeconds: number, value: number) => void,
): void {
  const end = part.startSeconds + part.durationSeconds;
  values.forEach((value, i) => {
    const until = i === values.length - 1 ? end : shownAt(part, (i + 1) * stepSeconds);
    const from = shownAt(part, i * stepSeconds);
    add(Math.max(part.startSeconds, from), Math.min(end, until), value);
  });
}

function curvesOf(
  parts: readonly PlacedPart[],
  durationSeconds: number,
  still: StillLook,
): Record<PictureCurve, Curve> {
  const curveOf = (name: PictureCurve): Curve => {
    const builder = createCurveBuilder();
    for (const part of parts) {
      const curve = part.analysis?.[name] ?? { stepSeconds: 1, values: [still[name]] };
      // A curve of motion is 1 − e^(−speed): twice as fast is that power of two.
      const seen = (value: number): number =>
        name === 'motion' ? 1 - (1 - Math.min(1, value)) ** part.speed : value;
      eachStep(part, curve, (from, to, value) => builder.add(from, to, seen(value)));
    }
    const { stepSeconds, values } = builder.finish(durationSeconds);
    return roundedCurve(stepSeconds, values);
  };
  return {
    motion: curveOf('motion'),
    brightness: curveOf('brightness'),
    colourfulness: curveOf('colourfulness'),
    warmth: curveOf('warmth'),
  };
}

/** Powers are what is averaged; null where nothing that has sound is heard. */
function loudnessOf(parts: readonly PlacedPart[], durationSeconds: number): Curve | null {
  const heard = parts.map(({ heard, analysis }) => (heard ? (analysis?.loudness ?? null) : null));
  if (heard.every((curve) => curve === null)) return null;
  const power = createCurveBuilder();
  parts.forEach((part, i) => {
    const curve = heard[i] ?? { stepSeconds: 1, values: [SILENCE_LUFS] };
    eachStep(part, curve, (from, to, lufs) => power.add(from, to, 10 ** (lufs / 10)));
  });
  const { stepSeconds, values } = power.finish(durationSeconds);
  return roundedCurve(
    stepSeconds,
    values.map((value) => Math.max(SILENCE_LUFS, 10 * Math.log10(Math.max(value, 1e-12)))),
  );
}

function speechOf(parts: readonly PlacedPart[]): Span[] {
  const spans = parts
    .filter(({ heard }) => heard)
    .flatMap((part) => placeSpeech(part.analysis?.speech ?? [], part));
  return joinSpeech(spans.sort((a, b) => a.startSeconds - b.startSeconds));
}
