/** One stream as `ffmpeg -i` prints it. */
export interface HeaderStream {
  kind: 'video' | 'audio' | 'other';
  codec: string;
  profile: string;
  language: string | null;
  isAttachedPicture: boolean;
  pixelFormat: string;
  /** `tv`, `bt709`, `progressive` …: what stands in brackets after the pixel format. */
  pixelNotes: readonly string[];
  width: number;
  height: number;
  sampleAspect: number;
  frameRate: number;
  rotation: 0 | 90 | 180 | 270;
  sampleRate: number;
  channels: number;
  channelLayout: string;
}

/** What `ffmpeg -i` prints about a file. */
export interface MediaHeader {
  container: string;
  /** Null where the file does not say. */
  durationSeconds: number | null;
  creationTime: string | null;
  title: string | null;
  streams: readonly HeaderStream[];
}

const CHANNELS: Readonly<Record<string, number>> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
  hexagonal: 6,
  octagonal: 8,
};

/** Splits at commas outside of brackets. */
function fieldsOf(text: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  let field = '';
  for (const character of text) {
    if (character === '(' || character === '[') depth++;
    if (character === ')' || character === ']') depth--;
    if (character === ',' && depth === 0) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  return [...fields, field.trim()];
}

/** `stereo` → 2, `5.1(side)` → 6, `7.1` → 8, `6 channels (…)` → 6. */
export function channelCount(layout: string): number {
  const named = CHANNELS[layout.split('(')[0] ?? ''];
  if (named !== undefined) return named;
  const counted = /^(\d+) channels/.exec(layout);
  if (counted) return Number(counted[1]);
  const dotted = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(layout);
  if (dotted) return Number(dotted[1]) + Number(dotted[2]) + Number(dotted[3] ?? 0);
  return 2;
}

/** ffmpeg's matrix angle counts anticlockwise, its older `rotate` clockwise; we count clockwise. */
function rotationOf(clockwise: number): HeaderStream['rotation'] {
  const quarter = ((Math.round(clockwise / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter] ?? 0;
}

function parseStream(line: string): HeaderStream | undefined {
  const match = /^\s*Stream #\d+:\d+(?:\[\w+\])?(?:\((\w+)\))?(?:\[\w+\])?: (\w+): (.*)$/.exec(
    line,
  );
  if (!match) return undefined;
  const [, language, kind, description = ''] = match;
  const fields = fieldsOf(description);
  const [, codec = 'unknown', profile = ''] =
    /^([\w-]+)(?: \(([^)/]*)\))?/.exec(fields[0] ?? '') ?? [];
  const stream: HeaderStream = {
    kind: kind === 'Video' ? 'video' : kind === 'Audio' ? 'audio' : 'other',
    codec,
    profile,
    language: language === undefined || language === 'und' ? null : language,
    isAttachedPicture: description.includes('(attached pic)'),
    pixelFormat: '',
    pixelNotes: [],
    width: 0,
    height: 0,
    sampleAspect: 1,
    frameRate: 0,
    rotation: 0,
    sampleRate: 0,
    channels: 0,
    channelLayout: '',
  };
  if (stream.kind === 'video') readVideoFields(stream, fields.slice(1), description);
  if (stream.kind === 'audio') {
    const rate = fields.findIndex((field) => /^\d+ Hz/.test(field));
    stream.sampleRate = Number.parseInt(fields[rate] ?? '0', 10);
    stream.channelLayout = fields[rate + 1] ?? 'stereo';
    stream.channels = channelCount(stream.channelLayout);
  }
  return stream;
}

function readVideoFields(stream: HeaderStream, fields: string[], description: string): void {
  const format = /^(\w+)(?:\(([^)]*)\))?/.exec(fields[0] ?? '');
  stream.pixelFormat = format?.[1] ?? '';
  stream.pixelNotes = (format?.[2] ?? '').split(',').map((note) => note.trim());
  const size = fields.map((field) => /^(\d+)x(\d+)/.exec(field)).find((found) => found !== null);
  stream.width = Number(size?.[1] ?? 0);
  stream.height = Number(size?.[2] ?? 0);
  const aspect = /SAR (\d+):(\d+)/.exec(description);
  if (aspect && Number(aspect[1]) > 0 && Number(aspect[2]) > 0) {
    stream.sampleAspect = Number(aspect[1]) / Number(aspect[2]);
  }
  const rate = /([\d.]+)(k?) (?:fps|tbr)/.exec(description);
  if (rate) stream.frameRate = Number(rate[1]) * (rate[2] === 'k' ? 1000 : 1);
}

/**
 * Reads what `ffmpeg -i` prints on its standard error, of any version since 4.0. There is no
 * ffprobe beside the bundled ffmpeg.
 */
export function parseHeader(log: readonly string[]): MediaHeader | null {
  let container: string | undefined;
  let durationSeconds: number | null = null;
  const tags = new Map<string, string>();
  const streams: HeaderStream[] = [];

  for (const line of log) {
    const input = /^Input #\d+, ([\w,]+), from /.exec(line);
    if (input) container = input[1]?.split(',')[0];
    if (container === undefined) continue;
    // What follows describes our own output, not the file.
    if (/^(Output #|Stream mapping:)/.test(line)) break;

    const duration = /^\s*Duration: (?:(\d+):(\d+):([\d.]+)|N\/A)/.exec(line);
    if (duration?.[1] !== undefined) {
      const [, hours, minutes, seconds] = duration.map(Number);
      durationSeconds = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
    }
    const stream = parseStream(line);
    if (stream) streams.push(stream);

    const current = streams.at(-1);
    const tag = /^\s+([\w-]+)\s*: (.*)$/.exec(line);
    if (tag?.[1] && !current) tags.set(tag[1].toLowerCase(), (tag[2] ?? '').trim());
    const matrix =
      /displaymatrix: rotation of (-?[\d.]+) degrees|Display Matrix: rotation of (-?[\d.]+)/i.exec(
        line,
      );
    if (current && matrix) current.rotation = rotationOf(-Number(matrix[1] ?? matrix[2]));
    else if (current && tag?.[1] === 'rotate') current.rotation = rotationOf(Number(tag[2]));
  }

  if (container === undefined) return null;
  return {
    container,
    durationSeconds,
    creationTime: tags.get('creation_time') ?? null,
    title: tags.get('title') ?? null,
    streams,
  };
}
