import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CredentialStore, StoredToken } from '../app/ports.js';
import { type Clock, systemClock } from '../support/clock.js';
import { ConfigFile, type OnWarning } from './config-file.js';

const credentialsRecord = z.looseObject({
  clientId: z.string().min(1).optional(),
  /** By the origin that issued them. */
  tokens: z
    .record(
      z.string(),
      z.object({
        token: z.string().min(1),
        kind: z.enum(['anonymous', 'given']),
        expiresAt: z.string().exactOptional(),
      }),
    )
    .default({}),
});

/** A token that expires within the minute is of no use any more. */
const MARGIN_MS = 60_000;

function isLive(token: StoredToken, nowMs: number): boolean {
  if (token.expiresAt === undefined) return true;
  const expires = Date.parse(token.expiresAt);
  return Number.isFinite(expires) && expires - MARGIN_MS > nowMs;
}

/** The credentials file: the only one that holds tokens, and readable by its owner alone. */
export function openCredentials(
  folder: string,
  onWarning?: OnWarning,
  clock: Clock = systemClock,
): CredentialStore {
  const file = new ConfigFile({
    folder,
    name: 'credentials',
    schema: credentialsRecord,
    secret: true,
    ...(onWarning === undefined ? {} : { onWarning }),
  });
  const empty = (): z.output<typeof credentialsRecord> => ({ tokens: {} });

  return {
    async clientId() {
      const known = file.read()?.clientId;
      if (known !== undefined) return known;
      let clientId: string = randomUUID();
      await file.update((content = empty()) => {
        // Another run may have made one since.
        clientId = content.clientId ?? clientId;
        return { ...content, clientId };
      });
      return clientId;
    },
    async token(origin): Promise<StoredToken | undefined> {
      const tokens = file.read()?.tokens ?? {};
      const token = Object.hasOwn(tokens, origin) ? tokens[origin] : undefined;
      return token !== undefined && isLive(token, clock.now()) ? token : undefined;
    },
    async saveToken(origin, token) {
      await file.update((content = empty()) => ({
        ...content,
        tokens: { ...content.tokens, [origin]: token },
      }));
    },
  };
}
