import type { Clock } from '../support/clock.js';

/** How long an answer may take. Milliseconds. */
export interface Patience {
  /** Without text for so long, and again each time: "Still working". */
  noteMs: number;
  /** Without text for so long, signs of life or not: a time-out. */
  silenceMs: number;
  /** The longest that an answer may take in all. */
  totalMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  noteMs: 2 * 60_000,
  silenceMs: 10 * 60_000,
  totalMs: 15 * 60_000,
};

type Due = 'note' | 'silence' | 'total';

/** What happens next while an answer is awaited. */
export type WatchEvent<Value> = { kind: 'value'; value: Value } | { kind: Due };

/** Keeps an eye on an answer's progress, and waits for what comes first: news, or a deadline. */
export class Watch {
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #begun: number;
  #lastText: number;
  #lastNote: number;

  constructor(clock: Clock, patience: Patience) {
    this.#clock = clock;
    this.#patience = patience;
    this.#begun = clock.now();
    this.#lastText = this.#begun;
    this.#lastNote = this.#begun;
  }

  /** Text has come. */
  text(): void {
    this.#lastText = this.#clock.now();
    this.#lastNote = this.#lastText;
  }

  #next(): { kind: Due; at: number } {
    const { noteMs, silenceMs, totalMs } = this.#patience;
    const deadlines: { kind: Due; at: number }[] = [
      { kind: 'total', at: this.#begun + totalMs },
      { kind: 'silence', at: this.#lastText + silenceMs },
      { kind: 'note', at: this.#lastNote + noteMs },
    ];
    return deadlines.reduce((first, other) => (other.at < first.at ? other : first));
  }

  /** Resolves with `pending`'s value, or with the deadline that is reached before it. */
  async wait<Value>(pending: Promise<Value>): Promise<WatchEvent<Value>> {
    const { kind, at } = this.#next();
    const timer = new AbortController();
    const reached = this.#clock.sleep(Math.max(0, at - this.#clock.now()), timer.signal).then(
      (): WatchEvent<Value> => {
        if (kind === 'note') this.#lastNote = this.#clock.now();
        return { kind };
      },
      // The timer is only stopped when the value is there.
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([
        pending.then((value): WatchEvent<Value> => ({ kind: 'value', value })),
        reached,
      ]);
    } finally {
      timer.abort();
    }
  }
}
