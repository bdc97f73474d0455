import { toSimplified } from '../../support/chinese.js';
import type { Offer } from '../results.js';
import { orderOfDragZh } from './drag-orders.js';
import { offersOfClick } from './orders.js';
import {
  type Before,
  DESCRIPTION,
  type Grammar,
  instruction,
  readable,
  type Verdict,
} from './verdict.js';

/** A thing that only a graphical interface has. */
const UI =
  '(?:按钮|按键|图标|面板|菜单|设置|时间线|时间轴|编辑器|工作区|工作台|页面?|窗口|素材库|媒体库|音乐库|侧边栏|侧栏|工具栏|选项卡|标签页|滑块|滑杆|对话框|弹窗|下拉框|播放头|画布|界面|播放器|[左右][上下]角|账户|帐户|账号|账单|项目)';

const HEAD =
  /^(?:请|您|你|可以|可|只需要?|只要|需要|需|然后|接着|接下来|下一步|之后|随后|再|现在|也|还|都|直接|先|首先|最后|另外|此外|并且|并|或者?|就|即可|如需|我们|随时|建议|便|但|所以|步骤[一二三四五\d]?|第[一二三四五\d]步|此时|同时|能够|能|手动|轻松|快速|试试|尝试|要|想要?|不妨|通过|用鼠标|继续|自行|点进|是|[：:，,\s])*/u;
const ABOUT_ITSELF =
  /^(?:然后|接着|并|再|所以|现在|已经?|[，,\s])*(?:我(?!们)|已经?(?!.*[您你]可以))/u;

const CLICK =
  /(?<![的声个次了入])(?:点击|点按|单击|双击|轻点|轻触|点选|右击|右键点?击?|按下|点一下)(?!率|量|声|音(?:效|色|$)|数|感|效果|类|器|和爆)/u;
