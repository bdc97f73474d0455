import type { CreditsData } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { guarded } from './boundary.js';
import type { Backend, CredentialStore, StoredToken } from './ports.js';
import type { Callbacks } from './requests.js';

export interface LoginResult {
  /** The origin that the token is kept for. */
  apiUrl: string;
  /** What the token's account holds. */
  credits: CreditsData;
}

/**
 * Keeps `token` for the origin of `backend`, which works with it, once the service has taken it.
 *
 * @throws VmgError of exit code 4 when it is refused, 6 when the service cannot be asked; nothing
 * is kept then.
 */
export function login(
  backend: Backend,
  credentials: CredentialStore,
  token: string,
  callbacks: Callbacks = {},
): Promise<LoginResult> {
  const { apiUrl } = backend;
  return guarded(callbacks.signal, async () => {
    callbacks.onProgress?.({ stage: 'Checking the token' });
    const credits = await backend.credits(callbacks).catch((error: unknown) => {
      throw isRefusal(error) ? refused(apiUrl, error) : error;
    });
    await credentials.saveToken(apiUrl, { token, kind: 'given' });
    return { apiUrl, credits };
  });
}

function isRefusal(error: unknown): error is VmgError {
  return error instanceof VmgError && error.exitCode === ExitCode.authentication;
}

function refused(apiUrl: string, error: VmgError): VmgError {
  return new VmgError(
    error.code,
    error.exitCode,
    `${new URL(apiUrl).host} did not accept the token. Nothing was kept.`,
    { hint: 'See that it was copied whole and is not out of date: vmg login', cause: error },
  );
}

/** Forgets the token that is kept for the origin `apiUrl`; gives what kind of one that was. */
export function logout(
  apiUrl: string,
  credentials: CredentialStore,
): Promise<StoredToken['kind'] | null> {
  return guarded(undefined, async () => (await credentials.removeToken(apiUrl))?.kind ?? null);
}
