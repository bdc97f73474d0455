import { barStartsOf, secondsAt } from '../../music/index.js';
import type { CutPlace, CutReading } from '../../review/types.js';
import {
  areaPath,
  lane,
  legend,
  type Point,
  stepPath,
  stretched,
  thinned,
  uprightPath,
} from './drawing.js';
import { html, type Markup } from './markup.js';
import { clock, decimal, percent, signed } from './numbers.js';
import type { Texts } from './texts.js';
import type { TimeAxis } from './time-axis.js';
import type { ReportPageInput } from './types.js';

const ENERGY_HEIGHT = 128;
const ROW = 22;
/** Beats closer than this are not told apart. */
const BEAT_PIXELS = 5;
/** Below this a tint says nothing. */
const LUFS_FLOOR = -40;

/** What the picture does and what the music answers, bar by bar. */
export function energyLane(
  { analysis, review }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup {
  const bottom = ENERGY_HEIGHT;
  const drawn = ENERGY_HEIGHT - 18;
  const { stepSeconds, values } = analysis.energy;
  const energy: Point[] = values.map((value, i) => ({
    seconds: Math.min(axis.seconds, (i + 0.5) * stepSeconds),
    y: bottom - drawn * value,
  }));
  const levels = review.bars.map(({ loudnessLufs }) => Math.max(LUFS_FLOOR, loudnessLufs));
  const loudest = Math.ceil(Math.max(-14, ...levels));
  const softest = Math.floor(Math.min(loudest - 6, ...levels));
  const height = (lufs: number): number =>
    bottom - (drawn * (Math.max(softest, lufs) - softest)) / (loudest - softest);
  const steps = (compared: boolean) =>
    review.bars
      .filter((bar) => bar.compared === compared)
      .map((bar) => ({ from: bar.startSeconds, to: bar.endSeconds, y: height(bar.loudnessLufs) }));
  const first = energy[0];
  const last = energy.at(-1);
  const whole =
    first && last
      ? [{ ...first, seconds: 0 }, ...thinned(energy), { ...last, seconds: axis.seconds }]
      : [];
  return lane({
    id: 'energy',
    words: texts.lanes.energy,
    summary: summaryOf(review.measured.energyCorrelation, review.bars, texts),
    height: ENERGY_HEIGHT,
    legend: legend([
      ['block grey', texts.legend.energy],
      ['line', texts.legend.musicLoudness],
    ]),
    drawing: [
      stretched(axis, ENERGY_HEIGHT, [
        html`<path class="energy" d="${areaPath(whole, bottom)}"/>`,
        html`<path class="step" d="${stepPath(steps(true))}"/><path class="step ending" d="${stepPath(steps(false))}"/>`,
      ]),
      html`<text class="scale end" x="100%" y="12">${decimal(loudest, 0)} LUFS</text><text class="scale end" x="100%" y="${bottom - 4}">${decimal(softest, 0)} LUFS</text>`,
    ],
  });
}

function summaryOf(
  correlation: number | null,
  bars: readonly { compared: boolean }[],
  { verdict }: Texts,
): string {
  if (correlation === null) return verdict.steady;
  const say = correlation >= 0.8 ? verdict.follows : verdict.strays;
  return say(decimal(correlation, 2), bars.filter(({ compared }) => compared).length);
}

/** The verdict on how the music follows the picture, in a sentence. */
export const energyVerdict = ({ review }: ReportPageInput, texts: Texts): string =>
  summaryOf(review.measured.energyCorrelation, review.bars, texts);

const PLACES: readonly CutPlace[] = ['downbeat', 'beat', 'off-beat', 'none'];

/** A cut as a tooltip tells it. */
function cutWords(cut: CutReading, texts: Texts): string {
  const words = [clock(cut.timeSeconds, 3), texts.kind[cut.kind], texts.place[cut.place]];
  if (cut.hit !== null) {
    words.push(`${signed(1000 * (cut.hit.heardSeconds - cut.timeSeconds), 1)} ms`);
    if (!cut.hit.heard) words.push(texts.hits.unheard);
  }
  return words.join(' · ');
}

/** Where each cut falls in its bar; a row for each place. */
export function cutLane({ score, review }: ReportPageInput, texts: Texts, axis: TimeAxis): Markup {
  const height = ROW * PLACES.length;
  const bars = barStartsOf(score);
  const seconds = (beat: number): number => secondsAt(score.tempoMap, beat);
  const beats = bars.flatMap((start, i) => {
    const next = bars[i + 1] ?? start + 4;
    return Array.from({ length: Math.ceil(next - start - 1e-6) }, (_, n) => seconds(start + n));
  });
  const within = (time: number): boolean => time <= axis.seconds;
  const room = axis.room(60 / score.tempoBpm);
  return lane({
    id: 'cuts',
    words: texts.lanes.cuts,
    summary: PLACES.map(
      (place) =>
        `${texts.place[place]}: ${review.cuts.filter((cut) => cut.place === place).length}`,
    ).join('; '),
    height,
    legend: legend([
      ['dot', texts.legend.heard],
      ['dot hollow', texts.legend.unheard],
    ]),
    drawing: [
      stretched(axis, height, [
        room >= BEAT_PIXELS
          ? html`<path class="beats" d="${uprightPath(beats.filter(within), 0, height)}"/>`
          : null,
        html`<path class="bars" d="${uprightPath(bars.map(seconds).filter(within), 0, height)}"/>`,
      ]),
      PLACES.map(
        (place, row) =>
          html`<text class="scale" x="2" y="${row * ROW + 15}">${texts.place[place]}</text>`,
      ),
      review.cuts.map((cut) => {
        const y = PLACES.indexOf(cut.place) * ROW + ROW / 2;
        const mark = cut.hit === null ? 'none' : cut.hit.heard ? 'heard' : 'unheard';
        const radius = cut.hit === null ? 2.5 : cut.place === 'downbeat' ? 5.5 : 4.5;
        return html`<circle class="cut ${mark}" cx="${axis.x(cut.timeSeconds)}" cy="${y}" r="${radius}"><title>${cutWords(cut, texts)}</title></circle>`;
      }),
    ],
  });
}

/** The form: bands as full as the section plays. */
export function sectionLane(
  { score, report }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup {
  const bands = report.sections.map((section, i) => {
    const length = section.endSeconds - section.startSeconds;
    const intensity = score.sections[i]?.intensity ?? 0;
    const name = texts.section(section.name);
    const title = [
      name,
      `${clock(section.startSeconds, 1)}–${clock(section.endSeconds, 1)}`,
      texts.bars(section.bars),
      texts.intensity(percent(intensity)),
    ].join(' · ');
    const words =
      axis.room(length) > 9 * name.length + 70
        ? html`${name} <tspan class="soft">${percent(intensity)}</tspan>`
        : axis.room(length) > 8 * name.length + 8
          ? html`${name}`
          : null;
    return {
      title,
      drawing: html`<rect class="section" x="${axis.x(section.startSeconds)}" width="${axis.width(length)}" height="34" fill-opacity="${(0.07 + 0.33 * intensity).toFixed(2)}"><title>${title}</title></rect>${
        words === null
          ? null
          : html`<text class="label" x="${axis.x(section.startSeconds)}" dx="8" y="22">${words}</text>`
      }`,
    };
  });
  return lane({
    id: 'sections',
    words: texts.lanes.sections,
    summary: bands.map(({ title }) => title).join('; '),
    height: 34,
    drawing: bands.map(({ drawing }) => drawing),
  });
}

/** Where somebody speaks; nothing when nobody does. */
export function speechLane(
  { analysis }: ReportPageInput,
  texts: Texts,
  axis: TimeAxis,
): Markup | null {
  const spans = analysis.speech ?? [];
  if (spans.length === 0) return null;
  const titles = spans.map(
    ({ startSeconds, endSeconds }) => `${clock(startSeconds, 1)}–${clock(endSeconds, 1)}`,
  );
  return lane({
    id: 'speech',
    words: texts.lanes.speech,
    summary: titles.join('; '),
    height: 14,
    drawing: [
      html`<line class="grid" x1="0" x2="100%" y1="7" y2="7"/>`,
      spans.map(
        ({ startSeconds, endSeconds }, i) =>
          html`<rect class="speech" x="${axis.x(startSeconds)}" width="${axis.width(endSeconds - startSeconds)}" y="2" height="10" rx="3"><title>${titles[i] ?? ''}</title></rect>`,
      ),
    ],
  });
}
