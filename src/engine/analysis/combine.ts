import { cuttingDensity, energyCurve, loudnessShare, rawEnergy } from './energy.js';
import { SILENCE_LUFS } from './loudness.js';
import { moodOf } from './mood.js';
import { paceOf } from './pace.js';
import { findSections } from './sections.js';
import type { Analysis, PictureAnalysis, SoundAnalysis, Span } from './types.js';

/** What tells sections apart, and how much. */
const SECTION_WEIGHTS = {
  energy: 1,
  cutting: 0.6,
  brightness: 1,
  colourfulness: 0.8,
  warmth: 0.5,
  loudness: 0.5,
} as const;

/**
 * Puts picture and sound together; `sound` is null for a clip without any. `speech` is where
 * somebody speaks in it; what lies behind the picture's end is left out.
 */
export function combineAnalysis(
  picture: PictureAnalysis,
  sound: SoundAnalysis | null,
  speech: readonly Span[] = [],
): Analysis {
  const { durationSeconds, frameRate, motion, brightness, colourfulness, warmth } = picture;
  const { stepSeconds } = motion;
  const steps = motion.values.length;
  const cuts = picture.cuts.filter((cut) => cut.timeSeconds < durationSeconds);
  const loudness = sound
    ? Array.from({ length: steps }, (_, i) => sound.loudness.values[i] ?? SILENCE_LUFS)
    : null;
  const raw = rawEnergy({
    stepSeconds,
    motion: motion.values,
    cuts,
    loudness,
  });
  const energy = energyCurve(raw, stepSeconds);
  const pace = paceOf(cuts, durationSeconds);
  const features = [
    { values: energy.values, weight: SECTION_WEIGHTS.energy },
    {
      values: cuttingDensity(cuts, steps, stepSeconds).map((rate) => 1 - Math.exp(-rate)),
      weight: SECTION_WEIGHTS.cutting,
    },
    { values: brightness.values, weight: SECTION_WEIGHTS.brightness },
    { values: colourfulness.values, weight: SECTION_WEIGHTS.colourfulness },
    { values: warmth.values, weight: SECTION_WEIGHTS.warmth },
  ];
  if (loudness) {
    features.push({ values: loudness.map(loudnessShare), weight: SECTION_WEIGHTS.loudness });
  }
  return {
    durationSeconds,
    frameRate,
    cuts,
    motion,
    brightness,
    colourfulness,
    warmth,
    energy,
    loudness: loudness ? { stepSeconds, values: loudness } : null,
    ...(sound ? { speech: within(speech, durationSeconds) } : {}),
    mood: moodOf({
      brightness: brightness.values,
      colourfulness: colourfulness.values,
      warmth: warmth.values,
      motion: motion.values,
      pace,
      integratedLufs: sound ? sound.integratedLufs : null,
    }),
    pace,
    sections: findSections({ durationSeconds, stepSeconds, energy: energy.values, features, cuts }),
  };
}

function within(spans: readonly Span[], durationSeconds: number): Span[] {
  return spans
    .filter(({ startSeconds }) => startSeconds < durationSeconds)
    .map(({ startSeconds, endSeconds }) => ({
      startSeconds,
      endSeconds: Math.min(endSeconds, durationSeconds),
    }));
}
