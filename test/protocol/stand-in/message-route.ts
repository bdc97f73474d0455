import { Code } from '../../../src/protocol/index.js';
import type { StandInState } from '../stand-in-types.js';
import { openAnswerStream } from './event-stream.js';
import { Refusal } from './media.js';
import { bodyOf, stateOf, textOf, type Visit } from './service.js';

/** What a message may cost: so much is reserved while it is worked on. */
const MESSAGE_CREDITS = 5;
/** What it costs when it changed something and made nothing. */
const EDIT_CREDITS = 1;

/** The words of a message. @throws Refusal when there are none */
function wordsOf(message: unknown): string {
  const parts =
    typeof message === 'object' && message !== null && 'parts' in message ? message.parts : [];
  const words = (Array.isArray(parts) ? parts : [])
    .map((part: unknown) =>
      typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : '',
    )
    .join('');
  if (words.trim() === '') throw new Refusal(422, 'new_message has no text', 422);
  return words;
}

function costOf(before: { draft: unknown; made: number }, state: StandInState): number {
  if (state.generated_media.length > before.made) return MESSAGE_CREDITS;
  return state.draft === before.draft ? 0 : EDIT_CREDITS;
}

/** `POST /run_sse` */
export async function runMessage(visit: Visit): Promise<void> {
  const { service, account, answer } = visit;
  const { standIn, turns, media } = service;
  const body = bodyOf(visit);
  const sessionId = textOf(body, 'session_id');
  const state = stateOf(visit, sessionId);
  const words = wordsOf(body.new_message);
  if (account.available < MESSAGE_CREDITS) throw new Refusal(Code.outOfCredits, 'out of credits');

  const stream = openAnswerStream(answer, standIn.quirks.stream);
  // As a service does whose agent thinks first; without it the head goes out with the first event.
  if (media !== undefined) answer.flush();
  const turnBefore = turns.get(sessionId) ?? Promise.resolve();
  const turn = turnBefore.then(async () => {
    const before = { draft: state.draft, made: state.generated_media.length };
    // Only a faithful stand-in charges.
    const reserved = media === undefined ? 0 : MESSAGE_CREDITS;
    account.available -= reserved;
    account.frozen += reserved;
    try {
      await standIn.answer(words, stream, state);
    } finally {
      const spent = costOf(before, state);
      account.frozen -= reserved;
      account.available += reserved - Math.min(reserved, spent);
      account.total -= Math.min(reserved, spent);
    }
  });
  turns.set(
    sessionId,
    turn.catch(() => {}),
  );
  await turn;
  await stream.finish();
}
