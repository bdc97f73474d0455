import { stripControl } from '../../support/redaction.js';
import { formatElapsed, formatPercent } from './format.js';
import type { OutputStream } from './streams.js';
import type { Symbols, Theme } from './theme.js';

/** One step of work as it is shown. */
export interface Step {
  stage: string;
  fraction?: number;
  /** Says that the stage has ended, and is shown in its place. */
  done?: string;
}

/** What a person sees of work in progress; always on stderr. */
export interface ProgressDisplay {
  update(step: Step): void;
  /** Takes the display off the screen while `action` writes or asks something, also if it is async. */
  aside<T>(action: () => T): T;
  /** Takes the display off the screen until the next update. */
  hide(): void;
  /** Ends the display; `done` says whether the last stage was finished. */
  stop(done: boolean): void;
}

export interface DisplayOptions {
  stream: OutputStream;
  theme: Theme;
  symbols: Symbols;
  now: () => number;
  /** Leave a line behind for each finished stage. */
  keepStages: boolean;
}

export const silentDisplay: ProgressDisplay = {
  update() {},
  aside: (action) => action(),
  hide() {},
  stop() {},
};

const PLAIN_INTERVAL_MS = 30_000;

/**
 * Lines for a log: one when a stage begins, one for every 30 s that it lasts, and one when it ends
 * with words of its own.
 */
export function createPlainDisplay({ stream, now }: DisplayOptions): ProgressDisplay {
  let stage: string | undefined;
  let fraction: number | undefined;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const repeat = (): void => {
    const share = fraction === undefined ? '' : `${formatPercent(fraction)}, `;
    stream.write(`${stage} (${share}${formatElapsed(now() - startedAt)})\n`);
  };
  return {
    update(step) {
      const label = stripControl(step.stage);
      fraction = step.fraction;
      if (step.done !== undefined) {
        clearInterval(timer);
        stage = undefined;
        stream.write(`${stripControl(step.done)}\n`);
        return;
      }
      if (label === stage) return;
      stage = label;
      startedAt = now();
      stream.write(`${label}\n`);
      clearInterval(timer);
      timer = setInterval(repeat, PLAIN_INTERVAL_MS);
      timer.unref();
    },
    aside: (action) => action(),
    hide() {},
    stop() {
      clearInterval(timer);
    },
  };
}
