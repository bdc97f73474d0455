import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ProxyRules, proxyRules } from '../../src/client/proxy-rules.js';
import { VmgError } from '../../src/support/errors.js';
import { proxiesInEnvironment } from './setup.js';

const PROXY = 'http://proxy.example:3128';

afterEach(() => vi.unstubAllEnvs());

const rulesOf = (variables: Record<string, string>): ProxyRules =>
  proxyRules(proxiesInEnvironment(variables));
const isProxied = (url: string, variables: Record<string, string>): boolean =>
  rulesOf(variables).proxyFor(new URL(url)) !== undefined;

describe('the rules of proxies', () => {
  it.each([
    ['https://a.example', { HTTPS_PROXY: PROXY }, true],
    ['https://a.example', { https_proxy: PROXY }, true],
    ['https://a.example', { HTTP_PROXY: PROXY }, false],
    ['http://a.example', { HTTPS_PROXY: PROXY }, false],
    ['https://a.example', { ALL_PROXY: PROXY }, true],
    ['https://a.example', { HTTPS_PROXY: '  ' }, false],
    ['https://a.example', {}, false],
  ])('choose by the kind of the address: %s with %j', (url, environment, expected) => {
    expect(isProxied(url, environment)).toBe(expected);
  });

  it('take the variable in small letters first, and the special one before the general', () => {
    const rules = rulesOf({
      ALL_PROXY: 'http://d:1',
      HTTPS_PROXY: 'http://b:1',
      https_proxy: 'http://a:1',
    });
    expect(rules.proxyFor(new URL('https://x.example'))).toMatchObject({
      host: 'a:1',
      variable: 'https_proxy',
    });
    expect(rules.proxyFor(new URL('http://x.example'))?.host).toBe('d:1');
  });

  it.each([
    'http://localhost:8080',
    'http://LOCALHOST.',
    'http://app.localhost',
    'http://127.0.0.1',
    'http://127.255.3.9:1',
    'http://127.1',
    'http://[::1]:8080',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
  ])('never lead to this machine through a proxy: %s', (url) => {
    expect(isProxied(url, { HTTP_PROXY: PROXY, ALL_PROXY: 'nonsense://' })).toBe(false);
  });

  it.each([
    ['a.example', 'a.example', true],
    ['a.example', 'sub.a.example', false],
    ['.a.example', 'sub.a.example', true],
    ['*.a.example', 'sub.a.example', true],
    ['A.EXAMPLE', 'a.example', true],
    ['a.example', 'ba.example', false],
    ['b.example, a.example', 'a.example', true],
    ['b.example a.example', 'a.example', true],
    ['a.example:443', 'a.example', true],
    ['a.example:8443', 'a.example', false],
    ['a.example:8443', 'a.example:8443', true],
    ['*', 'a.example', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['[fd12::1]', '[fd12::1]', true],
    ['[fd12::1]:443', '[fd12::1]', true],
    ['.', 'a.example', false],
    ['', 'a.example', false],
  ])('let NO_PROXY=%s name %s: %s', (exempted, host, expected) => {
    const environment = { HTTPS_PROXY: PROXY, NO_PROXY: exempted };
    expect(isProxied(`https://${host}`, environment)).toBe(!expected);
  });

  it.each([
    ['  proxy.example ', 'proxy.example:80'],
    ['proxy.example:3128', 'proxy.example:3128'],
    ['https://proxy.example', 'proxy.example:443'],
    ['socks5://proxy.example', 'proxy.example:1080'],
    ['http://[fd00::1]:8080/', '[fd00::1]:8080'],
  ])('read %s', (value, host) => {
    const rules = rulesOf({ HTTPS_PROXY: value });
    expect(rules.proxyFor(new URL('https://a.example'))).toMatchObject({
      host,
      hasCredentials: false,
    });
  });

  it('never show a password, and know it in every way it is written', () => {
    const text = fc.string({ minLength: 4, maxLength: 20, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(text, text, (user, password) => {
        const pair = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
        const rules = rulesOf({ HTTPS_PROXY: `http://${pair}@proxy.example:3128` });
        const proxy = rules.proxyFor(new URL('https://a.example'));
        expect(proxy?.host).toBe('proxy.example:3128');
        const address = new URL(proxy?.address ?? '');
        expect(decodeURIComponent(address.username)).toBe(user);
        expect(decodeURIComponent(address.password)).toBe(password);
        expect(rules.secrets()).toEqual(
          expect.arrayContaining([
            password,
            encodeURIComponent(password),
            Buffer.from(`${user}:${password}`).toString('base64'),
          ]),
        );
      }),
    );
  });

  it('say which variable names no proxy, and not what it is set to', () => {
    const broken = fc.oneof(
      fc.constantFrom('://', 'ftp://proxy', 'http://', 'http://a b', 'pac+http://x/y', 'file:///x'),
      fc.stringMatching(/^[a-z]{1,9}$/).map((port) => `http://jo:secret@proxy:${port}`),
    );
    fc.assert(
      fc.property(broken, (value) => {
        const rules = rulesOf({ HTTPS_PROXY: value });
        expect(rules.secrets()).toEqual([]);
        let error: unknown;
        try {
          rules.proxyFor(new URL('https://a.example'));
        } catch (reason) {
          error = reason;
        }
        if (!(error instanceof VmgError)) throw new Error(`${value} was taken`);
        expect(error).toMatchObject({ code: 'proxy-invalid', exitCode: 2 });
        expect(error.message).toBe('HTTPS_PROXY names no proxy.');
        expect(error.hint).not.toContain('secret');
      }),
    );
  });
});
