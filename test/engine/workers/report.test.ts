import { describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import type { Score } from '../../../src/engine/music/types.js';
import { describeScore, type Measured } from '../../../src/engine/workers/report.js';
import { musicReport } from '../../../src/protocol/index.js';
import { clipAnalysis } from '../music/clips.js';

const clip = clipAnalysis({ seconds: 20, every: 5 });
const composed = composeScore(parseBrief('lo-fi', clip, { seed: 7 }), clip);
/** 120 beats a minute, so that a beat is half a second. */
const score: Score = {
  ...composed,
  tempoMap: {
    points: [
      { beat: 0, seconds: 0 },
      { beat: 40, seconds: 20 },
    ],
  },
  barStarts: [0, 4, 8, 11, 14, 18],
  sections: [
    { name: 'intro', startBeat: 0, endBeat: 8, intensity: 0.3 },
    { name: 'theme', startBeat: 8, endBeat: 18, intensity: 0.6 },
    { name: 'outro', startBeat: 18, endBeat: 40, intensity: 0.3 },
  ],
  hits: [
    { cutSeconds: 2, beat: 4, downbeat: true, strength: 1 },
    { cutSeconds: 4.1, beat: 8, downbeat: true, strength: 1 },
    { cutSeconds: 5.05, beat: 10.1, downbeat: false, strength: 0.5 },
  ],
};
const GIVEN: Measured = {
  version: '1',
  cuts: 4,
  frameRate: 25,
  loudness: { integratedLufs: -70, truePeakDbtp: Number.NEGATIVE_INFINITY, rangeLu: 0 },
  metrics: {},
  timingsMs: {},
  unknownWords: [],
};
const report = describeScore(score, GIVEN);

describe('the report of a piece', () => {
  it('counts a section’s bars by their barlines, whole or not', () => {
    expect(report.sections.map(({ bars }) => bars)).toEqual([2, 3, 1]);
  });

  it('counts the cuts that an accent is within a frame of, and those of them on the beat', () => {
    expect(report).toMatchObject({ cuts: 4, cutsHit: 2, cutsOnBeat: 1 });
  });

  it('says what was measured on the music, where anything was', () => {
    expect(report.measured).toBeUndefined();
    const heard = {
      hitsHeard: 2,
      hits: 3,
      downbeatShare: 1,
      selectedShare: 0.75,
      energyCorrelation: null,
      lengthErrorSamples: 0,
      tempoDeviation: 0.04,
    };
    const measured = describeScore(score, { ...GIVEN, measured: heard });
    expect(musicReport.parse(JSON.parse(JSON.stringify(measured))).measured).toEqual(heard);
  });

  it('can be stored and read again, even of silence', () => {
    expect(musicReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report.loudness.truePeakDbtp).toBe(-144);
  });
});
