/** An exact rate: so many frames in so many seconds, both whole numbers. */
export interface FrameRate {
  frames: number;
  seconds: number;
}

/** The exact rate that a measured one (frames a second) stands for: 29.97 is 30000 in 1001. */
export function exactRate(rate: number): FrameRate {
  const whole = Math.round(rate);
  if (Math.abs(rate - whole) < 1e-6) return { frames: whole, seconds: 1 };
  const nominal = Math.round(rate * 1.001);
  if (Math.abs(rate * 1.001 - nominal) < 1e-4) return { frames: nominal * 1000, seconds: 1001 };
  return { frames: Math.round(rate * 1000), seconds: 1000 };
}

/** As ffmpeg takes it: `30000/1001`. */
export const rateText = ({ frames, seconds }: FrameRate): string => `${frames}/${seconds}`;

/** The frame that begins nearest to a time. */
export const frameAt = (rate: FrameRate, seconds: number): number =>
  Math.round((seconds * rate.frames) / rate.seconds);

/** When a frame begins. */
export const secondsAt = (rate: FrameRate, frame: number): number =>
  (frame * rate.seconds) / rate.frames;
