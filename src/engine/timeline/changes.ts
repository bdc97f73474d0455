import { DUCK_DB } from './limits.js';
import type { Change, ChangedField } from './operations.js';
import { USUAL_LOOK } from './title-look.js';
import {
  allItems,
  endOf,
  filmEndOf,
  fromOf,
  type Item,
  type Layers,
  nameOf,
  speedOf,
  volumeOf,
  type WorkingFilm,
} from './working-film.js';

type Value = string | number | null;

/** What is the same for all parts of a thing; they are in order, and at least one. */
const VALUES: Partial<Record<ChangedField, (first: Item, last: Item) => Value>> = {
  start: ({ startMs }) => startMs,
  trim: fromOf,
  'fade-in': ({ m }) => m.fadeIn ?? 0,
  'fade-out': (_first, { m }) => m.fadeOut ?? 0,
  transition: ({ m }) => (m.transition ? `${m.transition.kind} ${m.transition.d}` : null),
  text: nameOf,
  position: ({ m }) => m.position ?? usualOf(m).position,
  size: ({ m }) => Math.round(((m.size ?? usualOf(m).size) / usualOf(m).size) * 100),
  colour: ({ m }) => m.colour ?? usualOf(m).colour,
  enter: ({ m }) => m.enter ?? usualOf(m).enter,
  leave: (_first, { m }) => m.leave ?? usualOf(m).leave,
  motion: ({ m }) => m.motion ?? 'still',
  loop: (_first, { m }) => (m.loop ? 'on' : 'off'),
  duck: ({ m }) => m.duck ?? DUCK_DB.usual,
  media: ({ m }) => m.mediaId ?? null,
};

const usualOf = ({ style = 'title' }: Item['m']) => USUAL_LOOK[style];

/**
 * What an edit did: all that is new or gone, and the given fields of what it was about.
 *
 * @param tells In the order in which they are told.
 */
export function changesOf(film: WorkingFilm, tells: readonly ChangedField[]): Change[] {
  const before = new Map(allItems(film.before).map((item) => [item.origin, item]));
  const after = partsByOrigin(film);
  const changes: Change[] = [];
  for (const [origin, item] of before) {
    if (!after.has(origin) && !film.untold.has(origin))
      changes.push({ kind: 'removed', ...spanOf(item, item) });
  }
  for (const [origin, parts] of after) {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) continue;
    const was = before.get(origin);
    if (!was) changes.push({ kind: 'added', ...spanOf(first, last) });
    else if (film.touched.has(origin)) {
      for (const field of tells) changes.push(...changesIn(field, film, was, parts));
    }
  }
  return [...changes, ...lostTransitions(film, before, tells), ...canvasChange(film, tells)];
}

function partsByOrigin(layers: Layers): Map<number, Item[]> {
  const parts = new Map<number, Item[]>();
  for (const item of allItems(layers)) {
    parts.set(item.origin, [...(parts.get(item.origin) ?? []), item]);
  }
  return parts;
}

function changesIn(
  field: ChangedField,
  film: WorkingFilm,
  was: Item,
  parts: readonly Item[],
): Change[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return [];
  const changed = (before: Value, after: Value, span = spanOf(first, last)): Change[] =>
    before === after ? [] : [{ kind: 'changed', ...span, field, before, after }];
  switch (field) {
    case 'volume':
      return parts.flatMap((part) =>
        changed(percent(volumeOf(was)), percent(volumeOf(part)), spanOf(part, part)),
      );
    case 'speed':
      return parts.flatMap((part) => changed(speedOf(was), speedOf(part), spanOf(part, part)));
    case 'length':
      return changed(
        was.lengthMs,
        parts.reduce((sum, { lengthMs }) => sum + lengthMs, 0),
      ).map((change) => (parts.length > 1 ? { ...change, parts: parts.length } : change));
    case 'order':
      return changed(
        film.before.pictures.indexOf(was) + 1,
        film.pictures.findIndex(({ origin }) => origin === was.origin) + 1,
      );
    case 'split':
      return parts.slice(1).flatMap(({ startMs }) => changed(null, startMs));
    case 'media':
      // Another file may have the same name.
      return was.m.mediaId === first.m.mediaId
        ? []
        : [
            {
              ...{ kind: 'changed', ...spanOf(first, last), field },
              ...{ before: nameOf(was), after: nameOf(first) },
            },
          ];
    default: {
      const value = VALUES[field];
      return value ? changed(value(was, was), value(first, last)) : [];
    }
  }
}

const percent = (share: number): number => Math.round(share * 100);

function spanOf(first: Item, last: Item) {
  const { track, startMs } = first;
  return { track, name: nameOf(first), startMs, endMs: endOf(last) };
}

/** Transitions for which an edit left no room, or no picture before them. */
function lostTransitions(
  film: WorkingFilm,
  before: ReadonlyMap<number, Item>,
  tells: readonly ChangedField[],
): Change[] {
  const count = ({ pictures }: Pick<Layers, 'pictures'>): number =>
    pictures.filter(({ m }) => m.transition).length;
  if (count(film) >= count(film.before)) return [];
  return film.pictures.flatMap((item) => {
    const was = before.get(item.origin);
    const told = film.touched.has(item.origin) && tells.includes('transition');
    const first = film.pictures.find(({ origin }) => origin === item.origin) === item;
    return was && first && !told && !item.m.transition && was.m.transition
      ? changesIn('transition', film, was, [item])
      : [];
  });
}

function canvasChange(film: WorkingFilm, tells: readonly ChangedField[]): Change[] {
  const describe = ({ canvas }: Layers): string | null =>
    canvas ? `${canvas.ratio} ${canvas.fit ?? 'pad'}` : null;
  const [before, after] = [describe(film.before), describe(film)];
  if (!tells.includes('canvas') || before === after) return [];
  const span = { track: 'video', name: '', startMs: 0, endMs: filmEndOf(film) } as const;
  return [{ kind: 'changed', ...span, field: 'canvas', before, after }];
}
