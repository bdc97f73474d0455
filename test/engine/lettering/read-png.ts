import { inflateSync } from 'node:zlib';

/** A picture's pixels, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
}

const BYTES = 4;

/** Paeth's predictor (PNG, 9.4): whichever neighbour is nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [guess - left, guess - above, guess - corner].map(Math.abs);
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
  return (b ?? 0) <= (c ?? 0) ? above : corner;
}

/** Reads a PNG of 8-bit red, green, blue and alpha that is not interlaced, and no other. */
export function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (file.subarray(24, 29).join() !== '8,6,0,0,0') throw new Error('Not an RGBA picture');
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(data);
  }
  const raw = inflateSync(Buffer.concat(packed));
  const row = width * BYTES;
  const rgba = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= BYTES ? (rgba[at - BYTES] ?? 0) : 0;
      const above = y > 0 ? (rgba[at - row] ?? 0) : 0;
      const corner = x >= BYTES && y > 0 ? (rgba[at - row - BYTES] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rgba[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, rgba };
}
