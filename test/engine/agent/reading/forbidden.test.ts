import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { Request } from '../../../../src/engine/agent/requests.js';
import { clip, edit, film, type Label, music, volume, write } from './labels.js';

const ORDERS_EN = [
  'delete clip 2',
  'mute clip 2',
  'make it vertical',
  'undo',
  'speed clip 2 up',
  'move clip 2 to the end',
  'turn the music up',
  'swap clips 1 and 2',
  'make the title red',
  'remove the drums',
  'cut the last 5 seconds',
];
const CARRIERS_EN = [
  "I don't want to #",
  "I don't want you to #",
  "don't #",
  'never #',
  'no need to #',
  "I'd rather not #",
  "I wouldn't # if I were you",
  "you shouldn't #",
  "I didn't ask you to #",
  'should I #?',
  'do I need to #?',
  'What happens if I #?',
  '# or not?',
  'the command “#” does not work',
];
const ORDERS_ZH = [
  '把第二段删掉',
  '把第二段静音',
  '撤销',
  '把画面改成竖屏',
  '把第二段加速',
  '把第二段移到最后',
  '把音乐调大',
  '交换第一段和第二段',
  '把标题改成红色',
  '去掉鼓',
  '剪掉最后5秒',
];
const CARRIERS_ZH = [
  '不要#',
  '别#',
  '先别#',
  '千万别#',
  '不需要#',
  '没必要#',
  '我不想#',
  '我没让你#',
  '不应该#',
  '要不要#？',
  '该不该#？',
  '是不是该#？',
  '你觉得我应该#吗？',
  '“#”这个指令没用',
];
const table = (carriers: readonly string[], orders: readonly string[]) =>
  carriers.map((carrier) => ({
    carrier,
    said: orders.map((order) => carrier.replace('#', order)),
  }));

const TELLS: readonly Request['ask'][] = ['question', 'remark', 'clarify', 'missing'];
const read = (words: string) => {
  const { requests, unread } = readRequests(words, film);
  return {
    words,
    done: requests.filter(({ ask }) => !TELLS.includes(ask)),
    told: requests.length + unread.length > 0,
  };
};

describe('an order that is forbidden, or only asked or told of', () => {
  it.each([
    ...table(CARRIERS_EN, ORDERS_EN),
    ...table(CARRIERS_ZH, ORDERS_ZH),
  ])('is not done, and is nothing for the composer: $carrier', ({ said }) => {
    const wrong = said.map(read).filter(({ done, told }) => done.length > 0 || !told);
    expect(wrong).toEqual([]);
  });

  it.each([
    'The music should not be louder than the voices',
    'the music should not stop at 0:30',
    "don't add any music",
    '不要加音乐',
    'make the music no louder than the voices',
    '音乐不要在30秒停',
    '不要把音乐弄那么大声',
  ])('nor is a bound that no order keeps: %s', (words) => {
    expect(read(words)).toEqual({ words, done: [], told: true });
  });

  it('leaves the other orders of its message as they are', () => {
    const muted = volume(clip(1), { to: 0 });
    for (const words of [
      "mute clip 1, but don't mute clip 2",
      'Mute clip 1. Should I delete clip 2?',
      'Should I delete clip 2? Mute clip 1.',
      '把第一段静音，不要把第二段删掉',
      '把第一段静音，要不要也把第二段删掉？',
    ]) {
      const { requests, unread } = readRequests(words, film);
      expect({ words, requests, told: unread.length }).toMatchObject({
        requests: [muted],
        told: 1,
      });
    }
  });
});

describe('a negation that is an order of its own', () => {
  const gone = edit({ do: 'remove', target: clip(2) });
  const labels: readonly Label[] = [
    ["I don't want clip 2", [gone]],
    ["can't you delete clip 2?", [gone]],
    ['why not delete clip 2?', [gone]],
    ['不要第二段', [gone]],
    ['能不能把第二段删掉', [gone]],
    ["why don't we mute clip 2?", [volume(clip(2), { to: 0 })]],
    ["can't we make it vertical?", [edit({ do: 'canvas', ratio: '9:16', fit: null })]],
    ["don't duck the music", [edit({ do: 'duck', depthDb: { to: 0 } })]],
    ["don't fade the music out", [edit({ do: 'fade', of: music, edge: 'out', ms: 0 })]],
    ['不要鼓', [write('不要鼓', true)]],
    ["I don't like it, undo", [{ ask: 'undo', steps: 1 }]],
  ];
  it.each(labels.map(([words, requests]) => ({ words, requests })))('is done: $words', (one) => {
    expect(readRequests(one.words, film)).toMatchObject({ requests: one.requests, unread: [] });
  });
});
