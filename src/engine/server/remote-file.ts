import got, { HTTPError, TimeoutError } from 'got';
import { ACCEPTED_TYPES, UPLOAD_TYPES, uploadType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { codeOf, systemFailure } from '../../support/system-errors.js';
import type { ArrivedFile } from '../agent/index.js';
import type { FileStore } from '../storage/index.js';
import { cleanFileName } from './file-name.js';

const MAX_REDIRECTS = 10;
/** A source that is silent this long is given up, in milliseconds. */
const SILENCE_MS = 60_000;

/**
 * Fetches a file by its http(s) URL into the store, in constant memory: the one place where the
 * engine goes out to the network.
 *
 * @throws VmgError `url-unusable` when it is no http(s) URL or cannot be fetched,
 * `unsupported-type` when neither name nor content type is accepted, `file-too-large`.
 */
export async function fetchRemote(
  url: string,
  files: FileStore,
  maxBytes: number,
  signal: AbortSignal,
): Promise<ArrivedFile> {
  const source = new URL(url);
  // A query may be a secret, such as a signature.
  const shown = `${source.origin}${source.pathname}`;
  requireHttp(source);
  const stream = got.stream(source, {
    signal,
    maxRedirects: MAX_REDIRECTS,
    retry: { limit: 0 },
    decompress: false,
    timeout: { lookup: 15_000, connect: 15_000, secureConnect: 15_000, socket: SILENCE_MS },
    hooks: { beforeRedirect: [(next) => requireHttp(new URL(next.url ?? url))] },
  });
  try {
    const response = await new Promise<{
      headers: NodeJS.Dict<string | string[]>;
      url: string;
    }>((resolve, reject) => {
      stream.once('response', resolve);
      stream.once('error', reject);
    });
    const name = nameOf(new URL(response.url), response.headers);
    if (!uploadType(name) || isPage(response.headers)) {
      throw unsupported(shown, response.headers);
    }
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(shown, maxBytes);
    const received = await files.receive(stream, { maxBytes, signal });
    return { received, name };
  } catch (error) {
    stream.destroy();
    if (error instanceof VmgError || signal.aborted) throw error;
    if (error instanceof RangeError) throw tooLarge(shown, maxBytes);
    // The disk's trouble is not the address's.
    if (systemFailure(error)?.exitCode === ExitCode.jobFailed) throw error;
    const { exitCode, reason } = reasonOf(error);
    throw new VmgError('url-unusable', exitCode, `${shown} could not be fetched: ${reason}.`, {
      hint: 'Check the address, or download the file yourself and give its path.',
      cause: error,
    });
  }
}

function requireHttp(url: URL): void {
  if (url.protocol === 'http:' || url.protocol === 'https:') return;
  throw new VmgError('url-unusable', ExitCode.input, 'Only http and https URLs can be fetched.');
}

/** By the answer's own name, the URL's, or, where neither tells the type, the content type. */
function nameOf(url: URL, headers: NodeJS.Dict<string | string[]>): string {
  const disposition = String(headers['content-disposition'] ?? '');
  const given = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const name = cleanFileName(given ?? decode(url.pathname));
  if (uploadType(name)) return name;
  const mime = mimeOf(headers);
  const extension = Object.keys(UPLOAD_TYPES).find((key) => UPLOAD_TYPES[key]?.mime === mime);
  return extension === undefined ? name : `${name}.${extension}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function mimeOf(headers: NodeJS.Dict<string | string[]>): string {
  return String(headers['content-type'] ?? '')
    .replace(/;.*/s, '')
    .trim()
    .toLowerCase();
}

/** True for a web page, which the address of a video may lead to, too. */
function isPage(headers: NodeJS.Dict<string | string[]>): boolean {
  return mimeOf(headers) === 'text/html';
}

function unsupported(shown: string, headers: NodeJS.Dict<string | string[]>): VmgError {
  const page = isPage(headers);
  return new VmgError(
    'unsupported-type',
    ExitCode.input,
    page
      ? `What is at ${shown} is a web page, not a video.`
      : `What is at ${shown} is of a type that cannot be used.`,
    {
      hint: page
        ? 'Give the address of the video file itself, or download it and give its path.'
        : `Accepted types: ${ACCEPTED_TYPES}.`,
    },
  );
}

interface Reason {
  exitCode: ExitCode;
  reason: string;
}

const network = (reason: string): Reason => ({ exitCode: ExitCode.network, reason });
const wrong = (reason: string): Reason => ({ exitCode: ExitCode.input, reason });

const REFUSED_CERTIFICATE = network('its certificate is not trusted');

/** By HTTP status. Others of 4xx say that the address is wrong, of 5xx that its server fails. */
const STATUSES: Readonly<Record<number, Reason>> = {
  401: wrong('it needs a login (401)'),
  403: wrong('it may not be fetched without permission (403)'),
  404: wrong('there is nothing at that address (404)'),
  408: network('it did not answer in time (408)'),
  410: wrong('what was at that address is gone (410)'),
  429: network('it is asked too often; wait a minute (429)'),
};

/** By the code of Node's or the HTTP library's error. */
const CODES: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: network('nobody answers at that address'),
  EHOSTUNREACH: network('nobody answers at that address'),
  ENETUNREACH: network('the network cannot be reached'),
  ENOTFOUND: network('there is no such host, or no network'),
  EAI_AGAIN: network('there is no such host, or no network'),
  ETIMEDOUT: network('it does not answer'),
  ECONNRESET: network('the connection broke'),
  EPIPE: network('the connection broke'),
  ERR_TOO_MANY_REDIRECTS: wrong('it leads from one address to the next without end'),
  ERR_NON_2XX_3XX_RESPONSE: network('it did not answer with a file'),
  DEPTH_ZERO_SELF_SIGNED_CERT: REFUSED_CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: REFUSED_CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: REFUSED_CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: REFUSED_CERTIFICATE,
  CERT_HAS_EXPIRED: REFUSED_CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: REFUSED_CERTIFICATE,
};

function reasonOf(error: unknown): Reason {
  if (error instanceof HTTPError) {
    const { statusCode } = error.response;
    const server = statusCode >= 500;
    const other = `${server ? 'its server failed' : 'it was refused'} (${statusCode})`;
    return STATUSES[statusCode] ?? (server ? network(other) : wrong(other));
  }
  if (error instanceof TimeoutError) return network('it does not answer');
  return CODES[codeOf(error) ?? ''] ?? network('the connection failed');
}

function tooLarge(shown: string, maxBytes: number): VmgError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new VmgError('file-too-large', ExitCode.input, `${shown} is larger than ${megabytes} MB.`);
}
