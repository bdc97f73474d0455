import { seededRandom } from '../../../support/random.js';
import { barStartsOf } from '../plan/bars.js';
import type { PlannedSection } from '../plan/form.js';
import { ridePoints } from '../plan/ride.js';
import { SILENCE } from '../plan/silence.js';
import type { MusicalTimeline } from '../plan/timeline.js';
import { findStyle } from '../styles/index.js';
import type { Beats, Brief, Score } from '../types.js';
import { chooseGrooves } from './drums.js';
import type { Piece } from './piece.js';
import { pitchClassOf } from './theory.js';

/** The plan that a score was written on. */
function timelineOf(score: Score): MusicalTimeline {
  const { tempoMap, tempoBpm, hits, sections } = score;
  const endBeat = tempoMap.points.at(-1)?.beat ?? 0;
  const starts = barStartsOf(score);
  const last = sections.at(-1);
  return {
    baseBpm: tempoBpm,
    tempoMap,
    bars: starts.map((startBeat, index) => ({
      index,
      startBeat,
      beats: (starts[index + 1] ?? endBeat) - startBeat,
    })),
    hits,
    finalBeat: sections.findLast(({ name }) => name === 'outro')?.startBeat ?? endBeat,
    musicEndBeat: last?.name === SILENCE ? last.startBeat : endBeat,
    endBeat,
    eligible: hits.length,
  };
}

/**
 * The piece behind a score, as its players know it: what a score does not say, its seed does. All of
 * it is one part; nothing is directed, for what was is in the sections already.
 */
export function pieceOfScore(score: Score, brief: Brief): Piece {
  const style = findStyle(score.style);
  const random = seededRandom(score.seed).fork(style.id);
  const timeline = timelineOf(score);
  const isAfterEnd = (startBeat: Beats): boolean =>
    timeline.musicEndBeat < timeline.endBeat && startBeat >= timeline.musicEndBeat - 1e-6;
  const sections = score.sections
    .filter(({ startBeat }) => !isAfterEnd(startBeat))
    .map((section): PlannedSection => {
      const { startBeat, name } = section;
      const endBeat = name === 'outro' ? timeline.endBeat : section.endBeat;
      const bars = timeline.bars.filter(
        (bar) => bar.startBeat >= startBeat - 1e-6 && bar.startBeat < endBeat - 1e-6,
      );
      return { ...section, endBeat, letter: 'A', bars };
    });
  return {
    style,
    brief,
    key: score.key,
    timeline,
    sections,
    chords: score.chords.map(({ startBeat, durationBeats, symbol, root, pitchClasses }) => {
      const bass = symbol.split('/')[1];
      return {
        symbol,
        root,
        pitchClasses,
        bass: bass === undefined ? root : pitchClassOf(bass),
        startBeat,
        endBeat: startBeat + durationBeats,
      };
    }),
    grooves: chooseGrooves(style, sections, random.fork('grooves')),
    cues: {
      silences: [],
      breaks: [],
      drops: [],
      calls: [],
      beginnings: [],
      fadesOut: (score.fades?.outSeconds ?? 0) > 0,
      anchors: [],
    },
    ride: score.dynamics
      ? ridePoints(score.dynamics.bars, timeline.finalBeat, style.dynamicRangeDb)
      : [],
    random,
  };
}
