import { type Draft, metadataOf, TrackType } from '../../../protocol/index.js';
import { placedOn, plannedTitle } from '../../timeline/index.js';

/** Two titles that are shown at one place at once. Milliseconds. */
interface TitleOverlap {
  text: string;
  over: string;
  startMs: number;
  endMs: number;
}

function overlapsIn(draft: Draft): TitleOverlap[] {
  const titles = placedOn(draft, TrackType.text).map(({ segment, startMs, durationMs }) =>
    plannedTitle(metadataOf(segment), startMs, durationMs),
  );
  return titles.flatMap((title, index) =>
    titles.slice(0, index).flatMap((under) => {
      const startMs = Math.max(title.startMs, under.startMs);
      const endMs = Math.min(title.startMs + title.durationMs, under.startMs + under.durationMs);
      return endMs > startMs && title.position === under.position
        ? [{ text: title.text, over: under.text, startMs, endMs }]
        : [];
    }),
  );
}

/** The titles that lie over one another since an edit, and did not before it. */
export function newOverlaps(before: Draft, after: Draft): TitleOverlap[] {
  const pairOf = ({ text, over }: TitleOverlap): string => [text, over].sort().join('\n');
  const known = overlapsIn(before).map(pairOf);
  return overlapsIn(after).filter((overlap) => !known.includes(pairOf(overlap)));
}
