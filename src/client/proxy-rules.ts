import { BlockList, isIP } from 'node:net';
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

/** A host's name without what may be written in several ways: brackets, a dot at its end, case. */
function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function contains(list: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || contains(LOOPBACK, host);
}

/** `example.com`, `.example.com`, `*.example.com`, `host:8080`, `[::1]:80`, `10.0.0.0/8` or `*`. */
function isExempted(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const subnet = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})$/i.exec(entry);
  if (subnet !== null) {
    const [, address = '', bits = ''] = subnet;
    const family = isIP(address);
    if (family === 0 || Number(bits) > (family === 6 ? 128 : 32)) return false;
    const list = new BlockList();
    list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    return contains(list, host);
  }
  const withPort = isIP(entry) === 6 ? null : /^(.+):(\d+)$/.exec(entry);
  if (withPort !== null && withPort[2] !== port) return false;
  const name = plainHost((withPort?.[1] ?? entry).replace(/^\*?\./, ''));
  return name !== '' && (host === name || host.endsWith(`.${name}`));
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
 */
export function proxyRules(environment: Environment): ProxyRules {
  const exempted = (setVariable(environment, ['no_proxy', 'NO_PROXY'])?.value ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');

  return {
    proxyFor(url) {
      const variable = setVariable(environment, VARIABLES[url.protocol] ?? []);
      if (variable === undefined) return undefined;
      const host = plainHost(url.hostname);
      if (isLoopback(host)) return undefined;
      const port = url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? '') : url.port;
      if (exempted.some((entry) => isExempted(entry, host, port))) return undefined;
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
