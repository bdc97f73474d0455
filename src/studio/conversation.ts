import type { AgentEvent, VersionEntry } from '../protocol/index.js';
import { type Api, EngineGone, Refusal } from './api.js';
import { element, icon } from './dom.js';
import { splitNextSteps } from './next-steps.js';
import { besides, recalled } from './recalled.js';
import type { Texts } from './texts.js';

export interface ConversationEvents {
  /** A message is about to be sent, or its answer has ended. */
  onBusy(busy: boolean): void;
  /** Brings the page up to date before a message is sent. */
  onSending(): Promise<void>;
  /** The answer has ended; resolves to what to say where it came without a word. */
  onAnswered(): Promise<string>;
  /** The film is wanted: that is no matter of the agent's. Rejects where none can be made. */
  onExport(): Promise<void>;
}

/** Nothing but a wish for the film itself. */
const EXPORT =
  /^(?:please )?(?:export|download|render|导出|下载|渲染)(?: (?:it|this|the (?:film|video)))?(?:影片|视频)?[.!。！]?$/i;

/** What came of a message. */
export interface Said {
  text: string;
  failed: boolean;
}

/** What is said to the agent and what it answers, one message at a time. */
export class Conversation {
  readonly root: HTMLElement;
  readonly #api: Api;
  readonly #texts: Texts;
  readonly #events: ConversationEvents;
  readonly #log: HTMLElement;
  readonly #ideas = element('div', { class: 'ideas' });
  readonly #box: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  #running: AbortController | undefined;
  /** True from when a message is sent until its answer is shown. */
  #isAsked = false;
  /** The versions that there are, as far as this page has heard. */
  #versions: readonly VersionEntry[] = [];
  /** The number of the newest version that the log tells of. */
  #told = 0;
  /** The number of the version that was on the timeline then. */
  #current: number | undefined;

