import { ExitCode, interruptedError, isAbort, VmgError } from '../support/errors.js';
import { redact } from '../support/redaction.js';

interface Trouble {
  code: string;
  message: (host: string) => string;
  hint: string;
}

const UNREACHABLE_HINT = 'Check the network connection and the address (--api-url).';

const OFFLINE: Trouble = {
  code: 'host-not-found',
  message: (host) => `${host} cannot be found.`,
  hint: UNREACHABLE_HINT,
};
const REFUSED: Trouble = {
  code: 'connection-refused',
  message: (host) => `${host} does not accept the connection.`,
  hint: UNREACHABLE_HINT,
};
const TIMED_OUT: Trouble = {
  code: 'network-timeout',
  message: (host) => `${host} did not answer in time.`,
  hint: 'Try again in a while.',
};
const BROKEN: Trouble = {
  code: 'connection-broken',
  message: (host) => `The connection to ${host} broke.`,
  hint: 'Try again.',
};
const CERTIFICATE: Trouble = {
  code: 'certificate-invalid',
  message: (host) => `The certificate of ${host} is not trusted.`,
  hint: 'Check the date of this machine, and NODE_EXTRA_CA_CERTS behind a company proxy.',
};

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: OFFLINE,
  EAI_AGAIN: OFFLINE,
  ECONNREFUSED: REFUSED,
  EHOSTUNREACH: REFUSED,
  ENETUNREACH: REFUSED,
  ETIMEDOUT: TIMED_OUT,
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  CERT_HAS_EXPIRED: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
};

/** Errors after which the request has certainly not reached the server. */
const NEVER_SENT = new Set(['host-not-found', 'connection-refused', 'certificate-invalid']);

/** True when the request behind a transport error cannot have been carried out. */
export function wasNeverSent(error: VmgError): boolean {
  return NEVER_SENT.has(error.code);
}

/** True for a transport error after which the same reading can be tried again. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof VmgError &&
    ['connection-broken', 'network-timeout', 'server-error', 'host-not-found'].includes(error.code)
  );
}

/**
 * Rewrites what the HTTP library throws. Its errors carry the request with its headers, so none
 * of them is kept: the cause is a new error with the old one's code and cleaned words.
 *
 * @param secrets texts to remove from the cause's words.
 */
export function transportError(
  error: unknown,
  url: string,
  secrets: readonly string[],
  signal?: AbortSignal,
): VmgError {
  if (signal?.aborted) {
    return signal.reason instanceof VmgError ? signal.reason : interruptedError();
  }
  if (error instanceof VmgError) return error;
  if (isAbort(error)) return interruptedError();
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = error instanceof Error ? error.message : String(error);
  const cause = new Error(redact(`${code}: ${reason}`, secrets));
  const host = URL.canParse(url) ? new URL(url).host : url;
  const trouble = TROUBLES[code] ?? BROKEN;
  return new VmgError(trouble.code, ExitCode.network, trouble.message(host), {
    hint: trouble.hint,
    cause,
  });
}
