import type { Look } from './looks.js';
import { surroundingsOf } from './looks.js';

/** A rectangle in pixels of the frame. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What an SVG drawing of text is made from. */
export interface TextDrawing {
  look: Look;
  /** `#rrggbb`. */
  colour: string;
  /** Pixels. */
  fontSize: number;
  /** All letters, as SVG path data in pixels of the frame; empty where there are none. */
  outlines: string;
  /** What the text and its padding cover. */
  ground: Box;
  /** The part of the frame that is drawn. */
  shown: Box;
}

const number = (value: number) => String(Math.round(value * 100) / 100);

/** An SVG document of the part of the frame that is shown, in pixels. */
export function svgDrawing(drawing: TextDrawing): string {
  const { left, top, right, bottom } = drawing.shown;
  const size = `width="${right - left}" height="${bottom - top}"`;
  const view = `viewBox="${left} ${top} ${right - left} ${bottom - top}"`;
  const marks = drawing.outlines === '' ? '' : marksOf(drawing);
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view}>${marks}</svg>`;
}

function marksOf({ look, colour, fontSize, outlines, ground, shown }: TextDrawing): string {
  const about = surroundingsOf(colour);
  const marks: string[] = [];
  if (look.ground) {
    const { opacity, radius } = look.ground;
    marks.push(
      `<rect ${placeOf(ground)} rx="${number(radius * fontSize)}" fill="${about}" fill-opacity="${opacity}"/>`,
    );
  }
  if (look.shadow.opacity > 0) {
    const { spread, drop, opacity } = look.shadow;
    marks.push(
      `<filter id="soft" filterUnits="userSpaceOnUse" ${placeOf(shown)}>`,
      `<feGaussianBlur stdDeviation="${number(spread * fontSize)}"/></filter>`,
      `<path transform="translate(0 ${number(drop * fontSize)})" d="${outlines}"`,
      ` fill="${about}" fill-opacity="${opacity}" filter="url(#soft)"/>`,
    );
  }
  const { width, opacity } = look.outline;
  marks.push(
    `<path d="${outlines}" fill="${colour}" stroke="${about}" stroke-opacity="${opacity}"`,
    ` stroke-width="${number(width * fontSize)}" stroke-linejoin="round" paint-order="stroke"/>`,
  );
  return marks.join('');
}

function placeOf({ left, top, right, bottom }: Box): string {
  const [x, y, width, height] = [left, top, right - left, bottom - top].map(number);
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}
