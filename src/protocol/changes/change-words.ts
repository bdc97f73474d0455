import { TrackType } from '../draft.js';

/** What changes are told in. */
export type Language = 'en' | 'zh';

/** What can happen to a thing on a timeline. */
export type Verb =
  | 'added'
  | 'removed'
  | 'replaced'
  | 'renamed'
  | 'rewritten'
  | 'moved'
  | 'trimmed'
  | 'lengthened'
  | 'volume'
  | 'changed'
  | 'carried'
  | 'reordered'
  | 'track'
  | 'trackAdded'
  | 'trackRemoved'
  | 'generated'
  | 'updated'
  | 'received';

interface Wording {
  kinds: Readonly<Record<number, string>>;
  otherKind: string;
  /** By verb: what stands before the colon. */
  verbs: Readonly<Record<Verb, (kind: string) => string>>;
  colon: string;
  comma: string;
  timeline: string;
  trackOrder: string;
  canvas: string;
  /** A share of the whole names: `and 3 more`. */
  more: (count: number) => string;
  /** Things without names. */
  several: (count: number) => string;
  later: (time: string) => string;
  earlier: (time: string) => string;
  /** Where a thing begins within its media. */
  from: (time: string) => string;
  notPlaced: string;
  moreChanges: (count: number) => string;
}

const EN: Wording = {
  kinds: { [TrackType.video]: 'Video', [TrackType.audio]: 'Music', [TrackType.text]: 'Title' },
  otherKind: 'Track',
  verbs: {
    added: (kind) => `${kind} added`,
    removed: (kind) => `${kind} removed`,
    replaced: (kind) => `${kind} replaced`,
    renamed: (kind) => `${kind} renamed`,
    rewritten: (kind) => `${kind} text changed`,
    moved: (kind) => `${kind} moved`,
    trimmed: (kind) => `${kind} trimmed`,
    lengthened: (kind) => `${kind} lengthened`,
    volume: (kind) => `${kind} volume changed`,
    changed: (kind) => `${kind} changed`,
    carried: (kind) => `${kind} moved to another track`,
    reordered: (kind) => `${kind} order changed`,
    track: (kind) => `${kind} track changed`,
    trackAdded: (kind) => `${kind} track added, empty`,
    trackRemoved: (kind) => `${kind} track removed, empty`,
    generated: (kind) => `${kind} generated`,
    updated: (kind) => `${kind} updated`,
    received: (kind) => `${kind} received`,
  },
  colon: ': ',
  comma: ', ',
  timeline: 'Timeline changed',
  trackOrder: 'Track order changed',
  canvas: 'Canvas changed',
  more: (count) => ` and ${count} more`,
  several: (count) => (count === 1 ? 'one without a name' : `${count} without names`),
  later: (time) => `${time}s later`,
  earlier: (time) => `${time}s earlier`,
  from: (time) => `from ${time}s`,
  notPlaced: 'not on the timeline yet',
  moreChanges: (count) => `… and ${count} more changes`,
};

const ZH: Wording = {
  kinds: { [TrackType.video]: '视频', [TrackType.audio]: '音乐', [TrackType.text]: '标题' },
  otherKind: '轨道',
  verbs: {
    added: (kind) => `已添加${kind}`,
    removed: (kind) => `已删除${kind}`,
    replaced: (kind) => `已替换${kind}`,
    renamed: (kind) => `已重命名${kind}`,
    rewritten: (kind) => `已修改${kind}文字`,
    moved: (kind) => `已移动${kind}`,
    trimmed: (kind) => `已剪短${kind}`,
    lengthened: (kind) => `已延长${kind}`,
    volume: (kind) => `已调整${kind}音量`,
    changed: (kind) => `已修改${kind}`,
    carried: (kind) => `已将${kind}移到另一条轨道`,
    reordered: (kind) => `已调整${kind}顺序`,
    track: (kind) => (kind === '轨道' ? '已修改轨道' : `已修改${kind}轨道`),
    trackAdded: (kind) => (kind === '轨道' ? '已添加空轨道' : `已添加空的${kind}轨道`),
    trackRemoved: (kind) => (kind === '轨道' ? '已删除空轨道' : `已删除空的${kind}轨道`),
    generated: (kind) => `已生成${kind}`,
    updated: (kind) => `已更新${kind}`,
    received: (kind) => `已收到${kind}`,
  },
  colon: '：',
  comma: '、',
  timeline: '时间线已修改',
  trackOrder: '已调整轨道顺序',
  canvas: '已修改画布',
  more: (count) => `等（另有 ${count} 个）`,
  several: (count) => `${count} 个未命名`,
  later: (time) => `推后 ${time}s`,
  earlier: (time) => `提前 ${time}s`,
  from: (time) => `从 ${time}s 起`,
  notPlaced: '尚未放到时间线上',
  moreChanges: (count) => `……另有 ${count} 处修改`,
};

export const CHANGE_WORDS: Readonly<Record<Language, Wording>> = { en: EN, zh: ZH };

/** Longer names are cut here. In characters. */
const LONGEST_NAME = 60;

/** A name as it is shown; empty for none. */
export function quotedName(name: string): string {
  const characters = [...name];
  if (characters.length === 0) return '';
  const cut = characters.length > LONGEST_NAME;
  return `“${cut ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name}”`;
}

/** `✅ Title added: “Urban Dreams” (0-3s)`, of a kind of track. */
export function sentence(
  language: Language,
  verb: Verb,
  kind: number | string,
  told: readonly string[],
): string {
  const words = CHANGE_WORDS[language];
  const named = typeof kind === 'string' ? kind : (words.kinds[kind] ?? words.otherKind);
  const rest = told.filter((part) => part !== '').join(' ');
  return `✅ ${words.verbs[verb](named)}${rest === '' ? '' : words.colon + rest}`;
}

/** `“a”, “b” and 3 more`. */
export function nameList(language: Language, names: readonly string[]): string {
  const words = CHANGE_WORDS[language];
  const known = names.filter((name) => name !== '').map(quotedName);
  const shown = known.slice(0, 5);
  if (known.length < names.length) shown.push(words.several(names.length - known.length));
  const more = known.length > 5 ? words.more(known.length - 5) : '';
  return shown.join(words.comma) + more;
}
