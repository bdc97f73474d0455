import type { CredentialStore } from '../app/ports.js';
import { type AnonymousTokenData, endpoints } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';

/** Anonymous tokens live for seven days. */
const ANONYMOUS_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** Where requests get their bearer token from. */
export interface TokenSource {
  readonly kind: 'anonymous' | 'given';
  token(signal?: AbortSignal): Promise<string>;
  /** A new token in the place of a refused one; absent where the user gave it. */
  renew?(signal?: AbortSignal): Promise<string>;
  /** What the service knows this client by; null with a token that the user gave. */
  clientId(): Promise<string | null>;
  /** Every token handed out so far: texts that must never be shown. */
  secrets(): readonly string[];
}

/** A token that the user, or the engine that was started, gave. */
export function givenToken(token: string): TokenSource {
  return {
    kind: 'given',
    token: async () => token,
    clientId: async () => null,
    secrets: () => [token],
  };
}

/** Asks the service for a token: `POST` to `path` with `headers`, giving the envelope's data. */
export type AskForToken = (
  path: string,
  headers: Record<string, string>,
  signal?: AbortSignal,
) => Promise<AnonymousTokenData>;

export interface AnonymousTokenOptions {
  origin: string;
  credentials: CredentialStore;
  clock: Clock;
  ask: AskForToken;
  /** The client identifier to use instead of the stored one. */
  clientId?: string;
}

/**
 * Tokens for those without an account: asked for once, kept for the origin that issued them, and
 * asked for again under the same client identifier when they expire.
 */
export function anonymousToken(options: AnonymousTokenOptions): TokenSource {
  const { origin, credentials, clock, ask } = options;
  const handedOut: string[] = [];
  const clientId = async (): Promise<string> => options.clientId ?? (await credentials.clientId());

  const remember = (token: string): string => {
    if (!handedOut.includes(token)) handedOut.push(token);
    return token;
  };
  const renew = async (signal?: AbortSignal): Promise<string> => {
    const headers = { 'x-client-id': await clientId() };
    const { token } = await ask(endpoints.anonymousToken, headers, signal);
    remember(token);
    await credentials.saveToken(origin, {
      token,
      kind: 'anonymous',
      expiresAt: new Date(clock.now() + ANONYMOUS_LIFE_MS).toISOString(),
    });
    return token;
  };
  return {
    kind: 'anonymous',
    async token(signal) {
      const stored = await credentials.token(origin);
      return stored === undefined ? renew(signal) : remember(stored.token);
    },
    renew,
    clientId,
    secrets: () => handedOut,
  };
}
