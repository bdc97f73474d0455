import { whiteNoise } from './dsp/noise.js';
import type { StereoSound } from './types.js';

/** Sample formats of a WAV file: integer of 16 or 24 bits, or 32-bit floating point. */
export type WavBits = 16 | 24 | '32f';

const HEADER_BYTES = 44;
const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;

/**
 * A stereo WAV file. 16 bits are dithered (triangular, always the same noise); integer formats
 * clip at full scale.
 */
export function encodeWav(sound: StereoSound, bits: WavBits = 24): Uint8Array {
  const bytesPerSample = bits === '32f' ? 4 : bits / 8;
  const frames = Math.min(sound.left.length, sound.right.length);
  const dataBytes = frames * 2 * bytesPerSample;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => {
    for (let i = 0; i < value.length; i++) bytes[at + i] = value.charCodeAt(i);
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, bits === '32f' ? FORMAT_FLOAT : FORMAT_PCM, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sound.sampleRate, true);
  view.setUint32(28, sound.sampleRate * 2 * bytesPerSample, true);
  view.setUint16(32, 2 * bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);

  const write = sampleWriter(view, bits);
  for (let frame = 0, at = HEADER_BYTES; frame < frames; frame++, at += 2 * bytesPerSample) {
    write(at, sound.left[frame] ?? 0);
    write(at + bytesPerSample, sound.right[frame] ?? 0);
  }
  return bytes;
}

function sampleWriter(view: DataView, bits: WavBits): (at: number, value: number) => void {
  if (bits === '32f') return (at, value) => view.setFloat32(at, value, true);
  if (bits === 24) {
    return (at, value) => {
      const integer = clip(Math.round(value * 0x800000), 0x800000);
      view.setUint16(at, integer & 0xffff, true);
      view.setInt8(at + 2, integer >> 16);
    };
  }
  const noise = whiteNoise(1);
  return (at, value) => {
    // Digital silence stays silent.
    const dither = value === 0 ? 0 : 0.5 * (noise.next() + noise.next());
    view.setInt16(at, clip(Math.round(value * 0x8000 + dither), 0x8000), true);
  };
}

function clip(value: number, limit: number): number {
  return Math.min(limit - 1, Math.max(-limit, value));
}

/**
 * Reads a WAV file of 16, 24 or 32 bits or floating point; mono is given to both channels, of more
 * channels the first two are taken. Throws a RangeError when the bytes are no such file.
 */
export function decodeWav(bytes: Uint8Array): StereoSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') {
    throw new RangeError('Not a WAV file');
  }
  let format: WavFormat | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = tag(view, at);
    const size = view.getUint32(at + 4, true);
    if (name === 'fmt ') format = readFormat(view, at + 8, size);
    if (name === 'data') {
      if (!format) throw new RangeError('The WAV file does not say its format');
      // A writer that streamed its file could not know the size.
      return readSamples(view, at + 8, Math.min(size, bytes.length - at - 8), format);
    }
    at += 8 + size + (size % 2);
  }
  throw new RangeError('The WAV file holds no sound');
}

interface WavFormat {
  channels: number;
  sampleRate: number;
  bits: number;
  float: boolean;
}

function readFormat(view: DataView, at: number, size: number): WavFormat {
  if (size < 16 || at + size > view.byteLength) throw new RangeError('The WAV header is cut off');
  const code = view.getUint16(at, true);
  // An extensible header keeps the real code at the start of its sub-format.
  const real = code === FORMAT_EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : code;
  const format = {
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
    float: real === FORMAT_FLOAT,
  };
  const known = format.float ? format.bits === 32 : [16, 24, 32].includes(format.bits);
  if ((real !== FORMAT_PCM && real !== FORMAT_FLOAT) || !known || format.channels < 1) {
    throw new RangeError('The WAV file is of a kind that is not supported');
  }
  return format;
}

function readSamples(view: DataView, start: number, size: number, format: WavFormat): StereoSound {
  const bytesPerSample = format.bits / 8;
  const frameBytes = bytesPerSample * format.channels;
  const frames = Math.floor(size / frameBytes);
  const read = sampleReader(view, format);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let frame = 0, at = start; frame < frames; frame++, at += frameBytes) {
    left[frame] = read(at);
    right[frame] = format.channels > 1 ? read(at + bytesPerSample) : (left[frame] ?? 0);
  }
  return { sampleRate: format.sampleRate, left, right };
}

function sampleReader(view: DataView, format: WavFormat): (at: number) => number {
  if (format.float) return (at) => view.getFloat32(at, true);
  if (format.bits === 16) return (at) => view.getInt16(at, true) / 0x8000;
  if (format.bits === 32) return (at) => view.getInt32(at, true) / 0x80000000;
  return (at) => (view.getUint16(at, true) | (view.getInt8(at + 2) << 16)) / 0x800000;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}
