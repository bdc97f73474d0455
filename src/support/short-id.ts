/** Enough of an id to tell it from the others of a session: what its kind is, and a few digits. */
const LENGTH = 14;

/** The beginning of a long id, by which a person can ask for what it names. */
export function shortId(id: string): string {
  return id.slice(0, LENGTH);
}
