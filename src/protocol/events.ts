import { z } from 'zod';

/** One part of a message: text, a tool call or a tool's answer. */
export const part = z.looseObject({
  text: z.string().optional(),
  functionCall: z
    .looseObject({
      id: z.string().optional(),
      name: z.string(),
      args: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  functionResponse: z
    .looseObject({
      id: z.string().optional(),
      name: z.string(),
      response: z.unknown().optional(),
    })
    .optional(),
});

/**
 * One event of `/run_sse`, as Google's Agent Development Kit shapes it.
 * `partial` text may be followed by a final event that repeats the whole.
 */
export const agentEvent = z.looseObject({
  content: z
    .looseObject({ role: z.string().optional(), parts: z.array(part).default([]) })
    .nullish(),
  partial: z.boolean().nullish(),
  author: z.string().optional(),
  invocationId: z.string().optional(),
  id: z.string().optional(),
  /** Seconds since the Unix epoch. */
  timestamp: z.number().optional(),
  actions: z
    .looseObject({
      /**
       * The embedded engine reports its stage here: `stage` is a short label for the spinner,
       * `fraction` how much of that stage is done (0…1).
       */
      stateDelta: z
        .looseObject({
          'vmg:progress': z
            .object({ stage: z.string(), fraction: z.number().optional() })
            .optional(),
        })
        .optional(),
    })
    .nullish(),
  error: z.unknown().optional(),
  errorMessage: z.string().nullish(),
});

export type Part = z.infer<typeof part>;
export type AgentEvent = z.infer<typeof agentEvent>;

export const runRequest = z.looseObject({
  app_name: z.string(),
  user_id: z.string(),
  session_id: z.string().min(1),
  new_message: z.looseObject({ role: z.string().optional(), parts: z.array(part).min(1) }),
});

export type RunRequest = z.infer<typeof runRequest>;
