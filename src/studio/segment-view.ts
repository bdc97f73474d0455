import { clockText } from './clock-text.js';
import { element } from './dom.js';
import type { Texts } from './texts.js';
import type { TimelineSegment } from './timeline-model.js';

const share = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(4)}%`;

/** Puts an element to where a stretch of time lies on a lane of `lengthMs`. */
export function lay(item: HTMLElement, startMs: number, endMs: number, lengthMs: number): void {
  item.style.left = share(startMs, lengthMs);
  item.style.width = share(Math.max(0, endMs - startMs), lengthMs);
}

const tidy = (value: number, digits = 1): string => String(Number(value.toFixed(digits)));

/** All that there is to say of a segment, in the order in which it matters. */
export function describeSegment(segment: TimelineSegment, texts: Texts): string[] {
  const { timeline } = texts;
  const { startMs, endMs, fromMs, media, speed, volume, fadeInMs, fadeOutMs, transition } = segment;
  const whole = media?.duration === undefined ? undefined : clockText(media.duration * 1000, 1);
  const isSound = segment.kind === 'music' || segment.kind === 'sound';
  return [
    `${clockText(startMs, 1)}–${clockText(endMs, 1)}`,
    ...(fromMs > 0 ? [timeline.from(clockText(fromMs, 1), whole)] : []),
    ...(speed === 1 ? [] : [timeline.speed(tidy(speed, 2))]),
    ...(isSound || volume !== 1 ? [timeline.volume(Math.round(volume * 100))] : []),
    ...(fadeInMs > 0 ? [timeline.fadeIn(tidy(fadeInMs / 1000))] : []),
    ...(fadeOutMs > 0 ? [timeline.fadeOut(tidy(fadeOutMs / 1000))] : []),
    ...(transition ? [timeline.transition(transition.kind, tidy(transition.ms / 1000))] : []),
    ...(segment.loops ? [timeline.loops] : []),
  ];
}

/**
 * A segment as a box on its lane: its name, what was done to it, and a canvas to draw into. Where
 * there is no room for the name, its number on the lane is shown, from 1.
 */
export function segmentBox(
  segment: TimelineSegment,
  number: number,
  lengthMs: number,
  texts: Texts,
): { box: HTMLElement; canvas: HTMLCanvasElement } {
  const { kind, startMs, endMs, transition } = segment;
  const details = describeSegment(segment, texts);
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const badges = [
    ...(segment.speed === 1 ? [] : [`${tidy(segment.speed, 2)}×`]),
    ...(kind === 'music' || kind === 'sound' ? [`${Math.round(segment.volume * 100)}%`] : []),
  ];
  const box = element(
    'div',
    {
      class: `segment ${kind}`,
      role: 'listitem',
      tabindex: -1,
      'aria-label': [segment.name, ...details].join(', '),
    },
    canvas,
    element('div', { class: 'number', 'aria-hidden': 'true' }, String(number)),
    element(
      'div',
      { class: 'caption', 'aria-hidden': 'true' },
      element('span', { class: 'name' }, segment.name),
      ...badges.map((badge) => element('span', { class: 'badge' }, badge)),
    ),
  );
  lay(box, startMs, Math.min(endMs, lengthMs), lengthMs);
  box.title = [segment.name, ...details].join('\n');
  const length = endMs - startMs;
  if (isTrimmed(segment, 'start')) box.classList.add('trimmed-start');
  if (isTrimmed(segment, 'end')) box.classList.add('trimmed-end');
  for (const [edge, ms] of [
    ['in', segment.fadeInMs],
    ['out', segment.fadeOutMs],
  ] as const) {
    if (ms <= 0 || kind === 'text') continue;
    const fade = element('div', { class: `fade fade-${edge}` });
    fade.style.width = share(ms, length);
    box.append(fade);
  }
  if (transition) {
    const wedge = element('div', { class: 'transition' });
    wedge.style.width = share(transition.ms, length);
    box.append(wedge);
  }
  return { box, canvas };
}

/** True where there is more of the media than is played. */
function isTrimmed(segment: TimelineSegment, edge: 'start' | 'end'): boolean {
  if (edge === 'start') return segment.fromMs > 1;
  const whole = segment.media?.duration;
  if (whole === undefined || segment.isImage || segment.loops) return false;
  const played = segment.fromMs + (segment.endMs - segment.startMs) * segment.speed;
  return played < whole * 1000 - 50;
}
