import type { Texts } from './texts.js';
import type { TimelineModel } from './timeline-model.js';

/** Every segment, as a person would name it, with how often there is one of that name. */
function census({ lanes }: TimelineModel, texts: Texts): Map<string, number> {
  const names = new Map<string, number>();
  for (const { segments } of lanes) {
    for (const { kind, name } of segments) {
      const said = `${texts.timeline.lanes[kind]} “${name}”`;
      names.set(said, (names.get(said) ?? 0) + 1);
    }
  }
  return names;
}

const beyond = (more: Map<string, number>, less: Map<string, number>): string[] =>
  [...more].filter(([name, count]) => count > (less.get(name) ?? 0)).map(([name]) => name);

/** What an edit that came without a word has done, read off the timeline before and after it. */
export function describeSilentEdit(
  before: TimelineModel,
  after: TimelineModel,
  texts: Texts,
): string {
  const { chat } = texts;
  const [old, now] = [census(before, texts), census(after, texts)];
  const separator = ', ';
  const added = beyond(now, old);
  const removed = beyond(old, now);
  const lines = [
    ...(added.length > 0 ? [chat.added(added.join(separator))] : []),
    ...(removed.length > 0 ? [chat.removed(removed.join(separator))] : []),
  ];
  if (lines.length > 0) return lines.join('\n');
  return JSON.stringify(before) === JSON.stringify(after) ? chat.unchanged : chat.changed;
}
