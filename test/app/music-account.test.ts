import { describe, expect, it } from 'vitest';
import { musicReport } from '../../src/app/music-account.js';
import type { SessionState } from '../../src/app/ports.js';
import { fileNameOf, findPiece } from '../../src/app/session-piece.js';
import { readDraft } from '../../src/protocol/index.js';
import { VmgError } from '../../src/support/errors.js';
import { reportOf } from './music-report.js';

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
      { id: 'm1', report: reportOf('First') },
      { id: 'm2', report: reportOf('Second') },
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

describe('a piece of a session', () => {
  const over = (videos: SessionState['videos']): SessionState => {
    const picture = { tt: 0, sg: [{ d: 1000, m: { mediaId: 'v2', name: 'shown' } }] };
    const { draft, generated } = state('m2');
    return { draft: { t: [picture, ...readDraft(draft ?? {}).t] }, generated, videos };
  };
  const CLIPS = [
    { id: 'v1', name: 'a.mp4' },
    { id: 'v2', name: 'b.mp4' },
  ];

  it('is that on the timeline, or the one whose id is given or begins so', () => {
    expect(findPiece(state('m2'), undefined).id).toBe('m2');
    expect(findPiece(state('m2'), 'm1').id).toBe('m1');
    const { generated } = state();
    const long = generated.map((piece) => ({ ...piece, id: `piece_${piece.id}` }));
    expect(findPiece({ ...state(), generated: long }, 'piece_m1').id).toBe('piece_m1');
    for (const [id, exitCode, said] of [
      [undefined, 7, 'no piece by the engine on the timeline'],
      ['m', 2, '2 pieces begin with m'],
      ['x', 2, 'There is no piece x'],
      [' ', 2, 'There is no piece'],
    ] as const) {
      const find = () => findPiece({ ...state(), generated }, id);
      expect(find).toThrow(VmgError);
      expect(find).toThrow(expect.objectContaining({ exitCode }));
      expect(find).toThrow(said);
    }
  });

  it('is named after its clip, or after itself where several clips may be that', () => {
    const named = (id: string, of: SessionState) => fileNameOf(findPiece(of, id), of);
    expect(named('m2', over(CLIPS))).toBe('b.vmg');
    expect(named('m2', over([]))).toBe('shown.vmg');
    expect(named('m1', over(CLIPS.slice(1)))).toBe('b.vmg');
    const titled = over(CLIPS);
    const [first] = titled.generated;
    titled.generated = [{ ...first, title: 'Sun/Moon: Mr. Blue' }, ...titled.generated.slice(1)];
    expect(named('m1', titled)).toBe('Sun Moon  Mr. Blue.vmg');
  });
});
