import type { GeneratedMedia } from '../protocol/index.js';
import type { Api } from './api.js';
import { clockText, rulerTicks } from './clock-text.js';
import { element, iconButton } from './dom.js';
import { Filmstrips } from './filmstrips.js';
import { hitLane, sectionBand } from './music-view.js';
import { PieceShelf } from './piece-marks.js';
import { SegmentKeys } from './segment-keys.js';
import { describeSegment, lay, segmentBox } from './segment-view.js';
import type { Texts } from './texts.js';
import { Thumbnails } from './thumbnails.js';
import type { Lane, TimelineModel, TimelineSegment } from './timeline-model.js';
import { drawSound } from './waveform-canvas.js';

const ZOOM_STEP = 1.6;
const MOST_PIXELS_A_SECOND = 400;

type Redraw = () => void;

/** The timeline as a drawing to scale. Whoever clicks into it goes to that moment. */
export class TimelineView {
  readonly root: HTMLElement;
  readonly #texts: Texts;
  readonly #seek: (ms: number) => void;
  readonly #shelf: PieceShelf;
  readonly #strips: Filmstrips;
  readonly #facts = element('p', { class: 'facts' });
  readonly #ruler = element('div', { class: 'ruler', role: 'slider', tabindex: 0 });
  readonly #rows = element('div', { class: 'rows' });
  readonly #keys = new SegmentKeys(this.#rows);
  readonly #playhead = element('div', { class: 'playhead', 'aria-hidden': 'true' });
  readonly #plane: HTMLElement;
  readonly #scroll: HTMLElement;
  #model: TimelineModel = { lengthMs: 0, lanes: [] };
  #positionMs = 0;
  /** 1 shows all of it. */
  #zoom = 1;
  /** What there is to say of the music. */
  #about = '';
  /** Drawings of the canvases that are shown now. */
  #drawings: Redraw[] = [];
  /** Counts what was shown: work for an older one is given up. */
  #edition = 0;