const TAP =
  /^(?:点|按)(?=[左右][上下]角|上方|下方|顶部|底部|旁边|一?下|导出|下载|播放|预览|上传|撤销|分享|保存|[“"「【『])/u;
const DRAG = /(?:拖拽|拖动|拖放|拖曳|拖到|拖至|拖入|拖进|拖出|拉到)(?!了)/u;
const MUSICAL_DRAG =
  /(?:节奏|节拍|速度|拍子|旋律)(?:有些|有点|略|稍)?.{0,2}拖(?!.*(?:时间线|时间轴|滑块|轨道))/u;
const OPEN = new RegExp(
  `(?:打开|进入|前往|切换到|切换至|转到|跳转到|展开|访问|返回|回到|去|到|查看|找到|看到|使用|选择|在)(?!了).{0,16}?${UI}`,
  'u',
);
const AT_HEAD = /^(?:打开|进入|前往|切换到|切换至|转到|跳转到|展开|访问|返回|回到|去|到)(?!了)/u;
const PREVIEW =
  /(?:时间线|时间轴|编辑器|播放器|工作区|工作台|画布|预览窗口|预览区)(?:上|中|里|内|里面)?.{0,4}(?:预览|查看|播放|试听|观看|检查|看到)|(?:预览|试听|播放).{0,8}(?:时间线|时间轴|编辑器|播放器)/u;
const PREVIEW_PLAIN = /^(?:预览|试听)(?:一下|看看|它|效果|视频|成片|影片|结果|吧|了|$)/u;
const EXPORT_PLAIN =
  /^(?:(?:把|将).{0,6})?(?:导出|汇出|下载|渲染)(?:一下|它|成|为|该|这个|最终|完整|成品|你的|您的|的)*(?:视频|影片|成片|作品|文件|项目|片子|了|吧|$)(?:了|吧|啦|即可|\s)*$/u;
const ACCOUNT =
  /(?:查看|前往|检查|访问|进入|打开|去|到|查询|管理|在|升级|充值).{0,8}?(?:账户|帐户|账号|帐号|账单|余额|积分|订阅|套餐)/u;
const THERE_IS =
  /(?:按钮|图标|面板|菜单|工具栏|侧边栏|选项卡)(?:就)?(?:位于|在|是)|(?:能|会|可以?)(?:看到|找到).{0,10}(?:按钮|图标|面板|菜单)/u;

const LEAD =
  /^(?:(?:如果|若|若是|如需|如要|如想|假如|要是|当|要|想要|想|为了|在|从|等|待|一旦|准备好|完成后|满意(?:后|的话)).*|.*(?:的话|之后|以后|完成后|好后|时|后))$/u;

const SPOKEN = /告诉我|跟我说|对我说|和我说|描述|回复|我(?:会|来|可以|能|再|就)|尽管说|直接说/u;
const AFTER_SAME =
  /^(?:然后|再|接着|并|之后|随后|最后|也|就|还|或者?)*(?:即可|就能|就可以|便可|便能|就行|等待|等|选择|选|输入|设置|调整|确认|松开|稍等|系统|会自动|视频|文件|影片|浏览器|弹出|它会|开始|导出|下载|保存|上传|预览|播放|查看|完成|进行|来|以便|以|拖|点|按)|^在?(?:左|右|顶|底|上|下)|弹窗|对话框|就可以了|就行了?$|即可$/u;
const AFTER_NEXT =
  /^(?:然后|再|接着|之后|随后|最后)*(?:选择|输入|确认|等待|稍等|松开|系统会|浏览器会|会弹出|弹出|即可)|^(?:视频|文件|影片|下载|导出|渲染)(?:就?会|将|后会)|(?:弹窗|对话框|窗口)(?:会|将|中|里)|^(?:这样)?就可以了|^完成/u;
const CONNECTIVES =
  /^(?:(?:并且?|然后|或者?|接着|以及|而且|还有|此外|另外|之后|随后|再|但是?|不过|所以|也)[，,\s]*)+/u;
const LABEL =
  /^(?:要|如何|怎|接下来|下一步|您可以|你可以|请|步骤|操作|导出|下载|预览|播放|保存|分享|编辑|上传|账户|账单|如果|然后|可以|现在|方法|提示|小?贴士|注意|方式|建议)/u;

/** What a click is on, and what for. */
function readClick(plain: string): { label: string; purpose: string } {
  const target = plain.replace(
    /^.*?(?:点击|点按|单击|双击|轻点|轻触|点选|右击|右键点?击?|按下|点一下|点|按)(?:一下|一?下)?/u,
    '',
  );
  const quoted = /^[^“"「【『]*[“"「【『]([^”"」】』]+)[”"」】』]/u.exec(target);
  const named =
    quoted?.[0] ?? /^.*?(?:按钮|按键|图标|菜单|面板|选项卡|标签页)/u.exec(target)?.[0] ?? '';
  const rest = target.slice(named.length);
  const cut = /(?:即可|就能|就可以|可以|便可|便能|以便|来|进行|可|以(?!下))/u.exec(rest);
  const purpose = purposeOf(cut ? rest.slice(cut.index) : rest);
  if (quoted?.[1] !== undefined) return { label: quoted[1], purpose };
  const words = named === '' ? target.slice(0, cut?.index ?? target.length) : named;
  const label = words
    .replace(/^.*(?:角|方|部|边|侧|中|里|上|面)的/u, '')
    .replace(purpose === '' ? /(?:按钮|按键|图标)$/u : /(?:按钮|按键)$/u, '');
  return { label, purpose };
}

function purposeOf(rest: string): string {
  return rest.replace(
    /^(?:按钮|按键|图标|菜单|选项|链接)*(?:即可|就能|就可以|可以|便可|便能|以便|来|进行|可|以|后|并|[，,])*/u,
    '',
  );
}

function judgeOrder(shape: string, plain: string, asked: boolean): Verdict | undefined {
  const click = CLICK.exec(shape) ?? TAP.exec(shape);
  if (click) {
    const { label, purpose } = readClick(plain.slice(click.index));
    return instruction(...offersOfClick(label, purpose));
  }
  if (DRAG.test(shape) && !MUSICAL_DRAG.test(shape)) return instruction(...orderOfDragZh(plain));
  if (PREVIEW.test(shape) && (asked || /^在?(?:时间|编辑|播放|工作|画布|预览)/u.test(shape))) {
    return instruction({ kind: 'status' });
  }
  if (
    ACCOUNT.test(shape) &&
    (asked || AT_HEAD.test(shape) || /^(?:查看|检查|查询|管理|升级|充值)/u.test(shape)) &&
    !/片[尾头]/u.test(shape)
  ) {
    return instruction({ kind: 'credits' });
  }
  if (AT_HEAD.test(shape) || (asked && /^(?:在|从|查看|找到|看到|使用|选择)/u.test(shape))) {
    if (OPEN.test(shape)) return instruction(...offersOfOpening(plain));
    return undefined;
  }
  if (PREVIEW_PLAIN.test(shape) && asked) return instruction({ kind: 'status' });
  if (EXPORT_PLAIN.test(shape)) return instruction({ kind: 'export' });
  return THERE_IS.test(shape) ? instruction(...offersOfOpening(plain)) : undefined;
}

function offersOfOpening(plain: string): Offer[] {
  const words = toSimplified(plain);
  if (/账户|帐户|账号|账单|订阅/u.test(words)) return [{ kind: 'credits' }];
  if (/导出|汇出|下载/u.test(words)) return [{ kind: 'export' }];
  if (/上传|素材库|媒体库/u.test(words)) return [{ kind: 'upload' }];
  return [{ kind: 'status' }];
}

function follows(shape: string, { instruction: after, sameSentence }: Before): boolean {
  if (!after || SPOKEN.test(shape)) return false;
  return (sameSentence ? AFTER_SAME : AFTER_NEXT).test(shape);
}

export const chinese: Grammar = {
  judge(clause, before) {
    const { plain, shape: typed } = readable(clause);
    const shape = toSimplified(typed);
    if (/https?:\/\//iu.test(plain) || ABOUT_ITSELF.test(shape)) return DESCRIPTION;
    const head = HEAD.exec(shape)?.[0].length ?? 0;
    const asked = /[请您你]|可以|只需|需要|然后|现在|直接|接着|随时|建议|试试|不妨|或|再|先/u.test(
      shape.slice(0, head),
    );
    const order = judgeOrder(shape.slice(head), plain.slice(head), asked);
    if (order !== undefined) return order;
    if (follows(shape, before)) return instruction(...wordsOnButtons(plain, before));
    return LEAD.test(shape) ? { kind: 'lead' } : DESCRIPTION;
  },

  asHead: (clause) => clause.replace(CONNECTIVES, ''),

  isLabel: (words) => LABEL.test(toSimplified(readable(words).plain)),
};

function wordsOnButtons(plain: string, { sameSentence }: Before): Offer[] {
  const name = plain.replace(/^(?:然后|再|并|或者?|[“"「])+|[”"」]+$/gu, '');
  return sameSentence && /^(?:导出|下载|上传|汇出|匯出|下載|上傳)$/u.test(name)
    ? offersOfClick(toSimplified(name), '')
    : [];
}
