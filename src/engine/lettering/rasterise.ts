import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { missingPart } from './missing-part.js';

type Rasteriser = typeof import('@resvg/resvg-wasm');

let loaded: Promise<Rasteriser> | undefined;

/** It is made ready once a process, by whoever comes first. */
const READY_ALREADY = /already initialized/i;

async function loadRasteriser(): Promise<Rasteriser> {
  const rasteriser = await import('@resvg/resvg-wasm');
  const program = await readFile(createRequire(import.meta.url).resolve('#title-rasteriser'));
  await rasteriser.initWasm(program).catch((error: unknown) => {
    if (!READY_ALREADY.test(String(error))) throw error;
  });
  return rasteriser;
}

/**
 * An SVG drawing as a PNG picture with its transparency, a pixel for each of its units.
 * @throws VmgError `title-font-missing` when what does it is not there.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  loaded ??= loadRasteriser().catch((cause) => {
    loaded = undefined;
    throw missingPart(cause);
  });
  const { Resvg } = await loaded;
  const drawing = new Resvg(svg);
  try {
    const picture = drawing.render();
    try {
      return picture.asPng();
    } finally {
      picture.free();
    }
  } finally {
    drawing.free();
  }
}
