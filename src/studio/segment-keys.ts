/** From one segment to another, by key: along its lane, or to the lane above or below. */
const STEPS: Readonly<Record<string, { along: number; across: number }>> = {
  ArrowLeft: { along: -1, across: 0 },
  ArrowRight: { along: 1, across: 0 },
  ArrowUp: { along: 0, across: -1 },
  ArrowDown: { along: 0, across: 1 },
};

const lanesIn = (rows: HTMLElement): HTMLElement[][] =>
  [...rows.querySelectorAll('.track')]
    .map((track) => [...track.querySelectorAll<HTMLElement>('.segment')])
    .filter((lane) => lane.length > 0);

/** The segments as one stop of the tab key; the arrow keys go from one to the next. */
export class SegmentKeys {
  readonly #rows: HTMLElement;

  constructor(rows: HTMLElement) {
    this.#rows = rows;
    rows.addEventListener('keydown', (event) => this.#press(event));
    rows.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('.segment')) this.#stopAt(target);
    });
  }

  /** Puts other segments in the place of those that are there; the focus stays where it was. */
  replace(rows: readonly HTMLElement[]): void {
    const focused = this.#all().findIndex((segment) => segment.matches(':focus'));
    this.#rows.replaceChildren(...rows);
    const all = this.#all();
    const [first] = all;
    if (first) this.#stopAt(first);
    if (focused >= 0) all[Math.min(focused, all.length - 1)]?.focus();
  }

  #all(): HTMLElement[] {
    return lanesIn(this.#rows).flat();
  }

  #stopAt(segment: HTMLElement): void {
    for (const one of this.#all()) one.tabIndex = one === segment ? 0 : -1;
  }

  #press(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const { target } = event;
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLElement)) return;
    const lanes = lanesIn(this.#rows);
    const row = lanes.findIndex((lane) => lane.includes(target));
    const lane = lanes[row];
    if (!lane) return;
    event.preventDefault();
    const next = lane[lane.indexOf(target) + step.along];
    const other = lanes[row + step.across] ?? lane;
    (step.across === 0 ? next : nearest(other, target))?.focus();
  }
}

/** Of a lane, the segment that begins next to where `from` does. */
function nearest(lane: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const distance = ({ offsetLeft }: HTMLElement): number => Math.abs(offsetLeft - from.offsetLeft);
  return [...lane].sort((a, b) => distance(a) - distance(b))[0];
}
