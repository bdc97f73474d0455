import { languageOf } from '../../support/chinese.js';
import type { SessionRecord, Storage } from '../storage/index.js';
import type { Operation } from '../timeline/index.js';
import { type JustPlaced, justPlaced } from './doing/just-placed.js';
import type { Reading } from './requests.js';

/** What a video that was just uploaded is called without its name, and with it. */
const NEW_EN =
  '(?:the |my |this |that )?(?:new|newest|latest|other) (?:cut|edit|clip|video|version|one)';
const NEW_ZH = '新(?:的)?(?:剪辑|视频|版本|片段|版|那个|这个)';
const OLD_EN =
  '(?:it|that|(?:the |my )?(?:old |first |current )?(?:cut|edit|clip|video|version|one))';
const KEEP_EN = '(?:,? ?(?:and|but)? keep the (?:music|song|soundtrack|piece))?';
const KEEP_ZH = '(?:[，,]?(?:保留|留着)(?:原来的)?(?:音乐|配乐))?';

/** “Use the new cut instead”, “replace the video with newcut.mp4 and keep the music”, 换成新的剪辑. */
function asks(name: string): RegExp[] {
  const called = `(?:${NEW_EN}|${NEW_ZH}|["“]?${escaped(name)}["”]?)`;
  const english = `(?:please |now )?(?:(?:use|take|switch to) ${called}(?: instead| now)|(?:use|switch to|change to) ${NEW_EN}|(?:replace|swap|exchange) ${OLD_EN} (?:with|by|for) ${called})`;
  const chinese = `请?(?:换成|改用|用|换上)${called}(?:代替|替换|吧)?(?:原来的(?:视频)?)?`;
  return [
    new RegExp(`^${english}${KEEP_EN}[.! ]*$`, 'iu'),
    new RegExp(`^${chinese}${KEEP_ZH}[。！ ]*$`, 'iu'),
  ];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

/** The video that was just uploaded in place of the one that there was; undefined where it is not so. */
export function newCut({ behind, only }: JustPlaced): Operation | undefined {
  const [added, ...more] = behind;
  if (!added || !only || more.length > 0 || added.name === only.name) return undefined;
  const target = { by: 'name', name: only.name, track: 'video' } as const;
  return { do: 'replace', target, media: added.name };
}

/** A message that asks for the video that was just uploaded in place of the only one before. */
export function readNewCut(
  storage: Storage,
  session: SessionRecord,
  message: string,
): Reading | null {
  const said = message.trim();
  if (!/\b(?:use|take|switch|change|replace|swap|exchange)\b|[换用]/iu.test(said)) return null;
  const placed = justPlaced(storage, session);
  const operation = newCut(placed);
  const name = placed.behind[0]?.name;
  if (!operation || name === undefined || !asks(name).some((one) => one.test(said))) return null;
  const language = languageOf(message);
  return { language, clip: null, seed: null, requests: [{ ask: 'edit', operation }], unread: [] };
}
