import { z } from 'zod';
import { maybe } from './tolerant.js';

/** `{code, message, data}`: how every JSON answer but the render status comes. */
export const envelope = <Data extends z.ZodType>(data: Data) =>
  z.looseObject({
    code: z.coerce.number(),
    message: maybe(z.string()),
    data: data.nullish(),
  });

export const anonymousTokenData = z.looseObject({
  token: z.string().min(1),
  credits: maybe(z.number()),
});

export const sessionData = z.looseObject({
  task_id: z.string().min(1),
  session_id: z.string().min(1),
});

export const claimTokenData = z.looseObject({ claim_token: z.string().min(1) });

/** A number, which some servers write as text. */
const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d+(?:\.\d+)?$/)
    .transform(Number),
]);

export const creditsData = z.looseObject({
  available: amount,
  frozen: amount.catch(0),
  total: maybe(amount),
});

export type AnonymousTokenData = z.infer<typeof anonymousTokenData>;
export type CreditsData = z.infer<typeof creditsData>;

export const createSessionRequest = z.looseObject({
  task_name: z.string().default('project'),
  language: z.string().default('en'),
});

export const claimTokenRequest = z.looseObject({
  task_id: z.string(),
  session_id: z.string(),
});

export const uploadByUrlRequest = z.looseObject({
  urls: z.array(z.url()).min(1),
  source_type: z.literal('url'),
});
