import got, { HTTPError, TimeoutError } from 'got';
import { UPLOAD_TYPES, uploadType } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
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
    if (!uploadType(name)) {
      throw new VmgError(
        'unsupported-type',
        ExitCode.input,
        `What is at ${shown} is of a type that cannot be used.`,
      );
    }
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(shown, maxBytes);
    const received = await files.receive(stream, { maxBytes, signal });
    return { received, name };
  } catch (error) {
    stream.destroy();
    if (error instanceof VmgError || signal.aborted) throw error;
    if (error instanceof RangeError) throw tooLarge(shown, maxBytes);
    throw new VmgError(
      'url-unusable',
      ExitCode.network,
      `${shown} could not be fetched: ${reasonOf(error)}.`,
      { hint: 'Download the file yourself, and give its path.', cause: error },
    );
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
  const mime = String(headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim()
    .toLowerCase();
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

function reasonOf(error: unknown): string {
  if (error instanceof HTTPError) return `it answered ${error.response.statusCode}`;
  if (error instanceof TimeoutError) return 'it does not answer';
  return error instanceof Error && 'code' in error ? String(error.code) : 'the connection failed';
}

function tooLarge(shown: string, maxBytes: number): VmgError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new VmgError('file-too-large', ExitCode.input, `${shown} is larger than ${megabytes} MB.`);
}
