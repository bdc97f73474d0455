import { describe, expect, it } from 'vitest';
import { localeLanguage } from '../../src/cli/locale.js';

describe('the language of the locale', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'en-US', 'zh'],
    [{ LANG: 'en_GB.UTF-8' }, 'zh-CN', 'en'],
    [{ LC_ALL: 'zh_TW', LANG: 'en_US.UTF-8' }, 'en-US', 'zh'],
    [{ LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'zh-CN', 'en'],
    [{ LC_MESSAGES: 'zh_HK.Big5', LANG: 'de_DE' }, 'en-US', 'zh'],
    [{ LC_ALL: '', LANG: 'zh_CN' }, 'en-US', 'zh'],
    [{ LANG: 'C' }, 'zh-CN', 'en'],
    [{ LANG: 'C.UTF-8' }, 'zh-CN', 'en'],
    [{ LANG: 'de_DE@euro' }, 'zh-CN', 'en'],
    [{ LANG: 'zha_CN' }, 'en-US', 'en'],
    [{}, 'zh-Hans-CN', 'zh'],
    [{}, 'en-US', 'en'],
    [{}, '', 'en'],
  ])('%j on a system that says %s is %s', (env, system, language) => {
    expect(localeLanguage(env, system)).toBe(language);
  });
});
