import type { CallOptions } from '../app/ports.js';
import { progressFraction, type RenderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';

/** How often a backend wants to be asked. Milliseconds. */
export interface PollPace {
  /** The first wait; 0 asks at once. */
  firstMs: number;
  /** What each wait is multiplied by. */
  growth: number;
  longestMs: number;
  /** Null: as long as it takes. */
  polls: number | null;
}

export const ENGINE_POLLS: PollPace = { firstMs: 100, growth: 1.3, longestMs: 500, polls: null };
export const HOSTED_POLLS: PollPace = { firstMs: 30_000, growth: 1, longestMs: 30_000, polls: 10 };

const FINISHED = new Set(['completed', 'failed']);

/** A status, and how long the server wants us to wait before we ask again. */
export interface PolledStatus {
  status: RenderStatus;
  retryAfterMs: number | undefined;
}

/**
 * Asks for a render's status until it is completed or failed. States that are not known count
 * as running.
 *
 * @throws VmgError of exit code 8 when the backend's patience is used up: the render goes on.
 */
export async function pollRender(
  ask: () => Promise<PolledStatus>,
  renderId: string,
  clock: Clock,
  pace: PollPace,
  options: CallOptions = {},
): Promise<RenderStatus> {
  let wait = pace.firstMs;
  let asked: number | undefined;
  for (let polls = 0; pace.polls === null || polls < pace.polls; polls++) {
    await clock.sleep(asked ?? wait, options.signal);
    wait = Math.min(pace.longestMs, Math.max(1, wait) * pace.growth);
    const { status, retryAfterMs } = await ask();
    if (FINISHED.has(status.status)) return status;
    const fraction = progressFraction(status);
    options.onProgress?.(
      fraction === undefined ? { stage: 'Rendering' } : { stage: 'Rendering', fraction },
    );
    asked = retryAfterMs;
  }
  throw new VmgError(
    'render-still-running',
    ExitCode.stillRunning,
    `The render ${renderId} is still under way.`,
    {
      hint: `Fetch it later with: vmg export --resume ${renderId}`,
      details: { renderId },
    },
  );
}
