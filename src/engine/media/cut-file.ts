import { type FileHandle, open } from 'node:fs/promises';
import { isIsoMedia } from './file-signature.js';

/** Recordings in fragments have a box for each: as many as this are looked at. */
const MOST_BOXES = 20_000;
const SEGMENT_ID = [0x18, 0x53, 0x80, 0x67];
const EBML_ID = [0x1a, 0x45, 0xdf, 0xa3];

/**
 * True when a file's own structure says that it is longer than the `bytes` that are there: a box of
 * MP4 and MOV (ISO/IEC 14496-12), or the segment of Matroska and WebM (RFC 9559), ends beyond the
 * file's end. Files of other kinds give no such sign. `head` is the file's first bytes.
 *
 * Throws when the file cannot be read.
 */
export async function isCutFile(path: string, head: Uint8Array, bytes: number): Promise<boolean> {
  if (EBML_ID.every((byte, index) => head[index] === byte)) return segmentEnd(head) > bytes;
  if (!isIsoMedia(head)) return false;
  const file = await open(path);
  try {
    return (await boxesEnd(file, bytes)) > bytes;
  } finally {
    await file.close();
  }
}

/** Where the last of the boxes that begin in the file ends. */
async function boxesEnd(file: FileHandle, bytes: number): Promise<number> {
  const header = new DataView(new ArrayBuffer(16));
  let at = 0;
  for (let box = 0; box < MOST_BOXES && at + 8 <= bytes; box++) {
    const { bytesRead } = await file.read(new Uint8Array(header.buffer), 0, 16, at);
    if (bytesRead < 8) return at;
    const short = header.getUint32(0);
    // 1: the size follows in 64 bits; 0: all the rest of the file.
    const size = short === 1 && bytesRead === 16 ? Number(header.getBigUint64(8)) : short;
    if (size < 8) return at;
    at += size;
  }
  return at;
}

/** Where the segment ends; 0 where its size is unknown, as in a live recording, or not found. */
function segmentEnd(head: Uint8Array): number {
  const start = head.findIndex((_, at) =>
    SEGMENT_ID.every((byte, index) => head[at + index] === byte),
  );
  const first = head[start + SEGMENT_ID.length] ?? 0;
  if (start < 0 || first === 0) return 0;
  const length = Math.clz32(first) - 23;
  const sizeAt = start + SEGMENT_ID.length;
  const rest = [...head.subarray(sizeAt + 1, sizeAt + length)];
  const values = [first & (0xff >> length), ...rest];
  const isUnknown = values[0] === 0xff >> length && rest.every((byte) => byte === 0xff);
  const size = values.reduce((sum, byte) => sum * 256 + byte, 0);
  return isUnknown ? 0 : sizeAt + length + size;
}
