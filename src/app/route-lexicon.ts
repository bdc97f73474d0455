/**
 * What the router knows of English and Chinese. A clause is a command only when all its words
 * are ones that belong to that command: "export the video" is one, "make the export ending
 * louder" holds words that no export needs, and so is an edit.
 */
export interface CommandWords {
  /** At least one of these must be there. */
  triggers: readonly string[];
  /** And one of these, where what is done does not tell by itself what is meant. */
  objects?: readonly string[];
  /** These may stand around it. */
  companions: readonly string[];
}

/** `save` means an export where a file to save to is named, and nothing without one. */
export type CommandKind = 'export' | 'save' | 'credits' | 'status' | 'upload';

/** The ways of saying each; any one will do. */
export type Lexicon = Readonly<Record<CommandKind, readonly CommandWords[]>>;

const words = (text: string): string[] => text.split(/\s+/);
const phrases = (text: string): string[] => text.split(/\s*\|\s*/);

/** What may stand in any order, and orders nothing. */
export const POLITE_EN = words(
  "please now ok okay just can could would will you i i'd i'll want need to like let's lets let us " +
    'me for hey hi so also again quickly then go ahead and',
);

export const POLITE_ZH = words(
  '请 帮我 帮忙 麻烦 给我 我要 我想要 我想 想要 我 一下 吧 呢 吗 了 现在 可以 能 能不能 可不可以 你 就 再 要 好的 好 嗯 直接 先',
);

/** Begins an answer to what was said before, and orders nothing. */
export const ANSWER_WORDS = words('no nope nah actually well right');

const AROUND_EXPORT_EN = [
  ...POLITE_EN,
  ...words(
    'it this that the my our a whole entire final finished complete new everything all video movie ' +
      'film clip project timeline result file mp4 thing stuff as in at with into high best full ' +
      'quality hd 1080p resolution over here save to computer desktop disk phone you said told ' +
      'asked say already ready time',
  ),
];
const AROUND_CREDITS_EN = [
  ...POLITE_EN,
  ...words(
    "my our the show check see view tell what what's whats is are am how how's many much do have got left " +
      'remaining remain account amount of on out current available there give get still any enough ' +
      'use used spend spent total looking',
  ),
];

export const ENGLISH: Lexicon = {
  export: [
    {
      triggers: phrases(
        'export|download|render|send it to me|send it over|give it to me|hand it over|save it',
      ),
      companions: AROUND_EXPORT_EN,
    },
    {
      triggers: words('send give get have hand deliver pass fetch want need save'),
      objects: words('video movie film clip file mp4 result version cut thing'),
      companions: [
        ...POLITE_EN,
        ...words(
          'it this that the my our final finished complete whole entire ready full high quality hd ' +
            'may over here to computer desktop disk phone',
        ),
      ],
    },
  ],
  save: [
    {
      triggers: words('save store write output'),
      companions: [...AROUND_EXPORT_EN, ...words('named called cut version out')],
    },
  ],
  credits: [
    {
      triggers: phrases(
        'credits|credit|balance|billing|check account|check billing|check my account|check my billing',
      ),
      companions: AROUND_CREDITS_EN,
    },
    {
      triggers: ['enough credits'],
      companions: [...AROUND_CREDITS_EN, ...words('to export render download it this')],
    },
  ],
  status: [
    {
      triggers: phrases(
        'status|tracks|timeline|state|draft|progress|open project|open my project|' +
          'open the project|is it done|is it ready|is it finished',
      ),
      companions: [
        ...POLITE_EN,
        ...words(
          "show check see view list print display tell give get what what's whats which is are how " +
            'the my our all current of on in at project session track draft export render video ' +
            "there open up exist do have we state it's its doing going coming along done finished " +
            'ready complete yet still running',
        ),
      ],
    },
    {
      triggers: words("how how's is has did are where where's what's"),
      objects: words('export render rendering exporting download downloading video film'),
      companions: words(
        'is the my our this far along going coming doing go done finished finish ready complete ' +
          'completed yet still running now already been at of up getting on please',
      ),
    },
  ],
  upload: [
    {
      triggers: ['upload'],
      companions: [
        ...POLITE_EN,
        ...words(
          "here here's heres is are it this that these those the my a an file files video videos clip " +
            'clips footage image images picture song audio media use take load import add with from ' +
            'called named at another one',
        ),
      ],
    },
  ],
};

