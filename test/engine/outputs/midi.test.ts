import fc from 'fast-check';
import { BasicMIDI, MIDIMessageTypes } from 'spessasynth_core';
import { describe, expect, it } from 'vitest';
import {
  composeScore,
  parseBrief,
  type Score,
  secondsAt,
} from '../../../src/engine/music/index.js';
import { writeMidi } from '../../../src/engine/outputs/index.js';
import { clipAnalysis } from '../music/clips.js';
import { note, part, score as scoreOf } from '../sound/scores.js';

const NO_CUTS = { cuts: [], frameRate: 25 };

const read = (bytes: Uint8Array): BasicMIDI =>
  BasicMIDI.fromArrayBuffer(new Uint8Array(bytes).buffer);

/** The text or the bytes of every event of a kind in the first track, with its tick. */
const events = (file: BasicMIDI, kind: number) =>
  (file.tracks[0]?.events ?? [])
    .filter(({ statusByte }) => statusByte === kind)
    .map(({ ticks, data }) => ({ ticks, data: [...data], text: new TextDecoder().decode(data) }));

/** Starts of a track's notes in seconds, by the library's own clock. */
const starts = (file: BasicMIDI, track: number): number[] =>
  (file.tracks[track]?.events ?? [])
    .filter(({ statusByte }) => statusByte >> 4 === 9)
    .map(({ ticks }) => file.midiTicksToSeconds(ticks));

/** Where the score has them. */
const wanted = (score: Score, index: number): number[] =>
  (score.parts[index]?.notes ?? [])
    .map((one) => Math.max(0, secondsAt(score.tempoMap, one.startBeat) + one.nudgeSeconds))
    .sort((a, b) => a - b);

