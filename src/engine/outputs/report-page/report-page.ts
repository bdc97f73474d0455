import { listStyles } from '../../music/index.js';
import { chordSheet } from './chord-sheet.js';
import { uprightPath } from './drawing.js';
import { html, json, type Markup, verbatim } from './markup.js';
import { chordLane, loudnessLane, tempoLane, waveformLane } from './music-lanes.js';
import { clock, coordinate, decimal } from './numbers.js';
import { partLane } from './part-lane.js';
import { cutLane, energyLane, energyVerdict, sectionLane, speechLane } from './picture-lanes.js';
import { cursorTimes, SCRIPT } from './script.js';
import { STYLE_SHEET } from './style-sheet.js';
import { cutTable, figureTiles, scoreTable, timingTable } from './tables.js';
import { type Texts, textsIn } from './texts.js';
import { type TimeAxis, timeAxis } from './time-axis.js';
import type { ReportPageInput } from './types.js';

/** Nothing is fetched from anywhere, whatever a title says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

function styleName(id: string, language: 'en' | 'zh'): string {
  const style = listStyles().find((one) => one.id === id);
  if (style === undefined) return id;
  return language === 'zh' ? style.nameZh : style.name;
}

function facts({ score, report, language }: ReportPageInput, texts: Texts): Markup {
  const { key, tempoBpm } = score;
  const entries: readonly (readonly [name: string, value: string])[] = [
    [texts.facts.style, styleName(report.style, language)],
    [texts.facts.key, texts.key(key.tonic, key.mode)],
    [texts.facts.tempo, `${decimal(tempoBpm, 1)} bpm`],
    [texts.facts.length, `${clock(report.durationSeconds, 1)} · ${texts.bars(report.bars)}`],
    [texts.facts.seed, String(report.seed)],
    [texts.facts.made, `vmg ${report.version}`],
  ];
  return html`<dl class="facts">${entries.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** In three sentences, why the music fits. */
function verdict(input: ReportPageInput, texts: Texts): Markup {
  const { measured } = input.review;
  const { integratedLufs, truePeakDbtp } = input.report.loudness;
  const heard =
    measured.hits === 0
      ? texts.verdict.noHits
      : texts.verdict.heard(measured.hitsHeard, measured.hits);
  const loud = texts.verdict.loud(decimal(integratedLufs, 1), decimal(truePeakDbtp, 1));
  return html`<p class="verdict"><strong>${heard}</strong> ${energyVerdict(input, texts)} ${loud}</p>`;
}

function header(input: ReportPageInput, texts: Texts): Markup {
  const { report, words } = input;
  return html`<header>
<h1>${report.title}</h1>
${words.trim() === '' ? null : html`<blockquote><span class="soft">${texts.asked}</span> ${words.trim()}</blockquote>`}
${report.unknownWords.length === 0 ? null : html`<p class="note">${texts.notUnderstood(report.unknownWords)}</p>`}
${facts(input, texts)}
</header>
`;
}

/** The rule above all rows: times, with a fine line through them at every accented cut. */
function ruler(input: ReportPageInput, axis: TimeAxis): Markup {
  const hits = input.review.cuts.filter(({ hit }) => hit !== null);
  const times = hits.map(({ timeSeconds }) => timeSeconds);
  return html`<svg class="threads${hits.length > 120 ? ' many' : ''}" aria-hidden="true" viewBox="0 0 ${coordinate(axis.seconds)} 1" preserveAspectRatio="none"><path d="${uprightPath(times, 0, 1)}"/></svg>
<svg class="plot ruler" aria-hidden="true" width="100%" height="22">${axis.ticks.map(
    ({ seconds, label }) =>
      html`<line x1="${axis.x(seconds)}" x2="${axis.x(seconds)}" y1="16" y2="22"/><text x="${axis.x(seconds)}" dx="3" y="14">${label}</text>`,
  )}</svg>
`;
}

function overTime(input: ReportPageInput, texts: Texts, axis: TimeAxis): Markup {
  const { title, note, label } = texts.overTime;
  return html`<section id="time"><h2>${title}</h2><p class="note">${note}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${label}"><div id="lanes" style="--least:${axis.pixels}px">
${ruler(input, axis)}${sectionLane(input, texts, axis)}${energyLane(input, texts, axis)}${cutLane(input, texts, axis)}${speechLane(input, texts, axis)}${partLane(input, texts, axis)}${chordLane(input, texts, axis)}${tempoLane(input, texts, axis)}${waveformLane(input, texts, axis)}${loudnessLane(input, texts, axis)}<div id="cursor" hidden=""><span></span></div>
</div></div></section>
`;
}

/**
 * One self-contained HTML page that shows why a piece fits its picture; no network, no files, the same
 * bytes for the same input. A piece of ten minutes stays below 400 kB.
 */
export function reportPage(input: ReportPageInput): string {
  const texts = textsIn(input.language);
  const axis = timeAxis(input.score.durationSeconds);
  const page = html`<!DOCTYPE html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${input.report.title} · vmg</title>
<style>${verbatim(STYLE_SHEET)}</style>
</head>
<body>
<main>
${header(input, texts)}${verdict(input, texts)}
${figureTiles(input, texts)}${overTime(input, texts, axis)}${cutTable(input, texts)}${scoreTable(input, texts)}${chordSheet(input, texts)}${timingTable(input, texts)}</main>
<footer>${texts.footer(input.report.version)}</footer>
<script type="application/json" id="times">${json(cursorTimes(input, texts))}</script>
<script>${verbatim(SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}
