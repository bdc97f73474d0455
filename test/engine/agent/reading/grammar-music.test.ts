import { describe, expect, it } from 'vitest';
import { readRequests } from '../../../../src/engine/agent/reading/index.js';
import type { ReadingContext, Request } from '../../../../src/engine/agent/requests.js';
import type { TimeRange } from '../../../../src/engine/timeline/index.js';
import { bare, film, first, last, photos, range } from './labels.js';

/** A slot's word, and what it means. */
type Row<Value> = readonly [words: string, value: Value];
type Case = readonly [words: string, expected: readonly unknown[]];

/** Every form with every row, evenly thinned to `most`. */
function cases<Value>(
  forms: readonly string[],
  rows: readonly Row<Value>[],
  expected: (value: Value, words: string) => readonly unknown[],
  most = 10,
): Case[] {
  const all = forms.flatMap((form) =>
    rows.map(([said, value]): Case => {
      const words = form.replace('_', said);
      return [words, expected(value, words)];
    }),
  );
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(most, all.length) },
    (_, i) => all[Math.floor(i * step)],
  ).filter((one) => one !== undefined);
}

/** What was read otherwise than expected. */
function wrong(all: readonly Case[], there: ReadingContext = film): string[] {
  return all.flatMap(([words, expected]) => {
    const { requests, unread } = readRequests(words, there);
    try {
      expect(requests).toEqual(expected);
      expect(unread).toEqual([]);
      return [];
    } catch {
      return [`${words} → ${JSON.stringify(requests)} ${JSON.stringify(unread)}`];
    }
  });
}

const music = (refines: boolean, words: unknown = expect.any(String)) => [
  { ask: 'music', words, refines, tempoStep: null },
];
const plain = (words: readonly string[]): Row<null>[] => words.map((one) => [one, null]);

/** Sentences, or forms of them. */
const of = (all: string): string[] => all.split('|');

