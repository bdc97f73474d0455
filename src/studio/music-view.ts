import { clockText } from './clock-text.js';
import { element } from './dom.js';
import { type PieceMarks, within } from './piece-marks.js';
import { lay } from './segment-view.js';
import type { Texts } from './texts.js';
import { onTimeline, type TimelineSegment } from './timeline-model.js';

/** The form of a piece as a band along its segment: the fuller the music, the stronger. */
export function sectionBand(
  segment: TimelineSegment,
  { sections }: PieceMarks,
  texts: Texts,
): HTMLElement {
  const length = segment.endMs - segment.startMs;
  const parts = sections.flatMap(({ name, fromSeconds, toSeconds, intensity }) => {
    const from = Math.max(0, onTimeline(segment, fromSeconds * 1000) - segment.startMs);
    const to = Math.min(length, onTimeline(segment, toSeconds * 1000) - segment.startMs);
    if (to <= from) return [];
    const title = texts.timeline.section(name);
    const part = element('div', { class: 'section' }, element('span', {}, title));
    part.title = `${title} ${clockText(segment.startMs + from, 1)}–${clockText(segment.startMs + to, 1)}`;
    part.style.setProperty('--strength', `${Math.round(18 + 50 * intensity)}%`);
    lay(part, from, to, length);
    return [part];
  });
  return element('div', { class: 'sections', 'aria-hidden': 'true' }, ...parts);
}

/** The picture's cuts, each a mark that is filled where the music answers it. */
export function hitLane(
  segment: TimelineSegment,
  { cuts }: PieceMarks,
  lengthMs: number,
  texts: Texts,
): { lane: HTMLElement[]; count: { hit: number; all: number } } {
  const shown = within(segment, cuts);
  const { timeline } = texts;
  const count = { hit: shown.filter(({ isHit }) => isHit).length, all: shown.length };
  const marks = shown.map(({ ms, isHit }) => {
    const mark = element('i', { class: isHit ? 'cut hit' : 'cut' });
    mark.title = (isHit ? timeline.cutHit : timeline.cutMissed)(clockText(ms, 2));
    lay(mark, ms, ms, lengthMs);
    return mark;
  });
  const track = element(
    'div',
    { class: 'track', role: 'img', 'aria-label': timeline.cutsOnMusic(count.hit, count.all) },
    ...marks,
  );
  return { lane: [element('div', { class: 'label', 'aria-hidden': 'true' }), track], count };
}
