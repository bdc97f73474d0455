import { ExitCode, VmgError } from '../support/errors.js';
import { redact } from '../support/redaction.js';
import type { ProxyServer } from './proxy-rules.js';
import { certificateCodes, codeOfError, timeoutEvent } from './transport-errors.js';

interface ProxyTrouble {
  code: string;
  message: (proxy: string) => string;
}

const NOT_FOUND: ProxyTrouble = {
  code: 'proxy-not-found',
  message: (proxy) => `The proxy ${proxy} cannot be found.`,
};
const REFUSED: ProxyTrouble = {
  code: 'proxy-refused',
  message: (proxy) => `The proxy ${proxy} does not accept the connection.`,
};
const TIMED_OUT: ProxyTrouble = {
  code: 'proxy-timeout',
  message: (proxy) => `The proxy ${proxy} did not answer in time.`,
};
const BROKEN: ProxyTrouble = {
  code: 'proxy-broken',
  message: (proxy) => `The connection to the proxy ${proxy} broke.`,
};
const UNREADABLE: ProxyTrouble = {
  code: 'proxy-unreadable',
  message: (proxy) => `${proxy} does not answer as a proxy does.`,
};
const CERTIFICATE: ProxyTrouble = {
  code: 'proxy-certificate-invalid',
  message: (proxy) => `The certificate of the proxy ${proxy} is not trusted.`,
};

const TROUBLES: Readonly<Record<string, ProxyTrouble>> = {
  ENOTFOUND: NOT_FOUND,
  EAI_AGAIN: NOT_FOUND,
  ECONNREFUSED: REFUSED,
  EHOSTUNREACH: REFUSED,
  ENETUNREACH: REFUSED,
  ETIMEDOUT: TIMED_OUT,
};

function isKnown(code: string): boolean {
  return Object.hasOwn(TROUBLES, code) || certificateCodes.has(code);
}

function whereToLook({ variable }: ProxyServer): string {
  return `Check ${variable}, or go without the proxy: name the host in NO_PROXY.`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function causeOf(error: unknown, secrets: readonly string[]): Error {
  return new Error(redact(`${codeOfError(error)}: ${wordsOf(error)}`, secrets));
}

/** The error for a proxy that could not be reached, or was left before it let a request through. */
export function proxyError(
  error: unknown,
  proxy: ProxyServer,
  secrets: readonly string[],
): VmgError {
  const reason = wordsOf(error);
  // A SOCKS client keeps the system's code in its words alone.
  const code = [codeOfError(error), ...reason.split(/\W+/)].find((one) => isKnown(one)) ?? '';
  if (/authentication|no accepted auth/i.test(reason)) return proxyAuthenticationError(proxy);
  const isNoHttp =
    codeOfError(error).startsWith('HPE_') || /header .*CONNECT response/.test(reason);
  const unnamed = isNoHttp ? UNREADABLE : BROKEN;
  const known =
    timeoutEvent(error) === undefined
      ? (TROUBLES[code] ?? (code === '' ? unnamed : CERTIFICATE))
      : TIMED_OUT;
  return new VmgError(known.code, ExitCode.network, known.message(proxy.host), {
    hint: whereToLook(proxy),
    cause: causeOf(error, secrets),
  });
}

/**
 * The error for a tunnel that something else than `host` stands at the end of, as far as can be
 * told; undefined where it is the host itself: its certificate, say.
 */
export function tunnelError(
  error: unknown,
  proxy: ProxyServer,
  host: string,
  secrets: readonly string[],
): VmgError | undefined {
  if (certificateCodes.has(codeOfError(error)) || timeoutEvent(error) !== undefined) {
    return undefined;
  }
  return new VmgError(
    'proxy-unconnected',
    ExitCode.network,
    `The proxy ${proxy.host} made no secure connection to ${host}.`,
    { hint: whereToLook(proxy), cause: causeOf(error, secrets) },
  );
}

function proxyAuthenticationError(proxy: ProxyServer): VmgError {
  const message = proxy.hasCredentials
    ? `The proxy ${proxy.host} does not accept the user name and the password.`
    : `The proxy ${proxy.host} wants a user name and a password.`;
  return new VmgError('proxy-authentication', ExitCode.network, message, {
    hint: `Put them into ${proxy.variable}: http://user:password@${proxy.host}`,
  });
}

/** The error for what a proxy said in the place of a connection to `host`: an HTTP status. */
export function proxyRefusal(status: number, proxy: ProxyServer, host: string): VmgError {
  if (status === 407) return proxyAuthenticationError(proxy);
  const [code, message] =
    status >= 500
      ? ['proxy-unconnected', `The proxy ${proxy.host} could not reach ${host} (${status}).`]
      : ['proxy-blocked', `The proxy ${proxy.host} does not let through to ${host} (${status}).`];
  return new VmgError(code, ExitCode.network, message, {
    hint: whereToLook(proxy),
    details: { proxyStatus: status },
  });
}
