import { z } from 'zod';
import { listOf, maybe } from './tolerant.js';

/** One part of a message: text, a tool call or a tool's answer. */
const part = z.looseObject({
  text: maybe(z.string()),
  functionCall: maybe(
    z.looseObject({
      id: maybe(z.string()),
      name: z.string().catch(''),
      args: maybe(z.record(z.string(), z.unknown())),
    }),
  ),
  functionResponse: maybe(
    z.looseObject({
      id: maybe(z.string()),
      name: z.string().catch(''),
      response: z.unknown().optional(),
    }),
  ),
});

/**
 * One event of `/run_sse`, as Google's Agent Development Kit shapes it.
 * `partial` text may be followed by a final event that repeats the whole.
 */
export const agentEvent = z.looseObject({
  content: maybe(z.looseObject({ role: maybe(z.string()), parts: listOf(part) })),
  partial: maybe(z.boolean()),
  author: maybe(z.string()),
  invocationId: maybe(z.string()),
  id: maybe(z.string()),
  /** Seconds since the Unix epoch. */
  timestamp: maybe(z.number()),
  actions: maybe(
    z.looseObject({
      /**
       * The embedded engine reports its stage here: `stage` is a short label for the spinner,
       * `fraction` how much of that stage is done (0…1).
       */
      stateDelta: maybe(
        z.looseObject({
          'vmg:progress': maybe(z.object({ stage: z.string(), fraction: maybe(z.number()) })),
        }),
      ),
    }),
  ),
  error: z.unknown().optional(),
  errorMessage: maybe(z.string()),
});

export type Part = z.infer<typeof part>;
export type AgentEvent = z.infer<typeof agentEvent>;

/** A message to the agent, as the embedded engine takes it. */
export const runRequest = z.looseObject({
  app_name: z.string(),
  user_id: z.string(),
  session_id: z.string().min(1),
  new_message: z.looseObject({
    role: z.string().optional(),
    parts: z.array(z.looseObject({ text: z.string().optional() })).min(1),
  }),
});

/** How a sentence begins that the hosted service's agent may put after an answer: it is noise. */
export const TEMPORARY_ISSUE = 'I encountered a temporary issue';
