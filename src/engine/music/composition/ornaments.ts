import type { Random } from '../../../support/random.js';
import type { Ornaments } from '../styles/style.js';
import type { Beats, Note } from '../types.js';

/** How long a grace note sounds, before the note that it leans on. */
const GRACE: Beats = 0.11;
/** Strokes of a tremolo follow one another so closely. */
const STROKE: Beats = 0.125;
/** A turn takes so long before the note goes on. */
const TURN: Beats = 0.11;

/** The scale's pitch next above (`step` 1) or below (−1). */
function neighbour(pitch: number, step: 1 | -1, scale: readonly number[]): number {
  for (let next = pitch + step; Math.abs(next - pitch) <= 4; next += step) {
    if (scale.includes(((next % 12) + 12) % 12)) return next;
  }
  return pitch + 2 * step;
}

/** A long note as rapid strokes: the first whole, then softly and growing. */
function tremolo(sung: Note): Note[] {
  const strokes = Math.floor((sung.durationBeats - 0.5) / STROKE);
  return [
    { ...sung, durationBeats: 0.5 },
    ...Array.from({ length: strokes }, (_, n) => ({
      ...sung,
      startBeat: sung.startBeat + 0.5 + n * STROKE,
      durationBeats: STROKE,
      velocity: Math.max(24, Math.round(sung.velocity - 26 + (14 * n) / strokes)),
    })),
  ];
}

/** The note, its upper neighbour, and the note again for the rest. */
function turn(sung: Note, scale: readonly number[]): Note[] {
  const pitch = neighbour(sung.pitch, 1, scale);
  return [
    { ...sung, durationBeats: TURN },
    {
      ...sung,
      startBeat: sung.startBeat + TURN,
      durationBeats: TURN,
      pitch,
      velocity: sung.velocity - 12,
    },
    {
      ...sung,
      startBeat: sung.startBeat + 2 * TURN,
      durationBeats: sung.durationBeats - 2 * TURN,
      velocity: sung.velocity - 4,
    },
  ];
}

/** At the end the tone slides away to the neighbour below, as a bent string is let go. */
function letGo(sung: Note, scale: readonly number[]): Note[] {
  const last = Math.min(0.25, sung.durationBeats / 4);
  const startBeat = sung.startBeat + sung.durationBeats - last;
  return [
    { ...sung, durationBeats: sung.durationBeats - last },
    {
      ...sung,
      startBeat,
      durationBeats: last,
      pitch: neighbour(sung.pitch, -1, scale),
      velocity: Math.max(20, sung.velocity - 30),
    },
  ];
}

/**
 * A tune as a player of plucked, blown or bowed strings adorns it: notes leant on from their
 * neighbours, turns, slides and tremolo. Every note of the tune still begins on its own beat.
 */
export function adorn(
  tune: readonly Note[],
  wish: Ornaments,
  scale: readonly number[],
  random: Random,
): Note[] {
  return tune.flatMap((sung, i) => {
    const before = tune[i - 1];
    const free = before === undefined ? sung.startBeat : sung.startBeat - before.startBeat;
    const grace =
      free >= 0.5 && sung.durationBeats >= 0.5 && random.chance(wish.graces ?? 0)
        ? [
            {
              ...sung,
              startBeat: sung.startBeat - GRACE,
              durationBeats: GRACE,
              pitch: neighbour(sung.pitch, random.chance(0.7) ? -1 : 1, scale),
              velocity: Math.max(20, sung.velocity - 18),
            },
          ]
        : [];
    const body =
      wish.tremolo !== undefined && sung.durationBeats >= wish.tremolo
        ? tremolo(sung)
        : sung.durationBeats >= 0.75 && random.chance(wish.turns ?? 0)
          ? turn(sung, scale)
          : sung.durationBeats >= 1.5 && random.chance(wish.slides ?? 0)
            ? letGo(sung, scale)
            : [sung];
    return [...grace, ...body];
  });
}
