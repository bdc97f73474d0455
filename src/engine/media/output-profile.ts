import { RENDER_FORMATS, type RenderFormat, type RenderQuality } from '../../protocol/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import type { Ffmpeg } from './find-ffmpeg.js';

/** How the film of one format and quality is written. */
export interface OutputProfile {
  format: RenderFormat;
  quality: RenderQuality;
  kind: 'video' | 'audio';
  /** Without a dot. */
  extension: string;
  mime: string;
  /**
   * Encoder and pixel format; empty where there is no picture. Of a gif these make the film that
   * `encodeGif` takes its palette from.
   */
  pictureArgs: readonly string[];
  /** Encoder, rate and channels; empty where there is no sound. */
  soundArgs: readonly string[];
  /** What the sound is multiplied by before it is encoded, where an encoder makes it softer. */
  soundGain: number;
  /** Container and its options. Of a gif: of the film in between. */
  muxerArgs: readonly string[];
  /** Pixels of the picture's longer and shorter side at the most; of a square, the shorter one. */
  largest: { long: number; short: number };
  /** Frames a second at the most; see {@link rateWithin}. */
  fastest: number;
  /** True when H.264 that nothing changes on may go into it as it is. */
  mayCopy: boolean;
  /** What ffmpeg calls the streams of the finished file; null where there must be none. */
  holds: { video: string | null; pixelFormat: string | null; audio: string | null };
}

type Levels = Readonly<Record<RenderQuality, readonly string[]>>;

/** Sides and rates of pictures. High is what every film was before there was a choice. */
const FILM_LIMITS: Readonly<Record<RenderQuality, Pick<OutputProfile, 'largest' | 'fastest'>>> = {
  high: { largest: { long: 1920, short: 1080 }, fastest: 60 },
  medium: { largest: { long: 1280, short: 720 }, fastest: 30 },
  low: { largest: { long: 854, short: 480 }, fastest: 30 },
};
const GIF_LIMITS: typeof FILM_LIMITS = {
  high: { largest: { long: 640, short: 640 }, fastest: 15 },
  medium: { largest: { long: 480, short: 480 }, fastest: 12.5 },
  low: { largest: { long: 320, short: 320 }, fastest: 10 },
};

const H264 = (crf: number, profile = 'high'): string[] => [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf)],
  ...['-profile:v', profile, '-pix_fmt', 'yuv420p'],
];
const BEST_CRF = 19;
/** Encoder arguments of the best MP4, in a profile of H.264 that x264 knows by this name. */
export const bestH264 = (profile: string): string[] => H264(BEST_CRF, profile);
const H264_LEVELS: Levels = { high: H264(BEST_CRF), medium: H264(23), low: H264(28) };

// `good` at its fastest takes four times as long as x264 at these sizes, `realtime` a third longer.
const VP9 = (crf: number, speed: number): string[] => [
  ...['-c:v', 'libvpx-vp9', '-crf', String(crf), '-b:v', '0', '-pix_fmt', 'yuv420p'],
  ...['-deadline', 'realtime', '-cpu-used', String(speed), '-row-mt', '1', '-tile-columns', '2'],
  ...['-g', '240'],
];
const VP9_LEVELS: Levels = { high: VP9(30, 6), medium: VP9(34, 7), low: VP9(40, 8) };

// The rate is a ceiling here: VP8 has no quality without one.
const VP8 = (crf: number, rate: string): string[] => [
  ...['-c:v', 'libvpx', '-crf', String(crf), '-b:v', rate, '-pix_fmt', 'yuv420p'],
  ...['-deadline', 'good', '-cpu-used', '5', '-threads', '2', '-g', '240'],
];
const VP8_LEVELS: Levels = { high: VP8(8, '12M'), medium: VP8(16, '4M'), low: VP8(26, '1M') };

/** Next to nothing is lost in between: the palette is the gif's loss. */
const GIF_FILM = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '10', '-pix_fmt', 'yuv444p'];

const SOUND = (codec: string, bitrate: string): string[] => [
  ...['-c:a', codec, '-b:a', bitrate, '-ar', '48000', '-ac', '2'],
];
const AAC: Levels = {
  high: SOUND('aac', '192k'),
  medium: SOUND('aac', '128k'),
  low: SOUND('aac', '96k'),
};
const OPUS: Levels = {
  high: SOUND('libopus', '160k'),
  medium: SOUND('libopus', '112k'),
  low: SOUND('libopus', '80k'),
};
const MP3: Levels = {
  high: SOUND('libmp3lame', '320k'),
  medium: SOUND('libmp3lame', '192k'),
  low: SOUND('libmp3lame', '128k'),
};
/** LAME's own presets turn the sound down by these shares, against clipping that a master does not have. */
const MP3_GAINS = { high: 1, medium: 1 / 0.97, low: 1 / 0.95 } as const;
const PCM = ['-c:a', 'pcm_s24le', '-ar', '48000', '-ac', '2'];
const WAV: Levels = { high: PCM, medium: PCM, low: PCM };
const NONE: Levels = { high: [], medium: [], low: [] };

