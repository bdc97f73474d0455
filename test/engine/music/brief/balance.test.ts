import { describe, expect, it } from 'vitest';
import {
  composeScore,
  parseBrief,
  readLevels,
  setLevels,
} from '../../../../src/engine/music/index.js';
import { clipAnalysis } from '../clips.js';

const wishes = (words: string) =>
  readLevels(words).levels.map(({ family, gainDb }) => `${family} ${Math.round(gainDb)}`);

describe('what a prompt says of how loud single instruments are', () => {
  it.each([
    ['less drums', ['drums -6']],
    ['make the drums softer', ['drums -6']],
    ['Make the drums a bit quieter', ['drums -6']],
    ['turn down the bass', ['bass -6']],
    ['the piano is too loud', ['piano -6']],
    ['piano louder', ['piano 4']],
    ['more drums', ['drums 4']],
    ['drums are too quiet', ['drums 4']],
    ['set the drums to 50%', ['drums -6']],
    ['softer drums and louder strings', ['drums -6', 'strings 4']],
    ['鼓小声一点', ['drums -6']],
    ['少一点鼓', ['drums -6']],
    ['鼓聲太大了', ['drums -6']],
    ['把鼓调小一点', ['drums -6']],
    ['钢琴大声一点', ['piano 4']],
  ])('is understood: %s', (words, expected) => expect(wishes(words)).toEqual(expected));

  it.each([
    'without drums',
    'upbeat lo-fi, drums and bass',
    'soft piano',
    'lo-fi, 35%',
    'quieter',
    '不要鼓',
    '音乐小声一点',
  ])('is nothing where it says nothing of the kind: %s', (words) =>
    expect(wishes(words)).toEqual([]));

  it('is taken out of the words, which keep the rest of what they say', () => {
    expect(readLevels('Lo-fi in A minor with softer drums').rest).toBe('Lo-fi in A minor with  , ');
    expect(readLevels('lo-fi with more drums').rest).toBe('lo-fi with more drums');
  });
});

describe('the levels of a score', () => {
  const clip = clipAnalysis({ seconds: 20, every: 4 });
  const score = composeScore(parseBrief('lo-fi', clip, { seed: 7 }), clip);

  it('change for the players that were meant, and for nobody else', () => {
    const { score: after, absent } = setLevels(score, readLevels('less drums').levels);
    expect(absent).toEqual([]);
    after.parts.forEach(({ role, mix, notes }, i) => {
      const before = score.parts[i];
      const isDrums = role === 'drums' || role === 'percussion';
      expect(mix.gainDb - (before?.mix.gainDb ?? 0)).toBeCloseTo(isDrums ? -6 : 0);
      expect(notes).toBe(before?.notes);
    });
    expect(after.parts.some(({ role }) => role === 'drums')).toBe(true);
  });

  it('name the players that are not there', () => {
    expect(setLevels(score, readLevels('louder saxophone').levels).absent).toEqual(['saxophone']);
  });
});
