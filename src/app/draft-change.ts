import { isDeepStrictEqual } from 'node:util';
import {
  type PlacedSegment,
  placed,
  readDraft,
  TrackType,
  type WireDraft,
} from '../protocol/index.js';

type Language = 'en' | 'zh';

interface Placed extends PlacedSegment {
  type: number;
  /** As shown: a title in quotes, anything else by its name. */
  name: string;
  /** What makes it the same thing after an edit. */
  identity: string;
}

const KINDS: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  en: { [TrackType.video]: 'Video', [TrackType.audio]: 'Music', [TrackType.text]: 'Title' },
  zh: { [TrackType.video]: '视频', [TrackType.audio]: '音乐', [TrackType.text]: '标题' },
};

const SENTENCES = {
  en: {
    other: 'Track',
    added: (what: string) => `✅ ${what} added`,
    removed: (what: string) => `✅ ${what} removed`,
    changed: (what: string) => `✅ ${what} changed`,
    timeline: '✅ Timeline changed',
  },
  zh: {
    other: '轨道',
    added: (what: string) => `✅ 已添加${what}`,
    removed: (what: string) => `✅ 已删除${what}`,
    changed: (what: string) => `✅ 已修改${what}`,
    timeline: '✅ 时间线已修改',
  },
} as const;

function place(draft: WireDraft | null): Placed[] {
  return readDraft(draft ?? {}).t.flatMap((track) =>
    placed(track).map((item): Placed => {
      const { name, text, mediaId } = item.metadata;
      const words = text ?? name ?? '';
      return {
        ...item,
        type: track.tt,
        name: words === '' ? '' : `“${words}”`,
        identity: mediaId ?? words,
      };
    }),
  );
}

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}

function details(item: Placed): string {
  const span = `${seconds(item.startMs)}-${seconds(item.endMs)}s`;
  const { volume } = item.metadata;
  const share =
    volume !== undefined && item.type === TrackType.audio ? `, ${Math.round(volume * 100)}%` : '';
  return `(${span}${share})`;
}

/** Takes the pairs that `same` holds for out of both lists. */
function takePairs(
  before: Placed[],
  after: Placed[],
  same: (a: Placed, b: Placed) => boolean,
): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = [];
  for (const item of [...after]) {
    const match = before.findIndex((earlier) => earlier.type === item.type && same(earlier, item));
    const [earlier] = match === -1 ? [] : before.splice(match, 1);
    if (earlier === undefined) continue;
    after.splice(after.indexOf(item), 1);
    pairs.push([earlier, item]);
  }
  return pairs;
}

/**
 * Says what is different between two timelines, a sentence for each thing:
 * `✅ Title added: “Urban Dreams” (0-3s)`. Empty when they are the same.
 */
export function describeDraftChange(
  before: WireDraft | null,
  after: WireDraft | null,
  language: Language = 'en',
): string[] {
  if (isDeepStrictEqual(before ?? { t: [] }, after ?? { t: [] })) return [];
  const words = SENTENCES[language];
  const left = place(before);
  const right = place(after);
  const sentence = (verb: (what: string) => string, item: Placed, tail: string): string => {
    const colon = language === 'zh' ? '：' : ': ';
    const named = item.name === '' ? '' : `${item.name} `;
    return `${verb(KINDS[language][item.type] ?? words.other)}${colon}${named}${tail}`;
  };

  takePairs(
    left,
    right,
    (a, b) => a.startMs === b.startMs && isDeepStrictEqual(a.segment, b.segment),
  );
  const changed = [
    ...takePairs(left, right, (a, b) => a.identity !== '' && a.identity === b.identity),
    ...takePairs(left, right, (a, b) => a.type === TrackType.text && a.startMs === b.startMs),
  ];
  const sentences = [
    ...right.map((item) => sentence(words.added, item, details(item))),
    ...changed.map(([from, to]) => {
      const was = details(from);
      const now = details(to);
      return sentence(words.changed, to, was === now ? now : `${was} → ${now}`);
    }),
    ...left.map((item) => sentence(words.removed, item, details(item))),
  ];
  return sentences.length > 0 ? sentences : [words.timeline];
}
