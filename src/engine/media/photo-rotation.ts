/** Degrees clockwise for the values of the Exif tag Orientation; mirrored ones are not turned. */
const TURNS: Readonly<Record<number, 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 };
const ORIENTATION = 0x0112;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const APP1 = 0xffe1;
/** Of a directory's entry: tag, type, count, value. */
const ENTRY_BYTES = 12;

/**
 * By how many degrees clockwise a photo (JPEG) is to be turned, as its camera wrote it (Exif 2.32,
 * 4.6.5): phones store all photos lying. 0 where `head`, the file's first bytes, does not say.
 */
export function photoRotation(head: Uint8Array): 0 | 90 | 180 | 270 {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    let at = 2;
    while (bytes.getUint16(0) === 0xffd8 && bytes.getUint8(at) === 0xff) {
      const isExif = EXIF.every((byte, index) => head[at + 4 + index] === byte);
      if (bytes.getUint16(at) === APP1 && isExif) return orientationIn(bytes, at + 10);
      at += 2 + bytes.getUint16(at + 2);
    }
  } catch (error) {
    // The marker lies further behind, or is damaged.
    if (!(error instanceof RangeError)) throw error;
  }
  return 0;
}

/** Reads the first directory of the TIFF structure that begins there. */
function orientationIn(bytes: DataView, start: number): 0 | 90 | 180 | 270 {
  const isLittle = bytes.getUint16(start) === 0x4949;
  const directory = start + bytes.getUint32(start + 4, isLittle);
  const entries = bytes.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (bytes.getUint16(at, isLittle) !== ORIENTATION) continue;
    return TURNS[bytes.getUint16(at + 8, isLittle)] ?? 0;
  }
  return 0;
}