describe('the grammar of music', () => {
  it('tells a change of the piece from a piece of its own', () => {
    const feels = plain(of('calmer|more cheerful|less busy|funkier|more dramatic'));
    const changes = of(
      'make the music _|the music should be a bit _|could the music be _?|' +
        'I want the music _|make this song _|let the music sound _|' +
        'keep the tune but make it _',
    );
    const sounds = plain(of('drums|strings|electric guitar|piano'));
    const played = of(
      "add _ to the music|no _ please|take the _ out|don't use _ in the music|" +
        'the music without _|bring in some _|more _|swap the flute for _|' +
        "_ instead of flute|the music shouldn't have _",
    );
    const own = of('_ jazz music for my travel vlog|write a _ jazz track|something _ with piano');
    const moods = plain(of('cheerful|calm|epic|dreamy'));
    const refined = [
      ...cases(changes.slice(0, 6), feels, (_, words) => music(true, words)),
      ...cases(['keep the tune but make it _'], feels, () => music(true)),
      ...cases(played, sounds, () => music(true)),
      ...cases(['the music in _', 'change the key to _'], plain(['C major', 'A minor']), () =>
        music(true),
      ),
    ];
    expect(wrong(refined)).toEqual([]);
    expect(
      wrong(
        cases(own, moods, (_, words) => music(false, words)),
        bare,
      ),
    ).toEqual([]);
  });

  it('tells them apart in Chinese', () => {
    const feels = plain(of('欢快|温柔|激昂|神秘'));
    const changes = of(
      '把音乐弄得_一点|能把音乐弄得_点吗|音乐再_一些|希望音乐更_一点|音乐不够_|让音乐听起来更_一点|整首音乐再_一点',
    );
    const sounds = plain(of('鼓|钢琴|弦乐|古筝'));
    const played = of(
      '音乐里不要_|把_去掉|加点_|音乐只用_|把长笛换成_|用_代替长笛|配乐里把长笛去掉，换_|音乐里_太多了',
    );
    const own = of('来一段_的爵士|配一首_的音乐|想要_的背景音乐');
    const refined = [
      ...cases(changes, feels, () => music(true)),
      ...cases(played, sounds, () => music(true)),
    ];
    expect(wrong(refined)).toEqual([]);
    expect(
      wrong(
        cases(own, feels, () => music(false)),
        photos,
      ),
    ).toEqual([]);
  });

  it('changes one stretch, by section or time', () => {
    const bySection = (name: string) => [
      { ask: 'revise', words: expect.any(String), stretch: { by: 'section', name } },
    ];
    const byTime = (of: TimeRange) => [
      { ask: 'revise', words: expect.any(String), stretch: { by: 'time', range: of } },
    ];
    const sections: Row<string>[] = [
      ['the intro', 'intro'],
      ['the climax', 'climax'],
      ['the outro', 'outro'],
      ['the theme', 'theme'],
    ];
    const sectionsZh: Row<string>[] = [
      ['前奏', 'intro'],
      ['高潮部分', 'climax'],
      ['尾声', 'outro'],
    ];
    const times: Row<TimeRange>[] = [
      ['from 0:10 to 0:20', range(10, 20)],
      ['between 12 and 16 seconds', range(12, 16)],
      ['in the first 8 seconds', first(8)],
      ['for the last ten seconds', last(10)],
      ['after 0:15', range(15, null)],
    ];
    const timesZh: Row<TimeRange>[] = [
      ['0:10到0:20', range(10, 20)],
      ['前8秒', first(8)],
      ['最后10秒', last(10)],
      ['20秒后', range(20, null)],
    ];
    const all = [
      ...cases(
        of(
          'make _ calmer|_ should be more dramatic|no drums in _|add strings to _|' +
            'I want strings in _|_ without drums|in _, only piano|make _ bigger and louder|' +
            '_ is too sad, make it happier',
        ),
        sections,
        bySection,
      ),
      ...cases(
        of('_再欢快一点|_不要鼓|_加长笛|_用弦乐|让_更温柔一些|_太平淡了，激昂一点'),
        sectionsZh,
        bySection,
      ),
      ...cases(
        of('make the music calmer _|no drums _|_, only piano|just the bass _|music _: calmer'),
        times,
        byTime,
      ),
      ...cases(
        of('_的音乐再欢快一点|_不要鼓|音乐_只用钢琴|把_的长笛去掉|_音乐里加长笛'),
        timesZh,
        byTime,
      ),
    ];
    expect(wrong(all)).toEqual([]);
  });

  it('fits, offers, takes away and goes back', () => {
    const said: readonly (readonly [request: Request, ...words: string[]])[] = [
      [
        { ask: 'conform' },
        ...of(
          'refit the music|fit the music to the new cut|' +
            'I recut the film, please adapt the music|' +
            'the picture has been recut, please refit the music|' +
            'could the music follow the new cut?|' +
            'keep the theme but fit the music to the new cut|我重新剪了画面，让音乐重新对上|音乐重新对一下画面|' +
            '旋律别变，音乐重新适配新的剪辑|音乐要跟着新的剪辑走',
        ),
      ],
      [
        { ask: 'variants', count: 3, words: '' },
        ...of(
          'give me three versions of the music|3 music options please|' +
            'can I hear three different versions of the music?|给我三个版本|三个不同版本的音乐',
        ),
      ],
      [
        { ask: 'remove-music' },
        ...of(
          "no music at all|I don't want any background music|" +
            'the video without the music please|take the music away|别放音乐了|不想要音乐了|把配乐去掉',
        ),
      ],
      [
        { ask: 'undo', steps: 1 },
        ...of('undo that|take that back|back one step|ctrl z|撤销上一步|改回去吧|变回原来那样'),
      ],
      [{ ask: 'undo', steps: 2 }, 'undo the last two', 'go back two steps', '回到两步以前'],
      [{ ask: 'redo', steps: 1 }, 'redo', '重做', 'undo the undo'],
      [
        { ask: 'restore', version: { by: 'number', number: 2 } },
        ...of(
          'go back to version 2|can we get version 2 back?|make version 2 the current one|' +
            '我想要第二版|把版本换回第2版|还是版本2好',
        ),
      ],
      [
        { ask: 'restore', version: { by: 'first' } },
        ...of(
          "back to the original|as it was uploaded|let's start over|回到我刚上传时候的样子|一切恢复原样|我要原版",
        ),
      ],
    ];
    const all = said.flatMap(([request, ...words]) => words.map((one): Case => [one, [request]]));
    expect(wrong(all)).toEqual([]);
  });

  it('answers questions', () => {
    const said: readonly (readonly string[])[] = [
      of('key|what key is the music in|is it major or minor?|音乐是哪个调|是大调还是小调'),
      of('tempo|at what tempo does it play?|现在音乐是多少拍每分钟|节奏有多快'),
      of('style|what kind of music is this?|这是什么曲风'),
      of('instruments|does the music have drums?|音乐里有没有钢琴|主旋律是谁弹的'),
      of('length|how many seconds is the video?|视频有几分钟|视频超过一分钟了吗'),
      of("volume|isn't the music too loud?|音乐是不是太响了|音乐够不够响"),
      of('versions|can I see the history?|列出所有版本|版本列表'),
      of('cuts|does the music hit the cuts?|音乐卡点了吗'),
      of('seed|what is the seed?|告诉我种子'),
      of('abilities|help|帮助|怎么加标题'),
    ];
    const all = said.flatMap(([topic, ...words]) =>
      words.map((one): Case => [one, [{ ask: 'question', topic }]]),
    );
    expect(wrong(all)).toEqual([]);
  });

  it('does no part of what cannot be done', () => {
    const clips = plain(['clip 2', 'the beach clip']);
    const clipsZh = plain(['第二段', 'beach.mp4']);
    const missing = (kind: string) => () => [{ ask: 'missing', missing: kind }];
    const rows: readonly (readonly [kind: string, en: string[], zh: string[]])[] = [
      [
        'effects',
        of('make _ black and white|give _ a vintage look|_ is too dark, please brighten it'),
        of('把_调成复古胶片色|给_加个滤镜|_太抖了，稳定一下'),
      ],
      [
        'reverse',
        of('play _ backwards|_ reversed please|I want _ in reverse'),
        of('把_倒着播放|想让_倒着放|_倒放'),
      ],
      [
        'rotation',
        of('rotate _|_ should be mirrored|_ is upside down, please fix it'),
        of('把_旋转90度|_转正|_拍反了，转过来'),
      ],
      [
        'freeze',
        ['freeze _ at 0:05', 'hold the last frame of _'],
        ['_最后定格', '定格_的最后一帧'],
      ],
      ['clean-up', ['remove the wind noise from _'], ['去掉_的风声', '给_降噪']],
    ];
    const all = rows.flatMap(([kind, en, zh]) => [
      ...cases(en, clips, missing(kind)),
      ...cases(zh, clipsZh, missing(kind)),
    ]);
    const alone: readonly (readonly string[])[] = [
      of('transcripts|caption what I say|语音转文字|把对话翻译成英文字幕'),
      of('voice|record a voice over|把我的声音换成女声|加一段旁白'),
      of('objects|背景里的路人能不能抠掉|把天空换成蓝天|swap the faces'),
      of('pictures|find a clip of a sunset|做一张封面|add a stock clip of a sunset'),
      of('layers|show clip 1 and clip 2 side by side|做个画中画'),
      of('stickers|I want stickers on it|加个进度条'),
      of('export|give me a download link|把视频导出下来|生成分享链接'),
    ];
    const single = alone.flatMap(([kind = '', ...words]) =>
      words.map((one): Case => [one, missing(kind)()]),
    );
    expect(wrong([...all, ...single])).toEqual([]);
  });
});
