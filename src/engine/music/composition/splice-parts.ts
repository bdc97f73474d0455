import { belongsTo } from '../brief/instruments.js';
import type { Revision } from '../brief/read-revision.js';
import type { Layer } from '../styles/style.js';
import type { Beats, Note, Part, Score } from '../types.js';
import type { BeatSpan } from './cues.js';
import { lifted, spliceNotes } from './splice.js';

const inside = ({ startBeat }: Note, { from, to }: BeatSpan): boolean =>
  startBeat >= from - 1e-3 && startBeat < to - 1e-3;
const endOf = ({ startBeat, durationBeats }: Note): Beats => startBeat + durationBeats;
const byStart = (a: Note, b: Note): number => a.startBeat - b.startBeat || a.pitch - b.pitch;

/**
 * A score's parts with what a band plays in one stretch, and those of the players who come in there
 * only. Where nothing but players was asked for, those who stay play what they played.
 */
export function spliceParts(
  base: Score,
  played: readonly Part[],
  band: readonly Layer[],
  revision: Revision,
  stretch: BeatSpan,
): Part[] {
  const recomposed = revision.pull !== 0 || revision.shape !== null;
  const gainOf = ({ role, instrument }: Part): number =>
    revision.levels
      .filter(({ family }) => belongsTo(family, role, instrument))
      .reduce((sum, { gainDb }) => sum + gainDb, revision.levelDb);
  const ids = new Set(base.parts.map(({ id }) => id));
  const parts = base.parts.map((part) => {
    const stays = band.some(({ id }) => id === part.id);
    const rings = part.notes.some(
      (note) => note.startBeat < stretch.from && endOf(note) > stretch.to + 1e-6,
    );
    const plays = part.notes.some((note) => inside(note, stretch));
    // A sound under the whole piece goes on; so does who was not meant.
    if (stays && (rings || (plays && !recomposed))) return lifted(part, gainOf(part), stretch);
    const fresh = stays ? played.find(({ id }) => id === part.id) : undefined;
    const notes = spliceNotes(part.notes, fresh?.notes ?? [], stretch);
    return lifted({ ...part, notes }, gainOf(part), stretch);
  });
  const guests = played
    .filter(({ id }) => !ids.has(id))
    .map((part) => ({ ...part, notes: spliceNotes([], part.notes, stretch) }))
    .filter(({ notes }) => notes.length > 0)
    .map((part) => lifted(part, gainOf(part), stretch));
  return strikeHits(base, [...parts, ...guests], played, stretch);
}

/** Notes this near to a stroke would blur it. */
const BLUR: Beats = 0.2;

/** A hit of the stretch that nobody strikes any more is struck as the band would have struck it. */
function strikeHits(
  { hits }: Score,
  parts: readonly Part[],
  played: readonly Part[],
  stretch: BeatSpan,
): Part[] {
  let struck = [...parts];
  for (const { beat } of hits) {
    const isOn = ({ startBeat }: Note): boolean => Math.abs(startBeat - beat) < 1e-6;
    if (beat < stretch.from - 1e-3 || beat >= stretch.to - 1e-3) continue;
    if (struck.some(({ role, notes }) => role !== 'melody' && notes.some(isOn))) continue;
    struck = struck.map((part) => {
      const strokes = (played.find(({ id }) => id === part.id)?.notes ?? []).filter(isOn);
      if (strokes.length === 0) return part;
      const others = part.notes
        .filter(({ startBeat }) => Math.abs(startBeat - beat) >= BLUR)
        .map((note) =>
          note.startBeat < beat && endOf(note) > beat
            ? { ...note, durationBeats: beat - note.startBeat }
            : note,
        );
      return { ...part, notes: [...others, ...strokes].sort(byStart) };
    });
  }
  return struck;
}
