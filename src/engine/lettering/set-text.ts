import { balanceLines, fillLines, type Piece, widthOf, wordsOf } from './break-lines.js';
import { charactersOf, isDrawn, linesOf, seenOf } from './characters.js';
import type { PlacedGlyph, TitleFont } from './title-font.js';

/** Of the font's size: what lies between a line and the next, and its top above its letters' foot. */
export const LINE_HEIGHT = 1.3;
export const BASELINE = 1.02;

/** Text in its final size. Pixels. */
export interface SetText {
  fontSize: number;
  lines: { glyphs: PlacedGlyph[]; width: number }[];
  width: number;
  height: number;
}

/** What there is room for. Pixels; `padding` is in shares of the font's size, on each side. */
export interface Room {
  width: number;
  height: number;
  padding: { x: number; y: number };
}

interface ShapedPiece extends Piece {
  glyphs: PlacedGlyph[];
  /** The same, a character at a time. */
  apart(): ShapedPiece[];
}

/** How much smaller the letters get with each try. */
const STEP = 0.95;
/** Letters may shrink this far to keep a long word whole. */
const WHOLE_WORDS_DOWN_TO = 0.6;

/**
 * Sets `text` in lines, at `fontSize` pixels or, where that does not go into `room`, at the
 * greatest size that does. Characters that the font does not have are left out.
 */
export function setText(
  text: string,
  {
    font,
    weight,
    fontSize,
    room,
  }: { font: TitleFont; weight: number; fontSize: number; room: Room },
): SetText {
  const paragraphs = linesOf(text).map((line) => piecesOf(line, font, weight));
  while (paragraphs[0]?.length === 0) paragraphs.shift();
  while (paragraphs.at(-1)?.length === 0) paragraphs.pop();
  for (let size = fontSize; ; size *= STEP) {
    const width = room.width / size - 2 * room.padding.x;
    const most = Math.floor((room.height / size - 2 * room.padding.y) / LINE_HEIGHT);
    const breaksWords = size < WHOLE_WORDS_DOWN_TO * fontSize;
    const broken = paragraphs.map((pieces) =>
      pieces.flatMap((piece) => (breaksWords && piece.advance > width ? piece.apart() : [piece])),
    );
    const filled = broken.flatMap((pieces) => linesWithin(pieces, width, fillLines));
    if (filled.length > most || filled.some((line) => widthOf(line) > width)) continue;
    const lines = broken.flatMap((pieces) => linesWithin(pieces, width, balanceLines));
    return inPixels(lines, size);
  }
}

/** A line without words is a line. */
function linesWithin(
  pieces: ShapedPiece[],
  width: number,
  breakLines: typeof fillLines<ShapedPiece>,
): ShapedPiece[][] {
  return pieces.length > 0 ? breakLines(pieces, width) : [[]];
}

function piecesOf(line: string, font: TitleFont, weight: number): ShapedPiece[] {
  const drawn = charactersOf(line).filter((character) => isDrawn(character, font));
  const space = font.shape(' ', weight).advance;
  return wordsOf(drawn.join('')).map(({ text, spaced }) =>
    shapePiece(seenOf(text), spaced ? space : 0, font, weight),
  );
}

function shapePiece(text: string, gap: number, font: TitleFont, weight: number): ShapedPiece {
  return {
    ...font.shape(text, weight),
    gap,
    apart: () =>
      charactersOf(text).map((character, i) =>
        shapePiece(character, i === 0 ? gap : 0, font, weight),
      ),
  };
}

function inPixels(lines: ShapedPiece[][], fontSize: number): SetText {
  const set = lines.map((pieces) => {
    let x = 0;
    const glyphs = pieces.flatMap((piece, i) => {
      const from = x + (i > 0 ? piece.gap : 0);
      x = from + piece.advance;
      return piece.glyphs.map((glyph) => ({ ...glyph, x: from + glyph.x }));
    });
    return { glyphs, width: x * fontSize };
  });
  return {
    fontSize,
    lines: set,
    width: Math.max(0, ...set.map(({ width }) => width)),
    height: set.length * LINE_HEIGHT * fontSize,
  };
}
