import { basename } from 'node:path';
import type { DownloadOptions } from '../app/ports.js';
import { endpoints, type RenderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { interruptedError, isAbort, isNetworkTrouble, VmgError } from '../support/errors.js';
import { codeOf } from '../support/system-errors.js';
import type { Exchange } from './exchange.js';
import { discardPart, partPath, putInPlace, settlePart, sizeOf } from './part-file.js';
import { fetchAll, incomplete, type Part } from './ranged-fetch.js';

const DISK_FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** True for what a part is not kept after: it takes room that is not there, or a name that is taken. */
function isOfNoUse(error: unknown): boolean {
  return DISK_FULL.has(codeOf(error) ?? '') || codeOf(error) === 'output-exists';
}

/** What a download needs besides what it downloads. */
export interface DownloadSource {
  exchange: Exchange;
  clock: Clock;
  /** The render's status as it is by now: an address that was signed for a while gets a new one. */
  askAnew: () => Promise<RenderStatus>;
}

/** The address in a status, absolute or on the API; undefined for what is no address of a file. */
function addressIn(status: RenderStatus): string | undefined {
  const url = status.output?.url ?? '';
  const usable = URL.canParse(url) ? /^https?:$/.test(new URL(url).protocol) : /^\/[^/]/.test(url);
  return usable ? url : undefined;
}

/** True for what another address will not mend: this machine's own refusals, and the user's word. */
function isOurs(error: unknown): boolean {
  return !(error instanceof VmgError) || error.code === 'output-exists' || isAbort(error);
}

/**
 * Fetches a finished render to `path` by way of a part beside it, which a later run resumes; on a
 * full disk, and when something has come to `path` meanwhile, the part is given up. When the address in the status is refused, the status is asked
 * for a newer one, once; when that fails, too, the backend's own download route is used. The
 * token goes to the backend's own origin alone.
 *
 * @throws VmgError
 */
export async function downloadRender(
  source: DownloadSource,
  renderId: string,
  status: RenderStatus,
  path: string,
  options: DownloadOptions = {},
): Promise<void> {
  const { exchange, clock } = source;
  const { signal } = options;
  const part: Part = {
    path: partPath(path, renderId),
    stage: `Fetching ${basename(path)}`,
    expected: status.output?.size,
    mark: options.mark,
    keep: async (mark) => options.onMark?.(mark),
  };
  const finish = async (): Promise<void> => {
    const size = await sizeOf(part.path);
    if (part.expected !== undefined && size !== part.expected) {
      await discardPart(path, renderId);
      throw incomplete(size, part.expected);
    }
    if (signal?.aborted) throw interruptedError();
    const whole = await settlePart(part.path);
    await options.onWhole?.(whole);
    await putInPlace(part.path, path, options.overwrite === true);
  };

  const fallback = endpoints.renderDownload(renderId);
  const url = addressIn(status);
  const addresses = url === undefined || url === fallback ? [fallback] : [url, fallback];
  let mayAskAnew = true;
  let failure: unknown;
  for (let address = addresses.shift(); address !== undefined; address = addresses.shift()) {
    try {
      await fetchAll(exchange, clock, address, part, options);
      await finish();
      return;
    } catch (error) {
      if (isOfNoUse(error)) await discardPart(path, renderId);
      if (signal?.aborted || isOurs(error)) throw error;
      // Trouble with the network passes; a refusal would have the export given up.
      if (!isNetworkTrouble(failure)) failure = error;
      if (address === fallback || isNetworkTrouble(error) || !mayAskAnew) continue;
      mayAskAnew = false;
      const fresh = await source.askAnew().catch((trouble: unknown) => {
        if (signal?.aborted) throw trouble;
        return undefined;
      });
      const newer = fresh === undefined ? undefined : addressIn(fresh);
      if (newer !== undefined && newer !== address) addresses.unshift(newer);
    }
  }
  throw failure;
}
