import { BlockList, isIP } from 'node:net';
import { getProxyForUrl } from 'proxy-from-env';
import type { Environment } from '../support/environment.js';
import { ExitCode, VmgError } from '../support/errors.js';

/** A proxy that requests go through. */
export interface ProxyServer {
  /** Absolute, with the user name and the password: never shown. */
  address: string;
  /** Host and port, to be shown. */
  host: string;
  /** The variable that names it. */
  variable: string;
  /** True when a user name or a password is part of the address. */
  hasCredentials: boolean;
}

/** Which proxy a request goes through, by the environment's variables. */
export interface ProxyRules {
  /**
   * Undefined where the request goes straight to its host.
   *
   * @throws VmgError of exit code 2 when the variable that counts names no proxy.
   */
  proxyFor(url: URL): ProxyServer | undefined;
  /** The proxies' passwords: texts that must never be shown. */
  secrets(): readonly string[];
}

/** The variables that count for an address, the first that is set. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
};

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'socks:': '1080',
  'socks4:': '1080',
  'socks4a:': '1080',
  'socks5:': '1080',
  'socks5h:': '1080',
};

/** This machine itself: no proxy can reach it. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('0.0.0.0');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addAddress('::', 'ipv6');

function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  const family = isIP(host);
  if (family !== 0) return LOOPBACK.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return host === 'localhost' || host.endsWith('.localhost');
}

function setVariable(
  environment: Environment,
  names: readonly string[],
): { name: string; value: string } | undefined {
  for (const name of names) {
    const value = environment[name]?.trim() ?? '';
    if (value !== '') return { name, value };
  }
  return undefined;
}

/** `text` without its escapes; a bare % in a password is what was meant. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

interface ParsedProxy extends ProxyServer {
  secrets: readonly string[];
}

function parseProxy({ name, value }: { name: string; value: string }): ParsedProxy | undefined {
  // As curl has it: without a scheme the proxy is spoken to in plain HTTP, whatever the request.
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const defaultPort = url === undefined ? undefined : DEFAULT_PORTS[url.protocol];
  if (url === undefined || defaultPort === undefined || url.hostname === '') return undefined;
  const user = decoded(url.username);
  const password = decoded(url.password);
  const written = url.password;
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  return {
    address: url.href,
    host: `${url.hostname}:${url.port === '' ? defaultPort : url.port}`,
    variable: name,
    hasCredentials: user !== '' || password !== '',
    secrets: password === '' ? [] : [password, written, url.password, pair],
  };
}

/**
 * The rules that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY (or the same in small letters)
 * make. This machine itself is never reached through a proxy.
 *
 * @param environment the process's own and no other: the library that decides which hosts go
 * through a proxy reads it by itself; this one tells the variable to name in an error.
 */
export function proxyRules(environment: Environment): ProxyRules {
  return {
    proxyFor(url) {
      if (isLoopback(url) || getProxyForUrl(url) === '') return undefined;
      const variable = setVariable(environment, VARIABLES[url.protocol] ?? []);
      if (variable === undefined) return undefined;
      const proxy = parseProxy(variable);
      if (proxy !== undefined) return proxy;
      // What it is set to may hold a password, and is not shown.
      throw new VmgError('proxy-invalid', ExitCode.usage, `${variable.name} names no proxy.`, {
        hint: `Set it to an address such as http://proxy.example:3128, or unset ${variable.name}.`,
      });
    },
    secrets: () =>
      Object.values(VARIABLES)
        .map((names) => setVariable(environment, names))
        .flatMap((variable) =>
          variable === undefined ? [] : (parseProxy(variable)?.secrets ?? []),
        ),
  };
}
