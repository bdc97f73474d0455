import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMediaNames } from '../../src/app/media-names.js';
import { type Action, route } from '../../src/app/route.js';

const message = (text: string): Action => ({ kind: 'message', text });
const exported: Action = { kind: 'export' };
const credits: Action = { kind: 'credits' };
const status: Action = { kind: 'status' };
const uploaded = (...media: string[]): Action => ({ kind: 'upload', media, implied: false });

function expectRoutes(table: readonly (readonly [string, readonly Action[]])[]): void {
  for (const [text, actions] of table) expect(route(text), text).toEqual(actions);
}

describe('route: what is one of our own commands', () => {
  it('exports when told to, however politely', () => {
    for (const text of [
      'export',
      'Export!',
      'please export it',
      'Can you export the video now?',
      "let's download it",
      'send me the video',
      'I want to download the final video, please.',
      'render it in high quality',
      'save the video',
      'OK, export',
      '导出',
      '下载',
      '请帮我导出视频',
      '把视频发给我',
      '我要下载成片',
      '可以导出了吗？',
    ]) {
      expect(route(text), text).toEqual([exported]);
    }
  });

  it('understands traditional characters, and words that go with them', () => {
    for (const text of [
      '匯出',
      '匯出影片',
      '導出視頻',
      '請幫我下載影片',
      '把影片發給我',
      '儲存影片',
    ]) {
      expect(route(text), text).toEqual([exported]);
    }
    expectRoutes([
      ['剩餘點數', [credits]],
      ['餘額', [credits]],
      ['顯示所有軌道', [status]],
      ['目前狀態', [status]],
      ['上傳clip.mp4', [uploaded('clip.mp4')]],
      ['匯出到final.mp4', [{ kind: 'export', output: 'final.mp4' }]],
      ['加一段輕快的音樂，然後匯出', [message('加一段輕快的音樂'), exported]],
      ['讓匯出的結尾更響一點', [message('讓匯出的結尾更響一點')]],
    ]);
  });

  it('takes the name to export to', () => {
    expectRoutes([
      ['export to final.mp4', [{ kind: 'export', output: 'final.mp4' }]],
      ['save it as "my best clip.mp4"', [{ kind: 'export', output: 'my best clip.mp4' }]],
      ['导出到final.mp4', [{ kind: 'export', output: 'final.mp4' }]],
      ['download the video as ../out/a.mp4 please', [{ kind: 'export', output: '../out/a.mp4' }]],
    ]);
  });

  it('tells of credits', () => {
    for (const text of [
      'credits',
      'how many credits do I have left?',
      "What's my balance?",
      'check my account',
      'check billing',
      '积分',
      '查一下我的余额',
      '我还有多少积分？',
      '还剩多少积分',
    ]) {
      expect(route(text), text).toEqual([credits]);
    }
  });

  it('tells of the timeline', () => {
    for (const text of [
      'status',
      'show tracks',
      'Show me the tracks, please',
      "what's on the timeline?",
      'check the export status',
      '状态',
      '显示所有轨道',
      '看看时间线',
      '现在状态怎么样？',
    ]) {
      expect(route(text), text).toEqual([status]);
    }
  });

  it('uploads what is named', () => {
    expectRoutes([
      ['upload clip.mp4', [uploaded('clip.mp4')]],
      ['clip.mp4', [uploaded('clip.mp4')]],
      ["here's my clip: holiday.MOV", [uploaded('holiday.MOV')]],
      ["'/tmp/my film.mp4'", [uploaded('/tmp/my film.mp4')]],
      ['/tmp/my\\ film.mp4', [uploaded('/tmp/my film.mp4')]],
      ['upload C:\\clips\\walk.mp4', [uploaded('C:\\clips\\walk.mp4')]],
      ['upload a.mp4 and b.jpg', [uploaded('a.mp4', 'b.jpg')]],
      ['upload https://example.com/a.mp4?x=1', [uploaded('https://example.com/a.mp4?x=1')]],
      ['上传clip.mp4', [uploaded('clip.mp4')]],
      ['请上传 clip.mp4', [uploaded('clip.mp4')]],
      ['upload', [uploaded()]],
      ['上传视频', [uploaded()]],
    ]);
  });
});

