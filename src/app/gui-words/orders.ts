import { toSimplified } from '../../support/chinese.js';
import { stripControl } from '../../support/redaction.js';
import type { Offer } from '../results.js';
import { anyOf, pattern } from './pattern.js';

/** What we have a command for, by the words on a button. The first that fits counts. */
const COMMANDS: readonly (readonly [RegExp, Offer])[] = [
  [
    pattern`\b${anyOf('export, download, render, share, publish')}\b|\bsave (?:as|video|to)\b|${anyOf(
      '导出, 汇出, 下载, 渲染, 输出, 分享, 发布, 保存(?:视频|到)',
    )}`,
    { kind: 'export' },
  ],
  [
    pattern`\b(?:upload|import)\b|\badd (?:media|files?|clips?|videos?)\b|${anyOf(
      '上传, 导入, 汇入, 添加(?:素材|媒体|视频|文件)',
    )}`,
    { kind: 'upload' },
  ],
  [
    pattern`\b${anyOf(`
      account, billing, credits, upgrade, top-?up, top up, subscription, subscribe, pricing, recharge,
      your (?:plan|balance)`)}\b|^(?:plans?|balance)$|${anyOf('账户, 帐户, 账号, 账单, 充值, 升级, 积分, 订阅, 余额')}`,
    { kind: 'credits' },
  ],
];
/** What a click shows, and that has no command of its own. */
const VIEWS = pattern`^(?:the )?(?:play|preview|playback|timeline|tracks?)\b|
  \b(?:tab|panel|menu|sidebar|window|page|timeline)$|
  ^${anyOf('播放, 预览, 试听, 时间线, 时间轴, 轨道')}|${anyOf(
    '面板, 菜单, 选项卡, 标签页?, 窗口, 页面?',
  )}$`;

/** What does something by itself when it is clicked. */
const ACTING = anyOf(`
  trim$, add, new, edit, delete, remove, change, replace, split, cut, mute, fade, apply, insert, create,
  generate, regenerate, reset, copy, paste, duplicate`);
/** What one clicks to see or to reach something, and that does nothing by itself. */
const PLACES = pattern`^(?!${ACTING}\b)(?:(?:on|the|your|any|this|that|an?|each|its) |it$|here$)*
  (?:(?:\p{L}+ ){0,2}${anyOf(`
    clips?, tracks?, segments?, titles?, text, layers?, waveforms?, logo, image, music, audio, song, video,
    thumbnails?, gear, three dots?, dots, arrow, icon, button, box, area, corner, it, here, settings?,
    options?, plus, dropdown, link, project, sliders?, handles?, edges?, space ?bar, enter, keys?`)})?$`;
const PLACES_ZH = pattern`^${anyOf('这里, 此处, 它, 该, 这个, 那个, 任意, 任何')}*${anyOf(`
  片段, .?.?.?.?图标, 轨道, 标题, 文字, 文本, 图层, 波形, 素材, 音乐, 音频, 视频, 图标, 按钮, 箭头, 齿轮, 设置, 选项,
  更多, 加号, 下拉框, 链接, 项目, 空格键?, 这里, 此处`)}?$`;

const PRONOUN_ONLY = pattern`^[a-z]+(?: (?:up|down|out|in|back))? (?:it|them|this|that|these|those|one)$`;
const VAGUE = pattern`^${anyOf(`
  修改, 编辑, 调整, 更改, 替换, 查找, 完成, 继续, 开始, 确认, 生效, 操作, 设置, 选择`)}$|^${anyOf(`
  do, make, see, find, get, continue, proceed, confirm, finish, start, begin, open, access, apply, go, be,
  have, learn, explore, complete, close, use`)}\b`;
const WATCHING = pattern`^(?:pre)?(?:view|play|hear|listen|watch|see|check|review)\b|
  ^(?:播放|预览|试听|查看|观看|收听|检查)`;

/** What a purpose ("to hear it") comes to: a command, words to say, or nothing. */
export function offersOf(purpose: string, referent?: string): Offer[] {
  const words = tidy(purpose);
  if (words === '') return [];
  const command = COMMANDS.find(([pattern]) => pattern.test(toSimplified(words)));
  if (command) return [command[1]];
  if (WATCHING.test(toSimplified(words))) return [{ kind: 'status' }];
  if (VAGUE.test(words)) return [];
  if (!PRONOUN_ONLY.test(words)) return say(words);
  return referent === undefined
    ? []
    : say(words.replace(/ (?:it|this|that|one)$/iu, ` ${referent}`));
}

/** What becomes of a click on something that is called `label`, and is clicked for `purpose`. */
export function offersOfClick(label: string, purpose: string): Offer[] {
  const name = tidy(label);
  const command = COMMANDS.find(([pattern]) => pattern.test(toSimplified(name)));
  if (command) return [command[1]];
  if (VIEWS.test(toSimplified(name))) return [{ kind: 'status' }];
  if (PLACES.test(name) || PLACES_ZH.test(toSimplified(name))) {
    const referent = /^(?:the|your) (?:\p{L}+ ){0,2}\p{L}+$/iu.test(name) ? name : undefined;
    return offersOf(purpose, referent);
  }
  return say(lowered(name));
}

/** An offer to say `text` to the agent; none for nothing. */
export function say(text: string): Offer[] {
  const words = tidy(text);
  return words === '' || words.length > 160 ? [] : [{ kind: 'say', text: words }];
}

/** "Add title" → "add title"; a name of one's own, such as "MP4", keeps its capitals. */
export function lowered(text: string): string {
  return text.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}

function tidy(text: string): string {
  return stripControl(text)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.;:，。；：、]+|[\s,.;:!?，。；：、！？]+$/gu, '')
    .trim();
}
