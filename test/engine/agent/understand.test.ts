import { describe, expect, it } from 'vitest';
import { defaultSeed, freshSeed } from '../../../src/engine/agent/seed.js';
import { type Understood, understand } from '../../../src/engine/agent/understand.js';
import { writeChoices } from '../../../src/protocol/index.js';
import { MAX_SEED } from '../../../src/support/seed.js';

const music = (of: 'music' | 'original', change: object) => [{ kind: 'volume', of, change }];

describe('words that describe music', () => {
  it.each([
    'upbeat lo-fi',
    'calm and warm piano, no drums',
    'epic, builds up, hard ending',
    '80s synthwave at 100 bpm in A minor',
    'like a sunny road trip',
    'epic title music',
    'slower',
    'make it sadder',
    'something for a cooking video',
    'without drums',
    'music that builds up',
    'music that calms down towards the end',
    'hit every cut of the video',
    'soft music under a narration',
    'background music with sound effects of rain',
    'louder drums',
    'soft piano, then a big climax',
    '舒缓的钢琴，不要鼓',
    '史诗感，渐强',
  ])('go to the composer as they are: %s', (words) => {
    expect(understand(words)).toMatchObject({
      music: words,
      edits: [],
      missing: [],
      question: null,
      remark: null,
    });
  });

  it('keep what was chosen by flags', () => {
    const message =
      'upbeat lo-fi\n\nStyle: ambient. Tempo: 92 bpm. Key: A minor. Seed: 42. Music volume: 35%.';
    expect(understand(message)).toMatchObject({ music: message, seed: 42, edits: [] });
  });

  it.each([
    'make the music quieter',
    'mute the original sound',
    'undo',
    'what key is it in?',
    'Hello!',
    'add a voice-over',
  ])('are none where something else is said beside the flags: %s', (words) => {
    const flags = '\n\nStyle: ambient. Tempo: 92 bpm. Key: A minor. Seed: 42.';
    expect(understand(words + flags)).toMatchObject({ ...understand(words), seed: 42 });
    expect(understand(words + flags).music).toBeNull();
  });

  it('may be nothing but what was chosen by flags', () => {
    expect(understand('Style: ambient. Seed: 42.')).toMatchObject({
      music: 'Style: ambient. Seed: 42.',
      seed: 42,
    });
  });

  it('do not hold a seed that is none', () => {
    expect(understand(`lo-fi, seed ${MAX_SEED}`)).toMatchObject({ seed: MAX_SEED, missing: [] });
    expect(understand('lo-fi, seed 123456789012')).toMatchObject({
      seed: null,
      missing: ['large-seed'],
    });
  });

  it('may themselves give a seed and a volume', () => {
    expect(understand('lo-fi with seed 7, 35%')).toMatchObject({
      music: 'lo-fi with seed 7, 35%',
      seed: 7,
      edits: [],
    });
  });

  it.each([
    'again',
    'Another one, please',
    'try again!',
    'something else',
    'again',
    'once more',
    'a different one please',
    'can you try again?',
    'do it again',
    '再來一首',
    '换一首',
    '重新生成一次',
    '給我再來一首',
    '再来一首',
    '换一个吧',
  ])('ask for another piece: %s', (words) =>
    expect(understand(words)).toMatchObject({ music: '', edits: [] }));

  it('are still a request when they are put as a question', () => {
    expect(understand('can you make it happier?')).toMatchObject({ question: null });
    expect(understand('can you make it happier?').music).not.toBeNull();
    expect(understand('how about jazz?').music).not.toBeNull();
  });

  it('may come with an edit', () => {
    expect(understand('ambient pads, and mute the original sound')).toMatchObject({
      music: 'ambient pads',
      edits: music('original', { to: 0 }),
    });
  });
});

describe('words that change the piece before', () => {
  it.each([
    'more energetic',
    'make it sadder',
    'a bit calmer',
    'less dramatic',
    'without drums',
    'less drums',
    'make the drums softer',
    '更有活力',
    '柔和一點',
    '不要鼓',
    '鼓小聲一點',
  ])('%s', (words) =>
    expect(understand(words)).toMatchObject({ music: words, refines: true, edits: [] }));

  it.each([
    'upbeat lo-fi',
    'calm piano',
    '舒缓的钢琴',
    'epic, and more and more tension towards the end of the film, then quiet',
  ])('are not those that describe one: %s', (words) =>
    expect(understand(words).refines).toBe(false));

  it.each([
    ['slower', -1],
    ['a bit slower', -1],
    ['much slower please', -1],
    ['it is too fast', -1],
    ['faster', 1],
    ['慢一点', -1],
    ['再快點', 1],
    ['太慢了', 1],
  ])('ask for another tempo: %s', (words, direction) => {
    const { music: described, tempoStep, refines } = understand(words);
    expect(described).not.toBeNull();
    expect(Math.sign((tempoStep ?? 1) - 1)).toBe(direction);
    expect(refines).toBe(true);
  });
});

