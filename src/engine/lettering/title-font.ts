import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font, Path } from 'fontkit';
import { z } from 'zod';
import { missingPart } from './missing-part.js';

/** An outline, and where it begins, in shares of the font's size; up is positive. */
export interface PlacedGlyph {
  outline: Path;
  x: number;
}

/** A stretch of text that is never broken. */
export interface Shaped {
  glyphs: PlacedGlyph[];
  /** Where the next stretch begins, in shares of the font's size. */
  advance: number;
}

export interface TitleFont {
  /** True when there is an outline for this character. */
  has(character: string): boolean;
  /** `text` with kerning, without the characters that have no outline; `weight` is 100 … 900. */
  shape(text: string, weight: number): Shaped;
}

/** What the build writes before the slices (build/title-assets.mjs). */
const headerSchema = z.object({
  slices: z.array(
    z.object({ from: z.number(), to: z.number(), characters: z.array(z.number().int()) }),
  ),
});

let loaded: Promise<TitleFont> | undefined;

/**
 * The font of titles, read once: Noto Sans SC, from thin to black.
 * @throws VmgError `title-font-missing` when it is not there, or not whole.
 */
export function loadTitleFont(): Promise<TitleFont> {
  loaded ??= readTitleFont().catch((cause) => {
    loaded = undefined;
    throw missingPart(cause);
  });
  return loaded;
}

async function readTitleFont(): Promise<TitleFont> {
  // Hundreds of kilobytes that most runs have no use for.
  const { create } = await import('fontkit');
  const bytes = await readFile(createRequire(import.meta.url).resolve('#title-font'));
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const { slices } = headerSchema.parse(JSON.parse(bytes.toString('utf8', 8, start)));
  const sliceOf = new Map<number, number>();
  slices.forEach(({ characters }, slice) => {
    for (let i = 0; i < characters.length; i += 2) {
      const last = characters[i + 1] ?? 0;
      for (let code = characters[i] ?? 0; code <= last; code++) sliceOf.set(code, slice);
    }
  });
  const fonts = new Map<string, Font>();

  function fontOf(slice: number, weight: number): Font {
    const key = `${slice} ${weight}`;
    const kept = fonts.get(key);
    if (kept) return kept;
    const { from, to } = slices[slice] ?? { from: 0, to: 0 };
    const whole = create(bytes.subarray(start + from, start + to));
    if (!('getVariation' in whole)) throw new Error('The font of titles is a collection.');
    const font = whole.getVariation({ wght: weight });
    fonts.set(key, font);
    return font;
  }

  /** Neighbours from the same slice, for only they are kerned. */
  function runsOf(text: string): { slice: number; text: string }[] {
    const runs: { slice: number; text: string }[] = [];
    for (const character of text) {
      const slice = sliceOf.get(character.codePointAt(0) ?? 0);
      if (slice === undefined) continue;
      const run = runs.at(-1);
      if (run?.slice === slice) run.text += character;
      else runs.push({ slice, text: character });
    }
    return runs;
  }

  return {
    has: (character) => sliceOf.has(character.codePointAt(0) ?? 0),
    shape(text, weight) {
      const glyphs: PlacedGlyph[] = [];
      let advance = 0;
      for (const run of runsOf(text)) {
        const font = fontOf(run.slice, weight);
        const share = 1 / font.unitsPerEm;
        const { glyphs: outlines, positions } = font.layout(run.text);
        outlines.forEach((glyph, i) => {
          const place = positions[i];
          if (!place) return;
          const outline = glyph.path.translate(place.xOffset, place.yOffset).scale(share, share);
          if (outline.commands.length > 0) glyphs.push({ outline, x: advance });
          advance += place.xAdvance * share;
        });
      }
      return { glyphs, advance };
    },
  };
}
