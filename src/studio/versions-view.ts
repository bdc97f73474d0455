import type { VersionEntry } from '../protocol/index.js';
import { element } from './dom.js';
import type { Texts } from './texts.js';

/** Every version of the timeline, newest first; any of them can be brought back. */
export class VersionsView {
  readonly root = element('div', { class: 'versions' });
  readonly #texts: Texts;
  readonly #restore: (number: number) => void;

  constructor(texts: Texts, restore: (number: number) => void) {
    this.#texts = texts;
    this.#restore = restore;
  }

  show(versions: readonly VersionEntry[]): void {
    const { versions: texts } = this.#texts;
    if (versions.length === 0) {
      this.root.replaceChildren(element('p', { class: 'nothing' }, texts.empty));
      return;
    }
    const items = [...versions].reverse().map((version) => this.#item(version));
    this.root.replaceChildren(element('ol', { reversed: true }, ...items));
  }

  #item({ number, message, label, createdAt, summary, current }: VersionEntry): HTMLElement {
    const { versions: texts } = this.#texts;
    const made = new Date(createdAt);
    const time = element(
      'time',
      { datetime: made.toISOString() },
      made.toLocaleTimeString(document.documentElement.lang, {
        hour: '2-digit',
        minute: '2-digit',
      }),
    );
    const restore = element(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': texts.restoreLabel(number) },
      texts.restore,
    );
    restore.addEventListener('click', () => this.#restore(number));
    const words = element('p', { class: 'words' }, label ?? message);
    words.title = message;
    return element(
      'li',
      {
        class: current ? 'version current' : 'version',
        'aria-current': current ? 'true' : undefined,
      },
      element(
        'div',
        { class: 'head' },
        element('b', {}, texts.name(number)),
        time,
        current ? element('span', { class: 'tag' }, texts.current) : restore,
      ),
      words,
      element('p', { class: 'summary' }, summary.replace(/^Timeline \([^)]*\):? ?/, '')),
    );
  }
}
