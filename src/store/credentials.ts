import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CredentialFile, StoredToken } from '../app/ports.js';
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

export interface CredentialsOptions {
  onWarning?: OnWarning;
  /** Hears of every token that is read or kept: texts that must never be shown. */
  onSecret?: (secret: string) => void;
  clock?: Clock;
}

/** The credentials file: the only one that holds tokens, and readable by its owner alone. */
export function openCredentials(folder: string, options: CredentialsOptions = {}): CredentialFile {
  const { onWarning, onSecret, clock = systemClock } = options;
  const file = new ConfigFile({
    folder,
    name: 'credentials',
    schema: credentialsRecord,
    secret: true,
    ...(onWarning === undefined ? {} : { onWarning }),
  });
  const empty = (): z.output<typeof credentialsRecord> => ({ tokens: {} });
  const read = (): z.output<typeof credentialsRecord> | undefined => {
    const content = file.read();
    for (const { token } of Object.values(content?.tokens ?? {})) onSecret?.(token);
    return content;
  };

  return {
    path: file.path,
    async clientId() {
      const known = read()?.clientId;
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
      const tokens = read()?.tokens ?? {};
      const token = Object.hasOwn(tokens, origin) ? tokens[origin] : undefined;
      return token !== undefined && isLive(token, clock.now()) ? token : undefined;
    },
    async renewClientId(refused) {
      let clientId: string = randomUUID();
      await file.update((content = empty()) => {
        // Another run may have replaced it since.
        if (content.clientId !== undefined && content.clientId !== refused) {
          clientId = content.clientId;
        }
        return { ...content, clientId };
      });
      return clientId;
    },
    async removeToken(origin): Promise<StoredToken | undefined> {
      // What is not there need not be taken out, and no file is made for it.
      if (!Object.hasOwn(read()?.tokens ?? {}, origin)) return undefined;
      let removed: StoredToken | undefined;
      await file.update((content = empty()) => {
        const { [origin]: gone, ...tokens } = content.tokens;
        removed = gone;
        return { ...content, tokens };
      });
      return removed;
    },
    async saveToken(origin, token) {
      onSecret?.(token.token);
      await file.update((content = empty()) => {
        // The user may have logged in while an anonymous token was asked for.
        const isGiven = content.tokens[origin]?.kind === 'given';
        if (isGiven && token.kind === 'anonymous') return content;
        return { ...content, tokens: { ...content.tokens, [origin]: token } };
      });
    },
  };
}
