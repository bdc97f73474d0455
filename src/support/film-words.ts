type Words = Readonly<Record<'en' | 'zh', string>>;

/** What is said for the values of a draft that a person sees: by their names in the draft. */
const WORDS: Readonly<Record<string, Words>> = {
  // From one picture to the next.
  crossfade: { en: 'crossfade', zh: '叠化' },
  'fade-black': { en: 'fade through black', zh: '黑场过渡' },
  'fade-white': { en: 'fade through white', zh: '白场过渡' },
  slide: { en: 'slide', zh: '滑动' },
  wipe: { en: 'wipe', zh: '擦除' },

  // Where a title stands.
  'top-left': { en: 'top left', zh: '左上角' },
  top: { en: 'top', zh: '顶部' },
  'top-right': { en: 'top right', zh: '右上角' },
  left: { en: 'left', zh: '左侧' },
  center: { en: 'centre', zh: '中央' },
  right: { en: 'right', zh: '右侧' },
  'bottom-left': { en: 'bottom left', zh: '左下角' },
  bottom: { en: 'bottom', zh: '底部' },
  'bottom-right': { en: 'bottom right', zh: '右下角' },

  // How a title comes and goes.
  none: { en: 'none', zh: '无' },
  fade: { en: 'fade', zh: '淡入淡出' },
  'slide-up': { en: 'slide up', zh: '向上滑动' },
  'slide-down': { en: 'slide down', zh: '向下滑动' },
  'slide-left': { en: 'slide left', zh: '向左滑动' },
  'slide-right': { en: 'slide right', zh: '向右滑动' },

  // How a picture moves.
  still: { en: 'still', zh: '静止' },
  'zoom-in': { en: 'zoom in', zh: '推近' },
  'zoom-out': { en: 'zoom out', zh: '拉远' },
  'pan-left': { en: 'pan left', zh: '左移' },
  'pan-right': { en: 'pan right', zh: '右移' },
  'pan-up': { en: 'pan up', zh: '上移' },
  'pan-down': { en: 'pan down', zh: '下移' },

  // The colours that words can name.
  '#ffffff': { en: 'white', zh: '白色' },
  '#000000': { en: 'black', zh: '黑色' },
  '#ffd400': { en: 'yellow', zh: '黄色' },
  '#e53935': { en: 'red', zh: '红色' },
  '#1e88e5': { en: 'blue', zh: '蓝色' },
  '#43a047': { en: 'green', zh: '绿色' },
  '#fb8c00': { en: 'orange', zh: '橙色' },
  '#ec407a': { en: 'pink', zh: '粉色' },
  '#8e24aa': { en: 'purple', zh: '紫色' },
  '#d4af37': { en: 'gold', zh: '金色' },
  '#00bcd4': { en: 'cyan', zh: '青色' },
  '#9e9e9e': { en: 'grey', zh: '灰色' },
  '#795548': { en: 'brown', zh: '棕色' },
};

/**
 * A transition, a title's place, a motion or a colour as a person says it. What has no word is told
 * as it is written: `#12ab34`.
 */
export const filmWord = (value: string, language: keyof Words): string =>
  WORDS[value]?.[language] ?? value;
