import { describe, expect, it } from 'vitest';
import type { PieceFacts } from '../../../src/engine/agent/phrases.js';
import { english } from '../../../src/engine/agent/phrases-en.js';
import { chinese } from '../../../src/engine/agent/phrases-zh.js';
import type { Change, Operation } from '../../../src/engine/timeline/index.js';

const hit = { cutSeconds: 1, accentSeconds: 1, beat: 4, downbeat: true, strength: 1 };
const facts: PieceFacts = {
  report: {
    version: '1.0.0',
    seed: 42,
    style: 'lo-fi',
    title: 'Golden Bridge',
    tempoBpm: 83.049,
    key: 'A minor',
    bars: 13,
    durationSeconds: 30,
    instruments: ['Electric piano', 'Bass'],
    sections: [
      { name: 'intro', startSeconds: 0, endSeconds: 10, bars: 4 },
      { name: 'outro', startSeconds: 10, endSeconds: 30, bars: 9 },
    ],
    hits: [hit, { ...hit, downbeat: false }],
    cuts: 3,
    loudness: { integratedLufs: -14, truePeakDbtp: -1.5 },
    metrics: {},
    timingsMs: {},
    unknownWords: [],
  },
  clips: ['walk.mp4'],
  styleName: 'Lo-fi',
  styleFromPicture: false,
  missingStyles: [],
  unknownWords: [],
  absentPlayers: [],
  keepsOwnSound: false,
  volume: 1,
};

describe('what is said of a new piece', () => {
  it('names its style, tempo, key, sections, hits and seed', () => {
    expect(english.piece(facts)).toBe(
      'I wrote “Golden Bridge” for walk.mp4: Lo-fi at 83 bpm in A minor, 13 bars (intro, outro), with electric piano and bass. It hits 2 of 3 cuts, 1 of them on a downbeat. Seed 42.',
    );
    expect(chinese.piece(facts)).toBe(
      '我为 walk.mp4 写了《Golden Bridge》：Lo-fi，83 bpm，A 小调，共 13 小节（前奏、尾声），由电钢琴、贝斯演奏。3 个剪辑点中卡准了 2 个，其中 1 个落在强拍上。种子 42。',
    );
  });

  it('owns up to what was not understood, and to what is not there yet', () => {
    const text = english.piece({
      ...facts,
      styleFromPicture: true,
      missingStyles: ['synthwave'],
      unknownWords: ['blorp'],
    });
    expect(text).toContain('I cannot do synthwave yet; Lo-fi is the nearest to it.');
    expect(text).toContain("I don't know “blorp”; I took Lo-fi from the picture.");
  });

  it('counts as hit what the report counts as hit, and says who is not there', () => {
    const text = english.piece({
      ...facts,
      report: { ...facts.report, cutsHit: 1 },
      absentPlayers: ['saxophone'],
    });
    expect(text).toContain('It hits 1 of 3 cuts');
    expect(text).toContain('There is no saxophone in it to make louder or softer.');
  });

  it('says of what was asked for that it is not to be heard', () => {
    const missing = {
      ...facts,
      unplayed: ['piano'],
      moodTurns: [
        { text: 'happy, then sad at the end', shown: true },
        { text: 'from dark to hopeful', shown: false },
      ],
    };
    const text = english.piece(missing);
    expect(text).toContain('You asked for piano, but nobody plays that here.');
    expect(text).toContain('“happy, then sad at the end” shows in how much is played.');
    expect(text).toContain('“from dark to hopeful” is not to be heard as a change.');
    expect(chinese.piece(missing)).toContain('你要的钢琴没有出现在这首里。');
  });

  it('tells what becomes of the clip’s own sound, and of the volume', () => {
    const text = english.piece({ ...facts, keepsOwnSound: true, volume: 0.35 });
    expect(text).toContain('the music ducks under it. The music is at 35%.');
  });
});

describe('what is said of edits', () => {
  const music = { by: 'kind', kind: 'music' } as const;
  const range = { from: { of: 'start', ms: 1000 }, to: { of: 'start', ms: 2500 } } as const;
  const part = (name: string, before: number): Change => ({
    kind: 'changed',
    track: 'audio',
    name,
    startMs: 1000,
    endMs: 2500,
    field: 'volume',
    before,
    after: 0,
  });
  const mute: Operation = { do: 'volume', of: music, change: { to: 0 }, range };

  it('names the stretch that was made louder or softer, and all that was before', () => {
    const changes = [part('Walk', 100), part('Walk', 40)];
    expect(english.changed(mute, changes)).toBe(
      'The music is silent from 0:01 to 0:02.5 now (100% and 40% before).',
    );
    expect(chinese.changed(mute, changes)).toBe('音乐在 0:01–0:02.5 已静音（原为 100%、40%）。');
  });

  it('keeps names on one line, in the direction of the sentence and short', () => {
    const place = { kind: 'added', track: 'video', startMs: 0, endMs: 4000 } as const;
    const told = (name: string) =>
      english.changed({ do: 'place', media: 'all', at: { at: 'end' } }, [{ ...place, name }]);
    expect(told('a\nb\u0007\u202egpj.mp4')).toContain('“a bgpj.mp4” is on the timeline');
    const long = told(`${'x'.repeat(300)}.mp4`);
    expect(long).toMatch(/^“x+…x+\.mp4” is/);
    expect(long.length).toBeLessThan(120);
  });
});
