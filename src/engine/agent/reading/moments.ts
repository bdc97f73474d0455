import type { TimePoint } from '../../timeline/index.js';
import { readPoint, readSpan } from './times.js';

/** The time that a question names: `at 1:05`, 第12秒, `5 seconds in`; or else its last number. */
export function momentIn(message: string): TimePoint {
  const text = message.toLowerCase().replaceAll('：', ':');
  for (const read of [readPoint, readSpan]) {
    for (let at = 0; at < text.length; at++) {
      const [meaning] = read(text, at)?.meanings ?? [];
      if (meaning?.is === 'point') return meaning.point;
      if (meaning?.is === 'span') return { of: 'start', ms: meaning.ms };
    }
  }
  const number = text.match(/\d+(?:\.\d+)?/gu)?.at(-1) ?? '0';
  return { of: 'start', ms: Math.round(1000 * Number(number)) };
}
