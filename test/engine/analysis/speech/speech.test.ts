import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeSpeech, SPEECH_RATE } from '../../../../src/engine/analysis/index.js';
import { speechSpans } from '../../../../src/engine/analysis/speech/speech-spans.js';
import { detect } from './detector.js';
import { NOISES, under } from './sounds-around.js';
import { countFrames, f1, type Labelled, speak } from './utterances.js';

let english: Labelled;
let mandarin: Labelled;

beforeAll(async () => {
  english = await speak(
    [
      { text: 'The boats come home before the storm.', pauseSeconds: 0.8 },
      { text: 'Nobody is afraid.', pauseSeconds: 1.2 },
    ],
    { voice: 'en+f3' },
  );
  mandarin = await speak([{ text: '今天天气很好，我们去山上走一走。', pauseSeconds: 1 }], {
    voice: 'cmn',
  });
});

/** A band's chords: harmonics of three notes, struck twice a second. */
const chords = Float32Array.from({ length: 6 * SPEECH_RATE }, (_, i) => {
  const time = i / SPEECH_RATE;
  return [220, 277.2, 329.6].reduce((sum, hertz) => {
    const string = [1, 2, 3, 4].map((n) => Math.sin(2 * Math.PI * n * hertz * time) / n);
    return sum + 0.05 * Math.exp(-3 * (time % 0.5)) * string.reduce((a, b) => a + b, 0);
  }, 0);
});

const scoreOf = async ({ samples, speech }: Labelled): Promise<number> =>
  f1(countFrames(speech, await detect(samples), samples.length / SPEECH_RATE));

describe('speech', () => {
  it('is found where it is, in English and in Mandarin', async () => {
    expect(await scoreOf(english)).toBeGreaterThan(0.95);
    expect(await scoreOf(mandarin)).toBeGreaterThan(0.95);
  });

  it('is found under a band that is as loud', async () => {
    expect(await scoreOf(under(english, chords, 0))).toBeGreaterThan(0.9);
  });

  it('is found in noise', async () => {
    expect(await scoreOf(under(mandarin, NOISES.pink(6), 5))).toBeGreaterThan(0.9);
  });

  it('is not found in music, noise or silence', async () => {
    for (const sound of [chords, NOISES.engine(6), NOISES.knocks(4), new Float32Array(20_000)]) {
      expect(await detect(sound)).toEqual([]);
    }
    expect(await detect(new Float32Array(0))).toEqual([]);
  });

  it('is known before its first word ends, and not long after its last', async () => {
    const [first] = english.speech;
    const [found] = await detect(english.samples);
    expect(Math.abs((found?.startSeconds ?? 9) - (first?.startSeconds ?? 0))).toBeLessThan(0.1);
    const last = (await detect(english.samples)).at(-1)?.endSeconds ?? 9;
    expect(Math.abs(last - (english.speech.at(-1)?.endSeconds ?? 0))).toBeLessThan(0.25);
  });
});

describe('spans of speech', () => {
  const STEP = 0.032;
  const spansOf = (probabilities: readonly number[]) =>
    speechSpans(probabilities, STEP, probabilities.length * STEP);
  const run = (windows: number, probability: number): number[] =>
    new Array(windows).fill(probability);

  it('begin at a half and end below 0.35, with a margin of 30 ms', () => {
    const spans = spansOf([...run(10, 0.4), ...run(10, 0.6), ...run(5, 0.4), ...run(10, 0.3)]);
    expect(spans).toEqual([{ startSeconds: 0.29, endSeconds: 0.83 }]);
  });

  it('bridge breaks shorter than a tenth of a second', () => {
    expect(spansOf([...run(10, 1), ...run(3, 0), ...run(10, 1)])).toHaveLength(1);
    expect(spansOf([...run(10, 1), ...run(6, 0), ...run(10, 1)])).toHaveLength(2);
  });

  it('leave out what is shorter than a quarter of a second', () => {
    expect(spansOf([...run(10, 0), ...run(7, 1), ...run(10, 0)])).toEqual([]);
    expect(spansOf([...run(10, 0), ...run(8, 1), ...run(10, 0)])).toHaveLength(1);
  });

  it('last to the end where somebody is still speaking', () => {
    expect(spansOf([...run(5, 0), ...run(20, 1)])).toEqual([
      { startSeconds: 0.13, endSeconds: 0.8 },
    ]);
  });

  it('are in order, apart and within the sound, whatever is heard', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (probabilities) => {
        let before = 0;
        for (const { startSeconds, endSeconds } of spansOf(probabilities)) {
          expect(startSeconds).toBeGreaterThanOrEqual(before);
          expect(endSeconds).toBeGreaterThan(startSeconds);
          before = endSeconds;
        }
        expect(before).toBeLessThanOrEqual(probabilities.length * STEP + 5e-4);
      }),
    );
  });

  it('lie on a timeline where their clip lies, trimmed as it is', () => {
    const speech = [
      { startSeconds: 0.5, endSeconds: 1.5 },
      { startSeconds: 3, endSeconds: 4 },
      { startSeconds: 6, endSeconds: 7 },
    ];
    expect(placeSpeech(speech, { startSeconds: 10, fromSeconds: 1, durationSeconds: 2.5 })).toEqual(
      [
        { startSeconds: 10, endSeconds: 10.5 },
        { startSeconds: 12, endSeconds: 12.5 },
      ],
    );
  });

  it('come again with every round of a sound that is repeated', () => {
    const round = { startSeconds: 1, endSeconds: 4 };
    const place = { startSeconds: 10, fromSeconds: 0, durationSeconds: 4, speed: 2, round };
    const speech = [
      { startSeconds: 0.5, endSeconds: 2 },
      { startSeconds: 3.5, endSeconds: 4.5 },
    ];
    expect(placeSpeech(speech, place)).toEqual([
      { startSeconds: 10.25, endSeconds: 11 },
      { startSeconds: 11.75, endSeconds: 12 },
      // A second round from 12 on, which begins in the middle of a word, and a third.
      { startSeconds: 12, endSeconds: 12.5 },
      { startSeconds: 13.25, endSeconds: 13.5 },
      { startSeconds: 13.5, endSeconds: 14 },
    ]);
  });
});
