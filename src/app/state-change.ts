import { CHANGE_WORDS, quotedName, sentence } from '../protocol/changes/change-words.js';
import { describeDraftChange } from '../protocol/changes/draft-change.js';
import { lastingKey } from '../protocol/changes/lasting.js';
import type { GeneratedMedia, VideoInfo } from '../protocol/index.js';
import { stripControl } from '../support/redaction.js';
import type { Session, SessionState } from './ports.js';

type Language = Session['language'];

/** What a person calls generated media of a type that the backend names so. */
const MEDIA_KINDS: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [/music|bgm|song|audio/i, { en: 'Music', zh: '音乐' }],
  [/sfx|effect/i, { en: 'Sound effect', zh: '音效' }],
  [/tts|voice|speech|narrat/i, { en: 'Voice-over', zh: '旁白' }],
  [/image|picture|photo/i, { en: 'Image', zh: '图片' }],
  [/video|clip/i, { en: 'Video', zh: '视频' }],
];
const OTHER_MEDIA: Readonly<Record<Language, string>> = { en: 'Media', zh: '素材' };
const VIDEO: Readonly<Record<Language, string>> = { en: 'Video', zh: '视频' };

function named(title: string | undefined): string {
  return quotedName(
    stripControl(title ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Items that `after` has and `before` has not: by identifier or, without, by their number. */
function newOnes<Item extends { id?: string | undefined }>(
  before: readonly Item[],
  after: readonly Item[],
): Item[] {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }, index) =>
    id === undefined ? index >= before.length : !known.has(id),
  );
}

function describeGenerated(
  before: readonly GeneratedMedia[],
  after: readonly GeneratedMedia[],
  language: Language,
): string[] {
  const fresh = newOnes(before, after);
  const kindOf = ({ type }: GeneratedMedia): string =>
    MEDIA_KINDS.find(([pattern]) => pattern.test(type ?? ''))?.[1][language] ??
    OTHER_MEDIA[language];
  const { notPlaced } = CHANGE_WORDS[language];
  if (fresh.length > 0) {
    return fresh.map((media) =>
      sentence(language, 'generated', kindOf(media), [named(media.title), `(${notPlaced})`]),
    );
  }
  const earlier = new Map(before.map((media, index) => [media.id ?? index, media]));
  return after.flatMap((media, index) => {
    const was = earlier.get(media.id ?? index);
    if (was === undefined || lastingKey(was) === lastingKey(media)) return [];
    return [sentence(language, 'updated', kindOf(media), [named(media.title)])];
  });
}

function describeVideos(
  before: readonly VideoInfo[],
  after: readonly VideoInfo[],
  language: Language,
): string[] {
  return newOnes(before, after).map(({ name }) =>
    sentence(language, 'received', VIDEO[language], [named(name)]),
  );
}

function sizeOf(canvas: unknown): string {
  if (typeof canvas !== 'object' || canvas === null) return '';
  const { width, height, ratio }: Record<string, unknown> = { ...canvas };
  if (typeof width === 'number' && typeof height === 'number') return `${width}×${height}`;
  return typeof ratio === 'string' ? stripControl(ratio).slice(0, 20) : '';
}

function describeCanvas(before: unknown, after: unknown, language: Language): string[] {
  if (lastingKey(before ?? null) === lastingKey(after ?? null)) return [];
  const words = CHANGE_WORDS[language];
  const sizes = [sizeOf(before), sizeOf(after)];
  const told = sizes[0] === sizes[1] ? '' : sizes.filter((size) => size !== '').join(' → ');
  return [`✅ ${words.canvas}${told === '' ? '' : words.colon + told}`];
}

/**
 * Says what is different between two states of a session, a sentence for each thing; empty when a
 * person would see no difference. What was generated is told when nothing came of it on the
 * timeline: otherwise it is there that it is seen.
 */
export function describeStateChange(
  before: SessionState,
  after: SessionState,
  language: Language = 'en',
): string[] {
  const seen = [
    ...describeDraftChange(before.draft, after.draft, language),
    ...describeCanvas(before.canvas, after.canvas, language),
  ];
  if (seen.length > 0) return seen;
  return [
    ...describeGenerated(before.generated, after.generated, language),
    ...describeVideos(before.videos, after.videos, language),
  ];
}
