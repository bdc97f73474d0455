import { anyOf, pattern } from './pattern.js';

/** What only a graphical interface has, to press or to look into. */
export const CONTROL = anyOf(`
  按钮, 按键, 图标, 面板, 菜单, 侧边栏, 侧栏, 工具栏, 选项卡, 标签页, 滑块, 滑杆, 对话框, 弹窗, 下拉框, 播放头`);
/** Where an interface keeps and shows things. */
export const PLACE = anyOf(`
  设置, 时间线, 时间轴, 编辑器, 工作区, 工作台, 页面?, 素材库, 媒体库, 音乐库, 播放器, 账户, 帐户, 账号, 账单, 项目`);
/** Where an interface shows the video. */
export const VIEWER = anyOf(
  '时间线, 时间轴, 编辑器, 播放器, 工作区, 工作台, 画布, 预览窗口, 预览区',
);
export const ACCOUNT = anyOf('账户, 帐户, 账号, 帐号, 账单, 订阅, 套餐');
export const WORK = anyOf('视频, 影片, 成片, 作品, 文件, 项目, 片子');
export const QUOTE = '[“"「【『]';
/** Words on buttons. */
export const BUTTON = anyOf('导出, 下载, 播放, 预览, 上传, 撤销, 分享, 保存');

export const CLICKING = anyOf('点击, 点按, 单击, 双击, 轻点, 轻触, 点选, 右击, 右键点?击?, 点一下');
/** What may stand right before a click that somebody is asked for. */
export const ASKING = anyOf(`
  请, 可以?, 再, 并, 或者?, 后, 时, 先, 直接, 来, 通过, 您, 你, 需要?, 要, 继续, 次, 手动, 然后, 就, 也,
  [上中里角处面栏方]`);
export const OPENING = anyOf(
  '打开, 进入, 前往, 切换到, 切换至, 转到, 跳转到, 展开, 访问, 返回, 回到, 去, 到',
);
export const POINTING = anyOf('查看, 找到, 看到, 使用, 选择, 在');
export const WATCHING = anyOf('预览, 查看, 播放, 试听, 观看, 检查');
/** What may follow the thing that an order is about. */
export const THEN = `(?=$|[“"」】\\s上中里内的]*(?:$|${anyOf(
  '查看, 看, 并, 后, 以, 来, 即可, 就, 可以?, 进行, 选择, 预览, 播放, 试听, 修改, 调整, 更换, 管理, 充值',
)}))`;

/** What may stand before an order without changing that it is one. */
export const HEAD_WORD = anyOf(`
  请, 您, 你, 可以, 可, 只需要?, 只要, 需要, 需, 然后, 接着, 接下来, 下一步, 之后, 随后, 再, 现在, 也, 还, 都,
  直接, 先, 首先, 最后, 另外, 此外, 并且, 并, 或者?, 就, 即可, 如需, 我们, 随时, 建议, 便, 但, 所以,
  步骤[一二三四五\\d]?, 第[一二三四五\\d]步, 此时, 同时, 能够, 能, 手动, 轻松, 快速, 试试, 尝试, 要, 想要?, 不妨,
  通过, 用鼠标, 继续, 自行, 点进, 是`);

/** What goes on after an instruction as one of its steps. */
export const NEXT_STEP = anyOf(`
  即可, 就能, 就可以, 便可, 便能, 就行, 等待, 等, 选择, 选, 输入, 设置, 调整, 确认, 松开, 稍等, 系统, 会自动,
  视频, 文件, 影片, 浏览器, 弹出, 它会, 开始, 导出, 下载, 保存, 上传, 预览, 播放, 查看, 完成, 进行, 来, 以便, 以,
  拖, 点, 按`);

/** Tells of music, of the picture, or of how much: never left out as what follows an instruction. */
export const SUBSTANCE = pattern`\d:\d\d|\d ?(?:%|秒|分|小节|拍|bpm|帧|分贝|lufs)|${anyOf(`
  音乐, 声音, 原声, 人声, 音效, 鼓, 贝斯, 低音, 高音, 弦乐, 提琴, 钢琴, 吉他, 管风琴, 长笛, 铜管, 合唱, 铃声, 旋律,
  主题, 和弦, 和声, 小调, 大调, 节奏, 节拍, 速度, 前奏, 主歌, 副歌, 尾声, 高潮, 混音, 混响, 淡入, 淡出, 安静, 轻快,
  温暖, 明亮, 画面, 镜头, 切点, 长度, 时长`)}`;