describe('edits', () => {
  it.each([
    ['35%', music('music', { to: 0.35 })],
    ['Music volume: 35%.', music('music', { to: 0.35 })],
    ['set the music to 50%', music('music', { to: 0.5 })],
    ['volume 80 percent please', music('music', { to: 0.8 })],
    ['quieter', music('music', { by: 0.7 })],
    ['softer', music('music', { by: 0.7 })],
    ['make it softer', music('music', { by: 0.7 })],
    ['a little softer please', music('music', { by: 0.7 })],
    ["it's too loud", music('music', { by: 0.7 })],
    ['make it quieter', music('music', { by: 0.7 })],
    ['louder', music('music', { by: 1.4 })],
    ['a bit louder', music('music', { by: 1.4 })],
    ['小声一点', music('music', { by: 0.7 })],
    ['大聲一點', music('music', { by: 1.4 })],
    ['太吵了', music('music', { by: 0.7 })],
    ['靜音原聲', music('original', { to: 0 })],
    ['保留影片的聲音', music('original', { to: 1 })],
    ['撤銷', [{ kind: 'undo' }]],
    ['刪除音樂', [{ kind: 'remove-music' }]],
    ['音樂音量調到５０％', music('music', { to: 0.5 })],
    ['mute the clip’s own sound', music('original', { to: 0 })],
    ['turn it up', music('music', { by: 1.4 })],
    ['lower the volume', music('music', { by: 0.7 })],
    ['turn the music down', music('music', { by: 0.7 })],
    ['make the music a bit quieter', music('music', { by: 0.7 })],
    ['make the music half as loud', music('music', { by: 0.5 })],
    ['louder music', music('music', { by: 1.4 })],
    ['mute the music', music('music', { to: 0 })],
    ['Mute the original sound', music('original', { to: 0 })],
    ["turn off the clip's own sound", music('original', { to: 0 })],
    ['remove the original audio', music('original', { to: 0 })],
    ['keep the original sound', music('original', { to: 1 })],
    ['original sound at 20%', music('original', { to: 0.2 })],
    ['remove the music', [{ kind: 'remove-music' }]],
    ['please delete the soundtrack', [{ kind: 'remove-music' }]],
    ['undo', [{ kind: 'undo' }]],
    ['音乐音量35%', music('music', { to: 0.35 })],
    ['把音乐音量调到 50%', music('music', { to: 0.5 })],
    ['音乐小声一点', music('music', { by: 0.7 })],
    ['静音原声', music('original', { to: 0 })],
    ['去掉视频原声', music('original', { to: 0 })],
    ['保留原声', music('original', { to: 1 })],
    ['去掉音乐', [{ kind: 'remove-music' }]],
    ['撤销', [{ kind: 'undo' }]],
  ])('%s', (words, edits) => {
    expect(understand(words)).toMatchObject({ edits, music: null, missing: [], question: null });
  });

  it('come with the volume that was chosen by a flag, unless they say one themselves', () => {
    const flag = '\n\nMusic volume: 35%.';
    expect(understand(`mute the original sound${flag}`).edits).toEqual([
      ...music('original', { to: 0 }),
      ...music('music', { to: 0.35 }),
    ]);
    expect(understand(`make the music quieter${flag}`).edits).toEqual(music('music', { by: 0.7 }));
  });

  it('are not what a piece or one of its players is like', () => {
    for (const words of [
      'music that gets softer towards the end',
      'music with quieter drums',
      'turn down the drums',
    ]) {
      expect(understand(words)).toMatchObject({ music: words, edits: [] });
    }
  });

  it('may be several in one message', () => {
    expect(understand('mute the original sound and set the music to 80%')).toMatchObject({
      edits: [...music('original', { to: 0 }), ...music('music', { to: 0.8 })],
      music: null,
    });
  });
});

describe('what the engine cannot do', () => {
  it.each([
    ['add a voice-over', 'voice'],
    ['add sound effects', 'sound-effects'],
    ['add a sepia filter', 'effects'],
    ['create an image of a cat', 'pictures'],
    ['remove the man in the background', 'objects'],
    ['play the video backwards', 'reverse'],
    ['rotate the video', 'rotation'],
    ['add automatic subtitles', 'transcripts'],
    ['add a sticker', 'stickers'],
    ['picture in picture', 'layers'],
    ['freeze the last frame', 'freeze'],
    ['加旁白', 'voice'],
    ['加滤镜', 'effects'],
    ['倒放', 'reverse'],
    ['加一個貼紙', 'stickers'],
    ['export', 'export'],
    ['導出影片', 'export'],
    ['匯出', 'export'],
  ])('%s', (words, missing) => {
    expect(understand(words)).toMatchObject({ missing: [missing], music: null, edits: [] });
  });
});

