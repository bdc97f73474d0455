import { stemList, type WireDraft } from '../protocol/index.js';
import type { Api } from './api.js';
import { element, type Icon, icon } from './dom.js';
import { renderDraft } from './rendering.js';
import type { FileText, Texts } from './texts.js';

const PIECE_FILES = [
  'score.mid',
  'report.html',
  'markers.json',
  'markers.otio',
  'markers.edl',
] as const;

const DRAWINGS: Readonly<Record<(typeof PIECE_FILES)[number], Icon>> = {
  'score.mid': 'note',
  'report.html': 'page',
  'markers.json': 'flag',
  'markers.otio': 'flag',
  'markers.edl': 'flag',
};

/** What the timeline holds, as far as files come of it. */
export interface Holdings {
  draft: WireDraft | null;
  /** What the film is to be called, without an ending. */
  name: string;
  /** The piece on the timeline. */
  piece: { id: string; title: string } | undefined;
}

/** Everything that can be saved: the film, and what there is of its music. */
export class FilesView {
  readonly root = element('div', { class: 'files' });
  readonly #api: Api;
  readonly #texts: Texts;
  readonly #film = element('div', { class: 'act' });
  readonly #button: HTMLButtonElement;
  readonly #pieces = element('div', { class: 'pieces' });
  readonly #refresh: () => Promise<unknown>;
  #holdings: Holdings = { draft: null, name: '', piece: undefined };
  #shown = '';
  #piece: string | undefined;
  #isMaking = false;
  /** True when something else is on the timeline since a film is being made. */
  #isOutdated = false;

  /** @param refresh Brings what is shown up to date. */
  constructor(api: Api, texts: Texts, refresh: () => Promise<unknown>) {
    this.#api = api;
    this.#texts = texts;
    this.#refresh = refresh;
    this.#button = element('button', { type: 'button', class: 'main' }, texts.files.makeFilm);
    this.#button.addEventListener('click', () => void this.#make());
    this.root.append(this.#line('film', texts.files.film, this.#film), this.#pieces);
  }

  show(holdings: Holdings): void {
    this.#holdings = holdings;
    const draft = JSON.stringify(holdings.draft);
    if (draft !== this.#shown) {
      this.#shown = draft;
      // A film that is being made is finished: it was asked for.
      if (this.#isMaking) this.#isOutdated = true;
      else this.#present(this.#offer());
    }
    const piece = holdings.piece?.id;
    if (piece === this.#piece && this.#pieces.childElementCount > 0) return;
    this.#piece = piece;
    this.#pieces.replaceChildren(...this.#pieceLines(holdings));
  }

  /** Without an engine there is nothing to be had. */
  setGone(gone: boolean): void {
    this.root.inert = gone;
  }

  /**
   * Makes the film of what is on the timeline and saves it. Rejects without an engine, and where
   * nothing is on the timeline.
   */
  async makeFilm(): Promise<void> {
    await this.#refresh();
    if (this.#holdings.draft === null) {
      const { none, noneNext } = this.#texts.preview;
      throw new Error(`${none}\n${noneNext}`);
    }
    const [make, save] = ['button', 'a'].map((tag) => this.#film.querySelector<HTMLElement>(tag));
    (make ?? save)?.click();
  }

  /** What makes the film; it stays the same one, for somebody may be about to press it. */
  #offer(): HTMLElement {
    this.#button.disabled = this.#holdings.draft === null;
    return this.#button;
  }

  async #make(): Promise<void> {
    const { files } = this.#texts;
    this.#isMaking = true;
    const hadFocus = this.#button.matches(':focus');
    const label = element('span', { role: 'status' }, files.making(0));
    const bar = element('progress', { max: 1 });
    this.#film.replaceChildren(element('div', { class: 'work' }, label, bar));
    try {
      // The terminal may have changed something in this very moment.
      await this.#refresh();
      this.#isOutdated = false;
      const { draft, name } = this.#holdings;
      if (draft === null) return this.#made(this.#offer());
      const { url, size } = await renderDraft(this.#api, draft, 'high', {
        onProgress(fraction) {
          label.textContent = files.making(Math.round(100 * fraction));
          bar.value = fraction;
        },
      });
      const save = this.#link(url, `${fileName(name)}.mp4`, files.save(megabytes(size)), 'main');
      this.#made(save, ...(this.#isOutdated ? [this.#offer()] : []));
      save.click();
      if (hadFocus && document.activeElement === document.body) save.focus();
    } catch (error) {
      const words = error instanceof Error ? error.message : '';
      this.#made(this.#offer(), element('p', { class: 'failure', role: 'alert' }, words));
    }
  }

  #made(...shown: HTMLElement[]): void {
    this.#isMaking = false;
    this.#present(...shown);
  }

  #present(...shown: HTMLElement[]): void {
    const { children } = this.#film;
    const isThere =
      children.length === shown.length && shown.every((one, i) => children[i] === one);
    if (!isThere) this.#film.replaceChildren(...shown);
  }

  #pieceLines({ piece }: Holdings): HTMLElement[] {
    const { files } = this.#texts;
    if (!piece) return [element('p', { class: 'nothing' }, files.noPiece)];
    const named = fileName(piece.title);
    return [
      ...PIECE_FILES.map((file) => {
        const url = this.#api.pieceUrl(piece.id, file);
        const saved = `${named}.${file === 'markers.json' ? 'markers.json' : file.split('.')[1]}`;
        return this.#line(
          DRAWINGS[file],
          files.pieces[file],
          this.#link(url, saved, files.save('')),
        );
      }),
      this.#stems(piece.id, named),
    ];
  }

  #stems(pieceId: string, named: string): HTMLElement {
    const { files } = this.#texts;
    const button = element('button', { type: 'button', class: 'quiet' }, files.listStems);
    const list = element('ul', { class: 'stems' });
    button.addEventListener('click', async () => {
      button.disabled = true;
      const read = await this.#api
        .pieceJson(pieceId, 'stems.json', stemList)
        .catch(() => undefined);
      button.disabled = read === undefined;
      if (!read) return;
      button.remove();
      list.replaceChildren(
        ...read.stems.map(({ file, name }) => {
          const wav = `${file.replace(/\.wav$/, '')}.wav` as const;
          const url = this.#api.pieceUrl(pieceId, wav);
          const save = this.#link(url, `${named}-${file}`, files.save(''));
          return element('li', {}, element('span', {}, name), save);
        }),
      );
    });
    return element('div', {}, this.#line('layers', files.stems, button), list);
  }

  #line(drawing: Icon, { name, use }: FileText, act: HTMLElement): HTMLElement {
    const words = element(
      'div',
      { class: 'what' },
      element('b', {}, name),
      element('span', {}, use),
    );
    return element('div', { class: 'file' }, icon(drawing), words, act);
  }

  #link(href: string, saved: string, text: string, kind = 'quiet'): HTMLAnchorElement {
    const link = element(
      'a',
      { href, download: saved, class: `button ${kind}` },
      icon('download'),
      text,
    );
    link.setAttribute('aria-label', `${text}: ${saved}`);
    return link;
  }
}

const fileName = (title: string): string => title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'vmg';

function megabytes(size: number | undefined): string {
  if (size === undefined) return '';
  return size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}
