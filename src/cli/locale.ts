import type { Environment } from '../support/environment.js';

/**
 * The language of this machine's user, as far as it is one of ours: by LC_ALL, LC_MESSAGES or
 * LANG, the first that is set, else by `systemLocale` (`zh-CN`), which is what the platform says.
 */
export function localeLanguage(environment: Environment, systemLocale: string): 'en' | 'zh' {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG, systemLocale].find((value) => value) ?? '';
  return /^(zh|yue|cmn)\b/i.test(locale.replace(/[_.@].*$/, '')) ? 'zh' : 'en';
}
