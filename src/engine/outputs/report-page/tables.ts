import { barStartsOf } from '../../music/index.js';
import type { CutReading } from '../../review/types.js';
import { type Band, bandsOf } from './bands.js';
import { html, type Markup } from './markup.js';
import { clock, coordinate, decimal, signed } from './numbers.js';
import type { Explained, Texts } from './texts.js';
import type { ReportPageInput } from './types.js';

/** More rows than this scroll within a frame of their own. */
const MANY_ROWS = 30;
const PERCENT_METRICS = new Set(['sc', 'groove', 'ebr']);

/** `5 : 1` is the first beat of the fifth bar; between beats with two decimals. */
function placeInBar(beat: number, starts: readonly number[]): string {
  const bar = Math.max(
    0,
    starts.findLastIndex((start) => start <= beat + 0.01),
  );
  const within = beat - (starts[bar] ?? 0) + 1;
  const whole = Math.abs(within - Math.round(within)) < 0.01;
  return `${bar + 1} : ${whole ? Math.round(within) : within.toFixed(2)}`;
}

function cutRow(cut: CutReading, i: number, input: ReportPageInput, texts: Texts): Markup {
  const { hit } = cut;
  const off = hit === null ? 0 : hit.heardSeconds - cut.timeSeconds;
  const passed = cut.eligible ? texts.passedOver.left : texts.passedOver.tooClose;
  const heard =
    hit === null
      ? html`<td>–</td><td>–</td><td>–</td><td>–</td><td>${passed}</td>`
      : html`<td>${placeInBar(hit.beat, barStartsOf(input.score))}</td><td>${clock(hit.heardSeconds, 3)}</td><td>${signed(1000 * off, 1)}</td><td>${signed(off * input.analysis.frameRate, 2)}</td><td>${hit.heard ? texts.hits.heard : html`<strong>${texts.hits.unheard}</strong>`}</td>`;
  return html`<tr><th scope="row">${i + 1}</th><td>${clock(cut.timeSeconds, 3)}</td><td>${texts.kind[cut.kind]}</td><td>${decimal(cut.strength, 2)}</td><td>${texts.place[cut.place]}</td>${heard}</tr>
`;
}

/** Every cut with its place in the music and its offset. */
export function cutTable(input: ReportPageInput, texts: Texts): Markup {
  const { title, note, none, columns } = texts.hits;
  const { cuts } = input.review;
  if (cuts.length === 0) {
    return html`<section id="hits"><h2>${title}</h2><p class="note">${none}</p></section>`;
  }
  const head = (
    ['number', 'cut', 'kind', 'strength', 'place', 'beat', 'heardAt', 'offset', 'frames'] as const
  ).map((column) => html`<th scope="col">${columns[column]}</th>`);
  return html`<section id="hits"><h2>${title}</h2><p class="note">${note}</p>
<div class="table${cuts.length > MANY_ROWS ? ' tall' : ''}" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}<th scope="col">${columns.accent}</th></tr></thead><tbody>
${cuts.map((cut, i) => cutRow(cut, i, input, texts))}</tbody></table></div></section>
`;
}

/** A band as a bar with the value as a dot, on a scale that has room on both sides. */
function bandChart([low, high]: Band, value: number): Markup {
  const span = Math.max(high - low, 1e-6);
  const from = Math.min(low - 0.5 * span, value - 0.1 * span);
  const to = Math.max(high + 0.5 * span, value + 0.1 * span);
  const x = (at: number): string => `${coordinate((100 * (at - from)) / (to - from), 2)}%`;
  const inside = value >= low && value <= high;
  return html`<svg class="band" width="96" height="14" aria-hidden="true"><line class="grid" x1="0" x2="100%" y1="7" y2="7"/><rect x="${x(low)}" width="${coordinate((100 * span) / (to - from), 2)}%" y="4" height="6" rx="3"/><circle class="${inside ? 'in' : 'out'}" cx="${x(value)}" cy="7" r="4"/></svg>`;
}

/** The score's own figures against their bands, with what each says. */
export function scoreTable({ score, report }: ReportPageInput, texts: Texts): Markup {
  const { title, note, columns, inside, outside, metrics } = texts.score;
  const bands = bandsOf(score);
  const rows = Object.entries(metrics).flatMap(([id, words]) => {
    const value = report.metrics[id];
    if (value === undefined) return [];
    const digits = PERCENT_METRICS.has(id) ? 3 : 2;
    const band = bands[id];
    const within = band !== undefined && value >= band[0] && value <= band[1];
    return [
      html`<tr><th scope="row">${words.name}</th><td>${decimal(value, digits)}</td><td>${
        band === undefined
          ? '–'
          : html`<span class="range">${decimal(band[0], digits)}–${decimal(band[1], digits)}</span>${bandChart(band, value)}<span class="soft">${within ? inside : outside}</span>`
      }</td><td class="words">${words.meaning}</td></tr>
`,
    ];
  });
  return html`<section id="score"><h2>${title}</h2><p class="note">${note}</p>
<div class="table" tabindex="0" role="region" aria-label="${title}"><table><thead><tr><th scope="col">${columns.measure}</th><th scope="col">${columns.value}</th><th scope="col">${columns.band}</th><th scope="col">${columns.meaning}</th></tr></thead><tbody>
${rows}</tbody></table></div></section>
`;
}

/** How long each stage took. */
export function timingTable({ report }: ReportPageInput, texts: Texts): Markup | null {
  const stages = Object.entries(report.timingsMs);
  if (stages.length === 0) return null;
  const { title, note } = texts.timings;
  return html`<section id="timings"><h2>${title}</h2><p class="note">${note}</p>
<dl class="facts">${stages.map(
    ([stage, milliseconds]) =>
      html`<div><dt>${texts.stage(stage)}</dt><dd>${decimal(milliseconds / 1000, 2)} s</dd></div>`,
  )}</dl></section>
`;
}

/** The measured figures as tiles: value, name, and what it means. */
export function figureTiles({ report, review }: ReportPageInput, texts: Texts): Markup {
  const { measured } = review;
  const none = texts.nothingToMeasure;
  const share = (value: number | null): string =>
    value === null ? none : `${decimal(100 * value, value === 1 ? 0 : 1)}%`;
  const tile = ({ name, meaning }: Explained, value: string, main = false): Markup =>
    html`<div class="tile${main ? ' main' : ''}"><dt>${name}</dt><dd class="value${value === none ? ' none' : ''}">${value}</dd><dd class="meaning">${meaning}</dd></div>
`;
  const { figures } = texts;
  return html`<dl class="tiles">
${tile(figures.heard, measured.hits > 0 ? `${measured.hitsHeard} / ${measured.hits}` : none, true)}${tile(figures.downbeats, share(measured.downbeatShare))}${tile(figures.selected, share(measured.selectedShare))}${tile(figures.correlation, measured.energyCorrelation === null ? none : decimal(measured.energyCorrelation, 2))}${tile(figures.loudness, `${decimal(report.loudness.integratedLufs, 1)} LUFS`)}${tile(figures.truePeak, `${decimal(report.loudness.truePeakDbtp, 1)} dBTP`)}${tile(figures.lengthError, texts.samples(decimal(measured.lengthErrorSamples, 0)))}${tile(figures.tempoDeviation, `${decimal(100 * measured.tempoDeviation, 1)}%`)}</dl>
`;
}
