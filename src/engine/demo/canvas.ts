/** Red, green and blue, 0…1 each. */
export type Color = readonly [red: number, green: number, blue: number];

/** A colour at a height of the picture. */
export type Stop = readonly [y: number, color: Color];

/**
 * A picture to paint on. Lengths are in heights of the picture: x runs from 0 to `aspect`, y from 0
 * at the top to 1 at the bottom, whatever the number of pixels. Edges are anti-aliased.
 */
export class Canvas {
  readonly aspect: number;
  private readonly pixels: Float32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.aspect = width / height;
    this.pixels = new Float32Array(width * height * 3);
  }

  /** Fills everything with a vertical gradient through `stops`, which are in order of y. */
  gradient(stops: readonly Stop[]): void {
    for (let row = 0; row < this.height; row++) {
      const [red, green, blue] = colorAt(stops, (row + 0.5) / this.height);
      const end = (row + 1) * this.width * 3;
      for (let at = row * this.width * 3; at < end; at += 3) {
        this.pixels[at] = red;
        this.pixels[at + 1] = green;
        this.pixels[at + 2] = blue;
      }
    }
  }

  /** A disc with a sharp edge. */
  disc(x: number, y: number, radius: number, color: Color, alpha = 1): void {
    this.within(x - radius, y - radius, x + radius, y + radius, (px, py, at) => {
      const edge = (radius - Math.hypot(px - x, py - y)) * this.height + 0.5;
      if (edge > 0) this.blend(at, color, Math.min(1, edge) * alpha);
    });
  }

  /** Light that falls off softly; it adds to what is there. `radius` is where it is all but gone. */
  glow(x: number, y: number, radius: number, color: Color, strength: number): void {
    this.within(x - radius, y - radius, x + radius, y + radius, (px, py, at) => {
      const share = 1 - ((px - x) ** 2 + (py - y) ** 2) / (radius * radius);
      if (share > 0) this.add(at, color, strength * share * share * share);
    });
  }

  rectangle(left: number, top: number, right: number, bottom: number, color: Color): void {
    this.within(left, top, right, bottom, (px, py, at) => {
      const across = Math.min(px - left, right - px) * this.height + 0.5;
      const down = Math.min(py - top, bottom - py) * this.height + 0.5;
      const cover = Math.min(1, across) * Math.min(1, down);
      if (cover > 0) this.blend(at, color, cover);
    });
  }

  /** Everything below the line `top(x)`. */
  below(top: (x: number) => number, color: Color, alpha = 1): void {
    for (let column = 0; column < this.width; column++) {
      const start = top((column + 0.5) / this.height) * this.height;
      for (let row = Math.max(0, Math.floor(start)); row < this.height; row++) {
        const cover = Math.min(1, row + 1 - start);
        if (cover > 0) this.blend((row * this.width + column) * 3, color, cover * alpha);
      }
    }
  }

  /** A triangle; the corners run clockwise. */
  triangle(corners: readonly (readonly [number, number])[], color: Color): void {
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const sides = corners.map(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
      const length = Math.hypot(nextX - x, nextY - y) || 1;
      return { x, y, dx: (nextX - x) / length, dy: (nextY - y) / length };
    });
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    this.within(...box, (px, py, at) => {
      let cover = 1;
      for (const { x, y, dx, dy } of sides) {
        cover = Math.min(cover, ((py - y) * dx - (px - x) * dy) * this.height + 0.5);
      }
      if (cover > 0) this.blend(at, color, cover);
    });
  }

  /** Adds `color` in the strength that `light` gives each point between two heights. */
  light(top: number, bottom: number, color: Color, light: (x: number, y: number) => number): void {
    this.within(0, top, this.aspect, bottom, (px, py, at) => {
      const strength = light(px, py);
      if (strength > 0) this.add(at, color, strength);
    });
  }

  /** As {@link light}, for light whose shape is the column's: `column(x)` is asked once for each. */
  curtain(
    top: number,
    bottom: number,
    color: Color,
    column: (x: number) => (y: number) => number,
  ): void {
    const lastRow = Math.min(this.height, Math.ceil(bottom * this.height));
    for (let x = 0; x < this.width; x++) {
      const lightAt = column((x + 0.5) / this.height);
      for (let row = Math.max(0, Math.floor(top * this.height)); row < lastRow; row++) {
        const strength = lightAt((row + 0.5) / this.height);
        if (strength > 0) this.add((row * this.width + x) * 3, color, strength);
      }
    }
  }

  /** Darkens everything: 0 leaves it, 1 is black. */
  fade(share: number): void {
    const kept = 1 - Math.min(1, Math.max(0, share));
    for (let at = 0; at < this.pixels.length; at++) this.pixels[at] = (this.pixels[at] ?? 0) * kept;
  }

  /** The picture as packed 8-bit RGB, dithered so that gradients do not band. */
  toRgb(): Uint8Array {
    const bytes = new Uint8Array(this.pixels.length);
    let noise = 0x2545f491;
    for (let at = 0; at < bytes.length; at++) {
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const dithered = (this.pixels[at] ?? 0) * 255 + (noise >>> 0) / 2 ** 32;
      bytes[at] = dithered < 0 ? 0 : dithered > 255 ? 255 : dithered;
    }
    return bytes;
  }

  /** Calls `paint` with the centre of every pixel that touches the box, and where it is stored. */
  private within(
    left: number,
    top: number,
    right: number,
    bottom: number,
    paint: (x: number, y: number, at: number) => void,
  ): void {
    const { width, height } = this;
    const firstColumn = Math.max(0, Math.floor(left * height));
    const lastColumn = Math.min(width, Math.ceil(right * height));
    const firstRow = Math.max(0, Math.floor(top * height));
    const lastRow = Math.min(height, Math.ceil(bottom * height));
    for (let row = firstRow; row < lastRow; row++) {
      const y = (row + 0.5) / height;
      for (let column = firstColumn; column < lastColumn; column++) {
        paint((column + 0.5) / height, y, (row * width + column) * 3);
      }
    }
  }

  private blend(at: number, [red, green, blue]: Color, alpha: number): void {
    const { pixels } = this;
    const kept = 1 - alpha;
    pixels[at] = (pixels[at] ?? 0) * kept + red * alpha;
    pixels[at + 1] = (pixels[at + 1] ?? 0) * kept + green * alpha;
    pixels[at + 2] = (pixels[at + 2] ?? 0) * kept + blue * alpha;
  }

  private add(at: number, [red, green, blue]: Color, strength: number): void {
    const { pixels } = this;
    pixels[at] = (pixels[at] ?? 0) + red * strength;
    pixels[at + 1] = (pixels[at + 1] ?? 0) + green * strength;
    pixels[at + 2] = (pixels[at + 2] ?? 0) + blue * strength;
  }
}

function colorAt(stops: readonly Stop[], y: number): Color {
  const after = stops.findIndex(([stop]) => stop >= y);
  const [endY, end] = stops[after] ?? stops[stops.length - 1] ?? [0, [0, 0, 0]];
  const [startY, start] = stops[after - 1] ?? [endY, end];
  const share = endY === startY ? 0 : Math.min(1, (y - startY) / (endY - startY));
  return mix(start, end, share);
}

export function mix(from: Color, to: Color, share: number): Color {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/** A colour as designers write it: `#ff8800`. */
export function hex(code: string): Color {
  const value = Number.parseInt(code.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