  constructor(api: Api, texts: Texts, seek: (ms: number) => void) {
    this.#texts = texts;
    this.#seek = seek;
    this.#shelf = new PieceShelf(api);
    this.#strips = new Filmstrips(new Thumbnails(api));
    const { timeline } = texts;
    this.#ruler.setAttribute('aria-label', texts.position);
    const corner = element('div', { class: 'label' });
    const head = element('div', { class: 'row head' }, corner, this.#ruler);
    this.#plane = element('div', { class: 'plane' }, head, this.#rows, this.#playhead);
    this.#scroll = element('div', { class: 'scroll' }, this.#plane);
    this.root = element(
      'section',
      { class: 'timeline', 'aria-label': timeline.title },
      element(
        'div',
        { class: 'bar' },
        element('h2', {}, timeline.title),
        this.#facts,
        iconButton('minus', timeline.zoomOut, () => this.zoomBy(1 / ZOOM_STEP)),
        iconButton('fit', timeline.fit, () => this.zoomBy(0)),
        iconButton('plus', timeline.zoomIn, () => this.zoomBy(ZOOM_STEP)),
      ),
      this.#scroll,
    );
    this.#listen();
  }

  /** Draws a timeline; pieces bring their sections, beats and hits. */
  show(model: TimelineModel, generated: readonly GeneratedMedia[]): void {
    this.#model = model;
    this.#edition += 1;
    this.#drawings = [];
    this.#strips.clear();
    this.#about = '';
    this.#facts.textContent = '';
    this.root.classList.toggle('empty', model.lanes.length === 0);
    const rows = model.lanes.flatMap((lane) => this.#lane(lane, generated));
    const { empty } = this.#texts.timeline;
    this.#keys.replace(rows.length > 0 ? rows : [element('p', { class: 'nothing' }, empty)]);
    this.#ruler.setAttribute('aria-valuemin', '0');
    this.#ruler.setAttribute('aria-valuemax', (model.lengthMs / 1000).toFixed(1));
    this.#resize();
    this.follow(this.#positionMs);
  }

  /** Moves the playhead. */
  follow(ms: number): void {
    this.#positionMs = ms;
    const share = this.#model.lengthMs > 0 ? ms / this.#model.lengthMs : 0;
    this.#plane.style.setProperty('--position', String(Math.min(1, share)));
    this.#ruler.setAttribute('aria-valuenow', (ms / 1000).toFixed(1));
    this.#ruler.setAttribute('aria-valuetext', clockText(ms, 1));
    if (this.#zoom > 1) this.#keepInSight();
  }

  /** Shows a time so many times as wide; 0 shows all of it. */
  zoomBy(factor: number): void {
    const most = Math.max(1, MOST_PIXELS_A_SECOND / Math.max(1, this.#pixelsPerSecond(1)));
    this.#zoom = factor === 0 ? 1 : Math.min(most, Math.max(1, this.#zoom * factor));
    this.#resize();
    this.#scroll.scrollLeft = this.#playhead.offsetLeft - this.#scroll.clientWidth / 2;
  }

  #lane(lane: Lane, generated: readonly GeneratedMedia[]): HTMLElement[] {
    const { lengthMs } = this.#model;
    const label = this.#texts.timeline.lanes[lane.kind];
    const track = element('div', { class: 'track', role: 'list', 'aria-label': label });
    const row = element(
      'div',
      { class: `row ${lane.kind}` },
      element('div', { class: 'label', 'aria-hidden': 'true' }, label),
      track,
    );
    const extra: HTMLElement[] = [];
    for (const [index, segment] of lane.segments.entries()) {
      const { box, canvas } = segmentBox(segment, index + 1, lengthMs, this.#texts);
      track.append(box);
      if (lane.kind === 'video') this.#strips.add(canvas, segment);
      box.addEventListener('pointerdown', () => this.#choose(box, segment));
      box.addEventListener('focus', () => this.#choose(box, segment));
      box.addEventListener('keydown', ({ key }) => {
        if (key === 'Enter') this.#seek(segment.startMs);
      });
      const piece = generated.find(({ id }) => id !== undefined && id === segment.mediaId);
      const isSound = lane.kind === 'music' || lane.kind === 'sound';
      box.classList.toggle('waiting', isSound);
      if (isSound && !piece) void this.#recording(segment, box, canvas);
      if (piece?.id === undefined || !isSound) continue;
      const hits = element('div', { class: 'row hits' });
      extra.push(hits);
      void this.#piece(piece.id, piece, segment, { box, canvas, hits });
    }
    return [...extra, row];
  }

  async #piece(
    id: string,
    { report }: GeneratedMedia,
    segment: TimelineSegment,
    { box, canvas, hits }: { box: HTMLElement; canvas: HTMLCanvasElement; hits: HTMLElement },
  ): Promise<void> {
    const edition = this.#edition;
    const [marks, wave] = await Promise.all([
      this.#shelf.marks(id, report),
      this.#shelf.waveform(id, true),
    ]);
    if (edition !== this.#edition) return;
    const { lengthMs } = this.#model;
    box.append(sectionBand(segment, marks, this.#texts));
    const { lane, count } = hitLane(segment, marks, lengthMs, this.#texts);
    hits.append(...lane);
    hits.hidden = count.all === 0;
    const { cutsOnMusic } = this.#texts.timeline;
    this.#about = [
      ...(report
        ? [report.title, `${Math.round(report.tempoBpm)} bpm`, this.#texts.timeline.key(report.key)]
        : []),
      ...(count.all > 0 ? [cutsOnMusic(count.hit, count.all)] : []),
    ].join(' · ');
    this.#facts.textContent = this.#about;
    this.#keepDrawn(box, () => drawSound(canvas, segment, marks, wave));
  }

  async #recording(
    segment: TimelineSegment,
    box: HTMLElement,
    canvas: HTMLCanvasElement,
  ): Promise<void> {
    const { mediaId } = segment;
    const edition = this.#edition;
    const wave = mediaId === undefined ? undefined : await this.#shelf.waveform(mediaId, false);
    if (edition !== this.#edition) return;
    this.#keepDrawn(box, () => drawSound(canvas, segment, undefined, wave));
  }

  /** Draws into a box now, and whenever it gets another size. */
  #keepDrawn(box: HTMLElement, draw: Redraw): void {
    box.classList.remove('waiting');
    this.#drawings.push(draw);
    draw();
  }

  /** Tells of one segment in the place of the music. */
  #choose(box: HTMLElement, segment: TimelineSegment): void {
    this.#rows.querySelector('.chosen')?.classList.remove('chosen');
    box.classList.add('chosen');
    this.#facts.textContent = [segment.name, ...describeSegment(segment, this.#texts)].join(' · ');
  }

  #pixelsPerSecond(zoom: number): number {
    const gutter = this.#plane.querySelector<HTMLElement>('.label')?.offsetWidth ?? 0;
    const room = Math.max(200, this.#scroll.clientWidth - gutter);
    return (zoom * room) / Math.max(0.1, this.#model.lengthMs / 1000);
  }

  #resize(): void {
    this.#plane.style.width = `${100 * this.#zoom}%`;
    const { lengthMs } = this.#model;
    this.#ruler.replaceChildren(
      ...rulerTicks(lengthMs, this.#pixelsPerSecond(this.#zoom)).map(({ ms, label }) => {
        const tick = element('span', { class: 'tick' }, label);
        lay(tick, ms, ms, lengthMs);
        return tick;
      }),
    );
    for (const draw of this.#drawings) draw();
    void this.#strips.draw();
  }

  #keepInSight(): void {
    const x = this.#playhead.offsetLeft;
    const { scrollLeft, clientWidth } = this.#scroll;
    if (x < scrollLeft + 120 || x > scrollLeft + clientWidth - 40) {
      this.#scroll.scrollLeft = x - clientWidth / 3;
    }
  }

  #listen(): void {
    const area = this.#plane;
    const seekTo = (event: PointerEvent): void => {
      const { left, width } = this.#ruler.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
      this.#seek(share * this.#model.lengthMs);
    };
    // The arrow keys are to move the playhead after a click, as before it.
    area.addEventListener('mousedown', (event) => {
      if (event.target === this.#ruler) return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    area.addEventListener('pointerdown', (event) => {
      const onLabel = event.target instanceof Element && event.target.closest('.label') !== null;
      if (event.button !== 0 || onLabel) return;
      if (event.target instanceof Element && !event.target.closest('.segment')) {
        this.#rows.querySelector('.chosen')?.classList.remove('chosen');
        this.#facts.textContent = this.#about;
      }
      seekTo(event);
      // A finger that goes sideways scrolls; a mouse drags the playhead.
      if (event.pointerType === 'mouse' || event.target === this.#ruler) {
        area.setPointerCapture(event.pointerId);
      }
    });
    area.addEventListener('pointermove', (event) => {
      if (area.hasPointerCapture(event.pointerId)) seekTo(event);
    });
    this.#scroll.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2);
      },
      { passive: false },
    );
    let width = 0;
    new ResizeObserver(() => {
      if (this.#scroll.clientWidth === width) return;
      width = this.#scroll.clientWidth;
      this.#resize();
    }).observe(this.#scroll);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#resize());
  }
}
