import { type Draft, metadataOf, placed, TrackType } from '../../../protocol/index.js';
import type { ListedVersion } from '../../storage/index.js';

/** What people call an edit, and what of a draft shows that it was made. */
interface Kind {
  words: RegExp;
  /** The same for as long as no edit of the kind is made. */
  of(draft: Draft): unknown;
}

const segments = (draft: Draft, type: number) =>
  draft.t.filter(({ tt }) => tt === type).flatMap(placed);

/** A field of all that lies on tracks of a type. */
const field =
  (type: number, ...names: readonly string[]) =>
  (draft: Draft): unknown =>
    segments(draft, type).map(({ metadata }) =>
      names.map((name) => Reflect.get(metadata, name) ?? null),
    );

const audio = (draft: Draft, isMusic: boolean) =>
  segments(draft, TrackType.audio).filter(
    ({ segment }) => (metadataOf(segment).role !== 'sound') === isMusic,
  );

/** Recordings of the user's own that are the music. */
const uploadsIn = (draft: Draft): unknown =>
  audio(draft, true)
    .map(({ metadata }) => metadata.mediaId ?? '')
    .filter((id) => id.startsWith('media_'));

/** In this order: “before I sped the clip up” is about the speed, and not about a clip. */
const KINDS: readonly Kind[] = [
  {
    words: /\b(?:titles?|captions?|subtitles?|text|words|lettering)\b|标题|字幕|文字/iu,
    of: (draft) =>
      segments(draft, TrackType.text).map(({ metadata }) => metadata.text ?? metadata.name),
  },
  {
    words: /\b(?:transitions?|cross-?fad\w*|dissolves?|wipes?)\b|转场|叠化/iu,
    of: field(TrackType.video, 'transition'),
  },
  {
    words: /\b(?:fad(?:e|es|ed|ing)|fade-?(?:in|out))\b|淡入|淡出/iu,
    of: (draft) => [
      field(TrackType.video, 'fadeIn', 'fadeOut')(draft),
      field(TrackType.audio, 'fadeIn', 'fadeOut')(draft),
    ],
  },
  {
    words: /\b(?:volumes?|loud\w*|quiet\w*|mut(?:e|ed|ing)|soft\w*|\d+ ?%)|音量|静音|大声|小声/iu,
    of: (draft) => [
      field(TrackType.video, 'volume')(draft),
      field(TrackType.audio, 'volume', 'duck')(draft),
    ],
  },
  {
    words: /\b(?:speed\w*|sped|slow\w*|faster|slow-?mo\w*)\b|速度|加速|减速|快进|慢动作|慢放/iu,
    of: field(TrackType.video, 'speed'),
  },
  {
    words:
      /\b(?:ratio|aspect|canvas|vertical|portrait|square|landscape|shape|format)\b|比例|画幅|竖屏|横屏|方形/iu,
    of: ({ canvas }) => canvas ?? null,
  },
  {
    words: /\b(?:zoom\w*|pan\w*|motion|ken burns)\b|缩放|平移|运镜/iu,
    of: field(TrackType.video, 'motion'),
  },
  {
    words: /\b(?:sound effects?|voice-?overs?|narration|sounds?)\b|音效|旁白|配音/iu,
    of: (draft) => audio(draft, false).map(({ metadata }) => metadata.mediaId),
  },
  {
    words: /\b(?:songs?|recording)\b|歌|录音/iu,
    of: (draft) => uploadsIn(draft),
  },
  {
    words: /\b(?:music|songs?|pieces?|tracks?|bgm|score|soundtrack|tune)\b|音乐|配乐|曲子|歌/iu,
    of: (draft) => audio(draft, true).map(({ metadata }) => metadata.mediaId),
  },
  {
    words:
      /\b(?:order|re-?order\w*|mov(?:e|ed|ing)|swap\w*|shuffl\w*|revers\w*)\b|顺序|调换|交换|移动/iu,
    of: field(TrackType.video, 'mediaId'),
  },
  {
    words:
      /\b(?:trim\w*|cut\w*|shorten\w*|split\w*|crop\w*|lengthen\w*|clips?|videos?|pictures?|photos?|images?|slideshow)\b|剪|裁|截|分割|片段|视频|图片|照片/iu,
    of: (draft) =>
      segments(draft, TrackType.video).map(({ segment, metadata }) => [
        metadata.mediaId,
        metadata.from,
        segment.d,
      ]),
  },
];

const differs = (kind: Kind, before: Draft, after: Draft): boolean =>
  JSON.stringify(kind.of(before)) !== JSON.stringify(kind.of(after));

/** The versions that led to the one on the timeline, newest first, with that one. */
export function lineOf(versions: readonly ListedVersion[]): ListedVersion[] {
  const byNumber = new Map(versions.map((one) => [one.number, one]));
  const line: ListedVersion[] = [];
  let at = versions.find(({ isCurrent }) => isCurrent);
  while (at) {
    line.push(at);
    at = at.parent === null ? undefined : byNumber.get(at.parent);
  }
  return line;
}

/**
 * The newest version before the edit that some words describe (“the title”, “I trimmed it”): what
 * was there first of its kind counts as the edit, or else the last change. Words that name no kind
 * of edit are looked for in what was asked. Undefined where there was no such edit.
 */
export function versionBefore(
  versions: readonly ListedVersion[],
  words: string,
): ListedVersion | undefined {
  const line = lineOf(versions);
  const steps = line.slice(0, -1).flatMap((after, index) => {
    const before = line[index + 1];
    return before ? [{ before, after }] : [];
  });
  for (const kind of KINDS.filter((one) => one.words.test(words))) {
    const made = steps.filter(({ before, after }) => differs(kind, before.draft, after.draft));
    const introduced = made.find(({ before }) => isEmpty(kind.of(before.draft)));
    const found = introduced ?? made[0];
    if (found) return found.before;
  }
  const wanted = words.toLowerCase().trim();
  if (wanted === '') return undefined;
  return steps.find(({ after }) => after.message.toLowerCase().includes(wanted))?.before;
}

/** Nothing of the kind: no things, or things of which none has the field. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === null || value === undefined;
}

/** As it was uploaded: the last of the versions at the beginning that came by uploads. */
export function firstVersion(versions: readonly ListedVersion[]): ListedVersion | undefined {
  const rest = versions.findIndex(({ upload }) => upload === null);
  return versions[rest < 0 ? versions.length - 1 : Math.max(0, rest - 1)];
}

/** The newest versions that were offered to choose from, in order; empty where there were none. */
export function lastChoices(versions: readonly ListedVersion[]): ListedVersion[] {
  const newest = versions.findLast(({ choices }) => choices !== null)?.choices;
  return newest == null ? [] : versions.filter(({ choices }) => choices === newest);
}
