import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeed, readChoices, writeChoices } from '../../src/protocol/index.js';

const instruments = () =>
  fc.array(fc.constantFrom('piano', 'french horn', '钢琴', '古筝', "drums'n'bass", 'Seed', '808'), {
    minLength: 1,
    maxLength: 4,
  });

describe('what was chosen besides the words', () => {
  const all = {
    style: 'lo-fi',
    bpm: 92.5,
    key: 'F# minor',
    instruments: ['piano', 'strings'],
    withoutInstruments: ['drums'],
    seed: 4_294_967_295,
    volume: 0.35,
  };

  it('is written in sentences that any backend reads', () => {
    expect(writeChoices('upbeat', all)).toBe(
      'upbeat\n\nStyle: lo-fi. Tempo: 92.5 bpm. Key: F# minor. With: piano, strings. ' +
        'Without: drums. Seed: 4294967295. Music volume: 35%.',
    );
    expect(writeChoices('upbeat', {})).toBe('upbeat');
    expect(writeChoices('upbeat', { instruments: [] })).toBe('upbeat');
  });

  it('is read as it was written', () => {
    const choices = fc.record(
      {
        style: fc.constantFrom('lo-fi', 'drum & bass', 'cinematic-epic', '轻音乐'),
        bpm: fc.integer({ min: 40, max: 220 }),
        key: fc.constantFrom('A minor', 'Bb major', 'F#'),
        instruments: instruments(),
        withoutInstruments: instruments(),
        seed: fc.nat(4_294_967_295),
        volume: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
        clip: fc.oneof(
          fc.constantFrom(
            'b.mp4',
            '我的视频.mov',
            'Style: x. Seed: 1.mp4',
            '“” (its newest upload).mkv',
          ),
          fc.string().filter((name) => !/[\r\n]/.test(name)),
        ),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    const words = fc.constantFrom('', 'calm piano', '轻快的音乐。', 'two\nlines. Really: yes.');
    fc.assert(
      fc.property(words, choices, (said, chosen) => {
        const read = readChoices(writeChoices(said, chosen));
        expect(read.words).toBe(said);
        expect(read.choices).toEqual(chosen);
        const { clip: _, ...others } = chosen;
        expect(read.sentence === '').toBe(Object.keys(others).length === 0);
      }),
    );
  });

  it('says in words that an agent can obey which clip it is for, before everything else', () => {
    expect(writeChoices('upbeat', { clip: 'b.mp4', seed: 7 })).toBe(
      'upbeat\n\nClip: only “b.mp4” (its newest upload). Take every other clip and all earlier ' +
        'music off the timeline, then score this clip alone. Seed: 7.',
    );
    expect(readChoices(writeChoices('x', { clip: 'two\nlines.mp4' })).choices.clip).toBe(
      'two lines.mp4',
    );
  });

  it('is not found in words that only look like it', () => {
    for (const said of [
      'Clip: b.mp4',
      'calm, in the style: of jazz',
      'Style guide',
      'Seed: 1\nand more',
    ]) {
      expect(readChoices(said)).toEqual({ words: said, choices: {}, sentence: '' });
    }
  });

  it('leaves out what cannot be', () => {
    const message = 'calm\n\nTempo: fast. Seed: 4294967296. Music volume: 200%. With: , !.';
    expect(readChoices(message).choices).toEqual({});
    expect(readChoices(message).words).toBe('calm');
    expect([0, 4_294_967_295, -1, 1.5, 4_294_967_296].map(isSeed)).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});
