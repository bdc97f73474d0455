import type { CallOptions } from '../app/ports.js';
import { progressFraction, type RenderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, isNetworkTrouble, VmgError } from '../support/errors.js';

/** How often a backend wants to be asked. Milliseconds. */
export interface PollPace {
  /** The first wait; 0 asks at once. */
  firstMs: number;
  /** What each wait is multiplied by. */
  growth: number;
  longestMs: number;
  /** So many of the longest wait, in all. Null: as long as it takes. */
  polls: number | null;
  /** What is said from before the first poll on, where that is worth saying; `Rendering` else. */
  stage?: string;
}

export const ENGINE_POLLS: PollPace = { firstMs: 100, growth: 1.3, longestMs: 500, polls: null };
export const HOSTED_POLLS: PollPace = {
  firstMs: 30_000,
  growth: 1,
  longestMs: 30_000,
  polls: 10,
  stage: '⏳ Rendering ~30s',
};

const FINISHED = new Set(['completed', 'failed']);

/** Polls in a row that may go wrong. */
const TROUBLES = 10;

/** No server's `Retry-After` keeps a person waiting for longer than this, or has it asked all the time. */
const LONGEST_ASKED_MS = 5 * 60_000;
const SHORTEST_ASKED_MS = 100;

/** A status, and how long the server wants us to wait before we ask again. */
export interface PolledStatus {
  status: RenderStatus;
  retryAfterMs: number | undefined;
}

/** True for trouble, on the way or with what stands there, that may be over by the next poll. */
function mayPass(error: unknown): error is VmgError {
  return isNetworkTrouble(error) && error.code !== 'certificate-invalid';
}

function stillUnderWay(renderId: string): VmgError {
  return new VmgError(
    'render-still-running',
    ExitCode.stillRunning,
    `The render ${renderId} is still under way.`,
    {
      hint: `Fetch it later with: vmg export --resume ${renderId}`,
      details: { renderId },
    },
  );
}

/**
 * Asks for a render's status until it is completed or failed. States that are not known count
 * as running, and a network that is gone for some polls ends nothing. A server that asks for
 * other waits than the pace's is heeded; the time for all of them stays the same.
 *
 * @param firstWaitMs what the server asked for when it took the render.
 * @throws VmgError of exit code 8 when the backend's patience is used up: the render goes on; of
 * exit code 6 when the backend could not be reached at the last.
 */
export async function pollRender(
  ask: () => Promise<PolledStatus>,
  renderId: string,
  clock: Clock,
  pace: PollPace,
  options: CallOptions = {},
  firstWaitMs?: number,
): Promise<RenderStatus> {
  const { signal, onProgress } = options;
  const stage = pace.stage ?? 'Rendering';
  if (pace.stage !== undefined) onProgress?.({ stage });
  let left = pace.polls === null ? Number.POSITIVE_INFINITY : pace.polls * pace.longestMs;
  let wait = pace.firstMs;
  let asked = firstWaitMs;
  let trouble: VmgError | undefined;
  let troubles = 0;
  while (left > 0 && troubles < TROUBLES) {
    const pause = Math.min(asked ?? wait, LONGEST_ASKED_MS);
    await clock.sleep(pause, signal);
    left -= Math.max(pause, SHORTEST_ASKED_MS);
    wait = Math.min(pace.longestMs, Math.max(1, wait) * pace.growth);
    asked = undefined;
    try {
      const { status, retryAfterMs } = await ask();
      if (FINISHED.has(status.status)) return status;
      const fraction = progressFraction(status);
      onProgress?.(fraction === undefined ? { stage } : { stage, fraction });
      if (retryAfterMs !== undefined) asked = Math.max(retryAfterMs, SHORTEST_ASKED_MS);
      trouble = undefined;
      troubles = 0;
    } catch (error) {
      if (signal?.aborted || !mayPass(error)) throw error;
      trouble = error;
      troubles++;
      onProgress?.({ stage: `${error.message} Asking again` });
    }
  }
  throw trouble ?? stillUnderWay(renderId);
}
