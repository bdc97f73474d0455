import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../../../src/engine/music/index.js';
import type { Brief } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';

const clip = clipAnalysis({ seconds: 40, every: 4 });
const read = (words: string): Brief => parseBrief(words, clip, { seed: 7 });

type Expected = Partial<
  Pick<Brief, 'style' | 'styleFrom' | 'modeLean' | 'ending' | 'volume' | 'language' | 'seed'>
> & {
  without?: string[];
  only?: string[];
  wanted?: string[];
  key?: string;
  bpm?: number;
  unknown?: string[];
  mood?: 'happy' | 'sad' | 'calm' | 'excited';
};

const PROMPTS: readonly [words: string, expected: Expected][] = [
  ['upbeat lo-fi', { style: 'lo-fi', styleFrom: 'words', mood: 'happy', unknown: [] }],
  ['lofi hip hop beats to study to', { style: 'lo-fi', unknown: [] }],
  ['Chillhop', { style: 'lo-fi', styleFrom: 'words' }],
  ['lo fi please', { style: 'lo-fi', unknown: [] }],
  ['epic', { style: 'cinematic-epic', styleFrom: 'words', ending: 'hard' }],
  ['epic, builds up, hard ending', { style: 'cinematic-epic', ending: 'hard', unknown: [] }],
  ['a cinematic trailer', { style: 'cinematic-epic', unknown: [] }],
  ['dark movie trailer, very fast', { style: 'cinematic-epic', modeLean: 'minor', mood: 'sad' }],
  ['triumphant battle music', { style: 'cinematic-epic', modeLean: 'major', mood: 'excited' }],
  ['ambient', { style: 'ambient', styleFrom: 'words', ending: 'fade' }],
  ['calm ambient for a forest at dawn', { style: 'ambient', mood: 'calm', unknown: [] }],
  ['meditation music, very slow', { style: 'ambient', unknown: [] }],
  ['an atmospheric soundscape', { style: 'ambient', unknown: [] }],
  [
    '80s synthwave at 100 bpm in A minor',
    { style: 'synthwave', key: 'A minor', bpm: 100, unknown: [] },
  ],
  ['trap', { style: 'trap', unknown: [] }],
  ['a deep house track', { style: 'house' }],
  ['chill hip hop', { style: 'lo-fi', unknown: [] }],
  ['复古合成器', { style: 'synthwave', language: 'zh', unknown: [] }],
  ['放克迪斯科', { style: 'disco', unknown: [] }],
  ['8-bit video game music', { style: 'chiptune', unknown: [] }],
  ['嘻哈说唱', { style: 'trap', unknown: [] }],
  ['orchestral', { style: 'orchestral', unknown: [] }],
  ['like a sunny road trip', { mood: 'happy', unknown: [] }],
  ['something melancholic', { mood: 'sad', modeLean: 'minor', unknown: [] }],
  ['not sad', { mood: 'happy' }],
  ['no drums', { without: ['drums'], only: [] }],
  ['lo-fi without drums', { style: 'lo-fi', without: ['drums'] }],
  ['no drums or bass', { without: ['drums', 'bass'] }],
  ['no drums, bass please', { without: ['drums'], wanted: ['bass'] }],
  ["don't use strings", { without: ['strings'] }],
  ['only piano', { only: ['piano'], wanted: [] }],
  ['just piano and strings', { only: ['piano', 'strings'] }],
  ['piano only', { only: ['piano'], wanted: [] }],
  ['solo guitar', { only: ['guitar'] }],
  ['no drums or bass, only piano', { without: ['drums', 'bass'], only: ['piano'] }],
  ['chill beats with guitar', { wanted: ['guitar'], style: 'lo-fi' }],
  [
    'epic orchestral with choir and no brass',
    { wanted: ['choir'], without: ['brass'], style: 'cinematic-epic' },
  ],
  ['ambient with a soft flute', { wanted: ['flute'], unknown: [] }],
  ['lo-fi at 92 bpm', { bpm: 92, unknown: [] }],
  ['tempo 120', { bpm: 120 }],
  ['88.5 beats per minute', { bpm: 88.5 }],
  ['lo-fi in A minor', { key: 'A minor', modeLean: 'minor', unknown: [] }],
  ['ambient in F# major', { key: 'F# major', modeLean: 'major' }],
  ['in Bb dorian', { key: 'Bb dorian', modeLean: 'minor' }],
  ['in the key of E flat major', { key: 'Eb major' }],
  ['lo-fi in a minor key', { modeLean: 'minor', unknown: [] }],
  ['a melody in C', { key: 'C major', wanted: ['melody'] }],
  ['Key: C sharp minor', { key: 'C# minor' }],
  ['fade out at the end', { ending: 'fade', unknown: [] }],
  ['lo-fi with a hard stop', { ending: 'hard', unknown: [] }],
  ['music at 35%', { volume: 0.35, unknown: [] }],
  ['35% volume', { volume: 0.35, unknown: [] }],
  ['half as loud', { volume: 0.5, unknown: [] }],
  ['seed 99', { seed: 99, unknown: [] }],
  [
    'upbeat lo-fi\n\nStyle: lo-fi. Tempo: 92 bpm. Key: A minor. Seed: 42. Music volume: 35%.',
    { style: 'lo-fi', bpm: 92, key: 'A minor', seed: 42, volume: 0.35, unknown: [] },
  ],
  ['Style: cinematic-epic. Seed: 1.', { style: 'cinematic-epic', seed: 1, unknown: [] }],
  ['something for xyzzy', { styleFrom: 'picture', unknown: ['xyzzy'] }],
  ['', { styleFrom: 'picture', unknown: [], seed: 7, language: 'en' }],
  ['欢快的低保真音乐', { style: 'lo-fi', mood: 'happy', language: 'zh', unknown: [] }],
  ['低保真，92拍', { style: 'lo-fi', bpm: 92, unknown: [] }],
  ['舒缓的钢琴，不要鼓', { wanted: ['piano'], without: ['drums'], mood: 'calm', unknown: [] }],
  ['轻鬆的鋼琴，不要鼓點', { wanted: ['piano'], without: ['drums'], unknown: [] }],
  ['没有鼓和贝斯', { without: ['drums', 'bass'], unknown: [] }],
  ['不要鼓、贝斯', { without: ['drums', 'bass'], unknown: [] }],
  ['只要钢琴', { only: ['piano'], unknown: [] }],
  ['钢琴独奏', { style: 'piano-solo' }],
  ['史诗感预告片，逐渐增强，戛然而止', { style: 'cinematic-epic', ending: 'hard', unknown: [] }],
  ['快节奏的史诗音乐，不要合唱', { style: 'cinematic-epic', without: ['choir'], unknown: [] }],
  ['空灵的氛围音乐，淡出', { style: 'ambient', ending: 'fade', unknown: [] }],
  ['忧伤的音乐，A小调', { key: 'A minor', mood: 'sad', unknown: [] }],
  ['降E大调', { key: 'Eb major' }],
  ['升F小调', { key: 'F# minor' }],
  ['每分钟80拍', { bpm: 80, unknown: [] }],
  ['音量35%', { volume: 0.35, unknown: [] }],
  ['種子 42', {}],
  ['种子42', { seed: 42, unknown: [] }],
  ['国风', { style: 'guofeng', unknown: [] }],
];

