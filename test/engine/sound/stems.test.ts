import { beforeAll, describe, expect, it } from 'vitest';
import type { Score } from '../../../src/engine/music/types.js';
import {
  renderMixedStems,
  renderMusic,
  type SoundShelf,
  type StereoSound,
} from '../../../src/engine/sound/index.js';
import { stemGroups } from '../../../src/engine/sound/stem-groups.js';
import { testBank } from './bank.js';
import { note, part, score as scoreOf } from './scores.js';

/** A shelf in memory. */
function shelf(sounds: Map<number, StereoSound>): SoundShelf {
  return {
    async put(index, sound) {
      sounds.set(index, sound);
    },
    async take(index) {
      const sound = sounds.get(index);
      if (!sound) throw new RangeError('Nothing there');
      return sound;
    },
    async drop(index) {
      sounds.delete(index);
    },
  };
}

async function stemsOf(piece: Score): Promise<{ id: string; sound: StereoSound }[]> {
  const stems: { id: string; sound: StereoSound }[] = [];
  const shelved = new Map<number, StereoSound>();
  const count = stemGroups(piece).length;
  await renderMixedStems(piece, await testBank(), {
    shelf: shelf(shelved),
    async sink({ id }, sound) {
      // What is finished takes no room twice.
      expect(shelved.size).toBe(count - stems.length);
      stems.push({ id, sound });
    },
  });
  expect(shelved.size).toBe(0);
  return stems;
}

/**
 * How far the difference between the master and the sum of the stems lies below the master, in
 * decibels, block by block, rising. `matched` first sets the sum to the master's level in the block.
 */
function nulls(stems: readonly StereoSound[], master: StereoSound, matched: boolean): number[] {
  const block = 9600;
  const depths: number[] = [];
  for (let start = 0; start < master.left.length; start += block) {
    let [wholes, sums, both] = [0, 0, 0];
    for (const side of ['left', 'right'] as const) {
      for (let i = start; i < Math.min(start + block, master.left.length); i++) {
        const whole = master[side][i] ?? 0;
        let sum = 0;
        for (const sound of stems) sum += sound[side][i] ?? 0;
        wholes += whole * whole;
        sums += sum * sum;
        both += whole * sum;
      }
    }
    if (wholes === 0) continue;
    const level = matched ? both / sums : 1;
    const rest = wholes - 2 * level * both + level * level * sums;
    depths.push(10 * Math.log10(Math.max(0, rest) / wholes + 1e-20));
  }
  return depths.sort((a, b) => a - b);
}

const middleOf = (values: readonly number[]): number => values[values.length >> 1] ?? 0;

const bytesOf = (sound: StereoSound | undefined): Buffer =>
  Buffer.from(sound?.left.buffer ?? new ArrayBuffer(0));

const peakOf = (stem: { sound: StereoSound } | undefined): number =>
  stem?.sound.left.reduce((most, one) => Math.max(most, Math.abs(one)), 0) ?? 0;

const SECONDS = 2;
const piano = { kind: 'sampled', program: 0 } as const;
const pad = { kind: 'voice', voice: 'warm-pad' } as const;
const tune = [0, 1, 2].map((beat) => note(beat, 1, 60 + 2 * beat, 70));
const quiet: Score = {
  ...scoreOf(
    SECONDS,
    100,
    [
      part('piano', 'melody', piano, tune, { reverbSend: 0.3, pan: 0.4, sidechainDb: 6 }),
      part('pad', 'pad', pad, [note(0, 3, 57), note(0, 3, 64)], { gainDb: 4, reverbSend: 0.5 }),
      part('kick', 'drums', { kind: 'voice', voice: 'dance-drums' }, [note(1, 0.25, 36, 30)], {
        gainDb: -24,
      }),
    ],
    { glue: 0, saturation: 0, wow: 0.4, width: 1.1, lowShelfDb: 2 },
  ),
  fades: { inSeconds: 0.5, outSeconds: 0.4 },
};

describe('stems', () => {
  let stems: { id: string; sound: StereoSound }[];
  beforeAll(async () => {
    stems = await stemsOf(quiet);
  });

  it('are one a part, as long as the master, and the same every time', async () => {
    const again = await stemsOf(quiet);
    expect(stems.map(({ id }) => id)).toEqual(['piano', 'pad', 'kick']);
    for (const [index, { sound }] of stems.entries()) {
      expect(sound.left).toHaveLength(SECONDS * 48_000);
      expect(bytesOf(again[index]?.sound).equals(bytesOf(sound))).toBe(true);
    }
  });

  it('add up to the master where no dynamics act on it, fades, tone and reverb and all', async () => {
    const master = await renderMusic(quiet, await testBank());
    const depths = nulls(
      stems.map(({ sound }) => sound),
      master,
      false,
    );
    expect(middleOf(depths)).toBeLessThan(-70);
  });

  it('add up to the master but for its level where its compressor and saturation act', async () => {
    const produced: Score = {
      ...quiet,
      production: { ...quiet.production, glue: 0.5, saturation: 0.2 },
    };
    const sounds = (await stemsOf(produced)).map(({ sound }) => sound);
    const master = await renderMusic(produced, await testBank());
    expect(middleOf(nulls(sounds, master, true))).toBeLessThan(-25);
  });

  it('are softened, all alike, rather than clipped', async () => {
    // A lone click cannot be as loud as the master, which holds it down.
    const click = part('click', 'drums', { kind: 'kit', program: 0 }, [note(0.5, 0.25, 37, 127)]);
    const [only] = await stemsOf(scoreOf(1, 90, [click]));
    expect(peakOf(only)).toBeLessThanOrEqual(0.99001);
    expect(peakOf(only)).toBeGreaterThan(0.3);
  });

  it('keep the dust of a record well under the music', async () => {
    const vinyl = { kind: 'voice', voice: 'vinyl' } as const;
    const dust = part('vinyl', 'effects', vinyl, [note(0, 6, 60)], { gainDb: -5 });
    const chords = [0, 2, 4].flatMap((beat) => [52, 57, 60].map((key) => note(beat, 2, key)));
    const [played, dusty] = await stemsOf(
      scoreOf(4, 90, [part('piano', 'chords', piano, chords), dust]),
    );
    expect(peakOf(dusty)).toBeGreaterThan(0.01);
    expect(peakOf(dusty)).toBeLessThan(peakOf(played) / 3);
  });
});

describe('a piece of many parts', () => {
  const parts = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      part(`p${i}`, i % 2 ? 'pad' : 'counter', piano, [note(0, 1, 60)]),
    );

  it('has a stem for each of twelve, and for each role of more', () => {
    expect(stemGroups(scoreOf(2, 90, parts(12)))).toHaveLength(12);
    const grouped = stemGroups(scoreOf(2, 90, parts(13)));
    expect(grouped.map(({ name, parts: own }) => [name, own.length])).toEqual([
      ['Countermelody', 7],
      ['Pads', 6],
    ]);
  });

  it('has none for who plays nothing', () => {
    const silent = part('silent', 'pad', piano, []);
    expect(stemGroups(scoreOf(2, 90, [silent, ...parts(1)])).map(({ id }) => id)).toEqual(['p0']);
  });
});
