import { describe, expect, it } from 'vitest';
import {
  composeScore,
  listStyles,
  measureScore,
  parseBrief,
  secondsAt,
} from '../../src/engine/music/index.js';
import { landmarks } from '../../src/engine/music/plan/cuts.js';
import { timeDirections } from '../../src/engine/music/plan/directions.js';
import { planTimeline } from '../../src/engine/music/plan/timeline.js';
import type { Direction, Score } from '../../src/engine/music/types.js';
import { seededRandom } from '../../src/support/random.js';
import { clipAnalysis } from '../engine/music/clips.js';
import { percent, printTable } from './tables.js';

const STYLES = listStyles().map(({ id }) => id);
const LISTS = 30;
const LENGTHS = [1, 2, 3, 5, 8, 12, 30, 90, 240, 600] as const;

/** What a random clip of `seconds` may be told to do. */
function someDirections(seed: number, seconds: number): Direction[] {
  const random = seededRandom(seed);
  const time = () => ({ kind: 'seconds', seconds: seconds * random.next() }) as const;
  return [
    { kind: 'silence', from: { kind: 'seconds', seconds: 0 }, to: time() },
    { kind: 'drop', at: { kind: 'strongest-cut' } },
    { kind: 'enter', instrument: 'drums', at: time() },
    { kind: 'break', from: time(), to: time() },
  ];
}

describe(`the tempo map over ${STYLES.length * LISTS} random lists of cuts`, () => {
  it.each([false, true])('takes the cuts up as promised (with directions: %s)', (directed) => {
    const sums = { eligible: 0, taken: 0, strong: 0, downbeats: 0, exact: 0, pieces: 0, under: 0 };
    let deviation = 0;
    for (const [s, style] of STYLES.entries()) {
      for (let list = 0; list < LISTS; list++) {
        const seed = s * 1000 + list;
        const seconds = 8 + 9 * (list % 11);
        const every = [0.4, 0.7, 1.2, 2, 3.5, 6][list % 6] ?? 2;
        const analysis = clipAnalysis({ seconds, every, jitter: 0.8, seed });
        const read = parseBrief(style, analysis, { seed });
        const brief = directed ? { ...read, directions: someDirections(seed, seconds) } : read;
        const directions = timeDirections(brief, analysis);
        const middle = (brief.tempo.minBpm + brief.tempo.maxBpm) / 2;
        const timeline = planTimeline(analysis.cuts, seconds, brief, middle, directions);
        const heard = analysis.cuts.filter(
          ({ timeSeconds: at }) =>
            !directions.silences.some(({ from, to }) => at >= from - 1e-6 && at < to - 1e-6),
        );
        const marks = landmarks(heard, 60 / timeline.baseBpm, seconds, directions.anchors);
        const cuts = marks.filter(({ isCut }) => isCut);
        const downbeats = new Set(
          timeline.hits.filter(({ downbeat }) => downbeat).map(({ cutSeconds }) => cutSeconds),
        );
        const strong = cuts.filter((cut) => cut.strong);
        sums.pieces++;
        sums.eligible += cuts.length;
        sums.taken += timeline.hits.length;
        sums.under += timeline.hits.length < 0.8 * cuts.length ? 1 : 0;
        sums.strong += strong.length;
        sums.downbeats += strong.filter((cut) => downbeats.has(cut.seconds)).length;
        sums.exact += timeline.hits.filter(
          ({ beat, cutSeconds }) =>
            Math.abs(secondsAt(timeline.tempoMap, beat) - cutSeconds) < 1 / 60,
        ).length;
        const { points } = timeline.tempoMap;
        for (const [i, point] of points.slice(1).entries()) {
          const from = points[i] ?? point;
          const bpm = (60 * (point.beat - from.beat)) / (point.seconds - from.seconds);
          deviation = Math.max(deviation, Math.abs(bpm / timeline.baseBpm - 1));
        }
      }
    }
    printTable(
      `${sums.pieces} plans, ${directed ? 'with' : 'without'} directions`,
      ['taken', 'below 80%', 'on their cut', 'strong on downbeats', 'tempo off by at most'],
      [
        [
          percent(sums.taken / sums.eligible),
          sums.under,
          percent(sums.exact / sums.taken),
          percent(sums.downbeats / sums.strong),
          percent(deviation),
        ],
      ],
    );
    expect(sums.under).toBe(0);
    expect(sums.exact).toBe(sums.taken);
    expect(sums.downbeats / sums.strong).toBeGreaterThanOrEqual(0.9);
    expect(deviation).toBeLessThanOrEqual(0.08);
  });
});

/** How many sections in a row are note for note the same, at most. */
function longestRepeat(score: Score): number {
  const written = score.sections.map(({ startBeat, endBeat }) =>
    score.parts
      .map(({ id, notes }) => {
        const inside = notes.filter(
          (note) => note.startBeat >= startBeat && note.startBeat < endBeat,
        );
        return `${id} ${inside.map((note) => `${(note.startBeat - startBeat).toFixed(2)}/${note.pitch}`).join(' ')}`;
      })
      .join('\n'),
  );
  let worst = 1;
  let run = 1;
  for (let i = 1; i < written.length; i++) {
    run = written[i] === written[i - 1] ? run + 1 : 1;
    worst = Math.max(worst, run);
  }
  return worst;
}

describe('forms of every length, in every style', () => {
  it('are gestures when short and arcs when long', () => {
    const rows = LENGTHS.map((seconds) => {
      let slowest = 0;
      let sections = 0;
      let repeat = 0;
      let ring = Number.POSITIVE_INFINITY;
      let gestures = 0;
      for (const [s, style] of STYLES.entries()) {
        const analysis = clipAnalysis({ seconds, every: s % 3 === 0 ? 0 : 3, seed: s + 1 });
        const begun = performance.now();
        const score = composeScore(parseBrief(style, analysis, { seed: s + 77 }), analysis);
        slowest = Math.max(slowest, performance.now() - begun);
        sections += score.sections.length;
        repeat = Math.max(repeat, longestRepeat(score));
        const chord = secondsAt(score.tempoMap, score.sections.at(-1)?.startBeat ?? 0);
        ring = Math.min(ring, seconds - chord);
        gestures += score.sections.length > 1 ? 1 : 0;
        expect(measureScore(score).tempoDeviation).toBeLessThanOrEqual(0.08);
      }
      expect(repeat).toBeLessThanOrEqual(2);
      return [
        `${seconds} s`,
        Math.round(slowest),
        (sections / STYLES.length).toFixed(1),
        repeat,
        ring.toFixed(2),
        `${gestures} of ${STYLES.length}`,
      ];
    });
    printTable(
      'composed in twenty styles',
      [
        'length',
        'slowest ms',
        'sections',
        'same in a row',
        'shortest ring s',
        'lead to a last chord',
      ],
      rows,
    );
  });
});
