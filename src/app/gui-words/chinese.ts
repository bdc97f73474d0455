import { toSimplified } from '../../support/chinese.js';
import type { Offer } from '../results.js';
import * as words from './chinese-words.js';
import { orderOfDragZh } from './drag-orders.js';
import { offersOfClick } from './orders.js';
import { anyOf, pattern } from './pattern.js';
import { type Before, DESCRIPTION, type Grammar, instruction, readable } from './verdict.js';

const { ACCOUNT, CONTROL, PLACE, QUOTE, THEN, VIEWER, WATCHING } = words;

const HEAD = pattern`^(?:${words.HEAD_WORD}|[：:，,\s])*`;
const ASKED = /[请您你]|可以|只需|需要|然后|现在|直接|接着|随时|建议|试试|不妨|或|再|先/u;
const ABOUT_ITSELF =
  /^(?:然后|接着|并|再|所以|现在|已经?|[，,\s])*(?:我(?!们)|已经?(?!.*[您你]可以))/u;

const CLICK = pattern`(?:^|(?<=${words.ASKING}))${words.CLICKING}(?!${anyOf(
  '了, 的, 率, 量, 声, 音(?:效|色|$), 数, 感, 效果, 类, 器, 和爆, [一两三]声, .?[鼓镲]',
)})`;
const TAP = pattern`^(?:点|按下?)(?:(?:一?下)?${anyOf(
  '[左右][上下]角, 上方, 下方, 顶部, 底部, 旁边',
)}?.{0,4}(?:${QUOTE}|${words.BUTTON})|.{0,8}${anyOf('按钮, 按键, 图标, 空格键?')})`;
const DRAGGING = anyOf('拖拽, 拖动, 拖放, 拖曳');
const DRAG = pattern`^(?:${DRAGGING}(?!的)|[把将](?!.{0,3}${anyOf(
  '节奏, 节拍, 速度, 拍子, 旋律, 尾音, 和弦, 鼓',
)}).*(?:${DRAGGING}|拖[到至入进出])|.*滑块.*[拖拉][到至])(?!了)`;
const OPEN = pattern`^${words.OPENING}[^\d]{0,12}?(?:${CONTROL}|${PLACE})${THEN}`;
const POINT = pattern`^${words.POINTING}[^\d]{0,12}?(?:${CONTROL}|账单页面?|账户页面?)${THEN}`;
const PREVIEW = pattern`^在?${VIEWER}[上中里内面]{0,2}.{0,4}${WATCHING}(?!的)|^(?:预览|试听|播放).{0,8}${VIEWER}`;
const PREVIEW_PLAIN = /^(?:预览|试听)(?:一下|看看|它|效果|视频|成片|影片|结果|吧|了|$)/u;
const EXPORT_PLAIN = pattern`^(?:[把将].{0,6})?(?:导出|汇出|下载|渲染)(?:${anyOf(
  '一下, 它, 成, 为, 该, 这个, 最终, 完整, 成品, 你的, 您的, 的',
)})*(?:${words.WORK}|了|吧|$)(?:了|吧|啦|即可|\s)*$`;
const ACCOUNTING = pattern`^(?:
  (?:查看|检查|查询|管理|升级|充值|购买|前往|访问|进入|打开).{0,8}?(?:${ACCOUNT}|余额|积分)|
  [去到在].{0,4}${ACCOUNT}${THEN})(?!.*片[头尾])`;
const NAMED_CONTROL = `.{0,4}(?:${QUOTE}.*|${words.BUTTON})${CONTROL}`;
const THERE_IS = pattern`^${NAMED_CONTROL}就?(?:位于|在)(?!\d)|^(?:看到|找到)?${NAMED_CONTROL}$`;

const CONDITION =
  /^(?:(?:如果|若|若是|如需|如要|如想|假如|要是|当|要|想要|想|为了|一旦|准备好|完成后|满意(?:后|的话)).*|.*(?:的话|之后|以后|完成后|好后|时|后))$/u;
const WHEREABOUTS = /^(?:在|从|等|待)/u;
const TIME = /\d:\d\d/u;

const SPOKEN = /告诉我|跟我说|对我说|和我说|描述|回复|我(?:会|来|可以|能|再|就)|尽管说|直接说/u;
const NEXT = '(?:然后|再|接着|之后|随后|最后|并|也|就|还|或者?)*';
const AFTER_SAME = pattern`^${NEXT}${words.NEXT_STEP}|^在?[左右顶底上下]|弹窗|对话框|就可以了|就行了?$|即可$`;
const AFTER_NEXT = pattern`^${NEXT}${anyOf(`
  选择, 输入, 确认, 等待, 稍等, 松开, 系统会, 浏览器会, 会?弹出, 即可, 完成, 就?可以了,
  (?:视频|文件|影片|下载|导出|渲染)(?:就?会|将|后会)`)}|(?:弹窗|对话框|窗口)[会将中里]`;
const CONNECTIVES = pattern`^(?:${anyOf(`
  并且?, 然后, 或者?, 接着, 以及, 而且, 还有, 此外, 另外, 之后, 随后, 再, 但是?, 不过, 所以, 也`)}[，,\s]*)+`;
