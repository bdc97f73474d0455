/** A box of MP4 or MOV (ISO/IEC 14496-12): its name and what it holds. */
export interface Box {
  type: string;
  body: Buffer;
}

/** The boxes that `bytes` are made of. @throws RangeError when one ends beyond them. */
export function boxesOf(bytes: Buffer): Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1;
    const header = isLong ? 16 : 8;
    // 0: all the rest.
    const size = isLong
      ? Number(bytes.readBigUInt64BE(at + 8))
      : short === 0
        ? bytes.length - at
        : short;
    if (size < header || at + size > bytes.length) throw new RangeError('A box is cut off');
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ type, body: bytes.subarray(at + header, at + size) });
    at += size;
  }
  return found;
}

/** The first box on this path of names. @throws RangeError when there is none. */
export function boxAt(bytes: Buffer, ...path: readonly string[]): Buffer {
  return path.reduce((body, type) => {
    const box = boxesOf(body).find((one) => one.type === type);
    if (!box) throw new RangeError(`There is no ${type}`);
    return box.body;
  }, bytes);
}

/** A box around these parts. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(8);
  const size = parts.reduce((sum, part) => sum + part.length, header.length);
  header.writeUInt32BE(size, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...parts]);
}

/** A box that begins with a version and 24 flags, around 32-bit numbers. */
export function fullBox(
  type: string,
  { version = 0, flags = 0 }: { version?: number; flags?: number },
  ...parts: readonly Buffer[]
): Buffer {
  return box(type, words([version * 2 ** 24 + flags]), ...parts);
}

/** Numbers of 32 bits, unsigned. */
export function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, 4 * index);
  });
  return bytes;
}
