import { describe, expect, it } from 'vitest';
import { musicReport } from '../../src/app/music-account.js';
import type { SessionState } from '../../src/app/ports.js';
import type { MusicReport } from '../../src/protocol/index.js';

const report = (title: string): MusicReport => ({
  version: '1',
  durationSeconds: 10,
  title,
  style: 'lo-fi',
  tempoBpm: 82,
  key: 'F major',
  seed: 1,
  bars: 4,
  instruments: [],
  sections: [],
  hits: [],
  cuts: 0,
  cutsOnBeat: 0,
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  metrics: {},
  timingsMs: {},
  unknownWords: [],
});

/** Two pieces, one after the other, and a timeline whose sounds are of these media. */
function state(...sounds: (string | undefined)[]): SessionState {
  const segment = (mediaId: string | undefined) => ({
    d: 1000,
    m: mediaId === undefined ? { name: 'a sound' } : { mediaId },
  });
  return {
    draft: { t: [{ tt: 1, sg: sounds.map(segment) }] },
    videos: [],
    generated: [
      { id: 'm1', report: report('First') },
      { id: 'm2', report: report('Second') },
    ],
  };
}

describe('the music that is told of', () => {
  it.each<[string, (string | undefined)[], string | undefined]>([
    ['the newest piece that is on the timeline', ['m1', 'm2'], 'Second'],
    ['the piece that undoing brought back', ['m1'], 'First'],
    ['the newest, where the timeline does not say what it plays', [undefined], 'Second'],
    ['none, where something else plays', ['song.mp3'], undefined],
    ['none, where nothing plays', [], undefined],
  ])('is %s', (_what, sounds, title) => {
    expect(musicReport(state(...sounds))?.title).toBe(title);
  });

  it('is none while there is no timeline', () => {
    expect(musicReport({ ...state('m1'), draft: null })).toBeUndefined();
  });
});
