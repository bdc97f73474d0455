import type { AnswerStream } from '../stand-in-types.js';
import type { Answer } from './answer.js';
import type { StreamQuirks } from './stream-quirks.js';

type Spoken = 'whole' | 'partial' | 'none';

/** Whether an event holds words, and whether they are a piece or the whole. */
function spokenIn(data: unknown): Spoken {
  if (typeof data !== 'object' || data === null || !('content' in data)) return 'none';
  const { content } = data;
  const parts =
    typeof content === 'object' && content !== null && 'parts' in content ? content.parts : [];
  const speaks =
    Array.isArray(parts) &&
    parts.some((part: unknown) => typeof part === 'object' && part !== null && 'text' in part);
  if (!speaks) return 'none';
  return 'partial' in data && data.partial === true ? 'partial' : 'whole';
}

/** An answer's events on their way out, with all that is wrong with this service's streams. */
export function openAnswerStream(
  answer: Answer,
  quirks: StreamQuirks,
): AnswerStream & { finish(): Promise<void> } {
  let inPieces = false;
  answer.head(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  answer.cutUp(quirks.pieceBytes);
  if (quirks.cutAfterBytes !== undefined) answer.cutAt(quirks.cutAfterBytes);

  const raw = (bytes: string | Uint8Array): Promise<void> =>
    answer.write(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const line = (text: string): void => void raw(text.replaceAll('\n', quirks.lineEnd));
  const send = (data: unknown): void => {
    line(`data: ${JSON.stringify(data)}\n\n`);
    if (quirks.between !== undefined) void raw(quirks.between);
  };
  if (quirks.before !== undefined) send(quirks.before);

  return {
    raw,
    event(data) {
      if (quirks.heartbeatsOnly) return line(': heartbeat\n\n');
      const spoken = spokenIn(data);
      if (spoken !== 'none' && quirks.silent) return;
      if (spoken === 'partial') inPieces = true;
      if (spoken !== 'whole') return send(data);
      if (inPieces && quirks.withoutFinal) return;
      for (let time = 0; time < quirks.finals; time++) send(data);
    },
    reset: () => answer.reset(),
    gone: answer.gone,
    async finish() {
      if (quirks.trailingNoise !== undefined) {
        send({
          content: { role: 'model', parts: [{ text: quirks.trailingNoise }] },
          partial: true,
          author: 'nemo_agent',
        });
      }
      if (quirks.after !== undefined) send(quirks.after);
      await answer.end();
    },
  };
}
