/** The modes of keys. */
export const MODES_IN_CHINESE: Readonly<Record<string, string>> = {
  major: '大调',
  minor: '小调',
  dorian: '多利亚调式',
  mixolydian: '混合利底亚调式',
  lydian: '利底亚调式',
  phrygian: '弗里几亚调式',
};

/** The sections of pieces. */
export const SECTIONS_IN_CHINESE: Readonly<Record<string, string>> = {
  intro: '前奏',
  theme: '主题',
  variation: '变奏',
  build: '铺垫',
  climax: '高潮',
  drop: '爆发',
  break: '间奏',
  release: '回落',
  silence: '静音',
  outro: '尾声',
};
