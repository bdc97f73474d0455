import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SoundShelf } from '../sound/index.js';
// Not by way of the room's index: the sampler behind it takes long to load.
import { SAMPLE_RATE } from '../sound/types.js';

/**
 * Sounds in files of `folder`: their samples as they are in memory, one channel after the other,
 * which loses nothing above full scale and needs no second copy of a long piece.
 */
export function shelfIn(folder: string): SoundShelf {
  const file = (index: number): string => path.join(folder, `${index}.raw`);
  return {
    async put(index, { left, right }) {
      const handle = await open(file(index), 'w', 0o600);
      try {
        for (const side of [left, right]) await handle.writeFile(bytesOf(side));
      } finally {
        await handle.close();
      }
    },
    async take(index) {
      const handle = await open(file(index));
      try {
        const { size } = await handle.stat();
        const frames = size / 2 / Float32Array.BYTES_PER_ELEMENT;
        const left = await readSamples(handle, frames);
        return { sampleRate: SAMPLE_RATE, left, right: await readSamples(handle, frames) };
      } finally {
        await handle.close();
      }
    },
    drop: (index) => rm(file(index)),
  };
}

async function readSamples(handle: FileHandle, frames: number): Promise<Float32Array> {
  const samples = new Float32Array(frames);
  const bytes = bytesOf(samples);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at);
    if (bytesRead === 0) throw new RangeError('The sound on the shelf is cut off');
    at += bytesRead;
  }
  return samples;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
