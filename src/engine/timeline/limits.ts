/** How long a still picture is shown when it is placed. Milliseconds, as all that follow. */
export const STILL_MS = 4000;

/** How long a title is shown where nothing is said. */
export const TITLE_MS = 3000;

/** How long one picture gives way to the next where nothing is said. */
export const TRANSITION_MS = 700;

/** What a cut may leave of a title. */
export const TITLE_REST_MS = 1000;

/** The shortest that an edit makes anything. */
export const MINIMUM_MS = 100;

/** A frame: what is shorter cannot be seen. Between two transitions a picture is shown as long. */
export const FRAME_MS = 40;

/** What a timeline may last; as long as one that can be rendered. */
export const MAXIMUM_MS = 20 * 60 * 1000;

/** The fade at the end of a song that is cut to the length of the film. */
export const CUT_FADE_MS = 1500;

/** Ends that lie as near to one another as this are the same: rounding, not intent. */
export const ROUNDING_MS = 50;

/** How many times as fast something can be played. */
export const SPEED = { least: 0.1, most: 10 } as const;

/** Loudness shares. */
export const VOLUME = { least: 0, most: 2 } as const;

/** Heights of a line as shares of the film's shorter side. */
export const TITLE_SIZE = { least: 0.02, most: 0.4 } as const;

/** Decibels by which music gives way to speech. */
export const DUCK_DB = { least: 0, most: 40, usual: 12 } as const;