  constructor(api: Api, texts: Texts, events: ConversationEvents) {
    this.#api = api;
    this.#texts = texts;
    this.#events = events;
    const { chat } = texts;
    this.#log = element(
      'div',
      { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': chat.log, tabindex: 0 },
      element('p', { class: 'welcome' }, chat.welcome),
    );
    this.#box = element('textarea', {
      rows: 1,
      placeholder: chat.placeholder,
      'aria-label': chat.placeholder,
      enterkeyhint: 'send',
    });
    this.#send = element('button', { type: 'submit', class: 'send' });
    const form = element('form', { class: 'composer' }, this.#box, this.#send);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#running) this.#running.abort();
      else void this.#sendBox();
    });
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#sendBox();
    });
    this.#box.addEventListener('input', () => this.#fitBox());
    this.root = element('div', { class: 'chat' }, this.#log, this.#ideas, form);
    this.#showSend();
    this.#stayAtEnd();
  }

  /** Offers things to say. */
  suggest(ideas: readonly string[]): void {
    this.#ideas.replaceChildren(
      ...ideas.map((idea) => {
        const chip = element('button', { type: 'button', class: 'chip' }, idea);
        chip.addEventListener('click', () => {
          this.#write(idea);
          this.#box.focus();
          // What is left open is written over.
          const gap = idea.indexOf('…');
          if (gap >= 0) this.#box.setSelectionRange(gap, gap + 1);
        });
        return chip;
      }),
    );
  }

  /** Shows what was said before this page was opened, or in the terminal since then. */
  recall(versions: readonly VersionEntry[]): void {
    this.#versions = versions;
    // What a message here leads to is told by its answer, and the rest after it.
    if (!this.#isAsked) this.#catchUp();
  }

  /** @param answered A message of this page, whose answer has told what it led to. */
  #catchUp(answered?: string): void {
    const fresh = this.#versions.filter(({ number }) => number > this.#told);
    const current = this.#versions.find((one) => one.current);
    const others = answered === undefined ? fresh : besides(fresh, answered);
    for (const { words, told } of recalled(others, this.#texts)) {
      if (words !== undefined) this.#add('mine', words);
      this.#add('answer', told);
    }
    // Steps back and forth make no version.
    const hasMoved = current && current.number !== this.#current && !fresh.includes(current);
    if (hasMoved && answered === undefined) {
      this.#add('note', this.#texts.chat.moved(current.number));
    }
    this.#told = Math.max(this.#told, ...fresh.map(({ number }) => number));
    this.#current = current?.number;
  }

  /**
   * Sends a message and shows its answer; undefined while another one is being answered.
   * @param giveBack Called for words that nobody has read: false where the log is to keep them.
   */
  async say(words: string, giveBack = (): boolean => true): Promise<Said | undefined> {
    const text = words.trim();
    if (text === '' || this.#running) return undefined;
    const running = new AbortController();
    this.#setRunning(running);
    // It may have been changed in the terminal: that is told first.
    await this.#events.onSending().catch(() => undefined);
    const wasStopped = running.signal.aborted;
    this.#isAsked = true;
    const mine = this.#add('mine', text);
    const answer = this.#add('answer busy', '');
    const stage = this.#stageLine(answer);
    let said = '';
    let failure: string | undefined;
    let unsent = false;
    const hear = (event: AgentEvent): void => {
      const told = wordsOf(event);
      // The last event repeats the whole text.
      if (told !== '' && (event.partial === true || said === '')) {
        said += told;
        answer.firstElementChild?.replaceChildren(splitNextSteps(said).text);
      }
      const progress = event.actions?.stateDelta?.['vmg:progress'];
      if (progress) stage.show(progress.stage, progress.fraction);
      if (typeof event.error === 'string') failure = event.error;
      this.#log.scrollTop = this.#log.scrollHeight;
    };
    try {
      await this.#api.say(text, hear, running.signal);
    } catch (error) {
      unsent = wasStopped || error instanceof EngineGone || error instanceof Refusal;
      failure = running.signal.aborted ? this.#texts.chat.stopped : messageOf(error);
    }
    stage.remove();
    const silent = unsent ? '' : await this.#events.onAnswered().catch(messageOf);
    answer.classList.remove('busy');
    if (failure !== undefined) answer.classList.add('failed');
    if (unsent && giveBack()) mine.remove();
    const { text: told, steps } = splitNextSteps(said);
    if (steps.length > 0) this.suggest(steps);
    const parts = [told, failure ?? (said === '' ? silent : '')].filter((one) => one !== '');
    const whole = parts.join('\n\n');
    answer.firstElementChild?.replaceChildren(whole);
    this.#isAsked = false;
    this.#catchUp(unsent ? undefined : text);
    this.#setRunning(undefined);
    this.#log.scrollTop = this.#log.scrollHeight;
    return { text: whole, failed: failure !== undefined };
  }

  /** Sends what was written; what nobody has read goes back to where it was written. */
  async #sendBox(): Promise<void> {
    const written = this.#box.value;
    if (written.trim() === '' || this.#running) return;
    this.#write('');
    if (EXPORT.test(written.trim())) {
      await this.#askForFilm(written);
      return;
    }
    await this.say(written, () => this.#giveBack(written));
  }

  /** Puts words back to where they were written, unless others are being written there. */
  #giveBack(written: string): boolean {
    if (this.#box.value !== '') return false;
    this.#write(written);
    return true;
  }

  async #askForFilm(written: string): Promise<void> {
    try {
      await this.#events.onExport();
      this.#add('mine', written.trim());
      this.#add('answer', this.#texts.chat.exporting);
    } catch (error) {
      if (!this.#giveBack(written)) this.#add('mine', written.trim());
      this.#add('answer failed', messageOf(error));
    }
  }

  #write(text: string): void {
    this.#box.value = text;
    this.#fitBox();
  }

  #setRunning(running: AbortController | undefined): void {
    this.#running = running;
    this.#showSend();
    this.#events.onBusy(running !== undefined);
  }

  #add(kind: string, text: string): HTMLElement {
    const bubble = element('div', { class: `bubble ${kind}` }, element('p', {}, text));
    this.#log.append(bubble);
    this.#log.scrollTop = this.#log.scrollHeight;
    return bubble;
  }

  #stageLine(bubble: HTMLElement): {
    show(stage: string, fraction?: number): void;
    remove(): void;
  } {
    const label = element('span', {}, this.#texts.chat.working);
    const bar = element('progress', { max: 1 });
    const line = element('div', { class: 'work' }, label, bar);
    bubble.append(line);
    return {
      show(stage, fraction) {
        label.textContent = stage;
        if (fraction === undefined) bar.removeAttribute('value');
        else bar.value = fraction;
      },
      remove: () => line.remove(),
    };
  }

  /** Whoever reads the end goes on seeing it when the log becomes smaller, or was out of sight. */
  #stayAtEnd(): void {
    const log = this.#log;
    let isAtEnd = true;
    log.addEventListener('scroll', () => {
      isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 8;
    });
    new ResizeObserver(() => {
      if (isAtEnd) log.scrollTop = log.scrollHeight;
    }).observe(log);
  }

  #showSend(): void {
    const { chat } = this.#texts;
    const label = this.#running ? chat.stop : chat.send;
    this.#send.setAttribute('aria-label', label);
    this.#send.title = label;
    this.#send.replaceChildren(icon(this.#running ? 'stop' : 'send'));
  }

  #fitBox(): void {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(160, this.#box.scrollHeight)}px`;
  }
}

function wordsOf({ content }: AgentEvent): string {
  return (content?.parts ?? []).map(({ text }) => text ?? '').join('');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
