/** How a picture's frames are counted. */
export interface FrameClock {
  /** Frames a second, exactly: 29.97 is 30000 / 1001. */
  rate: number;
  /** Frames in a second of timecode: 30 for 29.97. */
  nominal: number;
  /** Timecode leaves numbers out so that it keeps to the clock on the wall (29.97, 59.94, 119.88). */
  dropFrame: boolean;
}

/** Editors begin their timelines at this hour. */
export const START_HOUR = 1;

/** The rates that pictures are made at; those of NTSC are 1000 / 1001 of a whole number. */
const RATES: readonly number[] = [
  12,
  12.5,
  15,
  24000 / 1001,
  24,
  25,
  30000 / 1001,
  30,
  48000 / 1001,
  48,
  50,
  60000 / 1001,
  60,
  120000 / 1001,
  120,
];
/** A rate that was measured is as exact as this; 29.97 and 30 are 0.1% apart. */
const TOLERANCE = 0.0004;

/** The clock of a picture of about `frameRate` frames a second; an odd rate stays as it is. */
export function frameClock(frameRate: number): FrameClock {
  const known = RATES.find((rate) => Math.abs(frameRate / rate - 1) < TOLERANCE);
  const rate = known ?? frameRate;
  const nominal = Math.max(1, Math.round(rate));
  const isNtsc = known !== undefined && known !== nominal;
  return { rate, nominal, dropFrame: isNtsc && nominal % 30 === 0 };
}

/**
 * Whether a second of timecode is a second of the picture, or one of NTSC's: at an average of 29.8 no
 * editor counts.
 */
export function isCountable({ rate, nominal }: FrameClock): boolean {
  return [nominal, nominal / 1.001].some((counted) => Math.abs(rate / counted - 1) < 1e-9);
}

/** The frame that begins nearest to a time. */
export function frameAt(clock: FrameClock, seconds: number): number {
  return Math.max(0, Math.round(seconds * clock.rate));
}

/**
 * The timecode of a frame, `01:00:00:00`; with `;` before the frames where numbers are left out: the
 * first two of every minute (four at 59.94), except of every tenth. Source: SMPTE ST 12-1.
 */
export function timecode({ nominal, dropFrame }: FrameClock, frame: number): string {
  const number = dropFrame ? withDroppedNumbers(frame, nominal) : frame;
  const seconds = Math.floor(number / nominal);
  const fields = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = fields.map((field) => String(field).padStart(2, '0')).join(':');
  return `${clock}${dropFrame ? ';' : ':'}${String(number % nominal).padStart(2, '0')}`;
}

/** The number that a frame bears when some numbers are skipped. */
function withDroppedNumbers(frame: number, nominal: number): number {
  const dropped = nominal / 15;
  const perMinute = 60 * nominal - dropped;
  const perTenMinutes = 10 * perMinute + dropped;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame % perTenMinutes;
  // The first of ten minutes has all its numbers.
  const minutes = rest < 60 * nominal ? 0 : Math.floor((rest - dropped) / perMinute);
  return frame + dropped * (9 * tens + minutes);
}

/** The frame that stands at `hours`:00:00 and no frames; of an odd rate, that which is shown then. */
export function frameOfHour(clock: FrameClock, hours: number): number {
  if (!isCountable(clock)) return frameAt(clock, 3600 * hours);
  const { nominal, dropFrame } = clock;
  const numbers = 3600 * nominal * hours;
  return dropFrame ? numbers - (nominal / 15) * 54 * hours : numbers;
}
