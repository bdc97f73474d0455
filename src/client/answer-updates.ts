import type { AgentUpdate } from '../app/ports.js';
import type { AgentEvent } from '../protocol/index.js';
import type { AnswerText } from './answer-text.js';
import { toolLabel } from './tool-labels.js';

/** An update for text that there is. */
export function* shown(text: string): Generator<AgentUpdate> {
  if (text !== '') yield { kind: 'text', text };
}

/** What an event brings, in order; its text as far as `answer` does not know it yet. */
export function* updatesOf(event: AgentEvent, answer: AnswerText): Generator<AgentUpdate> {
  const partial = event.partial === true;
  const progress = event.actions?.stateDelta?.['vmg:progress'];
  if (progress !== undefined) {
    const { stage, fraction } = progress;
    yield { kind: 'progress', progress: fraction === undefined ? { stage } : { stage, fraction } };
  }
  // The user's own words, and what tools answer, come as content of the user's.
  const parts = event.content?.role === 'user' ? [] : (event.content?.parts ?? []);
  let text = '';
  for (const part of parts) {
    if (part.thought !== true) text += part.text ?? '';
    if (part.functionCall === undefined) continue;
    yield* shown(answer.add(text, partial));
    text = '';
    // The final event of the same call repeats it, with the text before it.
    if (!partial) yield* shown(answer.toolCalled());
    // Where the server names the stage itself, that label stands.
    if (progress === undefined) {
      yield { kind: 'progress', progress: { stage: toolLabel(part.functionCall.name) } };
    }
  }
  yield* shown(answer.add(text, partial));
}
