import { ExitCode, interruptedError } from '../support/errors.js';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What of `process` the interrupts need. */
export interface SignalSource {
  on(signal: Signal, listener: () => void): unknown;
  off(signal: Signal, listener: () => void): unknown;
  removeAllListeners(signal: Signal): unknown;
  exit(code: number): void;
}

export interface Interrupts {
  readonly signal: AbortSignal;
  /** While set, the next Ctrl-C goes to `handler` instead of ending the run. */
  onInterrupt(handler: (() => void) | undefined): void;
  /** Does what a Ctrl-C does. */
  interrupt(): void;
  /**
   * Takes the signals back from libraries. when-exit, which conf brings along, answers a signal by
   * raising it again: the first Ctrl-C would count as two, and cut the cleaning up short.
   */
  claim(): void;
  /** Stops listening. */
  dispose(): void;
}

/**
 * The first Ctrl-C stops the work cleanly, child processes too; the second ends the process at
 * once with 130. SIGTERM and a closed terminal (SIGHUP) stop the work with 143.
 */
export function listenForInterrupts(source: SignalSource): Interrupts {
  const controller = new AbortController();
  let handler: (() => void) | undefined;

  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    if (controller.signal.aborted) {
      source.exit(signal === 'SIGINT' ? ExitCode.interrupted : ExitCode.terminated);
    } else controller.abort(interruptedError(signal));
  };
  const interrupt = (): void => {
    const first = handler;
    handler = undefined;
    if (first) first();
    else stop('SIGINT');
  };
  const terminate = (): void => stop('SIGTERM');
  const listeners = [
    ['SIGINT', interrupt],
    ['SIGTERM', terminate],
    ['SIGHUP', terminate],
  ] as const;

  for (const [signal, listener] of listeners) source.on(signal, listener);
  return {
    signal: controller.signal,
    onInterrupt(next) {
      handler = next;
    },
    interrupt,
    claim() {
      for (const [signal, listener] of listeners) {
        source.removeAllListeners(signal);
        source.on(signal, listener);
      }
    },
    dispose() {
      for (const [signal, listener] of listeners) source.off(signal, listener);
    },
  };
}
