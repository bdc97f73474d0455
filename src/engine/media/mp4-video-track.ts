import { type FileHandle, open } from 'node:fs/promises';
import { type ParameterSets, readParameterSets, UNIT, unitType } from './h264-sets.js';
import { boxAt, boxesOf } from './mp4-boxes.js';

/** The H.264 pictures of an MP4 or MOV, in the order of decoding. */
export interface Mp4VideoTrack {
  path: string;
  width: number;
  height: number;
  sets: ParameterSets;
  /** Where each picture's bytes begin in the file, and how many there are. */
  offsets: Float64Array;
  sizes: Uint32Array;
  /** The place of each picture in the order of showing. */
  shown: Uint32Array;
  /** When each is shown, in that order: seconds since the first. */
  seconds: Float64Array;
  /** Pictures from which decoding can begin: nothing after one needs anything before it (IDR). */
  idr: readonly number[];
}

const LARGEST_INDEX = 1 << 28;
/** Of a sample entry, before the boxes in it: ISO/IEC 14496-12, 12.1.3. */
const VISUAL_ENTRY_BYTES = 78;

/**
 * Reads the index of an MP4's first video track, and the kind of each of its key frames.
 *
 * Throws a RangeError for what it does not read: fragments, several descriptions, anything but
 * H.264 with its parameter sets in the description (`avc1`), damaged tables.
 */
export async function readVideoTrack(path: string): Promise<Mp4VideoTrack> {
  const file = await open(path);
  try {
    const moov = await findIndex(file);
    const tracks = boxesOf(moov);
    if (tracks.some(({ type }) => type === 'mvex')) throw new RangeError('It is in fragments');
    const media = tracks
      .filter(({ type }) => type === 'trak')
      .map(({ body }) => boxAt(body, 'mdia'))
      .find((mdia) => boxAt(mdia, 'hdlr').toString('latin1', 8, 12) === 'vide');
    if (!media) throw new RangeError('It has no picture');
    const tables = boxAt(media, 'minf', 'stbl');
    const entry = readEntry(boxAt(tables, 'stsd'));
    const sizes = readSizes(boxAt(tables, 'stsz'));
    const offsets = readOffsets(tables, sizes);
    const { shown, times } = readOrder(tables, sizes.length);
    const perSecond = readTimescale(boxAt(media, 'mdhd'));
    const seconds = times.map((time) => (time - (times[0] ?? 0)) / perSecond);
    const keys = readKeys(tables, sizes.length);
    const idr = await onlyIdr(file, keys, { offsets, sizes }, entry.sets);
    return { path, ...entry, offsets, sizes, shown, seconds, idr };
  } finally {
    await file.close();
  }
}

async function findIndex(file: FileHandle): Promise<Buffer> {
  const { size: bytes } = await file.stat();
  const header = Buffer.alloc(16);
  for (let at = 0; at + 8 <= bytes; ) {
    await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? bytes - at : short;
    if (size < 8 || at + size > bytes) break;
    if (header.toString('latin1', 4, 8) === 'moov') {
      if (size > LARGEST_INDEX) break;
      const moov = Buffer.alloc(size - 8);
      await file.read(moov, 0, moov.length, at + 8);
      return moov;
    }
    at += size;
  }
  throw new RangeError('It has no index');
}

function readEntry(stsd: Buffer): Pick<Mp4VideoTrack, 'width' | 'height' | 'sets'> {
  const entries = boxesOf(stsd.subarray(8));
  const [entry, ...others] = entries;
  if (entry?.type !== 'avc1' || others.length > 0) throw new RangeError('It is not plain avc1');
  const sets = readParameterSets(boxAt(entry.body.subarray(VISUAL_ENTRY_BYTES), 'avcC'));
  if (sets.lengthBytes !== 4) throw new RangeError('Its lengths are not of 4 bytes');
  return { width: entry.body.readUInt16BE(24), height: entry.body.readUInt16BE(26), sets };
}

function readSizes(stsz: Buffer): Uint32Array {
  const same = stsz.readUInt32BE(4);
  const count = stsz.readUInt32BE(8);
  if (same > 0 || stsz.length < 12 + 4 * count) throw new RangeError('It has no sizes');
  return Uint32Array.from({ length: count }, (_, index) => stsz.readUInt32BE(12 + 4 * index));
}

