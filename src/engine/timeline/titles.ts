import { MINIMUM_MS, TITLE_MS, TITLE_SIZE } from './limits.js';
import type { Operation, TimeRange, TitleLook } from './operations.js';
import type { Span } from './parts.js';
import { refuse } from './refused.js';
import { findItems } from './targets.js';
import { changedBy, rangeMs, within } from './times.js';
import { USUAL_LOOK } from './title-look.js';
import { filmEndOf, type Item, newItem, type WorkingFilm } from './working-film.js';

type Asked<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

/** A new title, at the beginning for three seconds where no time is said. */
export function title(film: WorkingFilm, { text, range, look }: Asked<'title'>): void {
  if (film.pictures.length === 0) refuse('empty-timeline');
  const words = text.trim();
  if (words === '') refuse('nothing-to-change');
  const [from, to] = range ? shownRange(film, range) : [0, Math.min(TITLE_MS, filmEndOf(film))];
  const item = newItem(film, 'text', { text: words }, from, to - from);
  if (look.style !== undefined) item.m.style = look.style;
  applyLook(item, look);
  film.titles = [...film.titles, item];
}

/** Another text, time or look of titles that are there. */
export function changeTitle(film: WorkingFilm, asked: Asked<'change-title'>): void {
  const { target, text, range, look } = asked;
  const items = findItems(film, target, ['text']);
  const span = range ? shownRange(film, range) : null;
  const words = text?.trim() ?? '';
  for (const item of items) {
    if (words !== '') item.m.text = words;
    if (span) {
      item.startMs = span[0];
      item.lengthMs = span[1] - span[0];
    }
    if (look.style !== undefined && look.style !== (item.m.style ?? 'title')) {
      item.m.style = look.style;
    }
    applyLook(item, look);
    film.touched.add(item.origin);
  }
}

function shownRange(film: WorkingFilm, range: TimeRange): Span {
  const span = rangeMs(film, range);
  const length = span[1] - span[0];
  if (length < MINIMUM_MS) refuse('too-short', { asked: String(length), limitMs: MINIMUM_MS });
  return span;
}

/** Sets what differs from how it looks; what is as usual is not written down. */
function applyLook({ m }: Item, look: TitleLook): void {
  const usual = USUAL_LOOK[m.style ?? 'title'];
  if (look.position !== undefined && look.position !== (m.position ?? usual.position)) {
    m.position = look.position;
  }
  if (look.enter !== undefined && look.enter !== (m.enter ?? usual.enter)) m.enter = look.enter;
  if (look.leave !== undefined && look.leave !== (m.leave ?? usual.leave)) m.leave = look.leave;
  if (look.colour !== undefined) {
    const colour = look.colour.toLowerCase();
    if (!/^#[0-9a-f]{6}$/.test(colour)) refuse('outside', { asked: look.colour });
    if (colour !== (m.colour ?? usual.colour)) m.colour = colour;
  }
  if (look.size !== undefined) {
    const before = m.size ?? usual.size;
    const after = within(changedBy(look.size, before, usual.size), TITLE_SIZE);
    const size = Math.round(after * 1000) / 1000;
    if (size !== before) m.size = size;
  }
}
