import { describe, expect, it } from 'vitest';
import { followUp } from '../../../src/engine/agent/follow-up.js';
import { understand } from '../../../src/engine/agent/understand.js';
import type { PieceRecord } from '../../../src/engine/storage/index.js';

const report = {
  version: '1',
  seed: 42,
  style: 'lo-fi',
  title: 'Golden Bridge',
  tempoBpm: 90,
  key: 'A minor',
  bars: 1,
  durationSeconds: 3,
  instruments: [],
  sections: [],
  hits: [],
  cuts: 0,
  loudness: { integratedLufs: -14, truePeakDbtp: -1.5 },
  metrics: {},
  timingsMs: {},
  unknownWords: [],
};
const before: PieceRecord = {
  id: 'piece',
  sessionId: 's',
  words: 'lo-fi with guitar\n\nTempo: 92 bpm.',
  report,
};
const asked = (words: string) => followUp(understand(words), before);

describe('what is asked after a piece', () => {
  it('is slower than that piece, and the same music', () => {
    expect(asked('slower')).toEqual({
      words: 'slower\n\nTempo: 77 bpm.',
      earlierWords: 'lo-fi with guitar',
      seed: 42,
    });
    expect(asked('更快').words).toContain('Tempo: 104 bpm.');
  });

  it('keeps the tempo that is stated outright', () => {
    expect(asked('slower\n\nTempo: 60 bpm.').words).toBe('slower\n\nTempo: 60 bpm.');
  });

  it('is another piece when another one is asked for', () => {
    expect(asked('another one')).toEqual({ words: '', earlierWords: before.words, seed: null });
    expect(asked('calm piano').seed).toBeNull();
  });

  it('is a first piece where there is none before', () => {
    expect(followUp(understand('slower'), undefined)).toEqual({
      words: 'slower',
      earlierWords: null,
      seed: null,
    });
  });
});
