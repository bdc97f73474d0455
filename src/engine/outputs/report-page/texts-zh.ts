import type { Texts } from './texts.js';

const MODES: Readonly<Record<string, string>> = {
  major: '大调',
  minor: '小调',
  dorian: '多利亚调式',
  mixolydian: '混合利底亚调式',
  lydian: '利底亚调式',
  phrygian: '弗里几亚调式',
};

const SECTIONS: Readonly<Record<string, string>> = {
  intro: '前奏',
  theme: '主题',
  variation: '变奏',
  build: '铺垫',
  climax: '高潮',
  drop: '爆发',
  break: '间奏',
  silence: '静默',
  outro: '尾声',
};

const ROLES: Readonly<Record<string, string>> = {
  melody: '旋律',
  counter: '副旋律',
  chords: '和弦',
  pad: '铺底',
  bass: '低音',
  drums: '鼓',
  percussion: '打击乐',
  effects: '音效',
};

const STAGES: Readonly<Record<string, string>> = {
  composing: '作曲',
  recording: '演奏',
  mixing: '混音',
  reviewing: '检查',
  saving: '保存',
  analysing: '分析画面',
};

export const CHINESE: Texts = {
  language: 'zh',
  key: (tonic, mode) => `${tonic} ${MODES[mode] ?? mode}`,
  section: (name) => SECTIONS[name] ?? name,
  role: (name) => ROLES[name] ?? name,
  stage: (name) => STAGES[name] ?? name,
  kind: { hard: '硬切', fade: '渐变', flash: '闪光' },
  place: { downbeat: '落在强拍', beat: '落在拍上', 'off-beat': '落在拍间', none: '未配重音' },
  passedOver: { tooClose: '离更强的剪辑点或片头片尾太近', left: '否则速度要偏离太多' },
  asked: '要求',
  notUnderstood: (words) => `没有听懂：${words.join('、')}`,
  facts: {
    style: '风格',
    key: '调',
    tempo: '速度',
    length: '时长',
    seed: '种子',
    made: '制作',
  },
  bars: (number) => `${number} 小节`,
  verdict: {
    heard: (heard, hits) =>
      heard === hits
        ? `${hits} 个重音全部在剪辑点一帧之内听到。`
        : `${hits} 个重音中有 ${heard} 个在剪辑点一帧之内听到。`,
    noHits: '没有需要重音的剪辑点。',
    follows: (correlation, bars) =>
      `音乐随画面起伏：${bars} 个小节的等级相关系数为 ${correlation}。`,
    strays: (correlation, bars) =>
      `音乐只部分跟随画面的能量：${bars} 个小节的等级相关系数为 ${correlation}。`,
    steady: '画面的能量几乎不变，或小节太少，没有可跟随的起伏。',
    loud: (lufs, peak) => `响度 ${lufs} LUFS，真峰值 ${peak} dBTP。`,
  },
  figures: {
    heard: { name: '听到的重音', meaning: '成品声音里在剪辑点一帧之内起音的，占写下的重音。' },
    downbeats: { name: '强剪辑落在强拍', meaning: '听得到重音的强剪辑点中，落在小节第一拍的。' },
    selected: { name: '配上的剪辑点', meaning: '彼此相隔半拍以上的剪辑点中，听得到重音的。' },
    correlation: {
      name: '跟随画面能量',
      meaning: '逐小节比较响度与画面能量的斯皮尔曼相关系数，1 为最好。',
    },
    loudness: { name: '响度', meaning: '音乐本身的综合响度，LUFS；目标为 −14。' },
    truePeak: { name: '真峰值', meaning: '采样点之间的最高电平，dBTP；上限为 −1。' },
    lengthError: { name: '时长误差', meaning: '音乐比画面长或短多少采样，每秒 48,000 个采样。' },
    tempoDeviation: { name: '速度弯曲', meaning: '速度偏离基准最多的程度；上限为 8%。' },
  },
  samples: (number) => `${number} 个采样`,
  nothingToMeasure: '无可测量',
  overTime: {
    title: '时间轴',
    note: '每一行从左到右都是画面的时间；贯穿各行的细线是音乐配了重音的剪辑点。',
    label: '以画面时间为横轴的各行；可左右滚动',
  },
  lanes: {
    sections: { name: '段落', meaning: '曲式；颜色越深，演奏的越多。' },
    energy: { name: '画面与音乐', meaning: '画面的能量，与音乐逐小节的响度。' },
    cuts: { name: '节拍上的剪辑点', meaning: '每个剪辑点落在小节的什么位置。' },
    waveform: { name: '波形', meaning: '只有音乐。' },
    loudness: { name: '响度', meaning: '单位 LUFS，窗口 0.4 秒与 3 秒。' },
    tempo: { name: '速度', meaning: '速度怎样弯曲以迎合剪辑点。' },
    chords: { name: '和弦', meaning: '和声的进行。' },
    speech: { name: '人声', meaning: '片中有人说话，音乐让位。' },
    parts: { name: '谁在演奏', meaning: '每件乐器发声的小节。' },
  },
  legend: {
    energy: '画面能量',
    musicLoudness: '音乐响度',
    heard: '一帧之内听到',
    unheard: '没有听到重音',
    momentary: '瞬时',
    shortTerm: '短期',
    target: '目标 −14',
    base: '基准速度',
    limits: '±8%',
    soft: '轻',
    middling: '中',
    loud: '响',
  },
  intensity: (share) => `强度 ${share}`,
  barRange: (ranges) => `第 ${ranges} 小节`,
  bar: (number) => `第 ${number} 小节`,
  hits: {
    title: '逐个剪辑点',
    note: '偏差从画面的剪辑点算到成品声音的起音：正数为晚。',
    none: '画面里没有找到剪辑点。',
    columns: {
      number: '序号',
      cut: '剪辑点',
      kind: '种类',
      strength: '强度',
      place: '在音乐中',
      beat: '小节 : 拍',
      heardAt: '听到于',
      offset: '偏差（毫秒）',
      frames: '偏差（帧）',
      accent: '重音',
    },
    heard: '听到',
    unheard: '没有听到',
  },
  sheet: { title: '和弦谱', note: '一格为一小节。' },
  score: {
    title: '写作的数字',
    note: '参考范围是人写的、或这种风格应有的作品所在之处；目标是在范围之内，而不是越高越好。',
    columns: { measure: '指标', value: '数值', band: '参考范围', meaning: '含义' },
    inside: '在内',
    outside: '在外',
    metrics: {
      pce: {
        name: '音级熵（PCE）',
        meaning: '十二个音用得多均匀，单位比特：低则朴素，高则多彩。',
      },
      sc: { name: '音阶一致性（SC）', meaning: '属于同一个大调或小调音阶的音所占的比例。' },
      h1: { name: '单小节熵（H1）', meaning: '与 PCE 相同，但只在单个小节之内。' },
      h4: { name: '四小节熵（H4）', meaning: '四个小节之内；比 H1 高出多少，说明和声移动多少。' },
      groove: { name: '律动一致性', meaning: '相邻小节的节奏有多像；1 是循环。' },
      ebr: { name: '空拍比例（EBR）', meaning: '没有任何音高发声的拍所占的比例。' },
      polyphony: { name: '复音数', meaning: '有音发声时，平均同时响几个音。' },
      onsetsPerBar: { name: '每小节起音', meaning: '一小节的十六分位置中有几个起音：有多忙。' },
    },
  },
  timings: { title: '用时', note: '在制作它的机器上。' },
  footer: (version) => `由 vmg ${version} 对自己做出的声音测得。此页不需要网络。`,
};
