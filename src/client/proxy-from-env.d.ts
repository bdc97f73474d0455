declare module 'proxy-from-env' {
  /** The proxy that the process's environment names for `url`; empty where it goes straight. */
  export function getProxyForUrl(url: string | URL): string;
}
