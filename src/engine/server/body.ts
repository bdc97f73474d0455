import type { z } from 'zod';
import { fault } from './fault.js';

/** A request's body in the shape of `schema`. @throws Fault 422 that names what is not as it should be */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') || 'body';
  throw fault.invalid(`The request is not as it should be: ${place}: ${issue?.message}`);
}