describe('questions', () => {
  it.each([
    ['what key is it in?', 'key'],
    ['How fast is it?', 'tempo'],
    ["what's on the timeline?", 'timeline'],
    ['which instruments play?', 'instruments'],
    ['what can you do?', 'abilities'],
    ['which styles do you know', 'abilities'],
    ['how long is the video?', 'length'],
    ['what is the meaning of life?', 'unknown'],
    ['这是什么调？', 'key'],
    ['时间线上有什么？', 'timeline'],
    ['你能做什么？', 'abilities'],
  ])('%s', (words, question) => {
    expect(understand(words)).toMatchObject({ question, music: null, edits: [] });
  });

  it('are not greetings', () => {
    expect(understand('Hello!')).toMatchObject({ greeting: true, music: null });
    expect(understand('你好')).toMatchObject({ greeting: true, music: null });
  });
});

describe('the language of the answer', () => {
  it.each([
    ['upbeat lo-fi', 'en'],
    ['舒缓的 lo-fi', 'zh'],
    ['35%', null],
  ])('%s', (words, language) => expect(understand(words).language).toBe(language));
});

describe('one clip of several', () => {
  it.each<[string, string, Partial<Understood>]>([
    ['upbeat lo-fi', 'en', { music: 'upbeat lo-fi' }],
    ['舒缓的钢琴', 'zh', { music: '舒缓的钢琴' }],
    ['史诗，结尾要有力', 'zh', { music: '史诗，结尾要有力' }],
    ['make it slower', 'en', { music: 'make it slower', refines: true }],
    ['慢一点', 'zh', { music: '慢一点' }],
    ['another one', 'en', { music: '' }],
    ['换一首', 'zh', { music: '' }],
    ['remove the music', 'en', { music: null, edits: [{ kind: 'remove-music' }] }],
    ['去掉音乐', 'zh', { music: null, edits: [{ kind: 'remove-music' }] }],
    ['what key is it in?', 'en', { music: null, question: 'key' }],
    ['这是什么调？', 'zh', { music: null, question: 'key' }],
    ['hello', 'en', { music: null, greeting: true }],
    ['你好', 'zh', { music: null, greeting: true }],
  ])('%s: is asked for beside words that mean what they mean without it', (words, language, rest) => {
    const alone = understand(writeChoices(words, { clip: 'b.mp4' }));
    expect(alone).toEqual({ ...understand(words), clip: 'b.mp4' });
    expect(alone).toMatchObject({ language, ...rest });
  });

  it('goes with the other choices, which stay the piece’s', () => {
    const asked = understand(writeChoices('calm', { clip: '夜 “x”.mp4', seed: 7, bpm: 80 }));
    expect(asked).toMatchObject({
      clip: '夜 “x”.mp4',
      seed: 7,
      music: 'calm\n\nTempo: 80 bpm. Seed: 7.',
    });
    const loud = understand(writeChoices('', { clip: 'b.mp4', volume: 0.5 }));
    expect(loud).toMatchObject({ clip: 'b.mp4', music: 'Music volume: 50%.' });
  });

  it('is nobody’s where none was asked for', () => {
    expect(understand('calm music for b.mp4 alone').clip).toBeNull();
  });
});

describe('the seed that nobody chose', () => {
  it('repeats itself for the same clip, words and place in the session', () => {
    expect(defaultSeed(['a'], 'Upbeat  Lo-Fi ', 0)).toBe(defaultSeed(['a'], 'upbeat lo-fi', 0));
  });

  it('differs with each of them', () => {
    const seeds = [
      defaultSeed(['a'], 'upbeat', 0),
      defaultSeed(['b'], 'upbeat', 0),
      defaultSeed(['a'], 'calm', 0),
      defaultSeed(['a'], 'upbeat', 1),
    ];
    expect(new Set(seeds).size).toBe(4);
  });

  it('is the first that no piece of the session has', () => {
    const [first, second] = [0, 1].map((before) => defaultSeed(['a'], 'calm', before));
    const others = [defaultSeed(['b'], 'calm', 0), defaultSeed(['a'], 'epic', 0)];
    expect(freshSeed(['a'], 'calm', [])).toBe(first);
    expect(freshSeed(['a'], 'calm', others)).toBe(first);
    expect(freshSeed(['a'], 'calm', [...others, first ?? 0])).toBe(second);
    expect(freshSeed(['a'], 'calm', [first ?? 0, 5, second ?? 0])).toBe(
      defaultSeed(['a'], 'calm', 2),
    );
  });
});
