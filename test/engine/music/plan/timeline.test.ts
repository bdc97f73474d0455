import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatAt, parseBrief, secondsAt } from '../../../../src/engine/music/index.js';
import { layBars } from '../../../../src/engine/music/plan/bars.js';
import { eligibleCuts } from '../../../../src/engine/music/plan/cuts.js';
import { planForm } from '../../../../src/engine/music/plan/form.js';
import { type MusicalTimeline, planTimeline } from '../../../../src/engine/music/plan/timeline.js';
import { seededRandom } from '../../../../src/support/random.js';
import { clipAnalysis } from '../clips.js';

const clips = fc.record({
  seconds: fc.double({ min: 1, max: 90, noNaN: true }),
  every: fc.constantFrom(0, 0.4, 0.8, 1.5, 3, 6),
  jitter: fc.double({ min: 0, max: 0.9, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1e6 }),
  energy: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
  words: fc.constantFrom(
    'lo-fi',
    'epic',
    'ambient',
    'lo-fi 88 bpm',
    'epic fade out',
    'ambient hard ending',
  ),
});

function plan(clip: { words: string } & Parameters<typeof clipAnalysis>[0]) {
  const analysis = clipAnalysis(clip);
  const brief = parseBrief(clip.words, analysis, { seed: 1 });
  const middle = (brief.tempo.minBpm + brief.tempo.maxBpm) / 2;
  return { analysis, brief, timeline: planTimeline(analysis.cuts, clip.seconds, brief, middle) };
}

const localTempos = ({ tempoMap }: MusicalTimeline): number[] =>
  tempoMap.points.slice(1).map((point, i) => {
    const from = tempoMap.points[i];
    return from === undefined
      ? 0
      : (60 * (point.beat - from.beat)) / (point.seconds - from.seconds);
  });