describe('route: what is meant for the agent', () => {
  it('is not fooled by a word of ours inside an edit', () => {
    for (const text of [
      'make the export ending louder',
      'balance the music and the voice',
      'roll the credits over a slow fade',
      'show credits and titles at the end',
      'add end credits',
      'add a status bar',
      "don't export yet",
      'add two more tracks',
      'the download sound is too loud',
      'upload a happier mood to the music',
      'render the ending more dramatically',
      'add a title "export"',
      'add the title “status”',
      'title: download and credits',
      'save the drums for the ending',
      '让导出的结尾更响一点',
      '添加一个标题“下载”',
      '把音乐和人声平衡一下',
      '状态栏上加个标题',
      '不要导出',
    ]) {
      expect(route(text), text).toEqual([message(text)]);
    }
  });

  it('keeps the wording of a long message as it is', () => {
    const text =
      'Make it calm at first.  Then, louder and louder; 92.5 bpm, with piano, strings and drums!';
    expect(route(text)).toEqual([message(text)]);
  });
});

describe('route: several things at once', () => {
  it('does them in order', () => {
    expectRoutes([
      ['generate music, then export', [message('generate music'), exported]],
      ['add lo-fi and export', [message('add lo-fi'), exported]],
      ['export, then make it louder', [exported, message('make it louder')]],
      ['check my credits and make it louder', [credits, message('make it louder')]],
      ['upload clip.mp4 and add lo-fi music', [uploaded('clip.mp4'), message('add lo-fi music')]],
      ['status; credits', [status, credits]],
      [
        'Add rain. Export it to rain.mp4.',
        [message('Add rain.'), { kind: 'export', output: 'rain.mp4' }],
      ],
      ['生成音乐，然后导出', [message('生成音乐'), exported]],
      [
        '上传clip.mp4，加一段轻快的音乐，再导出',
        [uploaded('clip.mp4'), message('加一段轻快的音乐'), exported],
      ],
      ['先看看状态，然后导出视频', [status, exported]],
      ['export and download it', [exported]],
    ]);
  });

  it('uploads what is named beside the words before they are sent, wherever it stands', () => {
    for (const text of ['clip.mp4: calm piano', 'calm piano, clip.mp4', 'calm piano clip.mp4']) {
      expect(route(text), text).toEqual([
        { kind: 'upload', media: ['clip.mp4'], implied: true },
        message(text),
      ]);
      expect(withoutMediaNames(text), text).toBe('calm piano');
    }
    expectRoutes([
      ['upload a.mp4, b.mp4', [uploaded('a.mp4', 'b.mp4')]],
      ['add lo-fi, upload b.mp4', [message('add lo-fi'), uploaded('b.mp4')]],
    ]);
    expect(withoutMediaNames('no clip here: lo-fi')).toBe('no clip here: lo-fi');
  });

  it('uploads a file that an edit names, and sends the edit whole', () => {
    expect(route('put calm piano under walk.mp4')).toEqual([
      { kind: 'upload', media: ['walk.mp4'], implied: true },
      message('put calm piano under walk.mp4'),
    ]);
  });
});

describe('route: whatever is typed', () => {
  it('does nothing for nothing', () => {
    expect(route('')).toEqual([]);
    expect(route('  \n ')).toEqual([]);
  });

  it('never throws, and never sends an empty message', () => {
    const words = fc.constantFrom(
      ...'export credits status upload then and , . ; 导出 然后 积分 a.mp4 "x" “ ” make the ending louder \n'.split(
        ' ',
      ),
    );
    const said = fc.oneof(
      fc.string(),
      fc.array(words).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(said, (text) => {
        for (const action of route(text)) {
          if (action.kind === 'message') expect(action.text.trim()).not.toBe('');
        }
      }),
      { seed: 7 },
    );
  });
});
