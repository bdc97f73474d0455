import type { Backend, CallOptions } from '../app/ports.js';
import { endpoints, type RenderStatus, renderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { type Judged, readPlain, retryAfterMs } from './answers.js';
import { downloadRender } from './download.js';
import type { Call, Exchange } from './exchange.js';
import { discardPart } from './part-file.js';
import { type PolledStatus, type PollPace, pollRender } from './render-poll.js';

/** The part of the protocol that is about renders. */
export type RenderCalls = Pick<
  Backend,
  'submitRender' | 'renderStatus' | 'cancelRender' | 'waitForRender' | 'download' | 'discardPart'
>;

function renderNotFound(renderId: string): VmgError {
  return new VmgError(
    'render-not-found',
    ExitCode.jobFailed,
    `The backend does not know the render ${renderId}.`,
    { hint: 'Export again with: vmg export', details: { renderId } },
  );
}

/**
 * The calls that submit a render, tell how it stands, stop it, and fetch it.
 *
 * @param canCancel False for a backend without such a call.
 */
export function createRenderCalls(
  exchange: Exchange,
  clock: Clock,
  pace: PollPace,
  canCancel: boolean,
): RenderCalls {
  /** By render: how long the backend asked us to wait before the next look at it. */
  const firstWaits = new Map<string, number>();

  const statusOf = (call: Call, renderId: string, options?: CallOptions): Promise<PolledStatus> =>
    exchange.perform(
      call,
      async (answer): Promise<Judged<PolledStatus>> => {
        const wait = retryAfterMs(answer, clock.now());
        const judged = await readPlain(answer, renderStatus, 'render status', clock.now());
        if (judged.ok) return { ok: true, value: { status: judged.value, retryAfterMs: wait } };
        if (call.method !== 'POST' && judged.code === 404) throw renderNotFound(renderId);
        return judged;
      },
      options,
    );
  const poll = (renderId: string, options?: CallOptions): Promise<PolledStatus> =>
    statusOf({ method: 'GET', path: endpoints.renderStatus(renderId) }, renderId, options);
  const heed = (renderId: string, { status, retryAfterMs: wait }: PolledStatus): RenderStatus => {
    if (wait !== undefined) firstWaits.set(renderId, wait);
    return status;
  };
  const ask = async (renderId: string, options?: CallOptions): Promise<RenderStatus> =>
    heed(renderId, await poll(renderId, options));

  return {
    async submitRender(request, options) {
      const call: Call = { method: 'POST', path: endpoints.submitRender, json: request };
      return heed(request.id, await statusOf(call, request.id, options));
    },
    renderStatus: ask,
    async cancelRender(renderId, options) {
      if (!canCancel) return;
      const call: Call = { method: 'DELETE', path: endpoints.cancelRender(renderId) };
      try {
        await statusOf(call, renderId, options);
      } catch (error) {
        if (!(error instanceof VmgError && error.code === 'render-not-found')) throw error;
      }
    },
    waitForRender(renderId, options) {
      const firstWaitMs = firstWaits.get(renderId);
      firstWaits.delete(renderId);
      return pollRender(() => poll(renderId, options), renderId, clock, pace, options, firstWaitMs);
    },
    download: (renderId, status, path, options = {}) =>
      downloadRender(
        { exchange, clock, askAnew: () => ask(renderId, options) },
        renderId,
        status,
        path,
        options,
      ),
    discardPart: (renderId, path) => discardPart(path, renderId),
  };
}
