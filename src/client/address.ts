import { ExitCode, VmgError } from '../support/errors.js';

/**
 * The address of a service.
 *
 * @throws VmgError of exit code 2 for one that is not http or https.
 */
export function checkedUrl(apiUrl: string): URL {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new VmgError('api-url-invalid', ExitCode.usage, `Not an address: ${apiUrl}`, {
    hint: 'Give one such as https://example.com with --api-url.',
  });
}

/** `address` without the slashes at its end, for a path to be put behind it. */
export function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
