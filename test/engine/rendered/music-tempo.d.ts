declare module 'music-tempo' {
  /** Beat tracking by S. Dixon's BeatRoot: `tempo` in beats a minute, `beats` in seconds. */
  export default class MusicTempo {
    /** Mono samples at 44.1 kHz. */
    constructor(samples: Float32Array);
    readonly tempo: string;
    readonly beats: readonly number[];
  }
}
