import type { VersionEntry } from '../protocol/index.js';
import { element } from './dom.js';
import { firstOf } from './recalled.js';
import type { Texts } from './texts.js';

/** What came of going back to a version. */
export interface Restored {
  text: string;
  failed: boolean;
}

/** So many things that a version changed are named. */
const MOST_CHANGES = 4;

/** Every version of the timeline, newest first; any of them can be brought back. */
export class VersionsView {
  readonly root = element('div', { class: 'versions' });
  readonly #texts: Texts;
  readonly #restore: (number: number) => Promise<Restored | undefined>;
  readonly #status = element('div', { class: 'standing', role: 'status' });
  readonly #list = element('ol', { reversed: true });
  #shown = '';
  #held = false;
  #isRestoring = false;

  constructor(texts: Texts, restore: (number: number) => Promise<Restored | undefined>) {
    this.#texts = texts;
    this.#restore = restore;
    this.root.append(this.#status, this.#list);
  }

  show(versions: readonly VersionEntry[]): void {
    const text = JSON.stringify(versions);
    if (text === this.#shown) return;
    this.#shown = text;
    const hadFocus = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(
      ...(versions.length === 0
        ? [element('li', { class: 'nothing' }, this.#texts.versions.empty)]
        : [...versions].reverse().map((version) => this.#item(version))),
    );
    this.#mark();
    if (hadFocus) this.#focusCurrent();
  }

  /** While a message is being answered nothing can be brought back. */
  hold(held: boolean): void {
    this.#held = held;
    this.#mark();
    if (!held) this.#tell();
    else if (!this.#isRestoring) this.#tell(working(this.#texts.chat.working));
  }

  #mark(): void {
    for (const button of this.#list.querySelectorAll('button')) {
      // It keeps the focus, which a disabled button would lose.
      button.setAttribute('aria-disabled', String(this.#held));
    }
  }

  async #goBack(number: number): Promise<void> {
    if (this.#held) return;
    this.#isRestoring = true;
    this.#tell(working(this.#texts.versions.restoring(number)));
    const restored = await this.#restore(number);
    this.#isRestoring = false;
    const kind = restored?.failed ? 'failure' : 'told';
    this.#tell(...(restored ? [element('p', { class: kind }, restored.text)] : []));
    if (this.#list.contains(document.activeElement)) this.#focusCurrent();
  }

  #tell(...what: HTMLElement[]): void {
    this.#status.replaceChildren(...what);
  }

  #focusCurrent(): void {
    this.#list.querySelector<HTMLElement>('.current')?.focus();
  }

  #item(version: VersionEntry): HTMLElement {
    const { versions: texts, chat } = this.#texts;
    const { number, message, label, createdAt, summary, current, changes, upload } = version;
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
    restore.addEventListener('click', () => void this.#goBack(number));
    const words = element(
      'p',
      { class: 'words' },
      label ?? (upload === undefined ? message : texts.uploaded(upload)),
    );
    words.title = message;
    const list = element(
      'ul',
      { class: 'changes' },
      ...firstOf(changes, MOST_CHANGES, chat.more).map((change) => element('li', {}, change)),
    );
    list.title = summary;
    return element(
      'li',
      {
        class: current ? 'version current' : 'version',
        'aria-current': current ? 'true' : undefined,
        tabindex: current ? -1 : undefined,
      },
      element(
        'div',
        { class: 'head' },
        element('b', {}, texts.name(number)),
        time,
        current ? element('span', { class: 'tag' }, texts.current) : restore,
      ),
      words,
      list,
    );
  }
}

const working = (words: string): HTMLElement =>
  element('div', { class: 'work' }, element('span', {}, words), element('progress', { max: 1 }));
