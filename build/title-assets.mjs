/**
 * Writes what titles are drawn with: the font as one file, the program that turns outlines into
 * pixels, and the licences of both.
 *
 * The font comes in slices, each for some of the characters, compressed as for the web. The file
 * written holds them as they are once unpacked, for a font that is packed cannot be set to a
 * weight: the header's length (64 bits, little-endian), the header as JSON (for each slice its
 * name, its place and the characters that it is for), then the slices (TrueType).
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkit';
import wawoff2 from 'wawoff2';

const FONT = '@fontsource-variable/noto-sans-sc';
const RASTERISER = '@resvg/resvg-wasm';

/** Of a character that several slices hold, the first of these draws it; the rest by number. */
const FIRST = ['latin', 'latin-ext', 'vietnamese', 'cyrillic'];
const SLICE = /^noto-sans-sc-(.+)-wght-normal\.woff2$/;

const { resolve } = createRequire(import.meta.url);

function rank(name) {
  const place = FIRST.indexOf(name);
  return place < 0 ? FIRST.length + Number(name) : place;
}

/** What is not bundled, but lies in the assets; of each package one file. */
export const TITLE_FILES = [
  resolve(`${FONT}/package.json`),
  resolve(`${RASTERISER}/index_bg.wasm`),
];

/** The names of the slices, always in the same order. */
async function sliceNames(folder) {
  const names = (await readdir(folder)).flatMap((file) => SLICE.exec(file)?.[1] ?? []);
  names.sort((a, b) => rank(a) - rank(b));
  if (names.some((name) => Number.isNaN(rank(name))) || !names.includes('latin')) {
    throw new Error(`${FONT} is not cut into the slices that are known here.`);
  }
  return names;
}

/** [first, last, first, last …] of those that no slice before has. */
function rangesOf(characters, taken) {
  const ranges = [];
  for (const character of characters.toSorted((a, b) => a - b)) {
    if (character < 0x20 || character === 0xffff || taken.has(character)) continue;
    taken.add(character);
    if (ranges.at(-1) === character - 1) ranges[ranges.length - 1] = character;
    else ranges.push(character, character);
  }
  return ranges;
}

/** The file's bytes: always the same for the same font. */
async function packedFont() {
  const folder = path.join(path.dirname(resolve(`${FONT}/package.json`)), 'files');
  const header = { font: 'Noto Sans SC', licence: 'OFL-1.1', source: FONT, slices: [] };
  const data = [];
  const taken = new Set();
  let place = 0;
  for (const name of await sliceNames(folder)) {
    const packed = await readFile(path.join(folder, `noto-sans-sc-${name}-wght-normal.woff2`));
    const bytes = Buffer.from(await wawoff2.decompress(packed));
    const characters = rangesOf(create(bytes).characterSet, taken);
    header.slices.push({ name, from: place, to: place + bytes.length, characters });
    data.push(bytes);
    place += bytes.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...data]);
}

/** Writes noto-sans-sc.bin with its licence and resvg.wasm to `folder`, which is made. */
export async function writeTitleAssets(folder) {
  await mkdir(folder, { recursive: true });
  const licence = await readFile(resolve(`${FONT}/LICENSE`), 'utf8');
  await writeFile(path.join(folder, 'noto-sans-sc.bin'), await packedFont());
  await writeFile(path.join(folder, 'noto-sans-sc.LICENSE.txt'), `${licence.trimEnd()}\n`);
  await copyFile(resolve(`${RASTERISER}/index_bg.wasm`), path.join(folder, 'resvg.wasm'));
}
