import type { Api } from './api.js';

/** As long as somebody looks, what is done in the terminal is seen this soon. Milliseconds. */
const EVERY_MS = 2_000;

/** Asks again and again whether the timeline is another one, while the page is looked at. */
export class Pulse {
  readonly #api: Api;
  readonly #onChange: () => Promise<unknown>;
  readonly #onFault: (error: unknown) => void;
  #known: string | undefined;
  #asking = false;

  /**
   * @param onChange Reads everything anew.
   * @param onFault Told why either of it failed.
   */
  constructor(api: Api, onChange: () => Promise<unknown>, onFault: (error: unknown) => void) {
    this.#api = api;
    this.#onChange = onChange;
    this.#onFault = onFault;
  }

  start(): void {
    const beat = (): void => void this.#beat();
    setInterval(beat, EVERY_MS);
    window.addEventListener('focus', beat);
    document.addEventListener('visibilitychange', beat);
    beat();
  }

  async #beat(): Promise<void> {
    if (this.#asking || document.visibilityState !== 'visible') return;
    this.#asking = true;
    try {
      const revision = await this.#api.revision();
      if (revision !== this.#known) await this.#onChange();
      this.#known = revision;
    } catch (error) {
      // As soon as there is an answer again, everything is read anew.
      this.#known = undefined;
      this.#onFault(error);
    } finally {
      this.#asking = false;
    }
  }
}