const LABEL = pattern`^${anyOf(`
  要, 如何, 怎, 接下来, 下一步, 您可以, 你可以, 请, 步骤, 操作, 导出, 下载, 预览, 播放, 保存, 分享, 编辑, 上传,
  账户, 账单, 如果, 然后, 可以, 现在, 方法, 提示, 小?贴士, 注意, 方式, 建议`)}`;

const TO_CLICK = pattern`^.*?(?:${words.CLICKING}|按下|点|按)(?:一?下)?`;
const SO_THAT = anyOf('即可, 就能, 就可以, 可以, 便可, 便能, 以便, 来, 进行, 可');
const PURPOSE_BEGINS = pattern`${SO_THAT}|以(?!下)`;
const BEFORE_PURPOSE = pattern`^(?:按钮|按键|图标|菜单|选项|链接)*(?:${SO_THAT}|[以后并，,])*`;

/** What a click is on, and what for. */
function readClick(plain: string): { label: string; purpose: string } {
  const target = plain.replace(TO_CLICK, '');
  const quoted = /^[^“"「【『]*[“"「【『]([^”"」】』]+)[”"」】』]/u.exec(target);
  const named =
    quoted?.[0] ??
    /^.*?(?:按钮|按键|图标|菜单|面板|选项卡|标签页|空格键?)/u.exec(target)?.[0] ??
    '';
  const rest = target.slice(named.length);
  const cut = PURPOSE_BEGINS.exec(rest);
  const purpose = rest.slice(cut?.index ?? 0).replace(BEFORE_PURPOSE, '');
  if (quoted?.[1] !== undefined) return { label: quoted[1], purpose };
  const called = named === '' ? target.slice(0, cut?.index ?? target.length) : named;
  const label = called
    .replace(/^.*(?:角|方|部|边|侧|中|里|上|面)的/u, '')
    .replace(purpose === '' ? /(?:按钮|按键|图标)$/u : /(?:按钮|按键)$/u, '');
  return { label, purpose };
}

/** What a clause that is an order, without what stands before it, comes to; undefined for none. */
function offersOfOrder(shape: string, plain: string, label: boolean): Offer[] | undefined {
  const click = CLICK.exec(shape) ?? TAP.exec(shape);
  if (click) {
    const { label, purpose } = readClick(plain.slice(click.index));
    return offersOfClick(label, purpose);
  }
  if (DRAG.test(shape)) return orderOfDragZh(plain);
  if (label) return undefined;
  if (PREVIEW.test(shape)) return [{ kind: 'status' }];
  if (ACCOUNTING.test(shape)) return [{ kind: 'credits' }];
  if (OPEN.test(shape) || POINT.test(shape)) return offersOfOpening(plain);
  if (EXPORT_PLAIN.test(shape)) return [{ kind: 'export' }];
  return THERE_IS.test(shape) ? offersOfOpening(plain) : undefined;
}

function offersOfOpening(plain: string): Offer[] {
  const words = toSimplified(plain);
  if (/账户|帐户|账号|账单|订阅/u.test(words)) return [{ kind: 'credits' }];
  if (/导出|汇出|下载/u.test(words)) return [{ kind: 'export' }];
  if (/上传|素材库|媒体库/u.test(words)) return [{ kind: 'upload' }];
  return [{ kind: 'status' }];
}

function follows(shape: string, { instruction: after, sameSentence }: Before): boolean {
  if (!after || SPOKEN.test(shape) || words.SUBSTANCE.test(shape)) return false;
  return (sameSentence ? AFTER_SAME : AFTER_NEXT).test(shape);
}

function leads(shape: string): boolean {
  return CONDITION.test(shape)
    ? !TIME.test(shape)
    : WHEREABOUTS.test(shape) && !words.SUBSTANCE.test(shape);
}

export const chinese: Grammar = {
  judge(clause, before) {
    const { plain, shape: typed } = readable(clause);
    const shape = toSimplified(typed);
    if (/https?:\/\//iu.test(plain) || ABOUT_ITSELF.test(shape)) return DESCRIPTION;
    const head = HEAD.exec(shape)?.[0] ?? '';
    const [order, asked] = [shape.slice(head.length), ASKED.test(head)];
    const offers = offersOfOrder(order, plain.slice(head.length), before.label && !asked);
    if (offers) return instruction(...offers);
    if (asked && PREVIEW_PLAIN.test(order)) return instruction({ kind: 'status' });
    if (follows(shape, before)) return instruction(...wordsOnButtons(plain, before));
    return leads(shape) ? { kind: 'lead' } : DESCRIPTION;
  },

  asHead: (clause) => clause.replace(CONNECTIVES, ''),

  isLabel: (label) => LABEL.test(toSimplified(readable(label).plain)),
};

function wordsOnButtons(plain: string, { sameSentence }: Before): Offer[] {
  const name = plain.replace(/^(?:然后|再|并|或者?|[“"「])+|[”"」]+$/gu, '');
  return sameSentence && /^(?:导出|下载|上传|汇出|匯出|下載|上傳)$/u.test(name)
    ? offersOfClick(toSimplified(name), '')
    : [];
}
