import { createCurveBuilder, roundedCurve } from './curves.js';
import { createCutDetector } from './cut-detector.js';
import { frameGeometry, measureFrame } from './frame-features.js';
import { createFrameHistory } from './frame-history.js';
import { createMotionMeter } from './motion.js';
import { clamp01, createShotComparer } from './shot-difference.js';
import type { AnalysisFrame, Curve, PictureAnalysis } from './types.js';

/** The size of frames that the detectors were tuned at. */
export const ANALYSIS_FRAME = { width: 96, height: 54 } as const;

export interface FrameAnalyser {
  /**
   * Takes the next frame, in order of time; the bytes are not kept.
   * Throws a RangeError when `rgb` is not `width × height × 3` bytes or the time is no number.
   */
  add(frame: AnalysisFrame): void;
  /** Ends the clip, `durationSeconds` long at `frameRate` frames a second on average. */
  finish(durationSeconds: number, frameRate: number): PictureAnalysis;
}

/** Frames held for dissolves and flashes: 4 s at 50 frames a second, 4 MB. */
const HISTORY_FRAMES = 200;
/** Hasler and Süsstrunk's M of what people call extremely colourful. */
const EXTREMELY_COLOURFUL = 109;

/** Analyses a film frame by frame, in constant memory but for the curves and cuts themselves. */
export function createFrameAnalyser(size: { width: number; height: number }): FrameAnalyser {
  const geometry = frameGeometry(size.width, size.height);
  const comparer = createShotComparer(geometry);
  const history = createFrameHistory(geometry, HISTORY_FRAMES);
  const detector = createCutDetector(geometry, history);
  const motion = createMotionMeter(geometry, comparer.blocks);
  const brightness = createCurveBuilder();
  const colourfulness = createCurveBuilder();
  const warmth = createCurveBuilder();
  const bytes = size.width * size.height * 3;

  /** A frame is on screen until the next one comes. */
  const hold = (index: number, untilSeconds: number): void => {
    const frame = history.at(index);
    brightness.add(frame.timeSeconds, untilSeconds, frame.meanLuma / 255);
    colourfulness.add(
      frame.timeSeconds,
      untilSeconds,
      clamp01(frame.colourfulness / EXTREMELY_COLOURFUL),
    );
    warmth.add(frame.timeSeconds, untilSeconds, warmthOf(frame.meanRgb));
  };

  return {
    add({ timeSeconds, rgb }) {
      if (rgb.length !== bytes) {
        throw new RangeError(`A frame has ${rgb.length} bytes instead of ${bytes}`);
      }
      if (!Number.isFinite(timeSeconds)) throw new RangeError(`No time of a frame: ${timeSeconds}`);
      const current = history.next();
      measureFrame(geometry, timeSeconds, rgb, current);
      const last = history.count - 1;
      if (last < 0) {
        history.commit({ total: 0, kept: 1 });
        return;
      }
      const previous = history.at(last);
      hold(last, timeSeconds);
      const { difference, field } = comparer.compare(previous, current);
      motion.add(previous.timeSeconds, timeSeconds, field, difference.total);
      history.commit(difference);
      detector.advance();
    },

    finish(durationSeconds, frameRate) {
      const rate = Number.isFinite(frameRate) && frameRate > 0 ? frameRate : 25;
      const last = history.count - 1;
      const shown = last < 0 ? 0 : history.at(last).timeSeconds + 1 / rate;
      const duration =
        Number.isFinite(durationSeconds) && durationSeconds > 0 ? durationSeconds : shown;
      if (last >= 0) hold(last, Math.max(duration, shown));
      const curve = (made: Curve): Curve => roundedCurve(made.stepSeconds, made.values);
      return {
        durationSeconds: duration,
        frameRate: rate,
        cuts: detector.finish(),
        motion: curve(motion.finish(duration)),
        brightness: curve(brightness.finish(duration)),
        colourfulness: curve(colourfulness.finish(duration)),
        warmth: curve(warmth.finish(duration)),
      };
    },
  };
}

/** Red against blue as a share of all light: 0.5 for grey, near 1 for fire, near 0 for deep sea. */
function warmthOf([red, green, blue]: readonly [number, number, number]): number {
  const lean = (red - blue) / (red + green + blue + 24);
  return 0.5 + (0.5 * lean) / (Math.abs(lean) + 0.15);
}
