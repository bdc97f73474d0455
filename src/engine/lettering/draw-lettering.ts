import { LOOKS, type Look } from './looks.js';
import { rasterise } from './rasterise.js';
import { BASELINE, LINE_HEIGHT, type SetText, setText } from './set-text.js';
import { type Box, svgDrawing } from './svg-drawing.js';
import { loadTitleFont } from './title-font.js';
import type { Lettering, LetteringRequest } from './types.js';

/** Kept free at each edge, as a share of the frame (EBU R 95). */
const MARGIN = 0.05;

/**
 * Draws text for a frame: a PNG picture with transparency and its place, never beyond the frame.
 * What the font does not have is left out; of text with nothing else comes a clear picture.
 * @throws VmgError `title-font-missing` when what draws is not there.
 */
export async function drawLettering(request: LetteringRequest): Promise<Lettering> {
  const { colour, frame } = request;
  const look = LOOKS[request.style];
  const text = setText(request.text, {
    font: await loadTitleFont(),
    weight: look.weight,
    fontSize: (request.size * Math.min(frame.width, frame.height)) / LINE_HEIGHT,
    room: {
      width: frame.width * (1 - 2 * MARGIN),
      height: frame.height * Math.min(look.tallest, 1 - 2 * MARGIN),
      padding: look.padding,
    },
  });
  const ground = place(text, look, request);
  const { outlines, ink } = trace(text, look, ground, request.position);
  const shown = withinFrame(look.ground ? union(ink, ground) : ink, frame);
  const { fontSize } = text;
  const png = await rasterise(svgDrawing({ look, colour, fontSize, outlines, ground, shown }));
  return {
    png,
    width: shown.right - shown.left,
    height: shown.bottom - shown.top,
    x: shown.left,
    y: shown.top,
  };
}

/** 0 at the first of two edges, 1 at the last, between them in the middle. */
function sideOf(position: string, first: string, last: string): number {
  if (position.includes(first)) return 0;
  return position.includes(last) ? 1 : 0.5;
}

/** Where the text with its padding lies in the frame. */
function place(text: SetText, { padding }: Look, { frame, position }: LetteringRequest): Box {
  const width = text.width + 2 * padding.x * text.fontSize;
  const height = text.height + 2 * padding.y * text.fontSize;
  const free = {
    width: frame.width * (1 - 2 * MARGIN) - width,
    height: frame.height * (1 - 2 * MARGIN) - height,
  };
  const left = frame.width * MARGIN + free.width * sideOf(position, 'left', 'right');
  const top = frame.height * MARGIN + free.height * sideOf(position, 'top', 'bottom');
  return { left, top, right: left + width, bottom: top + height };
}

/** The letters in their places, and what they cover with what lies about them. */
function trace(text: SetText, { padding, outline, shadow }: Look, ground: Box, position: string) {
  const { fontSize } = text;
  const reach = fontSize * Math.max(outline.width / 2, shadow.drop + 3 * shadow.spread);
  const side = sideOf(position, 'left', 'right');
  const outlines: string[] = [];
  let ink: Box | undefined;
  text.lines.forEach((line, i) => {
    const left = ground.left + padding.x * fontSize + side * (text.width - line.width);
    const foot = ground.top + (padding.y + i * LINE_HEIGHT + BASELINE) * fontSize;
    for (const { outline: shape, x } of line.glyphs) {
      const letter = shape.scale(fontSize, -fontSize).translate(left + x * fontSize, foot);
      outlines.push(letter.toSVG());
      const { minX, minY, maxX, maxY } = letter.bbox;
      const box = { left: minX, top: minY, right: maxX, bottom: maxY };
      ink = ink ? union(ink, box) : box;
    }
  });
  const { left, top, right, bottom } = ink ?? ground;
  return {
    outlines: outlines.join(''),
    ink: { left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach },
  };
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** The whole pixels of the frame that `box` touches, at least one of them. */
function withinFrame(box: Box, { width, height }: LetteringRequest['frame']): Box {
  const [left, right] = within(box.left, box.right, width);
  const [top, bottom] = within(box.top, box.bottom, height);
  return { left, top, right, bottom };
}

/** Pictures have a colour to every two pixels, so it begins and ends with a pair where it can. */
function within(from: number, to: number, length: number): [number, number] {
  const first = Math.max(0, Math.min(2 * Math.floor(from / 2), length - 1));
  return [first, Math.max(first + 1, Math.min(2 * Math.ceil(to / 2), length))];
}
