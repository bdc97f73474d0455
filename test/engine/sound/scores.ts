import type { Note, Part, PartMix, Production, Score } from '../../../src/engine/music/types.js';

/** Hand-made pieces, so that the sound stage is tested without the composer. */

const DRY: Production = {
  reverb: { seconds: 1.6, preDelayMs: 18, brightness: 0.5 },
  saturation: 0,
  wow: 0,
  width: 1,
  lowShelfDb: 0,
  highShelfDb: 0,
  glue: 0.3,
};

export function note(
  startBeat: number,
  durationBeats: number,
  pitch: number,
  velocity = 90,
  nudgeSeconds = 0,
): Note {
  return { startBeat, durationBeats, pitch, velocity, nudgeSeconds };
}

export function part(
  id: string,
  role: Part['role'],
  instrument: Part['instrument'],
  notes: readonly Note[],
  mix: Partial<PartMix> = {},
): Part {
  return {
    id,
    name: id,
    role,
    instrument,
    notes: [...notes].sort((a, b) => a.startBeat - b.startBeat),
    mix: { gainDb: 0, pan: 0, reverbSend: 0, ...mix },
  };
}

export function score(
  durationSeconds: number,
  tempoBpm: number,
  parts: readonly Part[],
  production: Partial<Production> = {},
): Score {
  const beats = (durationSeconds * tempoBpm) / 60;
  return {
    durationSeconds,
    seed: 7,
    style: 'test',
    title: 'Test',
    key: { tonic: 'A', mode: 'minor' },
    tempoBpm,
    tempoMap: {
      points: [
        { beat: 0, seconds: 0 },
        { beat: beats, seconds: durationSeconds },
      ],
    },
    bars: Math.ceil(beats / 4),
    sections: [{ name: 'theme', startBeat: 0, endBeat: beats, intensity: 0.6 }],
    hits: [],
    chords: [],
    parts,
    production: { ...DRY, ...production },
  };
}

/** Am F C G, as close chords. */
const CHORDS = [
  [57, 60, 64],
  [53, 57, 60],
  [55, 60, 64],
  [55, 59, 62],
] as const;
const ROOTS = [45, 41, 48, 43] as const;
const TUNE = [72, 76, 74, 71, 69, 72, 67, 71] as const;

function everyBar(
  bars: number,
  notesOf: (bar: number, chord: readonly number[]) => Note[],
): Note[] {
  return Array.from({ length: bars }, (_, bar) =>
    notesOf(bar, CHORDS[bar % 4] ?? CHORDS[0]),
  ).flat();
}

const bass = (bars: number): Note[] =>
  everyBar(bars, (bar) => [0, 1.5, 2.5].map((b) => note(4 * bar + b, 0.9, ROOTS[bar % 4] ?? 45)));
const tune = (bars: number): Note[] =>
  everyBar(bars, (bar) =>
    [0, 1.5, 3].map((b, i) => note(4 * bar + b, 1.2, TUNE[(bar * 3 + i) % 8] ?? 72, 78 + 6 * i)),
  );
const held = (bars: number, velocity = 70, up = 0): Note[] =>
  everyBar(bars, (bar, chord) => chord.map((p) => note(4 * bar, 3.9, p + up, velocity)));
const beat = (bars: number): Note[] =>
  everyBar(bars, (bar) => [
    ...[0, 2.5].map((b) => note(4 * bar + b, 0.25, 36, 108)),
    ...[1, 3].map((b) => note(4 * bar + b, 0.25, 38, 98)),
    ...Array.from({ length: 8 }, (_, i) => note(4 * bar + i / 2, 0.25, 42, i % 2 ? 58 : 76)),
    ...(bar % 4 === 0 ? [note(4 * bar, 1, 49, 92)] : []),
  ]);

export function pianoBallad(seconds: number): Score {
  const bars = Math.floor((seconds * 72) / 240);
  const arpeggio = everyBar(bars, (bar, chord) => [
    note(4 * bar, 1.9, ROOTS[bar % 4] ?? 45, 62),
    ...[0.5, 1, 1.5, 2, 2.5, 3, 3.5].map((b, i) =>
      note(4 * bar + b, 0.9, chord[i % 3] ?? 60, 48 + 4 * (i % 3)),
    ),
  ]);
  return score(
    seconds,
    72,
    [
      part('piano', 'chords', { kind: 'sampled', program: 0 }, arpeggio, { reverbSend: 0.25 }),
      part('piano-tune', 'melody', { kind: 'sampled', program: 0 }, tune(bars), {
        reverbSend: 0.3,
        pan: 0.1,
      }),
    ],
    { reverb: { seconds: 2.4, preDelayMs: 25, brightness: 0.45 }, glue: 0.2 },
  );
}

