/** What the embedded engine writes: a film, or its sound alone. */
export const RENDER_FORMATS = {
  mp4: { kind: 'video', mime: 'video/mp4' },
  mov: { kind: 'video', mime: 'video/quicktime' },
  webm: { kind: 'video', mime: 'video/webm' },
  gif: { kind: 'video', mime: 'image/gif' },
  mp3: { kind: 'audio', mime: 'audio/mpeg' },
  wav: { kind: 'audio', mime: 'audio/wav' },
} as const;

export type RenderFormat = keyof typeof RENDER_FORMATS;

/** The endings of their names as a phrase for messages. */
export const RENDER_EXTENSIONS = Object.keys(RENDER_FORMATS)
  .map((format) => `.${format}`)
  .join(' ');

export const isRenderFormat = (format: string): format is RenderFormat =>
  Object.hasOwn(RENDER_FORMATS, format);

export const RENDER_QUALITIES = ['high', 'medium', 'low'] as const;

export type RenderQuality = (typeof RENDER_QUALITIES)[number];
