import { belongsTo } from '../brief/instruments.js';
import { beatAt, secondsAt } from '../plan/tempo-map.js';
import type { Layer } from '../styles/style.js';
import type { Beats, Note, Part } from '../types.js';
import { voiceAll } from './chordal.js';
import type { BeatSpan, Cues } from './cues.js';
import { CRASH, DRUM_KEYS } from './drums.js';
import {
  chordAt,
  intoRange,
  note,
  type Piece,
  type StagedLayer,
  type WrittenPart,
} from './piece.js';

/** Who makes a break no break. */
const DRIVING: ReadonlySet<string> = new Set(['drums', 'percussion', 'bass', 'counter']);
/** Who carries one. */
const CARRYING: ReadonlySet<string> = new Set(['chords', 'pad', 'melody']);
const INCIDENTAL: ReadonlySet<string> = new Set(['accent', 'lead-in', 'texture']);

/** When an instrument is away, by its comings and goings. */
function absences(cues: Cues, instrument: string, endBeat: Beats): BeatSpan[] {
  const calls = cues.calls.filter((call) => call.instrument === instrument);
  const away: BeatSpan[] = [];
  let since: Beats | null = calls[0]?.kind === 'enter' ? 0 : null;
  for (const { kind, at } of calls) {
    if (kind === 'enter' && since !== null && at > since) away.push({ from: since, to: at });
    since = kind === 'enter' ? null : at;
  }
  if (since !== null) away.push({ from: since, to: endBeat });
  return away;
}

/** The band as the words direct it: who comes and goes when, and who keeps out of breaks. */
export function stageLayers(layers: readonly Layer[], cues: Cues, endBeat: Beats): StagedLayer[] {
  const called = [...new Set(cues.calls.map(({ instrument }) => instrument))];
  const leading = new Set(
    called.map((family) => {
      const members = layers.filter(
        ({ role, instrument, plays }) =>
          belongsTo(family, role, instrument) && !INCIDENTAL.has(plays.kind),
      );
      return members.find(({ plays }) => plays.kind === 'drums') ?? members[0];
    }),
  );
  const carried = layers.some(({ role }) => CARRYING.has(role));
  const carrier =
    layers.find(({ role }) => role === 'chords' || role === 'pad') ??
    layers.find(({ role }) => role === 'melody');
  return layers.map((layer) => {
    const families = called.filter((family) => belongsTo(family, layer.role, layer.instrument));
    const away = families.flatMap((family) => absences(cues, family, endBeat));
    const staged: StagedLayer = away.length > 0 ? { ...layer, away } : { ...layer };
    if (leading.has(layer)) Object.assign(staged, { from: 0, upTo: 1, silentIn: ['outro'] });
    if (cues.breaks.length === 0) return staged;
    const enters = cues.calls.some(
      ({ kind, instrument, at }) =>
        kind === 'enter' &&
        families.includes(instrument) &&
        cues.breaks.some(({ from, to }) => at >= from - 1e-6 && at < to),
    );
    if (carried && DRIVING.has(layer.role) && !enters)
      return { ...staged, silentIn: [...(staged.silentIn ?? []), 'break'] };
    if (layer !== carrier) return staged;
    const silentIn = (layer.silentIn ?? []).filter((name) => name !== 'break');
    return { ...staged, from: 0, silentIn };
  });
}

/** What an instrument begins with when nothing of its part falls on its entrance. */
function entrance(piece: Piece, part: WrittenPart, beat: Beats): number[] {
  const { layer } = part;
  const chord = chordAt(piece, beat);
  switch (layer.plays.kind) {
    case 'comp':
    case 'strum':
    case 'sustain':
    case 'arpeggio':
      return voiceAll(piece, layer).get(chord) ?? [];
    case 'drums':
      return [DRUM_KEYS.kick, CRASH];
    case 'bass':
    case 'drone':
      return [intoRange(chord.bass, layer.range)];
    case 'strikes':
      return [layer.plays.tuned ? intoRange(chord.bass + 24, layer.range) : layer.plays.key];
    case 'melody':
    case 'counter':
      return [intoRange(chord.pitchClasses[2] ?? chord.root, layer.range)];
    default:
      return [];
  }
}

