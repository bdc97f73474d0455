import type { Waveform } from '../protocol/index.js';
import { type PieceMarks, peakBetween, within } from './piece-marks.js';
import { gainAt, type TimelineSegment } from './timeline-model.js';

/** Canvases of more pixels than this are not drawn by every browser. */
const MOST_PIXELS = 8192;
/** Lines that stand closer than this many pixels are left out. */
const LINE_ROOM = 5;

/** Draws beats and, where it is known, the waveform of a segment of sound into its canvas. */
export function drawSound(
  canvas: HTMLCanvasElement,
  segment: TimelineSegment,
  marks: PieceMarks | undefined,
  waveform: Waveform | undefined,
): void {
  const { clientWidth, clientHeight } = canvas;
  if (clientWidth === 0 || clientHeight === 0) return;
  const scale = Math.min(window.devicePixelRatio, MOST_PIXELS / clientWidth);
  canvas.width = Math.max(1, Math.round(clientWidth * scale));
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const perMs = canvas.width / Math.max(1, segment.endMs - segment.startMs);
  if (marks) drawBeats(context, segment, marks, perMs, scale, style);
  if (waveform) drawWave(context, segment, waveform, perMs, style);
}

function drawBeats(
  context: CanvasRenderingContext2D,
  segment: TimelineSegment,
  marks: PieceMarks,
  perMs: number,
  scale: number,
  style: CSSStyleDeclaration,
): void {
  const beats = within(segment, marks.beats);
  const gap = ((segment.endMs - segment.startMs) * perMs) / Math.max(1, beats.length) / scale;
  context.fillStyle = style.getPropertyValue('--beat');
  for (const { ms, count } of beats) {
    const isBar = count === 1;
    if (gap < LINE_ROOM && !isBar) continue;
    if (gap * 4 < LINE_ROOM) continue;
    context.globalAlpha = isBar ? 1 : 0.45;
    const x = Math.round((ms - segment.startMs) * perMs);
    context.fillRect(x, 0, Math.max(1, Math.round(scale)), context.canvas.height);
  }
  context.globalAlpha = 1;
}

function drawWave(
  context: CanvasRenderingContext2D,
  segment: TimelineSegment,
  waveform: Waveform,
  perMs: number,
  style: CSSStyleDeclaration,
): void {
  const { width, height } = context.canvas;
  const middle = height / 2;
  // No finer than the peaks are: the line goes from one to the next.
  const step = Math.max(1, (perMs * 1000) / waveform.peaksPerSecond / segment.speed);
  const tops: [x: number, y: number][] = [];
  const bottoms: [x: number, y: number][] = [];
  for (let x = 0; x < width + step; x += step) {
    const from = segment.startMs + x / perMs;
    const [low, high] = peakBetween(waveform, segment, from, from + (step - 0.5) / perMs);
    const reach = Math.min(1, gainAt(segment, from)) * middle * 0.94;
    tops.push([x, middle - Math.max(high * reach, 0.5)]);
    bottoms.push([x, middle - Math.min(low * reach, -0.5)]);
  }
  context.fillStyle = style.getPropertyValue('--wave');
  context.beginPath();
  for (const [x, y] of [...tops, ...bottoms.reverse()]) context.lineTo(x, y);
  context.fill();
}
