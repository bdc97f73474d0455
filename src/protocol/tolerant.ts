import { z } from 'zod';

// The hosted service's shapes are not public. What only decorates an answer must not cost the
// answer when it comes in another shape: a field that cannot be read is taken as not given.

/** A field that may be missing, null or of another shape: then it is undefined. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().catch(undefined);

/** A list without the items that cannot be read; empty when it is no list at all. */
export const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items): z.output<Schema>[] =>
      items.flatMap((item) => {
        const read = schema.safeParse(item);
        return read.success ? [read.data] : [];
      }),
    );
