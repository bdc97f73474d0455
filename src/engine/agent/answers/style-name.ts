import { listStyles } from '../../music/index.js';
import type { Language } from '../../storage/index.js';

/** A style as a person calls it. */
export function styleName(id: string, language: Language): string {
  const style = listStyles().find((one) => one.id === id);
  if (!style) return id;
  return language === 'zh' ? style.nameZh : style.name;
}
