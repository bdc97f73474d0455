import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BasicSoundBank } from 'spessasynth_core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ffmpeg, findFfmpeg, runFfmpeg } from '../../../src/engine/media/index.js';
import { decodeWav, measureLoudness, type StereoSound } from '../../../src/engine/sound/index.js';
import {
  createWorkers,
  hasAudibleSound,
  type PlacedSound,
} from '../../../src/engine/workers/index.js';
import { makeClip } from '../../media/make-clip.js';
import { note, part, score } from '../sound/scores.js';
import { SHARED_VERSION, sharedWorkers } from './shared.js';

let folder: string;
const workers = sharedWorkers();
let ffmpeg: Ffmpeg;
let clip: string;

const SECONDS = 3;
const RATE = 48_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vmg-workers-'));
  ffmpeg = await findFfmpeg({ env: process.env, cacheDir: folder });
  clip = await makeClip({ durationSeconds: SECONDS, cuts: [0.8, 1.8], audio: 'speech' });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const analysis = () => workers.analyse({ ffmpeg, path: clip, cachePath: join(folder, 'a.json') });

describe('analysing', () => {
  it('looks at a clip once and keeps what it saw', async () => {
    const first = await analysis();
    expect(first.cuts.map(({ timeSeconds }) => timeSeconds)).toEqual([0.8, 1.8]);
    expect(first.durationSeconds).toBeCloseTo(SECONDS, 2);
    expect(first.loudness).not.toBeNull();
    const kept = await workers.analyse({
      ffmpeg,
      path: join(folder, 'not-there-any-more.mp4'),
      cachePath: join(folder, 'a.json'),
    });
    expect(kept).toEqual(first);
  });

  it('looks again when what it kept is broken', async () => {
    const cachePath = join(folder, 'broken.json');
    await writeFile(cachePath, '{"cuts": [');
    const again = await workers.analyse({ ffmpeg, path: clip, cachePath });
    expect(again).toEqual(await analysis());
    expect(JSON.parse(await readFile(cachePath, 'utf8'))).toEqual(again);
  });

  it('tells of what it cannot read, rather than taking it for nothing', async () => {
    const looking = workers.analyse({ ffmpeg, path: clip, cachePath: folder });
    await expect(looking).rejects.toThrow('EISDIR');
  });

  it('leaves nothing when it is stopped', async () => {
    const cachePath = join(folder, 'stopped.json');
    const stopping = workers.analyse(
      { ffmpeg, path: clip, cachePath },
      { signal: AbortSignal.timeout(1) },
    );
    await expect(stopping).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(stat(cachePath)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a score', () => {
  const compose = async (seed: number, name: string, words = 'lo-fi') => {
    const masterPath = join(folder, `${name}.wav`);
    const stages = new Set<string>();
    const made = await workers.score(
      { words, earlierWords: null, refines: false, analysis: await analysis(), seed, masterPath },
      { onProgress: (stage) => stages.add(stage) },
    );
    return { ...made, stages, wav: await readFile(masterPath) };
  };

  let one: Awaited<ReturnType<typeof compose>>;
  beforeAll(async () => {
    one = await compose(1, 'one');
  });

  it('is mastered to the sample, at the loudness it reports', async () => {
    const { report, stages, wav } = one;
    const sound = decodeWav(wav);
    expect(sound.left).toHaveLength(Math.round(report.durationSeconds * RATE));
    const { integratedLufs, truePeakDbtp } = measureLoudness(sound);
    expect(integratedLufs).toBeCloseTo(report.loudness.integratedLufs, 1);
    expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.5);
    expect(truePeakDbtp).toBeLessThan(-0.9);
    expect([...stages]).toEqual(['composing', 'recording', 'mixing']);
    expect(report).toMatchObject({ version: SHARED_VERSION, seed: 1, style: 'lo-fi', cuts: 2 });
    expect(report.sections.at(-1)?.endSeconds).toBeCloseTo(report.durationSeconds, 1);
    for (const { cutSeconds, accentSeconds } of report.hits) {
      expect(Math.abs(cutSeconds - accentSeconds)).toBeLessThan(1 / 25);
    }
  });

  it('is the same for the same seed, in another thread too, and another for another seed', async () => {
    // The first thread is the one that was free before: whatever it made, the second makes anew.
    const [other, same] = await Promise.all([compose(2, 'other'), compose(1, 'same')]);
    expect(same.wav.equals(one.wav)).toBe(true);
    expect(other.wav.equals(one.wav)).toBe(false);
  });

  it('takes the style of the words before when there is none in these', async () => {
    const masterPath = join(folder, 'slower.wav');
    const made = await workers.score({
      words: 'slower',
      earlierWords: 'ambient',
      refines: false,
      analysis: await analysis(),
      seed: 3,
      masterPath,
    });
    expect(made.report.style).toBe('ambient');
    expect(made.brief.styleFrom).toBe('words');
  });
});

describe('a score that changes the one before', () => {
  const change = async (words: string, refines: boolean) => {
    const { report, score, brief, absentPlayers } = await workers.score({
      words,
      earlierWords: 'lo-fi with blorp',
      refines,
      analysis: await analysis(),
      seed: 3,
      masterPath: join(folder, 'changed.wav'),
    });
    const gainOf = (role: string) => score.parts.find((part) => part.role === role)?.mix.gainDb;
    return { report, brief, absentPlayers, drumsDb: gainOf('drums') };
  };

  it('keeps its style where the words compare, and not where they describe', async () => {
    const plain = await change('triumphant and energetic', false);
    const compared = await change('more triumphant and energetic', true);
    expect(plain.report.style).not.toBe('lo-fi');
    expect(compared.report.style).toBe('lo-fi');
    expect(compared.report.unknownWords).toEqual([]);
    expect(compared.brief.mood.arousal).toBeGreaterThan(0.2);
  });

  it('has the same players, some of them softer', async () => {
    const before = await change('', false);
    const after = await change('less drums, louder saxophone', true);
    expect((after.drumsDb ?? 0) - (before.drumsDb ?? 0)).toBeCloseTo(-6);
    expect(after.absentPlayers).toEqual(['saxophone']);
    const again = await workers.score({
      words: 'less drums',
      earlierWords: after.brief.words,
      refines: true,
      analysis: await analysis(),
      seed: 3,
      masterPath: join(folder, 'changed.wav'),
    });
    const drums = again.score.parts.find(({ role }) => role === 'drums');
    expect((drums?.mix.gainDb ?? 0) - (before.drumsDb ?? 0)).toBeCloseTo(-12);
  });
});

describe('the instruments', () => {
  it('are looked for again after they were missing', async () => {
    const soundFontPath = join(folder, 'late.sf2');
    const late = createWorkers({ version: '1.2.3', soundFontPath });
    try {
      const input = {
        words: 'ambient',
        earlierWords: null,
        refines: false,
        analysis: await analysis(),
        seed: 1,
        masterPath: join(folder, 'late.wav'),
      };
      await expect(late.score(input)).rejects.toMatchObject({ code: 'sound-font-missing' });
      await writeFile(soundFontPath, new Uint8Array(await BasicSoundBank.getSampleSoundBankFile()));
      expect((await late.score(input)).report.style).toBe('ambient');
    } finally {
      await late.close();
    }
  });
});

describe('stems', () => {
  it('are not begun where there is no room for them', async () => {
    const scratchFolder = join(folder, 'scratch');
    const piano = part('piano', 'melody', { kind: 'sampled', program: 0 }, [note(0, 1, 60)]);
    const endless = score(1e9, 90, [piano]);
    await expect(
      workers.stems({ score: endless, soundFont: null, folder, scratchFolder }),
    ).rejects.toMatchObject({
      code: 'disk-full',
      exitCode: 7,
      message: expect.stringContaining('takes 768000.0 GB'),
    });
    await expect(stat(scratchFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the mixdown', () => {
  const place = (path: string, volume: number): PlacedSound => ({
    path,
    startSeconds: 0,
    fromSeconds: 0,
    durationSeconds: SECONDS,
    volume,
  });
  const mix = async (name: string, clips: PlacedSound[], music: PlacedSound[]) => {
    const mixPath = join(folder, `${name}.wav`);
    const result = await workers.mixdown({
      ffmpeg,
      durationSeconds: SECONDS,
      clips,
      music: music.map((one) => ({ ...one, role: 'music' })),
      mixPath,
    });
    return { result, sound: result ? decodeWav(await readFile(mixPath)) : null };
  };
  let master: string;
  let decodedMaster: StereoSound;
  beforeAll(async () => {
    master = join(folder, 'master.wav');
    await workers.score({
      words: 'ambient',
      earlierWords: null,
      refines: false,
      analysis: await analysis(),
      seed: 5,
      masterPath: master,
    });
    decodedMaster = decodeWav(await readFile(master));
  });

  it('is the master itself under a silent clip', async () => {
    const { sound } = await mix('alone', [], [place(master, 1)]);
    const alone = decodeWav(await readFile(master));
    expect(sound?.left).toEqual(alone.left);
  });

  it('is as quiet as was asked for when there is nothing but music', async () => {
    const full = await mix('full', [], [place(master, 1)]);
    const half = await mix('half', [], [place(master, 0.5)]);
    const step =
      (half.result?.loudness.integratedLufs ?? 0) - (full.result?.loudness.integratedLufs ?? 0);
    expect(step).toBeCloseTo(-6.02, 1);
  });

  it('holds the clip’s own sound, with the music under it, at −14 LUFS', async () => {
    const { result, sound } = await mix('both', [place(clip, 1)], [place(master, 1)]);
    const alone = decodeWav(await readFile(master));
    expect(sound?.left).toHaveLength(SECONDS * RATE);
    expect(sound?.left).not.toEqual(alone.left);
    expect(Math.abs((result?.loudness.integratedLufs ?? 0) + 14)).toBeLessThan(0.5);
  });

  it('sets the clip’s own sound back beside the music by the share that was asked for', async () => {
    const tone = await makeClip({ durationSeconds: SECONDS, audio: 'tone' });
    /** The clip's 440 Hz over all the rest, in decibels. */
    const standsOut = async (volume: number) => {
      const { sound } = await mix(`tone-${volume}`, [place(tone, volume)], [place(master, 1)]);
      const samples = sound?.left ?? new Float32Array();
      let [real, imaginary, energy] = [0, 0, 0];
      samples.forEach((value, i) => {
        const angle = (2 * Math.PI * 440 * i) / RATE;
        real += value * Math.cos(angle);
        imaginary += value * Math.sin(angle);
        energy += value * value;
      });
      const own = (2 * (real ** 2 + imaginary ** 2)) / samples.length;
      return 10 * Math.log10(own / (energy - own));
    };
    const step = (await standsOut(1)) - (await standsOut(0.25));
    expect(step).toBeGreaterThan(9);
    expect(step).toBeLessThan(15);
  });

  it('leaves the clip’s own sound as it was when there is no music', async () => {
    const { sound } = await mix('own', [place(clip, 1)], []);
    const halved = await mix('own-half', [place(clip, 0.5)], []);
    const peak = (samples: Float32Array | undefined) =>
      samples?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? 0;
    expect(peak(sound?.left)).toBeGreaterThan(0.05);
    expect(peak(halved.sound?.left) / peak(sound?.left)).toBeCloseTo(0.5, 2);
  });

  it('raises the clip’s own sound without clipping it', async () => {
    const loud = await makeClip({ durationSeconds: SECONDS, audio: 'tone' });
    const { sound: plain } = await mix('plain', [place(loud, 1)], []);
    const { result, sound } = await mix('doubled', [place(loud, 2)], []);
    const power = (samples: Float32Array | undefined) =>
      samples?.reduce((sum, value) => sum + value * value, 0) ?? 0;
    expect(power(sound?.left)).toBeGreaterThan(power(plain?.left));
    expect(result?.loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
  });

  it('tells of the music alone no more than it is: no louder than its master', async () => {
    const full = await mix('at-100', [], [place(master, 1)]);
    const raised = await mix('at-200', [], [place(master, 2)]);
    expect(raised.sound?.left).toEqual(full.sound?.left);
  });

  it('goes by one measure of what can be heard, which the analysis shares', async () => {
    const faint = join(folder, 'faint.mp4');
    await runFfmpeg(ffmpeg, ['-y', '-i', clip, '-af', 'volume=-38dB', '-c:v', 'copy', faint]);
    const seen = await workers.analyse({ ffmpeg, path: faint, cachePath: join(folder, 'f.json') });
    const { sound } = await mix('faint', [place(faint, 1)], [place(master, 1)]);
    const leftAlone = sound?.left.every((value, i) => value === decodedMaster.left[i]);
    expect(hasAudibleSound(await analysis())).toBe(true);
    expect(hasAudibleSound(seen)).toBe(false);
    expect(leftAlone).toBe(true);
    // By itself it is kept as it is, faint or not.
    expect((await mix('faint-alone', [place(faint, 1)], [])).result).not.toBeNull();
  });

  it('is nothing at all when there is nothing to hear', async () => {
    expect((await mix('nothing', [place(clip, 0)], [place(master, 0)])).result).toBeNull();
    const silent = await makeClip({ durationSeconds: SECONDS, audio: 'none' });
    expect((await mix('silent', [place(silent, 1)], [])).result).toBeNull();
  });
});