const AROUND_EXPORT_ZH = [
  ...POLITE_ZH,
  ...words(
    '把 将 这个 这段 那个 我的 最终 最后 完整 整个 成品 的 视频 影片 片子 文件 档案 作品 成片 结果 项目 ' +
      '本地 电脑 手机 桌面 下来 出来 过来 到 为 成 保存 高清 高质量 版本 版 来 全部 做好 完成',
  ),
];

export const CHINESE: Lexicon = {
  export: [
    {
      triggers: words('导出 汇出 下载 渲染 保存下来 存下来 保存到 输出视频 输出影片 输出成片'),
      companions: AROUND_EXPORT_ZH,
    },
    {
      triggers: words('发给我 发我 传给我 交给我 拿给我 给我 我要 我想要 保存 储存'),
      objects: words('视频 影片 片子 成片 成品 文件 档案 作品 结果'),
      companions: AROUND_EXPORT_ZH,
    },
    { triggers: words('发给我 传给我'), companions: POLITE_ZH },
  ],
  save: [{ triggers: words('保存 另存 储存 存 输出 写入 写到'), companions: AROUND_EXPORT_ZH }],
  credits: [
    {
      triggers: words('积分 余额 额度 点数'),
      companions: [
        ...POLITE_ZH,
        ...words(
          '查 查看 查询 看 看看 显示 告诉 我的 还 剩 剩余 剩下 多少 几 点 个 有 账户 帐户 账号 帐号 当前 目前 ' +
            '的 是 够 不够 用 可用 使用',
        ),
      ],
    },
  ],
  status: [
    {
      triggers: words('状态 轨道 时间线 时间轴 进度 草稿 打开项目 打开工程'),
      companions: [
        ...POLITE_ZH,
        ...words(
          '显示 查看 查 看 看看 列出 展示 告诉 打开 当前 目前 的 所有 全部 项目 视频 有 哪些 什么 是 影片 ' +
            '怎么样 怎样 如何 上 里 导出 汇出 渲染 多少 几 条 到 哪',
        ),
      ],
    },
    {
      triggers: words(
        '好了吗 好了没 好没 完了吗 完了没 完成了吗 完成了没 结束了吗 到哪了 怎么样了',
      ),
      objects: words('导出 汇出 渲染 下载 视频 影片 片子'),
      companions: words('现在 我的 的 还 没 有 在 到 做 做好 请问 呢 啊'),
    },
  ],
  upload: [
    {
      triggers: words('上传 传上去'),
      companions: [
        ...POLITE_ZH,
        ...words(
          '这个 这段 那个 我的 是 这是 把 将 用 使用 添加 加 加入 导入 汇入 载入 文件 档案 视频 影片 素材 图片 音频 ' +
            '音乐 片段 和 到 来 另 一个 个 在 这里',
        ),
      ],
    },
  ],
};

/** Words that begin an order of their own, and so may follow "and" or a comma. */
export const IMPERATIVES: ReadonlySet<string> = new Set(
  words(
    'add make generate create compose write put set change remove delete replace swap use give turn ' +
      'mix cut trim fade raise lower increase decrease try apply insert drop mute keep tell play ' +
      'score start stop shorten extend speed slow boost reduce take leave throw',
  ),
);

export const IMPERATIVES_ZH =
  /^(?:请|帮我|再)*(?:把|将|让|给|加|添加|增加|生成|做|制作|创作|换|改|调|删|去掉|去除|移除|设置|用|写|配|剪|降低|提高|放)/;

/** What joins one order to the next. Strong ones always do; weak ones only before an order. */
export const STRONG_JOINT =
  /\s*(?:[,;.!?]+\s+)?\b(?:and\s+then|after\s+that|afterwards|then|finally)\b\s*[,:]?\s*|\s*[。；;！？]+\s*|\s*[.!?]+(?:\s+|$)|\s*\n+\s*|\s*[，,、]?\s*(?:然后再|然后|接着|之后|随后|最后再)\s*[，,]?\s*/giu;

export const WEAK_JOINT =
  /\s*,\s+(?:and\s+)?|\s*[，、]\s*|\s+and\s+|并且|并|再(?=导出|汇出|下载|渲染|上传)|和(?=导出|汇出|下载|上传)/giu;
