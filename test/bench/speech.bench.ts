import { beforeAll, describe, expect, it } from 'vitest';
import type { Span } from '../../src/engine/analysis/index.js';
import { SPEECH_RATE } from '../../src/engine/analysis/index.js';
import { renderMusic } from '../../src/engine/sound/index.js';
import { detect } from '../engine/analysis/speech/detector.js';
import { NOISES, under } from '../engine/analysis/speech/sounds-around.js';
import {
  countFrames,
  type FrameCounts,
  f1,
  type Labelled,
  type Line,
  resampled,
  speak,
  type Voice,
} from '../engine/analysis/speech/utterances.js';
import { testBank } from '../engine/sound/bank.js';
import { anyClip, pieceOf, STYLE_IDS } from './pieces.js';
import { percent, printTable } from './tables.js';

const MUSIC_SECONDS = 16;
/** Between lines: breaths, pauses, and one long enough for the music to come back. */
const PAUSES = [1.2, 0.4, 0.8, 3];

const SPEAKERS: readonly (Voice & { lines: readonly string[] })[] = [
  {
    voice: 'en-us',
    lines: [
      'We left the harbour before sunrise, and the sea was perfectly calm.',
      'Nobody spoke for a while.',
      'Then the first gulls came, looking for breakfast.',
      'It was going to be a long day.',
    ],
  },
  {
    voice: 'en+f3',
    speed: 150,
    lines: [
      'Today I will show you how to bake a simple loaf of bread.',
      'You need flour, water, salt, and a little patience.',
      'First, mix everything in a large bowl.',
      'And now we wait.',
    ],
  },
  {
    voice: 'en-029+m3',
    speed: 190,
    pitch: 35,
    lines: [
      'Look at that jump!',
      'He is going for the double, I cannot believe it.',
      'What a run, what a finish.',
      'Give him a hand, everybody.',
    ],
  },
  {
    voice: 'cmn',
    lines: [
      '今天天气很好，我们去山上走一走。',
      '路上有很多花，也有很多鸟。',
      '到了山顶以后，可以看到大海。',
      '大家都很开心。',
    ],
  },
  {
    voice: 'cmn+f2',
    speed: 160,
    lines: [
      '欢迎来到我的频道。',
      '这一集我要介绍一个新的城市。',
      '这里的早餐非常好吃。',
      '我们下次再见。',
    ],
  },
  {
    voice: 'de+m5',
    lines: [
      'Am Anfang war nur ein leeres Feld.',
      'Heute steht hier ein ganzes Dorf, mit Schule und Bäckerei.',
      'Wie ist das gekommen?',
      'Das erzählen uns die Leute selbst.',
    ],
  },
  {
    voice: 'fr+f4',
    lines: [
      'Bonjour à tous et bienvenue dans la cuisine.',
      'Aujourd’hui, nous préparons une tarte aux pommes.',
      'C’est très facile.',
      'Il faut trois pommes, du beurre et du sucre.',
    ],
  },
  {
    voice: 'es+m1',
    speed: 185,
    lines: [
      'La carrera empieza en cinco minutos.',
      'Los corredores están muy nerviosos.',
      'Hace mucho calor hoy en la ciudad.',
      '¡Vamos, que ya salen!',
    ],
  },
  {
    voice: 'ru+f5',
    lines: [
      'Мы приехали сюда поздно вечером.',
      'Было темно и очень тихо.',
      'Утром мы увидели горы.',
      'Я никогда этого не забуду.',
    ],
  },
  {
    voice: 'hi+m7',
    lines: ['नमस्ते, आप कैसे हैं?', 'आज हम एक नई जगह देखेंगे।', 'यह शहर बहुत पुराना है।', 'चलिए, शुरू करते हैं।'],
  },
];

const linesOf = (lines: readonly string[]): Line[] =>
  lines.map((text, i) => ({ text, pauseSeconds: PAUSES[i % PAUSES.length] ?? 1 }));

/** A piece of this style as one channel at 16 kHz. */
async function musicOf(style: string, seed: number): Promise<Float32Array> {
  const { score } = pieceOf(style, anyClip(MUSIC_SECONDS, seed), seed);
  const { left, right, sampleRate } = await renderMusic(score, await testBank());
  const mono = left.map((value, i) => (value + (right[i] ?? 0)) / 2);
  return resampled(mono, sampleRate, SPEECH_RATE);
}

const secondsOf = ({ length }: Float32Array): number => length / SPEECH_RATE;
const total = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);

let spoken: Labelled[];
let music: { style: string; samples: Float32Array }[];

beforeAll(async () => {
  spoken = [];
  for (const { lines, ...voice } of SPEAKERS) spoken.push(await speak(linesOf(lines), voice));
  music = [];
  for (const [i, style] of STYLE_IDS.entries()) {
    music.push({ style, samples: await musicOf(style, i + 1) });
  }
}, 600_000);

/** Prints what is found of every speaker's words, and gives the whole. */
async function score(title: string, around: (spoken: Labelled, speaker: number) => Labelled) {
  const all: FrameCounts = { both: 0, missed: 0, falseAlarms: 0 };
  const rows: string[][] = [];
  for (const [i, one] of spoken.entries()) {
    const { samples, speech } = around(one, i);
    const counts = countFrames(speech, await detect(samples), secondsOf(samples));
    all.both += counts.both;
    all.missed += counts.missed;
    all.falseAlarms += counts.falseAlarms;
    rows.push([SPEAKERS[i]?.voice ?? '', ...figures(counts)]);
  }
  printTable(title, ['voice', 'F1', 'precision', 'recall'], [...rows, ['all', ...figures(all)]]);
  return f1(all);
}

const figures = (counts: FrameCounts): string[] => [
  f1(counts).toFixed(3),
  percent(counts.both / (counts.both + counts.falseAlarms)),
  percent(counts.both / (counts.both + counts.missed)),
];

describe('speech, in hundredths of a second', () => {
  it('is found where it is clean', async () => {
    expect(await score('clean', (one) => one)).toBeGreaterThan(0.95);
  });

  it('is found under music that is as loud', async () => {
    const found = await score('under our music at 0 dB', (one, i) =>
      under(one, music[(2 * i) % music.length]?.samples ?? new Float32Array(), 0),
    );
    expect(found).toBeGreaterThan(0.93);
  });

  it('is found in noise', async () => {
    for (const [name, make] of Object.entries(NOISES)) {
      await score(`in ${name}, 5 dB under it`, (one) => under(one, make(20), 5));
    }
  });

  it('is not found where nobody speaks', async () => {
    const silent = [
      ...music,
      ...Object.entries(NOISES).map(([style, make]) => ({ style, samples: make(MUSIC_SECONDS) })),
      { style: 'silence', samples: new Float32Array(10 * SPEECH_RATE) },
    ];
    const rows: string[][] = [];
    for (const { style, samples } of silent) {
      const alarms = await detect(samples);
      rows.push([style, total(alarms).toFixed(2), percent(total(alarms) / secondsOf(samples))]);
      expect.soft(alarms, style).toEqual([]);
    }
    printTable('nobody speaks', ['sound', 'false alarms, s', 'share'], rows);
  });
});
