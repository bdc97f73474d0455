import type { Clock } from '../support/clock.js';

/** How long an answer may take. Milliseconds. */
export interface Patience {
  /** Without news for so long, and again each time: "Still working". */
  noteMs: number;
  /** Without text and without a sign of work for so long, heartbeats or not: a time-out. */
  silenceMs: number;
  /** The longest that an answer may take in all; null where it may take as long as it needs. */
  totalMs: number | null;
}

export const HOSTED_PATIENCE: Patience = {
  noteMs: 2 * 60_000,
  silenceMs: 10 * 60_000,
  totalMs: 15 * 60_000,
};

/** The engine works on this machine and tells how far it is: a long clip takes its time. */
export const ENGINE_PATIENCE: Patience = { ...HOSTED_PATIENCE, totalMs: null };

type Due = 'note' | 'silence' | 'total';

/** What happens next while an answer is awaited. */
export type WatchEvent<Value> = { kind: 'value'; value: Value } | { kind: Due };

/** Keeps an eye on an answer's progress, and waits for what comes first: news, or a deadline. */
export class Watch {
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #begun: number;
  #lastLife: number;
  #lastNews: number;

  constructor(clock: Clock, patience: Patience) {
    this.#clock = clock;
    this.#patience = patience;
    this.#begun = clock.now();
    this.#lastLife = this.#begun;
    this.#lastNews = this.#begun;
  }

  /** Something has come that a person sees: text, or how far the work is. */
  news(): void {
    this.life();
    this.#lastNews = this.#lastLife;
  }

  /** Work is being done. */
  life(): void {
    this.#lastLife = this.#clock.now();
  }

  #next(): { kind: Due; at: number } {
    const { noteMs, silenceMs, totalMs } = this.#patience;
    const deadlines: { kind: Due; at: number }[] = [
      ...(totalMs === null ? [] : [{ kind: 'total' as const, at: this.#begun + totalMs }]),
      { kind: 'silence', at: this.#lastLife + silenceMs },
      { kind: 'note', at: this.#lastNews + noteMs },
    ];
    return deadlines.reduce((first, other) => (other.at < first.at ? other : first));
  }

  /** Resolves with `pending`'s value, or with the deadline that is reached before it. */
  async wait<Value>(pending: Promise<Value>): Promise<WatchEvent<Value>> {
    const value = pending.then((value): WatchEvent<Value> => ({ kind: 'value', value }));
    for (;;) {
      const first = await this.#until(value, this.#next().at);
      if (first !== undefined) return first;
      const { kind, at } = this.#next();
      // Life that came meanwhile has put the deadline off.
      if (at > this.#clock.now()) continue;
      if (kind === 'note') this.#lastNews = this.#clock.now();
      return { kind };
    }
  }

  /** Resolves with `value`, or with nothing at the time `at`. */
  async #until<Value>(value: Promise<Value>, at: number): Promise<Value | undefined> {
    const timer = new AbortController();
    const reached = this.#clock.sleep(Math.max(0, at - this.#clock.now()), timer.signal).then(
      () => undefined,
      // The timer is only stopped when the value is there.
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([value, reached]);
    } finally {
      timer.abort();
    }
  }
}
