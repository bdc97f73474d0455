/** Fields that tell when something was read or written, which no person means by a change. */
const STAMP =
  /^(?:last_?)?(?:accessed|expires?|expired|fetched|modified|modify|refreshed|saved?|updated?)_?(?:at|on|time(?:stamp)?)$|^last_?(?:modified|updated)$/i;

function lastingText(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  // What signs an address is new each time that it is asked for.
  const { origin, pathname } = new URL(text);
  return origin + pathname;
}

/**
 * What of a backend's answer stays the same from one reading to the next: without time stamps and
 * the signatures of addresses. Fields are in the order of their names.
 */
function lasting(value: unknown): unknown {
  if (typeof value === 'string') return lastingText(value);
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name, field]) => field !== undefined && !STAMP.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]): [string, unknown] => [name, lasting(field)]);
  return Object.fromEntries(fields);
}

/** A text that is the same for values whose {@link lasting} part is the same, and for no others. */
export function lastingKey(value: unknown): string {
  return JSON.stringify(lasting(value)) ?? '';
}