/** Lets everybody whose entrance the words name be heard exactly there. */
export function announce(piece: Piece, parts: readonly WrittenPart[]): void {
  for (const { kind, instrument, at } of piece.cues.calls) {
    if (kind !== 'enter') continue;
    for (const part of parts) {
      const { layer } = part;
      if (!belongsTo(instrument, layer.role, layer.instrument) || INCIDENTAL.has(layer.plays.kind))
        continue;
      const later = part.notes.filter(({ startBeat }) => startBeat >= at - 1e-6);
      const first = Math.min(...later.map(({ startBeat }) => startBeat));
      // Who has nothing to play in this section stays out of it.
      if (later.length === 0 || first < at + 0.02 || first > at + 8) continue;
      part.notes = part.notes.concat(
        entrance(piece, part, at).map((pitch) =>
          note(at, Math.min(first - at, 4), pitch, Math.max(84, layer.velocity + 6)),
        ),
      );
    }
  }
}

/** What is played between the quiet spans, from 0 to `end`. */
function between(quiet: readonly BeatSpan[], end: Beats): BeatSpan[] {
  const open: BeatSpan[] = [];
  let at = 0;
  for (const { from, to } of [...quiet].sort((a, b) => a.from - b.from)) {
    if (from > at + 0.05) open.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (at < end - 0.05) open.push({ from: at, to: end });
  return open;
}

/** A note that would begin so shortly before a silence is none, in seconds. */
const TOO_LATE_SECONDS = 0.03;

/**
 * Keeps a performed part out of the silences, and out of where its player is away: nothing begins
 * there, early or late as it may be played, and what sounds is let go at the edge.
 */
function keepOut(part: Part, layer: StagedLayer | undefined, piece: Piece): Part[] {
  const { tempoMap, endBeat } = piece.timeline;
  const quiet = [...piece.cues.silences, ...(layer?.away ?? [])];
  if (quiet.length === 0) return [part];
  const lasting = layer?.plays.kind === 'texture';
  const written: readonly Note[] = lasting
    ? part.notes.flatMap((sound) =>
        between(quiet, endBeat).map(({ from, to }) => ({
          ...sound,
          startBeat: from,
          durationBeats: to - from,
        })),
      )
    : part.notes;
  const edges = quiet.map(({ from, to }) => ({
    from,
    to,
    fromSeconds: secondsAt(tempoMap, from),
    toSeconds: secondsAt(tempoMap, to),
  }));
  const notes = written.flatMap((played) => {
    const kept = { ...played };
    for (const { from, to, fromSeconds, toSeconds } of edges) {
      const sounds = secondsAt(tempoMap, kept.startBeat) + kept.nudgeSeconds;
      if (kept.startBeat < from - 1e-6) {
        if (sounds > fromSeconds - TOO_LATE_SECONDS) return [];
        const until = Math.min(from, beatAt(tempoMap, fromSeconds - kept.nudgeSeconds));
        kept.durationBeats = Math.min(kept.durationBeats, until - kept.startBeat);
      } else if (kept.startBeat < to - 1e-6) return [];
      else if (sounds < toSeconds) kept.nudgeSeconds = 0;
    }
    return kept.durationBeats > 0.01 ? [kept] : [];
  });
  return notes.length > 0 ? [{ ...part, notes }] : [];
}

/** The performance as the words direct it. If they send everybody away, they all stay. */
export function onStage(
  piece: Piece,
  parts: readonly Part[],
  layers: readonly StagedLayer[],
): Part[] {
  const layerOf = (part: Part): StagedLayer | undefined => layers.find(({ id }) => id === part.id);
  const directed = parts.flatMap((part) => keepOut(part, layerOf(part), piece));
  return directed.length > 0 ? directed : parts.flatMap((part) => keepOut(part, undefined, piece));
}
