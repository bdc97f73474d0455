/** The parameter sets of an H.264 stream, as the `avcC` of MP4 holds them (ISO/IEC 14496-15). */
export interface ParameterSets {
  profile: number;
  compatibility: number;
  level: number;
  /** Bytes of the length before each unit. */
  lengthBytes: number;
  sequence: readonly Buffer[];
  picture: readonly Buffer[];
}

export const UNIT = { slice: 1, idr: 5, sequence: 7, picture: 8 } as const;

/** The kind of a unit (NAL) by its first byte. */
export const unitType = (first: number): number => first & 0x1f;

const HAS_EXTENSION = new Set([100, 110, 122, 144]);

/** Reads an `avcC`. @throws RangeError when it is cut off. */
export function readParameterSets(avcC: Buffer): ParameterSets {
  let at = 6;
  const take = (count: number): Buffer[] =>
    Array.from({ length: count }, () => {
      const length = avcC.readUInt16BE(at);
      const start = at + 2;
      at = start + length;
      if (at > avcC.length) throw new RangeError('A parameter set is cut off');
      return avcC.subarray(start, at);
    });
  const sequence = take(avcC.readUInt8(5) & 0x1f);
  const pictures = avcC.readUInt8(at);
  at++;
  return {
    profile: avcC.readUInt8(1),
    compatibility: avcC.readUInt8(2),
    level: avcC.readUInt8(3),
    lengthBytes: (avcC.readUInt8(4) & 3) + 1,
    sequence,
    picture: take(pictures),
  };
}

/** Writes the `avcC` of 8-bit 4:2:0 pictures. */
export function writeParameterSets(sets: ParameterSets): Buffer {
  const { profile, compatibility, level, lengthBytes, sequence, picture } = sets;
  const listed = (units: readonly Buffer[]): Buffer[] =>
    units.flatMap((unit) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(unit.length);
      return [length, unit];
    });
  return Buffer.concat([
    Buffer.from([1, profile, compatibility, level, 0xfc | (lengthBytes - 1)]),
    Buffer.from([0xe0 | sequence.length]),
    ...listed(sequence),
    Buffer.from([picture.length]),
    ...listed(picture),
    ...(HAS_EXTENSION.has(profile) ? [Buffer.from([0xfd, 0xf8, 0xf8, 0])] : []),
  ]);
}

/** The number by which slices and other sets refer to a parameter set (ITU-T H.264, 7.3.2). */
function setId(unit: Buffer): number {
  // A sequence begins with profile, flags and level.
  return readExpGolomb(unit, unitType(unit[0] ?? 0) === UNIT.sequence ? 4 : 1);
}

/** The unsigned Exp-Golomb number (9.1) that begins at this byte. */
function readExpGolomb(bytes: Buffer, from: number): number {
  const bit = (index: number): number =>
    ((bytes[from + (index >> 3)] ?? 0) >> (7 - (index & 7))) & 1;
  let zeros = 0;
  while (zeros < 16 && bit(zeros) === 0) zeros++;
  let value = 0;
  for (let index = zeros; index <= 2 * zeros; index++) value = value * 2 + bit(index);
  return value - 1;
}

/** An id that none of these sets has; undefined when all 32 are taken. */
export function freeId(sets: readonly ParameterSets[]): number | undefined {
  const taken = new Set(
    sets.flatMap(({ sequence, picture }) => [...sequence, ...picture].map(setId)),
  );
  return Array.from({ length: 32 }, (_, id) => id).find((id) => !taken.has(id));
}

/**
 * The sets of streams that play one after the other in one track; undefined when they cannot: two
 * different sets go by one id, or they are of different profiles.
 */
export function joinParameterSets(all: readonly ParameterSets[]): ParameterSets | undefined {
  const [first] = all;
  if (!first) return undefined;
  const isAlike = all.every(
    ({ profile, lengthBytes }) => profile === first.profile && lengthBytes === first.lengthBytes,
  );
  const sequence = distinct(all.flatMap((sets) => sets.sequence));
  const picture = distinct(all.flatMap((sets) => sets.picture));
  if (!isAlike || !sequence || !picture) return undefined;
  return {
    profile: first.profile,
    // What holds for all of them.
    compatibility: all.reduce((flags, sets) => flags & sets.compatibility, 0xff),
    level: Math.max(...all.map(({ level }) => level)),
    lengthBytes: first.lengthBytes,
    sequence,
    picture,
  };
}

/** Each set once; undefined when one id stands for two. */
function distinct(units: readonly Buffer[]): Buffer[] | undefined {
  const byId = new Map<number, Buffer>();
  for (const unit of units) {
    const known = byId.get(setId(unit));
    if (known && !known.equals(unit)) return undefined;
    byId.set(setId(unit), unit);
  }
  return [...byId.values()];
}
