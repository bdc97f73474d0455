import { metadataOf, TrackType } from '../../protocol/index.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import { musicOf, placedOn, soundsOf, videosOf } from '../timeline/index.js';
import type { ReadingContext } from './requests.js';

/** What there is in a session for the words of a message to mean. */
export function readingContext(storage: Storage, session: SessionRecord): ReadingContext {
  const draft = storage.versions.latest(session.id)?.draft ?? { t: [] };
  const uploads = storage.media.ofSession(session.id);
  const pieces = storage.pieces.ofSession(session.id);
  const placed = new Set(
    [...videosOf(draft), ...soundsOf(draft)].map(({ mediaId }) => mediaId ?? ''),
  );
  const music = musicOf(draft);
  const titles = placedOn(draft, TrackType.text);
  const piece = pieces.find(({ id }) => music.some(({ mediaId }) => mediaId === id));
  return {
    media: uploads.map(({ id, name, kind }) => ({ name, kind, placed: placed.has(id) })),
    shown: videosOf(draft).map(
      ({ mediaId }) => uploads.find(({ id }) => id === mediaId)?.name ?? '',
    ),
    pictures: videosOf(draft).length,
    titles: titles.length,
    texts: titles.flatMap(({ segment }) => metadataOf(segment).text ?? []),
    captions: titles.filter(({ segment }) => segment.m?.style === 'caption').length,
    music: piece ? 'piece' : music.length > 0 ? 'upload' : 'none',
    written: pieces.length > 0,
    sections: piece?.report.sections.map(({ name }) => name) ?? [],
  };
}
