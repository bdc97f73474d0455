import { isExportable, type VersionEntry, type WireDraft } from '../protocol/index.js';
import { type Api, EngineGone, type SessionState } from './api.js';
import { Conversation } from './conversation.js';
import { element } from './dom.js';
import { FilesView } from './files-view.js';
import { Player } from './player.js';
import { Pulse } from './pulse.js';
import { renderDraft } from './rendering.js';
import { tabbed } from './tabs.js';
import type { Texts } from './texts.js';
import { type TimelineModel, timelineModel } from './timeline-model.js';
import { TimelineView } from './timeline-view.js';
import { VersionsView } from './versions-view.js';

/** Elements that use the keys themselves. */
const TAKES_KEYS = 'input, textarea, select, video, [role=log], [role=tabpanel]';
/** Elements that the space bar presses. */
const PRESSED_BY_SPACE = 'button, a, [role=tab], summary';

/** The page: what is on the timeline, and everything that shows it. */
export class Studio {
  readonly root: HTMLElement;
  readonly #api: Api;
  readonly #texts: Texts;
  readonly #player: Player;
  readonly #timeline: TimelineView;
  readonly #conversation: Conversation;
  readonly #versions: VersionsView;
  readonly #files: FilesView;
  readonly #heading = element('h1', {}, '');
  readonly #banner = element('div', { class: 'banner', role: 'alert', hidden: true });
  #model: TimelineModel = { lengthMs: 0, lanes: [] };
  #draft: WireDraft | null = null;
  /** The draft that is shown, as text. */
  #shown: string | undefined;
  #previewing: AbortController | undefined;
  #hasFilm = false;
  #isGone = false;
  /** The number of the newest version that there is. */
  #newest = 0;
  /** What there was before the message that is being answered. */
  #before: { newest: number; shown: string | undefined } = { newest: 0, shown: undefined };