describe('the tempo map', () => {
  it('stays within 8% of the base, covers the picture exactly and puts hits on their cuts', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const { timeline, brief } = plan(clip);
        expect(timeline.baseBpm).toBeGreaterThanOrEqual(brief.tempo.minBpm);
        expect(timeline.baseBpm).toBeLessThanOrEqual(brief.tempo.maxBpm);
        for (const bpm of localTempos(timeline)) {
          expect(Math.abs(bpm / timeline.baseBpm - 1)).toBeLessThanOrEqual(0.08);
        }
        expect(timeline.tempoMap.points[0]).toEqual({ beat: 0, seconds: 0 });
        expect(secondsAt(timeline.tempoMap, timeline.endBeat)).toBeCloseTo(clip.seconds, 9);
        for (const hit of timeline.hits) {
          expect(secondsAt(timeline.tempoMap, hit.beat)).toBeCloseTo(hit.cutSeconds, 9);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('takes up at least 80% of the cuts that lie half a beat or more apart', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const { timeline, analysis } = plan(clip);
        const eligible = eligibleCuts(analysis.cuts, 60 / timeline.baseBpm, clip.seconds);
        expect(timeline.hits.length).toBeGreaterThanOrEqual(0.8 * eligible.length);
      }),
      { numRuns: 80 },
    );
  });

  it('puts at least 90% of strong cuts on downbeats', () => {
    let strong = 0;
    let onDownbeats = 0;
    for (let seed = 1; seed <= 45; seed++) {
      const every = [0.8, 1.5, 2.5, 4][seed % 4] ?? 2;
      const words = ['lo-fi', 'epic', 'ambient'][seed % 3] ?? 'lo-fi';
      const { timeline, analysis } = plan({ seconds: 60, every, jitter: 0.7, seed, words });
      const downbeats = new Set(
        timeline.hits.filter((hit) => hit.downbeat).map((hit) => hit.cutSeconds),
      );
      for (const cut of eligibleCuts(analysis.cuts, 60 / timeline.baseBpm, 60)) {
        if (!cut.strong) continue;
        strong++;
        if (downbeats.has(cut.seconds)) onDownbeats++;
      }
    }
    expect(strong).toBeGreaterThan(250);
    expect(onDownbeats / strong).toBeGreaterThan(0.95);
  });

  it('has a barline exactly on every downbeat that is kept, wherever between the beats', () => {
    const beat = fc.double({ min: 0.01, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.array(beat, { maxLength: 8 }), beat, (drawn, length) => {
        const kept = drawn.filter(
          (one, i) => drawn.findIndex((o) => Math.abs(o - one) < 0.01) === i,
        );
        const inside = kept.filter((one) => one < length - 0.01);
        const starts = new Set(layBars(inside, length).map(({ startBeat }) => startBeat));
        for (const one of inside) expect(starts.has(one)).toBe(true);
      }),
    );
  });

  it('makes a barline of every moment that the words name, however close, and says so', () => {
    const moments = fc.array(fc.double({ min: 0.05, max: 0.97, noNaN: true }), { maxLength: 5 });
    const steps = fc.array(fc.double({ min: 0.01, max: 0.6, noNaN: true }), { maxLength: 3 });
    fc.assert(
      fc.property(clips, moments, steps, (clip, shares, gaps) => {
        const first = clip.seconds * 0.4;
        const near = gaps.map((_, i) => first + gaps.slice(0, i + 1).reduce((a, b) => a + b));
        const anchors = [...shares.map((share) => share * clip.seconds), ...near]
          .filter((at) => at < clip.seconds - 0.125)
          .sort((a, b) => a - b)
          .filter((at, i, all) => i === 0 || at - (all[i - 1] ?? 0) > 0.004);
        // With cuts on them and beside them, so that there are hits after them.
        const plain = clipAnalysis(clip);
        const on = anchors.map((timeSeconds) => ({ timeSeconds, strength: 0.6 }));
        const cuts = [...plain.cuts, ...on.map((cut) => ({ ...cut, kind: 'hard' as const }))].sort(
          (a, b) => a.timeSeconds - b.timeSeconds,
        );
        const analysis = { ...plain, cuts };
        const brief = parseBrief(clip.words, analysis, { seed: 1 });
        const musicEndSeconds = clip.seconds;
        const directions = { silences: [], anchors, musicEndSeconds };
        const timeline = planTimeline(cuts, clip.seconds, brief, brief.tempo.minBpm, directions);
        const isBarline = (beat: number): boolean =>
          timeline.bars.some(({ startBeat }) => Math.abs(startBeat - beat) < 1e-6);
        for (const at of anchors) {
          expect(isBarline(beatAt(timeline.tempoMap, at))).toBe(true);
        }
        for (const { beat, downbeat } of timeline.hits) expect(downbeat).toBe(isBarline(beat));
        expect(isBarline(timeline.finalBeat)).toBe(true);
        const last = beatAt(timeline.tempoMap, anchors.at(-1) ?? 0);
        expect(timeline.finalBeat).toBeGreaterThan(last - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps to 4/4 when nothing asks for anything else', () => {
    const { timeline } = plan({ seconds: 60, words: 'lo-fi' });
    const ends = timeline.bars.slice(0, -1);
    expect(ends.every((bar) => bar.beats === 4)).toBe(true);
  });

  it('converts between beats and seconds and back', () => {
    const { timeline } = plan({ seconds: 60, every: 2, words: 'epic' });
    for (let beat = 0; beat < timeline.endBeat; beat += 0.37) {
      expect(beatAt(timeline.tempoMap, secondsAt(timeline.tempoMap, beat))).toBeCloseTo(beat, 9);
    }
  });

  it('leaves the last chord time to ring', () => {
    for (const words of ['lo-fi', 'epic', 'ambient']) {
      for (const seconds of [8, 20, 47.3, 90]) {
        const { timeline } = plan({ seconds, every: 3, words });
        const ring = seconds - secondsAt(timeline.tempoMap, timeline.finalBeat);
        expect(ring).toBeGreaterThan(1);
        expect(ring).toBeLessThan(0.7 * seconds);
      }
    }
  });
});

describe('the form', () => {
  it('is made of whole bars from the first beat to the last, whatever the clip', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const { timeline, analysis, brief } = plan(clip);
        const sections = planForm(analysis, timeline, brief.intensity);
        const barlines = new Set(timeline.bars.map((bar) => bar.startBeat));
        let at = 0;
        for (const section of sections) {
          expect(section.startBeat).toBeCloseTo(at, 9);
          expect(barlines.has(section.startBeat)).toBe(true);
          expect(section.endBeat).toBeGreaterThan(section.startBeat);
          expect(section.bars.length).toBeGreaterThan(0);
          expect(section.intensity).toBeGreaterThanOrEqual(0);
          expect(section.intensity).toBeLessThanOrEqual(1);
          at = section.endBeat;
        }
        expect(at).toBeCloseTo(timeline.endBeat, 9);
        expect(sections.at(-1)?.name).toBe('outro');
      }),
      { numRuns: 60 },
    );
  });

  it('follows the picture: louder where it is more alive', () => {
    const { timeline, analysis, brief } = plan({
      seconds: 96,
      every: 6,
      energy: [0.1, 0.9, 0.15, 0.95],
      words: 'lo-fi',
    });
    const sections = planForm(analysis, timeline, brief.intensity);
    const at = (seconds: number) =>
      sections.findLast((section) => secondsAt(timeline.tempoMap, section.startBeat) <= seconds)
        ?.intensity ?? 0;
    expect(at(36)).toBeGreaterThan(at(12) + 0.15);
    expect(at(36)).toBeGreaterThan(at(60) + 0.15);
    expect(at(84)).toBeGreaterThan(at(60) + 0.15);
  });

  it('builds to a climax and comes down by itself when the picture does not lead', () => {
    const { timeline, analysis, brief } = plan({ seconds: 120, words: 'epic' });
    const sections = planForm(analysis, timeline, brief.intensity);
    expect(sections[0]?.name).toBe('intro');
    expect(sections.some((section) => section.name === 'climax')).toBe(true);
  });

  it('differs from seed to seed where the picture leaves it free', () => {
    const { timeline, analysis, brief } = plan({ seconds: 90, words: 'lo-fi' });
    const forms = new Set(
      Array.from({ length: 10 }, (_, seed) =>
        planForm(analysis, timeline, brief.intensity, { random: seededRandom(seed) })
          .map(({ startBeat }) => startBeat)
          .join(),
      ),
    );
    expect(forms.size).toBeGreaterThanOrEqual(4);
  });

  it('of a long film has contrasting parts, takes breath, and brings its theme back at its fullest', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { timeline, analysis, brief } = plan({ seconds: 600, every: 5, seed, words: 'epic' });
      const random = seededRandom(seed);
      const sections = planForm(analysis, timeline, brief.intensity, { random }).slice(0, -1);
      const parts = sections
        .map(({ letter }) => letter)
        .filter((letter, i, all) => letter !== all[i - 1]);
      expect(parts.length).toBeGreaterThanOrEqual(4);
      expect([parts[0], parts.at(-1)]).toEqual(['A', 'A']);
      const back = sections.findLastIndex(({ letter }) => letter !== 'A');
      const force = sections.map(({ intensity }) => intensity);
      expect(force[back]).toBe(Math.min(...force));
      expect(force.lastIndexOf(Math.max(...force))).toBeGreaterThan(back);
    }
  });
});
