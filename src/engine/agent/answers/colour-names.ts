/** What the colours are called that words can name, in English and Chinese. */
const NAMES: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  '#ffffff': ['white', '白色'],
  '#000000': ['black', '黑色'],
  '#ffd400': ['yellow', '黄色'],
  '#e53935': ['red', '红色'],
  '#1e88e5': ['blue', '蓝色'],
  '#43a047': ['green', '绿色'],
  '#fb8c00': ['orange', '橙色'],
  '#ec407a': ['pink', '粉色'],
  '#8e24aa': ['purple', '紫色'],
  '#d4af37': ['gold', '金色'],
  '#00bcd4': ['cyan', '青色'],
  '#9e9e9e': ['grey', '灰色'],
  '#795548': ['brown', '棕色'],
};

/** The name of a colour; one that has none is told as it is written: `#12ab34`. */
export function colourName(hex: string, language: 'en' | 'zh'): string {
  return NAMES[hex]?.[language === 'en' ? 0 : 1] ?? hex;
}