export function groove(seconds: number): Score {
  const bars = Math.floor((seconds * 86) / 240);
  return score(
    seconds,
    86,
    [
      part('drums', 'drums', { kind: 'kit', program: 8 }, beat(bars), { reverbSend: 0.08 }),
      part('bass', 'bass', { kind: 'sampled', program: 33 }, bass(bars), { sidechainDb: 4 }),
      part('electric-piano', 'chords', { kind: 'sampled', program: 4 }, held(bars), {
        gainDb: -3,
        reverbSend: 0.2,
        sidechainDb: 3,
        pan: -0.15,
      }),
      part('vibraphone', 'melody', { kind: 'sampled', program: 11 }, tune(bars), {
        reverbSend: 0.25,
        pan: 0.2,
      }),
      part('vinyl', 'effects', { kind: 'voice', voice: 'vinyl' }, [note(0, bars * 4, 60)], {
        gainDb: -21,
      }),
    ],
    { saturation: 0.35, wow: 0.3, glue: 0.5, highShelfDb: -3 },
  );
}

export function orchestral(seconds: number): Score {
  const bars = Math.floor((seconds * 100) / 240);
  const hits = everyBar(bars, (bar) => (bar % 2 ? [] : [note(4 * bar, 2, 45, 112)]));
  const effectEvery = (bars4: number): Note[] =>
    everyBar(bars, (bar) => (bar % 8 === 7 ? [note(4 * bar, bars4, 45, 100)] : []));
  return score(
    seconds,
    100,
    [
      {
        ...part('strings', 'chords', { kind: 'sampled', program: 48 }, held(bars, 92, 12), {
          reverbSend: 0.4,
          pan: -0.2,
        }),
        expression: [
          { beat: 0, value: 0.45 },
          { beat: bars * 4, value: 1 },
        ],
      },
      part(
        'horns',
        'melody',
        { kind: 'sampled', program: 60 },
        tune(bars).map((n) => ({ ...n, pitch: n.pitch - 12 })),
        { reverbSend: 0.4, pan: 0.2 },
      ),
      part(
        'celli',
        'counter',
        { kind: 'sampled', program: 48, bank: 40 },
        tune(bars).map((n) => ({ ...n, pitch: n.pitch - 24 })),
        { reverbSend: 0.35, pan: 0.35 },
      ),
      part(
        'basses',
        'bass',
        { kind: 'sampled', program: 43 },
        bass(bars).map((n) => ({ ...n, pitch: n.pitch - 12 })),
        { reverbSend: 0.2 },
      ),
      part('choir', 'pad', { kind: 'sampled', program: 52 }, held(bars, 80, 12), {
        gainDb: -6,
        reverbSend: 0.6,
      }),
      part('timpani', 'percussion', { kind: 'sampled', program: 47 }, hits, {
        gainDb: -4,
        reverbSend: 0.35,
      }),
      part('taiko', 'drums', { kind: 'kit', program: 48 }, beat(bars), { reverbSend: 0.3 }),
      part('riser', 'effects', { kind: 'voice', voice: 'riser' }, effectEvery(4), {
        gainDb: -12,
        reverbSend: 0.2,
      }),
      part('impact', 'effects', { kind: 'voice', voice: 'impact' }, hits.slice(0, 3), {
        gainDb: -5,
        reverbSend: 0.3,
      }),
    ],
    { reverb: { seconds: 3, preDelayMs: 30, brightness: 0.5 }, glue: 0.35 },
  );
}

export function synthwave(seconds: number): Score {
  const bars = Math.floor((seconds * 110) / 240);
  return score(
    seconds,
    110,
    [
      part('drums', 'drums', { kind: 'kit', program: 24 }, beat(bars), { reverbSend: 0.1 }),
      part('sub-bass', 'bass', { kind: 'voice', voice: 'sub-bass' }, bass(bars), {
        sidechainDb: 8,
      }),
      part('supersaw', 'chords', { kind: 'voice', voice: 'supersaw' }, held(bars, 88, 12), {
        reverbSend: 0.25,
        sidechainDb: 6,
      }),
      part('warm-pad', 'pad', { kind: 'voice', voice: 'warm-pad' }, held(bars, 80), {
        gainDb: -5,
        reverbSend: 0.4,
        sidechainDb: 6,
      }),
      part('pluck', 'melody', { kind: 'voice', voice: 'pluck' }, tune(bars), { reverbSend: 0.3 }),
      part(
        'reverse-swell',
        'effects',
        { kind: 'voice', voice: 'reverse-swell' },
        [note(12, 4, 57, 100)],
        { gainDb: -13 },
      ),
      part('sub-drop', 'effects', { kind: 'voice', voice: 'sub-drop' }, [note(16, 4, 45, 100)], {
        gainDb: -6,
      }),
    ],
    { saturation: 0.25, glue: 0.5, width: 1.1 },
  );
}

export const PIECES = { pianoBallad, groove, orchestral, synthwave } as const;
