import type { AgentEvent } from '../protocol/index.js';
import { type Api, EngineGone } from './api.js';
import { element, icon } from './dom.js';
import { splitNextSteps } from './next-steps.js';
import type { Texts } from './texts.js';

export interface ConversationEvents {
  /** The answer has ended; resolves to what to say where it came without a word. */
  onAnswered(): Promise<string>;
  onGone(): void;
  /** The film is wanted: that is no matter of the agent's. */
  onExport(): void;
}

/** Nothing but a wish for the film itself. */
const EXPORT =
  /^(?:please )?(?:export|download|render|导出|下载|渲染)(?: (?:it|this|the (?:film|video)))?(?:影片|视频)?[.!。！]?$/i;

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
      else void this.say(this.#box.value);
    });
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (!this.#running) void this.say(this.#box.value);
    });
    this.#box.addEventListener('input', () => this.#fitBox());
    this.root = element('div', { class: 'chat' }, this.#log, this.#ideas, form);
    this.#showSend();
  }

  /** Offers things to say. */
  suggest(ideas: readonly string[]): void {
    this.#ideas.replaceChildren(
      ...ideas.map((idea) => {
        const chip = element('button', { type: 'button', class: 'chip' }, idea);
        chip.addEventListener('click', () => {
          this.#box.value = idea;
          this.#fitBox();
          this.#box.focus();
          // What is left open is written over.
          const gap = idea.indexOf('…');
          if (gap >= 0) this.#box.setSelectionRange(gap, gap + 1);
        });
        return chip;
      }),
    );
  }

  /** Sends a message and shows its answer; nothing while another one is being answered. */
  async say(words: string): Promise<void> {
    const text = words.trim();
    if (text === '' || this.#running) return;
    if (EXPORT.test(text)) {
      this.#box.value = '';
      this.#add('mine', text);
      this.#add('answer', this.#texts.chat.exporting);
      this.#events.onExport();
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#box.value = '';
    this.#fitBox();
    this.#showSend();
    this.#add('mine', text);
    const answer = this.#add('answer busy', '');
    const stage = this.#stageLine(answer);
    let said = '';
    let failure: string | undefined;
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
      if (error instanceof EngineGone) this.#events.onGone();
      failure = running.signal.aborted ? this.#texts.chat.stopped : messageOf(error);
    }
    stage.remove();
    const silent = await this.#events.onAnswered().catch(messageOf);
    answer.classList.remove('busy');
    if (failure !== undefined) answer.classList.add('failed');
    const { text: told, steps } = splitNextSteps(said);
    if (steps.length > 0) this.suggest(steps);
    const whole = [told, failure ?? (said === '' ? silent : '')].filter((one) => one !== '');
    answer.firstElementChild?.replaceChildren(whole.join('\n\n'));
    this.#running = undefined;
    this.#showSend();
    this.#log.scrollTop = this.#log.scrollHeight;
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
