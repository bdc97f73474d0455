import { beforeAll, describe, expect, it } from 'vitest';
import type { Instrument } from '../../../src/engine/music/types.js';
import { loadSoundBank, type SoundBank } from '../../../src/engine/sound/index.js';
import { renderPart } from '../../../src/engine/sound/render-music.js';
import { VmgError } from '../../../src/support/errors.js';
import { testBank } from './bank.js';
import { note, part, score } from './scores.js';
import { identical, levelDb, onsetSeconds } from './signals.js';

const PIANO: Instrument = { kind: 'sampled', program: 0 };
const KIT: Instrument = { kind: 'kit', program: 8 };

let bank: SoundBank;
beforeAll(async () => {
  bank = await testBank();
});

/** The dry sound of some notes, at one beat a second. */
function play(instrument: Instrument, notes: Parameters<typeof part>[3], seconds = 3) {
  const player = part('player', 'melody', instrument, notes);
  return renderPart(score(seconds, 60, [player]), player, bank);
}

describe('the sampler', () => {
  it.each<[string, Instrument, number]>([
    ['piano', PIANO, 60],
    ['piano, high', PIANO, 88],
    ['electric piano', { kind: 'sampled', program: 4 }, 60],
    ['nylon guitar', { kind: 'sampled', program: 24 }, 57],
    ['finger bass', { kind: 'sampled', program: 33 }, 36],
    ['kick', KIT, 36],
    ['snare', KIT, 38],
    ['hi-hat', KIT, 42],
    ['timpani', { kind: 'sampled', program: 47 }, 45],
  ])('begins a struck note on its time: %s', (_name, instrument, pitch) => {
    const heard = play(instrument, [note(1.23456, 0.5, pitch, 104)]);
    expect(Math.abs(onsetSeconds(heard, 0.1) - 1.23456)).toBeLessThan(0.001);
  });

  it('begins a nudged note with its nudge, and a note at 0 at 0', () => {
    const late = play(PIANO, [note(1, 0.5, 60, 104, 0.018)]);
    expect(Math.abs(onsetSeconds(late, 0.1) - 1.018)).toBeLessThan(0.001);
    const first = play({ kind: 'sampled', program: 33 }, [note(0, 0.5, 36, 104)]);
    expect(onsetSeconds(first, 0.1)).toBeLessThan(0.001);
  });

  it('follows a tempo map that bends', () => {
    const player = part('player', 'melody', PIANO, [note(3, 0.5, 60, 100)]);
    const bent = {
      ...score(4, 60, [player]),
      tempoMap: {
        points: [
          { beat: 0, seconds: 0 },
          { beat: 2, seconds: 1.1 },
          { beat: 4, seconds: 2.9 },
        ],
      },
    };
    expect(onsetSeconds(renderPart(bent, player, bank), 0.1)).toBeCloseTo(2, 2);
  });

  it('gives the same bytes for the same notes, whatever was played in between', () => {
    const notes = [note(0, 1, 60), note(0.5, 1, 64, 50), note(1, 1, 67, 120)];
    const once = play({ kind: 'sampled', program: 48 }, notes);
    play(KIT, [note(0, 1, 49), note(0.2, 1, 42)]);
    const again = play({ kind: 'sampled', program: 48 }, notes);
    expect(identical(again, once)).toBe(true);
  });

  it('lets drums ring, however short their notes are', () => {
    const short = play(KIT, [note(0, 0.05, 49, 100)]);
    expect(levelDb(short, 1, 1.4)).toBeGreaterThan(levelDb(short, 0, 0.4) - 25);
  });

  it('lets a note end with its own release, not with a cut', () => {
    const released = play({ kind: 'sampled', program: 48 }, [note(0, 1, 60, 90)]);
    expect(levelDb(released, 1.05, 1.15)).toBeGreaterThan(levelDb(released, 0.5, 1) - 25);
    expect(levelDb(released, 2.8, 3)).toBeLessThan(-60);
  });

  it('leaves no note sounding when one key is struck again before it is let go', () => {
    const organ: Instrument = { kind: 'sampled', program: 16 };
    const crowded = play(organ, [note(0, 1, 60), note(0.5, 1, 60), note(0.9, 0.2, 60)], 4);
    expect(levelDb(crowded, 0.5, 1)).toBeGreaterThan(-40);
    expect(levelDb(crowded, 3, 4)).toBeLessThan(-80);
  });

  it('plays variations of the bank and falls back where it has none', () => {
    const plain = play({ kind: 'sampled', program: 0 }, [note(0, 1, 79)]);
    const mellow = play({ kind: 'sampled', program: 0, bank: 8 }, [note(0, 1, 79)]);
    const missing = play({ kind: 'sampled', program: 0, bank: 99 }, [note(0, 1, 79)]);
    expect(identical(mellow, plain)).toBe(false);
    expect(identical(missing, plain)).toBe(true);
  });

  it('plays very many notes at once without losing the first', () => {
    const cluster = Array.from({ length: 80 }, (_, i) => note(0, 1, 24 + i, 60));
    const heard = play(PIANO, cluster, 1.5);
    expect(levelDb(heard, 0, 1)).toBeGreaterThan(-40);
    expect(heard.left.every(Number.isFinite)).toBe(true);
  });

  it('says so when a sound font is damaged', async () => {
    const broken = loadSoundBank(new Uint8Array(Buffer.from('RIFFxxxxsfbk, or not at all')));
    await expect(broken).rejects.toBeInstanceOf(VmgError);
    await expect(broken).rejects.toMatchObject({ code: 'sound-font-invalid', exitCode: 3 });
  });
});
