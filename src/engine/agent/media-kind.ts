import type { MediaKind } from '../../protocol/index.js';
import type { MediaInfo } from '../media/index.js';

/** Codecs of single pictures: beside sound, covers and the pages of a podcast are stored in them. */
const COVERS: ReadonlySet<string> = new Set(['mjpeg', 'png', 'bmp']);

/**
 * What a file is by what is in it: names are given by people. The name counts where that says both:
 * of a picture beside sound whether it is a cover, and of small animations that they are pictures.
 */
export function mediaKind({ video, audio }: MediaInfo, named: MediaKind): MediaKind {
  if (!video) return 'audio';
  if (audio) {
    const isCover = video.isImage || COVERS.has(video.codec);
    return named === 'audio' && isCover ? 'audio' : 'video';
  }
  const isAnimation = video.codec === 'gif' || (named === 'image' && !FILMS.has(video.codec));
  return video.isImage || isAnimation ? 'image' : 'video';
}

/** What films are made of, whatever they are called. */
const FILMS: ReadonlySet<string> = new Set(['h264', 'hevc', 'vp8', 'vp9', 'av1', 'mpeg4']);
