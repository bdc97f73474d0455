import type { Api } from './api.js';
import { inMedia, type TimelineSegment } from './timeline-model.js';

/** Height of a picture in device pixels; what is kept is no larger. */
const HEIGHT = 112;
/** A media that does not show a picture within this time is given up. Milliseconds. */
const PATIENCE_MS = 8_000;
/** Pictures are taken at whole multiples of this, so that most can be shown again. Milliseconds. */
const GRID_MS = 200;
/** So many media are kept open: a browser asks one address for six things at a time. */
const OPEN_AT_ONCE = 2;
/** Pictures of one segment, however far it is zoomed. */
const MOST_PICTURES = 48;

interface Source {
  video: HTMLVideoElement;
  /** One seek after the other. */
  turn: Promise<unknown>;
}

/** Small pictures of uploaded media, each taken once. A browser may not be able to show them all. */
export class Thumbnails {
  readonly #api: Api;
  readonly #sources = new Map<string, Source>();
  readonly #taken = new Map<string, Promise<ImageBitmap | undefined>>();

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * Fills a canvas with pictures of the segment from its beginning to its end, or, `roughly`, with
   * the one of its middle again and again.
   */
  async draw(
    canvas: HTMLCanvasElement,
    segment: TimelineSegment,
    roughly: boolean,
    isWanted: () => boolean,
  ): Promise<void> {
    const { media, mediaId } = segment;
    const { clientWidth, clientHeight } = canvas;
    if (!mediaId || !media?.width || !media.height || clientWidth === 0) return;
    const ratio = media.width / media.height;
    const slots = Math.min(
      MOST_PICTURES,
      Math.max(1, Math.ceil(clientWidth / (clientHeight * ratio))),
    );
    const scale = Math.min(window.devicePixelRatio, 8192 / clientWidth);
    const before = canvas.dataset.drawn === undefined ? undefined : await createImageBitmap(canvas);
    canvas.width = Math.round(clientWidth * scale);
    canvas.height = Math.round(clientHeight * scale);
    canvas.dataset.drawn = '';
    const context = canvas.getContext('2d');
    // What was there stays in sight, however stretched, until the new pictures have come.
    if (before) context?.drawImage(before, 0, 0, canvas.width, canvas.height);
    const width = canvas.width / slots;
    for (let slot = 0; slot < slots; slot++) {
      const length = segment.endMs - segment.startMs;
      const share = roughly ? 0.5 : (slot + 0.5) / slots;
      const at = inMedia(segment, segment.startMs + length * share);
      const picture = await (segment.isImage ? this.#still(mediaId) : this.#frame(mediaId, at));
      if (!isWanted() || !picture) return;
      const shown = Math.max(width / picture.width, canvas.height / picture.height);
      const cut = { width: width / shown, height: canvas.height / shown };
      const left = (picture.width - cut.width) / 2;
      const top = (picture.height - cut.height) / 2;
      context?.drawImage(
        picture,
        left,
        top,
        cut.width,
        cut.height,
        Math.floor(slot * width),
        0,
        Math.ceil(width),
        canvas.height,
      );
    }
  }

  #still(mediaId: string): Promise<ImageBitmap | undefined> {
    return this.#once(mediaId, async () => {
      const image = new Image();
      image.src = this.#api.mediaUrl(mediaId);
      await image.decode();
      return smaller(image, image.naturalHeight);
    });
  }

  #frame(mediaId: string, atMs: number): Promise<ImageBitmap | undefined> {
    const seconds = Math.round(atMs / GRID_MS) * (GRID_MS / 1000);
    return this.#once(`${mediaId}@${seconds}`, () => {
      const source = this.#source(mediaId);
      const frame = source.turn.then(async () => {
        const { video } = source;
        if (video.readyState === 0) throw new Error('broken');
        const end = Number.isFinite(video.duration) ? video.duration - 0.05 : seconds;
        const seeked = happens(video, 'seeked');
        video.currentTime = Math.max(0.001, Math.min(seconds, end));
        await seeked;
        return smaller(video, video.videoHeight);
      });
      source.turn = frame.catch(() => undefined);
      return frame;
    });
  }

  /** That of a media; of those that are open, the one that was not needed for longest is closed. */
  #source(mediaId: string): Source {
    const source = this.#sources.get(mediaId) ?? this.#open(mediaId);
    this.#sources.delete(mediaId);
    this.#sources.set(mediaId, source);
    const [oldest] = this.#sources;
    if (oldest && this.#sources.size > OPEN_AT_ONCE) {
      const [id, { video, turn }] = oldest;
      this.#sources.delete(id);
      const close = (): void => {
        video.removeAttribute('src');
        video.load();
      };
      turn.then(close, close);
    }
    return source;
  }

  #open(mediaId: string): Source {
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.preload = 'auto';
    const ready = happens(video, 'loadeddata');
    video.src = this.#api.mediaUrl(mediaId);
    return { video, turn: ready };
  }

  #once(key: string, take: () => Promise<ImageBitmap>): Promise<ImageBitmap | undefined> {
    const known = this.#taken.get(key);
    if (known) return known;
    const taken = take().catch(() => undefined);
    this.#taken.set(key, taken);
    return taken;
  }
}

function smaller(picture: ImageBitmapSource, height: number): Promise<ImageBitmap> {
  return createImageBitmap(picture, {
    resizeHeight: Math.min(HEIGHT, Math.max(1, height)),
    resizeQuality: 'medium',
  });
}

/** Resolves at the event, rejects when the media is broken or takes too long. */
function happens(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  const waited = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), PATIENCE_MS);
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      act();
    };
    video.addEventListener(event, end(resolve), { once: true });
    video.addEventListener(
      'error',
      end(() => reject(new Error('broken'))),
      { once: true },
    );
  });
  // Whoever takes its turn after it hears of it.
  waited.catch(() => undefined);
  return waited;
}
