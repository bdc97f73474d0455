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
const UNREACHABLE: Trouble = {
  code: 'host-unreachable',
  message: (host) => `${host} cannot be reached.`,
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
const NOT_HTTPS: Trouble = {
  code: 'tls-failed',
  message: (host) => `No secure connection to ${host} can be made.`,
  hint: 'Check the address (--api-url): http:// and https:// are not the same.',
};
const LOST: Trouble = {
  code: 'too-many-redirects',
  message: (host) => `${host} sends the request round in circles.`,
  hint: 'Check the address (--api-url).',
};

const CERTIFICATE_CODES = [
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Codes of errors that mean that the other side's certificate is not trusted. */
export const certificateCodes: ReadonlySet<string> = new Set(CERTIFICATE_CODES);

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: OFFLINE,
  EAI_AGAIN: OFFLINE,
  ECONNREFUSED: REFUSED,
  ETIMEDOUT: TIMED_OUT,
  ECONNRESET: BROKEN,
  EPIPE: BROKEN,
  EPROTO: NOT_HTTPS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_HTTPS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_HTTPS,
  ERR_TOO_MANY_REDIRECTS: LOST,
  ...Object.fromEntries(CERTIFICATE_CODES.map((code) => [code, CERTIFICATE])),
};

const UNREACHABLE_CODES = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

/** What the HTTP library waits for before anything of the request is sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['lookup', 'connect', 'secureConnect']);

/** Errors after which the request has certainly not reached the server. */
const NEVER_SENT = new Set([
  'host-not-found',
  'host-unreachable',
  'connection-refused',
  'certificate-invalid',
  'proxy-not-found',
  'proxy-refused',
  'proxy-timeout',
  'proxy-broken',
  'proxy-certificate-invalid',
  'proxy-authentication',
  'proxy-unconnected',
  'proxy-blocked',
  'proxy-unreadable',
]);

/** Errors that may be gone a moment later. */
const TRANSIENT = new Set([
  'connection-broken',
  'network-timeout',
  'server-error',
  // Half an answer, or a page of somebody else's on the way.
  'answer-unreadable',
  'host-not-found',
  'host-unreachable',
  'proxy-broken',
  'proxy-unconnected',
]);

/** True when the request behind a transport error cannot have been carried out. */
export function wasNeverSent(error: VmgError): boolean {
  return NEVER_SENT.has(error.code);
}

/** True for a transport error after which the same reading can be tried again. */
export function isTransient(error: unknown): boolean {
  return error instanceof VmgError && TRANSIENT.has(error.code);
}

/** What stands for a limit of our own that has passed, beside those of the HTTP library. */
export function lateError(): Error {
  return Object.assign(new Error('The time for it is over'), { code: 'ETIMEDOUT', event: 'late' });
}

/** The code of an error of Node's or the HTTP library's; empty where it has none. */
export function codeOfError(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** What was waited for too long; undefined for another error. */
export function timeoutEvent(error: unknown): string | undefined {
  return error instanceof Error && 'event' in error && typeof error.event === 'string'
    ? error.event
    : undefined;
}

/** The error of ours that the HTTP library has wrapped: what a body's source threw, say. */
function ownError(error: unknown): VmgError | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof VmgError) return inner;
  }
  return undefined;
}

/** True for an error of making a connection; the same codes can end one that was made. */
function isOfConnecting(error: unknown): boolean {
  if (BEFORE_SENDING.has(timeoutEvent(error) ?? '')) return true;
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    // Several addresses of a host were tried.
    if (inner instanceof AggregateError) return true;
    if ('syscall' in inner && inner.syscall === 'connect') return true;
  }
  return false;
}

/** True for an error of looking `hostname` up. */
export function hasSought(error: unknown, hostname: string): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('hostname' in inner && inner.hostname === hostname) return true;
  }
  return false;
}

function troubleOf(error: unknown): Trouble {
  const code = codeOfError(error);
  if (UNREACHABLE_CODES.has(code) && isOfConnecting(error)) return UNREACHABLE;
  return TROUBLES[code] ?? BROKEN;
}

/**
 * Rewrites what the HTTP library throws. Its errors carry the request with its headers, so none
 * of them is kept: the cause is a new error with the old one's code and cleaned words.
 *
 * @param secrets texts to remove from the cause's words.
 * @param onTheWay the error for what happened before the host was reached, where that is so.
 */
export function transportError(
  error: unknown,
  url: string,
  secrets: readonly string[],
  signal?: AbortSignal,
  onTheWay?: (error: unknown) => VmgError | undefined,
): VmgError {
  if (signal?.aborted) {
    return signal.reason instanceof VmgError ? signal.reason : interruptedError();
  }
  const own = ownError(error);
  if (own !== undefined) return own;
  if (isAbort(error)) return interruptedError();
  const early = onTheWay?.(error);
  if (early !== undefined) return early;
  const reason = error instanceof Error ? error.message : String(error);
  const cause = new Error(redact(`${codeOfError(error)}: ${reason}`, secrets));
  const host = URL.canParse(url) ? new URL(url).host : url;
  const trouble = troubleOf(error);
  return new VmgError(trouble.code, ExitCode.network, trouble.message(host), {
    hint: trouble.hint,
    cause,
  });
}
