import { type FileHandle, open, rm } from 'node:fs/promises';
import type { FrameRate } from './frame-rate.js';
import { type ParameterSets, writeParameterSets } from './h264-sets.js';
import { box, fullBox, words } from './mp4-boxes.js';
import type { Mp4VideoTrack } from './mp4-video-track.js';

/** Pictures of a track, from an IDR on, in the order of decoding; they are shown one after another. */
export interface VideoStretch {
  track: Mp4VideoTrack;
  from: number;
  to: number;
}

export interface WriteVideoOptions {
  stretches: readonly VideoStretch[];
  width: number;
  height: number;
  sets: ParameterSets;
  /** The same all through. */
  rate: FrameRate;
  output: string;
  signal?: AbortSignal | undefined;
}

/** What is read at once, in bytes. */
const BLOCK = 1 << 22;
/** ISO 639-2 `und`, five bits a letter. */
const NO_LANGUAGE = 0x55c4;
const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/**
 * Writes a silent MP4 of pictures that are there already, each shown for the same time, with its
 * index at the end. Nothing is decoded.
 *
 * Throws what the file system throws, or the signal's reason; then nothing is left behind.
 */
export async function writeVideo(options: WriteVideoOptions): Promise<void> {
  const { stretches, output, signal } = options;
  const brands = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1'));
  const bytes = stretches.reduce((sum, stretch) => sum + bytesOf(stretch), 0);
  const mdat = Buffer.alloc(16);
  mdat.writeUInt32BE(1, 0);
  mdat.write('mdat', 4, 'latin1');
  mdat.writeBigUInt64BE(BigInt(bytes + mdat.length), 8);
  const file = await open(output, 'w');
  try {
    await file.write(Buffer.concat([brands, mdat]));
    for (const stretch of stretches) await copyPictures(stretch, file, signal);
    await file.write(index(options, brands.length + mdat.length));
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(output, { force: true });
    throw error;
  }
}

const picturesOf = ({ from, to }: VideoStretch): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

const bytesOf = (stretch: VideoStretch): number =>
  picturesOf(stretch).reduce((sum, picture) => sum + (stretch.track.sizes[picture] ?? 0), 0);

async function copyPictures(
  stretch: VideoStretch,
  to: FileHandle,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { offsets, sizes, path } = stretch.track;
  const from = await open(path);
  try {
    let start = 0;
    let end = 0;
    const flush = async (): Promise<void> => {
      for (let at = start; at < end; ) {
        signal?.throwIfAborted();
        const block = Buffer.alloc(Math.min(BLOCK, end - at));
        const { bytesRead } = await from.read(block, 0, block.length, at);
        if (bytesRead === 0) throw new RangeError('Pictures lie beyond the end of the file');
        await to.write(block.subarray(0, bytesRead));
        at += bytesRead;
      }
    };
    for (const picture of picturesOf(stretch)) {
      const offset = offsets[picture] ?? 0;
      // Between them may lie sound.
      if (offset !== end || end - start >= BLOCK) {
        await flush();
        start = offset;
      }
      end = offset + (sizes[picture] ?? 0);
    }
    await flush();
  } finally {
    await from.close();
  }
}

/** Equal values in a row as pairs of how many and which. */
function runs(values: readonly number[]): number[][] {
  const found: [number, number][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last?.[1] === value) last[0]++;
    else found.push([1, value]);
  }
  return found;
}

const long = (value: number): number[] => [Math.floor(value / 2 ** 32), value % 2 ** 32];
const table = (type: string, rows: readonly (readonly number[])[]): Buffer =>
  fullBox(type, {}, words([rows.length, ...rows.flat()]));

function index(options: WriteVideoOptions, dataStart: number): Buffer {
  const { stretches, width, height, rate } = options;
  const { seconds: ticks, frames: timescale } = rate;
  // How much later each picture is shown than decoded, in frames; some are shown earlier.
  const ahead = stretches.flatMap((stretch) =>
    picturesOf(stretch).map((picture) => (stretch.track.shown[picture] ?? 0) - picture),
  );
  const delay = -ahead.reduce((least, frames) => Math.min(least, frames), 0);
  const duration = long(ahead.length * ticks);
  const size = [width * 0x10000, height * 0x10000];

  const places: number[] = [];
  const keys: number[] = [];
  let place = dataStart;
  let first = 1;
  for (const stretch of stretches) {
    places.push(place);
    place += bytesOf(stretch);
    for (const key of stretch.track.idr) {
      if (key >= stretch.from && key < stretch.to) keys.push(first + key - stretch.from);
    }
    first += stretch.to - stretch.from;
  }

  const tables = box(
    'stbl',
    fullBox('stsd', {}, words([1]), description(options)),
    table('stts', [[ahead.length, ticks]]),
    ...(ahead.some((frames) => frames !== 0)
      ? [table('ctts', runs(ahead.map((frames) => (frames + delay) * ticks)))]
      : []),
    table(
      'stss',
      keys.map((key) => [key]),
    ),
    table(
      'stsc',
      stretches.map(({ from, to }, chunk) => [chunk + 1, to - from, 1]),
    ),
    fullBox(
      'stsz',
      {},
      words([0, ahead.length]),
      ...stretches.map(({ track, from, to }) => words([...track.sizes.subarray(from, to)])),
    ),
    table('co64', places.map(long)),
  );
  return box(
    'moov',
    fullBox(
      'mvhd',
      { version: 1 },
      words([0, 0, 0, 0, timescale, ...duration, 0x10000, 0x1000000, 0, 0]),
      words([...IDENTITY, 0, 0, 0, 0, 0, 0, 2]),
    ),
    box(
      'trak',
      fullBox(
        'tkhd',
        { version: 1, flags: 3 },
        words([0, 0, 0, 0, 1, 0, ...duration, 0, 0, 0, 0, ...IDENTITY, ...size]),
      ),
      box(
        'edts',
        fullBox('elst', { version: 1 }, words([1, ...duration, ...long(delay * ticks), 0x10000])),
      ),
      box(
        'mdia',
        fullBox(
          'mdhd',
          { version: 1 },
          words([0, 0, 0, 0, timescale, ...duration, NO_LANGUAGE * 0x10000]),
        ),
        fullBox('hdlr', {}, Buffer.from('\0\0\0\0vide\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1')),
        box(
          'minf',
          fullBox('vmhd', { flags: 1 }, words([0, 0])),
          box('dinf', fullBox('dref', {}, words([1]), fullBox('url ', { flags: 1 }))),
          tables,
        ),
      ),
    ),
  );
}

/** The sample entry: ISO/IEC 14496-12, 12.1.3, with the parameter sets of 14496-15, 5.3.4. */
function description({ width, height, sets }: WriteVideoOptions): Buffer {
  const entry = Buffer.alloc(78);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(width, 24);
  entry.writeUInt16BE(height, 26);
  entry.writeUInt32BE(72 << 16, 28);
  entry.writeUInt32BE(72 << 16, 32);
  entry.writeUInt16BE(1, 40);
  entry.writeUInt16BE(24, 74);
  entry.writeInt16BE(-1, 76);
  return box('avc1', entry, box('avcC', writeParameterSets(sets)));
}
