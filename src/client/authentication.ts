import type { CredentialStore } from '../app/ports.js';
import { checkedUrl } from './address.js';

/** Where a token that was given came from: the next step differs when it is refused. */
export type TokenOrigin = 'environment' | 'login' | 'engine';

/** How a token came about. */
export type TokenKind = 'anonymous' | TokenOrigin;

/** How the backend knows us: by a token that was given, or by one that is asked for. */
export type Authentication =
  | {
      kind: 'token';
      token: string;
      /** `environment` (NEMO_TOKEN) when absent, or `engine` for the engine's own. */
      from?: TokenOrigin;
      /** What the client identifier is taken from where the service insists on one. */
      credentials?: CredentialStore;
      /** The client identifier that the user chose (NEMO_CLIENT_ID). */
      clientId?: string;
    }
  | {
      kind: 'anonymous';
      credentials: CredentialStore;
      /** The client identifier that the user chose (NEMO_CLIENT_ID). */
      clientId?: string;
    };

export interface AuthenticationSources {
  apiUrl: string;
  /** NEMO_TOKEN. */
  token?: string | undefined;
  /** The token of a login that is under way: goes before all others. */
  login?: string | undefined;
  /** NEMO_CLIENT_ID. */
  clientId?: string | undefined;
  credentials: CredentialStore;
}

/**
 * The token to use for `apiUrl`: that of a login under way, else the environment's, else the one
 * that a login left for its origin, else an anonymous one.
 *
 * @throws VmgError of exit code 2 for an address that is none.
 */
export async function chooseAuthentication(
  sources: AuthenticationSources,
): Promise<Authentication> {
  const { credentials, login } = sources;
  const token = sources.token?.trim() ?? '';
  const clientId = sources.clientId?.trim() ?? '';
  const client = clientId === '' ? {} : { clientId };
  const own = { kind: 'token', credentials, ...client } as const;
  if (login !== undefined) return { ...own, token: login, from: 'login' };
  if (token !== '') return { ...own, token, from: 'environment' };
  const stored = await credentials.token(checkedUrl(sources.apiUrl).origin);
  return stored?.kind === 'given'
    ? { ...own, token: stored.token, from: 'login' }
    : { kind: 'anonymous', credentials, ...client };
}
