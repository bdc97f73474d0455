import type { Note, Part } from '../types.js';

/**
 * Sorts a part's notes and resolves collisions: one key cannot be struck while it is still held, so
 * the earlier note ends where the later one of the same pitch begins; of two at once the louder stays.
 */
export function performanceOrder(part: Part): Part {
  const sorted = [...part.notes].sort((a, b) => a.startBeat - b.startBeat || a.pitch - b.pitch);
  const sounding = new Map<number, Note>();
  const kept: Note[] = [];
  for (const written of sorted) {
    const fresh = { ...written };
    const held = sounding.get(fresh.pitch);
    if (held !== undefined) {
      if (fresh.startBeat - held.startBeat < 0.02) {
        held.velocity = Math.max(held.velocity, fresh.velocity);
        held.durationBeats = Math.max(held.durationBeats, fresh.durationBeats);
        continue;
      }
      held.durationBeats = Math.min(held.durationBeats, fresh.startBeat - held.startBeat);
    }
    sounding.set(fresh.pitch, fresh);
    kept.push(fresh);
  }
  return { ...part, notes: kept };
}
