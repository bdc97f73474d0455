import type { Thumbnails } from './thumbnails.js';
import type { TimelineSegment } from './timeline-model.js';

interface Strip {
  canvas: HTMLCanvasElement;
  segment: TimelineSegment;
  /** True once there is something to see. */
  isDrawn: boolean;
}

/** The pictures of all clips: first one of each in the order of the film, then the others. */
export class Filmstrips {
  readonly #thumbnails: Thumbnails;
  #strips: Strip[] = [];
  /** Counts the drawings: a newer one takes the place of an older. */
  #drawing = 0;

  constructor(thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
  }

  clear(): void {
    this.#strips = [];
    this.#drawing += 1;
  }

  add(canvas: HTMLCanvasElement, segment: TimelineSegment): void {
    this.#strips.push({ canvas, segment, isDrawn: false });
  }

  /** Draws all of them, at the size that they have now. */
  async draw(): Promise<void> {
    const mine = ++this.#drawing;
    const isWanted = (): boolean => mine === this.#drawing;
    for (const roughly of [true, false]) {
      for (const strip of this.#strips) {
        if (roughly && strip.isDrawn) continue;
        await this.#thumbnails.draw(strip.canvas, strip.segment, roughly, isWanted);
        if (!isWanted()) return;
        strip.isDrawn = true;
      }
    }
  }
}