interface Kind {
  /** What to encode the picture with: the first whose encoder is there. */
  pictures: readonly { encoder: string; codec: string; pixelFormat: string; levels: Levels }[];
  sound: {
    encoder: string;
    codec: string;
    levels: Levels;
    gains?: Readonly<Record<RenderQuality, number>>;
  } | null;
  muxerArgs: readonly string[];
  /** What else is needed to write it. */
  needs?: { encoders: readonly string[]; filters: readonly string[] };
  limits: typeof FILM_LIMITS;
  mayCopy: boolean;
}

const H264_PICTURE = {
  encoder: 'libx264',
  codec: 'h264',
  pixelFormat: 'yuv420p',
  levels: H264_LEVELS,
};

const KINDS: Readonly<Record<RenderFormat, Kind>> = {
  mp4: {
    pictures: [H264_PICTURE],
    sound: { encoder: 'aac', codec: 'aac', levels: AAC },
    muxerArgs: ['-movflags', '+faststart', '-f', 'mp4'],
    limits: FILM_LIMITS,
    mayCopy: true,
  },
  mov: {
    pictures: [H264_PICTURE],
    sound: { encoder: 'aac', codec: 'aac', levels: AAC },
    muxerArgs: ['-movflags', '+faststart', '-f', 'mov'],
    limits: FILM_LIMITS,
    mayCopy: true,
  },
  webm: {
    pictures: [
      { encoder: 'libvpx-vp9', codec: 'vp9', pixelFormat: 'yuv420p', levels: VP9_LEVELS },
      { encoder: 'libvpx', codec: 'vp8', pixelFormat: 'yuv420p', levels: VP8_LEVELS },
    ],
    sound: { encoder: 'libopus', codec: 'opus', levels: OPUS },
    muxerArgs: ['-f', 'webm'],
    limits: FILM_LIMITS,
    mayCopy: false,
  },
  gif: {
    pictures: [
      {
        encoder: 'gif',
        codec: 'gif',
        pixelFormat: 'bgra',
        levels: { high: GIF_FILM, medium: GIF_FILM, low: GIF_FILM },
      },
    ],
    sound: null,
    muxerArgs: ['-f', 'mp4'],
    needs: { encoders: ['libx264', 'png'], filters: ['palettegen', 'paletteuse'] },
    limits: GIF_LIMITS,
    mayCopy: false,
  },
  mp3: {
    pictures: [],
    sound: { encoder: 'libmp3lame', codec: 'mp3', levels: MP3, gains: MP3_GAINS },
    muxerArgs: ['-f', 'mp3'],
    limits: FILM_LIMITS,
    mayCopy: false,
  },
  wav: {
    pictures: [],
    sound: { encoder: 'pcm_s24le', codec: 'pcm_s24le', levels: WAV },
    muxerArgs: ['-f', 'wav', '-rf64', 'auto'],
    limits: FILM_LIMITS,
    mayCopy: false,
  },
};

/**
 * How a film of this format and quality is written.
 *
 * Throws a `VmgError` `format-unavailable` (exit 9) when `ffmpeg` is given and lacks an encoder or a filter.
 */
export function outputProfile(
  format: RenderFormat,
  quality: RenderQuality,
  ffmpeg?: Pick<Ffmpeg, 'encoders' | 'filters'>,
): OutputProfile {
  const kind = KINDS[format];
  const { mime, kind: film } = RENDER_FORMATS[format];
  const has = (encoder: string): boolean => ffmpeg?.encoders?.includes(encoder) ?? true;
  const picture = kind.pictures.find(({ encoder }) => has(encoder));
  if (kind.pictures.length > 0 && !picture) {
    throw unavailable(format, kind.pictures.map(({ encoder }) => encoder).join(' and '));
  }
  if (kind.sound && !has(kind.sound.encoder)) throw unavailable(format, kind.sound.encoder);
  const lacking = [
    ...(kind.needs?.encoders ?? []).filter((encoder) => !has(encoder)),
    ...(kind.needs?.filters ?? []).filter((filter) => !(ffmpeg?.filters?.includes(filter) ?? true)),
  ];
  if (lacking.length > 0) throw unavailable(format, lacking.join(' and '));
  return {
    format,
    quality,
    kind: film,
    extension: format,
    mime,
    pictureArgs: (picture?.levels ?? NONE)[quality],
    soundArgs: (kind.sound?.levels ?? NONE)[quality],
    soundGain: kind.sound?.gains?.[quality] ?? 1,
    muxerArgs: kind.muxerArgs,
    ...kind.limits[quality],
    mayCopy: kind.mayCopy && quality === 'high',
    holds: {
      video: picture?.codec ?? null,
      pixelFormat: picture?.pixelFormat ?? null,
      audio: kind.sound?.codec ?? null,
    },
  };
}

/** The rate at which a film of this profile shows pictures that come at `rate`: every n-th of them. */
export function rateWithin(rate: number, { fastest }: Pick<OutputProfile, 'fastest'>): number {
  return rate / Math.max(1, Math.ceil(rate / fastest - 0.001));
}

function unavailable(format: RenderFormat, lacking: string): VmgError {
  return new VmgError(
    'format-unavailable',
    ExitCode.programMissing,
    `This ffmpeg cannot write ${format}: it lacks ${lacking}.`,
    { hint: 'Export another format, or install a full ffmpeg.' },
  );
}
