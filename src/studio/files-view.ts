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
  readonly #pieces = element('div', { class: 'pieces' });
  #shown = '';
  #piece: string | undefined;
  #making: AbortController | undefined;
  /** What is on the timeline since a film is being made. */
  #next: Holdings | undefined;

  constructor(api: Api, texts: Texts) {
    this.#api = api;
    this.#texts = texts;
    this.root.append(this.#line('film', texts.files.film, this.#film), this.#pieces);
  }

  show(holdings: Holdings): void {
    const draft = JSON.stringify(holdings.draft);
    if (draft !== this.#shown) {
      this.#shown = draft;
      // A film that is being made is finished: it was asked for.
      if (this.#making === undefined) this.#offerFilm(holdings);
      else this.#next = holdings;
    }
    const piece = holdings.piece?.id;
    if (piece === this.#piece && this.#pieces.childElementCount > 0) return;
    this.#piece = piece;
    this.#pieces.replaceChildren(...this.#pieceLines(holdings));
  }

  /** Makes the film of what is shown and saves it. */
  makeFilm(): void {
    this.#film.querySelector<HTMLElement>('button, a')?.click();
  }

  #offerFilm({ draft, name }: Holdings, ...before: readonly Node[]): void {
    const button = element('button', { type: 'button', class: 'main' }, this.#texts.files.makeFilm);
    button.disabled = draft === null;
    button.addEventListener('click', () => {
      if (draft !== null) void this.#makeFilm(draft, name);
    });
    this.#film.replaceChildren(...before, button);
  }

  async #makeFilm(draft: WireDraft, name: string): Promise<void> {
    const { files } = this.#texts;
    const making = new AbortController();
    this.#making = making;
    const label = element('span', { role: 'status' });
    const bar = element('progress', { max: 1 });
    this.#film.replaceChildren(element('div', { class: 'work' }, label, bar));
    try {
      const { url, size } = await renderDraft(this.#api, draft, 'high', {
        signal: making.signal,
        cancels: true,
        onProgress(fraction) {
          label.textContent = files.making(Math.round(100 * fraction));
          bar.value = fraction;
        },
      });
      const save = this.#link(url, `${name}.mp4`, files.save(megabytes(size)), 'main');
      this.#made(save);
      save.click();
    } catch (error) {
      this.#made(undefined);
      if (this.#film.childElementCount === 0) this.#offerFilm({ draft, name, piece: undefined });
      const words = error instanceof Error ? error.message : '';
      this.#film.append(element('p', { class: 'failure', role: 'alert' }, words));
    }
  }

  /** The film is made, or it failed: what is on the timeline since then can be made next. */
  #made(save: HTMLAnchorElement | undefined): void {
    const next = this.#next;
    this.#making = undefined;
    this.#next = undefined;
    this.#film.replaceChildren(...(save ? [save] : []));
    if (next) this.#offerFilm(next, ...(save ? [save] : []));
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
