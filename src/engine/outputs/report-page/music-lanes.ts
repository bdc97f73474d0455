import { secondsAt } from '../../music/index.js';
import {
  lane,
  legend,
  linePath,
  rule,
  type Step,
  stepPath,
  stretched,
  thinned,
} from './drawing.js';
import { html, type Markup } from './markup.js';
import { clock, coordinate, decimal, percent } from './numbers.js';
import type { Texts } from './texts.js';
import type { TimeAxis } from './time-axis.js';
import type { ReportPageInput } from './types.js';

const WAVE_HEIGHT = 72;
const LOUDNESS_HEIGHT = 120;
const TARGET_LUFS = -14;
/** The meter's scale: what is softer lies on its bottom. */
const LOUDEST_LUFS = -4;
const SOFTEST_LUFS = -44;
const TEMPO_HEIGHT = 72;
const LIMIT = 0.08;
const CHORD_HEIGHT = 26;

/** The outline of the music alone. */
export function waveformLane(
  { review, report }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup {
  const { stepSeconds, low, high } = review.envelope;
  const middle = WAVE_HEIGHT / 2;
  const at = (value: number, i: number): string =>
    `${coordinate(Math.min(axis.seconds, (i + 0.5) * stepSeconds))} ${coordinate(middle - middle * value, 1)}`;
  const upper = high.map(at);
  const lower = low.map(at).reverse();
  return lane({
    id: 'waveform',
    words: texts.lanes.waveform,
    summary: `${texts.lanes.waveform.name}, ${clock(report.durationSeconds, 1)}`,
    height: WAVE_HEIGHT,
    drawing: stretched(
      axis,
      WAVE_HEIGHT,
      html`<path class="wave" d="M${[...upper, ...lower].join('L')}Z"/>`,
    ),
  });
}

/** Momentary and short-term loudness about the target. */
export function loudnessLane(
  { review, report }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup {
  const height = (lufs: number): number =>
    (LOUDNESS_HEIGHT * (LOUDEST_LUFS - Math.max(SOFTEST_LUFS, Math.min(LOUDEST_LUFS, lufs)))) /
    (LOUDEST_LUFS - SOFTEST_LUFS);
  const line = ({ stepSeconds, values }: { stepSeconds: number; values: readonly number[] }) =>
    linePath(
      thinned(
        values.map((value, i) => ({
          seconds: Math.min(axis.seconds, i * stepSeconds),
          y: height(value),
        })),
      ),
    );
  return lane({
    id: 'loudness',
    words: texts.lanes.loudness,
    summary: texts.verdict.loud(
      decimal(report.loudness.integratedLufs, 1),
      decimal(report.loudness.truePeakDbtp, 1),
    ),
    height: LOUDNESS_HEIGHT,
    legend: legend([
      ['line thin', texts.legend.momentary],
      ['line', texts.legend.shortTerm],
      ['line dashed', texts.legend.target],
    ]),
    drawing: [
      [-24, -34].map((lufs) => rule(height(lufs), decimal(lufs, 0))),
      rule(height(TARGET_LUFS), decimal(TARGET_LUFS, 0), 'target'),
      stretched(axis, LOUDNESS_HEIGHT, [
        html`<path class="momentary" d="${line(review.momentary)}"/>`,
        html`<path class="short-term" d="${line(review.shortTerm)}"/>`,
      ]),
    ],
  });
}

/** How the tempo bends about its base. */
export function tempoLane(
  { score, review }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup {
  const { tempoBpm, tempoMap } = score;
  const middle = TEMPO_HEIGHT / 2;
  const height = (bpm: number): number => {
    const off = Math.max(-1.25, Math.min(1.25, (bpm / tempoBpm - 1) / LIMIT));
    return middle - off * (middle - 10);
  };
  const steps: Step[] = tempoMap.points.flatMap((to, i) => {
    const from = tempoMap.points[i - 1];
    if (from === undefined || from.seconds >= axis.seconds) return [];
    const bpm = (60 * (to.beat - from.beat)) / (to.seconds - from.seconds);
    return [{ from: from.seconds, to: Math.min(axis.seconds, to.seconds), y: height(bpm) }];
  });
  const bpm = (share: number): string => decimal(tempoBpm * (1 + share), 1);
  return lane({
    id: 'tempo',
    words: texts.lanes.tempo,
    summary: `${bpm(0)} bpm ± ${percent(review.measured.tempoDeviation)}`,
    height: TEMPO_HEIGHT,
    legend: legend([
      ['line dashed', texts.legend.base],
      ['block grey', texts.legend.limits],
    ]),
    drawing: [
      html`<rect class="limits" x="0" width="100%" y="${height(tempoBpm * (1 + LIMIT))}" height="${TEMPO_HEIGHT - 20}"/>`,
      rule(middle, `${bpm(0)} bpm`, 'target'),
      html`<text class="scale end" x="100%" y="9">${bpm(LIMIT)}</text><text class="scale end" x="100%" y="${TEMPO_HEIGHT - 1}">${bpm(-LIMIT)}</text>`,
      stretched(axis, TEMPO_HEIGHT, html`<path class="step" d="${stepPath(steps)}"/>`),
    ],
  });
}

/** The harmony: a block a chord, named where there is room. */
export function chordLane({ score }: ReportPageInput, texts: Texts, axis: TimeAxis): Markup {
  const chords = score.chords.map(({ startBeat, durationBeats, symbol }) => {
    const start = secondsAt(score.tempoMap, startBeat);
    const end = Math.min(axis.seconds, secondsAt(score.tempoMap, startBeat + durationBeats));
    return { start, length: Math.max(0, end - start), symbol };
  });
  return lane({
    id: 'chords',
    words: texts.lanes.chords,
    summary: chords.map(({ symbol }) => symbol).join(' '),
    height: CHORD_HEIGHT,
    drawing: chords.map(({ start, length, symbol }, i) => {
      const named = axis.room(length) > 7.5 * symbol.length + 8;
      return html`<rect class="chord${i % 2 === 0 ? '' : ' odd'}" x="${axis.x(start)}" width="${axis.width(length)}" height="${CHORD_HEIGHT}"><title>${clock(start, 1)} · ${symbol}</title></rect>${
        named ? html`<text class="label" x="${axis.x(start)}" dx="5" y="18">${symbol}</text>` : null
      }`;
    }),
  });
}
