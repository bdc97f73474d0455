import { musicOf } from '../../timeline/index.js';
import { editTimeline } from './edit.js';
import type { Turn } from './turn.js';

/** Takes all music off the timeline, and returns what to say of it; other sounds stay. */
export function removeMusicFrom(turn: Turn): string {
  const { phrases } = turn;
  const names = musicOf(turn.draft()).map(({ name }) => name);
  const { sentence, done } = editTimeline(turn, {
    do: 'remove',
    target: { by: 'kind', kind: 'music' },
  });
  return done ? phrases.removed(names) : sentence;
}
