export type MediaKind = 'video' | 'image' | 'audio';

/** What may be uploaded, by file name extension. */
export const UPLOAD_TYPES: Readonly<Record<string, { kind: MediaKind; mime: string }>> = {
  mp4: { kind: 'video', mime: 'video/mp4' },
  mov: { kind: 'video', mime: 'video/quicktime' },
  avi: { kind: 'video', mime: 'video/x-msvideo' },
  webm: { kind: 'video', mime: 'video/webm' },
  mkv: { kind: 'video', mime: 'video/x-matroska' },
  jpg: { kind: 'image', mime: 'image/jpeg' },
  jpeg: { kind: 'image', mime: 'image/jpeg' },
  png: { kind: 'image', mime: 'image/png' },
  gif: { kind: 'image', mime: 'image/gif' },
  webp: { kind: 'image', mime: 'image/webp' },
  mp3: { kind: 'audio', mime: 'audio/mpeg' },
  wav: { kind: 'audio', mime: 'audio/wav' },
  m4a: { kind: 'audio', mime: 'audio/mp4' },
  aac: { kind: 'audio', mime: 'audio/aac' },
};

/** 500 MB, the service's limit for one file, in bytes. */
export const MAX_UPLOAD_BYTES = 500 * 1024 * 1024;

/** The type of a file by its name, or undefined when it cannot be uploaded. */
export function uploadType(fileName: string): { kind: MediaKind; mime: string } | undefined {
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : UPLOAD_TYPES[extension];
}

/** The accepted extensions as a phrase for messages. */
export const ACCEPTED_TYPES = Object.keys(UPLOAD_TYPES).join(' ');