function readOffsets(tables: Buffer, sizes: Uint32Array): Float64Array {
  const isLong = boxesOf(tables).some(({ type }) => type === 'co64');
  const starts = boxAt(tables, isLong ? 'co64' : 'stco');
  const chunks = starts.readUInt32BE(4);
  const stsc = boxAt(tables, 'stsc');
  const runs = stsc.readUInt32BE(4);
  const offsets = new Float64Array(sizes.length);
  let picture = 0;
  for (let run = 0; run < runs; run++) {
    const at = 8 + 12 * run;
    const first = stsc.readUInt32BE(at);
    const perChunk = stsc.readUInt32BE(at + 4);
    const next = run + 1 < runs ? stsc.readUInt32BE(at + 12) : chunks + 1;
    for (let chunk = first; chunk < next && picture < sizes.length; chunk++) {
      const place = isLong ? 8 + 8 * (chunk - 1) : 8 + 4 * (chunk - 1);
      let offset = isLong ? Number(starts.readBigUInt64BE(place)) : starts.readUInt32BE(place);
      for (let i = 0; i < perChunk && picture < sizes.length; i++, picture++) {
        offsets[picture] = offset;
        offset += sizes[picture] ?? 0;
      }
    }
  }
  if (picture !== sizes.length) throw new RangeError('Pictures lie nowhere');
  return offsets;
}

/** How many units of its times make a second. */
function readTimescale(mdhd: Buffer): number {
  const perSecond = mdhd.readUInt32BE(mdhd.readUInt8(0) === 1 ? 20 : 12);
  if (perSecond === 0) throw new RangeError('Its times have no unit');
  return perSecond;
}

/**
 * From the times of decoding and their distance to those of showing: the place of each picture, and
 * the times in the order of places.
 */
function readOrder(tables: Buffer, count: number): { shown: Uint32Array; times: Float64Array } {
  const times = new Float64Array(count);
  const spread = (table: Buffer, each: (picture: number, value: number) => void): void => {
    let picture = 0;
    const runs = table.readUInt32BE(4);
    for (let run = 0; run < runs; run++) {
      const length = table.readUInt32BE(8 + 8 * run);
      const value = table.readInt32BE(12 + 8 * run);
      for (let i = 0; i < length && picture < count; i++, picture++) each(picture, value);
    }
    if (picture !== count) throw new RangeError('Pictures lack times');
  };
  let time = 0;
  spread(boxAt(tables, 'stts'), (picture, value) => {
    times[picture] = time;
    time += value;
  });
  if (boxesOf(tables).some(({ type }) => type === 'ctts')) {
    spread(boxAt(tables, 'ctts'), (picture, value) => {
      times[picture] = (times[picture] ?? 0) + value;
    });
  }
  const order = Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  const shown = new Uint32Array(count);
  order.forEach((picture, place) => {
    shown[picture] = place;
  });
  return { shown, times: times.sort() };
}

function readKeys(tables: Buffer, count: number): number[] {
  const found = boxesOf(tables).find(({ type }) => type === 'stss')?.body;
  // Without the table every picture is one.
  if (!found) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: found.readUInt32BE(4) }, (_, index) => {
    const picture = found.readUInt32BE(8 + 4 * index) - 1;
    if (picture >= count) throw new RangeError('A key frame is not there');
    return picture;
  });
}

/** Encoders write who they are before the first picture: less than this. */
const HEAD_BYTES = 1 << 12;

/**
 * Those key frames that are IDR: what calls itself a key frame may be one of an open group, whose
 * next pictures need the one before. Parameter sets among the pictures must be those of the index.
 */
async function onlyIdr(
  file: FileHandle,
  keys: readonly number[],
  { offsets, sizes }: Pick<Mp4VideoTrack, 'offsets' | 'sizes'>,
  sets: ParameterSets,
): Promise<number[]> {
  const known = [...sets.sequence, ...sets.picture];
  const head = Buffer.alloc(HEAD_BYTES);
  const found: number[] = [];
  for (const key of keys) {
    const size = sizes[key] ?? 0;
    const { bytesRead } = await file.read(head, 0, Math.min(HEAD_BYTES, size), offsets[key] ?? 0);
    for (let at = 0; at + 5 <= bytesRead; ) {
      const length = head.readUInt32BE(at);
      const type = unitType(head[at + 4] ?? 0);
      if (type === UNIT.idr) found.push(key);
      if (type === UNIT.idr || type === UNIT.slice) break;
      if (type === UNIT.sequence || type === UNIT.picture) {
        const unit = head.subarray(at + 4, at + 4 + length);
        if (!known.some((one) => one.equals(unit))) throw new RangeError('Its sets change');
      }
      at += 4 + length;
    }
  }
  return found;
}
