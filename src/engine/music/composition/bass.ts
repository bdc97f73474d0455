import type { Random } from '../../../support/random.js';
import type { PlannedSection } from '../plan/form.js';
import type { Bassline, Groove, Layer } from '../styles/style.js';
import type { Note } from '../types.js';
import { chordAt, hasHit, intoRange, note, type Piece, playsIn, readRhythm } from './piece.js';
import { keyScale, localScale, pitchClass } from './theory.js';
import { walkBar } from './walking-bass.js';

/** The share of a bassline's notes that fall together with the kick. */
function agreement(line: Bassline, groove: Groove | null): number {
  if (groove === null) return 0.5;
  const onsets = [...line.rhythm].flatMap((symbol, i) => ('-.'.includes(symbol) ? [] : [i]));
  const together = onsets.filter((i) => !'.-'.includes(groove.kick[i % groove.kick.length] ?? '.'));
  return onsets.length === 0 ? 0 : together.length / onsets.length;
}

/** The bassline of a section: by its intensity, and by how well it locks with the kick. */
function chooseLine(
  lines: readonly Bassline[],
  section: PlannedSection,
  groove: Groove | null,
  random: Random,
): Bassline | undefined {
  const playable = lines.filter((line) => line.from <= section.intensity);
  const pool = playable.length > 0 ? playable : lines.slice(0, 1);
  if (pool.length === 0) return undefined;
  return random.weighted(
    pool,
    (line) => (line.weight ?? 1) * Math.exp(4 * agreement(line, groove)) * (0.3 + line.from),
  );
}

/** The pitch of a pitch class that lies nearest to `last` within the range. */
function nearest(pitchOf: number, last: number, range: readonly [number, number]): number {
  let best = intoRange(pitchOf, range);
  for (let pitch = best; pitch <= range[1]; pitch += 12) {
    if (Math.abs(pitch - last) < Math.abs(best - last)) best = pitch;
  }
  return best;
}

/** A bass that knows the kick: roots on the changes, fifths and octaves between, steps into the next root. */
export function writeBass(piece: Piece, layer: Layer): Note[] {
  const random = piece.random.fork('bass');
  const scale = keyScale(piece.key);
  const chosen = new Map<string, Bassline | undefined>();
  const notes: Note[] = [];
  let last = layer.range[0] + 5;
  piece.sections.forEach((section, s) => {
    if (!playsIn(layer, section) || section.name === 'outro') return;
    const groove = piece.grooves[s] ?? null;
    // Sections that share a groove share a bassline: the piece has one way of walking.
    const name = `${groove?.name ?? 'none'} ${section.intensity >= 0.6}`;
    if (!chosen.has(name)) {
      chosen.set(name, chooseLine(piece.style.basslines, section, groove, random.fork(name)));
    }
    const line = chosen.get(name);
    if (line === undefined) return;
    section.bars.forEach((bar, i) => {
      const events = readRhythm(line.rhythm, hasHit(piece, bar) ? 0 : i, bar);
      if (line.rhythm.includes('w')) {
        const walked = walkBar(events, bar.startBeat, bar.beats, last, piece, layer, random);
        last = walked.at(-1)?.pitch ?? last;
        notes.push(...walked);
        return;
      }
      for (const { startBeat } of piece.chords) {
        const at = startBeat - bar.startBeat;
        if (at <= 0.1 || at >= bar.beats - 0.1) continue;
        // A chord within the bar has its root at once.
        const kept = events.filter((event) => Math.abs(event.at - at) >= 0.4);
        kept.push({ at, beats: Math.min(1.5, bar.beats - at), symbol: 'R' });
        events.splice(0, events.length, ...kept.sort((a, b) => a.at - b.at));
      }
      events.forEach((event, n) => {
        const start = bar.startBeat + event.at;
        const chord = chordAt(piece, start);
        const next = events[n + 1]?.at ?? bar.beats;
        const root = nearest(chord.bass, last, layer.range);
        let pitch = root;
        if (event.symbol === '5')
          pitch = intoRange(
            root + pitchClass((chord.pitchClasses[2] ?? 0) - chord.bass),
            layer.range,
          );
        if (event.symbol === '3')
          pitch = intoRange(
            root + pitchClass((chord.pitchClasses[1] ?? 0) - chord.bass),
            layer.range,
          );
        if (event.symbol === '8' && root + 12 <= layer.range[1] + 5) pitch = root + 12;
        if (event.symbol === 'a') {
          const target = nearest(chordAt(piece, bar.startBeat + bar.beats).bass, root, layer.range);
          const steps = localScale(scale, chord.pitchClasses);
          const from = target > root ? -1 : 1;
          const below = [1, 2].map((size) => target + from * size);
          pitch = below.find((near) => steps.includes(pitchClass(near))) ?? target;
          pitch = intoRange(pitch, layer.range);
        }
        if ('R35r'.includes(event.symbol)) last = root;
        const velocity =
          layer.velocity +
          (event.symbol === 'r' || event.symbol === 'a' ? -12 : 0) +
          (event.at === 0 ? 5 : 0);
        const beats = Math.min(event.beats, next - event.at, bar.beats - event.at);
        notes.push(note(start, beats, pitch, velocity));
      });
    });
  });
  return notes;
}

/** One low note, held as long as the harmony allows, or on the tonic throughout. */
export function writeDrone(piece: Piece, layer: Layer): Note[] {
  if (layer.plays.kind !== 'drone') return [];
  const notes: Note[] = [];
  const tonic = keyScale(piece.key)[0] ?? 0;
  let last = layer.range[0] + 4;
  for (const section of piece.sections) {
    if (!playsIn(layer, section) || section.name === 'outro') continue;
    for (const chord of piece.chords) {
      if (chord.startBeat < section.startBeat - 1e-6 || chord.startBeat >= section.endBeat - 1e-6) {
        continue;
      }
      const pitch = nearest(layer.plays.pedal ? tonic : chord.bass, last, layer.range);
      const before = notes.at(-1);
      const joins =
        before !== undefined &&
        before.pitch === pitch &&
        Math.abs(before.startBeat + before.durationBeats - chord.startBeat) < 1e-6;
      if (joins && before.durationBeats < 16)
        before.durationBeats = chord.endBeat - before.startBeat;
      else
        notes.push(note(chord.startBeat, chord.endBeat - chord.startBeat, pitch, layer.velocity));
      last = pitch;
    }
  }
  return notes;
}
