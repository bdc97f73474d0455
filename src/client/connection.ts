import { anonymousTokenData, endpoints } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import type { Environment } from '../support/environment.js';
import type { VmgError } from '../support/errors.js';
import { checkedUrl, withoutSlash } from './address.js';
import { readEnvelope } from './answers.js';
import { attributionHeaders } from './attribution.js';
import type { Authentication } from './authentication.js';
import { clientIdentity, clientIdRefused, wantsClientId } from './client-identity.js';
import { createExchange, type Exchange } from './exchange.js';
import { openRequest, type Timeouts } from './http.js';
import { proxyRules } from './proxy-rules.js';
import { RETRY_MS, repeated } from './repetition.js';
import { anonymousToken, givenToken, type TokenSource } from './token-source.js';
import { type ServerVerdict, verdictError } from './verdicts.js';

export interface ConnectionOptions {
  apiUrl: string;
  authentication: Authentication;
  /** Version of this package. */
  version: string;
  /** See `skillPlatform`. */
  platform: string;
  /** The process's own, for the variables that name proxies; see {@link proxyRules}. */
  environment?: Environment;
  /** Hears of every token and password that this backend comes to know: never to be shown. */
  onSecret?: (secret: string) => void;
  /** How long the phases of a request may take, in the place of every call's own limits. */
  timeouts?: Partial<Timeouts>;
}

/** Secrets as they become known. */
class Secrets {
  readonly #known = new Set<string>();
  readonly #onSecret: ((secret: string) => void) | undefined;

  constructor(onSecret: ((secret: string) => void) | undefined) {
    this.#onSecret = onSecret;
  }

  readonly add = (secret: string): void => {
    if (secret === '' || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#onSecret?.(secret);
  };

  readonly list = (): readonly string[] => [...this.#known];
}

/**
 * Puts together what calls to a backend are sent with: its token, the attribution, the way there.
 *
 * @param webUrl where a person registers or tops up; null for the engine.
 * @param isEngine a token of which nothing else is said is the engine's own.
 */
export function connectTo(
  options: ConnectionOptions,
  clock: Clock,
  webUrl: string | null,
  isEngine: boolean,
): Exchange {
  const { apiUrl, authentication } = options;
  const { origin } = checkedUrl(apiUrl);
  const headers = attributionHeaders(options.version, options.platform);
  const secrets = new Secrets(options.onSecret);
  const proxies =
    options.environment === undefined ? {} : { proxies: proxyRules(options.environment) };
  for (const secret of proxies.proxies?.secrets() ?? []) secrets.add(secret);
  const { credentials, clientId: chosen } = authentication;
  const identity = clientIdentity({
    ...(credentials === undefined ? {} : { credentials }),
    ...(chosen === undefined ? {} : { chosen }),
  });

  const failure = async (verdict: ServerVerdict): Promise<VmgError> => {
    if (chosen !== undefined && wantsClientId(verdict)) return clientIdRefused();
    const isAnonymous = tokens.kind === 'anonymous';
    const bind = isAnonymous ? `?bind=${encodeURIComponent(await identity.id())}` : '';
    return verdictError(verdict, {
      tokenKind: tokens.kind,
      accountLink: webUrl === null ? null : withoutSlash(webUrl) + bind,
      secrets: secrets.list(),
    });
  };

  const askForToken = (clientId: string, signal?: AbortSignal) =>
    // The same identifier brings the same account: asking again does no harm.
    repeated(RETRY_MS, clock, signal, async () => {
      const answer = await openRequest({
        method: 'POST',
        url: withoutSlash(apiUrl) + endpoints.anonymousToken,
        headers: { ...headers, 'x-client-id': clientId },
        secrets: secrets.list(),
        ...proxies,
        ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
        ...(signal === undefined ? {} : { signal }),
      });
      return readEnvelope(answer, anonymousTokenData, 'token', clock.now());
    });

  const tokenSource = (): TokenSource => {
    if (authentication.kind === 'token') {
      const token = authentication.token.trim();
      secrets.add(token);
      return givenToken(token, authentication.from ?? (isEngine ? 'engine' : 'environment'));
    }
    return anonymousToken({
      origin,
      credentials: authentication.credentials,
      identity,
      clock,
      ask: askForToken,
      failure,
      onSecret: secrets.add,
    });
  };
  const tokens = tokenSource();

  return createExchange({
    apiUrl,
    headers,
    tokens,
    identity,
    clock,
    failure,
    secrets: secrets.list,
    ...proxies,
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
  });
}