describe('the brief from the words', () => {
  it.each(PROMPTS)('understands “%s”', (words, expected) => {
    const brief = read(words);
    const { without, only, wanted, key, bpm, unknown, mood, ...plain } = expected;
    expect(brief).toMatchObject(plain);
    if (without) expect([...brief.without].sort()).toEqual([...without].sort());
    if (only) expect([...brief.only].sort()).toEqual([...only].sort());
    if (wanted) expect([...(brief.wanted ?? [])].sort()).toEqual([...wanted].sort());
    if (key) expect(`${brief.key?.tonic} ${brief.key?.mode}`).toBe(key);
    if (bpm) expect(brief.tempo).toEqual({ minBpm: bpm, maxBpm: bpm });
    if (unknown) expect(brief.unknownWords).toEqual(unknown);
    if (mood === 'happy') expect(brief.mood.valence).toBeGreaterThan(0.2);
    if (mood === 'sad') expect(brief.mood.valence).toBeLessThan(-0.2);
    if (mood === 'calm') expect(brief.mood.arousal).toBeLessThan(-0.25);
    if (mood === 'excited') expect(brief.mood.arousal).toBeGreaterThan(0.3);
  });

  it('lets “slower” and “faster” move the tempo within what the style bears', () => {
    const plain = read('lo-fi').tempo;
    expect(read('slow lo-fi').tempo.maxBpm).toBeLessThan(plain.maxBpm);
    expect(read('fast lo-fi').tempo.minBpm).toBeGreaterThan(plain.minBpm);
    expect(read('lo-fi, not too fast').tempo.minBpm).toBeLessThan(read('fast lo-fi').tempo.minBpm);
    expect(read('as slow as possible lo-fi').tempo.minBpm).toBeGreaterThan(60);
  });

  it('says which style stands in for one that is not written yet', () => {
    expect(read('techno').substitutions).toEqual([{ asked: 'techno', taken: 'house' }]);
    expect(read('lo-fi').substitutions).toEqual([]);
  });
});

describe('the brief from the picture', () => {
  const style = (valence: number, arousal: number, every: number) =>
    parseBrief('', clipAnalysis({ seconds: 40, every, mood: { valence, arousal } }), { seed: 1 })
      .style;

  it('chooses the style when the words name none', () => {
    expect(style(0.1, -0.9, 0)).toBe('ambient');
    expect(style(0.3, -0.1, 4)).toBe('lo-fi');
    expect(style(-0.1, 0.9, 1)).toBe('cinematic-epic');
  });

  it('makes an excited picture faster and more intense', () => {
    const brief = (arousal: number) =>
      parseBrief('lo-fi', clipAnalysis({ seconds: 40, every: 4, mood: { valence: 0, arousal } }), {
        seed: 1,
      });
    expect(brief(0.9).tempo.minBpm).toBeGreaterThan(brief(-0.9).tempo.minBpm);
    expect(brief(0.9).intensity).toBeGreaterThan(brief(-0.9).intensity);
  });

  it('gives way to the words', () => {
    const sad = clipAnalysis({ seconds: 40, mood: { valence: -0.9, arousal: -0.5 } });
    expect(parseBrief('happy', sad, { seed: 1 }).modeLean).toBe('major');
    expect(parseBrief('', sad, { seed: 1 }).modeLean).toBe('minor');
  });
});
