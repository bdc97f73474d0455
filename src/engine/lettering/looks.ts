/** How a style of text looks. Lengths are in shares of the font's size. */
export interface Look {
  /** 100 … 900. */
  weight: number;
  /** The width of what lies about the letters, half of it outside of them; and how solid it is. */
  outline: { width: number; opacity: number };
  /** How far it spreads and how far below the letters it lies. */
  shadow: { spread: number; drop: number; opacity: number };
  /** Between the text and the edge of its ground. */
  padding: { x: number; y: number };
  ground: { opacity: number; radius: number } | null;
  /** The greatest share of the frame's height. */
  tallest: number;
}

/** A title stands on the picture itself, whatever that is; a caption has a ground of its own. */
export const LOOKS: Readonly<Record<'title' | 'caption', Look>> = {
  title: {
    weight: 700,
    outline: { width: 0.06, opacity: 0.45 },
    shadow: { spread: 0.09, drop: 0.04, opacity: 0.6 },
    padding: { x: 0, y: 0 },
    ground: null,
    tallest: 0.9,
  },
  caption: {
    weight: 500,
    outline: { width: 0, opacity: 0 },
    shadow: { spread: 0, drop: 0, opacity: 0 },
    padding: { x: 0.55, y: 0.25 },
    ground: { opacity: 0.6, radius: 0.3 },
    tallest: 0.5,
  },
};

/** Luminance at which black and white stand out equally (WCAG 2, from its contrast ratio). */
const MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05;

/** Black or white: whatever sets off letters of `colour` (`#rrggbb`) better. */
export function surroundingsOf(colour: string): '#000' | '#fff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE ? '#000' : '#fff';
}