describe('the tempo map of a MIDI file', () => {
  const tempoMap = fc
    .array(
      fc.tuple(fc.double({ min: 0.07, max: 40, noNaN: true }), fc.integer({ min: 55, max: 190 })),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((stretches) => {
      const points = [{ beat: 0, seconds: 0 }];
      for (const [beats, bpm] of stretches) {
        const { beat, seconds } = points.at(-1) ?? { beat: 0, seconds: 0 };
        points.push({ beat: beat + beats, seconds: seconds + (beats * 60) / bpm });
      }
      // The last tempo goes on for ten minutes.
      const { beat, seconds } = points.at(-1) ?? { beat: 0, seconds: 0 };
      return {
        points: [...points, { beat: beat + 1000, seconds: seconds + (1000 * 60) / 104.37 }],
      };
    });

  it('puts every note within a millisecond of its place, ten minutes long', () => {
    fc.assert(
      fc.property(
        tempoMap,
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: -0.04, max: 0.04, noNaN: true }),
          ),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        (map, places) => {
          const last = map.points.at(-1) ?? { beat: 0, seconds: 0 };
          const notes = places.map(([share, nudge], i) =>
            note(share * (last.beat - 1), 0.5, 20 + i, 80, nudge),
          );
          const piece = {
            ...scoreOf(last.seconds, 100, [
              part('piano', 'melody', { kind: 'sampled', program: 0 }, notes),
            ]),
            tempoMap: map,
          };
          const found = starts(read(writeMidi(piece, NO_CUTS)), 1);
          const asked = wanted(piece, 0);
          expect(found).toHaveLength(asked.length);
          asked.forEach((seconds, i) => {
            expect(Math.abs((found[i] ?? 0) - seconds)).toBeLessThan(0.001);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not drift, however long one tempo lasts', () => {
    // 97.3 bpm is 616,649.5 µs a beat.
    const notes = Array.from({ length: 970 }, (_, beat) => note(beat, 0.5, 60));
    const piece = scoreOf(600, 97.3, [part('a', 'melody', { kind: 'sampled', program: 0 }, notes)]);
    const found = starts(read(writeMidi(piece, NO_CUTS)), 1);
    const errors = wanted(piece, 0).map((seconds, i) => Math.abs((found[i] ?? 0) - seconds));
    expect(Math.max(...errors)).toBeLessThan(0.00003);
  });
});

describe('a composed piece as a MIDI file', () => {
  const analysis = clipAnalysis({ seconds: 40, every: 3.1, energy: [0.2, 0.9, 0.5], seed: 4 });
  const compose = (words: string): Score =>
    composeScore(parseBrief(words, analysis, { seed: 11 }), analysis);

  it.each(['trap', 'cinematic epic', 'jazz'])('has all that is played: %s', (words) => {
    const piece = compose(words);
    const file = read(writeMidi(piece, analysis));
    expect(file.format).toBe(1);
    expect(file.tracks).toHaveLength(1 + piece.parts.length);
    expect(file.getName()).toBe(piece.title);
    expect(file.duration).toBeCloseTo(piece.durationSeconds, 0);
    piece.parts.forEach(({ name, notes }, index) => {
      const found = starts(file, index + 1);
      expect(file.tracks[index + 1]?.name).toBe(name);
      // Of two strokes of a key at once one is left.
      expect(found.length).toBeGreaterThan(0.95 * notes.length - 1);
      for (const seconds of wanted(piece, index)) {
        const nearest = Math.min(...found.map((one) => Math.abs(one - seconds)));
        expect(nearest).toBeLessThan(0.001);
      }
    });
  });

  it('marks its sections, the cuts, and the end of the picture', () => {
    const piece = compose('indie rock');
    const file = read(writeMidi(piece, analysis));
    const marks = events(file, MIDIMessageTypes.marker);
    const secondsOf = (text: string) =>
      marks.filter((mark) => mark.text === text).map(({ ticks }) => file.midiTicksToSeconds(ticks));
    for (const { name, startBeat } of piece.sections) {
      const at = secondsAt(piece.tempoMap, startBeat);
      expect(secondsOf(name).some((seconds) => Math.abs(seconds - at) < 0.001)).toBe(true);
    }
    const cuts = marks.filter(({ text }) => text.startsWith('cut '));
    expect(cuts).toHaveLength(analysis.cuts.length);
    expect(cuts.filter(({ text }) => text.endsWith('(hit)'))).toHaveLength(piece.hits.length);
    cuts.forEach(({ ticks }, i) => {
      const cut = analysis.cuts[i]?.timeSeconds ?? 0;
      expect(Math.abs(file.midiTicksToSeconds(ticks) - cut)).toBeLessThan(0.001);
    });
    expect(secondsOf('end')[0]).toBeCloseTo(40, 3);
  });

  it('has its metres where the score has its barlines', () => {
    const piece = compose('house');
    const file = read(writeMidi(piece, analysis));
    const metres = events(file, MIDIMessageTypes.timeSignature);
    const bars: number[] = [];
    metres.forEach(({ ticks, data }, i) => {
      const [count = 4, power = 2] = data;
      const length = (count * 4 * 960) / 2 ** power;
      const until = metres[i + 1]?.ticks ?? (piece.barStarts?.at(-1) ?? 0) * 960 + 1;
      for (let tick = ticks; tick < until; tick += length) bars.push(tick / 960);
    });
    expect(bars).toEqual(piece.barStarts);
  });
});

describe('a part in a MIDI file', () => {
  const sampled = { kind: 'sampled', program: 48, bank: 40 } as const;
  const messages = (piece: Score, track: number) =>
    (read(writeMidi(piece, NO_CUTS)).tracks[track]?.events ?? [])
      .filter(({ statusByte }) => statusByte >= 0x80)
      .map(({ ticks, statusByte, data }) => [ticks, statusByte, ...data]);

  it('has its instrument, its place in the mix, its swells, and its notes', () => {
    const strings = {
      ...part('strings', 'pad', sampled, [note(0, 1, 60, 77), note(1, 1, 60, 78)], {
        gainDb: -12,
        pan: -1,
        reverbSend: 0.5,
      }),
      expression: [
        { beat: 0, value: 0.5 },
        { beat: 1 / 8, value: 1 },
      ],
      brightness: [{ beat: 0, value: 0.5 }],
    };
    expect(messages(scoreOf(4, 60, [strings]), 1)).toEqual([
      [0, 0xb0, 0, 40],
      [0, 0xc0, 48],
      [0, 0xb0, 7, 50],
      [0, 0xb0, 10, 1],
      [0, 0xb0, 91, 64],
      [0, 0xb0, 11, 64],
      [0, 0xb0, 74, 32],
      [0, 0x90, 60, 77],
      [60, 0xb0, 11, 95],
      [120, 0xb0, 11, 127],
      [960, 0x80, 60, 64],
      [960, 0x90, 60, 78],
      [1920, 0x80, 60, 64],
    ]);
  });

  it('plays on channel 10 when it is a kit or a drum machine, with the nearest kit there is', () => {
    const kick = [note(0, 0.25, 36)];
    const piece = scoreOf(4, 60, [
      part('kit', 'drums', { kind: 'kit', program: 40 }, kick),
      part('machine', 'drums', { kind: 'voice', voice: 'trap-drums' }, kick),
      part('saw', 'chords', { kind: 'voice', voice: 'supersaw' }, kick),
    ]);
    const programs = [1, 2, 3].map((track) =>
      messages(piece, track).find(([, status = 0]) => status >> 4 === 0xc),
    );
    expect(programs).toEqual([
      [0, 0xc9, 40],
      [0, 0xc9, 25],
      [0, 0xc0, 81],
    ]);
  });

  it('has a channel of its own, on further ports where sixteen are too few', () => {
    const parts = Array.from({ length: 20 }, (_, i) =>
      part(`p${i}`, 'pad', sampled, [note(0, 1, 60)]),
    );
    const kits = [0, 1].map((i) =>
      part(`k${i}`, 'drums', { kind: 'kit', program: 8 * i }, [note(0, 1, 36)]),
    );
    const file = read(writeMidi(scoreOf(4, 60, [...parts, ...kits]), NO_CUTS));
    const places = file.tracks
      .slice(1)
      .map(({ port, channels }) => `${port}:${[...channels].join()}`);
    expect(new Set(places).size).toBe(22);
    expect(places.slice(20)).toEqual(['0:9', '1:9']);
  });

  it('lets a key go before it strikes it again, and strikes it once at a time', () => {
    const notes = [note(0, 4, 60, 50), note(0, 1, 60, 90), note(2, 1, 60, 70)];
    const piece = scoreOf(8, 60, [part('a', 'melody', sampled, notes)]);
    const keys = messages(piece, 1).filter(([, status = 0]) => status < 0xa0);
    expect(keys).toEqual([
      [0, 0x90, 60, 90],
      [1920, 0x80, 60, 64],
      [1920, 0x90, 60, 70],
      [2880, 0x80, 60, 64],
    ]);
  });
});

describe('the key of a MIDI file', () => {
  it.each([
    ['A', 'minor', [0, 1]],
    ['D', 'dorian', [0, 1]],
    ['F#', 'major', [6, 0]],
    ['Bb', 'minor', [0xfb, 1]],
    ['G', 'mixolydian', [0, 0]],
    ['C', 'phrygian', [0xfc, 1]],
    ['G#', 'lydian', [0xfd, 0]],
  ] as const)('has the signs of %s %s', (tonic, mode, data) => {
    const piece = { ...scoreOf(4, 60, []), key: { tonic, mode } };
    const [signature] = events(read(writeMidi(piece, NO_CUTS)), MIDIMessageTypes.keySignature);
    expect(signature?.data).toEqual(data);
  });
});
