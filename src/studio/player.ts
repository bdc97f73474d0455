import { clockText } from './clock-text.js';
import { element, iconButton, turnInto } from './dom.js';
import type { Texts } from './texts.js';

/** How far the arrow keys go, in milliseconds; with shift, one frame of film. */
const STEP_MS = 1_000;
const FINE_STEP_MS = 40;

/** What the player tells. */
export interface PlayerEvents {
  onTime(ms: number): void;
  /** The film that is to be shown cannot be. */
  onBroken(): void;
}

/** The film with its controls; without a film it is a clock that can be set. */
export class Player {
  readonly root: HTMLElement;
  readonly #video: HTMLVideoElement;
  readonly #stage: HTMLElement;
  readonly #play: HTMLButtonElement;
  readonly #sound: HTMLButtonElement;
  readonly #clock: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #texts: Texts;
  readonly #events: PlayerEvents;
  #lengthMs = 0;
  #positionMs = 0;

  constructor(texts: Texts, events: PlayerEvents) {
    this.#texts = texts;
    this.#events = events;
    this.#video = element('video', {
      playsinline: true,
      preload: 'auto',
      'aria-label': texts.film,
    });
    this.#video.hidden = true;
    this.#notice = element('div', { class: 'stage-notice', role: 'status', hidden: true });
    this.#stage = element('div', { class: 'stage' }, this.#video, this.#notice);
    this.#play = iconButton('play', texts.play, () => this.toggle());
    this.#play.classList.add('play');
    // There is nothing to play until the first preview is made.
    this.#play.disabled = true;
    this.#sound = iconButton('sound', texts.mute, () => this.#toggleSound());
    this.#clock = element('output', { class: 'clock', 'aria-live': 'off' });
    const full = iconButton('full', texts.fullScreen, () => void this.#stage.requestFullscreen());
    this.root = element(
      'section',
      { class: 'player', 'aria-label': texts.film },
      this.#stage,
      element('div', { class: 'transport' }, this.#play, this.#clock, this.#sound, full),
    );
    this.#listen();
    this.#tell();
  }

  get positionMs(): number {
    return this.#positionMs;
  }

  /** How long the film is, as the timeline says. */
  setLength(milliseconds: number): void {
    this.#lengthMs = milliseconds;
    this.#positionMs = Math.min(this.#positionMs, milliseconds);
    this.#tell();
  }

  /** Shows a film from where the position is; null takes the film away. */
  show(url: string | null): void {
    const wasPlaying = !this.#video.paused && !this.#video.ended;
    this.#video.pause();
    this.#video.hidden = url === null;
    this.#play.disabled = url === null;
    if (url === null) {
      this.#video.removeAttribute('src');
      this.#video.load();
      return;
    }
    const position = this.#positionMs;
    this.#video.src = url;
    this.#video.currentTime = position / 1000;
    if (wasPlaying) void this.#video.play().catch(() => undefined);
  }

  /** Says something over the film: progress (0…1) is drawn as a bar; a button does something. */
  notice(
    text: string,
    options: { fraction?: number; action?: HTMLElement; hint?: string } = {},
  ): void {
    const { fraction, action, hint } = options;
    const said = this.#notice.querySelector('p');
    // While only the percentage changes, what is there is kept: nothing flickers.
    if (said && fraction !== undefined && this.#notice.dataset.kind === 'progress') {
      said.textContent = text;
    } else {
      this.#notice.replaceChildren(
        ...(text === '' ? [] : [element('p', {}, text)]),
        ...(hint === undefined ? [] : [element('p', { class: 'hint' }, hint)]),
        ...(fraction === undefined ? [] : [element('progress', { max: 1 })]),
        ...(action === undefined ? [] : [action]),
      );
    }
    this.#notice.dataset.kind = fraction === undefined ? 'words' : 'progress';
    this.#notice.hidden = text === '';
    const bar = this.#notice.querySelector('progress');
    if (bar && fraction !== undefined) bar.value = fraction;
  }

  toggle(): void {
    if (this.#video.hidden) return;
    if (this.#video.paused) void this.#video.play().catch(() => undefined);
    else this.#video.pause();
  }

  seek(milliseconds: number): void {
    this.#positionMs = Math.min(this.#lengthMs, Math.max(0, milliseconds));
    if (!this.#video.hidden) this.#video.currentTime = this.#positionMs / 1000;
    this.#tell();
  }

  /** What a key does to the film; false when it means nothing here. */
  press(event: KeyboardEvent): boolean {
    const step = event.shiftKey ? FINE_STEP_MS : STEP_MS;
    switch (event.key) {
      case ' ':
        this.toggle();
        return true;
      case 'ArrowLeft':
        this.seek(this.#positionMs - step);
        return true;
      case 'ArrowRight':
        this.seek(this.#positionMs + step);
        return true;
      case 'Home':
        this.seek(0);
        return true;
      case 'End':
        this.seek(this.#lengthMs);
        return true;
      default:
        return false;
    }
  }

  #toggleSound(): void {
    this.#video.muted = !this.#video.muted;
    const { mute, unmute } = this.#texts;
    turnInto(this.#sound, this.#video.muted ? 'mute' : 'sound', this.#video.muted ? unmute : mute);
  }

  #listen(): void {
    const video = this.#video;
    const follow = (): void => {
      this.#positionMs = video.currentTime * 1000;
      this.#tell();
    };
    const everyFrame = (): void => {
      if (video.paused) return;
      follow();
      requestAnimationFrame(everyFrame);
    };
    const { play, pause } = this.#texts;
    video.addEventListener('play', () => {
      turnInto(this.#play, 'pause', pause);
      requestAnimationFrame(everyFrame);
    });
    video.addEventListener('pause', () => {
      turnInto(this.#play, 'play', play);
      if (!video.hidden) follow();
    });
    video.addEventListener('error', () => {
      if (video.hasAttribute('src')) this.#events.onBroken();
    });
    // Media keys and the system's own controls move it, too.
    video.addEventListener('seeked', () => {
      if (!video.seeking && !video.hidden) follow();
    });
    video.addEventListener('click', () => this.toggle());
  }

  #tell(): void {
    this.#clock.replaceChildren(
      element('b', {}, clockText(this.#positionMs, 1)),
      element('span', {}, ` / ${clockText(this.#lengthMs, 1)}`),
    );
    this.#events.onTime(this.#positionMs);
  }
}