  constructor(api: Api, texts: Texts) {
    this.#api = api;
    this.#texts = texts;
    this.#player = new Player(texts, {
      onTime: (ms) => this.#timeline?.follow(ms),
      onBroken: () => this.#previewFailed(''),
    });
    this.#timeline = new TimelineView(api, texts, (ms) => this.#player.seek(ms));
    this.#conversation = new Conversation(api, texts, {
      onBusy: (busy) => this.#versions?.hold(busy),
      onSending: () => this.#sending(),
      onAnswered: () => this.#answered(),
      onExport: () => this.#files.makeFilm(),
    });
    this.#versions = new VersionsView(texts, (number) =>
      this.#conversation.say(texts.versions.request(number)),
    );
    this.#files = new FilesView(api, texts, () => this.#refresh());
    api.onReach = (isThere) => this.#setGone(!isThere);
    const side = tabbed(
      [
        { id: 'chat', name: texts.tabs.chat, icon: 'chat', panel: this.#conversation.root },
        { id: 'versions', name: texts.tabs.versions, icon: 'back', panel: this.#versions.root },
        { id: 'files', name: texts.tabs.files, icon: 'download', panel: this.#files.root },
      ],
      texts.title,
    );
    this.root = element(
      'div',
      { class: 'studio' },
      element(
        'header',
        {},
        element('span', { class: 'mark', 'aria-hidden': 'true' }, 'vmg'),
        this.#heading,
      ),
      this.#banner,
      element('main', {}, this.#player.root, side, this.#timeline.root),
    );
  }

  start(): void {
    document.addEventListener('keydown', (event) => this.#press(event));
    const fault = (error: unknown): void => this.#tellFault(error);
    new Pulse(this.#api, () => this.#refresh(), fault).start();
  }

  /** Reads what there is and shows it. */
  async #refresh(): Promise<VersionEntry[]> {
    try {
      const [state, versions] = await Promise.all([this.#api.state(), this.#api.versions()]);
      this.#banner.hidden = true;
      this.#newest = versions.length;
      this.#versions.show(versions);
      this.#conversation.recall(versions);
      this.#show(state);
      return versions;
    } catch (error) {
      this.#tellFault(error);
      throw error;
    }
  }

  async #sending(): Promise<void> {
    await this.#refresh();
    this.#before = { newest: this.#newest, shown: this.#shown };
  }

  /** What a message has changed, for an answer without a word. */
  async #answered(): Promise<string> {
    const { newest, shown } = this.#before;
    const versions = await this.#refresh();
    const changes = versions.flatMap((one) => (one.number > newest ? one.changes : []));
    const { changed, unchanged } = this.#texts.chat;
    return changes.join('\n') || (this.#shown === shown ? unchanged : changed);
  }

  #show(state: SessionState): void {
    const draft = state.draft ?? null;
    const text = JSON.stringify(draft);
    const generated = state.generated_media ?? [];
    if (text === this.#shown) return;
    this.#shown = text;
    this.#draft = draft;
    const uploads = state.video_infos ?? [];
    this.#model = timelineModel(draft, uploads);
    const onTimeline = generated.find((one) => one.on_timeline === true);
    const piece =
      onTimeline?.id === undefined
        ? undefined
        : { id: onTimeline.id, title: onTimeline.title ?? '' };
    const name = this.#filmName(piece?.title);
    this.#heading.textContent = name;
    document.title = `${name} · ${this.#texts.title}`;
    this.#player.setLength(this.#model.lengthMs);
    this.#timeline.show(this.#model, generated);
    this.#files.show({ draft: draft && isExportable(draft) ? draft : null, name, piece });
    const { chat } = this.#texts;
    this.#conversation.suggest(piece ? chat.ideas : chat.firstIdeas);
    void this.#preview(draft);
  }

  /** The first picture's name, without its ending, or the music's. */
  #filmName(title: string | undefined): string {
    const pictures = this.#model.lanes.find(({ kind }) => kind === 'video');
    const first = pictures?.segments[0]?.name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
    return first || title || this.#texts.title;
  }

  async #preview(draft: WireDraft | null): Promise<void> {
    const { preview } = this.#texts;
    this.#previewing?.abort();
    const mine = new AbortController();
    this.#previewing = mine;
    if (draft === null || !isExportable(draft)) {
      this.#hasFilm = false;
      this.#player.show(null);
      this.#player.notice(preview.none, { hint: preview.noneNext });
      return;
    }
    const say = this.#hasFilm ? preview.updating : preview.making;
    try {
      const { url } = await renderDraft(this.#api, draft, 'low', {
        signal: mine.signal,
        onProgress: (fraction) => {
          if (mine.signal.aborted) return;
          this.#player.notice(say(Math.round(100 * fraction)), { fraction });
        },
      });
      if (mine.signal.aborted) return;
      this.#hasFilm = true;
      this.#player.show(url);
      this.#player.notice('');
    } catch (error) {
      if (mine.signal.aborted) return;
      this.#previewFailed(error instanceof Error ? error.message : '');
    }
  }

  #previewFailed(hint: string): void {
    // Without the engine there is nothing to try again.
    if (this.#isGone) return;
    const { preview } = this.#texts;
    const again = element('button', { type: 'button', class: 'main' }, preview.again);
    again.addEventListener('click', () => void this.#preview(this.#draft));
    this.#player.notice(preview.failed, { hint, action: again });
  }

  /** Without the engine, what was shown stays; nothing can be asked for. */
  #setGone(gone: boolean): void {
    if (gone === this.#isGone) return;
    this.#isGone = gone;
    this.#files.setGone(gone);
    this.#versions.root.inert = gone;
    if (!gone) {
      void this.#refresh().catch(() => undefined);
      return;
    }
    this.#previewing?.abort();
    // It is made anew when the engine is there again.
    this.#shown = undefined;
    this.#player.notice('');
    this.#warn(this.#texts.gone, element('code', {}, 'vmg open'));
  }

  #tellFault(error: unknown): void {
    if (error instanceof EngineGone) return;
    this.#warn(error instanceof Error ? error.message : '');
  }

  #warn(words: string, ...next: HTMLElement[]): void {
    const told = [element('span', {}, words), ...next];
    // What is said already need not be read out again.
    const isTold = told.map(({ textContent }) => textContent).join('') === this.#banner.textContent;
    if (!isTold) this.#banner.replaceChildren(...told);
    this.#banner.hidden = false;
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const { target } = event;
    if (target instanceof Element) {
      if (target.closest(TAKES_KEYS)) return;
      if (event.key === ' ' && target.closest(PRESSED_BY_SPACE)) return;
    }
    const zoom = { '+': 1.6, '=': 1.6, '-': 1 / 1.6, '0': 0 }[event.key];
    if (zoom !== undefined) this.#timeline.zoomBy(zoom);
    else if (!this.#player.press(event)) return;
    event.preventDefault();
  }
}
