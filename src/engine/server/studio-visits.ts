import { createHash } from 'node:crypto';
import { newSecret, type SessionRecord } from '../storage/index.js';

/** Who may see the studio of which session: known as long as this engine runs, and no longer. */
export interface StudioVisits {
  /** Lets a browser in to a session: the value of the cookie that it shows from then on. */
  admit(session: SessionRecord): string;
  /** The session that the cookie of that value was given for. */
  session(cookie: string): SessionRecord | undefined;
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function createStudioVisits(): StudioVisits {
  // By digest: how long it takes to look one up tells nothing of the secrets.
  const visits = new Map<string, SessionRecord>();
  return {
    admit(session) {
      const cookie = newSecret('vst_');
      visits.set(digest(cookie), session);
      return cookie;
    },
    session: (cookie) => visits.get(digest(cookie)),
  };
}
